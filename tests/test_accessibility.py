"""Pages in a browser: what axe says of them, what they fetch and run, and whether they can be read on a phone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from submissions import EXAMPLE, arabic, english, reported
from test_rendering import HOSTILE, every_field, full

from checklist import files, rendering
from checklist.report import Depth, blank

SCRIPT = Path(__file__).parent / "node" / "axe.mjs"
LANGUAGES = {"en": english, "ar": arabic}
BROKEN = """<!DOCTYPE html><html><head><title>Broken</title><style>body { overflow-wrap: anywhere }</style></head>
<body onload="alert(1)">
<p style="color: #999; background: #fff">Pale</p>
<img src="https://evil.example/x.png">
<script>console.log("ran"); nothing()</script>
<p style="width: 400px">Wide</p>
<p style="width: 2em">Antidisestablishmentarianism</p>
<a href="https://evil.example/">Away</a></body></html>"""

pytestmark = pytest.mark.needs_node

Looks = dict[str, dict[str, Any]]


def look(pages: list[Path]) -> Looks:
    """What the browser finds wrong with each page, by its name: see tests/node/axe.mjs."""
    node, chromium = shutil.which("node"), shutil.which("chromium")
    assert node is not None
    assert chromium is not None
    # The report on a whole State takes a minute or two.
    done = subprocess.run(
        [node, str(SCRIPT), chromium, *map(str, pages)], capture_output=True, text=True, check=False, timeout=1800
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(one.pop("file")).stem: one for one in found}


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """What is wrong with the small pages."""
    folder = tmp_path_factory.mktemp("pages")
    sources = {"broken": BROKEN}
    for language, texts in LANGUAGES.items():
        said = texts()
        for depth in Depth:
            sources[f"{depth}-{language}"] = rendering.html(reported(full(), said, depth=depth))
        sources[f"fields-{language}"] = rendering.html(reported(every_field(lambda name: name), said))
        sources[f"hostile-{language}"] = rendering.html(reported(every_field(lambda name: " ".join(HOSTILE)), said))
        sources[f"form-{language}"] = rendering.html(blank.form(EXAMPLE, said, "0.1.0"))
    attack = '<script>alert(1)</script><img alt="" src="https://evil.example/x.png" onerror="alert(1)"></main>'
    sources["attacked"] = sources["record-en"].replace("</main>", attack)
    for name, source in sources.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return look(sorted(folder.iterdir()))


@pytest.fixture(scope="module")
def state_looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """What is wrong with the full record of the fictional State, as the command writes it."""
    folder = tmp_path_factory.mktemp("state")
    sample = files.samples() / "fictional-state.json"
    command = [sys.executable, "-m", "checklist", "report", str(sample), "--as", "html", "--depth", "record"]
    subprocess.run([*command, "--lang", "en", "--lang", "ar", "--out", str(folder)], capture_output=True, check=True)
    return look(sorted(folder.iterdir()))


def wrong(found: dict[str, Any]) -> dict[str, Any]:
    """The lists that are not empty."""
    return {name: entries for name, entries in found.items() if entries}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*Depth, "fields"])
def test_a_report_has_no_barrier_and_fits_a_phone(looks: Looks, name: str, language: str) -> None:
    assert wrong(looks[f"{name}-{language}"]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_form_has_no_barrier(looks: Looks, language: str) -> None:
    """Its tables are for paper: on a phone, their heads may be broken."""
    assert wrong(looks[f"form-{language}"]).keys() <= {"torn"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_neither_run_nor_fetched(looks: Looks, language: str) -> None:
    assert wrong(looks[f"hostile-{language}"]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_of_a_whole_state_has_no_barrier_and_fits_a_phone(state_looks: Looks, language: str) -> None:
    assert wrong(state_looks[f"fictional-state-record-{language}"]) == {}


def test_a_script_that_got_into_a_page_would_not_run(looks: Looks) -> None:
    found = looks["attacked"]
    assert len(found["scripts"]) == 2
    assert found["events"]
    assert all(event.startswith("console: ") and "Content Security Policy" in event for event in found["events"])


def test_a_broken_page_is_found_out(looks: Looks) -> None:
    found = looks["broken"]
    rules = {one["id"] for one in found["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang", "landmark-one-main"} <= rules
    assert found["requests"] == ["https://evil.example/x.png"]
    assert {"dialog: 1", "console: ran", "error: nothing is not defined"} <= set(found["events"])
    assert len(found["scripts"]) == 2
    assert any(text.startswith("360: the page is") for text in found["overflow"])
    assert any("Antidis" in text for text in found["torn"])
    assert found["keyboard"] == ["the first link leads out of the page"]
