"""The course of the questionnaire."""

from pathlib import Path

import pytest

from checklist import editing, loading
from checklist.editing import Stamp
from checklist.flow import Course, Progress, Stage, Standing, complete, effect, sections
from checklist.rulebook import Rulebook
from checklist.submission import Answer, Citation, LawStatus, Nature, NoValue, Submission

STAMP = Stamp(edit="aaaaaaaa", time="2026-11-21T09:00:00Z")
NEW = editing.new(rules="2026-01", state="Utopia", date="2026-11-21", nature=Nature.EXERCISE)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return loading.load(Path(__file__).parent / "example-rules")


def answered(**values: editing.Value) -> Submission:
    submission = NEW
    for name, value in values.items():
        submission = editing.set_value(submission, name.replace("_", "-"), value, STAMP)
    return submission


def test_sections_hold_their_questions(book: Rulebook) -> None:
    assert [section.key for section in sections(book)] == ["example-12"]
    assert sections(book)[0].questions == tuple(book.questions)


def test_what_is_asked_at_first(book: Rulebook) -> None:
    course = Course(book, NEW)
    assert course.asked == ("standards", "federal", "regions", "penalty", "early", "late", "practice-standards")
    assert course.first_open() == "standards"
    assert course.standing("standards-reviewed") is Standing.NOT_ASKED


def test_a_gate_that_opens(book: Rulebook) -> None:
    course = Course(book, answered(standards="yes"))
    assert course.next_open("standards") == "standards-reviewed"
    assert course.previous("standards-reviewed") == "standards"
    assert course.previous("standards") is None
    assert course.previous("federal") == "standards-parts"


def test_an_answer_for_some_options_is_begun(book: Rulebook) -> None:
    course = Course(book, answered(standards="yes", standards_parts={"aims": "yes"}))
    assert course.standing("standards-parts") is Standing.BEGUN
    assert course.is_open("standards-parts")
    whole = answered(standards="yes", standards_parts={"aims": "yes", "means": "do-not-know", "none": "no"})
    assert Course(book, whole).standing("standards-parts") is Standing.ANSWERED


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(None, False, id="no entry"),
        pytest.param(Answer(comment="Later"), False, id="a comment alone"),
        pytest.param(Answer(no_value=NoValue.DO_NOT_KNOW), True, id="do not know"),
        pytest.param(Answer(no_value=NoValue.NOT_APPLICABLE, reason="So"), True, id="not applicable"),
        pytest.param(Answer(value={"bribery": "4 years"}), False, id="one option"),
        pytest.param(Answer(value={"bribery": "4 years", "fraud": "life"}), True, id="all options"),
    ],
)
def test_what_leaves_nothing_open(book: Rulebook, answer: Answer | None, expected: bool) -> None:
    assert complete(book.questions["penalty"], answer) is expected


def test_progress_counts_what_is_asked_now(book: Rulebook) -> None:
    assert Course(book, NEW).progress() == Progress(answered=0, asked=7, begun=False)
    course = Course(book, answered(standards="in-part", federal="no", standards_parts={"aims": "no"}))
    assert course.progress() == Progress(answered=2, asked=11, begun=True)
    assert course.progress(sections(book)).open == 9


def test_an_answer_out_of_reach_is_set_aside_and_kept(book: Rulebook) -> None:
    before = answered(standards="yes", standards_reviewed="no")
    after = editing.set_value(before, "standards", "no", STAMP)
    found = effect(book, before, after)
    assert found.set_aside == ("standards-reviewed",)
    assert found.opened == ("standards-release",)
    assert Course(book, after).standing("standards-reviewed") is Standing.SET_ASIDE
    assert after.answers["standards-reviewed"].value == "no"


def test_an_answer_that_becomes_unknown_sets_others_aside(book: Rulebook) -> None:
    before = answered(standards="yes", standards_reviewed="no")
    assert effect(book, before, editing.set_do_not_know(before, "standards", STAMP)).set_aside == (
        "standards-reviewed",
    )
    with_bill, bill = editing.add_law(before, STAMP, title="Bill", status=LawStatus.DRAFT)
    after = editing.set_citations(with_bill, "standards", [Citation(law=bill, provision="article 1")], STAMP)
    assert effect(book, before, after).set_aside == ("standards-reviewed",)


def test_the_order_goes_on_over_what_is_answered(book: Rulebook) -> None:
    course = Course(book, answered(standards="no", standards_release="no", federal="no"))
    assert course.next_open("standards") == "regions"
    assert course.open_in(sections(book)[0])[0] == "regions"
    assert course.next_open("practice-standards") is None


def test_a_part_of_the_questionnaire(book: Rulebook) -> None:
    course = Course(book, answered(standards="no", federal="yes"), frozenset({"federal", "regions", "late"}))
    assert course.progress() == Progress(answered=1, asked=3, begun=True)
    assert course.asked == ("federal", "regions", "late")
    assert (course.first_open(), course.next_open("regions"), course.previous("late")) == ("regions", "late", "regions")
    assert [section.questions for section in course.sections] == [("federal", "regions", "late")]
    assert course.open_in(sections(book)[0]) == ("regions", "late")
    assert Course(book, NEW, frozenset()).sections == ()


LATER = Stamp(edit="cccccccc", time="2026-11-22T09:00:00Z")
ALL = {
    "standards": "no",
    "standards-release": "no",
    "federal": "no",
    "regions": "no",
    "penalty": {"bribery": "life", "fraud": "life"},
    "early": "no",
    "late": "no",
    "practice-standards": "None.",
}


def test_a_section_is_completed_when_somebody_says_so(book: Rulebook) -> None:
    section = sections(book)[0]

    def stage(submission: Submission) -> Stage:
        return Course(book, submission).stage(section)

    begun = answered(standards="no")
    whole = answered(**ALL)  # type: ignore[arg-type]
    assert (stage(NEW), stage(begun), stage(whole)) == (Stage.NOT_STARTED, Stage.BEGUN, Stage.ANSWERED)
    assert stage(editing.set_completed(begun, section.key, True, STAMP)) is Stage.COMPLETED_OPEN
    completed = editing.set_completed(whole, section.key, True, STAMP)
    assert stage(completed) is Stage.COMPLETED
    changed = editing.set_value(completed, "federal", "yes", LATER)
    assert stage(changed) is Stage.CHANGED
    assert stage(editing.withdraw(completed, "federal", LATER)) is Stage.CHANGED
    assert stage(editing.set_completed(completed, section.key, False, LATER)) is Stage.ANSWERED


def test_one_who_disagrees_keeps_a_section_from_being_completed(book: Rulebook) -> None:
    section = sections(book)[0]
    marks = editing.set_completed(NEW, section.key, True, STAMP).completed[section.key]
    others = editing.set_completed(NEW, section.key, False, LATER).completed[section.key]
    both = NEW.model_copy(update={"completed": {section.key: (*marks, *others)}})
    assert not Course(book, both).completed(section)
