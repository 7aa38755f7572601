"""What other repositories take from this one: a hook of pre-commit, and the examples of how to use it."""

import shlex
from pathlib import Path
from typing import Any

import pytest
import ryaml

from checklist import cli, translation

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
CONFIGURATION = ROOT / "examples" / "pre-commit-config.yaml"
ACTION = ROOT / "examples" / "github-action.yml"


def read(path: Path) -> Any:
    return ryaml.loads(path.read_text(encoding="utf-8"))


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(ACTION)["jobs"]["validate"]["steps"]
    return found


def runs(command: str) -> str:
    """The function that a command line of ours runs; it fails where there is no such command or option."""
    program, *arguments = shlex.split(command)
    assert program == "checklist"
    run: str = cli.build_parser(translation.screen_texts("en")).parse_args(arguments).run
    return run


def test_the_hook_runs_a_command_that_is_there() -> None:
    (hook,) = read(HOOKS)
    assert runs(f"{hook['entry']} state.json other.json") == "validate"
    assert (hook["language"], hook["types"]) == ("python", ["json"])


def test_the_example_names_the_hook() -> None:
    (repository,) = read(CONFIGURATION)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in read(HOOKS)]


@pytest.mark.parametrize("command", [step["run"] for step in steps() if step.get("run", "").startswith("checklist ")])
def test_the_action_runs_commands_that_are_there(command: str) -> None:
    assert runs(command) == "validate"


def test_the_action_uploads_what_it_wrote() -> None:
    (upload,) = [step for step in steps() if "upload-sarif" in step.get("uses", "")]
    assert any(f"--out {upload['with']['sarif_file']}" in step.get("run", "") for step in steps())
    assert read(ACTION)["permissions"]["security-events"] == "write"
