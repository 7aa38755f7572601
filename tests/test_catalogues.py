"""Translations that are missing, stale or left over are told with their place."""

import shutil
from pathlib import Path

import pytest

from checklist import catalogues, files
from checklist.rulebook import Rulebook

FOLDER = files.data_folder("rules") / "translations"

pytestmark = pytest.mark.skipif(not any(FOLDER.glob("*.po")), reason="the sources of translations are not installed")


def codes(folder: Path, rulebook: Rulebook) -> list[tuple[str, str, bool]]:
    found = catalogues.problems(folder, rulebook)
    return [(problem.code, str(problem.values["key"]), problem.line > 0) for problem in found]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            'msgctxt "article.tip-5.title"\nmsgid "Criminalization"',
            'msgctxt "article.tip-5.title"\nmsgid "Criminalisation"',
            [("translation-stale", "article.tip-5.title", True)],
        ),
        (
            'msgctxt "article.tip-5.title"',
            'msgctxt "article.tip-55.title"',
            [
                ("translation-left-over", "article.tip-55.title", True),
                ("translation-absent", "article.tip-5.title", False),
            ],
        ),
        (
            'msgctxt "article.tip-5.title"',
            '#, fuzzy\nmsgctxt "article.tip-5.title"',
            [("translation-stale", "article.tip-5.title", True)],
        ),
    ],
)
def test_a_fault_is_told(
    tmp_path: Path, rulebook: Rulebook, before: str, after: str, told: list[tuple[str, str, bool]]
) -> None:
    shutil.copytree(FOLDER, tmp_path / "translations")
    path = tmp_path / "translations" / "tip.ar.po"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert codes(tmp_path / "translations", rulebook) == told


def test_a_file_that_is_not_there_lacks_everything(tmp_path: Path, rulebook: Rulebook) -> None:
    assert {code for code, _, _ in codes(tmp_path, rulebook)} == {"translation-absent"}
