"""What tests share: the project's rulebook, read once, and the long reports, written once."""

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from checklist import engine, files, loading, schema, submission, translation, validation
from checklist.report.whole import Whole
from checklist.rulebook import Rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The project's own rules."""
    return loading.load()


@pytest.fixture(scope="session")
def full_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder to which the command wrote the full record of the fictional State, in both languages as PDF."""
    folder = tmp_path_factory.mktemp("reports")
    sample = files.samples() / "fictional-state.json"
    command = [sys.executable, "-m", "checklist", "report", str(sample), "--lang", "en", "--lang", "ar"]
    done = subprocess.run(
        [*command, "--depth", "record", "--out", str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture(scope="session")
def talmora(rulebook: Rulebook) -> Callable[[str], Whole]:
    """The full sample, in either language."""
    given = validation.load(files.samples() / "fictional-state.json", rulebook)
    assessment = engine.assess(rulebook, submission.facts(given, rulebook.questions))

    @cache
    def told(language: str) -> Whole:
        texts = translation.texts(language, rulebook.phrases, schema.domains(rulebook))
        return Whole.of(rulebook, given, assessment, texts, given.date, "0.1.0")

    return told
