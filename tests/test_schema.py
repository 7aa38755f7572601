"""The published schemas: generated, up to date, and read alike by every validator."""

import copy
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import broken
import jsonschema
import jsonschema_rs
import pytest
import ryaml

from checklist import console, files, schema, translation
from checklist.errors import ChecklistError
from checklist.question import QuestionType
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.validation import Validator

STRANGE: tuple[object, ...] = (None, 1, "", "x\n", [], {}, True, 1.5)
INVALID = Path(__file__).parent / "invalid" / "submissions"
SAMPLES = sorted(files.samples().glob("*.json"))


def test_the_committed_schemas_are_up_to_date(rulebook: Rulebook) -> None:
    folder = files.data_folder("schemas")
    generated = schema.generate(rulebook)
    assert {path.name for path in folder.iterdir()} == generated.keys()
    for name, content in generated.items():
        assert (folder / name).read_bytes() == content, f"{name} is stale; run: make schemas"


def test_the_schema_is_sound_and_uses_nothing_that_validators_read_differently(rulebook: Rulebook) -> None:
    made = schema.submission_schema(rulebook)
    jsonschema.Draft202012Validator.check_schema(made)
    words = [(key, value) for node in nodes(made) for key, value in node.items()]
    assert "format" not in {key for key, value in words if isinstance(value, str)}
    assert not [value for key, value in words if key == "pattern" and "\\d" in value]
    assert made["$id"].endswith(f":{rulebook.contents.edition}")


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    if isinstance(node, list):
        for item in node:
            yield from nodes(item)


def test_an_editor_has_words_for_everything_it_shows(rulebook: Rulebook) -> None:
    made = schema.submission_schema(rulebook)
    assert [place for place, node in offered(made, "") if not {"title", "description"} & node.keys()] == []
    models = [made, *made["$defs"].values()]
    fields = [(name, node) for model in models for name, node in model.get("properties", {}).items()]
    assert [name for name, node in fields if not node.get("description")] == []
    answers = made["properties"]["answers"]["properties"]
    for question in rulebook.questions.values():
        shown = json.dumps(answers[question.id], ensure_ascii=False)
        assert question.ask == answers[question.id]["title"]
        assert all(json.dumps(text, ensure_ascii=False)[1:-1] in shown for text in question.options.values())


