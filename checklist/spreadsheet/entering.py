"""Lays out the workbook to fill in: locked questions, cells to write in with the lists they offer."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from checklist.entry import HEADS, Book, Field, Page, Row, pieces
from checklist.spreadsheet.options import FORMULA, READING, begun
from checklist.texts import Direction

_KEY_WIDTH = 16
_FIRST_DAY = date(1900, 3, 1)  #: spreadsheet programs do not agree on earlier days
_MAY = {"format_cells": False, "format_columns": True, "format_rows": True}


def xlsx(book: Book) -> bytes:
    """The workbook; the same book gives the same bytes."""
    stream = io.BytesIO()
    made = begun(stream, book)
    _Writer(made, book).write()
    made.close()
    return stream.getvalue()


class _Formats:
    """How cells look. Nothing is told by colour alone: what can be filled in is framed as well."""

    def __init__(self, book: Any, direction: Direction) -> None:
        text = {"valign": "top", "text_wrap": True, "num_format": "@"}
        own = {**text, "reading_order": READING[direction]}
        open_cell = {**text, "locked": False, "border": 1, "border_color": "#8A97A3"}
        grey = {"bg_color": "#F0F3F5", "bottom": 4, "bottom_color": "#B8C2CB"}
        self.title = book.add_format({"bold": True, "font_size": 14, "reading_order": READING[direction]})
        self.head = book.add_format({**own, "bold": True, "bg_color": "#DDE6EE", "bottom": 1})
        self.plain = book.add_format(own)
        self.link = book.add_format({**own, "underline": 1, "font_color": "#0B4F8A"})
        self.key = book.add_format({**text, **grey, "font_size": 8, "font_color": "#4A5661", "reading_order": 1})
        self.asked = book.add_format({**own, **grey, "bold": True})
        self.locked = book.add_format({**own, **grey})
        self.part = book.add_format({**own, **grey, "indent": 1})
        # No reading order of their own: text typed in either language runs its own way.
        self.open = {quoted: book.add_format({**open_cell, "quote_prefix": quoted}) for quoted in (False, True)}
        self.closed = book.add_format({**text, **grey, "border": 1, "border_color": "#8A97A3"})
        self.day = book.add_format({**open_cell, "num_format": "yyyy\\-mm\\-dd", "align": "left"})
        self.number = book.add_format({**open_cell, "num_format": "0"})


class _Writer:
    """Writes one workbook."""

    def __init__(self, made: Any, book: Book) -> None:
        self.made = made
        self.book = book
        self.formats = _Formats(made, book.direction)

    def write(self) -> None:
        """Every sheet; those behind the scenes come last."""
        sheets = [self.made.add_worksheet(page.name) for page in self.book.pages]
        ranges = {**self._lists(), **self._laws()}
        for sheet, page in zip(sheets, self.book.pages, strict=True):
            self._page(sheet, page, ranges)
        self._base()
        sheets[0].activate()

    def _lists(self) -> Mapping[str, str]:
        """The lists on a sheet of their own, one to a column, and where each stands; equal ones stand once."""
        sheet, places = self.made.add_worksheet("lists"), dict[tuple[str, ...], str]()
        sheet.hide()
        sheet.protect()
        for words in self.book.lists.values():
            if words not in places:
                column = len(places)
                for at, word in enumerate(words):
                    sheet.write_string(at, column, word)
                last = xl_rowcol_to_cell(len(words) - 1, column, row_abs=True, col_abs=True)
                places[words] = f"=lists!{xl_rowcol_to_cell(0, column, row_abs=True, col_abs=True)}:{last}"
        return {name: places[words] for name, words in self.book.lists.items()}

    def _laws(self) -> Mapping[str, str]:
        """The names that laws are cited by, as they stand in the register while it is filled in."""
        page = next(page for page in self.book.pages if page.kind == "register")
        name = page.name.replace("'", "''")
        return {"laws": f"='{name}'!$B${HEADS + 1}:$B${HEADS + len(page.rows)}"}

    def _base(self) -> None:
        """What the workbook was written from, out of sight."""
        sheet = self.made.add_worksheet("base")
        sheet.very_hidden()
        sheet.protect()
        for at, text in enumerate((self.book.base_mark, *pieces(self.book.base))):
            sheet.write_string(at, 0, text)

    def _page(self, sheet: Any, page: Page, ranges: Mapping[str, str]) -> None:
        self._heads(sheet, page)
        asked: dict[tuple[str, bool], list[str]] = {}
        for at, row in enumerate(page.rows, HEADS):
            if row.key:
                sheet.write_string(at, 0, row.key, self.formats.key)
            for number, cell in enumerate(row.cells, 1):
                if isinstance(cell, Field):
                    self._field(sheet, at, number, cell)
                    if cell.offers and not cell.closed:
                        place = xl_rowcol_to_cell(at, number)
                        asked.setdefault((ranges[cell.offers], cell.strict), []).append(place)
                else:
                    self._fixed(sheet, at, number, cell, row)
        for (source, strict), places in asked.items():
            self._offer(sheet, source, places, strict=strict)
        self._set_up(sheet, page)

    def _heads(self, sheet: Any, page: Page) -> None:
        for number, code in enumerate((page.mark, *(column.code for column in page.columns))):
            sheet.write_string(0, number, code)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.write_string(1, 0, page.title, self.formats.title)
        sheet.write_string(2, 0, self.book.key_head if page.kind != "guide" else "", self.formats.head)
        hidden = {"hidden": True} if page.kind == "guide" else {}
        sheet.set_column(0, 0, _KEY_WIDTH, None, hidden)
        for number, column in enumerate(page.columns, 1):
            sheet.set_column(number, number, column.width)
            sheet.write_string(2, number, column.head, self.formats.head)

    def _fixed(self, sheet: Any, at: int, number: int, text: str, row: Row) -> None:
        if row.link and number == 1:
            sheet.write_url(at, number, f"internal:'{row.link}'!A3", self.formats.link, text)
        elif not row.key:
            sheet.write_string(at, number, text, self.formats.plain)
        elif row.is_part:
            sheet.write_string(at, number, text, self.formats.part)
        else:
            sheet.write_string(at, number, text, self.formats.locked if number > 2 else self.formats.asked)

    def _field(self, sheet: Any, at: int, number: int, cell: Field) -> None:
        if cell.closed:
            sheet.write_string(at, number, cell.text, self.formats.closed)
        elif cell.asks == "date":
            self._date(sheet, at, number, cell.text)
        elif cell.asks in ("year", "number"):
            if cell.text:
                sheet.write_number(at, number, int(cell.text), self.formats.number)
            else:
                sheet.write_blank(at, number, None, self.formats.number)
        elif cell.text:
            sheet.write_string(at, number, cell.text, self.formats.open[cell.text.startswith(FORMULA)])
        else:
            sheet.write_blank(at, number, None, self.formats.open[False])

    def _date(self, sheet: Any, at: int, number: int, text: str) -> None:
        """A day as a day, where spreadsheet programs know it: one that is typed is shown as it is understood."""
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:  # a word, such as that it is not known
            day = None
        if day is not None and day >= _FIRST_DAY:
            sheet.write_datetime(at, number, day, self.formats.day)
        elif text:
            sheet.write_string(at, number, text, self.formats.day)
        else:
            sheet.write_blank(at, number, None, self.formats.day)

    def _offer(self, sheet: Any, source: str, places: list[str], *, strict: bool) -> None:
        """The list of some cells, dropped down; where other text will do, nothing is refused."""
        rule = {
            "validate": "list",
            "source": source,
            "show_error": strict,
            "error_title": self.book.refused.title,
            "error_message": self.book.refused.text,
            "multi_range": " ".join(_spans(places)),
        }
        sheet.data_validation(places[0], rule)

    def _set_up(self, sheet: Any, page: Page) -> None:
        """The sheet in the direction of its language, its heads in view, locked, and printed across A4."""
        if self.book.direction == "rtl":
            sheet.right_to_left()
        last = HEADS + max(len(page.rows), 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last, len(page.columns))}"})
        sheet.freeze_panes(HEADS, 2 if page.kind in ("section", "figures") else 1)
        sheet.protect("", _MAY)
        if page.kind == "guide":
            sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1, HEADS - 1)
        sheet.set_footer("&C&A – &P / &N")


def _spans(places: list[str]) -> list[str]:
    """Places one below the other as one span each."""
    spans: list[list[str]] = []
    for place in places:
        column = place.rstrip("0123456789")
        below = f"{column}{int(place[len(column) :]) - 1}"
        if spans and spans[-1][-1] == below:
            spans[-1] = [spans[-1][0], place]
        else:
            spans.append([place])
    return [":".join(span) for span in spans]
