"""The instruments of a report, article by article."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checklist.document import Part, Row, Section, StatementEntry
from checklist.drawing import Drawing
from checklist.observations import Force, force
from checklist.report import pictures
from checklist.report.labels import Labels
from checklist.report.provisions import Provisions
from checklist.report.questionnaire import Questionnaire
from checklist.rule import Instrument
from checklist.rulebook import Chapter, Place
from checklist.submission import PartyStatus, Statement
from checklist.texts import Texts


def named(texts: Texts, instrument: Instrument, *, selected: bool) -> Part:
    """An instrument with its names and its notes, and nothing in it yet.

    Of provisions that were `selected` it says what is not printed.
    """
    notes = (f"instrument.{instrument.id}.note", *(["report.scope"] if selected else ()))
    return Part(
        anchor=f"i-{instrument.id}",
        heading=texts.say(f"instrument.{instrument.id}.short"),
        name=texts.say(f"instrument.{instrument.id}.name"),
        rows=(),
        note=" ".join(texts.say(note) for note in notes if texts.has(note)),
        statements=(),
        picture=None,
        sections=(),
    )


@dataclass(frozen=True)
class Chapters:
    """Prints instruments."""

    labels: Labels
    questionnaire: Questionnaire
    provisions: Provisions

    def parts(self) -> tuple[Part, ...]:
        """Every instrument of which something is printed, in the order of the rulebook."""
        parts = (self._part(chapter) for chapter in self.labels.rulebook.chapters)
        return tuple(part for part in parts if part.sections)

    def _part(self, chapter: Chapter) -> Part:
        instrument = chapter.instrument
        places = (place for place in self.labels.rulebook.places if place.instrument == instrument)
        sections = map(self._section, places)
        return replace(
            named(self.labels.texts, instrument, selected=self.provisions.selection is not None),
            rows=tuple(self.rows(instrument)),
            statements=tuple(self.statements(instrument)),
            picture=self._picture(instrument),
            sections=tuple(section for section in sections if _has_content(section)),
        )

    def _picture(self, instrument: Instrument) -> Drawing | None:
        """The definition that is drawn, with the instrument that holds it."""
        provisions, rulebook = self.provisions, self.labels.rulebook
        drawn = rulebook.contents.definition
        if drawn is None or rulebook.rule_places[drawn.provision].instrument != instrument:
            return None
        return pictures.definition(self.labels, provisions.assessment, provisions.view)

    def rows(self, instrument: Instrument) -> Iterator[Row]:
        """Citation, and where the State stands towards a treaty."""
        texts, submission = self.labels.texts, self.labels.submission
        citation = texts.say(f"instrument.{instrument.id}.citation")
        if not texts.say(f"instrument.{instrument.id}.name").startswith(citation):
            yield Row(texts.say("report.citation"), citation)
        shown = force(self.labels.rulebook, submission, instrument.id)
        if shown is Force.NONE:
            return
        party = submission.parties.get(instrument.id)
        yield Row(texts.say("report.party"), texts.say(f"party.{party.status if party else PartyStatus.UNKNOWN}"))
        if party and party.since:
            yield Row(texts.say("report.since"), texts.date(party.since))
        if shown is Force.NOT_YET_BINDING:
            yield Row(texts.say("report.force"), texts.say("report.force.not-yet-binding"))

    def statements(self, instrument: Instrument) -> Iterator[StatementEntry]:
        """Reservations and declarations towards an instrument."""
        party = self.labels.submission.parties.get(instrument.id)
        if party:
            for kind, statements in (("reservation", party.reservations), ("declaration", party.declarations)):
                for statement in statements:
                    yield self._statement(kind, statement)

    def _statement(self, kind: str, statement: Statement) -> StatementEntry:
        labels, say = self.labels, self.labels.texts.say
        rows = []
        if statement.provision:
            rows.append(Row(say("report.statement.provision"), labels.written(statement.provision)))
        if statement.date:
            rows.append(Row(say("report.statement.date"), labels.texts.date(statement.date)))
        if statement.withdrawn:
            rows.append(Row(say("report.statement.withdrawn"), labels.texts.date(statement.withdrawn)))
        return StatementEntry(say(f"report.statement.{kind}"), tuple(rows), labels.written(statement.text))

    def _section(self, place: Place) -> Section:
        labels, say = self.labels, self.labels.texts.say
        notes = labels.submission.articles.get(place.key)
        difficulties = labels.maybe_written(notes.difficulties) if notes else None
        questions = place.article.questions
        answers, law_cited = self.questionnaire.in_short(questions, place.key)
        return Section(
            anchor=f"a-{place.key}",
            heading=labels.article(place),
            cluster=labels.cluster(place.article.cluster),
            questions_heading=say("report.questions"),
            questions=self.questionnaire.entries(questions),
            not_asked_heading=say("report.not-asked.heading"),
            not_asked=self.questionnaire.not_asked(questions),
            difficulties=Row(say("report.difficulties"), difficulties) if difficulties else None,
            provisions_heading=say("report.provisions") if self.questionnaire.selection is None else "",
            provisions=self.provisions.entries(place.article.provisions),
            answers_heading=say("report.answers-behind"),
            answers=answers,
            notes=law_cited,
        )


def _has_content(section: Section) -> bool:
    """Whether anything stands under an article; one that is only recorded stands in the annex alone."""
    return bool(section.questions or section.not_asked or section.difficulties or section.provisions or section.answers)
