"""Conditions over answers: data, a closed set, with three-valued truth.

Truth is True, False, or None while an answer that matters is missing. Nothing here is ever executed as code.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

Scalar = str | int


class Fact(NamedTuple):
    """One thing an answer can state: a question, or one option of a question that has a value for each."""

    question: str
    option: str | None = None


Facts = Mapping[Fact, Scalar]  #: what is known; a fact that is absent is unknown
HIDDEN = ""  #: stands for a fact whose question does not arise: no test on it holds


class ConditionError(ValueError):
    """A condition is not well formed; `trail` leads to the place, `hint` to the cure."""

    def __init__(self, trail: tuple[str | int, ...], code: str, **values: object) -> None:
        super().__init__(code, values)
        self.trail = trail
        self.code = code
        self.values = values


LIFE = 1_000_000  #: life imprisonment, in months: above any number of years
DEATH = LIFE + 1  #: above life imprisonment
_DURATION = re.compile(r"([0-9]{1,4}) (months?|years?)")


def magnitude(text: str) -> int:
    """The months in a penalty such as `18 months`, `14 years`, `life`, `death` or `none`; ValueError otherwise."""
    fixed = {"none": 0, "life": LIFE, "death": DEATH}
    if text in fixed:
        return fixed[text]
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * (12 if found[2].startswith("year") else 1)


@dataclass(frozen=True)
class Is:
    """True when the fact has one of the values."""

    fact: Fact
    values: tuple[str, ...]

    def truth(self, facts: Facts) -> bool | None:
        """Whether the fact has one of the values; None while it is unknown."""
        value = facts.get(self.fact)
        return None if value is None else value in self.values

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts this condition reads."""
        return (self.fact,)


@dataclass(frozen=True)
class Bound:
    """True when the fact lies on the right side of a limit: months for penalties, ISO dates for dates."""

    fact: Fact
    operator: str  #: at_least, at_most, before or after
    limit: Scalar

    def truth(self, facts: Facts) -> bool | None:
        """Whether the fact lies within the limit; None while it is unknown."""
        value = facts.get(self.fact)
        return None if value is None else value != HIDDEN and self.holds(value)

    def holds(self, value: Scalar) -> bool:
        """Whether this value lies within the limit; `before` and `after` leave the day itself out."""
        if isinstance(value, int) and isinstance(self.limit, int):
            return value >= self.limit if self.operator == "at_least" else value <= self.limit
        day, limit = str(value), str(self.limit)
        return day < limit if self.operator == "before" else day > limit

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts this condition reads."""
        return (self.fact,)


@dataclass(frozen=True)
class All:
    """True when every part is true."""

    parts: "tuple[Condition, ...]"

    def truth(self, facts: Facts) -> bool | None:
        """False once a part is false; None while a part is unknown; else True."""
        return _joint_truth(self.parts, facts, decisive=False)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts this condition reads, each once, in order."""
        return _facts_of(self.parts)


@dataclass(frozen=True)
class Any:
    """True when at least one part is true."""

    parts: "tuple[Condition, ...]"

    def truth(self, facts: Facts) -> bool | None:
        """True once a part is true; None while a part is unknown; else False."""
        return _joint_truth(self.parts, facts, decisive=True)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts this condition reads, each once, in order."""
        return _facts_of(self.parts)


@dataclass(frozen=True)
class Not:
    """True when its part is false."""

    part: "Condition"

    def truth(self, facts: Facts) -> bool | None:
        """The opposite of the part; unknown stays unknown."""
        truth = self.part.truth(facts)
        return None if truth is None else not truth

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts this condition reads."""
        return self.part.facts


Condition = Is | Bound | All | Any | Not


def _joint_truth(parts: tuple[Condition, ...], facts: Facts, *, decisive: bool) -> bool | None:
    """What parts are together, where one that is `decisive` decides."""
    result: bool | None = not decisive
    for part in parts:
        truth = part.truth(facts)
        if truth is decisive:
            return decisive
        if truth is None:
            result = None
    return result


def _facts_of(parts: tuple[Condition, ...]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for part in parts for fact in part.facts))


def atoms(condition: Condition) -> Iterator[Is | Bound]:
    """The tests on single facts that a condition is made of."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)
        case _:
            yield condition


BOUNDS = ("at_least", "at_most", "before", "after")
TESTS = ("is", "has_all", "has_any", *BOUNDS)
JOINS = ("all", "any", "not")


def parse(raw: object, trail: tuple[str | int, ...] = ()) -> Condition:
    """The condition a rule file wrote as data; ConditionError with one message for one mistake."""
    if not isinstance(raw, dict) or not raw:
        raise ConditionError(trail, "condition-not-a-mapping")
    for key in raw:
        if key not in (*JOINS, *TESTS, "question", "option"):
            near = difflib.get_close_matches(str(key), (*JOINS, *TESTS, "question", "option"), 1)
            raise ConditionError((*trail, str(key)), "condition-unknown-key", key=key, near=near[0] if near else "")
    join = next((key for key in JOINS if key in raw), None)
    if join is None:
        return _parse_test(raw, trail)
    if len(raw) > 1:
        raise ConditionError(trail, "condition-mixed", keys=", ".join(map(str, raw)))
    return _parse_join(join, raw[join], (*trail, join))


def _parse_join(join: str, raw: object, trail: tuple[str | int, ...]) -> Condition:
    if join == "not":
        return Not(parse(raw, trail))
    if not isinstance(raw, list) or not raw:
        raise ConditionError(trail, "condition-not-a-list", key=join)
    parts = tuple(parse(part, (*trail, number)) for number, part in enumerate(raw))
    return All(parts) if join == "all" else Any(parts)


def _parse_test(raw: dict[str, object], trail: tuple[str | int, ...]) -> Condition:
    tests = [key for key in TESTS if key in raw]
    question, option = raw.get("question"), raw.get("option")
    if not isinstance(question, str):
        raise ConditionError(trail, "condition-without-question")
    if len(tests) != 1:
        raise ConditionError(trail, "condition-one-test", question=question, tests=", ".join(TESTS))
    test, where = tests[0], (*trail, tests[0])
    fact = Fact(question, None if option is None else str(option))
    if test in BOUNDS:
        return Bound(fact, test, _limit(test, raw[test], where))
    words = raw[test]
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise ConditionError(where, "condition-not-a-list", key=test)
    if test == "is":
        return Is(fact, tuple(words))
    if option is not None:
        raise ConditionError(trail, "condition-option-with-has", key=test)
    parts = tuple(Is(Fact(question, word), ("yes",)) for word in words)
    return All(parts) if test == "has_all" else Any(parts)


def _limit(test: str, raw: object, trail: tuple[str | int, ...]) -> Scalar:
    if test in ("before", "after"):
        if isinstance(raw, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
            return raw
        raise ConditionError(trail, "condition-not-a-date", key=test)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    try:
        return magnitude(str(raw))
    except ValueError:
        raise ConditionError(trail, "condition-not-a-number", key=test) from None


def as_data(condition: Condition) -> dict[str, object]:
    """A condition as the data it can be parsed from again."""
    match condition:
        case All(parts):
            return {"all": [as_data(part) for part in parts]}
        case Any(parts):
            return {"any": [as_data(part) for part in parts]}
        case Not(part):
            return {"not": as_data(part)}
        case Is(fact, words):
            return {**_fact_data(fact), "is": list(words)}
        case Bound(fact, operator, limit):
            return {**_fact_data(fact), operator: limit}


def _fact_data(fact: Fact) -> dict[str, object]:
    data: dict[str, object] = {"question": fact.question}
    return data if fact.option is None else {**data, "option": fact.option}
