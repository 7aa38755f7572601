"""What came back in a workbook: the cells that were changed, by what they are, and what is wrong with others.

Sheets are known by what their first cell says, rows by their codes and columns by theirs, wherever they stand now.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checklist import parsing, validation
from checklist.cells import Held, Sheet, named, tidy
from checklist.entry import HEADS, MARK, VERSION, Field, Page, Row, joined
from checklist.errors import ChecklistError
from checklist.importing.typed import Typed, Wrong
from checklist.problem import Problem
from checklist.report.entry import Source, pages
from checklist.rulebook import Rulebook
from checklist.texts import Texts

#: What keeps nothing from being taken over.
NOTES = ("sheet-not-read", "cell-not-read", "cell-emptied", "answer-changed-meanwhile")


@dataclass(frozen=True)
class Change:
    """A cell that says something else than it did, and what that stands for."""

    sheet: str
    place: str
    row: Row
    code: str  #: of its column
    before: str
    after: str
    value: str


Cells = Mapping[str, Change]  #: the changed cells of a row, by the code of their column
Changed = Mapping[str, Cells]  #: by the key of the row


@dataclass
class Returned:
    """A workbook that came back."""

    file: str
    source: Source
    typed: Typed
    pages: tuple[Page, ...]
    changes: dict[str, dict[str, dict[str, Change]]] = field(default_factory=dict)  #: by the kind of sheet
    problems: list[Problem] = field(default_factory=list)
    refused: set[Change] = field(default_factory=set)  #: changes that cannot be made

    def changed(self, kind: str) -> Changed:
        """The changed cells of one kind of sheet."""
        return self.changes.get(kind, {})

    def tell(self, code: str, sheet: str, place: str, question: str = "", /, **of: object) -> None:
        """Keep what is wrong with a cell."""
        values = {"sheet": sheet, "cell": place, **of}
        self.problems.append(Problem(self.file, code, values=values, question=question, note=code in NOTES))

    def tell_of(self, change: Change, code: str, **values: object) -> None:
        """Keep what is wrong with a changed cell."""
        self.refused.add(change)
        self.tell(code, change.sheet, change.place, question_of(change.row), value=change.after, **values)


def question_of(row: Row) -> str:
    """The question that a row is about, by its key; of rows that are about something else, something else."""
    return row.key.partition("/")[0]


def read(file: str, sheets: tuple[Sheet, ...], rulebook: Rulebook, languages: Mapping[str, Texts]) -> Returned:
    """What came back; ChecklistError if it is none of our workbooks."""
    base = _base(file, sheets)
    edition = rulebook.contents.edition
    own = languages.get(str(base.get("language")))
    if own is None:
        raise ChecklistError("workbook-none-of-ours", file=file)
    source = _source(file, base, rulebook, own)
    others = [Source(rulebook, source.submission, (), True, texts) for texts in languages.values() if texts is not own]
    typed = Typed((source.words, *(other.words for other in others)))
    returned = Returned(file, source, typed, pages(source))
    if base.get("rules") != edition:
        values = {"edition": base.get("rules"), "own": edition}
        returned.problems.append(Problem(file, "workbook-other-edition", values=values))
    _Reader(returned).read(sheets)
    return returned


def _base(file: str, sheets: tuple[Sheet, ...]) -> Mapping[str, object]:
    """What the workbook was written from, out of its hidden sheet."""
    found = [sheet for sheet in sheets if sheet.mark.startswith(f"{MARK} ") and sheet.mark.endswith(" base")]
    if not found:
        raise ChecklistError("workbook-none-of-ours", file=file)
    version = found[0].mark.split()[1]
    if version.isdecimal() and int(version) > VERSION:
        raise ChecklistError("workbook-newer", file=file)
    text = joined(row[0].text for row in found[0].rows[1:] if 0 in row)
    raw, problems = parsing.parse(file, text.encode("utf-8"))
    if problems or not isinstance(raw, dict) or len(found) > 1:
        raise ChecklistError("workbook-none-of-ours", file=file)
    return raw


def _source(file: str, base: Mapping[str, object], rulebook: Rulebook, texts: Texts) -> Source:
    """The submission it was written from, checked like any other."""
    held, asked = base.get("submission"), base.get("questions")
    wanted = [name for name in asked if isinstance(name, str)] if isinstance(asked, list) else []
    if held is None:
        return Source.of(rulebook, None, wanted, texts)
    try:
        given = validation.read(file, json.dumps(held).encode("utf-8"), rulebook)
    except ChecklistError:
        other = base.get("rules") != rulebook.contents.edition
        code = "workbook-from-other-edition" if other else "workbook-none-of-ours"
        raise ChecklistError(code, file=file, edition=base.get("rules")) from None
    return Source.of(rulebook, given, wanted, texts)


@dataclass(frozen=True)
class _Line:
    """A row as it stands in a sheet."""

    number: int
    held: Mapping[int, Held]
    columns: Mapping[int, str]

    @cached_property
    def cells(self) -> Mapping[str, Held]:
        """Its cells by the code of their column."""
        return {self.columns[at]: cell for at, cell in self.held.items() if at in self.columns}

    @property
    def elsewhere(self) -> tuple[Held, ...]:
        """Its cells in columns that the workbook never had."""
        return tuple(cell for at, cell in self.held.items() if at and at not in self.columns)

    def place(self, code: str) -> str:
        """Where its cell in a column stands, also one that is empty."""
        return named(self.number, next(at for at, known in self.columns.items() if known == code))


class _Reader:
    """Goes through the sheets."""

    def __init__(self, returned: Returned) -> None:
        self.returned = returned
        self.pages = {page.mark: page for page in returned.pages}
        self.seen: dict[tuple[str, str], tuple[Mapping[str, str], str, str]] = {}
        self.twice: set[tuple[str, str]] = set()

    def read(self, sheets: tuple[Sheet, ...]) -> None:
        """Every sheet; rows that came twice and differ are taken from neither place."""
        for sheet in sheets:
            page = self.pages.get(sheet.mark)
            if page is not None:
                self._sheet(sheet, page)
            elif not sheet.mark.startswith(f"{MARK} ") and sheet.name != "lists" and any(sheet.rows):
                self.returned.tell("sheet-not-read", sheet.name, "A1")
            elif sheet.mark.startswith(f"{MARK} {VERSION} ") and not sheet.mark.endswith(("base", "guide all")):
                self.returned.tell("sheet-unknown", sheet.name, "A1", value=sheet.mark.split()[-1])
        for kind, key in self.twice:
            self.returned.changes.get(kind, {}).pop(key, None)

    def _sheet(self, sheet: Sheet, page: Page) -> None:
        known = {column.code for column in page.columns}
        columns = {at: held.text for at, held in sheet.rows[0].items() if held.text in known}
        rows = {row.key: row for row in page.rows if row.key}
        for number, held in enumerate(sheet.rows[1:], 1):
            key = held[0].text if 0 in held else ""
            if key in rows:
                self._row(sheet, page, rows[key], _Line(number, held, columns))
            elif number >= HEADS and held:
                self._strange(sheet, held, columns)

    def _strange(self, sheet: Sheet, held: Mapping[int, Held], columns: Mapping[int, str]) -> None:
        """A row that the workbook never had, or whose code was changed."""
        first = min(held)
        if first == 0:
            self.returned.tell("row-unknown", sheet.name, held[0].place, value=held[0].text)
        elif any(at in columns for at in held):
            self.returned.tell("row-without-code", sheet.name, held[first].place, value=held[first].text)
        else:
            self.returned.tell("cell-not-read", sheet.name, held[first].place, value=held[first].text)

    def _row(self, sheet: Sheet, page: Page, row: Row, line: "_Line") -> None:
        for cell in line.elsewhere:
            self.returned.tell("cell-not-read", sheet.name, cell.place, value=cell.text)
        said = {code: tidy(line.cells[code].text) for code, _ in page.fields(row) if code in line.cells}
        place, before = named(line.number, 0), self.seen.get((page.kind, row.key))
        if before is not None:
            if said != before[0]:
                self.returned.tell("row-twice", sheet.name, place, value=row.key, other=before[1], there=before[2])
                self.twice.add((page.kind, row.key))
            return
        self.seen[page.kind, row.key] = (said, sheet.name, place)
        found = {change.code: change for change in self._changes(sheet, page, row, line)}
        if found:
            self.returned.changes.setdefault(page.kind, {})[row.key] = found

    def _changes(self, sheet: Sheet, page: Page, row: Row, line: "_Line") -> Iterator[Change]:
        for code, cell in page.fields(row):
            held = line.cells.get(code)
            if held is None:
                if cell.text and code in line.columns.values():
                    place = line.place(code)
                    self.returned.tell("cell-emptied", sheet.name, place, question_of(row))
            elif held.kind != "text" or tidy(held.text) != tidy(cell.text):
                value = self._value(sheet, row, cell, held)
                if value is not None:
                    yield Change(sheet.name, held.place, row, code, cell.text, held.text, value)

    def _value(self, sheet: Sheet, row: Row, cell: Field, held: Held) -> str | None:
        """What a changed cell stands for; None where it cannot be taken."""
        question = question_of(row)
        if held.kind != "text":
            self.returned.tell(f"cell-{held.kind}", sheet.name, held.place, question, value=held.text)
        elif cell.closed:
            self.returned.tell("cell-closed", sheet.name, held.place, question, value=held.text)
        else:
            try:
                return self.returned.typed.value(cell, held.text)
            except Wrong as wrong:
                self.returned.tell(wrong.code, sheet.name, held.place, question, **wrong.values)
        return None
