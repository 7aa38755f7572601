"""A submission: which answers count as facts, and what each option rests on."""

import pytest

from checklist.conditions import LIFE, Fact
from checklist.rulebook import Rulebook
from checklist.submission import Answer, Citation, Law, LawStatus, Planned, Submission, as_json, facts

DAY = "2024-06-01"


def law(status: str, **dates: str) -> Law:
    return Law.model_validate({"id": "a", "title": "A", "status": status, **dates})


def submission(answers: dict[str, object], *laws: Law) -> Submission:
    ground = {"format": 1, "rules": "x", "state": "S", "date": DAY, "nature": "exercise"}
    return Submission.model_validate({**ground, "answers": answers, "laws": laws})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(law("in-force"), True, id="in force, no date"),
        pytest.param(law("in-force", in_force=DAY), True, id="in force since that day"),
        pytest.param(law("in-force", in_force="2024-06-02"), False, id="in force a day later"),
        pytest.param(law("adopted"), False, id="adopted only"),
        pytest.param(law("adopted", in_force="2024-01-01"), True, id="adopted, and in force by then"),
        pytest.param(law("adopted", in_force="2025-01-01"), False, id="adopted, in force later"),
        pytest.param(law("draft", in_force="2020-01-01"), False, id="a draft whatever its date"),
        pytest.param(law("repealed"), False, id="repealed, no date"),
        pytest.param(law("repealed", repealed=DAY), False, id="repealed that day"),
        pytest.param(law("repealed", repealed="2024-06-02"), True, id="still in force that day"),
        pytest.param(law("in-force", repealed="2025-01-01"), True, id="to be repealed"),
    ],
)
def test_law_in_force_on_a_day(given: Law, expected: bool) -> None:
    assert given.in_force_on(DAY) is expected


def answered(value: object, **more: object) -> dict[str, object]:
    return {"value": value, "citations": [{"law": "a", "provision": "1"}], **more}


def test_an_answer_that_rests_on_a_draft_alone_is_no_fact(rulebook: Rulebook) -> None:
    given = submission({"trafficking-offence": answered("yes")}, law("draft"))
    assert facts(given, rulebook.questions) == {}


def test_a_no_beside_a_draft_stays_a_no(rulebook: Rulebook) -> None:
    given = submission({"trafficking-offence": answered("no")}, law("draft"))
    assert facts(given, rulebook.questions) == {Fact("trafficking-offence"): "no"}


def test_one_law_in_force_is_enough(rulebook: Rulebook) -> None:
    both = {"value": "yes", "citations": [{"law": "a", "provision": "1"}, {"law": "b", "provision": "2"}]}
    other = Law(id="b", title="B", status=LawStatus.IN_FORCE)
    given = submission({"trafficking-offence": both}, law("draft"), other)
    assert facts(given, rulebook.questions) == {Fact("trafficking-offence"): "yes"}


def test_an_answer_without_citation_is_a_fact(rulebook: Rulebook) -> None:
    given = submission({"trafficking-offence": {"value": "yes"}})
    assert facts(given, rulebook.questions) == {Fact("trafficking-offence"): "yes"}


def test_each_option_rests_on_its_own_law(rulebook: Rulebook) -> None:
    citations = [
        {"law": "a", "provision": "1", "options": ["recruitment"]},
        {"law": "b", "provision": "2"},
    ]
    value = {"recruitment": "yes", "transfer": "yes", "receipt": "do-not-know"}
    other = Law(id="b", title="B", status=LawStatus.IN_FORCE)
    given = submission({"trafficking-acts": {"value": value, "citations": citations}}, law("draft"), other)
    assert facts(given, rulebook.questions) == {Fact("trafficking-acts", "transfer"): "yes"}


@pytest.mark.parametrize("reason", ["do-not-know", "not-applicable"])
def test_an_answer_without_value_is_no_fact(rulebook: Rulebook, reason: str) -> None:
    given = submission({"trafficking-offence": {"no_value": reason, "reason": "because"}})
    assert facts(given, rulebook.questions) == {}


def test_penalties_are_compared_in_months(rulebook: Rulebook) -> None:
    given = submission({"maximum-penalties": {"value": {"trafficking": "14 years", "smuggling": "life"}}})
    assert facts(given, rulebook.questions) == {
        Fact("maximum-penalties", "trafficking"): 168,
        Fact("maximum-penalties", "smuggling"): LIFE,
    }


def test_citations_of_an_option() -> None:
    own, general = Citation(law="a", provision="1", options=("x",)), Citation(law="b", provision="2")
    answer = Answer(value={"x": "yes", "y": "yes"}, citations=(own, general))
    assert (answer.citations_for("x"), answer.citations_for("y")) == ((own,), (general,))


def test_a_submission_comes_back_from_its_file() -> None:
    given = submission({"trafficking-offence": answered("yes", comment="ملاحظة")}, law("in-force"))
    assert Submission.model_validate_json(as_json(given)) == given
    assert as_json(given).endswith(b"}\n")
    assert "ملاحظة".encode() in as_json(given)


@pytest.mark.parametrize("planned", [{"by": "2027-03-31"}, {"measure": "law", "body": "Ministry", "text": "A bill"}])
def test_what_is_planned_is_kept_and_is_no_fact(rulebook: Rulebook, planned: dict[str, str]) -> None:
    given = submission({"trafficking-offence": {"value": "no", "planned": planned}})
    assert given.answers["trafficking-offence"].planned == Planned.model_validate(planned)
    assert Submission.model_validate_json(as_json(given)) == given
    assert facts(given, rulebook.questions) == {Fact("trafficking-offence"): "no"}


@pytest.mark.parametrize("planned", [{}, {"body": "", "text": ""}])
def test_a_plan_that_says_nothing_is_not_written(planned: dict[str, str]) -> None:
    given = submission({"trafficking-offence": {"value": "no", "planned": planned}})
    assert b"planned" not in as_json(given)
