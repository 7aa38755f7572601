"""The timetable of the review: the mechanism's time limits, reckoned from the day on which the review began."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checklist.conditions import Fact
from checklist.gates import View, look
from checklist.rule import TimeLimit
from checklist.rulebook import Rulebook
from checklist.submission import Submission, facts


@dataclass(frozen=True)
class Step:
    """One step: its limit, the last day for it and the day it was done (ISO dates), empty where that is not known."""

    limit: TimeLimit
    due: str
    done: str

    @property
    def in_time(self) -> bool | None:
        """Whether it was done by the last day; None where it is not known to be done."""
        return self.done <= self.due if self.done else None


def steps(rulebook: Rulebook, submission: Submission) -> tuple[Step, ...]:
    """Every step in the order of the rulebook; none while the start of the review is not known."""
    review = rulebook.contents.review
    view = look((rulebook.questions[id] for id in rulebook.asking_order), facts(submission, rulebook.questions))
    start = _day(view, review.start) if review else ""
    return tuple(_steps(rulebook, view, start)) if start else ()


def _steps(rulebook: Rulebook, view: View, start: str) -> Iterator[Step]:
    review = rulebook.contents.review
    for limit in review.limits if review else ():
        yield Step(limit, due(start, limit), _day(view, limit.done) if limit.done else "")


def _day(view: View, question_id: str) -> str:
    """The day that is answered to a question, as long as the question is asked."""
    return str(view.known.get(Fact(question_id), ""))


def due(start: str, limit: TimeLimit) -> str:
    """The last day of a limit that runs from `start` (ISO dates); a month ends on its last day where it is shorter."""
    day = date.fromisoformat(start) + timedelta(weeks=limit.weeks)
    months = day.month - 1 + limit.months
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()
