"""Renders files and writes them: several at a time where there are several and processors for them."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from pathlib import Path
from typing import Any

from checklist import files, progress

Render = Callable[[Callable[[int], None]], bytes]  #: makes a file; it may tell the pages that it comes to
_EVERY = 0.3  #: seconds between two looks at how far the work has come
_pages: Any = None  #: in a process that renders: how many pages all of them have laid out


def written(work: Sequence[tuple[Render, Path]], label: str, pages: Callable[[int], str]) -> Iterator[Path]:
    """Each file once it and those before it are written, in the order given.

    A progress bar shows the label, how many files are done, and the pages laid out, in the words of `pages`.
    """
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = min(len(work), here)
    counter = multiprocessing.Value("i", 0)
    with progress.shown(label, len(work)) as bar:
        if workers < 2:
            _begin(counter)
            for job in work:
                bar.now("")
                yield _write(job, lambda: bar.now(pages(counter.value)))
                bar.done()
            return
        with ProcessPoolExecutor(workers, initializer=_begin_apart, initargs=(counter,)) as pool:
            futures = [pool.submit(_write, job) for job in work]
            for future in futures:
                _await(future, lambda: bar.now(pages(counter.value)))
                bar.done()
                yield future.result()


def _await(future: "Future[Path]", look: Callable[[], None]) -> None:
    while not future.done():
        wait([future], timeout=_EVERY)
        look()


def _begin_apart(counter: Any) -> None:
    """In a process of its own: an interruption is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begin(counter)


def _begin(counter: Any) -> None:
    global _pages
    _pages = counter


def _write(job: tuple[Render, Path], look: Callable[[], None] | None = None) -> Path:
    render, target = job

    def tell(_: int) -> None:
        with _pages.get_lock():
            _pages.value += 1
        if look is not None:
            look()

    files.write(target, render(tell))
    return target
