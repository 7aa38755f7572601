"""Does work in several processes, and gives what comes of it in the order of what was to be done."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

AHEAD = 4  #: parts of the work, for each process, that may be done before the first of them is taken


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Job], Done],
    jobs: Iterable[Job],
    processes: int,
    lost: Callable[[Job], Done],
    method: str | None = "fork" if sys.platform == "linux" else None,
) -> Iterator[Done]:
    """What comes of each job, in order, done in so many processes; of a job whose process dies, what `lost` says.

    No more is held than a few jobs for each process. The processes are gone when this ends, however it ends, and an
    interruption is for the process that started them. There are no threads here, so that processes are forked safely.
    """
    crew = _Crew(work, method)
    try:
        for _ in range(processes):
            crew.hire()
        yield from _taken_in_order(crew, iter(jobs), processes, lost)
    finally:
        crew.dismiss()


class _Crew(Generic[Job, Done]):
    """The processes, each with the connection over which it gets its jobs."""

    def __init__(self, work: Callable[[Job], Done], method: str | None) -> None:
        self._context: Any = multiprocessing.get_context(method)
        self._work = work
        self._processes: dict[Connection, Any] = {}
        self.idle: list[Connection] = []

    def hire(self) -> None:
        """Start one more."""
        here, there = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(here, there, self._work), daemon=True)
        with _uninterrupted():
            process.start()
        there.close()
        self._processes[here] = process
        self.idle.append(here)

    def replace(self, link: Connection) -> None:
        """Start another for one that died."""
        link.close()
        self._processes.pop(link).join()
        self.hire()

    def dismiss(self) -> None:
        """End all of them at once."""
        for link, process in self._processes.items():
            process.terminate()
            link.close()
        for process in self._processes.values():
            process.join()


def _taken_in_order(
    crew: _Crew[Job, Done], jobs: Iterator[Job], processes: int, lost: Callable[[Job], Done]
) -> Iterator[Done]:
    under_way: dict[Connection, tuple[int, Job]] = {}
    done: dict[int, Done] = {}
    begun = taken = 0
    while True:
        while crew.idle and begun - taken < AHEAD * processes and (job := next(jobs, None)) is not None:
            link = crew.idle.pop()
            under_way[link] = begun, job
            begun += 1
            with suppress(OSError):  # one that has died is found below
                link.send(job)
        if not under_way:
            return
        answered = wait(under_way)
        for link in [link for link in under_way if link in answered]:
            number, job = under_way.pop(link)
            try:
                done[number] = link.recv()
                crew.idle.append(link)
            except (EOFError, OSError):
                done[number] = lost(job)
                crew.replace(link)
        while taken in done:
            yield done.pop(taken)
            taken += 1


def _serve(other_end: Connection, link: Connection, work: Callable[[Any], object]) -> None:
    """In a process of its own: do what comes until nothing can come any more."""
    other_end.close()  # so that the end of the process that holds it is noticed
    with suppress(EOFError, OSError):
        while True:
            link.send(work(link.recv()))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started here never hears of an interruption; this process hears of it when the block ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
