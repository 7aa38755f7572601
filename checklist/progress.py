"""Shows how far long work has come, where somebody looks on: the only module that knows tqdm."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

#: Plain words and numbers: a bar of blocks is drawn wrong in some terminals, and is no word to a screen reader.
_FORM = "{desc} {n_fmt}/{total_fmt} [{bar:20}] {postfix}"


class Progress:
    """How many parts of the work are done, and what is being done now."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar

    def done(self) -> None:
        """One part more is done."""
        self._bar.update()

    def now(self, what: str) -> None:
        """What is being done, in a few words."""
        self._bar.set_postfix_str(what)

    def print(self, line: str) -> None:
        """A line of output, that the bar does not run into."""
        with self._bar.external_write_mode(file=sys.stdout):
            print(line, flush=True)


@contextmanager
def shown(label: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error over so many parts; nothing is shown where that is no terminal."""
    tqdm.monitor_interval = 0  # no thread beside the work, which may start processes of its own
    with tqdm(total=total, desc=label, disable=None, ascii=True, leave=False, bar_format=_FORM, mininterval=0.2) as bar:
        yield Progress(bar)
