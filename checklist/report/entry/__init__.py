"""The questionnaire as a workbook to fill in: decides every cell; the writer only lays it out.

What a workbook holds is made again from its base when it comes back: a cell that holds something else was changed.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from checklist.entry import Book, Column, Notice, Page, Row
from checklist.report import blank
from checklist.report.entry.figures import Figures
from checklist.report.entry.questions import Questions
from checklist.report.entry.register import Register
from checklist.report.entry.source import Source
from checklist.rulebook import Place, Rulebook
from checklist.submission import Submission
from checklist.texts import Texts, plain

__all__ = ["Source", "book", "pages", "wanted"]

GUIDE = ("begin", "about", "laws", "answers", "empty", "further", "unknown", "gates", "names", "save", "import")
_NAME = 31  #: as many characters the name of a sheet can have


def book(
    rulebook: Rulebook, given: Submission | None, texts: Texts, program_version: str, wanted: Collection[str]
) -> Book:
    """The workbook that asks these questions, with what a submission says to them."""
    source = Source.of(rulebook, given, wanted, texts)
    say, asked = texts.say, pages(source)
    return Book(
        language=texts.language,
        direction=texts.direction,
        title=plain(say("form.title")),
        subject=plain(say("report.subject")),
        program=plain(say("report.made-by", version=program_version)),
        date="2000-01-01" if source.is_blank else source.submission.date,
        key_head=plain(say("roundtrip.key")),
        refused=Notice(plain(say("roundtrip.refused")), plain(say("roundtrip.refused.text"))),
        pages=(_guide(source, asked), *asked),
        base=source.as_text(),
        lists=dict(_lists(source, asked)),
    )


def wanted(rulebook: Rulebook, given: Submission | None, instruments: Collection[str]) -> frozenset[str]:
    """The questions that some instruments ask, or all; of a part of a submission, those that its body is asked."""
    asked = blank.wanted(rulebook, instruments or rulebook.contents.instruments)
    return asked.intersection(given.package.questions) if given is not None and given.package else asked


def pages(source: Source) -> tuple[Page, ...]:
    """Every sheet that is filled in."""
    register, figures = Register(source), Figures(source)
    names = _Names(source)
    about, laws = names.fixed("about"), names.fixed("laws")
    further, counted = names.fixed("further"), names.fixed("figures")
    asking = Questions(source, counted)
    sections = [place for place in source.rulebook.places if _asks(place, source)]
    return (
        register.about(about),
        register.laws(laws),
        *(asking.section(place, names.of(place)) for place in sections),
        *([figures.page(counted)] if figures.questions else ()),
        asking.further(further),
    )


def _asks(place: Place, source: Source) -> bool:
    return any(question.id in source.wanted for question in place.article.questions)


@dataclass(frozen=True)
class _Names:
    """What the sheets are called: short, each its own, without the signs that no sheet may have in its name."""

    source: Source
    taken: set[str] = field(default_factory=lambda: {"lists", "base", "history"})

    def fixed(self, name: str) -> str:
        """The name of a sheet that is always there."""
        return self._free(plain(self.source.texts.say(f"roundtrip.sheet.{name}")))

    def of(self, place: Place) -> str:
        """The name of the sheet of an article."""
        if place.article.article[0].isdigit():
            return self._free(f"{place.instrument.id.upper()} {place.article.article}")
        return self._free(plain(self.source.labels.article(place)))

    def _free(self, wanted: str) -> str:
        safe = re.sub(r"[\[\]:*?/\\']", " ", wanted)
        name, number = safe[:_NAME].strip(), 2
        while name.casefold() in self.taken:
            name, number = f"{safe[: _NAME - 4].strip()} {number}", number + 1
        self.taken.add(name.casefold())
        return name


def _guide(source: Source, asked: tuple[Page, ...]) -> Page:
    """How to fill the workbook in, and where everything stands."""
    say = source.texts.say
    points = [Row("", (plain(say(f"roundtrip.guide.{point}")), "")) for point in GUIDE]
    heading = Row("", (plain(say("report.contents")), ""))
    links = [Row("", (page.name, page.title), link=page.name) for page in asked]
    widths = (("guide", 90), ("about", 70))
    columns = tuple(Column(code, plain(say(f"roundtrip.guide-head.{code}")), width) for code, width in widths)
    title = plain(say("form.title"))
    return Page("guide", "all", _Names(source).fixed("guide"), title, columns, (*points, heading, *links))


def _lists(source: Source, asked: tuple[Page, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of words that a cell offers; the laws stand on a sheet of their own."""
    names: Mapping[str, None] = {
        cell.offers: None for page in asked for row in page.rows for _, cell in page.fields(row) if cell.offers
    }
    for name in names:
        if name == "questions":
            yield name, tuple(map(source.words.number, source.wanted))
        elif name != "laws":
            yield name, tuple(source.words.offered(name).values())
