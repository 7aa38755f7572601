"""Territories of a federal State joined: implemented only if so in all, and unknown is never no."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as generated
from hypothesis import strategies as st
from submissions import ANSWERS, EXAMPLE, assessed, submitted

from checklist import joining
from checklist.finding import Outcome
from checklist.joining import CannotJoin
from checklist.question import BY_OPTION, DO_NOT_KNOW, Question, QuestionType
from checklist.rule import Strength
from checklist.submission import Nature, Submission

DONE, PART, NOT, NA, OPEN = (
    Outcome.IMPLEMENTED,
    Outcome.PARTIALLY_IMPLEMENTED,
    Outcome.NOT_IMPLEMENTED,
    Outcome.NOT_APPLICABLE,
    Outcome.UNDETERMINED,
)
NOT_HERE = {"no_value": "not-applicable", "reason": "A matter of federal law."}
YES, NO = {"value": "yes"}, {"value": "no"}
quick = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def territory(name: str, answers: dict[str, Any], **more: Any) -> Submission:
    return submitted(answers, territory=name, **more)


def joined(*given: Submission) -> dict[str, Outcome]:
    return {found.rule_id: found.outcome for found in joining.join(EXAMPLE, given).assessment.findings}


def values(question: Question) -> st.SearchStrategy[Any]:
    """The entries that an answer to a question can be, without law cited."""
    words = {
        QuestionType.PENALTIES: ("12 months", "4 years", "life"),
        QuestionType.DATE: ("1999-12-31", "2001-01-01"),
        QuestionType.TEXT: ("Words.",),
    }
    one: st.SearchStrategy[Any] = st.sampled_from(words.get(question.type) or question.values)
    if question.type in BY_OPTION:
        one = st.fixed_dictionaries({}, optional=dict.fromkeys(question.options, st.one_of(one, st.just(DO_NOT_KNOW))))
    return one.map(lambda value: {"value": value} if value else {"no_value": DO_NOT_KNOW})


def entry(question: Question) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(None), st.just({"no_value": DO_NOT_KNOW}), st.just(NOT_HERE), *[values(question)] * 4)


def anything(name: str) -> st.SearchStrategy[Submission]:
    every = st.fixed_dictionaries({question.id: entry(question) for question in EXAMPLE.questions.values()})
    return every.map(lambda given: territory(name, {id: answer for id, answer in given.items() if answer}))


@pytest.mark.parametrize(
    ("north", "south", "expected"),
    [
        pytest.param(YES, YES, DONE, id="in both"),
        pytest.param(YES, NO, PART, id="in one"),
        pytest.param(NO, NO, NOT, id="in none"),
        pytest.param({"value": "in-part"}, {"value": "in-part"}, PART, id="in part in both"),
        pytest.param({"value": "in-part"}, None, PART, id="in part in one, whatever the other says"),
        pytest.param(YES, None, OPEN, id="the other could still lack it"),
        pytest.param(NO, None, OPEN, id="the other could still have it"),
        pytest.param(YES, NOT_HERE, DONE, id="it does not concern the other"),
        pytest.param(NO, NOT_HERE, NOT, id="it does not concern the other, and is lacking"),
        pytest.param(NOT_HERE, NOT_HERE, OPEN, id="nobody answers for it"),
    ],
)
def test_a_duty_is_implemented_only_if_it_is_so_in_every_territory(
    north: dict[str, Any] | None, south: dict[str, Any] | None, expected: Outcome
) -> None:
    given = (
        territory(name, {"federal": YES, **({"regions": answer} if answer else {})})
        for name, answer in (("North", north), ("South", south))
    )
    assert joined(*given)["ex-12-2"] is expected


def test_what_is_decided_by_two_stays_so_whatever_a_third_says() -> None:
    given = [territory("A", {"federal": YES, "regions": YES}), territory("B", {"federal": YES, "regions": NO})]
    assert joined(*given, territory("C", {}))["ex-12-2"] is PART


def test_where_it_does_not_apply_a_territory_is_left_out() -> None:
    north, south = territory("North", {"federal": NO}), territory("South", {"federal": YES, "regions": YES})
    assert joined(north)["ex-12-2"] is NA
    assert joined(north, south)["ex-12-2"] is DONE
    assert joined(north, territory("South", {"federal": NO}))["ex-12-2"] is NA


def test_a_territory_that_answers_anything_of_a_provision_counts_for_it() -> None:
    north = territory("North", {"penalty": {"value": {"bribery": "5 years", "fraud": "4 years"}}})
    south = territory("South", {"penalty": {"value": {"bribery": "5 years"}}})
    assert joined(north, territory("South", {"penalty": NOT_HERE}))["ex-12-4"] is DONE
    assert joined(north, south)["ex-12-4"] is OPEN


@pytest.mark.parametrize(
    ("strength", "mixed"),
    [
        (Strength.MANDATORY, PART),
        (Strength.MANDATORY_QUALIFIED, PART),
        (Strength.MANDATORY_CONDITIONAL, PART),
        (Strength.DEFINITION, PART),
        (Strength.RECOMMENDATION, PART),
        (Strength.CONSIDER, NOT),
        (Strength.ENDEAVOUR, NOT),
        (Strength.SAVING, NOT),
        (Strength.OPTIONAL, DONE),
    ],
)
def test_each_strength_keeps_to_its_own_outcomes(strength: Strength, mixed: Outcome) -> None:
    implemented, lacking = joining._BITS[DONE], joining._BITS[NOT]
    assert joining._outcome(implemented | lacking, strength) is mixed
    assert joining._outcome(implemented, strength) is DONE
    assert joining._outcome(lacking, strength) is NOT
    assert joining._outcome(0, strength) is NA


def test_what_one_territory_never_considered_is_not_considered_everywhere() -> None:
    north, south = territory("North", {"early": YES}), territory("South", {"early": NO, "late": NO})
    found = joined(north, south)
    assert (found["ex-12-5"], found["ex-12-6"]) == (NOT, joined(north, north)["ex-12-6"])


@quick
@generated(given=anything("North"))
def test_one_territory_joined_is_as_it_is_alone(given: Submission) -> None:
    assert joined(given) == {found.rule_id: found.outcome for found in assessed(given).findings}


@quick
@generated(first=anything("North"), second=anything("South"), third=anything("East"))
def test_the_order_of_the_files_makes_no_difference(first: Submission, second: Submission, third: Submission) -> None:
    made = joining.join(EXAMPLE, [first, second, third])
    assert made == joining.join(EXAMPLE, [third, first, second])
    assert [one.name for one in made.territories] == ["East", "North", "South"]


@settings(quick, max_examples=250)
@generated(data=st.data())
def test_answering_an_open_question_never_overturns_a_decided_joined_finding(data: st.DataObject) -> None:
    north, south = data.draw(anything("North")), data.draw(anything("South"))
    before = joined(north, south)
    after = joined(north, data.draw(answered(south)))
    assert {id: after[id] for id, outcome in before.items() if outcome is not OPEN} == {
        id: outcome for id, outcome in before.items() if outcome is not OPEN
    }


def answered(given: Submission) -> st.SearchStrategy[Submission]:
    """A submission with some or all of its open questions answered: with a value, or as not applicable."""
    raw = given.model_dump(mode="json", exclude_defaults=True)["answers"] if given.answers else {}
    strategies = {question.id: filled(question, raw.get(question.id)) for question in EXAMPLE.questions.values()}
    every = st.fixed_dictionaries(strategies)
    return every.map(lambda found: territory("South", {id: answer for id, answer in found.items() if answer}))


def filled(question: Question, before: dict[str, Any] | None) -> st.SearchStrategy[Any]:
    if before is None or before.get("no_value") == DO_NOT_KNOW:
        return entry(question)
    if not isinstance(before.get("value"), dict):
        return st.just(before)
    known = {option: word for option, word in before["value"].items() if word != DO_NOT_KNOW}
    more = values(question).map(lambda found: found.get("value", {}))
    return more.map(lambda value: {"value": {**value, **known}} if {**value, **known} else before)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("joined-states", {"state": "Republic of Otherland"}),
        ("joined-editions", {"rules": "2025-01"}),
        ("joined-no-territory", {"territory": " "}),
        ("joined-twice", {"territory": "north"}),
        ("joined-natures", {"nature": "declared"}),
    ],
)
def test_files_that_do_not_belong_together_are_refused(code: str, more: dict[str, str]) -> None:
    with pytest.raises(CannotJoin) as refused:
        joining.check([("a.json", territory("North", {})), ("b.json", territory("South", {}).model_copy(update=more))])
    assert refused.value.code == code
    assert refused.value.exit_code == 1


def test_dates_may_differ_and_a_draft_makes_the_whole_a_draft() -> None:
    north = territory("North", ANSWERS, nature="declared", date="2026-01-02")
    south = territory("South", ANSWERS, nature="draft", date="2026-03-04")
    joining.check([("a.json", north), ("b.json", south)])
    state = joining.join(EXAMPLE, [north, south]).state
    assert (state.date, state.nature, state.territory, dict(state.answers)) == ("2026-03-04", Nature.DRAFT, "", {})
