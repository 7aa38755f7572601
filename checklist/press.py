"""Renders files and writes them: several at a time where there are several and processors for them."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checklist import files, progress, workers

Render = Callable[[Callable[[int], None]], bytes]  #: makes a file; it may tell the pages that it comes to
_EVERY = 0.3  #: seconds between two looks at how far the work has come


@dataclass(frozen=True)
class Job:
    """A file to render and where to write it. The longest is begun first, so that the last do not wait for one."""

    render: Render
    target: Path
    length: int = 0  #: how long it takes, beside the other jobs: any figure that grows with it


_jobs: Sequence[Job] = ()  #: in a process that renders: all there is to do
_pages: Any = None  #: in a process that renders: how many pages all of them have laid out


def written(jobs: Sequence[Job], label: str, pages: Callable[[int], str]) -> Iterator[Path]:
    """Each file once it and those before it are written, in the order given.

    A progress bar shows the label, how many files are done, and the pages laid out, in the words of `pages`.
    """
    processes = min(len(jobs), workers.available())
    counter = multiprocessing.Value("i", 0)
    with progress.shown(label, len(jobs)) as bar:
        if processes < 2:
            _begin(counter, jobs)
            for number in range(len(jobs)):
                bar.now("")
                yield _write(number, lambda: bar.now(pages(counter.value)))
                bar.done()
            return
        # Jobs are handed over as the processes start, and then by number: a fork need not copy what they are made of.
        with ProcessPoolExecutor(processes, initializer=_begin_apart, initargs=(counter, jobs)) as pool:
            longest_first = sorted(range(len(jobs)), key=lambda number: -jobs[number].length)
            futures = {number: pool.submit(_write, number) for number in longest_first}
            for _, future in sorted(futures.items()):
                _await(future, lambda: bar.now(pages(counter.value)))
                bar.done()
                yield future.result()


def _await(future: "Future[Path]", look: Callable[[], None]) -> None:
    while not future.done():
        wait([future], timeout=_EVERY)
        look()


def _begin_apart(counter: Any, jobs: Sequence[Job]) -> None:
    """In a process of its own: an interruption is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begin(counter, jobs)


def _begin(counter: Any, jobs: Sequence[Job]) -> None:
    global _jobs, _pages
    _jobs, _pages = jobs, counter


def _write(number: int, look: Callable[[], None] | None = None) -> Path:
    job = _jobs[number]

    def tell(_: int) -> None:
        with _pages.get_lock():
            _pages.value += 1
        if look is not None:
            look()

    files.write(job.target, job.render(tell))
    return job.target
