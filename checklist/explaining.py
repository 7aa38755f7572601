"""Tells in our words what the published schema finds wrong in a submission, each with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from checklist import parsing
from checklist.problem import Problem

DATES = ("date", "since", "withdrawn", "adopted", "in_force", "repealed", "by")
#: Where answers stand: those that hold, and those between which two sides have not settled.
ANSWERS = (("answers",), ("conflicts", "answers"))
MANY = 20  #: values beyond which a list of them helps nobody


def explained(file: str, schema: Mapping[str, Any], raw: object) -> Iterator[Problem]:
    """The schema's verdict: one problem for each place, the one that helps most."""
    import jsonschema  # only a file that fails needs it

    taken: set[object] = set()
    errors = jsonschema.Draft202012Validator(dict(schema)).iter_errors(raw)
    for error in sorted(errors, key=_telling):
        trail = tuple(error.absolute_path)
        for problem in _in_words(file, trail, error):
            mark = (problem.pointer, problem.values["field"]) if problem.code == "missing-field" else problem.pointer
            if mark not in taken:
                taken.add(mark)
                yield problem


def _telling(error: Any) -> tuple[list[str], bool, bool, str]:
    """The order of errors: by place, and at one place a wrong type, then a wrong form, before what follows from it."""
    keyword = str(error.validator)
    return list(map(str, error.absolute_path)), keyword != "type", keyword == "maxLength", keyword


def _in_words(file: str, trail: tuple[str | int, ...], error: Any) -> Iterator[Problem]:
    instance, keyword, value = error.instance, error.validator, error.validator_value
    place = Place(file, trail)
    if "propertyNames" in error.absolute_schema_path:
        yield place.unknown(instance, value if keyword == "enum" else [])
        return
    match keyword:
        case "required":
            for name in value:
                if name not in instance:
                    yield place.problem("missing-field", field=name)
        case "additionalProperties":
            offered = list(error.schema.get("properties", ()))
            for name in instance:
                if name not in offered:
                    yield place.unknown(name, offered)
        case "enum" if len(value) > MANY and isinstance(instance, str):
            near = get_close_matches(instance, value, 1)
            yield place.problem("unknown-question-answered", name=instance, near=near[0] if near else "")
        case "enum":
            yield place.problem("not-offered", value=instance, offered=", ".join(map(str, value)))
        case "type":
            yield place.problem(f"wrong-type-{value}")
        case "pattern":
            yield place.problem(f"bad-{_form(trail)}", value=instance)
        case "not" if isinstance(instance, str):
            yield place.problem("forbidden-character", character=_forbidden(instance, value["pattern"]))
        case "oneOf":
            yield place.problem("value-or-none")
        case "maxLength":
            yield place.problem("too-long", limit=value)
        case "const":
            yield place.problem("not-offered", value=instance, offered=str(value))
        case "minLength" | "minItems" | "minProperties":
            yield place.problem("empty")
        case "maxItems":
            yield place.problem("too-many", limit=value)
        case "minimum" | "maximum":
            yield place.problem("out-of-range", value=instance)


@dataclass(frozen=True)
class Place:
    """A place in a submission."""

    file: str
    trail: tuple[str | int, ...]

    def problem(self, code: str, *further: str | int, **values: object) -> Problem:
        """Something wrong here, or further down."""
        return self._told(code, further, values)

    def note(self, code: str, **values: object) -> Problem:
        """Something to know that does not make the submission invalid."""
        return self._told(code, (), values, note=True)

    def _told(
        self, code: str, further: tuple[str | int, ...], values: Mapping[str, object], *, note: bool = False
    ) -> Problem:
        trail = (*self.trail, *further)
        pointer = "/".join(("", *map(parsing.escaped, trail)))
        answered = trail[1:] if trail[:1] == ("conflicts",) else trail
        question = str(answered[1]) if len(answered) > 1 and answered[0] == "answers" else ""
        return Problem(self.file, code, pointer, values=values, question=question, note=note)

    def unknown(self, name: str, offered: list[str]) -> Problem:
        """A name that is not one of those offered here."""
        near = get_close_matches(name, offered, 1)
        values = {"name": name, "near": near[0] if near else ""}
        if self.trail in ANSWERS or self.trail in (("withdrawn",), ("discussion",)):
            return self.problem("unknown-question-answered", name, **values)
        if self.trail == ("completed",):
            return self.problem("unknown-section", name, **values)
        if self.trail == ("conflicts", "laws"):
            return self.problem("bad-id", name, value=name)
        is_option = "answers" in self.trail and self.trail[-1] == "value"
        return self.problem("unknown-option-answered" if is_option else "unknown-field", name, **values)


def _form(trail: tuple[str | int, ...]) -> str:
    """Which form a text at a place had to have."""
    last = trail[-1]
    if last in DATES:
        return "date"
    if last in ("time", "link", "language"):
        return str(last)
    if last in ("id", "law") or "options" in trail:
        return "id"
    return "penalty-or-date" if "value" in trail else "form"


def _forbidden(text: str, pattern: str) -> str:
    """The first forbidden character in a text, by its number."""
    found = re.search(pattern, text)
    return f"U+{ord(found[0]):04X}" if found else ""
