"""Workbooks to fill in, for the tests: written, changed as a person would, and sent back."""

import io
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from submissions import EXAMPLE, arabic, english

from checklist import cells
from checklist.cells import Held, Sheet, named
from checklist.entry import Book, Field, pieces
from checklist.importing import Outcome, read, taken_over
from checklist.report import entry
from checklist.rulebook import Rulebook
from checklist.spreadsheet import entering
from checklist.submission import Submission
from checklist.texts import Texts

NAME, NOW = "sent.xlsx", "2026-11-05T10:00:00Z"
LANGUAGES = {"en": english(), "ar": arabic()}


def languages(rulebook: Rulebook) -> Mapping[str, Texts]:
    return LANGUAGES if rulebook is EXAMPLE else {"en": english(rulebook), "ar": arabic(rulebook)}


def book(given: Submission | None, language: str = "en", rulebook: Rulebook = EXAMPLE) -> Book:
    asked = entry.wanted(rulebook, given, ())
    return entry.book(rulebook, given, languages(rulebook)[language], "0.1.0", asked)


def written(given: Submission | None, language: str = "en", rulebook: Rulebook = EXAMPLE) -> bytes:
    return entering.xlsx(book(given, language, rulebook))


class Workbook:
    """A workbook as a spreadsheet program has it open."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def cell(self, key: str, code: str, kind: str = "") -> Cell:
        """The cell of a row and a column, by their codes."""
        for page in self.book.worksheets:
            if kind and kind not in str(page["A1"].value).split():
                continue
            columns = {page.cell(1, at).value: at for at in range(1, page.max_column + 1)}
            for row in range(4, page.max_row + 1):
                if page.cell(row, 1).value == key and code in columns:
                    found = page.cell(row, columns[code])
                    assert isinstance(found, Cell)
                    return found
        raise KeyError((key, code))

    def type(self, key: str, code: str, value: object, kind: str = "") -> str:
        """Type into a cell; where it stands."""
        cell = self.cell(key, code, kind)
        cell.value = value  # type: ignore[assignment]
        return str(cell.coordinate)

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def changed(content: bytes, *typed: tuple[Any, ...]) -> bytes:
    """A workbook with some cells typed into."""
    workbook = Workbook(content)
    for one in typed:
        workbook.type(*one)
    return workbook.saved()


def edits() -> Callable[[], str]:
    numbers = count(0xE0000001)
    return lambda: f"{next(numbers):08x}"


def imported(content: bytes, into: Submission | None, rulebook: Rulebook = EXAMPLE) -> Outcome:
    """What a workbook makes of a submission."""
    return taken(cells.read(NAME, content), into, rulebook)


def taken(sheets: tuple[Sheet, ...], into: Submission | None, rulebook: Rulebook = EXAMPLE) -> Outcome:
    returned = read(NAME, sheets, rulebook, languages(rulebook))
    return taken_over(returned, into, NOW, edits())


def made(outcome: Outcome) -> Submission:
    """The submission, when nothing was wrong."""
    assert [(problem.code, problem.values) for problem in outcome.problems] == []
    assert outcome.submission is not None
    return outcome.submission


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """What is wrong, and in which cell."""
    return [(problem.code, str(problem.values.get("cell", ""))) for problem in outcome.problems]


def as_read(given: Book) -> tuple[Sheet, ...]:
    """The sheets as they come back without a file in between."""
    sheets = []
    for page in given.pages:
        rows = [[page.mark, *(column.code for column in page.columns)], [page.title], [given.key_head]]
        for row in page.rows:
            rows.append([row.key, *(cell.text if isinstance(cell, Field) else cell for cell in row.cells)])
        sheets.append(_sheet(page.name, rows))
    return (*sheets, _sheet("base", [[given.base_mark], *([piece] for piece in pieces(given.base))]))


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    held = (
        {at: Held(named(number, at), cells.tidy(text)) for at, text in enumerate(row) if cells.tidy(text)}
        for number, row in enumerate(rows)
    )
    return Sheet(name, tuple(held))
