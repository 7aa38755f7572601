"""Which files a report is written as."""

from collections.abc import Callable

import pytest
from submissions import EXAMPLE, arabic, english
from test_rendering import full

from checklist import reporting
from checklist.document import Document
from checklist.exchange import ReportData
from checklist.workbook import Workbook


def endings(kinds: tuple[str, ...], depths: tuple[str, ...] = ("summary", "record")) -> list[str]:
    given = full()
    return [f.ending for f in reporting.wanted(EXAMPLE, given, [english(), arabic()], depths, kinds, given.date)]


def test_what_people_read_has_a_file_for_each_depth_and_what_programs_read_has_one() -> None:
    assert endings(("docx", "csv")) == [
        "summary-en.docx",
        "record-en.docx",
        "en.csv",
        "summary-ar.docx",
        "record-ar.docx",
        "ar.csv",
    ]
    assert endings(("json", "xlsx")) == ["en.json", "en.xlsx", "ar.json", "ar.xlsx"]


@pytest.mark.parametrize(
    ("kind", "content", "starts"),
    [
        ("pdf", Document, b"%PDF"),
        ("html", Document, b"<!DOCTYPE html>"),
        ("docx", Document, b"PK"),
        ("xlsx", Workbook, b"PK"),
        ("csv", Workbook, b"\xef\xbb\xbf"),
        ("json", ReportData, b"{"),
    ],
)
def test_each_kind_is_rendered(kind: str, content: Callable[..., object], starts: bytes) -> None:
    given = full()
    (file,) = reporting.wanted(EXAMPLE, given, [english()], ["summary"], [kind], given.date)
    assert type(file.make()) is content
    assert file.rendered().startswith(starts)


def test_the_date_is_the_one_told() -> None:
    (file,) = reporting.wanted(EXAMPLE, full(), [english()], ["summary"], ["json"], "2030-01-02")
    made = file.make()
    assert isinstance(made, ReportData)
    assert made.date == "2030-01-02"
