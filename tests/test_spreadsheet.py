"""Workbooks and registers: every cell is text, in its direction, and nothing is lost."""

import io
import re

import openpyxl
import pytest
from formats import FORMULAS, WORDS, cells, made, pages, rows_of, whole
from submissions import EXAMPLE, assessed, submitted
from test_rendering import full

from checklist import spreadsheet
from checklist.document import Written
from checklist.observations import totals
from checklist.report import tables
from checklist.workbook import Column, Sheet, Workbook


def test_a_long_cell_goes_on_below() -> None:
    long = "".join(f"Word{number} " for number in range(8000)) + "👍" * 20_000
    columns = (Column("A", 10), Column("B", 10), Column("C", 10))
    rows = ((1, long, Written(long, "en", "ltr")), ("=1", "x", Written("y", "en", "ltr")))
    book = Workbook("en", "ltr", "t", "s", "p", "2026-01-01", "… (more)", (Sheet("One", columns, rows),))
    page = pages(spreadsheet.xlsx(book))[0]
    for column in (2, 3):
        found = [str(page.cell(row, column).value) for row in range(2, page.max_row)]
        assert len(found) > 2
        assert all(len(text.encode("utf-16-le")) <= 2 * 32_767 for text in found)
        assert "".join(text.removesuffix("… (more)") for text in found) == long
    assert [page.cell(page.max_row, column).value for column in (1, 2, 3)] == ["=1", "x", "y"]


def test_a_cell_is_text_whatever_it_begins_with() -> None:
    rows = tuple((text,) for text in (*FORMULAS, "\t=1", "https://example.org", "007", "plain"))
    book = Workbook("en", "ltr", "t", "s", "p", "2026-01-01", "…", (Sheet("One", (Column("A", 10),), rows),))
    content = spreadsheet.xlsx(book)
    held = [page_cell for page_cell in cells(content) if page_cell.row > 1]
    assert [cell.value for cell in held] == [row[0] for row in rows]
    assert [cell.quotePrefix for cell in held] == [True] * 6 + [False] * 3
    assert {cell.data_type for cell in held} == {"s"}
    assert [row[0] for row in rows_of(spreadsheet.register(book))[1:]] == [
        *(f"'{text}" for text in FORMULAS),
        "'\t=1",
        "https://example.org",
        "007",
        "plain",
    ]


@pytest.mark.parametrize("language", WORDS)
def test_sheets_are_laid_out_in_the_direction_of_their_language(language: str) -> None:
    for page in pages(made(full(), "xlsx", language)):
        assert bool(page.sheet_view.rightToLeft) == (language == "ar")
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref
        assert page.title == page.title[:31]
    names = [page.title for page in pages(made(full(), "xlsx", language))]
    assert len(names) == len(set(names))


def test_a_workbook_says_when_it_was_made_and_by_nobody() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(made(full(), "xlsx"))).properties
    assert properties.created.date().isoformat() == "2026-11-01"
    assert not properties.creator
    assert "Republic of Examplia" in properties.title


def test_the_register_is_comma_separated_values_that_excel_knows() -> None:
    content = made(full(), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert re.sub(rb'"[^"]*"', b"", content).count(b"\n") == content.count(b"\r\n") == len(rows_of(content))
    heads, *rows = rows_of(content)
    assert {len(row) for row in rows} == {len(heads)}
    uncited = [row for row in rows_of(made(submitted({}), "csv"))[1:] if not row[heads.index("Provision")]]
    assert [row[0] for row in uncited] == ["code", "bill"]


def test_totals_have_no_total_over_strengths() -> None:
    given = full()
    rows = {sheet.name: sheet.rows for sheet in tables.workbook(whole(given)).sheets}["Totals"]
    assert [row[1] for row in rows] == list(totals(EXAMPLE, assessed(given)))
