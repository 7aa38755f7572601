"""A table under its heads, as the sheets of a report are made."""

from collections.abc import Iterable

from checklist.texts import Texts, plain
from checklist.workbook import Cell, Column, Sheet

Row = tuple[Cell, ...]


def sheet(texts: Texts, name: str, columns: Iterable[tuple[str, int]], rows: Iterable[Row]) -> Sheet:
    """A table; columns are keys of texts with widths.

    Marks that set the parts of a text apart are taken out: other programs search and sort by what a cell holds.
    """
    heads = tuple(Column(plain(texts.say(key)), width) for key, width in columns)
    held = tuple(tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    assert all(len(row) == len(heads) for row in held)
    return Sheet(plain(texts.say(f"formats.sheet.{name}")), heads, held)


def lines(items: Iterable[str]) -> str:
    """Several things in one cell, each on its line and said once."""
    return "\n".join(dict.fromkeys(items))
