"""The three passes over real bytes: verdicts, notes, and what no wrong file may do."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist import files, validation
from checklist.errors import UNABLE, ChecklistError
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.validation import SubmissionBroken, Validator

SAMPLES = sorted(files.samples().glob("*.json"))
GROUND = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
PUBLISHED = Validator.published()


def check(raw: object) -> list[tuple[str, str]]:
    _, problems = PUBLISHED.check("f", json.dumps(raw).encode())
    return [(problem.code, problem.pointer) for problem in problems]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_the_samples_are_valid(path: Path, rulebook: Rulebook) -> None:
    assert isinstance(validation.load(path, rulebook), Submission)


@pytest.mark.parametrize("wanted", [2, 3, 10**9])
def test_a_newer_format_is_refused(wanted: int) -> None:
    with pytest.raises(ChecklistError) as caught:
        check({**GROUND, "format": wanted})
    assert (caught.value.code, caught.value.exit_code) == ("format-newer", UNABLE)


@pytest.mark.parametrize("wanted", [0, -1, True, "1", None, 1.5])
def test_another_format_is_a_problem(wanted: object) -> None:
    assert "/format" in {pointer for _, pointer in check({**GROUND, "format": wanted})}


def test_an_answer_set_aside_is_a_note(rulebook: Rulebook) -> None:
    raw: dict[str, Any] = {
        **GROUND,
        "answers": {"trafficking-offence": {"value": "no"}, "trafficking-acts": {"value": {"receipt": "yes"}}},
    }
    assert ("answer-inactive", "/answers/trafficking-acts") in check(raw)
    assert validation.read("f", json.dumps(raw).encode(), rulebook).answers.keys() == raw["answers"].keys()


def test_another_edition_is_a_note() -> None:
    assert ("other-edition", "/rules") in check({**GROUND, "rules": "2019-01"})


@pytest.mark.parametrize(
    ("by", "noted"),
    [
        pytest.param("2025-12-31", True, id="before the answers were given"),
        pytest.param("2026-01-01", False, id="that day"),
        pytest.param("2027-03-31", False, id="later"),
    ],
)
def test_a_planned_day_that_has_passed_is_a_note(by: str, noted: bool, rulebook: Rulebook) -> None:
    raw = {**GROUND, "answers": {"trafficking-offence": {"value": "no", "planned": {"by": by}}}}
    told = ("planned-day-passed", "/answers/trafficking-offence/planned/by")
    assert (told in check(raw)) is noted
    assert validation.read("f", json.dumps(raw).encode(), rulebook).answers["trafficking-offence"].planned


@pytest.mark.parametrize("by", ["2025-02-30", "2025", "", 2025, None])
def test_a_planned_day_that_is_none_is_a_problem_alone(by: object) -> None:
    raw = {**GROUND, "answers": {"trafficking-offence": {"value": "no", "planned": {"by": by}}}}
    codes = {code for code, pointer in check(raw) if pointer == "/answers/trafficking-offence/planned/by"}
    assert len(codes) == 1
    assert "planned-day-passed" not in codes


def test_an_invalid_file_is_not_read(rulebook: Rulebook) -> None:
    with pytest.raises(SubmissionBroken) as caught:
        validation.read("f", b"{}", rulebook)
    assert {problem.values["field"] for problem in caught.value.problems} == {
        "format",
        "rules",
        "state",
        "date",
        "nature",
    }


def paths(node: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [trail, *(path for key, value in items for path in paths(value, (*trail, key)))]


EXERCISE = json.loads((files.samples() / "fictional-state.json").read_bytes())
PLACES = paths(EXERCISE)[1:]
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.just([]),
    st.just({}), st.dictionaries(st.text(), st.text(), max_size=2), st.lists(st.text(), max_size=2),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_stands_anywhere_is_told_or_read(place: tuple[Any, ...], value: object) -> None:
    """No value at any place gives a traceback, and what is called valid can be read."""
    raw = copy.deepcopy(EXERCISE)
    node = raw
    for part in place[:-1]:
        node = node[part]
    node[place[-1]] = value
    if raw.get("format") != 1:
        return  # a newer format is refused, and tested above
    kept, problems = PUBLISHED.check("f", json.dumps(raw).encode())
    if all(problem.note for problem in problems):
        Submission.model_validate(kept)
