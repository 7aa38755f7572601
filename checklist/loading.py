"""Reads a folder of rules into a rulebook, or says what is wrong in it, with file, line and cure."""

import csv
import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import ryaml
import yaml
from pydantic import BaseModel, ValidationError

from checklist import checks, files
from checklist.conditions import ConditionError
from checklist.errors import PROBLEMS, ChecklistError
from checklist.problem import Problem
from checklist.question import Question
from checklist.rule import (
    Article,
    Contents,
    Definition,
    Each,
    ElementSource,
    Instrument,
    Limiter,
    Note,
    Retired,
    RetiredIds,
    Rule,
    Term,
)
from checklist.rulebook import Chapter, Rulebook

Model = TypeVar("Model", bound=BaseModel)
_SEVERAL = ("forms", "attested", "apart")
Trail = tuple[str | int, ...]
_MODELS = (Article, Contents, Definition, Instrument, Question, Rule, ElementSource, Each, Limiter, Note, Retired)
_KEYS = sorted({field.alias or name for model in _MODELS for name, field in model.model_fields.items()})


class RulesBroken(ChecklistError):
    """The rule files cannot be used; `problems` says why, all of it."""

    exit_code = PROBLEMS

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("rules-broken")
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))


@dataclass(frozen=True)
class Source:
    """A rule file's place and text, to find the line of a mistake in."""

    path: Path
    text: str

    def problem(self, code: str, trail: Trail = (), **values: object) -> Problem:
        """A problem at a place in the file."""
        pointer = "".join(f"/{part}" for part in trail)
        return Problem(os.fspath(self.path), code, pointer, _line(self.text, trail), values)


def load(folder: Path | None = None) -> Rulebook:
    """The rulebook in a folder, the project's own by default; RulesBroken if anything is wrong with it."""
    rulebook, problems = examine(folder or files.data_folder("rules"), lambda rulebook: ())
    if rulebook is None or problems:
        raise RulesBroken(problems)
    return rulebook


def listed(path: Path) -> list[dict[str, Any]]:
    """The mappings that a YAML file lists; ChecklistError where it cannot be read or holds anything else."""
    try:
        raw = ryaml.loads(files.read(path).decode("utf-8"))
    except ValueError as error:
        raise ChecklistError("rule-syntax", detail=f"{path.name}: {error}") from None
    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        raise ChecklistError("not-a-list-of-mappings", file=path.name)
    return raw


def examine(folder: Path, further: checks.Check = checks.review) -> tuple[Rulebook | None, list[Problem]]:
    """The rulebook in a folder, if it can be built, and every problem in its files, in order.

    `further` are the checks beyond those that every rulebook must pass.
    """
    reader = _Reader(folder)
    rulebook = reader.rulebook()
    if rulebook is None:
        return None, reader.problems
    found = [reader.place(mistake) for mistake in checks.check(rulebook)]
    if not any(checks.prevents_use(problem.code) for problem in found):
        found += [reader.place(mistake) for mistake in further(rulebook)]
    usable = not any(checks.prevents_use(problem.code) for problem in found)
    return rulebook if usable else None, sorted(reader.problems + found, key=lambda problem: problem.order)


