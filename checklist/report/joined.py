"""The report on several territories of a federal State together: one finding, and what was found in each.

It is made of what the reports on the territories say: what they say alike is said once, with the territories that it is
said of. They stand in the order of their names, whatever was found.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from checklist import report
from checklist.document import (
    Annex,
    Contents,
    Cover,
    Document,
    Item,
    Labelled,
    Listing,
    Listings,
    NotAskedLine,
    Part,
    Point,
    ProvisionEntry,
    QuestionEntry,
    Row,
    Section,
    StatementEntry,
    Table,
    TerritoryRow,
    TerritoryTable,
    UnmetEntry,
    Written,
)
from checklist.joining import Joined
from checklist.question import Question
from checklist.report.chapters import named
from checklist.report.closing import closed
from checklist.report.depth import Depth
from checklist.report.labels import Labels, shortened
from checklist.report.voices import Voice, voices
from checklist.rule import Instrument, Rule
from checklist.rulebook import Chapter, Place, Rulebook
from checklist.texts import END, RIGHT_TO_LEFT, Texts

Said = TypeVar("Said", bound=Hashable)
_NAMED, _NAME = 4, 36  #: as many territories are named on the cover, and as many letters of each
_IN_SUMMARY = 12  #: as many territories are listed in the summary, which keeps to its pages


def document(
    rulebook: Rulebook, joined: Joined, texts: Texts, date: str, program_version: str, depth: Depth = Depth.ANALYSIS
) -> Document:
    """The report on territories together in one language and at one depth, dated as told."""
    said, state, basis = wording(texts), joined.state, joined.basis
    base = report.document(rulebook, state, joined.assessment, said, date, program_version, depth, basis)
    labels = Labels(rulebook, state, said, basis)
    return closed(_Joint(base, labels, joined, voices(rulebook, joined, texts), program_version).document())


def wording(texts: Texts) -> Texts:
    """The texts of a report on several territories: some words then say that they are said of all of them."""
    entries = {key: texts.entries.get(f"joined.instead.{key}", text) for key, text in texts.entries.items()}
    return Texts(texts.language, texts.direction, entries)


@dataclass(frozen=True)
class _Joint:
    """Puts territories together, on the base of the report on the State without any answers."""

    base: Document
    labels: Labels
    joined: Joined
    voices: tuple[Voice, ...]
    program_version: str

    def document(self) -> Document:
        base, summary = self.base, replace(self.base.summary, first=None, territories=self._territories())
        parts = () if self._is(Depth.SUMMARY) else tuple(self._parts())
        listings, annex = tuple(self._listings()), self._annex(base.annex) if base.annex else None
        entries = tuple(report.entries(summary.heading, parts, listings, None, annex))
        return replace(
            base,
            cover=self._cover(base.cover),
            contents=Contents(base.contents.heading, entries) if base.contents else None,
            summary=summary,
            parts=parts,
            listings=listings,
            plan=None,
            annex=annex,
        )

    def _is(self, depth: Depth) -> bool:
        return self.base.depth == depth

    # The first pages

    def _cover(self, cover: Cover) -> Cover:
        say, count = self.labels.texts.say, len(self.voices)
        more = [self.labels.texts.count("joined.more", count - _NAMED)] if count > _NAMED else []
        names = [shortened(voice.name.text, _NAME) for voice in self.voices[:_NAMED]]
        row = Row(say("joined.territories"), self.labels.series([*names, *more]))
        return replace(cover, rows=(row, *cover.rows), notices=(say("joined.notice"), *cover.notices))

    def _territories(self) -> Table | None:
        """The territories with the date of their answers and how far these are cleared; never what was found."""
        say = self.labels.texts.say
        if self._is(Depth.SUMMARY) and len(self.voices) > _IN_SUMMARY:
            return None
        heads = (say("report.territory"), say("report.submission-date"), say("clearing.label"))
        rows = tuple(
            (self._brief(voice.name), voice.labels.texts.date(voice.found.submission.date), voice.labels.clearance())
            for voice in self.voices
        )
        return Table(say("joined.territories"), say("joined.territories.lead"), heads, rows)

    def _brief(self, name: Written) -> Written:
        """A name as the list of territories has it: cut short in the summary, which keeps to its pages."""
        return replace(name, text=shortened(name.text, _NAME)) if self._is(Depth.SUMMARY) else name

    # What is said of several territories

    def _by_saying(self, said: Iterable[tuple[Voice, Iterable[Said]]]) -> Mapping[Said, list[Voice]]:
        """Each thing once, in the order in which it is first said, with the territories it is said of."""
        found: dict[Said, list[Voice]] = {}
        for voice, things in said:
            for thing in dict.fromkeys(things):
                found.setdefault(thing, []).append(voice)
        return found

    def _names(self, of: Sequence[Voice]) -> str:
        """The names of territories, one after the other as the report runs, in whatever script each is written."""
        names = self.labels.series(voice.name.text for voice in of)
        return f"{RIGHT_TO_LEFT}{names}{END}" if self.labels.texts.direction == "rtl" else names

    def _of_some(self, text: str, of: Sequence[Voice]) -> str:
        """A text with the territories it holds for, where these are not all."""
        if len(of) == len(self.voices):
            return text
        return self.labels.texts.say("joined.of", text=text, territories=self._names(of))

    # Instruments

    def _parts(self) -> Iterator[Part]:
        for chapter in self.labels.rulebook.chapters:
            part = self._part(chapter)
            if part.sections:
                yield part

    def _part(self, chapter: Chapter) -> Part:
        instrument = chapter.instrument
        places = (place for place in self.labels.rulebook.places if place.instrument == instrument)
        return replace(
            named(self.labels.texts, instrument, selected=not self._is(Depth.RECORD)),
            rows=tuple(self._rows(instrument)),
            statements=tuple(self._statements(instrument)),
            sections=tuple(section for place in places if (section := self._section(place))),
        )

    def _rows(self, instrument: Instrument) -> Iterator[Row]:
        said = self._by_saying((voice, voice.chapters.rows(instrument)) for voice in self.voices)
        for row, of in said.items():
            yield replace(row, label=self._of_some(row.label, of))

    def _statements(self, instrument: Instrument) -> Iterator[StatementEntry]:
        said = self._by_saying((voice, voice.chapters.statements(instrument)) for voice in self.voices)
        for statement, of in said.items():
            yield replace(statement, label=self._of_some(statement.label, of))

    def _section(self, place: Place) -> Section | None:
        labels, say = self.labels, self.labels.texts.say
        questions = place.article.questions if self._is(Depth.RECORD) else ()
        asked = [question for question in questions if any(voice.asks(question) for voice in self.voices)]
        provisions = tuple(self._provision(rule) for rule in place.article.provisions if self._printed(rule))
        if not questions and not provisions:
            return None
        return Section(
            anchor=f"a-{place.key}",
            heading=labels.article(place),
            cluster=labels.cluster(place.article.cluster),
            questions_heading=say("report.questions"),
            questions=tuple(map(self._question, asked)),
            not_asked_heading=say("report.not-asked.heading"),
            not_asked=tuple(self._not_asked(question) for question in questions if question not in asked),
            difficulties=None,  # they stand in a list, by territory
            provisions_heading=say("report.provisions") if self._is(Depth.RECORD) else "",
            provisions=provisions,
            answers_heading="",
            answers=(),
            notes=(),
        )

    def _question(self, question: Question) -> QuestionEntry:
        say, labels = self.labels.texts.say, self.labels
        rows = tuple(voice.answer(question) for voice in self.voices)
        return QuestionEntry(
            anchor=f"q-{question.id}",
            number=labels.number(question.id),
            ask=say(f"question.{question.id}.ask"),
            boxes=(),
            options=(),
            option_heads=(say("report.option"), say("report.answer")),
            figures=None,
            answer="",
            prose=None,
            notes=(),
            reason=None,
            citations=(),
            comment=None,
            planned=(),
            origin=(),
            read_by=labels.read_by(question.id),
            territories=TerritoryTable((say("report.territory"), say("report.answer")), rows),
        )

    def _not_asked(self, question: Question) -> NotAskedLine:
        labels, say = self.labels, self.labels.texts.say
        ask = say(f"question.{question.id}.ask")
        return NotAskedLine(f"q-{question.id}", labels.number(question.id), ask, say("joined.not-asked"), ())

    # Provisions

    @cached_property
    def _attention(self) -> frozenset[str]:
        """The provisions that need attention in at least one territory."""
        return frozenset(rule_id for voice in self.voices for rule_id in voice.attention)

    def _printed(self, rule: Rule) -> bool:
        return not rule.recorded and (self._is(Depth.RECORD) or rule.id in self._attention)

    def _provision(self, rule: Rule) -> ProvisionEntry:
        """A provision with its one finding, what was found in each territory, and what is lacking in which."""
        said = [(voice, voice.provisions.entries((rule,))[0]) for voice in self.voices]
        say, finding = self.labels.texts.say, self.joined.assessment.of(rule.id)
        assert finding is not None  # every rule that is assessed has one
        notes = self._by_saying((voice, entry.notes) for voice, entry in said)
        lacks = self._by_saying((voice, voice.lacks(rule, entry)) for voice, entry in said)
        lists = self._by_saying((voice, entry.lists) for voice, entry in said)
        found = tuple(voice.verdict(rule) for voice in self.voices)
        alike = self._alike(found)
        return replace(
            said[0][1],
            verdict=self.labels.verdict(rule.strength, finding.outcome),
            because="",
            notes=(
                *([alike] if alike else []),
                *(self._of_some(note, of) for note, of in notes.items()),
            ),
            statements=tuple(self._by_saying((voice, entry.statements) for voice, entry in said)),
            elements="",
            unmet_label=say("joined.lacking") if self._is(Depth.RECORD) else "",
            unmet=tuple(self._lacking(unmet, of) for unmet, of in lacks.items()),
            lists=tuple(self._labelled(one, of) for one, of in lists.items()),
            territories=None if alike else TerritoryTable((say("report.territory"), say("joined.finding")), found),
        )

    def _alike(self, found: Sequence[TerritoryRow]) -> str:
        """That the same was found in every territory, in place of a table; empty where it was not."""
        verdict = found[0].verdict
        if verdict is None or len(found) < 2 or {(row.verdict, row.about) for row in found} != {(verdict, "")}:
            return ""
        return self.labels.texts.say("joined.alike", found=verdict.text)

    def _lacking(self, unmet: UnmetEntry, of: Sequence[Voice]) -> UnmetEntry:
        """What is lacking, always with the territories in which it is."""
        text = self.labels.texts.say("joined.in", text=unmet.text, territories=self._names(of))
        return replace(unmet, text=text)

    def _labelled(self, one: Labelled, of: Sequence[Voice]) -> Labelled:
        return replace(one, label=self._of_some(one.label, of))

    # Lists

    def _listings(self) -> Iterator[Listings]:
        if self._is(Depth.ANALYSIS):
            yield self._with_difficulties([voice.lists.stated() for voice in self.voices])
        if self._is(Depth.RECORD):
            yield self._with_difficulties([voice.lists.observed() for voice in self.voices])
            yield self._listed([voice.lists.recommendations() for voice in self.voices])
        if not self._is(Depth.SUMMARY):
            yield self._listed([voice.lists.undetermined() for voice in self.voices])

    def _listed(self, said: Sequence[Listings]) -> Listings:
        """The lists of all territories as one, each with what it holds article by article."""
        by_anchor: dict[str, list[tuple[Voice, Listing]]] = {}
        for voice, listings in zip(self.voices, said, strict=True):
            for one in listings.listings:
                by_anchor.setdefault(one.anchor, []).append((voice, one))
        return replace(said[0], listings=tuple(map(self._listing, by_anchor.values())))

    def _listing(self, said: Sequence[tuple[Voice, Listing]]) -> Listing:
        by_item = self._by_saying((voice, one.items) for voice, one in said)
        items = [self._item(item, of) for item, of in by_item.items()]
        first = next((one for _, one in said if one.items), said[0][1])
        return replace(first, items=tuple(sorted(items, key=self._position)))

    def _item(self, item: Item, of: Sequence[Voice]) -> Item:
        territories = Point(self.labels.texts.say("joined.concerns", territories=self._names(of)))
        return replace(item, points=(territories, *item.points))

    def _position(self, item: Item) -> int:
        """Where the place that an item is about stands in the rulebook; what is about none comes last."""
        return self._positions.get(getattr(item.where, "target", ""), len(self._positions))

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        places = self.labels.rulebook.places
        targets = [t for p in places for t in (f"#a-{p.key}", *(f"#p-{rule.id}" for rule in p.article.provisions))]
        return {target: number for number, target in enumerate(targets)}

    def _with_difficulties(self, said: Sequence[Listings]) -> Listings:
        """Lists with that of difficulties, which a report on one territory prints under the articles."""
        say, listed = self.labels.texts.say, self._listed(said)
        items = tuple(self._difficulties())
        lead = say("joined.difficulties.lead" if items else "joined.difficulties.none")
        difficulties = Listing("list-difficulties", say("report.difficulties"), lead, items)
        return replace(listed, listings=(*listed.listings, difficulties))

    def _difficulties(self) -> Iterator[Item]:
        for place in self.labels.rulebook.places:
            for voice in self.voices:
                notes = voice.labels.submission.articles.get(place.key)
                written = voice.labels.maybe_written(notes.difficulties) if notes else None
                if written:
                    yield self._item(Item(self.labels.full_article(place), None, (Point(written),)), [voice])

    # The annex

    def _annex(self, annex: Annex) -> Annex:
        """The annex with how territories are joined, and the laws of all registers, each with its territory."""
        say = self.labels.texts.say
        method = replace(annex.method, paragraphs=(*annex.method.paragraphs, say("joined.method")))
        registers = [(voice, voice.appendix(self.program_version).register()) for voice in self.voices]
        laws = tuple(
            replace(law, rows=(Row(say("joined.register"), voice.name), *law.rows))
            for voice, register in registers
            for law in register.laws
        )
        lead = next((register.lead for _, register in registers if register.laws), annex.register.lead)
        return replace(annex, method=method, register=replace(annex.register, lead=lead, laws=laws))
