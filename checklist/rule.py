"""Rules: what turns answers into a finding on one provision of an instrument."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator

from checklist.conditions import Any, Condition, Fact, Facts, Is
from checklist.question import AnyCondition, Frozen, Id, Question, Text


class Strength(StrEnum):
    """The legal force of a provision; a recommendation is a class of its own."""

    MANDATORY = "mandatory"
    MANDATORY_QUALIFIED = "mandatory-qualified"
    MANDATORY_CONDITIONAL = "mandatory-conditional"
    CONSIDER = "consider"
    ENDEAVOUR = "endeavour"
    OPTIONAL = "optional"
    SAVING = "saving"
    DEFINITION = "definition"
    TREATY_MACHINERY = "treaty-machinery"
    RECOMMENDATION = "recommendation"


GRADED = (
    Strength.MANDATORY,
    Strength.MANDATORY_QUALIFIED,
    Strength.MANDATORY_CONDITIONAL,
    Strength.DEFINITION,
    Strength.RECOMMENDATION,
)  #: strengths that can be implemented in part

#: Strengths of what a party shall do.
BINDING = (Strength.MANDATORY, Strength.MANDATORY_QUALIFIED, Strength.MANDATORY_CONDITIONAL)

Kind = Literal["law", "law-or-measures", "policy", "inter-state", "notification", "none"]
Effect = Literal["excuse", "extent", "manner"]


class Cluster(Frozen):
    """The cluster of the review mechanism an article belongs to, and how well that is known."""

    number: Literal["I", "II", "III", "IV", "II/III", "III/IV"]
    status: Literal["confirmed", "likely", "provisional"]


class Limiter(Frozen):
    """Words that qualify a duty, in ours: they excuse a State, lower what is owed, or only say how."""

    text: Text
    effect: Effect


class Each(Frozen):
    """One element for each option of a question, except those left out; `or` meets them all at once."""

    question: Id
    met: tuple[str, ...] = ("yes",)
    partly: tuple[str, ...] = ("in-part",)
    options: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()
    also: AnyCondition = Field(default=None, alias="or")


class ElementSource(Frozen):
    """A part of a provision as the rule file writes it: a condition, or `each` over the options of a question."""

    id: Id | None = None
    essential: bool = False
    gate: bool = Field(
        default=False, description="Essential, and counts for nothing when met: it only opens the way for the others."
    )
    each: Each | None = None
    met: AnyCondition = None
    partly: AnyCondition = None
    gap: str = ""
    partly_gap: str = ""
    suggestion: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.each is None) == (self.met is None):
            raise ValueError("element-form")
        if self.each is None and self.id is None:
            raise ValueError("element-id")
        return self

    @property
    def key(self) -> str:
        """The element's id, or the question an `each` goes over."""
        return self.id or (self.each.question if self.each else "")


