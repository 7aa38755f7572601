"""What JSON holds before anything is known of it: each reader gives what it asks for, or nothing."""

from datetime import date
from functools import lru_cache
from typing import Any

Raw = dict[str, Any]


def mapping(node: object) -> Raw:
    """The object that stands here; an empty one where there is none."""
    return node if isinstance(node, dict) else {}


def listed(node: object) -> list[Any]:
    """The list that stands here; an empty one where there is none."""
    return node if isinstance(node, list) else []


def day(value: object) -> date | None:
    """The day that a date or the beginning of a time names; None where no calendar has it."""
    return _day(value[:10]) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _day(written: str) -> date | None:
    """Many submissions name the same days."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
