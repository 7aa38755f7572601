"""What the validator knows of a question: read once from the published catalogue, without models."""

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


def questions(catalogue: Mapping[str, Any]) -> Mapping[str, Asked]:
    """Every question of a catalogue, in asking order."""
    return {id: _question(id, node) for id, node in catalogue["questions"].items()}


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


def contradictions(catalogue: Mapping[str, Any]) -> tuple[tuple[str, Condition], ...]:
    """The key of each contradiction that a catalogue names, and when it is met."""
    return tuple((found["key"], conditions.parse(found["when"])) for found in catalogue["contradictions"])
