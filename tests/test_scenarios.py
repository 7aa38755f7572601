"""The scenarios beside the rules: files a lawyer can read, each run through the engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import ryaml

from checklist import engine
from checklist.conditions import Fact, Scalar
from checklist.finding import Finding, Outcome, State
from checklist.gates import look
from checklist.question import BY_OPTION, DO_NOT_KNOW
from checklist.rule import Note
from checklist.rulebook import Rulebook
from checklist.submission import scalar

FOLDER = Path(__file__).parent / "scenarios"
FURTHER = ("not_met", "partly", "open", "remarks", "good_practices")
NOTHING = ("unanswered", DO_NOT_KNOW, "not-applicable")


@dataclass(frozen=True)
class Scenario:
    """Answers in plain words, and what must be found."""

    file: str
    name: str
    answers: Mapping[str, object]
    expect: Mapping[str, str]
    not_met: Mapping[str, list[str]]
    partly: Mapping[str, list[str]]
    open: Mapping[str, list[str]]
    remarks: Mapping[str, list[str]]
    good_practices: Mapping[str, list[str]]


def scenarios() -> Iterator[Scenario]:
    for path in sorted(FOLDER.glob("*/*.yaml")):
        file = str(path.relative_to(FOLDER))
        answers: dict[str, dict[str, object]] = {}
        for raw in ryaml.loads(path.read_text(encoding="utf-8")):
            unknown = raw.keys() - {"name", "based_on", "answers", "expect", *FURTHER}
            assert not unknown, f"{file}: {unknown}"
            base = answers[raw["based_on"]] if "based_on" in raw else {}
            assert raw["name"] not in answers, f"{file}: two scenarios are called {raw['name']}"
            answers[raw["name"]] = {**base, **_merged(base, raw.get("answers", {}))}
            further = {key: raw.get(key, {}) for key in FURTHER}
            yield Scenario(file, raw["name"], answers[raw["name"]], raw["expect"], **further)


def _merged(base: Mapping[str, object], changed: Mapping[str, object]) -> dict[str, object]:
    result = {}
    for question, value in changed.items():
        before = base.get(question)
        result[question] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return result


ALL = list(scenarios())


def facts(rulebook: Rulebook, answers: Mapping[str, object]) -> dict[Fact, Scalar]:
    """The facts a scenario states; one word stands for every option."""
    result: dict[Fact, Scalar] = {}
    for question_id, value in answers.items():
        question = rulebook.questions[question_id]
        if question.type in BY_OPTION:
            words = value if isinstance(value, dict) else dict.fromkeys(question.options, value)
            assert words.keys() <= question.options.keys(), f"{question_id}: {words}"
        else:
            words = {None: value}
        for option, word in words.items():
            assert not question.values or word in (*question.values, *NOTHING), f"{question_id}: {word}"
            if word not in NOTHING:
                result[Fact(question_id, option)] = scalar(question, str(word))
    return result


@pytest.mark.parametrize("scenario", [pytest.param(s, id=f"{s.file}: {s.name}") for s in ALL])
def test_scenario(scenario: Scenario, rulebook: Rulebook) -> None:
    answers = facts(rulebook, scenario.answers)
    assert scenario.expect
    for rule_id, expected in scenario.expect.items():
        finding = engine.judge(rulebook, rule_id, answers)
        assert finding.outcome == expected, f"{rule_id}: {_why(finding)}"
    for rule_id, expected_ids in scenario.not_met.items():
        finding = engine.judge(rulebook, rule_id, answers)
        assert _unmet(finding) == sorted(expected_ids), rule_id
    for rule_id, expected_ids in scenario.partly.items():
        finding = engine.judge(rulebook, rule_id, answers)
        assert sorted(finding.named(e) for e in finding.elements if e.state is State.PARTLY) == sorted(expected_ids)
    for rule_id, expected_ids in scenario.open.items():
        finding = engine.judge(rulebook, rule_id, answers)
        assert sorted({fact.question for fact in finding.still_open}) == sorted(expected_ids), rule_id
    for rule_id, expected_ids in scenario.remarks.items():
        assert _holding(rulebook, rulebook.rules[rule_id].remarks, answers) == sorted(expected_ids), rule_id
    for rule_id, expected_ids in scenario.good_practices.items():
        assert _holding(rulebook, rulebook.rules[rule_id].good_practices, answers) == sorted(expected_ids), rule_id


def _unmet(finding: Finding) -> list[str]:
    return sorted(finding.named(e) for e in finding.elements if e.state in (State.NOT_MET, State.PARTLY))


def _holding(rulebook: Rulebook, notes: tuple[Note, ...], answers: Mapping[Fact, Scalar]) -> list[str]:
    view = look((rulebook.questions[id] for id in rulebook.asking_order), answers)
    return sorted(note.id for note in notes if note.when is None or note.when.truth(view.facts) is True)


def _why(finding: Finding) -> dict[str, str]:
    return {finding.named(element): element.state.value for element in finding.elements}


def test_every_rule_is_shown_in_each_outcome_it_can_have(rulebook: Rulebook) -> None:
    shown: dict[str, set[str]] = {}
    for scenario in ALL:
        for rule_id, outcome in scenario.expect.items():
            shown.setdefault(rule_id, set()).add(outcome)
    missing = {}
    for rule in rulebook.assessed:
        found = shown.get(rule.id, set())
        wanted = {Outcome.IMPLEMENTED, Outcome.UNDETERMINED}
        if rule.applies_when is not None or rule.excused_when is not None or rule.alternative_to is not None:
            wanted.add(Outcome.NOT_APPLICABLE)
        lacking = wanted - found
        if not found & {Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED}:
            lacking.add(Outcome.NOT_IMPLEMENTED)
        if lacking:
            missing[rule.id] = sorted(lacking)
    assert missing == {}
    assert not [r for r in shown if r not in rulebook.rules]
