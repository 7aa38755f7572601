"""What all workbooks share: nothing that is written is ever taken for a formula, a link or a number."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from checklist.entry import Book
from checklist.workbook import Workbook

#: What begins with one of them, a program can take for a formula; also in the wide form of East Asian type.
FORMULA = (*"=+-@", *"＝＋－＠", *"\t\r\n")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
READING = {"ltr": 1, "rtl": 2}


def begun(stream: io.BytesIO, about: Workbook | Book) -> Any:
    """A workbook with what it says of itself; dated by its report, so that the same content gives the same bytes."""
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties(
        {
            "title": about.title,
            "subject": about.subject,
            "comments": about.program,
            "created": datetime.fromisoformat(about.date),
        }
    )
    return book
