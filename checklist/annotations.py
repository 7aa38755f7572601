"""Verdicts in the forms that code hosts and test runners read: SARIF 2.1.0, JUnit XML, annotations of GitHub."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from checklist import __version__, console
from checklist.inbox import STANDARD_INPUT
from checklist.problem import Problem
from checklist.texts import Texts, on_one_line, plain
from checklist.verdicts import NEEDED, Totals, Verdict, Writer, dumped

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_sarif(texts: Texts, require: Sequence[str]) -> Writer:
    """One SARIF log with one run: a result for each problem and note, and for each file that could not be checked."""

    def piece(verdict: Verdict) -> str:
        return ",".join("\n" + dumped(result) for result in _results(verdict, texts, require))

    head = f'{{"$schema": "{SARIF_SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['
    return Writer(piece, head, ",", lambda totals: "\n], " + dumped(_run(totals, texts))[1:] + "]}\n")


def _run(totals: Totals, texts: Texts) -> dict[str, object]:
    rules = [{"id": code} for code in sorted(totals.codes)]
    return {
        "tool": {"driver": {"name": "checklist", "version": __version__, "rules": rules}},
        "invocations": [{"executionSuccessful": not totals.unable}],
        "columnKind": "unicodeCodePoints",
        "language": texts.language,
    }


def _results(verdict: Verdict, texts: Texts, require: Sequence[str]) -> Iterator[dict[str, object]]:
    if verdict.failure is not None:
        text = console.error(verdict.failure, texts)
        yield _result(verdict, verdict.failure.code, "error", text, verdict.line)
    for problem in (*verdict.problems, *verdict.notes):
        level = "error" if verdict.fails(problem, require) else "note"
        result = _result(verdict, problem.code, level, _said(verdict, problem, texts), verdict.line_of(problem))
        if problem.pointer:
            places: list[dict[str, object]] = result["locations"]  # type: ignore[assignment]
            places[0]["logicalLocations"] = [{"fullyQualifiedName": problem.pointer}]
        yield result


def _result(verdict: Verdict, code: str, level: str, text: str, line: int) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(verdict.file)}}
    if line:
        place["region"] = {"startLine": line}
    return {
        "ruleId": code,
        "level": level,
        "message": {"text": plain(text)},
        "locations": [{"physicalLocation": place}],
        "properties": {"file": verdict.name},
    }


def _uri(name: str) -> str:
    """A file as a reference to it; what is no letter, digit or one of a few signs is written by its bytes."""
    if name == STANDARD_INPUT:
        return "stdin"
    if os.path.isabs(name):
        return Path(name).as_uri()
    return quote(os.fsencode(Path(name).as_posix()), safe="/")


def _said(verdict: Verdict, problem: Problem, texts: Texts) -> str:
    """A problem in one paragraph, which names the submission where the file may hold others too."""
    text, cure = console.wording(problem, texts)
    asked = f"question.{problem.question}.ask"
    question = texts.say(asked) if problem.question and texts.has(asked) else ""
    inner = on_one_line(verdict.name) if verdict.name != verdict.file else ""
    return " ".join(part for part in (inner and f"{inner}:", text, cure, question and f"({question})") if part)


def as_junit(texts: Texts, require: Sequence[str]) -> Writer:
    """One XML document: a suite for each submission, with a test for each quality a submission may have."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="checklist">\n'
    return Writer(lambda verdict: _suite(verdict, texts, require), head, tail=lambda totals: "</testsuites>\n")


def _suite(verdict: Verdict, texts: Texts, require: Sequence[str]) -> str:
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    name = _xml(on_one_line(verdict.name))
    suite = Element("testsuite", name=name)
    counts = dict.fromkeys(("failures", "errors", "skipped"), 0)
    for quality in ("valid", *NEEDED):
        case = SubElement(suite, "testcase", classname=name, name=quality)
        ending = _ending(verdict, quality, require)
        if ending:
            counts[{"failure": "failures", "error": "errors"}.get(ending, ending)] += 1
            message, text = _why(verdict, quality, texts)
            SubElement(case, ending, message=_xml(message)).text = _xml(text) or None
    for key, number in {"tests": 1 + len(NEEDED), **counts}.items():
        suite.set(key, str(number))
    indent(suite)
    return tostring(suite, encoding="unicode") + "\n"


def _ending(verdict: Verdict, quality: str, require: Sequence[str]) -> str:
    """How a test ended that did not pass, as JUnit calls it."""
    if quality == "valid":
        return "" if verdict.valid else "error" if verdict.failure is not None else "failure"
    if verdict.fulfils(quality):
        return ""
    return "failure" if verdict.valid and quality in require else "skipped"


def _why(verdict: Verdict, quality: str, texts: Texts) -> tuple[str, str]:
    """Why a test did not pass: in a few words, and in full."""
    if verdict.failure is not None:
        return plain(console.error(verdict.failure, texts)), ""
    if quality == "valid":
        told = verdict.problems
        message = texts.count("validate.problems", len(told), file=on_one_line(verdict.name))
    else:
        told = tuple(note for note in verdict.notes if note.code in NEEDED[quality])
        message = texts.say(f"validate.not-{quality}" if verdict.valid else "validate.not-known")
    lines = [line for problem in told for line in console.problem_lines(problem, texts)]
    return plain(message), plain("\n".join(lines))


def _xml(text: str) -> str:
    """Text without the characters that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)


def as_github(texts: Texts, require: Sequence[str]) -> Writer:
    """Lines that the runners of GitHub show beside the files: an error for each problem, a notice for each note."""

    def piece(verdict: Verdict) -> str:
        return "".join(f"{line}\n" for line in _commands(verdict, texts, require))

    return Writer(piece)


def _commands(verdict: Verdict, texts: Texts, require: Sequence[str]) -> Iterator[str]:
    if verdict.failure is not None:
        yield _command("error", verdict, verdict.line, "", console.error(verdict.failure, texts))
    for problem in (*verdict.problems, *verdict.notes):
        kind = "error" if verdict.fails(problem, require) else "notice"
        said = _said(verdict, problem, texts)
        yield _command(kind, verdict, verdict.line_of(problem), on_one_line(problem.pointer), said)


def _command(kind: str, verdict: Verdict, line: int, title: str, text: str) -> str:
    values = {"file": on_one_line(verdict.file), "line": str(line or ""), "title": title}
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items() if value)
    return f"::{kind} {properties}::{_data(plain(text))}"


def _data(text: str) -> str:
    """Text that cannot end its line and so begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text that cannot end its property either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
