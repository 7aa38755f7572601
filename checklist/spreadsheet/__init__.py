"""Writes tables as a workbook or as one file of values: the only module that knows xlsxwriter."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from checklist.document import Written
from checklist.spreadsheet.options import FORMULA, READING, begun
from checklist.texts import Direction
from checklist.workbook import Cell, Sheet, Workbook

_LONGEST = 32_767  #: as many characters a cell of a workbook holds, a rare sign counting as two
_NAME = 31  #: as many characters the name of a sheet can have


def xlsx(workbook: Workbook) -> bytes:
    """The tables as a workbook; the same tables give the same bytes."""
    stream = io.BytesIO()
    book = begun(stream, workbook)
    formats = _Formats(book, workbook.direction)
    for sheet in workbook.sheets:
        _add(book, sheet, workbook, formats)
    book.close()
    return stream.getvalue()


def register(workbook: Workbook) -> bytes:
    """The first table as comma-separated values."""
    sheet = workbook.sheets[0]
    return values([[column.head for column in sheet.columns], *sheet.rows])


def values(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as comma-separated values (RFC 4180), in UTF-8 with the mark by which Excel knows it.

    Text that a program could take for a formula gets an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([_defused(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _defused(cell: Cell) -> str:
    text = _text(cell)
    return f"'{text}" if _is_formula(cell) else text


def _is_formula(cell: Cell) -> bool:
    return not isinstance(cell, int) and _text(cell).startswith(FORMULA)


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Written) else str(cell)


class _Formats:
    """How cells look: heads, numbers, the report's own words, and what a State wrote, in either direction."""

    def __init__(self, book: Any, direction: Direction) -> None:
        text = {"valign": "top", "text_wrap": True, "num_format": "@"}
        self.direction = direction
        self.number = book.add_format({"valign": "top", "reading_order": 1})
        self.head = book.add_format(
            {
                **text,
                "bold": True,
                "bg_color": "#DDE6EE",
                "bottom": 1,
                "reading_order": READING[direction],
            }
        )
        # A mark in the format, and not in the text, has Excel keep a cell as text also when somebody edits it.
        self._texts = {
            (way, quoted): book.add_format({**text, "reading_order": order, "quote_prefix": quoted})
            for way, order in READING.items()
            for quoted in (False, True)
        }

    def of(self, cell: Cell) -> Any:
        """The format of a cell."""
        if isinstance(cell, int):
            return self.number
        way = cell.direction if isinstance(cell, Written) else self.direction
        return self._texts[way, _is_formula(cell)]


def _add(book: Any, sheet: Sheet, workbook: Workbook, formats: _Formats) -> None:
    """One sheet: heads that stay in view, a filter on each column, wrapped text, A4 across."""
    page = book.add_worksheet(sheet.name[:_NAME])
    if workbook.direction == "rtl":
        page.right_to_left()
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, column.head, formats.head)
    last = 0
    for last, row in enumerate(_rows(sheet, workbook.continued), 1):
        for number, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(last, number, cell, formats.number)
            elif _text(cell):
                page.write_string(last, number, _text(cell), formats.of(cell))
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _rows(sheet: Sheet, continued: str) -> Iterator[tuple[Cell, ...]]:
    """The rows; what does not go into a cell goes on in the row below, and the cell says so."""
    for row in sheet.rows:
        parts = [_parts(cell, continued) for cell in row]
        for number in range(max(map(len, parts))):
            yield tuple(cell[number] if number < len(cell) else "" for cell in parts)


def _parts(cell: Cell, continued: str) -> list[Cell]:
    if isinstance(cell, int) or _length(_text(cell)) <= _LONGEST:
        return [cell]
    texts = list(_pieces(_text(cell), _LONGEST - _length(continued)))
    texts[:-1] = [text + continued for text in texts[:-1]]
    if isinstance(cell, Written):
        return [Written(text, cell.language, cell.direction) for text in texts]
    return list(texts)


def _pieces(text: str, most: int) -> Iterator[str]:
    while _length(text) > most:
        rare = _length(text[:most]) - len(text[:most])
        end = max(most - rare, most // 2)  # either is short enough, however many rare signs there are
        yield text[:end]
        text = text[end:]
    yield text


def _length(text: str) -> int:
    """Characters as a workbook counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
