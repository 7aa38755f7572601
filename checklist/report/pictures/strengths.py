"""The provisions by strength: a bar for each, divided by outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.drawing import Drawing, Line, Rectangle, Shape, Tone, Words
from checklist.finding import Outcome
from checklist.observations import Totals
from checklist.report.labels import MARKS, Labels
from checklist.report.pictures import legend
from checklist.rule import Strength

_LABEL = 46.0  #: the width of a strength's name
_BESIDE = 26.0  #: the room after the longest bar for the numbers that do not fit into it
_ROW = 6.8  #: from one bar to the next
BAR = 4.4  #: the height of a bar
_DIGIT = 1.6  #: the width of a digit
_APART = 2.0  #: before the recommendations
_SIZE = 0.74
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  #: from one line of the scale to the next, in provisions


def bars(labels: Labels, counted: Totals) -> Drawing | None:
    """A bar for each strength in totals; None where nothing is counted."""
    return _Bars(labels, counted).drawing() if counted else None


@dataclass(frozen=True)
class _Bars:
    labels: Labels
    counted: Totals

    def drawing(self) -> Drawing:
        texts, y, shapes = self.labels.texts, legend.KEY + 6.0, list[Shape]()
        for strength, row in self.counted.items():
            y += _APART if strength is Strength.RECOMMENDATION and shapes else 0
            shapes += self._bar(strength, row, y)
            y += _ROW
        height = y - (_ROW - BAR) / 2 + 1
        keys = legend.key(legend.outcomes(texts), texts.say("picture.bars.legend"), 0, filled=True)
        said = texts.say("picture.bars.description", numbers=legend.numbers(self.labels, self.counted))
        title, drawn = texts.say("picture.bars.title"), (*keys, *self._scale(height), *shapes)
        return legend.drawing(texts, "bars", title, said, height, drawn)

    @property
    def _most(self) -> int:
        return max(sum(row.values()) for row in self.counted.values())

    def _length(self, number: int) -> float:
        """The length that stands for a number of provisions: the same for every strength."""
        return number * (legend.WIDTH - _LABEL - _BESIDE) / self._most

    def _scale(self, height: float) -> Iterator[Shape]:
        top = legend.KEY + 5.0
        step = next((step for step in _STEPS if self._most / step <= 8), self._most)
        for number in range(0, self._most + 1, step):
            x = _LABEL + self._length(number)
            yield Line(x, top, x, height)
            yield Words(x - 5, top - 1.8, 10, str(number), 0.64, "middle", "quiet")

    def _bar(self, strength: Strength, row: Mapping[Outcome, int], y: float) -> Iterator[Shape]:
        name = self.labels.texts.say(f"strength.{strength}")
        middle, x, beside = y + _ROW / 2, _LABEL, []
        setting = legend.setting(self.labels.texts)
        above = (setting.depth(name, _LABEL - 3, _SIZE) - setting.leading(_SIZE)) / 2
        yield Words(0, middle - above, _LABEL - 3, name, _SIZE, runs_on=True)
        for outcome, number in row.items():
            if number:
                width = self._length(number)
                yield Rectangle(x, middle - BAR / 2, width, BAR, MARKS[outcome], framed=True)
                if width >= _plate(number) + 1:
                    yield from _inside(number, MARKS[outcome], x + width / 2, middle)
                else:
                    beside.append((number, MARKS[outcome]))
                x += width
        yield from _beside(beside, x + 1.6, middle)


def _plate(number: int) -> float:
    return len(str(number)) * _DIGIT + 1


def _inside(number: int, fill: str, x: float, middle: float) -> Iterator[Shape]:
    """A number in the middle of its part, on a plate where the part has a pattern."""
    width = _plate(number)
    tone: Tone = "paper" if fill == "full" else "ink"
    if fill not in ("full", "empty"):
        yield Rectangle(x - width / 2, middle - 1.6, width, 3.2, "empty")
    yield Words(x - 5, middle, 10, str(number), _SIZE, "middle", tone, bold=True)


def _beside(numbers: list[tuple[int, str]], x: float, middle: float) -> Iterator[Shape]:
    """The numbers of parts too narrow for them, after the bar, each with the pattern of its part."""
    for number, fill in numbers:
        width = len(str(number)) * _DIGIT + 1
        yield Rectangle(x, middle - 1.2, 2.4, 2.4, fill, framed=True)
        yield Words(x + 3, middle, width, str(number), _SIZE, bold=True)
        x += width + 3.4
