"""Findings: the outcome of one rule on one submission, and why. Values without wording."""

from dataclasses import dataclass
from enum import StrEnum

from checklist.conditions import Fact, Scalar


class Outcome(StrEnum):
    """What a rule finds; the reader's words depend on the strength of the provision."""

    IMPLEMENTED = "implemented"
    PARTIALLY_IMPLEMENTED = "partially-implemented"
    NOT_IMPLEMENTED = "not-implemented"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"


class State(StrEnum):
    """How one element of a provision stands."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    LEFT_OUT = "left-out"


class Because(StrEnum):
    """What decided the outcome."""

    ELEMENTS = "elements"
    CONDITION = "condition"  #: the condition in the text of the provision is not there
    LIMITER = "limiter"  #: the State invokes the words that release it
    ALTERNATIVE = "alternative"  #: the other limb is met
    OPEN = "open"  #: nothing yet


@dataclass(frozen=True)
class Change:
    """One fact and the values that would meet a test on it.

    `wanted` are words; for a penalty it is empty, and `operator` and `limit` (months) say which values would do.
    """

    fact: Fact
    wanted: tuple[str, ...] = ()
    operator: str = ""
    limit: Scalar = 0
    known: bool = False  #: the fact is stated otherwise now (missing law); else it is unknown (missing information)


Way = tuple[Change, ...]  #: changes that meet an element together


@dataclass(frozen=True)
class ElementFinding:
    """How one element stands and what would change it."""

    rule_id: str  #: the rule that wrote it: the judged one, or a definition that serves it
    key: str
    state: State
    essential: bool = False
    option: str | None = None
    question: str | None = None
    failing: tuple[Fact, ...] = ()  #: known facts that keep it from being met
    missing: tuple[Fact, ...] = ()  #: unknown facts it waits for
    ways: tuple[Way, ...] = ()  #: alternatives, each enough to meet it

    @property
    def id(self) -> str:
        """The element's name within its rule."""
        return f"{self.key}.{self.option}" if self.option else self.key


@dataclass(frozen=True)
class Finding:
    """The outcome of one rule on one submission."""

    rule_id: str
    outcome: Outcome
    because: Because
    elements: tuple[ElementFinding, ...] = ()
    decided_by: tuple[Fact, ...] = ()  #: known facts that settled it
    still_open: tuple[Fact, ...] = ()  #: unknown facts, open to be answered now, that could settle it
    opens: tuple[str, ...] = ()  #: questions that would open if every change were made

    @property
    def unmet(self) -> tuple[ElementFinding, ...]:
        """The elements that are not met, or only in part."""
        return tuple(element for element in self.elements if element.state in (State.NOT_MET, State.PARTLY))

    def named(self, element: ElementFinding) -> str:
        """The element's name as it reads in this finding: with its rule where a definition wrote it."""
        return element.id if element.rule_id == self.rule_id else f"{element.rule_id}:{element.id}"


@dataclass(frozen=True)
class Assessment:
    """One finding for each rule that judges, in the order of the rulebook."""

    findings: tuple[Finding, ...]

    def of(self, rule_id: str) -> Finding | None:
        """The finding of a rule; None for a provision that is only recorded."""
        return next((finding for finding in self.findings if finding.rule_id == rule_id), None)
