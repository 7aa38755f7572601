"""Texts in one language: every string a person reads comes out of this frozen table."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

Direction = Literal["ltr", "rtl"]
Entry = str | Callable[[int], str]  #: a text, or what gives its form for a number

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"  #: Unicode isolates
ISOLATES = LEFT_TO_RIGHT + RIGHT_TO_LEFT + END
_RTL_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_LTR_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u052f]"
#: Symbols, article numbers, addresses and words in Latin letters, as they stand in Arabic text.
_LTR_RUN = (
    "[-\\\\{\\[]{0,2}[A-Za-z\u00c0-\u024f]"
    "(?:[A-Za-z\u00c0-\u024f0-9 .,/:()\\[\\]{}'&@_+=?%#\\\\\\-–’]*[A-Za-z\u00c0-\u024f0-9)/\\]}])?"
    "|[0-9]+(?:[./()\\-–:][0-9A-Za-z]+)+\\)?"
)
FIXED, JOINER = "\u00a0", "\u034f"  #: a space, and nothing at all, at which no line is broken
#: What stays on the line of the word before it: the number of an article or paragraph, the letter after a number, the
#: article of a paragraph, the answer to a question, the month and the year of a date, a unit, and the dot between the
#: things of a row. They are found in a page too.
_NUMBERED = (
    "((?:[Aa]rticle|[Pp]aragraph|[Ss]ection|[Aa]nnex|[Rr]ule|Part|[Rr]ecommendation|[Rr]esolution)s?|No\\.|vol\\.|مادة|مادتان|مادتين|"
    "مواد|فقرة|فقرتان|فقرتين|فقرات|فرعية|رقم|توصية|قرار|المؤتمر|الساعة) (?=(?:<bdi[^<>]*>)?[0-9(])"
)
_LETTERED = r"([\d)]) (?=(?:<bdi[^<>]*>)?\((?:[a-zء-ي]{1,4}|\d\d?|draft|مشروع)\))"
_JOINED = (
    "(الفقرة|الجملة|من|قرار|No\\.\u00a0\\d+ of|\\(in) (?=الفرعية|الأولى|الثانية|الثالثة|المادة|المؤتمر|\\d{4}|force\\))"
)
_OF_ARTICLE = r"((?:\d|\))(?:</bdi>)?|No\.\u00a0\d+) (?=من\u00a0المادة|of\u00a0\d{4})"
_IN_ARTICLE = r"([Aa]rticle\u00a0\d+,) (?=(?:sub)?paragraph)"
_ANSWERED = r"(\b[Qس]\d+:|\bYes,|\bin(?= part\b)|\bنعم،) (?=\S)"
_MEASURED = r"(\d) (?=(?:years?|months?|UTC|سنوات|سنة|أشهر|شهرا)\b)"
_DATED = r"\b((?:\d\d? (?:to|and|إلى|و) ?)?\d\d?) ([A-Z][a-z]+|[ء-ي]+[ /][ء-ي]+(?:/[ء-ي]+)?|[ء-ي]+) (?=\d{4}\b)"
_FIELD = r"(\{[a-z_]*\})"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern, made when it is first wanted: the program's help wants none, and starts the sooner."""
    return re.compile(pattern)


class Texts:
    """The texts of one language by key."""

    __slots__ = ("direction", "entries", "language")

    def __init__(self, language: str, direction: Direction, entries: Mapping[str, Entry]) -> None:
        self.language = language
        self.direction: Direction = direction
        self.entries = MappingProxyType(entries)

    def say(self, key: str, /, **values: object) -> str:
        """The text of a key, filled in; each value is isolated where it runs against the text. KeyError: a bug."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            raise KeyError(key)
        return self._filled(entry, values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The text of a key in the form that the number takes; `{n}` in it is the number."""
        entry = self.entries[key]
        if isinstance(entry, str):
            raise KeyError(key)
        return self._filled(entry(number), {"n": number, **values})

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return key in self.entries

    def join(self, items: Iterable[str]) -> str:
        """A list in words, as the language joins it."""
        parts = list(items)
        if len(parts) < 2:
            return "".join(parts)
        if len(parts) == 2:
            return self._filled(str(self.entries["list.pair"]), {"first": parts[0], "last": parts[1]})
        start = str(self.entries["list.between"]).join(parts[:-1])
        return str(self.entries["list.end"]).replace("{first}", start).replace("{last}", parts[-1])

    def date(self, iso: str) -> str:
        """A date such as 2026-11-21, in words."""
        year, month, day = iso.split("-")
        return self.say("date.form", day=int(day), month=self.say(f"date.month.{int(month)}"), year=int(year))

    def number(self, number: int) -> str:
        """A number, its thousands parted as the language parts them."""
        return f"{number:,}".replace(",", str(self.entries["number.thousands"]))

    def penalty(self, word: str) -> str:
        """A penalty such as `18 months`, `life` or `none`, in words."""
        number, _, unit = word.partition(" ")
        if not unit:
            return self.say(f"penalty.{word}")
        return self.count("penalty.years" if unit.startswith("year") else "penalty.months", int(number))

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        parts = _parts(text, self.direction)
        if len(parts) == 1:
            return parts[0]
        return "".join(self._value(values[part]) if number % 2 else part for number, part in enumerate(parts))

    def _value(self, value: object) -> str:
        return str(value) if isinstance(value, int) else isolate(str(value), self.direction)


