"""Stub."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """Stub."""

    title: str
