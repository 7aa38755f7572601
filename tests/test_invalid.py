"""Wrong files, each beside the exact message it must give; dropping a file in makes a test."""

import shutil
from pathlib import Path

import pytest

from checklist import console, loading, translation
from checklist.texts import Texts
from checklist.validation import Validator

FOLDER = Path(__file__).parent / "invalid"
EXAMPLE = Path(__file__).parent / "example-rules"
SUBMISSIONS = sorted((FOLDER / "submissions").glob("*.json"))
RULES = sorted((FOLDER / "rules").glob("*.yaml"))


@pytest.fixture(scope="module")
def texts() -> Texts:
    rulebook = loading.load()
    return translation.texts("en", rulebook.phrases)


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator.published()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SUBMISSIONS])
def test_submission(path: Path, texts: Texts, validator: Validator) -> None:
    _, problems = validator.check(path.name, path.read_bytes())
    assert any(not problem.note for problem in problems)
    told = [line for p in problems if not p.note for line in console.problem_lines(p, texts)]
    assert told == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in RULES])
def test_rule_file(path: Path, texts: Texts, tmp_path: Path) -> None:
    for name in ("rulebook.yaml", "example/instrument.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLE / name, tmp_path / name)
    (tmp_path / "retired.yaml").write_text("ex-12-0: merged into ex-12-1\n", encoding="utf-8")
    shutil.copy(path, tmp_path / "example" / "article-12.yaml")
    _, problems = loading.examine(tmp_path)
    told = [line for p in problems for line in console.problem_lines(p, texts)]
    told = [line.replace(f"{tmp_path}/example/", "") for line in told]
    assert told == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert all(problem.line for problem in problems)
