"""How far answers are cleared, and a submission of those alone that are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from checklist.submission import Answer, Clearance, Submission

#: What a list of them is read in: the furthest first.
ORDER = (Clearance.CLEARED, Clearance.CHECKED, Clearance.DRAFTED)


@dataclass(frozen=True)
class Basis:
    """The answers that a report is made from: how far they are cleared, and those it leaves out because they are not.

    Without any numbers, nothing was counted.
    """

    numbers: Mapping[Clearance, int] = field(default_factory=dict)  #: answers given, each state of clearance named
    only_cleared: bool = False
    withheld: frozenset[str] = frozenset()  #: questions whose answer is given and left out

    @property
    def given(self) -> int:
        """How many answers are given."""
        return sum(self.numbers.values())

    @property
    def not_cleared(self) -> int:
        """How many of them are not cleared."""
        return self.given - self.numbers.get(Clearance.CLEARED, 0)


def cleared(submission: Submission) -> Submission:
    """The submission with its cleared answers alone: the others count as not answered, which is not no.

    Of answers in conflict, those that are not cleared fall away too. What is added to articles, the register of laws
    and the status of the State have no clearance of their own, and stay.
    """
    answers = {id: answer for id, answer in submission.answers.items() if _is_cleared(answer)}
    sides = {id: tuple(filter(_is_cleared, found)) for id, found in submission.conflicts.answers.items()}
    kept = {id: found for id, found in sides.items() if found}
    conflicts = submission.conflicts.model_copy(update={"answers": kept})
    return submission.model_copy(update={"answers": answers, "conflicts": conflicts})


def basis(submission: Submission, *, only_cleared: bool = False) -> Basis:
    """How far the answers of a submission are cleared, before those that are not are left out.

    Answers in conflict are not counted until one is settled on; where none of them is cleared, all are left out.
    """
    given = {id: answer for id, answer in submission.answers.items() if _says_something(answer)}
    counted = Counter(answer.clearance for answer in given.values())
    withheld = {id for id, answer in given.items() if not _is_cleared(answer)}
    withheld |= {id for id, sides in submission.conflicts.answers.items() if not any(map(_is_cleared, sides))}
    left_out = frozenset(withheld) if only_cleared else frozenset()
    return Basis({state: counted[state] for state in ORDER}, only_cleared, left_out)


def _is_cleared(answer: Answer) -> bool:
    return answer.clearance is Clearance.CLEARED


def _says_something(answer: Answer) -> bool:
    """Whether an entry is an answer, and not only a comment or a plan beside a question that is open."""
    return answer.value is not None or answer.no_value is not None
