"""Workbooks from outside: what cells hold, and what is refused before it can do harm."""

import contextlib
import io
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from submissions import submitted
from workbooks import written

from checklist import cells
from checklist.errors import ChecklistError

SMALL = written(submitted({}))
SHEET = "xl/worksheets/sheet2.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (b"%d" % (n - 1) if n > 1 else b"") * 10) for n in range(1, 10))
    + b"]><b>&a9;</b>"
)


def made(*values: Any, epoch: Any = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    page = book.active
    assert page is not None
    for number, value in enumerate(values, 1):
        page.cell(number, 2, value)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(content: bytes, **changes: object) -> bytes:
    """The parts of a workbook with some changed, added, or taken out (None)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            if part is not None:
                assert isinstance(part, bytes)
                new.writestr(name, part)
    return stream.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def column(content: bytes) -> list[tuple[str, str] | None]:
    (sheet,) = cells.read("x.xlsx", content)
    return [(held.text, held.kind) if (held := row.get(1)) else None for row in sheet.rows]


def refusal(content: bytes) -> str:
    with pytest.raises(ChecklistError) as caught:
        cells.read("x.xlsx", content)
    assert caught.value.values["file"] == "x.xlsx"
    return caught.value.code


def test_values_are_read_as_they_are_shown() -> None:
    held = column(
        made(
            "text", " a \r\nb\n", 12, 12.0, 1.5, True, date(2024, 2, 29), datetime(2024, 2, 29, 13, 5), time(8, 30),
            None, "=1+1", "#N/A", "  ", "_x000D_",
        )
    )  # fmt: skip
    assert held == [
        ("text", "text"), ("a \nb", "text"), ("12", "text"), ("12", "text"), ("1.5", "text"), ("TRUE", "text"),
        ("2024-02-29", "text"), ("2024-02-29T13:05:00", "text"), ("08:30:00", "text"),
        None, ("=1+1", "formula"), ("#N/A", "error"), None, None,
    ]  # fmt: skip


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    assert column(made(date(2024, 2, 29), epoch=CALENDAR_MAC_1904)) == [("2024-02-29", "text")]


def test_a_day_that_no_calendar_has_is_an_error_of_the_cell() -> None:
    content = made(date(2024, 2, 29))
    sheet = part(content, "xl/worksheets/sheet1.xml").replace(b"<v>45351</v>", b"<v>99999999999</v>")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert column(packed(content, **{"xl/worksheets/sheet1.xml": sheet})) == [("#VALUE!", "error")]


def test_the_value_that_a_formula_had_is_never_read() -> None:
    content = made("=1+1")
    sheet = (
        part(content, "xl/worksheets/sheet1.xml").replace(b"<v />", b"<v>Yes</v>").replace(b"<v></v>", b"<v>Yes</v>")
    )
    assert b"Yes" in sheet
    assert column(packed(content, **{"xl/worksheets/sheet1.xml": sheet})) == [("=1+1", "formula")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "workbook-none", id="empty"),
        pytest.param(b"{}", "workbook-none", id="another file"),
        pytest.param(b"PK\x03\x04 nothing", "workbook-none", id="the beginning of an archive"),
        pytest.param(OLD + b"\0" * 600, "workbook-old", id="xls"),
        pytest.param(OLD + "EncryptedPackage".encode("utf-16-le"), "workbook-password", id="password"),
        pytest.param(packed(SMALL, mimetype=OPEN_DOCUMENT), "workbook-open-document", id="ods"),
        pytest.param(packed(SMALL, **{"xl/workbook.xml": None}), "workbook-none", id="no workbook in it"),
        pytest.param(packed(SMALL, **{SHEET: b"<worksheet"}), "workbook-damaged", id="broken sheet"),
        pytest.param(SMALL[: len(SMALL) // 2], "workbook-none", id="cut off"),
        pytest.param(packed(SMALL, **{SHEET: BOMB}), "workbook-entities", id="billion laughs"),
        pytest.param(packed(SMALL, **{"xl/sharedStrings.xml": BOMB}), "workbook-entities", id="in texts"),
        pytest.param(
            packed(SMALL, **{"docProps/app.xml": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
            "workbook-entities",
            id="a file from outside",
        ),
        pytest.param(
            packed(SMALL, **{SHEET: BOMB.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")}),
            "workbook-entities",
            id="in another encoding",
        ),
        pytest.param(packed(SMALL, **{"a.png": b"\0" * (cells.MAX_UNPACKED + 1)}), "workbook-too-large", id="zip bomb"),
        pytest.param(
            packed(SMALL, **{f"xl/{n}.bin": b"" for n in range(cells.MAX_PARTS)}), "workbook-too-large", id="many parts"
        ),
        pytest.param(
            packed(SMALL, **{SHEET: b"<x>" + b"<c/>" * cells.MAX_TAGS + b"</x>"}), "workbook-too-large", id="many tags"
        ),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


@pytest.mark.parametrize("less", [{"xl/workbook.xml": b"<workbook/>"}, {SHEET: None}])
def test_sheets_that_are_missing(less: dict[str, bytes | None]) -> None:
    assert len(cells.read("x.xlsx", packed(SMALL, **less))) < len(cells.read("x.xlsx", SMALL))


def test_an_archive_that_lies_about_its_sizes() -> None:
    content = packed(SMALL, **{"xl/media/a.xml": b" " * 2_000_000})
    at = content.rfind((2_000_000).to_bytes(4, "little"))
    lying = content[:at] + (10).to_bytes(4, "little") + content[at + 4 :]
    assert refusal(lying) == "workbook-damaged"


@pytest.mark.parametrize("place", ["A900000", "A1048576", "A99999999999", "XFD2", "ZZZZZZ9"])
def test_a_cell_far_away_costs_no_time(place: str) -> None:
    content = made("x")
    sheet = part(content, "xl/worksheets/sheet1.xml")
    row = "".join(sign for sign in place if sign.isdigit())
    far = f'<row r="{row}"><c r="{place}" t="str"><v>y</v></c></row></sheetData>'.encode()
    content = packed(content, **{"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", far)})
    if place == "XFD2":  # beside what is read
        assert column(content) == [("x", "text"), None]
    else:
        assert refusal(content) in ("workbook-too-large", "workbook-damaged")


def test_macros_links_and_pictures_are_not_looked_at() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SMALL))
    content = packed(
        saved(book),
        **{
            "xl/vbaProject.bin": b"\xff" * 100,
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/media/i.png": b"x",
        },
    )
    assert [sheet.mark for sheet in cells.read("x.xlsx", content)] == [s.mark for s in cells.read("y.xlsx", SMALL)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_workbook_is_refused_or_read(data: st.DataObject) -> None:
    broken = bytearray(SMALL)
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=6)):
        broken[at] = data.draw(st.integers(0, 255))
    _refused_or_read(lambda: cells.read("x.xlsx", bytes(broken)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_sheet_is_refused_or_read(data: st.DataObject) -> None:
    sheet = part(SMALL, SHEET)
    start = data.draw(st.integers(0, len(sheet) - 1))
    end = min(len(sheet), start + data.draw(st.integers(0, 80)))
    other = data.draw(
        st.sampled_from([b"", b"<c/>", b'<c r="A1" t="s"><v>999999</v></c>', b"<row/>", b'r="-1"', b"\xff", b"&x;"])
    )
    broken = packed(SMALL, **{SHEET: sheet[:start] + other + sheet[end:]})
    _refused_or_read(lambda: cells.read("x.xlsx", broken))


def _refused_or_read(reading: Callable[[], object]) -> None:
    with contextlib.suppress(ChecklistError):
        reading()
