"""The questions as the validator knows them: read once from the published catalogue, without models."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checklist import conditions
from checklist.conditions import Condition, Fact

BY_OPTION = ("several", "penalties")


@dataclass(frozen=True)
class Asked:
    """A question."""

    id: str
    type: str
    domain: str  #: the instrument whose obligations it is about
    gate: Condition | None
    options: tuple[str, ...]
    owed: str | None  #: the rule that asks for what it is about, without condition or excuse
    no_less_than: str | None  #: the question on the penalty that this one may not fall below
    by: tuple[str, ...]  #: the lists by which its figures are broken down
    persons: tuple[str, ...]  #: which of its options count persons

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts an answer states."""
        return tuple(Fact(self.id, option) for option in self.options) if self.type in BY_OPTION else (Fact(self.id),)

    @cached_property
    def fact_of(self) -> Mapping[str | None, Fact]:
        """The same, by option."""
        return {fact.option: fact for fact in self.facts}


@dataclass(frozen=True)
class Questionnaire:
    """All questions, and what their answers have to do with each other."""

    questions: Mapping[str, Asked]  #: by id, in asking order
    contradictions: tuple[tuple[str, Condition], ...]  #: answers that cannot be true together: a key, and when
    treaties: Mapping[str, Any]
    exclusive: tuple[str, ...]  #: lists of groups of which nobody is in two

    @classmethod
    def of(cls, catalogue: Mapping[str, Any]) -> "Questionnaire":
        """The one that a catalogue describes."""
        return cls(
            questions={id: _question(id, node) for id, node in catalogue["questions"].items()},
            contradictions=tuple((odd["key"], conditions.parse(odd["when"])) for odd in catalogue["contradictions"]),
            treaties=catalogue["treaties"],
            exclusive=tuple(catalogue["exclusive"]),
        )

    @cached_property
    def gated(self) -> tuple[Asked, ...]:
        """The questions that do not always arise, in asking order."""
        return tuple(question for question in self.questions.values() if question.gate is not None)

    @cached_property
    def counting(self) -> frozenset[str]:
        """The questions that are answered by figures."""
        return frozenset(question.id for question in self.questions.values() if question.type == "statistics")

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The questions whose answers decide anything but themselves."""
        gates = [question.gate for question in self.gated if question.gate is not None]
        read = {fact.question for when in (*gates, *(met for _, met in self.contradictions)) for fact in when.facts}
        compared = {id for q in self.questions.values() if q.no_less_than is not None for id in (q.id, q.no_less_than)}
        joined = {treaty["joined"] for treaty in self.treaties.values() if "joined" in treaty}
        return frozenset(read | compared | joined)


def _question(id: str, node: Mapping[str, Any]) -> Asked:
    return Asked(
        id=id,
        type=node["type"],
        domain=node["domain"],
        gate=conditions.parse(node["gate"]) if "gate" in node else None,
        options=tuple(node.get("options", ())),
        owed=node.get("owed"),
        no_less_than=node.get("no_less_than"),
        by=tuple(node.get("by", ())),
        persons=tuple(node.get("persons", ())),
    )
