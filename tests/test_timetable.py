"""The time limits of the review, reckoned from its start."""

import pytest

from checklist import editing, timetable
from checklist.conditions import Fact, Is
from checklist.flow import Course
from checklist.question import Question, QuestionType
from checklist.rule import Article, Contents, Instrument, Review, TimeLimit
from checklist.rulebook import Chapter, Rulebook
from checklist.submission import Answer, Nature, Submission
from checklist.timetable import Step

LIMITS = (
    TimeLimit(id="focal-point", text="The focal point is named", weeks=2, done="named"),
    TimeLimit(id="self-assessment", text="The questionnaires are answered", months=6),
)
NOMINATED = Is(Fact("nominated"), ("yes",))
QUESTIONS = (
    Question(id="nominated", ask="Is it named?", type=QuestionType.YES_NO, why="-"),
    Question(id="start", ask="When did it begin?", type=QuestionType.DATE, why="-"),
    Question(id="named", ask="When was it named?", type=QuestionType.DATE, why="-", ask_when=NOMINATED),
)
INSTRUMENT = Instrument(id="example", name="Example", short="Example", kind="treaty", citation="-", dated="2000-01-01")
BOOK = Rulebook(
    Contents(edition="1", instruments=("example",), review=Review(start="start", limits=LIMITS)),
    (Chapter(INSTRUMENT, (Article(article="1", title="Review", questions=QUESTIONS),)),),
)


def answered(**days: str) -> Submission:
    new = editing.new(rules="1", state="Utopia", date="2026-11-21", nature=Nature.DRAFT)
    return new.model_copy(update={"answers": {name: Answer(value=day) for name, day in days.items()}})


def steps(submission: Submission) -> tuple[Step, ...]:
    return timetable.steps(BOOK.contents.review, Course(BOOK, submission).view)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2026-11-21", {"weeks": 2}, "2026-12-05"),
        ("2026-11-21", {"weeks": 4}, "2026-12-19"),
        ("2026-11-21", {"months": 6}, "2027-05-21"),
        ("2026-08-31", {"months": 6}, "2027-02-28"),
        ("2027-08-31", {"months": 6}, "2028-02-29"),
        ("2026-06-30", {"months": 6}, "2026-12-30"),
    ],
)
def test_the_last_day(start: str, limit: dict[str, int], due: str) -> None:
    assert timetable.due(start, TimeLimit.model_validate({"id": "a", "text": "A", **limit})) == due


def test_without_a_start_there_is_no_timetable() -> None:
    assert steps(answered()) == ()


@pytest.mark.parametrize(("named", "in_time"), [("2026-12-05", True), ("2026-12-06", False)])
def test_a_step_is_in_time_up_to_the_last_day(named: str, in_time: bool) -> None:
    first, second = steps(answered(nominated="yes", start="2026-11-21", named=named))
    assert (first.due, first.done, first.in_time) == ("2026-12-05", named, in_time)
    assert (second.due, second.in_time) == ("2027-05-21", None)


def test_a_day_that_is_no_longer_asked_for_does_not_count() -> None:
    first, _ = steps(answered(nominated="no", start="2026-11-21", named="2026-12-05"))
    assert (first.done, first.in_time) == ("", None)
