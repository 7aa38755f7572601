"""Conditions: truth in three values, and one message for one mistake."""

import pytest

from checklist import conditions
from checklist.conditions import DEATH, LIFE, ConditionError, Fact

A = {"question": "a", "is": ["yes"]}
B = {"question": "b", "is": ["yes"]}


@pytest.mark.parametrize(
    ("raw", "answers", "expected"),
    [
        pytest.param(A, {}, None, id="unknown is not no"),
        pytest.param(A, {"a": "yes"}, True, id="is"),
        pytest.param(A, {"a": "in-part"}, False, id="is another"),
        pytest.param({"all": [A, B]}, {"a": "no"}, False, id="all: one false decides"),
        pytest.param({"all": [A, B]}, {"a": "yes"}, None, id="all: the rest unknown"),
        pytest.param({"all": [A, B]}, {"a": "yes", "b": "yes"}, True, id="all"),
        pytest.param({"any": [A, B]}, {"a": "yes"}, True, id="any: one true decides"),
        pytest.param({"any": [A, B]}, {"a": "no"}, None, id="any: the rest unknown"),
        pytest.param({"any": [A, B]}, {"a": "no", "b": "no"}, False, id="any: none"),
        pytest.param({"not": A}, {}, None, id="not unknown is unknown"),
        pytest.param({"not": A}, {"a": "no"}, True, id="not"),
        pytest.param({"question": "p", "at_least": 48}, {"p": 47}, False, id="below"),
        pytest.param({"question": "p", "at_least": "4 years"}, {"p": 48}, True, id="at the limit"),
        pytest.param({"question": "p", "at_most": 48}, {"p": 49}, False, id="above"),
        pytest.param({"question": "p", "at_least": "100 years"}, {"p": LIFE}, True, id="life is above any number"),
        pytest.param({"question": "p", "at_least": "life"}, {"p": DEATH}, True, id="death is above life"),
        pytest.param({"question": "d", "before": "2000-11-15"}, {"d": "2000-11-15"}, False, id="not before the day"),
        pytest.param({"question": "d", "after": "2000-11-15"}, {"d": "2000-11-16"}, True, id="after"),
        pytest.param({"question": "a", "is": ["yes"]}, {"a": conditions.HIDDEN}, False, id="hidden holds nothing"),
        pytest.param({"question": "p", "at_most": 48}, {"p": conditions.HIDDEN}, False, id="hidden is below no limit"),
    ],
)
def test_truth(raw: object, answers: dict[str, str | int], expected: bool | None) -> None:
    facts = {Fact(question): value for question, value in answers.items()}
    assert conditions.parse(raw).truth(facts) is expected


@pytest.mark.parametrize(("test", "expected"), [("has_all", False), ("has_any", True)])
def test_tests_over_options_read_yes(test: str, expected: bool) -> None:
    facts = {Fact("s", "x"): "yes", Fact("s", "y"): "in-part"}
    assert conditions.parse({"question": "s", test: ["x", "y"]}).truth(facts) is expected


@pytest.mark.parametrize(
    ("raw", "code", "trail"),
    [
        pytest.param("yes", "condition-not-a-mapping", (), id="a word"),
        pytest.param({}, "condition-not-a-mapping", (), id="nothing"),
        pytest.param({"question": "a", "iss": ["yes"]}, "condition-unknown-key", ("iss",), id="misspelt"),
        pytest.param({"question": "a"}, "condition-one-test", (), id="no test"),
        pytest.param({"question": "a", "is": ["yes"], "at_least": 1}, "condition-one-test", (), id="two tests"),
        pytest.param({"is": ["yes"]}, "condition-without-question", (), id="no question"),
        pytest.param({"all": [A], "question": "b"}, "condition-mixed", (), id="mixed"),
        pytest.param({"all": []}, "condition-not-a-list", ("all",), id="empty list"),
        pytest.param({"any": [A, {"question": "a", "is": "yes"}]}, "condition-not-a-list", ("any", 1, "is"), id="deep"),
        pytest.param({"question": "a", "before": "2000"}, "condition-not-a-date", ("before",), id="no date"),
        pytest.param({"question": "a", "at_least": "much"}, "condition-not-a-number", ("at_least",), id="no number"),
        pytest.param({"question": "a", "option": "x", "has_all": ["y"]}, "condition-option-with-has", (), id="option"),
    ],
)
def test_one_message_for_one_mistake(raw: object, code: str, trail: tuple[object, ...]) -> None:
    with pytest.raises(ConditionError) as caught:
        conditions.parse(raw)
    assert (caught.value.code, caught.value.trail) == (code, trail)


def test_a_misspelt_key_is_met_with_the_nearest_one() -> None:
    with pytest.raises(ConditionError) as caught:
        conditions.parse({"question": "a", "has_al": ["x"]})
    assert caught.value.values["near"] == "has_all"


@pytest.mark.parametrize(
    "raw",
    [A, {"not": {"all": [A, {"any": [B, {"question": "p", "option": "x", "at_most": 48}]}]}}],
)
def test_a_condition_comes_back_from_its_data(raw: object) -> None:
    parsed = conditions.parse(raw)
    assert conditions.parse(conditions.as_data(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "months"),
    [("18 months", 18), ("1 year", 12), ("14 years", 168), ("none", 0), ("life", LIFE), ("death", DEATH)],
)
def test_magnitude(text: str, months: int) -> None:
    assert conditions.magnitude(text) == months


@pytest.mark.parametrize("text", ["", "4", "years", "4years", "-1 years", "12345 months", "4 years\n", "Life"])
def test_magnitude_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"\A"):
        conditions.magnitude(text)
