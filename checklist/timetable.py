"""The timetable of the review: the mechanism's time limits, reckoned from the day on which the review began."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from checklist.conditions import Fact
from checklist.gates import View
from checklist.rule import Review, TimeLimit


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


def steps(review: Review | None, view: View) -> tuple[Step, ...]:
    """Every step in the order of the rulebook; none while the start of the review is not known."""
    start = _day(view, review.start) if review else ""
    if review is None or not start:
        return ()
    return tuple(Step(limit, due(start, limit), _day(view, limit.done)) for limit in review.limits)


def _day(view: View, question_id: str | None) -> str:
    """The day that is answered to a question, as long as the question is asked; empty where there is none."""
    return str(view.known.get(Fact(question_id), "")) if question_id else ""


def due(start: str, limit: TimeLimit) -> str:
    """The last day of a limit that runs from `start` (ISO dates); a month ends on its last day where it is shorter."""
    day = date.fromisoformat(start) + timedelta(weeks=limit.weeks)
    months = day.month - 1 + limit.months
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()
