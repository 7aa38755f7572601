"""Days on a time axis: the time limits of the review, or the steps of a plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from checklist import timetable
from checklist.conditions import Fact
from checklist.drawing import Drawing, Line, Mark, Shape, Words
from checklist.gates import View
from checklist.report.labels import Labels
from checklist.report.pictures import legend
from checklist.texts import Direction, Texts, isolate

Point = tuple[str, str, int]  #: a day (ISO), what is on it, and how many things that is

_LABELS: Mapping[Direction, float] = {"ltr": 27.5, "rtl": 32.5}  #: the width of a label: a date fits into it
_EDGE = 3.0  #: from the edge of the picture to the end of the axis
_NEAR = 5.5  #: marks that would stand nearer to each other are one
_SIZE = 0.7
_YEAR = 8.0  #: the width of a year
_LEADER = 6.0  #: from the axis to the labels
_LONGEST = 45  #: labels that together are longer are not written out
_MONTHLY = 3 * 366  #: an axis of so many days has a stroke for each month


def timeline(texts: Texts, anchor: str, title: str, points: Iterable[Point]) -> Drawing | None:
    """A plan's days on an axis, each with how many things it is the day of; None where there is none."""
    days = tuple(_Day(point[0], point[0], (point[1],), point[2]) for point in sorted(points))
    if not days:
        return None
    axis = _Axis.over(days)
    width = _LABELS[texts.direction]
    days = _fitting(days, axis, 2 * _most(width))
    above, below = days[::2], days[1::2]
    placed = _placed(above, axis, width), _placed(below, axis, width)
    return _Timeline(texts, axis, *placed, True).drawing(anchor, title)


def review(labels: Labels, view: View) -> Drawing | None:
    """The time limits of the review above an axis, and below it when things were done; None until it has begun."""
    texts, wanted = labels.texts, labels.rulebook.contents.review
    steps = timetable.steps(wanted, view)
    if wanted is None or not steps:
        return None
    start = str(view.known[Fact(wanted.start)])
    due = sorted((step.due, texts.say(f"review.{step.limit.id}")) for step in steps)
    done = sorted((step.done, texts.say(f"review.{step.limit.id}")) for step in steps if step.done)
    sides = [[_Day(day, day, (label,), 1) for day, label in side] for side in (due, done)]
    sides[1].insert(0, _Day(start, start, (texts.say("picture.review.start"),), 1))
    axis = _Axis.over((*sides[0], *sides[1]))
    width = _LABELS[texts.direction]
    above, below = (_placed(_fitting(tuple(sorted(side)), axis, _most(width)), axis, width) for side in sides)
    title = texts.say("report.timetable.heading")
    return _Timeline(texts, axis, above, below, False).drawing("review-timeline", title)


@dataclass(frozen=True, order=True)
class _Day:
    """One mark: a day, or the days from one to another that are too near to each other to be told apart."""

    first: str
    last: str
    labels: tuple[str, ...]
    number: int

    def with_next(self, other: "_Day") -> "_Day":
        """This day and a later one as one."""
        labels = tuple(dict.fromkeys((*self.labels, *other.labels)))
        return _Day(self.first, max(self.last, other.last), labels, self.number + other.number)


