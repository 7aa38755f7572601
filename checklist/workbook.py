"""Tables for other programs as values: every string decided, nothing laid out."""

from dataclasses import dataclass

from checklist.document import Written
from checklist.texts import Direction

Cell = str | int | Written  #: empty text where there is nothing to say


@dataclass(frozen=True)
class Column:
    """What a column holds, and how wide it is, in characters."""

    head: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """One table under a name."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """All tables of a report in one language."""

    language: str
    direction: Direction
    title: str
    subject: str
    program: str
    date: str  #: ISO, for the file's own dates
    continued: str  #: stands at the end of a cell that is too long and goes on below
    sheets: tuple[Sheet, ...]
