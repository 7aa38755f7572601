"""A definition: the options of each of its parts in a column, marked by whether the law covers them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.conditions import Fact
from checklist.document import Verdict
from checklist.drawing import Drawing, Line, Mark, Rectangle, Shape, Words
from checklist.finding import Assessment, ElementFinding, Finding, State
from checklist.gates import View
from checklist.report.labels import STATE_MARKS, Labels
from checklist.report.pictures import legend
from checklist.rule import Definition

_APART = 9.0  #: between two columns: room for a cross
_SIZE = 0.74
_HEADING = 8.0


def definition(labels: Labels, assessment: Assessment, view: View) -> Drawing | None:
    """The definition that the rulebook wants drawn, as the law of the State has it; None where it names none."""
    wanted = labels.rulebook.contents.definition
    finding = assessment.of(wanted.provision) if wanted else None
    return _Terms(labels, assessment, view, wanted, finding).drawing() if wanted and finding else None


@dataclass(frozen=True)
class _Terms:
    labels: Labels
    assessment: Assessment
    view: View
    wanted: Definition
    finding: Finding

    def drawing(self) -> Drawing:
        texts, y = self.labels.texts, legend.KEY + 3.0
        keys = legend.key(self._states(), texts.say("picture.definition.legend"), 0)
        columns = [(*self._column(number, name, y),) for number, name in enumerate(self.wanted.groups)]
        crosses = [shape for number in range(1, len(columns)) for shape in self._cross(number, y)]
        y = max(map(self._end, columns)) + 2
        notes = list(self._notes(y))
        y = self._end(notes) + 2 if notes else y
        beside = list(self._beside(y))
        shapes = (*keys, *crosses, *(shape for column in columns for shape in column), *notes, *beside)
        title, height = texts.say("definition.title"), self._end(shapes) + 0.5
        return legend.drawing(texts, "definition", title, self._description(), height, shapes)

    @property
    def _line(self) -> float:
        return legend.setting(self.labels.texts).leading(_SIZE)

    def _depth(self, text: str, width: float) -> float:
        return legend.setting(self.labels.texts).depth(text, width, _SIZE)

    @property
    def _width(self) -> float:
        """The width of a column."""
        number = len(self.wanted.groups)
        return (legend.WIDTH - _APART * (number - 1)) / number

    def _states(self) -> Iterator[tuple[str, str]]:
        for state in State:
            yield STATE_MARKS[state], self._state(state)

    def _state(self, state: State) -> str:
        return self.labels.texts.say(f"picture.definition.{state}")

    def _elements(self, question_id: str) -> tuple[ElementFinding, ...]:
        return tuple(element for element in self.finding.elements if element.question == question_id)

    def _option(self, element: ElementFinding) -> str:
        return self.labels.option(Fact(str(element.question), element.option))

    def _column(self, number: int, question_id: str, y: float) -> Iterator[Shape]:
        """A part of the definition: its name, and a box for each of its options."""
        x = number * (self._width + _APART)
        name = self.labels.texts.say(f"definition.{question_id}")
        yield Rectangle(x, y, self._width, 6, "full")
        yield Words(x, y + 3, self._width, name, 0.8, "middle", "paper", bold=True)
        y += _HEADING
        for element in self._elements(question_id):
            text, width = self._option(element), self._width - 8
            height = self._depth(text, width) + 2
            yield Rectangle(x, y, self._width, height, "empty", framed=True)
            yield Mark(x + 3.2, y + 1 + self._line / 2, STATE_MARKS[element.state], 2.6)
            yield Words(x + 6.4, y + 1 + self._line / 2, width, text, _SIZE, runs_on=True)
            y += height + 1.4

    def _cross(self, number: int, y: float) -> Iterator[Shape]:
        """What stands between two columns: the parts are needed together."""
        x, middle = number * (self._width + _APART) - _APART / 2, y + 3
        yield Line(x - 1.6, middle, x + 1.6, middle, "firm")
        yield Line(x, middle - 1.6, x, middle + 1.6, "firm")

    def _notes(self, y: float) -> Iterator[Shape]:
        """What the rule remarks on the law, where it holds: that it is wider, for instance."""
        rule = self.labels.rulebook.rules[self.wanted.provision]
        for note in rule.remarks:
            if note.holds(self.view.facts):
                text = self.labels.texts.say(f"rule.{rule.id}.note.{note.id}")
                yield Words(0, y + self._line / 2, legend.WIDTH, text, _SIZE, runs_on=True)
                y += self._depth(text, legend.WIDTH)

    def _beside(self, y: float) -> Iterator[Shape]:
        """The provisions beside it, in the columns: what each requires, and whether the law has it."""
        texts, width = self.labels.texts, self._width
        columns, below = len(self.wanted.groups), y
        for number, rule_id in enumerate(self.wanted.beside):
            finding = self.assessment.of(rule_id)
            if finding is None:
                continue
            y = below if number % columns == 0 else y
            x, top = number % columns * (width + _APART), y + 1.5 + self._line / 2
            text, verdict = texts.say(f"rule.{rule_id}.requires"), self._verdict(finding)
            yield Line(x, y, x + width, y, "firm")
            yield Mark(x + 3.2, top, verdict.mark, 2.6)
            for said, at, is_bold in ((self.labels.cite(rule_id), top, True), (verdict.text, top + self._line, False)):
                yield Words(x + 6.4, at, width - 6.4, said, _SIZE, tone="ink" if is_bold else "quiet", bold=is_bold)
            yield Words(x + 6.4, top + 2 * self._line, width - 7, text, _SIZE, runs_on=True)
            below = max(below, y + 4 + 2 * self._line + self._depth(text, width - 7))

    def _verdict(self, finding: Finding) -> Verdict:
        return self.labels.verdict(self.labels.rulebook.rules[finding.rule_id].strength, finding.outcome)

    def _description(self) -> str:
        return " ".join((*map(self._group_in_words, self.wanted.groups), *self._beside_in_words()))

    def _group_in_words(self, question_id: str) -> str:
        texts = self.labels.texts
        found: dict[State, list[str]] = {}
        for element in self._elements(question_id):
            found.setdefault(element.state, []).append(self._option(element))
        states = (
            texts.say("picture.definition.of-state", state=self._state(state), options=legend.listed(texts, options))
            for state, options in found.items()
        )
        group = texts.say(f"definition.{question_id}")
        return texts.say("picture.definition.group", group=group, states=self.labels.series(states))

    def _beside_in_words(self) -> Iterator[str]:
        for rule_id in self.wanted.beside:
            finding = self.assessment.of(rule_id)
            if finding is not None:
                values = {"cite": self.labels.cite(rule_id), "found": self._verdict(finding).text}
                yield self.labels.texts.say("picture.definition.paragraph", **values)

    def _end(self, shapes: Iterable[Shape]) -> float:
        """How far down shapes reach."""
        return max(map(self._bottom, shapes))

    def _bottom(self, shape: Shape) -> float:
        match shape:
            case Rectangle():
                return shape.y + shape.height
            case Words(runs_on=True):
                return shape.y - self._line / 2 + self._depth(shape.text, shape.width)
        return shape.y
