"""The built wheel holds everything, and works from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_rules_schemas_templates_translations_and_samples_are_inside(installed: Path) -> None:
    package = installed / "checklist"
    for pattern in ("rules/tip/article-05.yaml", "schemas/*.json", "templates/*.html", "samples/*.json", "py.typed"):
        assert list(package.glob(pattern)), pattern
    assert {path.suffix for path in (package / "rules" / "translations").iterdir()} == {".mo"}
    assert [path.name for path in installed.iterdir() if path.name.startswith(("tests", "benchmarks", "tools"))] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["rules", "check"],
        ["validate", "SAMPLE", "--lang", "ar"],
        ["assess", "SAMPLE", "--lang", "ar"],
        ["report", "SAMPLE", "--lang", "ar", "--as", "html"],
        ["schema"],
    ],
)
def test_it_works_from_any_folder(installed: Path, arguments: list[str], tmp_path: Path) -> None:
    sample = installed / "checklist" / "samples" / "fictional-state.json"
    done = subprocess.run(
        [sys.executable, "-m", "checklist", *(str(sample) if word == "SAMPLE" else word for word in arguments)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    where = [sys.executable, "-c", "import checklist; print(checklist.__file__)"]
    told = subprocess.run(
        where,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip().startswith(str(installed))
