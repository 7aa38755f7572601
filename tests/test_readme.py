"""The README is true: its commands are there, and what it shows is what they print."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [line[2:].split("#")[0].strip() for block in BLOCKS for line in block.splitlines() if line.startswith("$ ")]


def checklist(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checklist", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_there_are_commands() -> None:
    assert {"make report", "make test"} <= set(COMMANDS)
    assert sum(command.startswith(".venv/bin/checklist") for command in COMMANDS) > 5


@pytest.mark.parametrize("command", sorted({c for c in COMMANDS if c.startswith("make ")}))
def test_make_targets_are_there(command: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.split()[1] in targets


@pytest.mark.parametrize("command", sorted({c for c in COMMANDS if c.startswith(".venv/bin/checklist ")}))
def test_options_are_in_the_help(command: str) -> None:
    words = shlex.split(command)[1:]
    path = [words[0]] + ([words[1]] if words[0] == "rules" else [])
    told = checklist(*path, "--help").stdout
    for option in (word for word in words if word.startswith("--")):
        assert re.search(rf"{option}\b", told), command


@pytest.mark.parametrize("block", [b for b in BLOCKS if len(b.splitlines()) > 3 and "checklist " in b.splitlines()[0]])
def test_what_is_shown_is_what_is_printed(block: str) -> None:
    """Output may be cut with a line of three points; inbox/ stands for the folder of samples."""
    first, *shown = block.splitlines()
    arguments = shlex.split(first[2:].replace("inbox/*.json", "tests/invalid/submissions/many-at-once.json"))[1:]
    printed = checklist(*arguments).stdout.splitlines()
    printed = [line.replace("tests/invalid/submissions/", "inbox/") for line in printed]
    for at, line in enumerate(shown):
        if line.strip() == "...":
            break
        assert printed[at].rstrip() == line.rstrip()


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_run(example: str, tmp_path: Path) -> None:
    code = example.replace('"checklist/samples/', f'"{ROOT}/checklist/samples/')
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code + "assert gaps"]
    subprocess.run(command, check=True, cwd=tmp_path, env=environment)
    assert [path.read_bytes()[:5] for path in tmp_path.iterdir()] == [b"%PDF-"]
