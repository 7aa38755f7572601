"""The questionnaire as a workbook to fill in, as values: every cell, what it holds now and what it asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from checklist.texts import Direction

MARK = "checklist-workbook"  #: begins the first cell of every sheet, whatever the sheet is called later
VERSION = 1  #: of the way in which these workbooks are laid out
HEADS = 3  #: rows above the first to fill in: the codes of columns, hidden; the title; the heads
LONGEST = 32_000  #: as many characters are put into a cell, a rare sign counting as two; a cell can hold few more
Asks = Literal[
    "word", "law", "question", "options", "date", "penalty", "year", "number", "line", "prose", "link", "language"
]
Kind = Literal["guide", "about", "register", "section", "further", "figures"]


@dataclass(frozen=True)
class Field:
    """A cell to fill in: what it holds now, what it asks for, and the list of words it offers.

    `closed` keeps it from being changed, where what it holds does not go into a cell or is in dispute.
    """

    text: str = ""
    asks: Asks = "prose"
    offers: str = ""
    strict: bool = True  #: whether nothing but a word of the list will do
    closed: bool = False


@dataclass(frozen=True)
class Row:
    """One row; it is known by its key, wherever it stands."""

    key: str
    cells: tuple[str | Field, ...]
    is_part: bool = False  #: of what stands above it
    link: str = ""  #: the sheet to which its first cell leads


@dataclass(frozen=True)
class Column:
    """What a column holds; it is known by its code, wherever it stands."""

    code: str
    head: str
    width: int


@dataclass(frozen=True)
class Page:
    """One sheet; it is known by its kind and id, however it is called."""

    kind: Kind
    id: str
    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def mark(self) -> str:
        """What stands in its first cell."""
        return f"{MARK} {VERSION} {self.kind} {self.id}"

    def fields(self, row: Row) -> Iterator[tuple[str, Field]]:
        """The cells of a row to fill in, each with the code of its column."""
        for column, cell in zip(self.columns, row.cells, strict=True):
            if isinstance(cell, Field):
                yield column.code, cell


@dataclass(frozen=True)
class Notice:
    """What a spreadsheet program says beside a cell that asks for something, or when it refuses what was typed."""

    title: str
    text: str


@dataclass(frozen=True)
class Book:
    """A whole workbook in one language; `base` is what it was written from, to tell a change from what was there."""

    language: str
    direction: Direction
    title: str
    subject: str
    program: str
    date: str  #: ISO, for the file's own dates
    key_head: str
    refused: Notice
    pages: tuple[Page, ...]
    base: str
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def base_mark(self) -> str:
        """What stands in the first cell of the hidden sheet with the base."""
        return f"{MARK} {VERSION} base"


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that go into a cell each, between bars that keep the blanks at their ends."""
    for start in range(0, len(text), LONGEST):
        yield f"|{text[start : start + LONGEST]}|"


def joined(pieces: Iterable[str]) -> str:
    """The text that came in pieces."""
    return "".join(piece.removeprefix("|").removesuffix("|") for piece in pieces)


def fits(text: str) -> bool:
    """Whether a text goes into a cell, as a workbook counts characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
