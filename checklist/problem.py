"""What is wrong in a file, as a value with a place; its wording stands in the table of texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The notes that say that a submission is not complete, and those that say that it is not consistent.
COMPLETE = ("unanswered",)
CONSISTENT = (
    "answer-inactive",
    "other-edition",
    "conflict-open",
    "law-draft-dated",
    "law-repealed-undated",
    "law-dates-disordered",
    "law-not-yet-adopted",
    "law-not-yet-in-force",
    "law-already-in-force",
    "law-no-longer-in-force",
    "law-not-yet-repealed",
    "rests-on-law-repealed",
    "rests-on-law-pending",
    "since-without-party",
    "party-before-treaty",
    "party-not-yet",
    "protocol-without-convention",
    "protocol-before-convention",
    "reservation-without-party",
    "statement-withdrawn-first",
    "statement-before-treaty",
    "party-answered-no",
    "day-to-come",
    "not-applicable-owed",
    "not-applicable-though-answered",
    "figure-of-year-to-come",
    "figure-exceeds-whole",
    "figures-exceed-whole",
    "penalty-below-base",
    "answers-contradict",
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the file, the place in it, and what the texts `problem.CODE` and `cure.CODE` are filled with.

    `pointer` is a JSON Pointer (RFC 6901); `line` counts from 1 and is 0 where there is none.
    A problem is an `error` unless it is a `note`, which never makes a file invalid.
    """

    file: str
    code: str
    pointer: str = ""
    line: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    question: str = ""  #: the question concerned, by id
    note: bool = False

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Where it stands among the problems of a run."""
        return (self.file, self.line, self.pointer, self.code)