@cache
def _parts(text: str, around: Direction) -> tuple[str, ...]:
    """The parts of a text of the table: what stands, set apart, and in every other place the name of a value."""
    parts = _pattern(_FIELD).split(text)
    stands = isolate_runs if around == "rtl" else str
    return tuple(part[1:-1] if number % 2 else stands(part) for number, part in enumerate(parts))


def isolate(text: str, around: Direction) -> str:
    """Text set apart from what stands around it, where it runs the other way or could be torn by it."""
    if _is_apart(text):
        return text
    own = direction_of(text)
    if own == around and (around == "ltr" or not _pattern(_LTR_RUN).search(text)):
        return text if around == "rtl" or not _pattern(_RTL_LETTER).search(text) else f"{LEFT_TO_RIGHT}{text}{END}"
    return f"{LEFT_TO_RIGHT if own == 'ltr' else RIGHT_TO_LEFT}{text}{END}"


def _is_apart(text: str) -> bool:
    """Whether one pair of marks holds a text as a whole."""
    depth, last = 0, len(text) - 1
    for place, letter in enumerate(text):
        depth += (letter in (LEFT_TO_RIGHT, RIGHT_TO_LEFT)) - (letter == END)
        if depth <= 0:
            return depth == 0 and letter == END and place == last
    return False


def isolate_runs(text: str) -> str:
    """Arabic text with every symbol, article number, address and Latin name in it set apart left to right."""
    return _pattern(_LTR_RUN).sub(_set_apart, text)


def _set_apart(found: re.Match[str]) -> str:
    """A run between marks; a bracket at its end that it did not open belongs to what stands around it."""
    run, after = found[0], ""
    while run.endswith(")") and run.count(")") > run.count("("):
        run, after = run[:-1], ")" + after
    return f"{LEFT_TO_RIGHT}{run}{END}{after}"


def direction_of(text: str) -> Direction:
    """The direction of a text's first letter; left to right where it has none."""
    rtl, ltr = _pattern(_RTL_LETTER).search(text), _pattern(_LTR_LETTER).search(text)
    return "rtl" if rtl and (ltr is None or rtl.start() < ltr.start()) else "ltr"


def kept_together(text: str) -> str:
    """A text or a page whose dates, and references to articles and paragraphs, are not parted at the end of a line."""
    for pattern in (_NUMBERED, _LETTERED, _JOINED, _OF_ARTICLE, _IN_ARTICLE, _ANSWERED, _MEASURED):
        text = _pattern(pattern).sub(rf"\1{FIXED}", text)
    return _pattern(_DATED).sub(_dated, text).replace(" · ", f"{FIXED}· ")


def _dated(found: re.Match[str]) -> str:
    """Nor is an Arabic month parted, which has two names and may have three words."""
    month = found[2].replace(" ", FIXED).replace("/", f"/{JOINER}")
    return f"{found[1].replace(' ', FIXED)}{FIXED}{month}{FIXED}"


def plain(text: str) -> str:
    """Text without the marks that set its parts apart, for file names and searches."""
    return text.translate(dict.fromkeys(map(ord, ISOLATES)))


_REORDERING = "\u2028-\u202e\u2066-\u2069"
_UNSEEN = f"[\u0000-\u0008\u000b-\u001f\u007f-\u009f{_REORDERING}\ud800-\udfff]"


def shown(text: str) -> str:
    """What somebody else wrote, safe to print: characters that steer a terminal or reorder text are made visible."""
    return _pattern(_UNSEEN).sub(lambda found: _picture(ord(found[0])), text)


def on_one_line(text: str) -> str:
    """What somebody else wrote, safe to print as a part of one line: a line break in it makes no line of its own."""
    return shown(text).replace("\t", _picture(9)).replace("\n", _picture(10))


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"\\u{code:04x}"
