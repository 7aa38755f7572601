"""The questionnaire to fill in on paper: decides every string of a blank form; the template only lays it out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import get_args

from checklist import burden
from checklist.document import Contents, Link, Row
from checklist.form import (
    BlankRegister,
    Form,
    FormCover,
    FormPart,
    FormSection,
    Grid,
    GridRow,
    Guide,
    Notes,
    Room,
    Tick,
    Treaties,
    Treaty,
)
from checklist.question import Question
from checklist.report.asking import Asking
from checklist.report.gating import Gating
from checklist.report.labels import Labels, page_words
from checklist.rulebook import Chapter, Place, Rulebook
from checklist.submission import Assistance, Nature, PartyStatus, Submission
from checklist.texts import Texts

WHOSE = ("state", "territory", "date", "body", "role", "language")
GUIDE = ("law", "words", "unknown", "gates", "numbers", "pending", "names", "judged", "many", "typed")
LAW = ("title", "status", "since", "link")
STATEMENT = ("kind", "provision", "date", "text")
LAWS, STATEMENTS = 18, 3  #: rows to fill in
_FIELDS: tuple[str, ...] = get_args(Assistance.model_fields["field"].annotation)


def form(
    rulebook: Rulebook, texts: Texts, program_version: str, instruments: Collection[str] = (), *, fillable: bool = False
) -> Form:
    """The blank questionnaire in one language: what some instruments ask for, or all of them.

    With `fillable`, boxes and lines are fields of a screen.
    """
    labels = Labels(rulebook, _nobody(rulebook), texts)
    chosen = frozenset(instruments or rulebook.contents.instruments)
    sheets = Sheets(labels, Asking(labels, Gating(labels)), chosen, wanted(rulebook, chosen))
    return _Assembly(labels, sheets, program_version, fillable).form()


def wanted(rulebook: Rulebook, instruments: Collection[str]) -> frozenset[str]:
    """The questions that some instruments ask or read, wherever they stand, with those their gates read."""
    places = (place for place in rulebook.places if place.instrument.id in instruments)
    found: set[str] = set()
    for place in places:
        found.update(question.id for question in place.article.questions)
        found.update(*(burden.read(rulebook, rule) for rule in place.article.provisions))
    for question in reversed(rulebook.in_asking_order):
        if question.id in found and question.gate is not None:
            found.update(fact.question for fact in question.gate.facts)
    return frozenset(found)


def _nobody(rulebook: Rulebook) -> Submission:
    """The submission of no State: on a blank form nothing is answered."""
    return Submission(format=1, rules=rulebook.contents.edition, state="-", date="2000-01-01", nature=Nature.DRAFT)


@dataclass(frozen=True)
class Sheets:
    """The pages with questions."""

    labels: Labels
    asking: Asking
    chosen: frozenset[str]  #: instruments
    wanted: frozenset[str]  #: questions

    def parts(self) -> tuple[FormPart, ...]:
        """Every instrument that holds a question that is wanted, in the order of the rulebook."""
        parts = (self._part(chapter) for chapter in self.labels.rulebook.chapters)
        return tuple(part for part in parts if part.sections)

    def _part(self, chapter: Chapter) -> FormPart:
        say, instrument = self.labels.texts.say, chapter.instrument
        places = (place for place in self.labels.rulebook.places if place.instrument == instrument)
        asked = ((place, self._questions(place)) for place in places)
        return FormPart(
            anchor=f"i-{instrument.id}",
            heading=say(f"instrument.{instrument.id}.short"),
            name=say(f"instrument.{instrument.id}.name"),
            citation=Row(say("report.citation"), say(f"instrument.{instrument.id}.citation")),
            note="" if instrument.id in self.chosen else say("form.borrowed"),
            sections=tuple(self._section(place, questions) for place, questions in asked if questions),
        )

    def _questions(self, place: Place) -> tuple[Question, ...]:
        return tuple(question for question in place.article.questions if question.id in self.wanted)

    def _section(self, place: Place, questions: tuple[Question, ...]) -> FormSection:
        return FormSection(
            anchor=f"a-{place.key}",
            heading=self.labels.article(place),
            cluster=self.labels.cluster(place.article.cluster),
            rows=tuple(self._needed(place, questions)),
            questions=tuple(map(self.asking.asked, questions)),
            notes=self._notes(place) if place.instrument.id in self.chosen else None,
        )

    def _needed(self, place: Place, questions: tuple[Question, ...]) -> Iterator[Row]:
        """Who can answer what names nobody of its own, and from which papers."""
        say, authorities = self.labels.texts.say, place.article.answered_by
        papers = self.labels.rulebook.papers_for(question.id for question in questions)
        if authorities and not all(question.answered_by for question in questions):
            yield Row(say("form.answered-by"), self.labels.authorities(authorities))
        if papers:
            yield Row(say("form.papers"), self.labels.papers(papers))

    def _notes(self, place: Place) -> Notes:
        say, name = self.labels.texts.say, f"articles/{place.key}"

        def room(what: str, lines: int) -> Room:
            text = say(f"form.notes.{what}")
            return Room(f"{name}/{what}", self._of(place, text), text, lines)

        fields = ((field, say(f"assistance.{field}")) for field in _FIELDS)
        return Notes(
            heading=say("form.notes"),
            difficulties=room("difficulties", 2),
            practices=room("good_practices", 2),
            fields_label=say("form.notes.fields"),
            fields=tuple(Tick(f"{name}/assistance/{field}", self._of(place, text), text) for field, text in fields),
            assistance=room("assistance", 1),
        )

    def _of(self, place: Place, what: str) -> str:
        return self.labels.series((self.labels.full_article(place).text, what))


@dataclass(frozen=True)
class _Assembly:
    """Puts the parts together, behind the pages about the State and its law."""

    labels: Labels
    sheets: Sheets
    program_version: str
    fillable: bool

    def form(self) -> Form:
        texts, say = self.labels.texts, self.labels.texts.say
        guide, treaties, register, parts = self._guide(), self._treaties(), self._register(), self.sheets.parts()
        front = (one for one in (guide, treaties, register) if one is not None)
        links = tuple(Link(one.heading, f"#{one.anchor}") for one in front)
        return Form(
            language=texts.language,
            direction=texts.direction,
            title=say("form.title"),
            subject=say("report.subject"),
            program=say("report.made-by", version=self.program_version),
            skip=say("form.skip"),
            footer=say("form.footer"),
            page=page_words(texts),
            fillable=self.fillable,
            cover=self._cover(),
            contents=Contents(say("report.contents"), tuple(_contents(links, parts))),
            guide=guide,
            treaties=treaties,
            register=register,
            parts=parts,
        )

    def _cover(self) -> FormCover:
        say = self.labels.texts.say
        return FormCover(
            kind=say("report.kind"),
            title=say("form.title"),
            subtitle=say("report.subtitle"),
            rooms=tuple(Room(name, say(f"form.{name}"), say(f"form.{name}")) for name in WHOSE),
            nature=say("form.nature"),
            natures=tuple(self._tick("nature", nature, say(f"nature.{nature}")) for nature in Nature),
            rows=(
                Row(say("report.edition.rules"), self.labels.rulebook.contents.edition),
                Row(say("report.edition.program"), self.program_version),
            ),
            notices=(say("form.notice.scored"), say("report.notice.internal"), say("report.notice.questions")),
        )

    def _guide(self) -> Guide:
        names = (*GUIDE, "fillable") if self.fillable else GUIDE
        say = self.labels.texts.say
        return Guide("guide", say("form.guide"), tuple(say(f"form.guide.{name}") for name in names))

    def _treaties(self) -> Treaties | None:
        say, chapters = self.labels.texts.say, self.labels.rulebook.chapters
        treaties = tuple(
            self._treaty(chapter.instrument.id)
            for chapter in chapters
            if chapter.instrument.kind == "treaty" and chapter.instrument.id in self.sheets.chosen
        )
        return Treaties("treaties", say("form.treaties"), say("form.treaties.lead"), treaties) if treaties else None

    def _treaty(self, instrument_id: str) -> Treaty:
        say, name = self.labels.texts.say, self.labels.texts.say(f"instrument.{instrument_id}.short")
        known = [status for status in PartyStatus if status is not PartyStatus.UNKNOWN]
        path = f"parties/{instrument_id}"
        return Treaty(
            name=say(f"instrument.{instrument_id}.name"),
            ticks=tuple(self._tick(f"{path}/status", status, say(f"party.{status}"), name) for status in known),
            since=Room(f"{path}/since", self.labels.series((name, say("report.since"))), say("report.since")),
            statements=self._grid("statements", f"{path}/statements", "form.statement", STATEMENT, STATEMENTS),
        )

    def _register(self) -> BlankRegister:
        say = self.labels.texts.say
        laws = self._grid("laws", "laws", "form.register", LAW, LAWS, number=say("form.register.number"))
        return BlankRegister("register", say("report.register.heading"), say("form.register.lead"), laws)

    def _grid(self, kind: str, path: str, key: str, names: tuple[str, ...], rows: int, number: str = "") -> Grid:
        """An empty table; where it has a head for them, its rows are numbered."""
        heads = {name: self.labels.texts.say(f"{key}.{name}") for name in names}

        def row(at: int) -> GridRow:
            rooms = (Room(f"{path}/{at}/{name}", self.labels.series((head, str(at)))) for name, head in heads.items())
            return GridRow((str(at), *rooms) if number else tuple(rooms))

        return Grid(
            kind, (number, *heads.values()) if number else tuple(heads.values()), tuple(map(row, range(1, rows + 1)))
        )

    def _tick(self, path: str, value: str, text: str, *of: str) -> Tick:
        return Tick(f"{path}/{value}", self.labels.series((*of, text)), text)


def _contents(front: tuple[Link, ...], parts: tuple[FormPart, ...]) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    for link in front:
        yield link, ()
    for part in parts:
        sections = tuple(Link(section.heading, f"#{section.anchor}") for section in part.sections)
        yield Link(part.heading, f"#{part.anchor}"), sections
