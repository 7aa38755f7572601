"""What may be typed into a field, by the limits of the submission's own format; Refused says which was passed."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from pydantic import TypeAdapter, ValidationError

from checklist.conditions import magnitude
from checklist.submission import (
    DATE,
    FIRST_YEAR,
    LAST_YEAR,
    PENALTY,
    PLAIN,
    Language,
    Line,
    Link,
    NamedLine,
    NamedProse,
    Prose,
)

_FORBIDDEN = re.compile(PLAIN.removeprefix("^").removesuffix("*$").replace("[^", "["))


Check = Callable[[str], str]  #: gives what was typed in its proper form, or raises Refused


class Refused(ValueError):
    """What was typed cannot be taken; the argument names the text `fill.bad.…` that says what to do."""


def cleaned(typed: str) -> tuple[str, int]:
    """What was typed without the unseen characters a submission may not hold, and how many there were."""
    typed = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _FORBIDDEN.subn("", typed)


def _fitting(adapter: TypeAdapter[str], name: str) -> Check:

    def check(typed: str) -> str:
        try:
            return adapter.validate_python(typed)
        except ValidationError:
            raise Refused(name if typed else "empty") from None

    return check


line = _fitting(TypeAdapter(Line), "line")
named_line = _fitting(TypeAdapter(NamedLine), "line")
prose = _fitting(TypeAdapter(Prose), "prose")
named_prose = _fitting(TypeAdapter(NamedProse), "prose")
link = _fitting(TypeAdapter(Link), "link")
_language = _fitting(TypeAdapter(Language), "language")


def optional(check: Check) -> Check:
    """The same check, passed by an empty line as well."""
    return lambda typed: check(typed) if typed else ""


def language(typed: str) -> str:
    """The tag of a language, such as `ar`."""
    return _language(typed.lower() if len(typed) <= 3 else typed)


def real_date(typed: str) -> str:
    """An ISO date that the calendar has."""
    typed = _western_digits(typed)
    if not re.fullmatch(DATE, typed):
        raise Refused("date" if typed else "empty")
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise Refused("no-such-date") from None


def penalty(typed: str, words: "PenaltyWords") -> str:
    """A penalty such as `18 months`, `14 years`, `life`, `death` or `none`, from the words of the reader's language."""
    parts = _western_digits(typed).replace(TANWIN, "").lower().split()
    known = [words.get(part, part) for part in parts]
    found = " ".join(known)
    try:
        magnitude(found)
    except ValueError:
        raise Refused("penalty" if typed else "empty") from None
    if not re.fullmatch(PENALTY, found):
        raise Refused("penalty")
    return found


def numbers(typed: str, last: int) -> str:
    """Numbers from 1 to `last`, such as `1, 3`; nothing typed stands for all."""
    found = re.findall("[0-9]+", _western_digits(typed))
    if re.sub("[0-9, ;،]", "", _western_digits(typed)) or not all(1 <= int(number) <= last for number in found):
        raise Refused("numbers")
    return " ".join(str(number) for number in sorted(set(map(int, found)))) or " ".join(map(str, range(1, last + 1)))


def figures(typed: str) -> str:
    """Years with their numbers, such as `2022: 14, 2023: 9`, in order; nothing typed stands for none."""
    plain = _western_digits(typed).replace("،", ",").replace("؛", ";")
    parts = [part for part in re.split("[,;\n]", plain) if part.strip()]
    found: dict[int, int] = {}
    for part in parts:
        pair = re.fullmatch(r"\s*(\d{4})\s*[:=\s]\s*(\d{1,9})\s*", part)
        if pair is None or not FIRST_YEAR <= int(pair[1]) <= LAST_YEAR or int(pair[1]) in found:
            raise Refused("figures")
        found[int(pair[1])] = int(pair[2])
    return in_line(dict(sorted(found.items())))


def in_line(numbers: Mapping[int, int]) -> str:
    """Years with their numbers as they are shown and typed."""
    return ", ".join(f"{year}: {number}" for year, number in numbers.items())


def out_of_line(line: str) -> dict[int, int]:
    """The numbers by year in a line that `figures` has passed."""
    pairs = (part.split(": ") for part in line.split(", ") if part)
    return {int(year): int(number) for year, number in pairs}


TANWIN = "\u064b"  #: written or not, an Arabic word is the same
PenaltyWords = dict[str, str]  #: the words of a language for `years`, `months`, `life`, `death`, `none`


def _western_digits(typed: str) -> str:
    """The same text with every decimal digit as the file format writes it."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
