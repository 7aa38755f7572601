"""What is wrong in a file, as a value with a place; its wording stands in the table of texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the file, the place in it, and what the texts `problem.CODE` and `cure.CODE` are filled with.

    `pointer` is a JSON Pointer (RFC 6901); `line` counts from 1 and is 0 where there is none.
    A problem is an `error` unless it is a `note`, which never makes a file invalid.
    """

    file: str
    code: str
    pointer: str = ""
    line: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    question: str = ""  #: the question concerned, by id
    note: bool = False

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Where it stands among the problems of a run."""
        return (self.file, self.line, self.pointer, self.code)
