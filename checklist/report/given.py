"""Tables of what a State gave: answers, figures, citations, laws, statements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.conditions import Fact
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.report.labels import Labels
from checklist.report.sheet import Row, lines, sheet
from checklist.report.sides import Disputes
from checklist.report.whole import Whole
from checklist.submission import (
    Answer,
    Citation,
    Figure,
    Law,
    Planned,
    Statement,
    counted,
    stated,
)
from checklist.workbook import Cell, Sheet

_PLACE = (("formats.instrument", 18), ("formats.article", 26))
_QUESTION = (("formats.number", 8), ("formats.question-id", 24), ("formats.question", 44))
_LAW = (
    ("formats.law-id", 14),
    ("formats.law", 30),
    ("report.law.original-title", 30),
    ("report.law.language", 9),
    ("report.law.territory", 16),
    ("report.law.status", 14),
    ("formats.status-code", 11),
    ("report.law.adopted", 12),
    ("report.law.in-force", 12),
    ("report.law.repealed", 12),
    ("report.law.link", 30),
)


@dataclass(frozen=True)
class Given:
    """Prints a submission as tables."""

    whole: Whole

    @property
    def labels(self) -> Labels:
        """The words."""
        return self.whole.labels

    # Answers

    def answers(self) -> Sheet:
        """A row for each fact: each question, or each option of one, asked or not, answered or not."""
        columns = (
            *_PLACE,
            *_QUESTION,
            ("report.option", 26),
            ("formats.option-id", 16),
            ("report.answer", 26),
            ("formats.answer-code", 14),
            ("formats.asked", 12),
            ("formats.not-asked", 22),
            ("formats.remarks", 26),
            ("report.reason", 26),
            ("report.citations", 36),
            ("report.comment", 40),
            ("report.body", 22),
            ("report.role", 18),
            ("report.given", 20),
            ("report.clearance", 18),
            ("report.planned.measure", 22),
            ("formats.measure-code", 12),
            ("report.planned.body", 22),
            ("report.planned.by", 12),
            ("report.planned.text", 40),
        )
        return sheet(self.labels.texts, "answers", columns, self._answers())

    def _answers(self) -> Iterator[Row]:
        for question in self.labels.rulebook.questions.values():
            answer = self.labels.submission.answers.get(question.id)
            for fact in question.facts:
                yield (
                    *self._asked_of(question),
                    self.labels.option(fact) if fact.option else "",
                    fact.option or "",
                    *self._said(question, answer or Answer(), fact),
                    *self._standing(question, fact),
                    *self._origin(question, answer, fact),
                    *self._planned((answer and answer.planned) or Planned()),
                )

    def _asked_of(self, question: Question) -> Row:
        place = self.labels.rulebook.question_places[question.id]
        ask = self.labels.texts.say(f"question.{question.id}.ask")
        return *self.whole.place(place), self.labels.number(question.id), question.id, ask

    def _said(self, question: Question, answer: Answer, fact: Fact) -> Row:
        """The answer in words, and as a code; text has none."""
        word = dict(stated(question, answer)).get(fact, "")
        if question.type is QuestionType.TEXT and word:
            return self.labels.written(word), ""
        if not word and isinstance(answer.value, Mapping):
            word = answer.value.get(fact.option or "", "")
        return self.whole.answer(fact), word or answer.no_value or ""

    def _standing(self, question: Question, fact: Fact) -> Row:
        """Whether it is asked, because of what it is not, and what there is to remark on the answer."""
        say, view = self.labels.texts.say, self.whole.view
        remarks = lines(self.whole.questionnaire.marks(fact))
        if view.asked(question.id):
            return say("formats.asked.yes"), "", remarks
        key = "formats.asked.no" if question.id in view.hidden else "formats.asked.not-yet"
        return say(key), self.whole.questionnaire.because(question), remarks

    def _origin(self, question: Question, answer: Answer | None, fact: Fact) -> Row:
        if answer is None:
            return ("",) * 7
        cited = answer.citations_for(fact.option) if question.type in BY_OPTION else answer.citations
        return (
            self._own(answer.reason),
            lines(map(self.whole.cited, cited)),
            self._own(answer.comment),
            self._own(answer.body),
            self._own(answer.role),
            answer.time or "",
            self.labels.texts.say(f"clearance.{answer.clearance}"),
        )

    def _planned(self, planned: Planned) -> Row:
        kind = planned.measure
        return (
            self.labels.texts.say(f"measure.{kind}") if kind else "",
            kind or "",
            self._own(planned.body),
            planned.by or "",
            self._own(planned.text),
        )

    def _own(self, text: str, language: str | None = None) -> Cell:
        return self.labels.maybe_written(text, language) or ""

    # Figures

    def figures(self) -> Sheet:
        """A row for each figure of statistics."""
        columns = (
            *_PLACE,
            *_QUESTION,
            ("formats.counted", 30),
            ("formats.counted-id", 18),
            ("formats.groups", 26),
            ("formats.groups-id", 26),
            ("formats.year", 8),
            ("formats.figure", 10),
        )
        return sheet(self.labels.texts, "figures", columns, self._figures())

    def _figures(self) -> Iterator[Row]:
        for question in self.labels.rulebook.questions.values():
            answer = self.labels.submission.answers.get(question.id)
            for figure in answer.value if answer and isinstance(answer.value, tuple) else ():
                yield (*self._asked_of(question), *self._figure(question, figure))

    def _figure(self, question: Question, figure: Figure) -> Row:
        groups = counted(question, figure)
        return (
            self.labels.option(Fact(question.id, figure.of)),
            figure.of,
            self.labels.groups(groups),
            lines(f"{name}: {group}" for name, group in groups[1]),
            figure.year,
            figure.count,
        )

    # Laws and what rests on them

    def citations(self, *, with_uncited: bool) -> Sheet:
        """A row for each citation with its law, as a register of legislation takes it; also laws that nothing cites."""
        columns = (
            *_LAW,
            ("formats.provision", 24),
            ("report.quote", 40),
            *_PLACE,
            *_QUESTION,
            ("formats.options", 26),
            ("report.answer", 30),
            ("report.body", 22),
        )
        rows = [*self._by_answers(), *self._by_practices()]
        if with_uncited:
            cited = {row[0] for row in rows}
            rows += [(*self._law(law), *[""] * 10) for law in self.labels.submission.laws if law.id not in cited]
        return sheet(self.labels.texts, "citations", columns, rows)

    def _by_answers(self) -> Iterator[Row]:
        for question in self.labels.rulebook.questions.values():
            answer = self.labels.submission.answers.get(question.id) or Answer()
            for citation in answer.citations:
                options = tuple(Fact(question.id, option) for option in citation.options)
                yield (
                    *self._citation(citation),
                    *self._asked_of(question),
                    self.labels.series(map(self.labels.option, options)),
                    self._in_words(question, answer, options),
                    self._own(answer.body),
                )

    def _in_words(self, question: Question, answer: Answer, options: tuple[Fact, ...]) -> Cell:
        if question.type in BY_OPTION:
            return lines(self.labels.stated(options or question.facts))
        return self._said(question, answer, Fact(question.id))[0]

    def _by_practices(self) -> Iterator[Row]:
        """The law that good practices rest on, in the words of the State."""
        for found in self.whole.observations.good_practices:
            place = next(place for place in self.labels.rulebook.places if place.key == found.article)
            for citation in found.own.citations if found.own else ():
                about = self.labels.texts.say("formats.kind.good-practice")
                text = self.labels.written(found.own.text) if found.own else ""
                yield (*self._citation(citation), *self.whole.place(place), "", "", about, "", text, "")

    def _citation(self, citation: Citation) -> Row:
        law = self.labels.submission.law(citation.law)
        return *self._law(law), self._own(citation.provision), self._own(citation.quote, law.language)

    def laws(self) -> Sheet:
        """The register of laws."""
        columns = (*_LAW, ("formats.times-cited", 10))
        rows = ((*self._law(law), self._times_cited(law)) for law in self.labels.submission.laws)
        return sheet(self.labels.texts, "laws", columns, rows)

    def _times_cited(self, law: Law) -> int:
        given = self.labels.submission
        cited = [citation for answer in given.answers.values() for citation in answer.citations]
        cited += [c for notes in given.articles.values() for own in notes.good_practices for c in own.citations]
        return sum(citation.law == law.id for citation in cited)

    def _law(self, law: Law) -> Row:
        return (
            law.id,
            self._own(law.title),
            self._own(law.original_title, law.language),
            law.language or "",
            self._own(law.territory),
            self.labels.texts.say(f"law-status.{law.status}"),
            law.status,
            law.adopted or "",
            law.in_force or "",
            law.repealed or "",
            law.link or "",
        )

    # Reservations and declarations

    def statements(self) -> Sheet:
        """A row for each reservation and each declaration."""
        columns = (
            ("formats.instrument", 24),
            ("formats.kind", 16),
            ("report.statement.provision", 26),
            ("formats.text", 70),
            ("report.statement.date", 12),
            ("report.statement.withdrawn", 12),
        )
        return sheet(self.labels.texts, "statements", columns, self._statements())

    def _statements(self) -> Iterator[Row]:
        for chapter in self.labels.rulebook.chapters:
            party = self.labels.submission.parties.get(chapter.instrument.id)
            short = self.labels.texts.say(f"instrument.{chapter.instrument.id}.short")
            for kind in ("reservation", "declaration") if party else ():
                label = self.labels.texts.say(f"report.statement.{kind}")
                for statement in getattr(party, f"{kind}s"):
                    yield (short, label, *self._statement(statement))

    def _statement(self, made: Statement) -> Row:
        return self._own(made.provision), self._own(made.text), made.date or "", made.withdrawn or ""

    # Conflicts

    def conflicts(self) -> Iterator[Sheet]:
        """A row for each side of each conflict; no table where there is none."""
        columns = (("formats.conflict", 44), ("formats.entry-id", 24), ("formats.side", 50), ("formats.beside", 60))
        if Disputes(self.labels).count():
            yield sheet(self.labels.texts, "conflicts", columns, self._sides())

    def _sides(self) -> Iterator[Row]:
        disputes = Disputes(self.labels)
        for dispute in disputes.all():
            for side in dispute.sides:
                said, *beside = disputes.lines(side)
                yield dispute.about or dispute.where.text, dispute.name, said, "\n".join(beside)
