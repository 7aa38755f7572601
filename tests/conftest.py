"""What tests share: the project's rulebook, read once, and the long reports, written once."""

import subprocess
import sys
from pathlib import Path

import pytest

from checklist import files, loading
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
