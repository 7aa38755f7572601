"""What an answer does to the findings: judged are only the rules that it can touch, so that it is told at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from checklist import engine
from checklist.conditions import Facts
from checklist.finding import Finding, Outcome
from checklist.rulebook import Rulebook
from checklist.submission import Submission, facts


@dataclass(frozen=True)
class Shift:
    """A finding that is another than before."""

    rule_id: str
    before: Outcome
    after: Outcome


def findings(rulebook: Rulebook, given: Submission, rule_ids: Collection[str]) -> Mapping[str, Finding]:
    """The findings of some rules, those left out that are only recorded."""
    return _judged(rulebook, facts(given, rulebook.questions), rule_ids)


def _judged(rulebook: Rulebook, answers: Facts, rule_ids: Collection[str]) -> Mapping[str, Finding]:
    return {finding.rule_id: finding for finding in engine.assess(rulebook, answers, rule_ids).findings}


def shifts(rulebook: Rulebook, before: Submission, after: Submission) -> tuple[Shift, ...]:
    """The findings that differ between two submissions, in the order of the rulebook."""
    known, said = facts(before, rulebook.questions), facts(after, rulebook.questions)
    changed = _changed(known, said)
    if not changed:
        return ()
    touched = [rule.id for rule in rulebook.assessed if not changed.isdisjoint(rulebook.relevant[rule.id])]
    old, new = _judged(rulebook, known, touched), _judged(rulebook, said, touched)
    pairs = ((rule_id, old[rule_id].outcome, new[rule_id].outcome) for rule_id in touched)
    return tuple(Shift(*pair) for pair in pairs if pair[1] is not pair[2])


def _changed(before: Facts, after: Facts) -> set[str]:
    """The questions of which other facts are known."""
    return {fact.question for fact in before.keys() | after.keys() if before.get(fact) != after.get(fact)}


def leaves_unmet(rulebook: Rulebook, given: Submission, question_id: str) -> bool:
    """Whether what is said of a question keeps a part of a provision that reads it from being met, as things stand."""
    found = findings(rulebook, given, rulebook.rules_reading[question_id])
    return any(
        fact.question == question_id
        for finding in found.values()
        if finding.outcome in _LACKING
        for element in finding.unmet
        for fact in element.failing
    )


_LACKING = (Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED, Outcome.UNDETERMINED)
