"""A document is printed faster, and no byte otherwise, where nothing is worked out twice."""

import io
import re
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from submissions import arabic, english, reported
from test_layout import TEXTS
from test_rendering import every_field

from checklist import fonts, printing, rendering
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


def test_a_file_is_the_same_wherever_its_fonts_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    page = rendering.for_print(reported(every_field(lambda name: name), english()))
    here = printing.identifier(page)
    assert here != printing.identifier(page.replace("</main>", "<p>More</p></main>"))
    faces = [(family, path, Path("/elsewhere") / path.name, weight) for family, path, weight in fonts.faces()]
    moved = page
    for _, path, other, _ in faces:
        assert path.as_uri() in moved
        moved = moved.replace(path.as_uri(), other.as_uri())
    monkeypatch.setattr(fonts, "faces", lambda: tuple((family, other, weight) for family, _, other, weight in faces))
    assert printing.identifier(moved) == here