def offered(node: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property a file can hold, each with its schema, without what only sets conditions on them."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from offered(item, f"{place}/{number}")
    for key, value in node.items() if isinstance(node, dict) else ():
        if key == "properties":
            yield from ((f"{place}/{name}", of) for name, of in value.items())
        if key not in ("oneOf", "if", "then"):
            yield from offered(value, f"{place}/{key}")


def test_rule_files_follow_their_schema(rulebook: Rulebook) -> None:
    folder = files.data_folder("rules")
    validators = {
        name: jsonschema.Draft202012Validator(json.loads(content))
        for name, content in schema.generate(rulebook).items()
        if name != "catalogue.json"
    }
    for path in folder.glob("*/*.yaml"):
        name = "instrument" if path.stem == "instrument" else "article"
        validators[f"{name}.schema.json"].validate(ryaml.loads(path.read_text(encoding="utf-8")))
    validators["rulebook.schema.json"].validate(ryaml.loads((folder / "rulebook.yaml").read_text(encoding="utf-8")))


def submissions(rulebook: Rulebook) -> list[tuple[str, Any]]:
    """Sound and broken submissions: the samples, each broken in many ways, every type of answer, plans, wrong files."""
    found: list[tuple[str, Any]] = [(path.stem, json.loads(path.read_bytes())) for path in SAMPLES]
    found += [(f"{name}: {how}", broken) for name, raw in found[:] for how, broken in breakages(raw)]
    found += [*every_answer(rulebook), *every_plan()]
    for path in sorted(INVALID.glob("*.json")):
        try:
            raw = json.loads(path.read_bytes().decode("utf-8"), parse_constant=lambda word: None)
        except ValueError:
            continue
        if path.stem != "lone-surrogate":  # not JSON between programs: refused in the first pass
            found.append((path.stem, raw))
    return found


def breakages(raw: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in raw:
        yield f"without {key}", {k: v for k, v in raw.items() if k != key}
        for value in STRANGE:
            yield f"{key} is {value!r}", {**raw, key: value}
    for question_id, answer in list(raw["answers"].items())[:25]:
        for field, value in (
            ("value", "Yes"),
            ("value", None),
            ("no_value", "unknown"),
            ("comment", "\u202e"),
            ("x", 1),
        ):
            broken = copy.deepcopy(raw)
            broken["answers"][question_id] = {**answer, field: value}
            yield f"{question_id}.{field} is {value!r}", broken


def every_answer(rulebook: Rulebook) -> Iterator[tuple[str, Any]]:
    ground = {"format": 1, "rules": "x", "state": "A", "date": "2026-01-01", "nature": "draft"}
    words = ("yes", "no", "in-part", "yes\n", "do-not-know", "4 years", "4 years\n", "life", "none", "2020-02-02", 4)
    chosen = {question.type: question for question in rulebook.questions.values()}
    assert chosen.keys() >= set(QuestionType) - {QuestionType.DATE}
    for question in chosen.values():
        for word in words:
            values: list[object] = [word, {}, [], *({option: word} for option in list(question.options)[:1])]
            values += [[{"of": option, "year": 2020, "count": word}] for option in list(question.options)[:1]]
            for value in values:
                yield f"{question.type} {value!r}", {**ground, "answers": {question.id: {"value": value}}}


def every_plan() -> Iterator[tuple[str, Any]]:
    """Plans, sound and broken."""
    ground = {"format": 1, "rules": "x", "state": "A", "date": "2026-01-01", "nature": "draft"}
    plans: list[object] = [
        {},
        {"measure": "law"},
        {"body": "A", "by": "2027-01-31", "text": "B\n"},
        {"when": "soon"},
        "soon",
    ]
    plans += [{field: value} for field in ("measure", "body", "by", "text") for value in STRANGE]
    for planned in plans:
        yield (
            f"planned {planned!r}",
            {**ground, "answers": {"trafficking-offence": {"value": "no", "planned": planned}}},
        )


def test_two_validators_give_the_same_verdict_on_what_is_broken_by_chance(rulebook: Rulebook) -> None:
    """And what they let pass can be read; what they do not is told in words."""
    made = schema.submission_schema(rulebook)
    fast, reference = jsonschema_rs.Draft202012Validator(made), jsonschema.Draft202012Validator(made)
    whole, texts = Validator.of(rulebook), translation.texts("en", rulebook.phrases)
    verdicts = []
    for name, raw in broken.submissions():
        valid = fast.is_valid(raw)
        verdicts.append(valid)
        assert (valid, valid) == (reference.is_valid(raw), whole.accepts(raw)), name
        if isinstance(raw, dict) and isinstance(raw.get("format"), int) and raw["format"] > 1:
            with pytest.raises(ChecklistError, match="format-newer"):
                whole.check(name, json.dumps(raw).encode())
            continue
        _, problems = whole.check(name, json.dumps(raw).encode())
        told = [problem for problem in problems if not problem.note]
        assert all([*console.problem_lines(problem, texts)] for problem in told), name
        assert valid or told, name
        if not told:
            assert Submission.model_validate(raw).state == raw["state"], name
    assert (len(verdicts) > 500, sum(verdicts) > 100, verdicts.count(False) > 300) == (True, True, True)
    assert [name for name, raw in broken.sound() if not fast.is_valid(raw)] == []


def test_numbers_are_read_alike_however_they_are_written(rulebook: Rulebook) -> None:
    made = schema.submission_schema(rulebook)["properties"]["format"]
    fast, reference = jsonschema_rs.Draft202012Validator(made), jsonschema.Draft202012Validator(made)
    for text in ("1", "1.0", "10e-1", "1E0", "0.1e1", "1.5", "1e400", "-1e400", "1e-400", "true", '"1"'):
        raw = json.loads(text)
        assert fast.is_valid(raw) == reference.is_valid(raw) == (raw == 1 and raw is not True), text


def test_no_validator_looks_for_the_schema_elsewhere(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    made = schema.submission_schema(rulebook)
    references = [value for node in nodes(made) for key, value in node.items() if key == "$ref"]
    assert made["$id"].startswith("urn:")
    assert {reference for reference in references if not reference.startswith("#/")} == set()

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for validator in (jsonschema_rs.Draft202012Validator(made), jsonschema.Draft202012Validator(made)):
        assert validator.is_valid(broken.FULL)
        assert not validator.is_valid({**broken.FULL, "package": {}})


def test_the_command_prints_the_schema() -> None:
    done = subprocess.run([sys.executable, "-m", "checklist", "schema"], capture_output=True, check=True)
    assert done.stdout == (files.data_folder("schemas") / "submission.schema.json").read_bytes()


def test_two_validators_give_the_same_verdict(rulebook: Rulebook) -> None:
    made = schema.submission_schema(rulebook)
    fast, reference = jsonschema_rs.Draft202012Validator(made), jsonschema.Draft202012Validator(made)
    verdicts = [(name, fast.is_valid(raw), reference.is_valid(raw)) for name, raw in submissions(rulebook)]
    assert [name for name, one, other in verdicts if one != other] == []
    assert len({name for name, valid, _ in verdicts if valid}) > 5
    assert len({name for name, valid, _ in verdicts if not valid}) > 100


@pytest.mark.needs_node
def test_ajv_in_strict_mode_gives_the_same_verdict(rulebook: Rulebook) -> None:
    node = shutil.which("node")
    assert node is not None
    made = schema.submission_schema(rulebook)
    fast = jsonschema_rs.Draft202012Validator(made)
    given = [*submissions(rulebook), *broken.submissions()]
    lines = "\n".join(json.dumps({"file": name, "value": raw}) for name, raw in given)
    done = subprocess.run(
        [
            node,
            str(Path(__file__).parent / "node" / "validate.mjs"),
            files.data_folder("schemas") / "submission.schema.json",
            "-",
        ],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    verdicts = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [(v["file"], v["valid"]) for v in verdicts] == [(name, fast.is_valid(raw)) for name, raw in given]
