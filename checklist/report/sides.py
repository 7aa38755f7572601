"""Conflicts in words: what they are about, and what each side says, by whom and on what ground."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.conditions import Fact
from checklist.document import CitationLine, Link
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.report.cited import cited, moment
from checklist.report.labels import Labels
from checklist.submission import (
    Answer,
    ArticleNotes,
    Edited,
    Figure,
    Law,
    Party,
    Planned,
    Statement,
    by_counted,
)
from checklist.texts import isolate
from checklist.versions import Entry, marks

_LAW_DATES = ("adopted", "in_force", "repealed")


@dataclass(frozen=True)
class Side:
    """One side: who says what, what stands beside it, and the law cited; `entry` is None for a withdrawal."""

    said: str
    rows: tuple[str, ...] = ()
    citations: tuple[CitationLine, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True)
class Dispute:
    """One entry in conflict."""

    kind: str  #: answers, laws, parties or articles
    name: str
    where: Link
    about: str  #: the question in words; empty where `where` says it all
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Disputes:
    """Words for the conflicts of a submission."""

    labels: Labels

    def all(self) -> tuple[Dispute, ...]:
        """Every conflict: answers in the order of the questions, then laws, instruments and articles."""
        return (*self._answers(), *self._laws(), *self._parties(), *self._articles())

    def count(self) -> int:
        """How many entries are in conflict."""
        found = self.labels.submission.conflicts
        return len(found.answers) + len(found.laws) + len(found.parties) + len(found.articles)

    def on(self, question_id: str) -> tuple[Side, ...]:
        """The sides on a question; none where it is not in conflict."""
        submission = self.labels.submission
        answers = submission.conflicts.answers.get(question_id, ())
        taken_back = submission.withdrawn.get(question_id, ()) if answers else ()
        question = self.labels.rulebook.questions[question_id]
        return (*(self.answer(question, side) for side in answers), *map(self.withdrawal, taken_back))

    def of(self, kind: str, name: str) -> Side | None:
        """What the submission itself says in an entry, as one side; None where it has no such entry."""
        submission, questions = self.labels.submission, self.labels.rulebook.questions
        match kind:
            case "answers" if name in submission.answers:
                return self.answer(questions[name], submission.answers[name])
            case "laws":
                return next((self.law(law) for law in submission.laws if law.id == name), None)
            case "parties" if name in submission.parties:
                return self.party(submission.parties[name])
            case "articles" if name in submission.articles:
                return self.notes(submission.articles[name])
        return None

    def _answers(self) -> Iterator[Dispute]:
        say, labels = self.labels.texts.say, self.labels
        for question_id in labels.rulebook.questions:
            if question_id in labels.submission.conflicts.answers:
                ask = say(f"question.{question_id}.ask")
                yield Dispute("answers", question_id, labels.question(question_id), ask, self.on(question_id))

    def _laws(self) -> Iterator[Dispute]:
        for name, sides in self.labels.submission.conflicts.laws.items():
            where = Link(isolate(self._own(sides[0].title), self.labels.texts.direction), f"#l-{name}")
            yield Dispute("laws", name, where, "", tuple(map(self.law, sides)))

    def _parties(self) -> Iterator[Dispute]:
        for name, sides in self.labels.submission.conflicts.parties.items():
            where = Link(self.labels.texts.say(f"instrument.{name}.short"), f"#p-{name}")
            yield Dispute("parties", name, where, "", tuple(map(self.party, sides)))

    def _articles(self) -> Iterator[Dispute]:
        places = {place.key: place for place in self.labels.rulebook.places}
        for name, sides in self.labels.submission.conflicts.articles.items():
            where = self.labels.full_article(places[name])
            yield Dispute("articles", name, where, "", tuple(map(self.notes, sides)))

    def lines(self, side: Side) -> Iterator[str]:
        """A side line by line: who says what, what stands beside it, the law cited."""
        yield _line(side.said)
        yield from map(_line, side.rows)
        for citation in side.citations:
            values = {"law": citation.law.text, "place": citation.provision.text, "status": citation.status}
            yield self.labels.texts.say("sides.cited", **{name: _line(value) for name, value in values.items()})
            if citation.quote is not None:
                yield self.labels.texts.say("sides.quote", quote=_line(citation.quote.text))

    # One side

    def answer(self, question: Question, answer: Answer) -> Side:
        """An answer to a question as one side."""
        said = self._row(self._by(answer), self._said(self._as_if(question, answer), question, answer))
        citations = tuple(cited(self.labels, citation, question) for citation in answer.citations)
        return Side(said, tuple(self._beside(answer)), citations, answer)

    def withdrawal(self, mark: Edited) -> Side:
        """That an answer was taken back, as one side."""
        return Side(self._row(self.who(mark), self.labels.texts.say("sides.withdrawn")))

    def law(self, law: Law) -> Side:
        """What the register says of a law, as one side."""
        return Side(self._row(self._by(law), self._own(law.title)), tuple(self._law_rows(law)), entry=law)

    def party(self, party: Party) -> Side:
        """Where the State stands towards an instrument, as one side."""
        said = self._row(self._by(party), self.labels.texts.say(f"party.{party.status}"))
        return Side(said, tuple(self._party_rows(party)), entry=party)

    def notes(self, notes: ArticleNotes) -> Side:
        """What is added to an article, as one side."""
        rows = tuple(self._notes_rows(notes))
        said = self._row(self._by(notes), self.labels.texts.say("sides.notes" if rows else "sides.no-notes"))
        citations = (citation for own in notes.good_practices for citation in own.citations)
        lines = tuple(cited(self.labels, citation, None) for citation in citations)
        return Side(said, rows, lines, notes)

    # Who

    def _by(self, entry: Entry) -> str:
        """All who say so."""
        return self.labels.texts.join(dict.fromkeys(map(self.who, marks(entry))))

    def who(self, mark: Edited) -> str:
        """A body with its role, and when it said so."""
        texts = self.labels.texts
        body = self._own(mark.body) if mark.body.strip() else texts.say("sides.unnamed")
        if mark.role.strip():
            body = texts.say("sides.role", body=body, role=self._own(mark.role))
        return texts.say("sides.when", who=body, time=moment(self.labels, mark.time)) if mark.time else body

    # What

    def _as_if(self, question: Question, answer: Answer) -> Labels:
        """The words for a submission in which this were the answer."""
        given = self.labels.submission.model_copy(update={"answers": {question.id: answer}})
        return Labels(self.labels.rulebook, given, self.labels.texts)

    def _said(self, labels: Labels, question: Question, answer: Answer) -> str:
        if isinstance(answer.value, tuple):
            return self._figures(question, answer.value)
        if question.type is QuestionType.TEXT and isinstance(answer.value, str):
            return self._own(answer.value)
        if question.type in BY_OPTION and answer.no_value is None:
            return self.labels.series(labels.stated(question.facts))
        return labels.answer(Fact(question.id))

    def _figures(self, question: Question, figures: tuple[Figure, ...]) -> str:
        texts = self.labels.texts
        rows = by_counted(question, figures).items()
        return self.labels.series(
            self._row(
                self.labels.counted(question, row),
                texts.join(self._row(str(year), texts.number(count)) for year, count in numbers.items()),
            )
            for row, numbers in rows
        )

    def _beside(self, answer: Answer) -> Iterator[str]:
        """The reason, the comment and the plan."""
        say = self.labels.texts.say
        if answer.reason.strip():
            yield self._row(say("report.reason"), self._own(answer.reason))
        if answer.comment.strip():
            yield self._row(say("report.comment"), self._own(answer.comment))
        yield from self._plan(answer.planned or Planned())

    def _plan(self, planned: Planned) -> Iterator[str]:
        say = self.labels.texts.say
        if planned.measure is not None:
            yield self._row(say("report.planned.measure"), say(f"measure.{planned.measure}"))
        if planned.body.strip():
            yield self._row(say("report.planned.body"), self._own(planned.body))
        if planned.by is not None:
            yield self._row(say("report.planned.by"), self.labels.texts.date(planned.by))
        if planned.text.strip():
            yield self._row(say("report.planned.text"), self._own(planned.text))

    def _law_rows(self, law: Law) -> Iterator[str]:
        say = self.labels.texts.say
        yield self._row(say("report.law.status"), say(f"law-status.{law.status}"))
        for name in ("original_title", "territory", "language", "link"):
            if getattr(law, name):
                yield self._row(say(f"report.law.{name.replace('_', '-')}"), self._own(getattr(law, name)))
        for name in _LAW_DATES:
            if getattr(law, name):
                label = say(f"report.law.{name.replace('_', '-')}")
                yield self._row(label, self.labels.texts.date(getattr(law, name)))

    def _party_rows(self, party: Party) -> Iterator[str]:
        if party.since:
            yield self._row(self.labels.texts.say("sides.since"), self.labels.texts.date(party.since))
        for kind, statements in (("reservation", party.reservations), ("declaration", party.declarations)):
            for statement in statements:
                yield self._row(self.labels.texts.say(f"report.statement.{kind}"), self._statement(statement))

    def _statement(self, made: Statement) -> str:
        own = self._own(made.text)
        return self._row(self._own(made.provision), own) if made.provision.strip() else own

    def _notes_rows(self, notes: ArticleNotes) -> Iterator[str]:
        say = self.labels.texts.say
        if notes.difficulties.strip():
            yield self._row(say("sides.difficulties"), self._own(notes.difficulties))
        for wanted in notes.assistance:
            yield self._row(say(f"assistance.{wanted.field}"), self._own(wanted.text))
        for practice in notes.good_practices:
            yield self._row(say("sides.good-practice"), self._own(practice.text))

    def _row(self, label: str, value: str) -> str:
        return self.labels.texts.say("sides.row", label=label, value=value)

    def _own(self, text: str) -> str:
        return self.labels.written(text).text


def _line(text: str) -> str:
    """Words that may hold line breaks, in one line."""
    return " ".join(text.split())
