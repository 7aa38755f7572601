"""Questions of fact, asked once and read by every rule that needs them."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from checklist import conditions
from checklist.conditions import Condition, Fact

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, Field(min_length=1)]


def _parsed(raw: object) -> object:
    return conditions.parse(raw) if isinstance(raw, dict) else raw


AnyCondition = Annotated[
    Any,
    BeforeValidator(_parsed),
    PlainSerializer(repr),
    WithJsonSchema({"title": "Condition"}),
]  #: a field that a rule file writes as data and that holds a `Condition`; its schema is that of `schema.CONDITION`


class Frozen(BaseModel):
    """Base of what rule files and submissions are read into: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionType(StrEnum):
    """What an answer to a question looks like."""

    YES_NO = "yes-no"  #: yes or no
    COVERAGE = "coverage"  #: yes, in-part or no
    CHOICE = "choice"  #: one of the options
    SEVERAL = "several"  #: yes, in-part or no for each option
    PENALTY = "penalty"  #: a maximum deprivation of liberty: `18 months`, `14 years`, `life`, `death` or `none`
    PENALTIES = "penalties"  #: a penalty for each option
    DATE = "date"  #: an ISO date
    TEXT = "text"  #: free text; never judged
    STATISTICS = "statistics"  #: figures by year for each option, broken down where known; never judged


DEGREES = ("yes", "in-part", "no")
DO_NOT_KNOW = "do-not-know"
BY_OPTION = (QuestionType.SEVERAL, QuestionType.PENALTIES)


class About(StrEnum):
    """What kind of fact a question asks for; how things stand and what is done are no changes a State can make."""

    LAW = "law"
    MEASURES = "measures"
    CONSIDERATION = "consideration"  #: whether something was considered, whatever came of it
    STATUS = "status"  #: how things stand, such as a system of law or the invoking of a limiter
    PRACTICE = "practice"  #: what is done; printed, never judged


#: What a State can change, and what an answer can cite law for.
CHANGEABLE = (About.LAW, About.MEASURES, About.CONSIDERATION)


class Question(Frozen):
    """One neutral question; `id` names the fact, the file it stands in is only its home."""

    id: Id
    ask: Text
    type: QuestionType
    options: Mapping[Id, Text] = {}
    options_from: Id | None = Field(default=None, description="A shared list of options, instead of `options`.")
    by: tuple[Id, ...] = Field(default=(), description="Shared lists that figures may be broken down by.")
    groups: Mapping[Id, Mapping[Id, Text]] = Field(default={}, description="Those lists; filled in when loaded.")
    options_without: tuple[Id, ...] = Field(default=(), description="Of the shared list, those left out here.")
    persons: tuple[Id, ...] = Field(default=(), description="Options of statistics that count persons.")
    no_less_than: Id | None = Field(
        default=None, description="The question whose penalty, of the same option, is never above the one asked here."
    )
    may_not_apply: bool = Field(
        default=False, description="Can be out of place for a State although a rule without conditions reads it."
    )
    why: Text
    hint: str = ""
    about: About = About.LAW
    sources: str = Field(default="", description="Where an official would look.")
    answered_by: tuple[Id, ...] = Field(default=(), description="Who can answer, where it is not who answers the rest.")
    ask_when: AnyCondition = None

    @property
    def gate(self) -> Condition | None:
        """The condition under which the question is asked; None when it always is."""
        gate: Condition | None = self.ask_when
        return gate

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts an answer states: one, or one for each option."""
        if self.type in BY_OPTION:
            return tuple(Fact(self.id, option) for option in self.options)
        return (Fact(self.id),)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The words each fact can take; empty where the value is a penalty, a date or text."""
        words: dict[QuestionType, tuple[str, ...]] = {
            QuestionType.YES_NO: ("yes", "no"),
            QuestionType.COVERAGE: DEGREES,
            QuestionType.SEVERAL: DEGREES,
            QuestionType.CHOICE: tuple(self.options),
        }
        return words.get(self.type, ())
