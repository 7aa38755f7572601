"""Reads the cells of a workbook that somebody sent, with care: the only module that knows openpyxl.

What is inside is looked at before openpyxl opens it: how large it is when unpacked, and that no part of it defines
entities. Links, macros, pictures and computed values are never read.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal
from xml.parsers import expat

from checklist.errors import ChecklistError

MAX_UNPACKED = 32 * 1024 * 1024  #: bytes; the fullest of our workbooks comes to two million
MAX_PARTS = 1000
MAX_TAGS = 800_000  #: of XML, in all parts together; the fullest of ours holds a tenth of that
MAX_ROWS, MAX_COLUMNS = 20_000, 40  #: of a sheet
_LAST_ROW = 1_048_576  #: that a sheet can have
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  #: a file of Excel before 2007, and one behind a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_RETURN = re.compile("_x000[dD]_\n?|\r\n?")

Kind = Literal["text", "formula", "error"]


@dataclass(frozen=True)
class Held:
    """What one cell holds, as text; a day as its ISO date."""

    place: str
    text: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Sheet:
    """One sheet: the cells of each row that hold something, by their column."""

    name: str
    rows: tuple[Mapping[int, Held], ...]

    @property
    def mark(self) -> str:
        """What its first cell says."""
        first = self.rows[0].get(0) if self.rows else None
        return first.text if first else ""


def read(file: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook that came from `file`; ChecklistError says why it cannot be read."""
    _refuse_others(file, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_inside(file, archive)
        return tuple(_sheets(file, content))
    except ChecklistError:
        raise
    except MemoryError:
        raise ChecklistError("workbook-too-large", file=file) from None
    except Exception as fault:  # a damaged workbook makes openpyxl and zipfile raise whatever comes first
        raise ChecklistError("workbook-damaged", file=file, why=type(fault).__name__) from None


def _refuse_others(file: str, content: bytes) -> None:
    """Say what else it is, where that is known."""
    if content.startswith(_OLD):
        locked = _ENCRYPTED in content
        raise ChecklistError("workbook-password" if locked else "workbook-old", file=file)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise ChecklistError("workbook-none", file=file)


def _look_inside(file: str, archive: zipfile.ZipFile) -> None:
    """Refuse what no workbook to fill in can be, before anything takes it apart."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "mimetype" in names and archive.read("mimetype").startswith(_OPEN_DOCUMENT):
        raise ChecklistError("workbook-open-document", file=file)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise ChecklistError("workbook-none", file=file)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ChecklistError("workbook-too-large", file=file)
    tags = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)  # never gives more than the size it declares
            tags += text.count(b"<")
            if tags > MAX_TAGS:
                raise ChecklistError("workbook-too-large", file=file)
            _refuse_entities(file, text)


def _refuse_entities(file: str, text: bytes) -> None:
    """A part of a workbook has no document type, and so no entities that could grow without end."""

    def refuse(*_: object) -> None:
        raise ChecklistError("workbook-entities", file=file)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(text, True)


def _sheets(file: str, content: bytes) -> Iterator[Sheet]:
    import openpyxl  # it takes a while to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about drop-downs and other things that are not read here
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        for page in book.worksheets:
            page.reset_dimensions()  # what a file says of its own size is not to be trusted
            yield Sheet(page.title, tuple(_rows(file, page)))
        book.close()


def _rows(file: str, page: Any) -> Iterator[Mapping[int, Held]]:
    before: Any = None
    for number, row in enumerate(page.iter_rows(max_col=MAX_COLUMNS)):
        if number > _LAST_ROW:
            raise ChecklistError("workbook-too-large", file=file)
        # openpyxl gives one and the same row for all that are not there: a million of them must cost nothing.
        is_gap, before = row is before, row
        held = {} if is_gap else {at: found for at, cell in enumerate(row) if (found := _held(cell)) is not None}
        if number < MAX_ROWS:
            yield held
        elif not is_gap:
            raise ChecklistError("workbook-too-large", file=file)


def _held(cell: Any) -> Held | None:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Held(cell.coordinate, _tidy(value if isinstance(value, str) else "="), "formula")
    if cell.data_type == "e":
        return Held(cell.coordinate, str(value), "error")
    text = _tidy(_text(value))
    return Held(cell.coordinate, text) if text else None


def _text(value: object) -> str:
    """A value as it is shown: whole numbers without a point, days as year-month-day."""
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)


def _tidy(text: str) -> str:
    """Without what only spreadsheet programs put in: their returns, and blanks around it."""
    return _RETURN.sub("\n", text).strip()


def tidy(text: str) -> str:
    """What a cell gives back when it was written with this text."""
    return _tidy(text.replace("x005F_", ""))


def named(row: int, column: int) -> str:
    """A cell by its name, such as D12; both count from 0."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column + 1)}{row + 1}"
