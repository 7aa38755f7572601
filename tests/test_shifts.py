"""What an answer does to the findings."""

import pytest
from submissions import EXAMPLE, assessed, submitted

from checklist.finding import Outcome
from checklist.shifts import Shift, findings, leaves_unmet, shifts

NEW = submitted({})


def test_what_changes_and_nothing_else() -> None:
    late = submitted({"late": {"value": "yes"}})
    assert shifts(EXAMPLE, NEW, late) == (
        Shift("ex-12-3-b", Outcome.UNDETERMINED, Outcome.IMPLEMENTED),
        Shift("ex-12-5", Outcome.UNDETERMINED, Outcome.IMPLEMENTED),
        Shift("ex-12-6", Outcome.UNDETERMINED, Outcome.IMPLEMENTED),
    )
    assert shifts(EXAMPLE, late, late) == ()
    assert shifts(EXAMPLE, late, submitted({"late": {"value": "yes", "comment": "So it is."}})) == ()


@pytest.mark.parametrize("question_id", list(EXAMPLE.questions))
def test_it_is_what_a_whole_assessment_would_say(question_id: str) -> None:
    whole = submitted()
    without = submitted({id: a for id, a in whole.model_dump()["answers"].items() if id != question_id})
    old, new = assessed(without), assessed(whole)
    pairs = [(a.rule_id, a.outcome, b.outcome) for a, b in zip(old.findings, new.findings, strict=True)]
    assert shifts(EXAMPLE, without, whole) == tuple(Shift(*pair) for pair in pairs if pair[1] is not pair[2])


def test_what_is_only_recorded_has_no_finding() -> None:
    assert set(findings(EXAMPLE, NEW, ["ex-12-6", "ex-12-7"])) == {"ex-12-6"}


@pytest.mark.parametrize(
    ("answers", "question_id", "expected"),
    [
        pytest.param({"standards": {"value": "no"}}, "standards", True, id="what a duty asks for is not there"),
        pytest.param({"standards": {"value": "yes"}}, "standards", False, id="it is there"),
        pytest.param({"federal": {"value": "no"}, "regions": {"value": "no"}}, "regions", False, id="not applicable"),
        pytest.param({"early": {"value": "no"}, "late": {"value": "yes"}}, "early", False, id="the other way is there"),
    ],
)
def test_what_leaves_something_unmet(answers: dict[str, object], question_id: str, expected: bool) -> None:
    assert leaves_unmet(EXAMPLE, submitted(answers), question_id) is expected
