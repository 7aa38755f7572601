"""Prints how fast the program is, against named yardsticks in the same run.

Whole processes are run in turn (one of ours, one of theirs), and the ratio is the median of the pairs: the seconds are
this machine's, the ratios are what to compare.
"""

import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from checklist import engine, files, loading, submission, validation

SCRIPTS = Path(sysconfig.get_path("scripts"))
CHECKLIST = str(SCRIPTS / "checklist")
SAMPLE = files.samples() / "fictional-state.json"
SCHEMA = files.data_folder("schemas") / "submission.schema.json"


def timed(command: Sequence[str]) -> float:
    """Seconds a whole process takes; it must end well."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def paired(ours: Sequence[str], theirs: Sequence[str], rounds: int = 11) -> tuple[float, float, float]:
    """Median seconds of ours and of theirs, run in turn, and the median ratio."""
    timed(ours), timed(theirs)
    pairs = [(timed(ours), timed(theirs)) for _ in range(rounds)]
    mine, other = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(other), statistics.median(a / b for a, b in pairs)


def repeated(work: Callable[[], object], rounds: int = 30) -> float:
    """Median seconds of a call in this process."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def row(what: str, yardstick: str, result: tuple[float, float, float], aim: str) -> None:
    """One line of the table."""
    ours, theirs, ratio = result
    print(f"{what:<42} {ours * 1000:8.1f} ms   {yardstick:<30} {theirs * 1000:8.1f} ms   ratio {ratio:5.2f}   {aim}")


def main() -> None:
    """Print the table."""
    bare = [sys.executable, "-c", "pass"]
    row("checklist --help", "python -c pass", paired([CHECKLIST, "--help"], bare), "at most 4")
    check = [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(SCHEMA), str(SAMPLE)]
    row(
        "checklist validate, one file",
        "check-jsonschema",
        paired([CHECKLIST, "validate", str(SAMPLE)], check),
        "below 1",
    )
    pydantic = [sys.executable, "-c", "import pydantic; pydantic.BaseModel"]
    load = [sys.executable, "-c", "from checklist import loading; loading.load()"]
    row("load the rulebook", "import pydantic", paired(load, pydantic), "at most 4")
    rulebook = loading.load()
    given = validation.load(SAMPLE, rulebook)
    facts = submission.facts(given, rulebook.questions)
    for what, known in (("the sample", facts), ("an empty one", {})):
        engine.assess(rulebook, known)
        seconds = repeated(partial(engine.assess, rulebook, known))
        print(f"{f'assess {what}, {len(rulebook.assessed)} rules':<42} {seconds * 1000:8.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        both = [CHECKLIST, "report", str(SAMPLE), "--lang", "en", "--lang", "ar", "--out", folder]
        seconds = timed(both)  # minutes, so once
        print(f"{'report in both languages':<42} {seconds * 1000:8.1f} ms")
        for path in sorted(Path(folder).iterdir()):
            print(f"    {path.name}: {pages(path)} pages, {path.stat().st_size / 1e6:.2f} MB")


def pages(path: Path) -> str:
    """The number of pages as poppler counts them."""
    if shutil.which("pdfinfo") is None:
        return "?"
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    return next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:"))


if __name__ == "__main__":
    main()
