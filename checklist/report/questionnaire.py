"""The questions of an article as the report prints them: boxes, answers, the law cited, who reads them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checklist import changes
from checklist.conditions import Fact
from checklist.document import (
    AnswerLine,
    Box,
    CitationLine,
    CitationNote,
    FiguresRow,
    FiguresTable,
    Link,
    NotAskedLine,
    OptionRow,
    QuestionEntry,
    Row,
    Written,
)
from checklist.flow import View
from checklist.observations import Observations
from checklist.question import BY_OPTION, DO_NOT_KNOW, Question, QuestionType
from checklist.report.cited import cited, moment
from checklist.report.depth import Selection
from checklist.report.labels import Labels
from checklist.report.sides import Disputes
from checklist.submission import Answer, Citation, Figure, NoValue, Planned, by_counted

_BOXES = (QuestionType.YES_NO, QuestionType.COVERAGE, QuestionType.CHOICE, QuestionType.SEVERAL)


@dataclass(frozen=True)
class Questionnaire:
    """Prints questions with their answers."""

    labels: Labels
    view: View
    observations: Observations
    selection: Selection | None  #: None: everything

    def entries(self, questions: Iterable[Question]) -> tuple[QuestionEntry, ...]:
        """The questions that are asked, and those that are not but have an answer on file."""
        wanted = questions if self.selection is None else ()
        return tuple(self._entry(question) for question in wanted if self._printed(question))

    def not_asked(self, questions: Iterable[Question]) -> tuple[NotAskedLine, ...]:
        """A short line for each other question."""
        return tuple(self._not_asked(q) for q in questions if self._selected(q) and not self._printed(q))

    def in_short(
        self, questions: Iterable[Question], place: str
    ) -> tuple[tuple[AnswerLine, ...], tuple[CitationNote, ...]]:
        """The selected questions with what their answers lack, and the law cited; none where all stand in full."""
        wanted = () if self.selection is None else questions
        chosen = [question for question in wanted if self._selected(question) and self._printed(question)]
        cited = {question.id: self._cited(question) for question in chosen}
        numbers = {citation: n for n, citation in enumerate(dict.fromkeys(c for cs in cited.values() for c in cs), 1)}
        links = {citation: Link(str(number), f"#n-{place}-{number}") for citation, number in numbers.items()}
        by_number = {question_id: sorted(found, key=numbers.__getitem__) for question_id, found in cited.items()}
        lines = tuple(self._in_short(q, tuple(links[citation] for citation in by_number[q.id])) for q in chosen)
        return lines, tuple(CitationNote(link.target[1:], link.text, citation) for citation, link in links.items())

    def _selected(self, question: Question) -> bool:
        return self.selection is None or question.id in self.selection.questions

    def _printed(self, question: Question) -> bool:
        given = self.labels.submission
        return self.view.asked(question.id) or question.id in (*given.answers, *given.conflicts.answers)

    def _entry(self, question: Question) -> QuestionEntry:
        say, labels = self.labels.texts.say, self.labels
        answer = labels.submission.answers.get(question.id) or Answer()
        return QuestionEntry(
            anchor=f"q-{question.id}",
            number=labels.number(question.id),
            ask=say(f"question.{question.id}.ask"),
            boxes=self._boxes(question, _stated(answer) or answer.no_value) if self._has_boxes(question) else (),
            options=self._options(question, answer),
            option_heads=(say("report.option"), say("report.answer")),
            figures=self._figures(question, answer),
            answer=self._answer(question, answer),
            prose=self._prose(question, answer),
            notes=tuple(self._notes(question)),
            reason=labels.maybe_written(answer.reason),
            citations=self.citations(answer.citations, question),
            comment=labels.maybe_written(answer.comment),
            planned=tuple(self._planned(answer.planned)) if answer.planned is not None else (),
            origin=tuple(self._origin(answer)),
            read_by=labels.read_by(question.id),
        )

    def _in_short(self, question: Question, notes: tuple[Link, ...]) -> AnswerLine:
        labels = self.labels
        answer = labels.submission.answers.get(question.id) or Answer()
        return AnswerLine(
            anchor=f"q-{question.id}",
            number=labels.number(question.id),
            ask=labels.texts.say(f"question.{question.id}.ask"),
            answer=labels.texts.say("report.series").join(labels.stated(self._lacking(question))),
            notes=notes,
            body=Row(labels.texts.say("report.body"), labels.written(answer.body)) if answer.body else None,
        )

    def _lacking(self, question: Question) -> tuple[Fact, ...]:
        """The facts of a question that are lacking; all of them where that is only a question's opening others."""
        lacking = self.selection.facts if self.selection else ()
        return tuple(fact for fact in question.facts if fact in lacking) or question.facts

    def _cited(self, question: Question) -> tuple[CitationLine, ...]:
        """The law cited for what is lacking, without the options it is cited for, which the answer names."""
        answer = self.labels.submission.answers.get(question.id) or Answer()
        citations = (c for fact in self._lacking(question) for c in answer.citations_for(fact.option))
        return tuple(dict.fromkeys(self.citations(tuple(citations))))

    def _has_boxes(self, question: Question) -> bool:
        """Whether a question has boxes of its own, not one row of them for each option."""
        return question.type in _BOXES and question.type not in BY_OPTION

    def _boxes(self, question: Question, word: str | None) -> tuple[Box, ...]:
        if question.type not in _BOXES:
            return ()
        boxes = tuple(Box(self.labels.word(question, value), value == word) for value in question.values)
        return (*boxes, Box(self.labels.texts.say("answer.do-not-know"), True)) if word == DO_NOT_KNOW else boxes

    def _options(self, question: Question, answer: Answer) -> tuple[OptionRow, ...]:
        if question.type not in BY_OPTION or answer.no_value is not None or self._is_withheld(question):
            return ()
        return tuple(self._option(question, answer, fact) for fact in question.facts)

    def _option(self, question: Question, answer: Answer, fact: Fact) -> OptionRow:
        word = answer.value.get(fact.option or "") if isinstance(answer.value, Mapping) else None
        boxes = self._boxes(question, word)
        ticked = any(box.ticked for box in boxes)
        return OptionRow(
            self.labels.option(fact), boxes, "" if ticked else self.labels.answer(fact), tuple(self.marks(fact))
        )

    def _figures(self, question: Question, answer: Answer) -> FiguresTable | None:
        """Statistics as a table: a row for each thing counted and its groups, in the question's order."""
        if not isinstance(answer.value, tuple):
            return None
        years = sorted({figure.year for figure in answer.value})
        rows = tuple(self._figure_rows(question, answer.value, years))
        return FiguresTable(self.labels.texts.say("report.figures"), tuple(map(str, years)), rows)

    def _figure_rows(self, question: Question, figures: tuple[Figure, ...], years: list[int]) -> Iterator[FiguresRow]:
        """The whole, also where only parts of it are given, then its parts."""
        by_row = by_counted(question, figures)
        for row in dict.fromkeys(each for given in by_row for each in ((given[0], ()), given)):
            numbers = by_row.get(row, {})
            cells = tuple(self._number(numbers.get(year)) for year in years)
            label = self.labels.groups(row) if row[1] else self.labels.counted(question, row)
            yield FiguresRow(label, cells, bool(row[1]))

    def _number(self, count: int | None) -> str:
        return "" if count is None else self.labels.texts.number(count)

    def _answer(self, question: Question, answer: Answer) -> str:
        """What the boxes do not show: that there is no answer, why, or a penalty or date in words."""
        if answer.no_value is NoValue.NOT_APPLICABLE:
            return self.labels.texts.say("report.declared-not-applicable")
        if question.type in BY_OPTION and answer.no_value is None and not self._is_withheld(question):
            return ""
        word = _stated(answer)
        if isinstance(answer.value, tuple) or (word is not None and question.type in (*_BOXES, QuestionType.TEXT)):
            return ""
        if answer.no_value is NoValue.DO_NOT_KNOW and self._has_boxes(question) and not self._is_withheld(question):
            return ""
        return self.labels.answer(Fact(question.id))

    def _is_withheld(self, question: Question) -> bool:
        return question.id in self.labels.basis.withheld

    def _prose(self, question: Question, answer: Answer) -> Written | None:
        word = _stated(answer) if question.type is QuestionType.TEXT else None
        return self.labels.maybe_written(word or "")

    def _notes(self, question: Question) -> Iterator[str]:
        yield from self._sides(question)
        if not self.view.asked(question.id):
            key = "report.inactive" if question.id in self.view.hidden else "report.inactive-yet"
            yield self.labels.texts.say(key, because=self.because(question))
        if question.type not in BY_OPTION:
            yield from self.marks(Fact(question.id))

    def _sides(self, question: Question) -> Iterator[str]:
        """What bodies answered who did not know of each other, where nothing of it is settled on yet."""
        answers = self.labels.submission.conflicts.answers.get(question.id, ())
        if answers:
            yield self.labels.texts.count("report.in-conflict", len(answers))
        yield from (side.said for side in Disputes(self.labels).on(question.id))

    def marks(self, fact: Fact) -> Iterator[str]:
        """Whether a fact rests on law not in force, or on none that is cited."""
        if any(pending.fact == fact for pending in self.observations.pending):
            yield self.labels.texts.say("report.pending-law")
        if fact in self.observations.uncited:
            yield self.labels.texts.say("report.no-law-cited")

    def _planned(self, planned: Planned) -> Iterator[Row]:
        say, labels = self.labels.texts.say, self.labels
        if planned.measure is not None:
            yield Row(say("report.planned.measure"), say(f"measure.{planned.measure}"))
        if planned.body.strip():
            yield Row(say("report.planned.body"), labels.written(planned.body))
        if planned.by is not None:
            yield Row(say("report.planned.by"), labels.texts.date(planned.by))
        if planned.text.strip():
            yield Row(say("report.planned.text"), labels.written(planned.text))

    def _origin(self, answer: Answer) -> Iterator[Row]:
        say, labels = self.labels.texts.say, self.labels
        if answer == Answer():
            return
        if answer.body:
            yield Row(say("report.body"), labels.written(answer.body))
        if answer.role:
            yield Row(say("report.role"), labels.written(answer.role))
        if answer.time:
            yield Row(say("report.given"), moment(labels, answer.time))
        yield Row(say("report.clearance"), say(f"clearance.{answer.clearance}"))

    def _not_asked(self, question: Question) -> NotAskedLine:
        labels = self.labels
        key = "report.not-asked" if question.id in self.view.hidden else "report.not-yet-asked"
        return NotAskedLine(
            anchor=f"q-{question.id}",
            number=labels.number(question.id),
            ask=labels.texts.say(f"question.{question.id}.ask"),
            because=labels.texts.say(key),
            links=labels.facts(self._gate_facts(question)),
        )

    def because(self, question: Question) -> str:
        """The answers that close a question's gate or leave it open, in words."""
        return self.labels.texts.join(link.text for link in self.labels.facts(self._gate_facts(question)))

    def _gate_facts(self, question: Question) -> tuple[Fact, ...]:
        """The facts that close a question's gate or leave it open, traced back to questions that are asked."""
        found: dict[Fact, None] = {}
        for fact in changes.support(question.gate, self.view.facts) if question.gate is not None else ():
            before = self.labels.rulebook.questions[fact.question]
            found |= dict.fromkeys((fact,) if self.view.asked(before.id) else self._gate_facts(before))
        return tuple(found)

    def citations(self, citations: tuple[Citation, ...], question: Question | None = None) -> tuple[CitationLine, ...]:
        """Citations with the titles and status of the laws they point to."""
        return tuple(cited(self.labels, citation, question) for citation in citations)


def _stated(answer: Answer) -> str | None:
    """The one word of an answer that is not by option."""
    return answer.value if isinstance(answer.value, str) and answer.value != DO_NOT_KNOW else None