@dataclass(frozen=True)
class _Axis:
    """The days from the beginning of a month to the end of one, along the width of the picture."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[_Day]) -> "_Axis":
        """The axis that holds some days."""
        found = [date.fromisoformat(day) for one in days for day in (one.first, one.last)]
        return cls(min(found).replace(day=1), _next_month(max(found)))

    def place(self, day: date) -> float:
        along = (day - self.first) / (self.last - self.first)
        return _EDGE + along * (legend.WIDTH - 2 * _EDGE)

    def middle(self, day: _Day) -> float:
        return (self.place(date.fromisoformat(day.first)) + self.place(date.fromisoformat(day.last))) / 2

    def strokes(self) -> Iterator[tuple[float, int]]:
        """Where months begin, and the year that begins there; no year in between."""
        every_month, day = (self.last - self.first).days <= _MONTHLY, self.first
        while day <= self.last:
            if every_month or day.month == 1:
                yield self.place(day), day.year if day.month == 1 else 0
            day = _next_month(day)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _most(width: float) -> int:
    """As many labels as stand on one side of the axis."""
    return int(legend.WIDTH // width)


def _fitting(days: tuple[_Day, ...], axis: _Axis, most: int) -> tuple[_Day, ...]:
    """Days in order, the nearest put together until their marks stand apart and their labels have room."""
    while len(days) > 1:
        gaps = [axis.middle(after) - axis.middle(before) for before, after in pairwise(days)]
        nearest = min(range(len(gaps)), key=gaps.__getitem__)
        if len(days) <= most and gaps[nearest] >= _NEAR:
            break
        together = days[nearest].with_next(days[nearest + 1])
        days = (*days[:nearest], together, *days[nearest + 2 :])
    return days


def _placed(days: tuple[_Day, ...], axis: _Axis, width: float) -> tuple[tuple[_Day, float], ...]:
    """Each day with the place where its label begins: near its mark, in order, and clear of the others."""
    starts: list[float] = []
    for day in days:
        wanted = max(axis.middle(day) - width / 2, 0.0)
        starts.append(max(wanted, starts[-1] + width) if starts else wanted)
    latest = legend.WIDTH - width
    for number in reversed(range(len(starts))):
        starts[number] = min(starts[number], latest)
        latest = starts[number] - width
    return tuple(zip(days, starts, strict=True))


@dataclass(frozen=True)
class _Timeline:
    """An axis with the days above and below it."""

    texts: Texts
    axis: _Axis
    above: tuple[tuple[_Day, float], ...]
    below: tuple[tuple[_Day, float], ...]
    is_counted: bool  #: a number stands in each mark; else the marks tell days that are due from days when it was done

    def drawing(self, anchor: str, title: str) -> Drawing:
        top = legend.MARKS_ALONE + 2
        room = max((self._height(day) for day, _ in self.above), default=0)
        middle = top + room + _LEADER
        shapes = [*self._scale(middle)]
        for day, start in self.above:
            shapes += self._day(day, start, middle, -1)
        for day, start in self.below:
            shapes += self._day(day, start, middle, 1)
        end = middle + _LEADER + max((self._height(day) for day, _ in self.below), default=0)
        shapes = [*self._key(), *shapes]
        return legend.drawing(self.texts, anchor, title, self._description(), end + 0.5, shapes)

    def _key(self) -> Iterator[Shape]:
        if self.is_counted:
            yield Words(0, 2, legend.WIDTH, self.texts.say("picture.days.counted"), tone="quiet")
        else:
            entries = [("empty", self.texts.say("picture.review.due")), ("full", self.texts.say("picture.review.done"))]
            yield from legend.key(entries, "", 0)

    def _scale(self, y: float) -> Iterator[Shape]:
        """The axis, with a short stroke where a month begins, and a longer one and its number where a year does."""
        yield Line(_EDGE, y, legend.WIDTH - _EDGE, y, "firm")
        for x, year in self.axis.strokes():
            yield Line(x, y - (1.6 if year else 0.7), x, y + (1.6 if year else 0.7), "firm")
            side = self._side_free(x) if year and x + _YEAR < legend.WIDTH else 0
            if side:
                yield Words(x + 0.8, y + side * 3.7, _YEAR, str(year), 0.62, tone="quiet")

    def _side_free(self, x: float) -> int:
        """Where a year has room beside the axis: below it (1) or above it (-1); 0 where on neither side."""
        for side, days in ((1, self.below), (-1, self.above)):
            if not any(x - 1 < self.axis.middle(day) < x + _YEAR for day, _ in days):
                return side
        return 0

    def _day(self, day: _Day, start: float, y: float, side: int) -> Iterator[Shape]:
        """The mark of a day on one side of the axis (-1 above, 1 below), and a line from there to its label."""
        x = self.axis.middle(day)
        mark = y if self.is_counted else y + side * 1.7
        edge = y + side * (_LEADER - 0.6)
        yield Line(x, mark, x, y + side * 3.2)
        yield Line(x, y + side * 3.2, start + self._width / 2, edge)
        if self.is_counted:
            yield Mark(x, mark, "full", 4.4)
            yield Words(x - _EDGE, mark, 2 * _EDGE, str(day.number), 0.66, "middle", "paper", bold=True)
        else:
            yield Mark(x, mark, "empty" if side < 0 else "full", 2.4)
        first = edge - 0.4 - self._height(day) if side < 0 else edge + 0.4
        yield from self._label(day, start, first + legend.setting(self.texts).leading(_SIZE) / 2)

    def _label(self, day: _Day, start: float, y: float) -> Iterator[Shape]:
        """Its date, and below that what is on it."""
        for text, is_bold in ((self._date(day), True), (self._named(day), False)):
            yield Words(start + 0.5, y, self._width - 1, text, _SIZE, "middle", bold=is_bold, runs_on=True)
            y += self._depth(text, is_bold)

    def _height(self, day: _Day) -> float:
        return self._depth(self._date(day), True) + self._depth(self._named(day), False)

    def _depth(self, text: str, is_bold: bool) -> float:
        return legend.setting(self.texts).depth(text, (self._width - 1) / (legend.BOLD if is_bold else 1), _SIZE)

    @property
    def _width(self) -> float:
        return _LABELS[self.texts.direction]

    def _date(self, day: _Day) -> str:
        first, last = self.texts.date(day.first), self.texts.date(day.last)
        return first if first == last else self.texts.say("picture.days.between", first=first, last=last)

    def _named(self, day: _Day) -> str:
        """What is on a day; the first thing and how many more, where naming them all would take too much room."""
        named, more = legend.listed(self.texts, day.labels), len(day.labels) - 1
        if not more or len(named) <= _LONGEST:
            return named
        return self.texts.count("picture.days.more", more, label=day.labels[0])

    def _description(self) -> str:
        if self.is_counted:
            return self._said((*self.above, *self.below))
        sides = (("due", self.above), ("done", self.below))
        return " ".join(self.texts.say(f"picture.review.all-{name}", days=self._said(side)) for name, side in sides)

    def _said(self, placed: Iterable[tuple[_Day, float]]) -> str:
        """Days in words, in order."""
        key = "picture.days.several" if self.is_counted else "picture.days.one"
        items = (
            self.texts.say(key, date=self._date(day), label=self._named(day), n=day.number) for day, _ in sorted(placed)
        )
        return self.texts.say("report.series").join(isolate(item, self.texts.direction) for item in items)
