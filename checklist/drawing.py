"""Pictures as values: shapes and where they stand, in millimetres; nothing drawn.

Places are measured from the top and from the side on which reading starts, so that a picture mirrors by itself in
Arabic, as the pages around it do.
"""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Tone = Literal["ink", "quiet", "accent", "paper"]
Stroke = Literal["fine", "firm"]


@dataclass(frozen=True)
class Rectangle:
    """An area, framed or not; its fill is told apart without colour.

    The fill is the name of an outcome's mark, or `soft` for a ground on which other things stand.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    framed: bool = False


@dataclass(frozen=True)
class Mark:
    """The shape of an outcome around a point."""

    x: float
    y: float
    name: str
    size: float = 2.1


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    stroke: Stroke = "fine"


@dataclass(frozen=True)
class Words:
    """Text in a box of some width; `y` is the middle of its first line, `size` in parts of the report's text.

    A single line ends at the end of the box; more of them run on below.
    """

    x: float
    y: float
    width: float
    text: str
    size: float = 0.7
    anchor: Anchor = "start"
    tone: Tone = "ink"
    bold: bool = False
    runs_on: bool = False


Shape = Rectangle | Mark | Line | Words


@dataclass(frozen=True)
class Drawing:
    """A picture with its title and, for those who do not see it, what it shows in words."""

    anchor: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]  #: what comes later lies over what came before, and the words over all else

    @property
    def words(self) -> tuple[Words, ...]:
        """What is written in it, in the order of reading."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Words))
