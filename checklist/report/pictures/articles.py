"""The findings article by article: one mark for each provision, by outcome and by class of legal force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from checklist.drawing import Drawing, Line, Mark, Rectangle, Shape, Words
from checklist.finding import Assessment, Outcome
from checklist.observations import DUTIES, TO_CONSIDER, UNMET
from checklist.report.labels import MARKS, Labels
from checklist.report.pictures import legend
from checklist.rule import Rule, Strength
from checklist.rulebook import Chapter, Place

_GUTTER = 5.0  #: between the two columns of rows
_COLUMN = (legend.WIDTH - _GUTTER) / 2
_CELL = 2.65  #: from one mark to the next
_ROW = 3.39  #: from one row to the next
_HEADING = 5.6  #: the height of an instrument's name
_HEAD = 7.6  #: the height of the names of classes
_APART = 3.0  #: between the treaties and the recommendations
_NUMBER = 4.0  #: the width of an article's number
_BETWEEN = 1.1  #: from one class to the next


@dataclass(frozen=True)
class _Class:
    """Strengths whose marks stand together, so many to a line."""

    name: str
    strengths: tuple[Strength, ...]
    to_a_line: int

    @property
    def width(self) -> float:
        return self.to_a_line * _CELL + 0.6


_TREATIES = (
    _Class("duties", (*DUTIES, Strength.DEFINITION, Strength.TREATY_MACHINERY), 7),
    _Class("consider", TO_CONSIDER, 4),
    _Class("options", (Strength.OPTIONAL,), 3),
)
_ADVICE = (_Class("recommendations", (Strength.RECOMMENDATION,), 10),)


@dataclass(frozen=True)
class _Row:
    """An article: its number, if it has one, its title and the names of its marks, class by class."""

    number: str
    title: str
    marks: tuple[tuple[str, ...], ...]
    lines: int

    @property
    def height(self) -> float:
        return _ROW + (self.lines - 1) * _CELL


@dataclass(frozen=True)
class _Block:
    """An instrument and its articles that have marks."""

    heading: str
    rows: tuple[_Row, ...]

    @property
    def height(self) -> float:
        return _HEADING + sum(row.height for row in self.rows)


def matrix(labels: Labels, assessment: Assessment) -> Drawing | None:
    """One mark for each provision that counts; None where there is none."""
    return _Matrix(labels, assessment).drawing()


@dataclass(frozen=True)
class _Matrix:
    labels: Labels
    assessment: Assessment

    def drawing(self) -> Drawing | None:
        say, y, shapes = self.labels.texts.say, legend.KEY + 1.0, list[Shape]()
        for classes in (_TREATIES, _ADVICE):
            blocks = tuple(self._blocks(classes))
            if blocks:
                heads = tuple(say(f"picture.class.{one.name}") for one in classes)
                panel = _Panel(classes, blocks, heads, legend.setting(self.labels.texts))
                shapes += panel.shapes(y)
                y += panel.height + _APART
        if not shapes:
            return None
        keys = legend.key(legend.outcomes(self.labels.texts), say("picture.matrix.legend"), 0)
        title, said = say("picture.matrix.title"), self._description()
        return legend.drawing(self.labels.texts, "matrix", title, said, y - _APART, (*keys, *shapes))

    def _blocks(self, classes: tuple[_Class, ...]) -> Iterator[_Block]:
        for chapter in self.labels.rulebook.chapters:
            rows = tuple(self._rows(chapter, classes))
            if rows:
                yield _Block(self.labels.texts.say(f"instrument.{chapter.instrument.id}.short"), rows)

    def _rows(self, chapter: Chapter, classes: tuple[_Class, ...]) -> Iterator[_Row]:
        for place in self.labels.rulebook.places:
            if place.instrument == chapter.instrument:
                marks = tuple(tuple(self._marks(place, one)) for one in classes)
                lines = max(ceil(len(found) / one.to_a_line) for found, one in zip(marks, classes, strict=True))
                if lines:
                    number, title = place.article.article, self.labels.texts.say(f"article.{place.key}.title")
                    yield _Row(number if number[0].isdigit() else "", title, marks, lines)

    def _marks(self, place: Place, one: _Class) -> Iterator[str]:
        for rule in self._counted(place):
            if rule.strength in one.strengths:
                yield MARKS[self._outcomes[rule.id]]

    def _counted(self, place: Place) -> Iterator[Rule]:
        return filter(self.labels.rulebook.counted, place.article.provisions)

    def _description(self) -> str:
        """That there is a mark for each provision, and where those of unmet and of undetermined duties stand."""
        say, of = self.labels.texts.say, self._duties_with
        said = [say("picture.matrix.description")]
        for name, outcomes in (("unmet", {*UNMET}), ("open", {Outcome.UNDETERMINED})):
            places = self.labels.series(of(outcomes))
            said += [say(f"picture.matrix.{name}", places=places)] if places else []
        return " ".join(said)

    def _duties_with(self, outcomes: set[Outcome]) -> Iterator[str]:
        """The articles with a duty that has one of some outcomes, instrument by instrument."""
        texts = self.labels.texts
        for chapter in self.labels.rulebook.chapters:
            places = (place for place in self.labels.rulebook.places if place.instrument == chapter.instrument)
            found = [place.article.article for place in places if outcomes & self._of_duties(place)]
            if found:
                short = texts.say(f"instrument.{chapter.instrument.id}.short")
                articles = legend.listed(texts, found)
                yield texts.count("picture.matrix.place", len(found), short=short, articles=articles)

    def _of_duties(self, place: Place) -> set[Outcome]:
        return {self._outcomes[rule.id] for rule in self._counted(place) if rule.strength in DUTIES}

    @cached_property
    def _outcomes(self) -> Mapping[str, Outcome]:
        return {finding.rule_id: finding.outcome for finding in self.assessment.findings}


@dataclass(frozen=True)
class _Panel:
    """Instruments whose marks stand in the same classes, in two columns of about the same height."""

    classes: tuple[_Class, ...]
    blocks: tuple[_Block, ...]
    heads: tuple[str, ...]
    setting: legend.Setting

    @property
    def columns(self) -> tuple[tuple[_Block, ...], tuple[_Block, ...]]:
        cuts = range(1, len(self.blocks) + 1)
        cut = min(cuts, key=lambda at: max(map(_tall, (self.blocks[:at], self.blocks[at:]))))
        return self.blocks[:cut], self.blocks[cut:]

    @property
    def height(self) -> float:
        return _HEAD + max(map(_tall, self.columns))

    def shapes(self, y: float) -> Iterator[Shape]:
        """Everything in it, from `y` down."""
        for column, x in zip(self.columns, (0.0, _COLUMN + _GUTTER), strict=True):
            if column:
                yield from self._heads(x, y)
            below = y + _HEAD
            for block in column:
                yield from self._block(block, x, below)
                below += block.height

    def _places(self, x: float) -> Iterator[tuple[_Class, float]]:
        """Each class with the place at which its marks begin: they end where the column does."""
        at = x + _COLUMN - sum(one.width + _BETWEEN for one in self.classes)
        for one in self.classes:
            yield one, at + _BETWEEN
            at += one.width + _BETWEEN

    def _heads(self, x: float, y: float) -> Iterator[Shape]:
        for (one, at), head in zip(self._places(x), self.heads, strict=True):
            small = self.setting.small
            top = y + _HEAD - self.setting.depth(head, one.width, small)
            middle = top + self.setting.leading(small) / 2
            yield Words(at, middle, one.width, head, small, "middle", "quiet", runs_on=True)

    def _block(self, block: _Block, x: float, y: float) -> Iterator[Shape]:
        below = y + _HEADING
        yield Words(x, y + 3, _COLUMN, block.heading, 0.72, tone="accent", bold=True)
        for one, at in self._places(x):
            yield Rectangle(at, below - 0.4, one.width, block.height - _HEADING, "soft")
        yield Line(x, below - 0.4, x + _COLUMN, below - 0.4, "firm")
        for row in block.rows:
            yield from self._row(row, x, below)
            below += row.height
            yield Line(x, below - 0.4, x + _COLUMN, below - 0.4)

    def _row(self, row: _Row, x: float, y: float) -> Iterator[Shape]:
        middle, start = y + _ROW / 2 - 0.4, _NUMBER if row.number else 0
        small = self.setting.small
        if row.number:
            yield Words(x, middle, _NUMBER, row.number, small, bold=True)
        width = next(at for _, at in self._places(x)) - x - start - 0.3
        has_room = self.setting.depth(row.title, width, small) < (row.lines + 0.5) * self.setting.leading(small)
        yield Words(x + start, middle, width, row.title, small, runs_on=row.lines > 1 and has_room)
        for (one, at), marks in zip(self._places(x), row.marks, strict=True):
            for number, name in enumerate(marks):
                line, column = divmod(number, one.to_a_line)
                yield Mark(at + 0.3 + (column + 0.5) * _CELL, middle + line * _CELL, name)


def _tall(blocks: tuple[_Block, ...]) -> float:
    return sum(block.height for block in blocks)
