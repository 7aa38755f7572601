"""The scenarios beside the rules: files a lawyer can read, each run through the engine."""

from pathlib import Path

import pytest

from checklist import scenarios
from checklist.errors import ChecklistError
from checklist.rulebook import Rulebook
from checklist.scenarios import Scenario

FOLDER = Path(__file__).parent / "scenarios"
ALL = scenarios.read(FOLDER)


@pytest.mark.parametrize("scenario", [pytest.param(s, id=f"{s.file}: {s.name}") for s in ALL])
def test_scenario(scenario: Scenario, rulebook: Rulebook) -> None:
    assert scenario.expect
    assert list(scenarios.differences(scenario, rulebook)) == []


def test_every_rule_is_shown_in_each_outcome_it_can_have(rulebook: Rulebook) -> None:
    assert scenarios.unreached(rulebook, ALL) == {}
    assert not [rule for scenario in ALL for rule in scenario.rules if rule not in rulebook.rules]


def test_a_rule_without_scenarios_lacks_every_outcome(rulebook: Rulebook) -> None:
    assert scenarios.unreached(rulebook, ())["tip-5-1"] == ("implemented", "not-implemented", "undetermined")
    assert "not-applicable" in scenarios.unreached(rulebook, ())["untoc-5-1-a-i"]


def _written(folder: Path, text: str) -> Path:
    (folder / "tip").mkdir(parents=True)
    (folder / "tip" / "article-05.yaml").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {name: a, anwers: {}}", "scenario-unknown-key"),
        ("- {name: a}\n- {name: a}", "scenario-name"),
        ("- {name: a, based_on: b}", "scenario-unknown-base"),
        ("name: a", "not-a-list-of-mappings"),
        ("- {name: a", "rule-syntax"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ChecklistError) as refused:
        scenarios.read(_written(tmp_path, text))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("{traficking-offence: yes}", "scenario-unknown-question"),
        ("{trafficking-offence: perhaps}", "scenario-unknown-answer"),
        ("{trafficking-acts: {recruiting: yes}}", "scenario-unknown-answer"),
    ],
)
def test_an_answer_to_nothing_is_refused(tmp_path: Path, rulebook: Rulebook, answers: str, code: str) -> None:
    (scenario,) = scenarios.read(_written(tmp_path, f"- {{name: a, answers: {answers}, expect: {{tip-5-1: x}}}}"))
    with pytest.raises(ChecklistError) as refused:
        scenarios.facts(scenario, rulebook)
    assert refused.value.code == code


def test_a_difference_is_named(tmp_path: Path, rulebook: Rulebook) -> None:
    text = "- {name: a, answers: {trafficking-offence: no}, expect: {tip-5-1: implemented}, open: {tip-5-1: []}}"
    (scenario,) = scenarios.read(_written(tmp_path, text))
    (difference,) = scenarios.differences(scenario, rulebook)
    assert difference == "tip-5-1: expect is not-implemented, not implemented"
