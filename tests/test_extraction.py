"""The Arabic report as a reader of its text finds it: every word, in order."""

import re
import shutil
import subprocess
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from submissions import arabic, reported, submitted

from checklist import (
    __version__,
    engine,
    files,
    printing,
    rendering,
    schema,
    submission,
    translation,
    validation,
)
from checklist.document import Document
from checklist.report import Depth
from checklist.report import document as told
from checklist.rulebook import Rulebook

WORD = re.compile("[\u0621-\u0652]+")
MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u034f]"
INLINE = {"a", "b", "bdi", "em", "span", "strong"}
UNSEEN = {"unseen", "skip"}  #: for readers of a screen alone
BESIDE = {"label", "words"}  #: stand in places of their own: their words may come before or after what is beside them


def words(text: str) -> list[str]:
    """The Arabic words of a text, without marks of direction."""
    return WORD.findall(re.sub(MARKS, "", unicodedata.normalize("NFKC", text)))


class Blocks(HTMLParser):
    """The words of each block of a page, without what is not shown."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.blocks: list[list[str]] = []
        self.text = ""
        self.unseen: list[str] = []
        self.beside = False
        self.feed(source)
        self.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if tag not in INLINE or BESIDE & classes:
            self.end()
        self.beside = self.beside or bool(BESIDE & classes)
        if tag in ("style", "title") or UNSEEN & classes:
            self.unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE or (self.beside and tag == "span"):
            self.end()
            self.beside = False
        if self.unseen and self.unseen[-1] == tag:
            self.unseen.pop()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.text += data

    def end(self) -> None:
        """Close a block."""
        found = words(self.text)
        if found:
            self.blocks.append(found)
        self.text = ""


@pytest.fixture(scope="module")
def document(rulebook: Rulebook) -> Document:
    """The full record of the fictional State, in Arabic."""
    given = validation.load(files.samples() / "fictional-state.json", rulebook)
    found = engine.assess(rulebook, submission.facts(given, rulebook.questions))
    texts = translation.texts("ar", rulebook.phrases, schema.domains(rulebook))
    return told(rulebook, given, found, texts, given.date, __version__, Depth.RECORD)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_every_arabic_word_comes_back_in_order(document: Document, full_reports: Path) -> None:
    path = full_reports / "fictional-state-record-ar.pdf"
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    printed = f" {' '.join(words(done.stdout.decode('utf-8')))} "
    blocks = Blocks(rendering.html(document)).blocks
    assert sum(map(len, blocks)) > 10_000
    assert [" ".join(block) for block in blocks if not comes_back(block, printed)] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_letters_that_the_font_alters_come_back(tmp_path: Path) -> None:
    """Amiri draws some letters together, or otherwise before others, which tore or misspelt these words."""
    groups = [f"{a}{b}{c}" for a in "جحخ" for b in "بتثنيئ" for c in "رزن"]
    written = ["لكل", "الملك", *(f"{before}{group}" for group in groups for before in ("", "ال", "ي", "مس"))]
    answers = {"practice-standards": {"value": " ".join(written)}}
    path = tmp_path / "report.pdf"
    path.write_bytes(printing.pdf(reported(submitted(answers), arabic())))
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    assert set(written) - set(words(done.stdout.decode("utf-8"))) == set()


def comes_back(block: list[str], printed: str) -> bool:
    """Whether a block's words stand in the print in order, whole or parted.

    The edge of a page can part them, and once more the label that stands beside the first line on the next page.
    """
    whole = " ".join(block)
    if f" {whole} " in printed:
        return True
    parts = ((f" {' '.join(block[:at])} ", f" {' '.join(block[at:])} ") for at in range(1, len(block)))
    if any(printed.find(first) >= 0 and printed.find(rest, printed.find(first)) >= 0 for first, rest in parts):
        return True
    return stands(block, printed, 0, parts=3)


def stands(block: list[str], printed: str, start: int, parts: int) -> bool:
    """Whether the words stand in the print from a place on, in so many parts at most."""
    for at in range(len(block), 0, -1):
        found = printed.find(f" {' '.join(block[:at])} ", start)
        if found >= 0 and (at == len(block) or (parts > 1 and stands(block[at:], printed, found, parts - 1))):
            return True
    return False
