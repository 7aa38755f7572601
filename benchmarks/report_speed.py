"""Prints how long the full record of the sample takes as a PDF, against Chromium printing the same page.

Whole processes are run in turn: ours between two of Chromium's, in each language, then both languages at once. The
machine's seconds vary; the ratios, each taken within one round, are what to compare. Chromium's own processes run side
by side, so both its time and its processors' time are told.
"""

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from run import pages

from checklist import files, loading, rendering, reporting, schema, translation, validation
from checklist.document import Document

SAMPLE = files.samples() / "fictional-state.json"
LANGUAGES = ("en", "ar")
CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer"),
)
REPORT = (sys.executable, "-m", "checklist", "report", str(SAMPLE), "--depth", "record")
#: As where the program is installed: modules are compiled once, not at every start.
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ADOPT = 36  #: the request to Linux that processes left by their parent become ours, and so are counted


@dataclass(frozen=True)
class Run:
    """What one whole process took."""

    seconds: float
    processor: float  #: seconds of processor time, of it and all it started
    megabytes: float  #: the most that one process held


def run(command: Sequence[str]) -> Run:
    """Run a command to its good end, and wait for all that it started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    child = subprocess.Popen(command, env=INSTALLED, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} failed")
    child.returncode = 0
    try:
        while True:
            os.wait()
    except ChildProcessError:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, used.ru_maxrss / 1024)


def printed(folder: Path) -> None:
    """Write the page that is printed, in each language, without the rule that would keep Chromium from its fonts."""
    rulebook = loading.load()
    given = validation.load(SAMPLE, rulebook)
    texts = (translation.texts(language, rulebook.phrases, schema.domains(rulebook)) for language in LANGUAGES)
    for file in reporting.wanted(rulebook, given, texts, ["record"], ["pdf"], given.date):
        document = file.make()
        assert isinstance(document, Document)
        page = rendering.for_print(document).replace("default-src 'none'", "default-src 'none'; font-src file:")
        (folder / f"{document.language}.html").write_text(page, encoding="utf-8")


def main(rounds: int = 3) -> None:
    """Print the ratios."""
    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    ratios: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        printed(folder)
        run([*REPORT[:-1], "summary", "--out", name])
        for _ in range(rounds):
            alone = 0.0
            for language in LANGUAGES:
                page, theirs = (folder / f"{language}.html").as_uri(), folder / f"{language}.pdf"
                chromium = [*CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={theirs}", page]
                before, mine, after = map(run, (chromium, [*REPORT, "--lang", language, "--out", name], chromium))
                other = Run(
                    (before.seconds + after.seconds) / 2,
                    (before.processor + after.processor) / 2,
                    max(before.megabytes, after.megabytes),
                )
                ours = folder / f"{SAMPLE.stem}-record-{language}.pdf"
                for who, took, path in (("ours", mine, ours), ("Chromium", other, theirs)):
                    told = f"{took.seconds:7.1f} s {took.processor:7.1f} s of processors {took.megabytes:6.0f} MB"
                    print(f"{language} {who:<9}{told} {pages(path):>5} pages", flush=True)
                ratios.setdefault(f"{language} to Chromium", []).append(mine.seconds / other.seconds)
                ratios.setdefault(f"{language} to Chromium, processors", []).append(mine.processor / other.processor)
                alone += mine.seconds
            both = run([*REPORT, *(f"--lang={language}" for language in LANGUAGES), "--out", name])
            ratios.setdefault("both at once to one after the other", []).append(both.seconds / alone)
    for what, values in ratios.items():
        print(f"{what:<38} {statistics.median(values):5.2f}   ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
