"""Reads JSON with care: what is not one sound JSON document in UTF-8 is a problem with a place, never a surprise."""

import json
from collections.abc import Iterator
from typing import Any

import orjson

from checklist.problem import Problem

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf")
_SYNTAX = {
    "Expecting property name": "json-name",
    "Expecting ':'": "json-colon",
    "Expecting ','": "json-comma",
    "Expecting value": "json-value",
    "Unterminated string": "json-string",
    "Invalid control character": "json-control",
    "Invalid \\": "json-escape",
    "Illegal trailing comma": "json-trailing-comma",
    "Extra data": "json-more",
}


class _NotANumber(ValueError):
    pass


def parse(file: str, content: bytes) -> tuple[object, list[Problem]]:
    """What the document holds, and the problems that keep it from being read; with problems it holds None."""
    plain = _plain(content)
    if plain is not None:
        return plain, []
    text, problem = _decoded(file, content)
    if problem is not None:
        return None, [problem]
    repeated: list[tuple[dict[str, object], str]] = []

    def made(pairs: list[tuple[str, object]]) -> dict[str, object]:
        result = dict(pairs)
        if len(result) < len(pairs):
            repeated.extend((result, key) for key in _twice(pairs))
        return result

    try:
        raw = json.loads(text, object_pairs_hook=made, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        code = next((code for start, code in _SYNTAX.items() if error.msg.startswith(start)), "json-syntax")
        return None, [Problem(file, code, line=error.lineno, values={"line": error.lineno, "column": error.colno})]
    except RecursionError:
        return None, [Problem(file, "json-too-deep")]
    except _NotANumber as error:
        return None, [Problem(file, "json-not-a-number", values={"word": str(error)})]
    except ValueError:  # Python refuses whole numbers of thousands of digits
        return None, [Problem(file, "json-long-number")]
    problems = [Problem(file, "json-repeated-key", p, values={"key": key}) for p, key in _places(raw, repeated)]
    if b"\\" in content and ("\\ud" in text or "\\uD" in text):
        problems += [Problem(file, "json-surrogate", pointer) for pointer in _broken_texts(raw, "")]
    return (None if problems else raw), problems


def own(content: bytes) -> Any:
    """What a JSON file holds that came with the program."""
    return orjson.loads(content)


def _plain(content: bytes) -> object:
    """What a document holds that is laid out as this program writes it; None of any other.

    It is read in half the time, and that it comes out again byte for byte shows what else has to be looked for: no key
    stands twice, no number is altered, and every text is whole.
    """
    try:
        raw = orjson.loads(content)
        return raw if orjson.dumps(raw, option=orjson.OPT_INDENT_2) == content.rstrip(b"\n") else None
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None


def _decoded(file: str, content: bytes) -> tuple[str, Problem | None]:
    if not content.strip():
        return "", Problem(file, "json-empty")
    if content.startswith(_BYTE_ORDER_MARKS):
        return "", Problem(file, "json-byte-order-mark")
    if b"\x00" in content:
        return "", Problem(file, "json-nul", values={"position": content.index(b"\x00") + 1})
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", Problem(file, "json-encoding", line=line, values={"position": error.start + 1})


def _refuse(word: str) -> None:
    raise _NotANumber(word)


def _twice(pairs: list[tuple[str, object]]) -> Iterator[str]:
    """The keys that stood in an object before."""
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            yield key
        seen.add(key)


def _places(raw: object, repeated: list[tuple[dict[str, object], str]]) -> Iterator[tuple[str, str]]:
    """(JSON Pointer, key) for every key that stands twice in one object."""
    if repeated:
        found = set()
        for pointer, node in _nodes(raw, ""):
            for owner, key in repeated:
                if owner is node:
                    found.add(id(owner))
                    yield pointer, key
        for owner, key in repeated:  # inside a value that a later, equal key replaced
            if id(owner) not in found:
                yield "", key


def _nodes(node: object, pointer: str) -> Iterator[tuple[str, object]]:
    yield pointer, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _nodes(value, f"{pointer}/{escaped(key)}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _nodes(value, f"{pointer}/{number}")


def _broken_texts(raw: object, pointer: str) -> Iterator[str]:
    """Pointers to the texts, or the objects with a key, that hold half of a character."""
    for where, node in _nodes(raw, pointer):
        texts = [node] if isinstance(node, str) else list(node) if isinstance(node, dict) else []
        if any("\ud800" <= letter <= "\udfff" for text in texts for letter in text):
            yield where.encode("utf-8", "replace").decode("utf-8")


def escaped(key: object) -> str:
    """A key as a part of a JSON Pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")
