"""Broken submissions by the hundred: small sound ones, each changed in one place, always the same ones."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

ASTRAL = "\U0001f5ff"  #: one character, and two units where text is UTF-16
LONG_LINE, LONG_PROSE = 500, 20000
GROUND: dict[str, Any] = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
LAW: dict[str, Any] = {"id": "code", "title": "Code", "status": "in-force", "in_force": "1999-01-01", "language": "en"}
EDITED = {"edit": "0123456789abcdef", "replaces": ["fedcba9876543210"], "body": "A", "time": "2026-01-01T09:30:00Z"}
FULL: dict[str, Any] = {
    **GROUND,
    "territory": "North",
    "language": "en",
    "laws": [{**LAW, "link": "https://example.org/code", "original_title": "", "adopted": "1998-01-01"}],
    "parties": {"tip": {"status": "party", "since": "2004-01-01", "reservations": [{"text": "B", "edited": None}]}},
    "answers": {
        "trafficking-offence": {
            "value": "in-part",
            "citations": [{"law": "code", "provision": "section 1", "quote": "C"}],
            "comment": "D",
            "planned": {"measure": "law", "by": "2027-01-31", "text": "E"},
            "clearance": "cleared",
            **EDITED,
            "also": [{**EDITED, "clearance": "checked"}],
        },
        "trafficking-acts": {"value": {"receipt": "yes", "transfer": "do-not-know"}},
        "figures-trafficking-cases": {
            "value": [{"of": "convictions", "year": 2020, "count": 3, "by": {"exploitation": "labour"}}]
        },
        "trafficking-child-age": {"no_value": "not-applicable", "reason": "F"},
    },
    "articles": {"tip-5": {"difficulties": "G", "assistance": [{"field": "data", "text": "H"}], "edited": EDITED}},
    "withdrawn": {"trafficking-consent": [EDITED]},
    "conflicts": {"answers": {"trafficking-consent": [{"value": "yes", **EDITED}, {"value": "no"}]}, "laws": {}},
    "completed": {"tip-5": [{**EDITED, "completed": True}]},
    "discussion": {"trafficking-offence": [{**EDITED, "text": "I"}]},
    "package": {"body": "Ministry", "questions": ["trafficking-offence"]},
}
del FULL["parties"]["tip"]["reservations"][0]["edited"]

#: Values that are wrong nearly everywhere, and some that validators are known to read differently.
STRANGE: tuple[object, ...] = (
    None,
    True,
    0,
    1,
    1.0,
    1.5,
    -1,
    2**31,
    2**53 + 1,
    10**30,
    1e300,
    "",
    " ",
    "x\n",
    "\n",
    "Yes",
    "yes\n",
    "٢٠٢٦-٠١-٠١",  # digits, but not 0 to 9
    "2026-01-01\n",
    "2026-02-30",
    "2026-01-01T00:00:00Z\n",
    "code\n",
    "cоde",  # with a Cyrillic letter
    "\u202e",
    "\u0000",
    "\u2028",
    "a" * (LONG_LINE + 1),
    ASTRAL * LONG_LINE,
    [],
    [[]],
    {},
    {"": None},
    {"__proto__": 1},
    ["yes", "yes"],
)
Way = tuple[str | int, ...]


def submissions(seed: int = 1, each: int = 400) -> Iterator[tuple[str, Any]]:
    """Named submissions: the sound ones, those broken by hand, and as many broken by chance."""
    yield from sound()
    yield from limits()
    chance = random.Random(seed)
    places = list(_places(FULL, ()))
    for number in range(each):
        way = chance.choice(places)
        yield f"{number}: {'/'.join(map(str, way))}", _changed(way, chance)


def sound() -> Iterator[tuple[str, Any]]:
    """Submissions in which nothing is wrong."""
    yield "nothing answered", GROUND
    yield "something of everything", FULL
    yield "format 1.0", {**GROUND, "format": 1.0}
    yield "year 2020.0", _at(("answers", "figures-trafficking-cases", "value", 0, "year"), 2020.0)
    yield "a whole number as an exponent", _at(("answers", "figures-trafficking-cases", "value", 0, "count"), 1e9)
    yield "the same twice", _at(("package", "questions"), ["trafficking-acts", "trafficking-acts"])
    yield "the same law twice", _at(("laws",), [LAW, LAW])  # a problem, of the third pass
    yield "a day without a calendar", {**GROUND, "date": "2026-02-30"}  # likewise


def limits() -> Iterator[tuple[str, Any]]:
    """Both sides of every limit, in letters of one unit and of two."""
    for letter in ("a", "é", "م", "e\u0301", ASTRAL):
        for field, limit in (("state", LONG_LINE), ("territory", LONG_LINE)):
            for length in (0, 1, limit - 1, limit, limit + 1, limit * 2):
                yield f"{field} of {length} {letter!a}", {**GROUND, field: (letter * length)[:length]}
        for length in (LONG_PROSE, LONG_PROSE + 1):
            place = ("answers", "trafficking-offence", "comment")
            yield f"comment of {length} {letter!a}", _at(place, (letter * length)[:length])
    for year in (1899, 1900, 2100, 2101, 1899.9, "2000"):
        yield f"year {year!r}", _at(("answers", "figures-trafficking-cases", "value", 0, "year"), year)
    for count in (-1, 0, -0.0, 10**9, 10**9 + 1, 10**18, 2**63, 2**64, 10**40, 1.25):
        yield f"count {count!r}", _at(("answers", "figures-trafficking-cases", "value", 0, "count"), count)
    for length in (7, 8, 64, 65):
        yield f"edit of {length}", _at(("answers", "trafficking-offence", "edit"), "a" * length)
    for length in (80, 81):
        yield f"id of {length}", _at(("laws", 0, "id"), "a" * length)
    for length in (0, 1, 5000, 5001):
        figure = {"of": "convictions", "year": 2020, "count": 1}
        yield f"{length} figures", _at(("answers", "figures-trafficking-cases", "value"), [figure] * length)
    yield "brackets, a hundred deep", {**GROUND, "territory": json.loads("[" * 100 + "]" * 100)}
    yield "a word and why there is none", _at(("answers", "trafficking-offence", "no_value"), "do-not-know")
    yield "an answer without either", _at(("answers", "trafficking-offence"), {"comment": "x"})


def _places(node: object, way: Way) -> Iterator[Way]:
    yield way
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _places(value, (*way, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _places(value, (*way, number))


def _changed(way: Way, chance: random.Random) -> Any:
    """The full submission with one place taken out, written anew, given a stranger beside it, or doubled."""
    kind = chance.randrange(4)
    found: Any = FULL
    for part in way:
        found = found[part]
    if kind == 0 and way:
        return _without(way)
    if kind == 1 and isinstance(found, dict):
        return _at((*way, chance.choice(("x", "", "value\n", "trafficking", "__proto__"))), chance.choice(STRANGE))
    if kind == 2 and isinstance(found, list):
        return _at(way, found + found)
    return _at(way, chance.choice(STRANGE))


def _at(way: Way, value: object) -> Any:
    if not way:
        return value
    made: Any = copy.deepcopy(FULL)
    inner = made
    for part in way[:-1]:
        inner = inner[part]
    inner[way[-1]] = value
    return made


def _without(way: Way) -> Any:
    made: Any = copy.deepcopy(FULL)
    inner = made
    for part in way[:-1]:
        inner = inner[part]
    del inner[way[-1]]
    return made