class _Reader:
    """Reads the files of one folder, collecting problems on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.sources: dict[checks.File, Source] = {}

    def rulebook(self) -> Rulebook | None:
        contents = self._model(self.folder / "rulebook.yaml", Contents, ("rulebook",))
        if contents is None:
            return None
        chapters = [self._chapter(name, contents) for name in contents.instruments]
        retired = self._retired()
        if self.problems:
            return None
        chapters_there = tuple(chapter for chapter in chapters if chapter)
        return Rulebook(contents, chapters_there, tuple(self._glossary()), retired)

    def _glossary(self) -> Iterator[Term]:
        """The terms of `glossary.csv`, if there is one; several forms or places stand in one cell, parted by bars."""
        path = self.folder / "glossary.csv"
        rows = csv.DictReader(files.read(path).decode("utf-8").splitlines()) if path.exists() else ()
        for row in rows:
            several = {name: [part.strip() for part in row.pop(name, "").split("|")] for name in _SEVERAL}
            yield Term.model_validate({**row, **{name: list(filter(None, parts)) for name, parts in several.items()}})

    def _retired(self) -> Mapping[str, Retired]:
        """What `retired.yaml` says of ids that are no longer used, if there is one."""
        path = self.folder / "retired.yaml"
        read = self._model(path, RetiredIds, ("retired",)) if path.exists() else None
        return read.root if read else {}

    def _chapter(self, name: str, contents: Contents) -> Chapter | None:
        folder = self.folder / name
        instrument = self._model(folder / "instrument.yaml", Instrument, (name, "instrument"))
        articles = []
        paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
        for path in paths:
            if path.name != "instrument.yaml":
                article = self._article(path, contents)
                if article is not None:
                    self.sources[name, article.article] = self.sources[name, path.stem]
                    articles.append(article)
        return Chapter(instrument, tuple(articles)) if instrument else None

    def _article(self, path: Path, contents: Contents) -> Article | None:
        key = (path.parent.name, path.stem)
        raw = self._data(path, key)
        source = self.sources.get(key)
        if source is None or raw is None:
            return None
        for number, question in enumerate(_questions(raw)):
            wanted = question.get("options_from")
            if wanted in contents.options and "options" not in question:
                without = question.get("options_without", ())
                shared = contents.options[str(wanted)].items()
                question["options"] = {id: text for id, text in shared if id not in _words(without)}
            elif wanted is not None:
                trail: Trail = ("questions", number, "options_from")
                self.problems.append(source.problem("rule-unknown-options", trail, name=wanted))
            lists = [str(name) for name in _words(question.get("by"))]
            for at, name in enumerate(lists):
                if name not in contents.options:
                    trail = ("questions", number, "by", at)
                    self.problems.append(source.problem("rule-unknown-options", trail, name=name))
            if lists:
                question["groups"] = {name: contents.options[name] for name in lists if name in contents.options}
        return self._validated(raw, Article, source)

    def _model(self, path: Path, model: type[Model], key: "checks.File") -> Model | None:
        raw = self._data(path, key)
        source = self.sources.get(key)
        return self._validated(raw, model, source) if source is not None and raw is not None else None

    def _data(self, path: Path, key: "checks.File") -> object | None:
        try:
            text = files.read(path).decode("utf-8")
        except ChecklistError as error:
            self.problems.append(Problem(os.fspath(path), error.code, values=error.values))
            return None
        except UnicodeDecodeError as error:
            self.problems.append(Problem(os.fspath(path), "json-encoding", values={"position": error.start}))
            return None
        source = self.sources[key] = Source(path, text)
        try:
            raw: object = ryaml.loads(text)
        except ValueError as error:
            self.problems.append(_syntax_problem(source, str(error)))
            return None
        if not isinstance(raw, dict):
            self.problems.append(source.problem("rule-not-a-mapping"))
            return None
        return raw

    def _validated(self, raw: object, model: type[Model], source: Source) -> Model | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            found = [_model_problem(source, dict(detail)) for detail in error.errors()]
            misspelt = {problem.values["near"] for problem in found if problem.code == "rule-unknown-key"}
            self.problems += [
                problem
                for problem in found  # a misspelt key is one mistake, not also a missing one
                if problem.code != "rule-missing-key" or problem.values["key"] not in misspelt
            ]
            return None

    def place(self, mistake: checks.Mistake) -> Problem:
        """A mistake as a problem with its file and line."""
        source = self.sources.get(mistake.file) or self.sources["rulebook",]
        return source.problem(mistake.code, mistake.trail, **mistake.values)


def _words(raw: object) -> list[object]:
    return raw if isinstance(raw, list) else []


def _questions(raw: object) -> Iterator[dict[str, object]]:
    listed = raw.get("questions") if isinstance(raw, dict) else None
    for question in listed if isinstance(listed, list) else ():
        if isinstance(question, dict):
            yield question


def _model_problem(source: Source, detail: dict[str, object]) -> Problem:
    """What pydantic found, in our words."""
    location, kind = detail["loc"], detail["type"]
    trail: Trail = (
        tuple(part for part in location if isinstance(part, str | int)) if isinstance(location, tuple) else ()
    )
    context = detail.get("ctx")
    context = context if isinstance(context, dict) else {}
    last = trail[-1] if trail else ""
    error = context.get("error")
    if isinstance(error, ConditionError):
        return source.problem(error.code, (*trail, *error.trail), **error.values)
    if isinstance(error, ValueError):
        return source.problem(str(error), trail)
    match kind:
        case "missing":
            return source.problem("rule-missing-key", trail[:-1], key=last)
        case "extra_forbidden":
            near = difflib.get_close_matches(str(last), _KEYS, 1)
            return source.problem("rule-unknown-key", trail, key=last, near=near[0] if near else "")
        case "enum" | "literal_error":
            words = re.findall("'([^']*)'", str(context.get("expected", "")))
            return source.problem("rule-not-one-of", trail, value=detail["input"], expected=", ".join(words))
        case "string_pattern_mismatch":
            return source.problem("rule-bad-id", trail, value=detail["input"])
        case "string_too_short":
            return source.problem("rule-empty", trail, key=last)
    return source.problem("rule-wrong-type", trail, key=last, expected=str(kind).replace("_type", ""))


def _syntax_problem(source: Source, message: str) -> Problem:
    """A mistake of YAML, with the line that the second reader finds."""
    try:
        tree = yaml.compose(source.text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        return Problem(os.fspath(source.path), "rule-syntax", line=line, values={"detail": error.problem or message})
    for key, line in _repeated(tree):
        return Problem(os.fspath(source.path), "rule-duplicate-key", line=line, values={"key": key})
    return Problem(os.fspath(source.path), "rule-syntax", values={"detail": message})


def _repeated(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated(value)


def _line(text: str, trail: Trail) -> int:
    """The line at which the trail's deepest part that is there begins."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return 0
    line = 1
    for part in trail:
        found = _child(node, part)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    return None
