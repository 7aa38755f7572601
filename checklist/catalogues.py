"""The sources of translations (gettext PO): what in them is missing, stale or left over."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

from checklist.problem import Problem
from checklist.rulebook import Rulebook
from checklist.translation import LANGUAGES, PROGRAM, program_wording
from checklist.wording import Wording


def wanted(rulebook: Rulebook) -> Mapping[str, Wording]:
    """The English texts that each translation file must hold, by key."""
    found: dict[str, dict[str, str | tuple[str, str]]] = {PROGRAM: dict(program_wording())}
    for domain, key, text in rulebook.phrases_by_domain():
        found.setdefault(domain, {})[key] = text
    return found


def problems(folder: Path, rulebook: Rulebook) -> Iterator[Problem]:
    """Every text that a translation in a folder of PO files lacks, has from an older English one, or has in vain."""
    for language in sorted(set(LANGUAGES) - {"en"}):
        for domain, texts in wanted(rulebook).items():
            yield from _in_file(folder / f"{domain}.{language}.po", texts)


def _in_file(path: Path, texts: Wording) -> Iterator[Problem]:
    name = os.fspath(path)
    file = polib.pofile(name) if path.exists() else polib.POFile()
    entries = {entry.msgctxt: entry for entry in file}
    for key, entry in entries.items():
        if key not in texts:
            yield Problem(name, "translation-left-over", line=entry.linenum or 0, values={"key": key})
    for key, text in texts.items():
        found = entries.get(key)
        code = fault(found, text)
        if code:
            yield Problem(name, code, line=(found.linenum or 0) if found else 0, values={"key": key})


def fault(entry: polib.POEntry | None, english: str | tuple[str, str]) -> str:
    """What is wrong with the entry of a text, as the code of a problem; nothing where all is well."""
    single, plural = (english, "") if isinstance(english, str) else english
    if entry is None:
        return "translation-absent"
    if entry.fuzzy or (entry.msgid, entry.msgid_plural) != (single, plural):
        return "translation-stale"
    done = all(entry.msgstr_plural.values()) if plural else entry.msgstr
    return "" if done else "translation-absent"
