"""What the pictures of a report share: their width, the key to their marks, their numbers in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checklist.drawing import Drawing, Mark, Rectangle, Shape, Words
from checklist.finding import Outcome
from checklist.observations import Totals
from checklist.report.labels import MARKS, Labels
from checklist.texts import JOINER, Direction, Texts, isolate, kept_together, plain

WIDTH = 170.0  #: of the text on a page, in millimetres
KEY = 9.0  #: the height of a key
MARKS_ALONE = 4.6  #: the height of a key that nothing leads to
_SAFE = 1.02  #: lines are taken to hold a little less than they do
BOLD = 1.07  #: how much wider bold letters are
#: The letters of Noto Sans by their width, in hundredths of the size of the text.
_LETTERS = {
    28: " \u00a0!'(),-.:;Jijl`",
    35: "/I[]ft",
    40: '"r{}',
    45: "?_z",
    50: "FLcsvy",
    55: "$*+0123456789<=>ESTYZ^aekx|~",
    60: "KPRVXbdghnopqu",
    65: "#ABC",
    75: "&DGHNU",
    80: "OQw",
    95: "%@MWm",
}
_WIDTHS = {letter: width / 100 for width, letters in _LETTERS.items() for letter in letters}


@dataclass(frozen=True)
class Setting:
    """How much room text takes: millimetres at the size of the report's text, which is larger in Arabic."""

    line: float  #: from one line to the next
    letter: float  #: the width of a letter, on the safe side of the average
    small: float  #: the size of what has to be small, in parts of the report's text
    em: float  #: the size of the report's text

    def leading(self, size: float) -> float:
        """From one line to the next at a size."""
        return self.line * size

    def depth(self, text: str, width: float, size: float) -> float:
        """The height of a text that runs on in a box, at most."""
        return self._lines(text, width, size) * self.leading(size)

    def cut(self, words: Words) -> Words:
        """Words for one line, as many of them as it holds.

        Whatever lays it out cannot be left to cut: it does so within a word, or at the wrong end, and WeasyPrint has
        the dots that it draws read as the text that they hide.
        """
        kept = words.text.split(" ")
        while len(kept) > 1 and self._width(_cut_to(kept, words.text), words.bold) * words.size > words.width:
            kept.pop()
        return replace(words, text=_cut_to(kept, words.text))

    def _width(self, text: str, is_bold: bool) -> float:
        """The width of a line at the size of the report's text."""
        letters = (_WIDTHS[one] * self.em if one in _WIDTHS else self.letter for one in plain(text))
        return sum(letters) * (BOLD if is_bold else 1)

    def _lines(self, text: str, width: float, size: float) -> int:
        lines, end, room = 1, 0.0, width / size / _SAFE
        for word in kept_together(plain(text)).replace(JOINER, "").split(" "):
            wide = self._width(word, False)
            after = end + self._width(" ", False) + wide if end else wide
            lines, end = (lines + 1, wide) if end and after > room else (lines, after)
        return lines


_SETTINGS: Mapping[Direction, Setting] = {
    "ltr": Setting(4.6, 1.75, 0.64, 3.53),
    "rtl": Setting(5.75, 1.55, 0.58, 4.41),
}


def setting(texts: Texts) -> Setting:
    """How text is set in the language of the report."""
    return _SETTINGS[texts.direction]


def _cut_to(kept: list[str], whole: str) -> str:
    """The first words of a text, and where some are left out a sign of it."""
    text = " ".join(kept)
    return text if text == whole else text.rstrip(",;:(") + "…"


def drawing(texts: Texts, anchor: str, title: str, description: str, height: float, shapes: Iterable[Shape]) -> Drawing:
    """A picture, its single lines cut to their room."""
    fits = setting(texts).cut
    shown = (fits(one) if isinstance(one, Words) and not one.runs_on else one for one in shapes)
    return Drawing(anchor, title, description, WIDTH, height, tuple(shown))


def key(entries: Iterable[tuple[str, str]], lead: str, y: float, *, filled: bool = False) -> Iterator[Shape]:
    """The key to marks, or to fills: what leads to it, if anything, then each with its meaning, in even columns."""
    shown = tuple(entries)
    step = WIDTH / len(shown)
    if lead:
        yield Words(0, y + 2, WIDTH, lead, tone="quiet")
    for number, (name, text) in enumerate(shown):
        x, middle = number * step, y + (6.4 if lead else 2)
        if filled:
            yield Rectangle(x, middle - 1.3, 4.6, 2.6, name, framed=True)
        else:
            yield Mark(x + 1.1, middle, name)
        start = 6.0 if filled else 3.2
        yield Words(x + start, middle, step - start - 1, text)


def outcomes(texts: Texts) -> Iterator[tuple[str, str]]:
    """Each outcome's mark and its name at the head of totals."""
    for outcome in Outcome:
        yield MARKS[outcome], texts.say(f"report.totals.head.{outcome}")


def numbers(labels: Labels, counted: Totals) -> str:
    """Totals in words: within each strength how many provisions have each outcome, but for those that none has."""
    texts = labels.texts
    said = []
    for strength, row in counted.items():
        parts = (
            texts.say("picture.outcome", found=labels.verdict(strength, outcome).text, n=number)
            for outcome, number in row.items()
            if number
        )
        values = {"strength": texts.say(f"strength.{strength}"), "numbers": labels.series(parts)}
        said.append(texts.say("picture.of-strength", **values))
    return " ".join(said)


def listed(texts: Texts, items: Iterable[str]) -> str:
    """Short items one after the other."""
    return texts.say("picture.series").join(isolate(item, texts.direction) for item in items)
