"""The layout holds whatever a State writes: nothing runs off the page, nothing of it is lost."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import page
import pytest
from submissions import ANSWERS, arabic, english, reported, submitted
from test_rendering import every_field

from checklist import printing
from checklist.report import Depth
from checklist.submission import Submission
from checklist.texts import Texts

MARGIN = 20 / 25.4 * 72  #: points; the margin of a page; letters may lean out of their line by a few points
TEXTS = {
    "long Latin word": "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz" * 7,
    "long Arabic word": "فسيستعملونهاوالاستقلالية" * 18,
    "400 words": "The office answers within a month unless the court asks for more. " * 34,
    "mixed directions": "The قانون العقوبات (Penal Code), المادة 12(3), says: «لا جريمة» [nulla poena] 50% - A/B ب/ج",
    "emoji and marks": "ok ✓ 🚢👩🏽‍⚖️ ½ – “q” e\u0301 \u2260 日本語",
    "empty lines": "one\n\n\n\n\n\ntwo",
}
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def three_hundred_citations() -> Submission:
    citations = [{"law": "code", "provision": f"article {number}, paragraph {number % 9}"} for number in range(1, 301)]
    return submitted({**ANSWERS, "standards": {"value": "in-part", "citations": citations}})


def boxes(pdf: bytes, folder: Path) -> list[tuple[float, float, float, float, float, str]]:
    """Each word with its edges and the width of its page, in points."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    found: list[tuple[float, float, float, float, float, str]] = []
    width = 0.0
    for line in done.stdout.decode("utf-8").splitlines():
        if size := re.search(r'<page width="([0-9.]+)"', line):
            width = float(size[1])
        if word := re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line):
            left, top, right, bottom = map(float, word.groups()[:4])
            found.append((left, top, right, bottom, width, word[5]))
    return found


def letters(text: str) -> str:
    """What is left of a text where only letters and digits count: marks, breaks and joiners come out in other ways."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sorted(letter for letter in plain if letter.isalnum() and ord(letter) < 0x3000))


@needs_pdftotext
@pytest.mark.parametrize("texts", [english, arabic])
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_runs_off_the_page(name: str, texts: Callable[[], Texts], tmp_path: Path) -> None:
    line = " ".join(TEXTS[name].split())[:500]
    fields = {"Answer.comment", "Answer.reason", "Citation.quote", "Planned.text", "ArticleNotes.difficulties"}
    given = every_field(lambda field: TEXTS[name] if field in fields else line)
    pdf = printing.pdf(reported(given, texts()))
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant
    words = boxes(pdf, tmp_path)
    outside = [word for left, _, right, _, width, word in words if left < MARGIN - 10 or right > width - MARGIN + 10]
    assert outside == []
    assert letters(line) != "" or name == "emoji and marks"
    printed = letters("".join(word for *_, word in words))
    for letter in set(letters(TEXTS[name])):
        assert printed.count(letter) >= letters(TEXTS[name]).count(letter)


@needs_pdftotext
@pytest.mark.parametrize("depth", [Depth.ANALYSIS, Depth.RECORD])
def test_three_hundred_citations_are_all_there(depth: Depth, tmp_path: Path) -> None:
    pdf = printing.pdf(reported(three_hundred_citations(), depth=depth))
    printed = " ".join(word for *_, word in boxes(pdf, tmp_path))
    assert [n for n in range(1, 301) if f"article {n}, paragraph {n % 9}" not in printed] == []


@pytest.mark.parametrize("texts", [english, arabic])
def test_nothing_given_still_makes_a_report(texts: Callable[[], Texts]) -> None:
    for depth in Depth:
        pdf = printing.pdf(reported(submitted({}, laws=[]), texts(), depth=depth))
        assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant
