"""A document is printed faster, and no byte otherwise, where nothing is worked out twice."""

import io
import re
from functools import cache

import pikepdf
import pytest
from submissions import arabic, english, reported
from test_layout import TEXTS
from test_rendering import every_field

from checklist import printing, rendering
from checklist.document import Document
from checklist.printing import habits, once
from checklist.report import Depth


@cache
def document(language: str) -> Document:
    """A report in which every field holds long words, both directions, emoji or marks."""
    texts = [" ".join(text.split())[:400] for text in TEXTS.values()]
    given = every_field(lambda field: texts[len(field) % len(texts)])
    return reported(given, {"en": english, "ar": arabic}[language](), depth=Depth.RECORD)


@cache
def printed(language: str) -> bytes:
    return printing.pdf(document(language))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_byte_is_otherwise_where_all_is_worked_out_anew(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = printed(language)
    monkeypatch.setattr(habits, "HABITS", [habit for habit in habits.HABITS if habit not in once.HABITS])
    assert printing.pdf(document(language)) == fast


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_within_leads_somewhere(language: str) -> None:
    with pikepdf.open(io.BytesIO(printed(language))) as pdf:
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        links = [note for sheet in pdf.pages for note in sheet.get("/Annots", []) if note.Subtype == "/Link"]
        within = {str(link.Dest) for link in links if "/Dest" in link}
    assert within == set(re.findall('href="#(.*?)"', rendering.for_print(document(language)))) != set()
    assert within <= names
