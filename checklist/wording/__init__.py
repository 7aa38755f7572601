"""The program's own texts in English, by key; a pair is a singular and a plural. Translations follow them by key."""

from collections.abc import Mapping

Wording = Mapping[str, str | tuple[str, str]]
