"""What would change a condition: the facts that fail it, alternatives as alternatives."""

from collections.abc import Iterable, Mapping
from itertools import product

from checklist.conditions import All, Any, Bound, Condition, Fact, Facts, Is, Not, Scalar
from checklist.finding import Change, Way
from checklist.question import CHANGEABLE, Question, QuestionType

_OPPOSITE = {"at_least": "at_most", "at_most": "at_least"}


def support(condition: Condition, facts: Facts) -> tuple[Fact, ...]:
    """The facts that make a condition as true as it is: the true alternative, the failing parts, or what is open."""
    truth = condition.truth(facts)
    match condition:
        case All(parts) | Any(parts):
            decisive = [part for part in parts if part.truth(facts) is truth]
            return tuple(dict.fromkeys(fact for part in decisive for fact in support(part, facts)))
        case Not(part):
            return support(part, facts)
    return condition.facts


def ways(condition: Condition, facts: Facts, questions: Mapping[str, Question], goal: bool = True) -> tuple[Way, ...]:
    """The alternative sets of changes that give a condition its goal; `()` where no change by the State can.

    Only facts of law and measures are named; a condition that has its goal already needs the one way of no change.
    """
    if condition.truth(facts) is goal:
        return ((),)
    match condition:
        case Not(part):
            return ways(part, facts, questions, not goal)
        case All(parts) | Any(parts):
            each = [ways(part, facts, questions, goal) for part in parts]
            together = isinstance(condition, All) is goal
            return _minimal(_joined(each) if together else (way for found in each for way in found))
        case Is() | Bound():
            change = _change(condition, facts, questions[condition.fact.question], goal)
            return ((change,),) if change else ()


def _change(atom: Is | Bound, facts: Facts, question: Question, goal: bool) -> Change | None:
    if question.about not in CHANGEABLE or question.type is QuestionType.DATE:
        return None  # no State can change how things stand, or when a thing was done
    known = atom.fact in facts
    if isinstance(atom, Is):
        wanted = atom.values if goal else tuple(word for word in question.values if word not in atom.values)
        return Change(atom.fact, wanted=wanted, known=known) if wanted else None
    if goal:
        return Change(atom.fact, operator=atom.operator, limit=atom.limit, known=known)
    beyond = int(atom.limit) + (-1 if atom.operator == "at_least" else 1)
    return Change(atom.fact, operator=_OPPOSITE[atom.operator], limit=beyond, known=known)


def _joined(each: Iterable[tuple[Way, ...]]) -> Iterable[Way]:
    """One way of every part, wherever they do not ask opposite things of one fact."""
    for combination in product(*each):
        merged: dict[Fact, Change] = {}
        for change in (change for way in combination for change in way):
            other = merged.setdefault(change.fact, change)
            if other != change:
                both = tuple(word for word in other.wanted if word in change.wanted)
                merged[change.fact] = Change(change.fact, wanted=both, known=change.known)
        if all(change.wanted or change.operator for change in merged.values()):
            yield tuple(merged.values())


def _minimal(found: Iterable[Way]) -> tuple[Way, ...]:
    """The ways without those that ask for more than another one does, shortest first."""
    kept: list[Way] = []
    for way in sorted(dict.fromkeys(found), key=len):
        if not any(set(other) <= set(way) for other in kept):
            kept.append(way)
    return tuple(kept)


def value(change: Change) -> Scalar:
    """A value that makes the change: the first word wanted, or the limit itself."""
    return change.wanted[0] if change.wanted else change.limit
