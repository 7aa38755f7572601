"""What the pictures of a report share: their width, the key to their marks, their numbers in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten, wrap

from checklist.drawing import Mark, Rectangle, Shape, Words
from checklist.finding import Outcome
from checklist.observations import Totals
from checklist.report.labels import MARKS, Labels
from checklist.texts import Direction, Texts, isolate, plain

WIDTH = 170.0  #: of the text on a page, in millimetres
KEY = 9.0  #: the height of a key


@dataclass(frozen=True)
class Setting:
    """How much room text takes: millimetres at the size of the report's text, which is larger in Arabic."""

    line: float  #: from one line to the next
    letter: float  #: the width of a letter, on the safe side of the average
    small: float  #: the size of what has to be small, in parts of the report's text
    cuts: bool  #: WeasyPrint cuts a line that runs from right to left at its wrong end

    def leading(self, size: float) -> float:
        """From one line to the next at a size."""
        return self.line * size

    def depth(self, text: str, width: float, size: float) -> float:
        """The height of a text that runs on in a box, at most."""
        return self._lines(text, width, size) * self.leading(size)

    def cut(self, text: str, width: float, size: float) -> str:
        """A text for one line, cut short where whatever lays it out cannot be left to do so."""
        return shorten(text, self._letters(width, size), placeholder="…") if self.cuts else text

    def _lines(self, text: str, width: float, size: float) -> int:
        return len(wrap(plain(text), self._letters(width, size), break_long_words=False)) or 1

    def _letters(self, width: float, size: float) -> int:
        return max(int(width / (self.letter * size)), 1)


_SETTINGS: Mapping[Direction, Setting] = {
    "ltr": Setting(4.6, 1.75, 0.64, False),
    "rtl": Setting(5.75, 1.55, 0.58, True),
}


def setting(texts: Texts) -> Setting:
    """How text is set in the language of the report."""
    return _SETTINGS[texts.direction]


def key(entries: Iterable[tuple[str, str]], lead: str, y: float, *, filled: bool = False) -> Iterator[Shape]:
    """The key to marks, or to fills: what leads to it, and below that each with its meaning, in even columns."""
    shown = tuple(entries)
    step = WIDTH / len(shown)
    yield Words(0, y + 2, WIDTH, lead, tone="quiet")
    for number, (name, text) in enumerate(shown):
        x, middle = number * step, y + 6.4
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
