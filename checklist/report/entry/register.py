"""The sheet with the register of laws, and the sheet about the submission itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.entry import Asks, Field, Page, Row
from checklist.report.entry.questions import columns
from checklist.report.entry.source import Source
from checklist.submission import Law
from checklist.texts import plain

LAW: dict[str, Asks] = {
    "name": "line",
    "title": "line",
    "original_title": "line",
    "language": "language",
    "territory": "line",
    "status": "word",
    "adopted": "date",
    "in_force": "date",
    "repealed": "date",
    "link": "link",
}
_WIDTHS = (26, 48, 40, 11, 20, 26, 13, 13, 13, 40)
SPARE_LAWS = 60
ABOUT: dict[str, Asks] = {
    "state": "line",
    "territory": "line",
    "date": "date",
    "nature": "word",
    "language": "language",
    "body": "line",
    "role": "line",
}
_OFFERED = {"status": "law-status", "nature": "nature"}


@dataclass(frozen=True)
class Register:
    """Writes both."""

    source: Source

    def laws(self, name: str) -> Page:
        """Every law by the name it is cited by, and room for more."""
        taken_back = self.source.words.taken_back
        say = self.source.texts.say
        first = Row("-", (taken_back, plain(say("roundtrip.laws.taken-back")), *[""] * (len(LAW) - 2)))
        laws = [Row(law.id, (law.id, *self._law(law))) for law in self.source.submission.laws]
        spare = [Row(f"+{n}", (Field(asks="line"), *self._law(None))) for n in range(1, SPARE_LAWS + 1)]
        widths = dict(zip(LAW, _WIDTHS, strict=True))
        title = plain(say("roundtrip.laws.title"))
        return Page("register", "laws", name, title, columns(self.source, "laws", widths), (first, *laws, *spare))

    def _law(self, law: Law | None) -> Iterator[Field]:
        for name, asks in LAW.items():
            if name == "name":
                continue
            text = getattr(law, name) or "" if law is not None else ""
            if asks == "word":
                text = self.source.words.offered("law-status")[text] if text else ""
            yield Field(str(text), asks, _OFFERED.get(name, ""))

    def about(self, name: str) -> Page:
        """What the submission is, who answers, and where the State stands towards each treaty."""
        say = self.source.texts.say
        widths = {"what": 44, "value": 60, "how": 50}
        rows = (*self._particulars(), *self._parties())
        return Page("about", "all", name, plain(say("roundtrip.about")), columns(self.source, "about", widths), rows)

    def _particulars(self) -> Iterator[Row]:
        given, say = self.source.submission, self.source.texts.say
        held = {} if self.source.is_blank else dict(given)
        body = given.package.body if given.package else ""
        for name, asks in ABOUT.items():
            text = str(held.get(name) or "") if name not in ("body", "role") else ""
            if name == "nature" and text:
                text = self.source.words.offered("nature")[text]
            if name == "body":
                text = body
            how = plain(say(f"roundtrip.about.{name}.how"))
            yield Row(name, (plain(say(f"form.{name}")), Field(text, asks, _OFFERED.get(name, "")), how))

    def _parties(self) -> Iterator[Row]:
        say, parties = self.source.texts.say, self.source.submission.parties
        words = self.source.words.offered("party")
        for chapter in self.source.rulebook.chapters:
            if chapter.instrument.kind != "treaty":
                continue
            id, party = chapter.instrument.id, parties.get(chapter.instrument.id)
            called = plain(say(f"instrument.{id}.name"))
            status = Field(words[party.status] if party else "", "word", "party")
            yield Row(f"{id}/status", (called, status, ""))
            since = Field((party.since or "") if party else "", "date")
            yield Row(f"{id}/since", (plain(say("roundtrip.about.since", name=called)), since, ""))
