"""Files of every kind on a submission, and what stands in them, for the tests of formats."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from submissions import EXAMPLE, arabic, assessed, english, reported
from test_rendering import HOSTILE

from checklist.report.whole import Whole
from checklist.reporting import WHOLE, rendered
from checklist.submission import Submission

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("docx", *WHOLE)
WORDS = {"en": english, "ar": arabic}
FORMULAS = ("=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1+1", "＝1+1")
STRANGE = (
    *HOSTILE,
    *FORMULAS,
    "👍🏽 \U0001f468\u200d\U0001f469",
    "_x0041_",
    "e\u0301\u0300",
    "نص عربي and English (",
)


def whole(given: Submission, language: str = "en") -> Whole:
    return Whole.of(EXAMPLE, given, assessed(given), WORDS[language](), given.date, "0.1.0")


def made(given: Submission, kind: str, language: str = "en") -> bytes:
    """The file of one kind on a submission."""
    if kind == "docx":
        return rendered(reported(given, WORDS[language]()), kind)
    return rendered(WHOLE[kind](whole(given, language)), kind)


def parts(content: bytes) -> dict[str, bytes]:
    """What a package holds, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word_text(content: bytes) -> str:
    element = docx.Document(io.BytesIO(content)).element
    kinds = {f"{W}br": "\n", f"{W}tab": "\t"}
    runs = (f"{W}t", *kinds)
    return "\n".join("".join(kinds.get(t.tag, t.text or "") for t in p.iter(*runs)) for p in element.iter(f"{W}p"))


def pages(content: bytes) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets)


def cells(content: bytes) -> Iterator[Any]:
    for page in pages(content):
        for row in page.iter_rows():
            yield from row


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def text_of(content: bytes, kind: str) -> str:
    if kind == "docx":
        return word_text(content)
    if kind == "xlsx":
        return "\n".join(str(cell.value) for cell in cells(content) if cell.value is not None)
    return "\n".join("\n".join(row) for row in rows_of(content)) if kind == "csv" else content.decode("utf-8")
