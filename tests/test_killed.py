"""Killed at any moment, a command leaves the file it writes as it was or as it should be, and no other file altered."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from killing import held, killed
from workbooks import Workbook

from checklist import cli, files

SAMPLE = json.loads((files.samples() / "modern-slavery-act-2015.json").read_text(encoding="utf-8"))
COMMAND = "import sys\nfrom checklist import cli\ndef act():\n    return cli.main(sys.argv[1:])\n"


def put(path: Path, raw: object) -> Path:
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def merging(folder: Path) -> tuple[Path, list[str]]:
    """The lead body's file, and one with an answer that it lacks."""
    some = dict(list(SAMPLE["answers"].items())[:-1])
    lead = put(folder / "lead.json", {**SAMPLE, "answers": some})
    return lead, ["merge", str(lead), str(put(folder / "other.json", SAMPLE)), "--in-place"]


def importing(folder: Path) -> tuple[Path, list[str]]:
    """A submission, and its workbook with something typed into it."""
    state = put(folder / "state.json", SAMPLE)
    assert cli.main(["form", "--as", "xlsx", "--instrument", "tip", "--from", str(state), "--out", str(folder)]) == 0
    (workbook,) = folder.glob("*.xlsx")
    opened = Workbook(workbook.read_bytes())
    opened.type("trafficking-offence", "comment", "Since 2024.")
    workbook.write_bytes(opened.saved())
    return state, ["import", str(workbook), "--into", str(state)]


def said(content: bytes) -> object:
    """What a submission says, whoever edited it and when: that differs each time."""

    def plain(node: object) -> object:
        if isinstance(node, dict):
            return {key: plain(value) for key, value in node.items() if key not in ("time", "edit")}
        return [plain(value) for value in node] if isinstance(node, list) else node

    return plain(json.loads(content))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("prepared", [merging, importing])
def test_a_killed_command_has_written_all_or_nothing(
    prepared: Callable[[Path], tuple[Path, list[str]]], tmp_path: Path
) -> None:
    target, command = prepared(tmp_path)
    before, others = held(target), {path: held(path) for path in tmp_path.iterdir() if path != target}
    *ends, after = killed(COMMAND, target, *command)
    found = [said(content) for content in ends]
    assert said(before) != said(after)
    assert said(before) in found
    assert said(after) in found
    assert all(one in (said(before), said(after)) for one in found)
    assert {path: held(path) for path in others} == others
