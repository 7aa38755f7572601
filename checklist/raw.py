"""What JSON holds before anything is known of it: each reader gives what it asks for, or nothing."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

Raw = dict[str, Any]
#: A month and day, unless every year has it; after the year 0 any. It begins with a hyphen, which is quickly found.
_DOUBTFUL_DAY = re.compile(
    rb"-(?=[0-9]{2}-[0-9]{2})(?:(?:00|1[3-9]|[2-9][0-9])-..|..-(?:00|3[2-9]|[4-9][0-9])|02-(?:29|3[01])|(?:0[469]|11)-31"
    rb"|(?<=0000-)..-..)"
)


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


def only_real_days(content: bytes) -> bool:
    """Whether everything in a sound submission that looks like a date is in the calendar: a look, and no more."""
    return not _is_disguised(content) and all(
        day(content[found.start() - 4 : found.end()].decode("latin-1")) is not None
        for found in _DOUBTFUL_DAY.finditer(content)
    )


def _is_disguised(content: bytes) -> bool:
    """Whether figures in it may be written by their numbers."""
    at = content.find(b"\\")
    while at >= 0:
        if content.startswith(b"u00", at + 1):
            return True
        at = content.find(b"\\", at + 2)
    return False
