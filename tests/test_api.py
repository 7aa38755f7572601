"""The program in Python: five lines, typed, one kind of error; and the package stays light."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checklist import api, files
from checklist.api import ChecklistError, assess, explain, report, validate
from checklist.errors import UNABLE, USAGE
from checklist.finding import Outcome
from checklist.validation import SubmissionBroken

SAMPLE = files.samples() / "modern-slavery-act-2015.json"
BROKEN = Path(__file__).parent / "invalid" / "submissions" / "many-at-once.json"


def test_a_valid_submission_has_nothing_wrong() -> None:
    assert validate(SAMPLE) == validate(str(SAMPLE)) == validate(SAMPLE.read_bytes()) == []
    assert {told.code for told in validate(SAMPLE, notes=True)} == {"rests-on-law-pending", "unanswered"}


@pytest.mark.parametrize(("language", "script"), [("en", "Correct the date"), ("ar", "التاريخ")])
def test_problems_are_told_in_words(language: api.Language, script: str) -> None:
    told = {problem.pointer: problem for problem in validate(BROKEN, language=language)}
    assert told["/date"].code == "unreal-date"
    assert script in told["/date"].cure
    assert told["/answers/trafficking-offence/value"].question
    assert str(told["/date"]).startswith("/date: ")
    assert not any(problem.note for problem in told.values())


def test_findings_are_those_of_the_command() -> None:
    command = [sys.executable, "-m", "checklist", "assess", str(SAMPLE), "--json"]
    shown = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["findings"]
    found = assess(SAMPLE)
    assert [(finding.id, finding.outcome, finding.label) for finding in found] == [
        (finding["id"], finding["outcome"], finding["label"]) for finding in shown
    ]
    assert {finding.outcome for finding in found} >= {Outcome.IMPLEMENTED, Outcome.UNDETERMINED}


def test_a_report_is_bytes_or_a_file(tmp_path: Path) -> None:
    made = report(SAMPLE, kind="json", language="ar", date="2026-11-21")
    assert json.loads(made)["date"] == "2026-11-21"
    out = report(SAMPLE, tmp_path / "report.json", kind="json", language="ar", date="2026-11-21")
    assert out.read_bytes() == made
    page = report(SAMPLE, kind="html", depth="summary")
    assert page.startswith(b"<!DOCTYPE html>")
    assert len(page) < len(report(SAMPLE, kind="html", depth="analysis"))


@pytest.mark.parametrize(
    ("wanted", "code", "exit_code"),
    [
        ({"kind": "odt"}, "not-one-of", USAGE),
        ({"depth": "all"}, "not-one-of", USAGE),
        ({"language": "fr"}, "language-unknown", USAGE),
        ({"date": "2026-02-30"}, "bad-date", USAGE),
        ({"out": "/no/such/folder/file.json", "kind": "json"}, "file-not-written", UNABLE),
    ],
)
def test_what_cannot_be_made_is_an_error_in_words(wanted: dict[str, Any], code: str, exit_code: int) -> None:
    with pytest.raises(ChecklistError) as caught:
        report(SAMPLE, **wanted)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    for value in wanted.values():
        assert str(value) in explain(caught.value) or value == "json"
    assert explain(caught.value) != explain(caught.value, language="ar")


def test_a_file_that_is_missing_or_broken() -> None:
    for function in (validate, assess, report):
        with pytest.raises(ChecklistError, match="file-missing"):
            function("no-such-file.json")
    for function in (assess, report):
        with pytest.raises(SubmissionBroken) as caught:
            function(BROKEN)
        assert "/date: 2026-11-31 is a day that no calendar has." in explain(caught.value)
    assert [problem.code for problem in validate(b"{")] == ["json-name"]


@pytest.mark.parametrize(
    ("line", "heavy"),
    [
        ("import checklist", {"pydantic", "jsonschema_rs", "weasyprint", "jinja2", "checklist.api", "argparse"}),
        ("from checklist.api import validate, assess, report", {"pydantic", "jsonschema_rs", "weasyprint", "jinja2"}),
        (f"from checklist.api import validate\nvalidate({str(SAMPLE)!r})", {"pydantic", "weasyprint", "jsonschema"}),
    ],
)
def test_only_what_is_wanted_is_loaded(line: str, heavy: set[str]) -> None:
    code = f"{line}\nimport sys\nprint(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(files.PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert set(done.stdout.split()) & heavy == set()
