"""Finds the lines on which the parts of a JSON document stand, without reading it into anything."""

import json
import re
from collections.abc import Iterable, Mapping

Wanted = dict[str, "Wanted"]  #: the pointers that are wanted, taken apart and put together by their beginnings

_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(strict=False)


def lines(text: str, pointers: Iterable[str]) -> Mapping[str, int]:
    """The line, from 1, of each JSON Pointer that leads somewhere in a sound document."""
    wanted: Wanted = {}
    for pointer in pointers:
        node = wanted
        for part in pointer.split("/")[1:]:
            node = node.setdefault(part, {})
    found: dict[str, int] = {}
    _look(text, _past_blank(text, 0), "", wanted, found)
    starts = sorted(found.items(), key=lambda pair: pair[1])
    result, line, done = {}, 1, 0
    for pointer, start in starts:
        line += text.count("\n", done, start)
        result[pointer], done = line, start
    return result


def _look(text: str, start: int, pointer: str, wanted: Wanted, found: dict[str, int]) -> int:
    """Note where a value and those wanted in it begin; returns where it ends."""
    found[pointer] = start
    if not wanted or text[start] not in "{[":
        return _end(text, start)
    named = text[start] == "{"
    at, number = _past_blank(text, start + 1), 0
    while text[at] not in "}]":
        if named:
            key, at = _DECODER.raw_decode(text, at)
            at = _past_blank(text, _past_blank(text, at) + 1)
        part = key.replace("~", "~0").replace("/", "~1") if named else str(number)
        inner = wanted.get(part)
        at = _end(text, at) if inner is None else _look(text, at, f"{pointer}/{part}", inner, found)
        at = _past_blank(text, at)
        if text[at] == ",":
            at = _past_blank(text, at + 1)
        number += 1
    return at + 1


def _end(text: str, start: int) -> int:
    _, end = _DECODER.raw_decode(text, start)
    return end


def _past_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
