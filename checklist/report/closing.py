"""Links lead only to what is printed: at a lesser depth, one to what was left out becomes plain words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from checklist.document import CitationLine, Document, Link

Value = TypeVar("Value")


def closed(document: Document) -> Document:
    """The document without links to places that it does not have."""
    return _closed(document, frozenset((*_anchors(document), "summary")))


def _anchors(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _anchors(item)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name == "anchor":
                yield held
            else:
                yield from _anchors(held)


def _closed(value: Value, anchors: frozenset[str]) -> Value:
    """A value with the targets in it that lead nowhere made empty; the value itself where there is none."""
    if isinstance(value, tuple):
        items = tuple(_closed(item, anchors) for item in value)
        return cast(Value, items) if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Link | CitationLine):
        is_dead = value.target.startswith("#") and value.target[1:] not in anchors
        value = cast(Value, replace(value, target="")) if is_dead else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for field in fields(value):
        held = getattr(value, field.name)
        kept = _closed(held, anchors)
        if kept is not held:
            changed[field.name] = kept
    return replace(value, **changed) if changed else value
