"""Which questions arise, given what is known: gates looked at in asking order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from checklist.conditions import HIDDEN, Condition, Fact, Facts, Scalar


class Gated(Protocol):
    """What of a question decides whether it arises."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def gate(self) -> Condition | None:
        """The condition under which it is asked; None when it always is."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts an answer states."""


@dataclass(frozen=True)
class View:
    """What is known once gates are looked at.

    `facts` holds the known facts of questions that are asked, and HIDDEN for those of questions that do not arise.
    """

    facts: Facts
    hidden: frozenset[str]  #: questions whose gate is false
    waiting: frozenset[str]  #: questions whose gate is still unknown

    @cached_property
    def known(self) -> Mapping[Fact, Scalar]:
        """The known facts alone."""
        return {fact: value for fact, value in self.facts.items() if value != HIDDEN}

    def asked(self, question_id: str) -> bool:
        """Whether the question's gate is open."""
        return question_id not in self.hidden and question_id not in self.waiting


def look(questions: Iterable[Gated], answers: Facts) -> View:
    """The view on answers to questions that come in asking order: each after those its gate reads.

    An answer counts only while its gate is true; while the gate is unknown, the answer is unknown. An answer to a
    question that is left out, or has no gate, always counts.
    """
    facts = dict(answers)
    hidden, waiting = set(), set()
    for question in questions:
        is_open = True if question.gate is None else question.gate.truth(facts)
        if is_open:
            continue
        if is_open is None:
            waiting.add(question.id)
            for fact in question.facts:
                facts.pop(fact, None)
        else:
            hidden.add(question.id)
            facts |= dict.fromkeys(question.facts, HIDDEN)
    return View(facts, frozenset(hidden), frozenset(waiting))


def open_facts(questions: Iterable[Gated], view: View) -> list[Fact]:
    """The facts that can be answered now and are unknown, in asking order."""
    return [
        fact for question in questions if view.asked(question.id) for fact in question.facts if fact not in view.facts
    ]
