"""Work in several processes: in order, bounded, and none left over."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from checklist import workers


def slow_when_even(number: int) -> int:
    if number % 2 == 0:
        signal.sigtimedwait([], 0.02)
    return number * number


def dies_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fails(number: int) -> int:
    raise RuntimeError(number)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_results_come_in_order(method: str) -> None:
    done = workers.in_order(slow_when_even, range(30), 3, lambda job: -1, method)
    assert list(done) == [number * number for number in range(30)]
    assert multiprocessing.active_children() == []


def test_no_more_is_begun_than_is_taken_soon() -> None:
    begun = []

    def jobs() -> Iterator[int]:
        for number in range(1000):
            begun.append(number)
            yield number

    done = workers.in_order(slow_when_even, jobs(), 2, lambda job: -1)
    assert next(done) == 0
    assert len(begun) <= 2 * workers.AHEAD + 2
    done.close()  # type: ignore[attr-defined]  # a generator
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_loses_its_job_alone() -> None:
    assert list(workers.in_order(dies_at_three, range(9), 2, lambda job: -job)) == [0, 1, 2, -3, 4, 5, 6, 7, 8]


def test_nothing_to_do() -> None:
    assert list(workers.in_order(slow_when_even, [], 2, lambda job: -1)) == []


def test_there_is_a_processor() -> None:
    assert workers.available() >= 1
