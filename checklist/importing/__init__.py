"""Takes over what came back in a workbook: only what was changed in it, never over what others changed meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from checklist.editing import Stamp
from checklist.importing.about import About
from checklist.importing.answers import Answers
from checklist.importing.laws import Laws
from checklist.importing.returned import Change, Returned, read
from checklist.problem import Problem
from checklist.submission import Submission

__all__ = ["Change", "Outcome", "Returned", "read", "taken_over"]


@dataclass(frozen=True)
class Outcome:
    """The submission with what could be taken over; None where a new one lacks what it needs."""

    submission: Submission | None
    taken: tuple[Change, ...]
    problems: tuple[Problem, ...]


def taken_over(returned: Returned, into: Submission | None, time: str, new_edit_id: Callable[[], str]) -> Outcome:
    """What a returned workbook makes of a submission, or of none; every edit is stamped with the time (UTC)."""
    taken: list[Change] = []
    about = About(returned, taken)
    body, role = about.who()

    def stamp() -> Stamp:
        return Stamp(edit=new_edit_id(), time=time, body=body, role=role)

    submission = into if into is not None else about.start()
    if submission is not None:
        submission = about.into(submission, stamp)
        laws = Laws(returned, stamp, taken)
        submission = laws.into(submission)
        submission = Answers(returned, laws, stamp, taken).into(submission)
    made = tuple(change for change in taken if change not in returned.refused)
    return Outcome(submission, made, tuple(returned.problems))