class Element(Frozen):
    """One part of a provision, ready to judge."""

    key: str  #: the element in the rule file, whose texts it uses
    option: str | None = None  #: the option it stands for, when `each` made it
    question: str | None = None  #: the question whose option it stands for
    essential: bool
    gate: bool = False  #: counts only when it is not met
    met: AnyCondition
    partly: AnyCondition = None

    @property
    def id(self) -> str:
        """The element's name within its rule."""
        return f"{self.key}.{self.option}" if self.option else self.key

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What decides it."""
        return tuple(part for part in (self.met, self.partly) if part is not None)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts it reads, each once."""
        return tuple(dict.fromkeys(fact for part in self.conditions for fact in part.facts))

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of the questions it reads."""
        return frozenset(fact.question for fact in self.facts)


class Note(Frozen):
    """A sentence of the rule file that holds under a condition."""

    id: Id
    when: AnyCondition
    text: Text

    def holds(self, facts: Facts) -> bool:
        """Whether its condition is known to be true."""
        return self.when is None or self.when.truth(facts) is True


class Rule(Frozen):
    """One provision with its citation and strength, and the elements that judge it.

    `recorded` says why a State is not asked; such a rule has no elements and no finding.
    """

    id: Id
    cite: Text
    requires: Text
    strength: Strength
    kind: Kind
    cluster: Cluster | None = Field(default=None, description="Where it differs from the article's.")
    addressee: str = "states"
    verb: str = Field(default="", description="Of a recommendation: should, encouraged, urged, invited.")
    elements: tuple[ElementSource, ...] = ()
    applies_when: AnyCondition = None
    limiter: Limiter | None = None
    excused_when: AnyCondition = None
    serves: Id | None = None
    alternative_to: Id | None = None
    practice: tuple[Id, ...] = ()
    remarks: tuple[Note, ...] = ()
    good_practices: tuple[Note, ...] = ()
    bears_on: tuple[Id, ...] = Field(default=(), description="The provisions a recommendation speaks to.")
    recorded: str = ""

    @model_validator(mode="after")
    def _judged_or_recorded(self) -> Self:
        if bool(self.elements) == bool(self.recorded):
            raise ValueError("rule-judged-or-recorded")
        if self.excused_when is not None and (self.limiter is None or self.limiter.effect != "excuse"):
            raise ValueError("rule-excuse-needs-limiter")
        if (self.strength is Strength.RECOMMENDATION) != bool(self.verb):
            raise ValueError("rule-verb")
        return self


class Article(Frozen):
    """One file of rules: an article of a treaty, or a section of a report."""

    article: Text
    title: Text
    cluster: Cluster | None = None
    answered_by: tuple[Id, ...] = Field(default=(), description="Authorities that can answer; the first usually leads.")
    papers: tuple[Id, ...] = Field(default=(), description="What the answers are read from.")
    questions: tuple[Question, ...] = ()
    provisions: tuple[Rule, ...] = ()
    contradictions: tuple[Note, ...] = Field(
        default=(), description="Answers that cannot be true together, and why; told when a submission is validated."
    )


class Instrument(Frozen):
    """A treaty, resolution or report that makes demands on a State."""

    id: Id
    name: Text
    short: Text
    kind: Literal["treaty", "resolution", "report"]
    citation: Text
    dated: str
    in_force: str = Field(default="", description="Of a treaty: the day on which it entered into force.")
    protocol_to: Id | None = Field(default=None, description="The treaty to which a State must be party as well.")
    joined: Id | None = Field(default=None, description="The question that asks whether the State joined the treaty.")
    note: str = ""


class Term(Frozen):
    """One term of the field in English and Arabic, with the documents in which the Arabic is attested.

    `forms` are the ways of saying it that a translation may use, each as words that must all be there; the Arabic
    itself is one of them. Where nothing attests it, it is by analogy.
    """

    english: Text
    arabic: Text
    forms: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    apart: tuple[str, ...] = Field(default=(), description="Keys of texts in which the English means something else.")


class TimeLimit(Frozen):
    """A step of the review, and how long after its start the mechanism wants it done."""

    id: Id
    text: Text
    weeks: int = 0
    months: int = 0
    done: Id | None = Field(default=None, description="The question that asks for the day on which it was done.")


class Review(Frozen):
    """The timetable of the review: what asks for its start, and the limits that run from there."""

    start: Id
    limits: tuple[TimeLimit, ...]


class Definition(Frozen):
    """A definition that is drawn: a provision, its groups of options, and the provisions that stand beside it."""

    title: Text
    provision: Id
    groups: Mapping[Id, Text] = Field(description="The name of each group, by the question whose options it holds.")
    beside: tuple[Id, ...] = ()


class Retired(Frozen):
    """An id that is no longer used and never will be again: a question's, a rule's, an article's, or an option's.

    An option's is written with its question: `question/option`. What stands under the id in a submission goes to each
    of those in `becomes`; where there are several, or `confirm` says that the meaning is another, as a draft.
    """

    why: Text
    becomes: tuple[Id, ...] = Field(default=(), description="Ids of today that stand for it; none where nothing does.")
    confirm: bool = Field(default=False, description="Whether the meaning is another, so that answers are confirmed.")

    @model_validator(mode="before")
    @classmethod
    def _is_gone(cls, raw: object) -> object:
        """A reason alone means that nothing stands for it."""
        return {"why": raw} if isinstance(raw, str) else raw


RetiredId = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")]


class RetiredIds(RootModel[Mapping[RetiredId, Retired]]):
    """What `retired.yaml` holds."""


class Contents(Frozen):
    """What a folder of rules holds: its edition, its instruments in order, and what its files share.

    They share lists of options, the authorities that can answer, and the papers that answers are read from.
    """

    edition: Text
    earlier: tuple[Text, ...] = Field(default=(), description="The editions before, whose submissions can be migrated.")
    instruments: tuple[Id, ...]
    options: Mapping[Id, Mapping[Id, Text]] = {}
    authorities: Mapping[Id, Text] = {}
    papers: Mapping[Id, Text] = {}
    exclusive: tuple[Id, ...] = Field(default=(), description="Lists of groups: a person belongs to one at most.")
    review: Review | None = None
    definition: Definition | None = None


def expand(source: ElementSource, question: Question | None) -> tuple[Element, ...]:
    """The elements a rule file's entry stands for: itself, or one for each option of `question`."""
    if source.each is None:
        essential = source.essential or source.gate
        element = Element(key=source.key, essential=essential, gate=source.gate, met=source.met, partly=source.partly)
        return (element,)
    each = source.each
    options = each.options or (tuple(question.options) if question else ())
    return tuple(_element(source, each, option) for option in options if option not in each.without)


def _element(source: ElementSource, each: Each, option: str) -> Element:
    fact = Fact(each.question, option)
    met: Condition = Is(fact, each.met)
    if each.also is not None:
        met = Any((each.also, met))
    return Element(
        key=source.key,
        option=option,
        question=each.question,
        essential=source.essential,
        met=met,
        partly=Is(fact, each.partly) if each.partly else None,
    )
