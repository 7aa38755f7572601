"""Prints how fast submissions are checked, against named yardsticks in the same run.

One file as a whole process: ours, check-jsonschema and Ajv (tests/node/validate.mjs, where it is set up), in turn, on
the same file and schema. Thousands of files: ours against a bare loop on as many processors that reads each with the
same care (a limit of size, duplicate keys refused) and asks jsonschema-rs whether it is valid; it names no problem, no
note and no place. Then the most memory that ours took for a thousand files and for all.
"""

import json
import multiprocessing
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema_rs

from checklist import files

ROOT = Path(__file__).parent.parent
SCHEMA = files.data_folder("schemas") / "submission.schema.json"
SAMPLE = files.samples() / "fictional-state.json"
FILES, FEWER, ROUNDS = 10_000, 1_000, 5
WRONG = 50  #: one file in so many has an answer that is not offered
SHARE = 0.2  #: of the sample's answers in a file
COMMAND = [sys.executable, "-m", "checklist", "validate"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def generated(folder: Path) -> None:
    """Write the files: the sample with some of its answers, other values here and there, now and then a wrong one."""
    sample = json.loads(SAMPLE.read_bytes())
    chance = random.Random(1)
    for number in range(FILES):
        answers = {id: dict(a) for id, a in sample["answers"].items() if chance.random() < SHARE}
        for answer in answers.values():
            if answer.get("value") in ("yes", "no"):
                answer["value"] = chance.choice(["yes", "no"])
        if number % WRONG == 0:
            next(iter(answers.values()))["value"] = "perhaps"
        text = json.dumps({**sample, "state": f"State {number}", "answers": answers}, ensure_ascii=False, indent=2)
        (folder / f"{number:05}.json").write_text(text, encoding="utf-8")


_verdict: Any = None


def _prepare() -> None:
    global _verdict
    _verdict = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_bytes()))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def _bare(path: Path) -> bool:
    content = path.read_bytes()
    if len(content) > files.MAX_BYTES:
        return False
    return bool(_verdict.is_valid(json.loads(content.decode("utf-8"), object_pairs_hook=_unique)))


def bare(paths: Sequence[Path]) -> float:
    """Seconds that the bare loop takes, with the start of its processes."""
    begun = time.perf_counter()
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0)), _prepare) as pool:
        sum(pool.imap(_bare, paths, chunksize=16))
    return time.perf_counter() - begun


def measured(command: Sequence[str], good: Sequence[int] = (0,)) -> tuple[float, float]:
    """The seconds a whole process takes, and the most memory in MB of it and of those it started; it must end well."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in good:
        raise SystemExit(f"{command} ended in {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def timed(command: Sequence[str]) -> float:
    """The seconds alone."""
    return measured(command)[0]


def compared(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Median seconds of ours and theirs, and the median of the ratios: ours stands between two of theirs.

    A shared machine changes its speed from one minute to the next, so each of ours is held against the mean of the two
    beside it.
    """
    other = [theirs()]
    mine = []
    for _ in range(rounds):
        mine.append(ours())
        other.append(theirs())
    ratios = (own / statistics.mean(beside) for own, beside in zip(mine, pairwise(other), strict=True))
    return statistics.median(mine), statistics.median(other), statistics.median(ratios)


def one_file() -> None:
    """Compare whole processes on one file."""
    yardsticks = {
        "check-jsonschema": [f"{sysconfig.get_path('scripts')}/check-jsonschema", "--schemafile", str(SCHEMA)],
        "Ajv (tests/node/validate.mjs)": ["node", str(ROOT / "tests" / "node" / "validate.mjs"), str(SCHEMA)],
    }
    if shutil.which("node") is None or not (ROOT / "tests" / "node" / "node_modules").exists():
        del yardsticks["Ajv (tests/node/validate.mjs)"]
        print("Ajv is not set up: make setup-node")
    for name, command in yardsticks.items():
        ours, theirs, ratio = compared(
            partial(timed, [*COMMAND, str(SAMPLE)]), partial(timed, [*command, str(SAMPLE)]), 7
        )
        print(f"one file: ours {ours * 1000:.0f} ms, {name} {theirs * 1000:.0f} ms, ratio {ratio:.2f} (below 1)")


def main() -> None:
    """Print the comparison."""
    one_file()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generated(folder)
        paths = sorted(folder.iterdir())
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} files of {size / len(paths) / 1000:.0f} kB, one in {WRONG} wrong")
        command = [*COMMAND, "--format", "ndjson"]
        _, few = measured([*command, *map(str, paths[:FEWER])], (1,))
        most = []

        def ours() -> float:
            seconds, memory = measured([*command, str(folder)], (1,))
            most.append(memory)
            return seconds

        mine, theirs, ratio = compared(ours, lambda: bare(paths), ROUNDS)
        print(f"ours {len(paths) / mine:.0f} files/s, the bare loop {len(paths) / theirs:.0f} files/s, on as many")
        print(f"processors: {1 / ratio:.2f} of its throughput (at least 0.5)")
        print(f"memory of the largest process: {few:.0f} MB for {FEWER} files, {max(most):.0f} MB for {len(paths)}")


if __name__ == "__main__":
    main()
