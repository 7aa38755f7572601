"""A report from cleared answers only: the others count as not answered, and nothing of them is printed."""

from typing import Any

import pytest
from formats import text_of
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st
from submissions import ANSWERS, CITED, EXAMPLE, arabic, assessed, english, submitted

from checklist import clearing, reporting
from checklist.exchange import ReportData
from checklist.finding import Outcome
from checklist.submission import Clearance, Submission

KINDS = ("html", "docx", "xlsx", "csv", "json")
SECRET = "known to the ministry alone"
BAD = {
    "value": "no",
    "comment": SECRET,
    "citations": [{"law": "code", "provision": SECRET}],
    "planned": {"text": SECRET},
}


def partly_cleared() -> Submission:
    """Two answers cleared, one checked, one drafted, and a comment without an answer."""
    answers: dict[str, Any] = {
        "standards": {"value": "in-part", "citations": CITED, "clearance": "cleared"},
        "federal": {"value": "yes", "clearance": "cleared"},
        "regions": {**BAD, "clearance": "checked"},
        "penalty": {"value": {"bribery": "5 years"}, "comment": SECRET, "citations": CITED},
        "late": {"comment": SECRET},
    }
    notes = {"example-12": {"difficulties": "Few are trained."}}
    return submitted(answers, articles=notes)


def test_answers_not_cleared_are_left_out_and_notes_and_laws_stay() -> None:
    given = partly_cleared()
    kept = clearing.cleared(given)
    assert list(kept.answers) == ["standards", "federal"]
    assert (kept.articles, kept.laws) == (given.articles, given.laws)
    assert clearing.cleared(kept) == kept


def test_what_is_not_cleared_falls_out_of_conflicts_too() -> None:
    sides = [{"value": "yes", "clearance": "cleared", "edit": "0" * 8}, {"value": "no", "edit": "1" * 8}]
    drafts = [{"value": "yes", "edit": "2" * 8}, {"value": "no", "edit": "3" * 8}]
    given = submitted({}, conflicts={"answers": {"early": sides, "late": drafts}})
    kept = clearing.cleared(given).conflicts.answers
    assert {id: [answer.clearance for answer in found] for id, found in kept.items()} == {"early": [Clearance.CLEARED]}
    assert clearing.basis(given, only_cleared=True).withheld == {"late"}


def test_answers_are_counted_by_their_clearance() -> None:
    found = clearing.basis(partly_cleared(), only_cleared=True)
    assert found.numbers == {Clearance.CLEARED: 2, Clearance.CHECKED: 1, Clearance.DRAFTED: 1}
    assert (found.given, found.not_cleared, found.withheld) == (4, 2, frozenset({"regions", "penalty"}))
    assert clearing.basis(partly_cleared()).withheld == frozenset()


@settings(max_examples=60, deadline=None)
@generated(cleared=st.sets(st.sampled_from(sorted(ANSWERS))))
def test_what_is_decided_by_cleared_answers_is_not_overturned_by_the_others(cleared: set[str]) -> None:
    answers = {id: {**answer, "clearance": "cleared" if id in cleared else "drafted"} for id, answer in ANSWERS.items()}
    given = submitted(answers)
    before, after = assessed(clearing.cleared(given)), assessed(given)
    for less, more in zip(before.findings, after.findings, strict=True):
        assert less.outcome in (Outcome.UNDETERMINED, more.outcome)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_of_an_answer_that_is_not_cleared_is_printed(kind: str, language: str) -> None:
    texts = english() if language == "en" else arabic()
    files = reporting.wanted(EXAMPLE, partly_cleared(), [texts], ["record"], [kind], "2026-11-01", only_cleared=True)
    for file in files:
        said = text_of(file.rendered(), kind)
        assert SECRET not in said
        assert kind == "csv" or texts.say("clearing.not-cleared") in said


def test_the_report_says_what_it_is_made_from() -> None:
    (file,) = reporting.wanted(
        EXAMPLE, partly_cleared(), [english()], ["record"], ["html"], "2026-11-01", only_cleared=True
    )
    said = file.rendered().decode()
    counts = "given: 4; cleared by the focal point: 2; checked by the body’s lawyer: 1; drafted: 1"
    assert counts in said
    assert "the answers given and not cleared (2) count as not answered" in said
    assert 'id="list-not-cleared"' in said
    assert "Few are trained." in said
    (file,) = reporting.wanted(EXAMPLE, partly_cleared(), [english()], ["record"], ["html"], "2026-11-01")
    said = file.rendered().decode()
    assert counts in said
    assert 'id="list-not-cleared"' not in said
    assert SECRET in said


def test_data_hold_how_far_answers_are_cleared_and_never_what_bodies_say_to_each_other() -> None:
    talk = {"regions": [{"edit": "0" * 8, "text": SECRET}]}
    given = partly_cleared().model_copy(update={"discussion": submitted({}, discussion=talk).discussion})
    (file,) = reporting.wanted(EXAMPLE, given, [english()], [], ["json"], given.date, only_cleared=True)
    made = file.make()
    assert isinstance(made, ReportData)
    assert made.clearance.only_cleared
    assert made.clearance.left_out == ("regions", "penalty")
    assert "discussion" not in made.submission
