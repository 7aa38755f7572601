"""Texts in a language, from the program's wording, the rulebook's phrases and their gettext translations."""

import gettext
import os
import re
from collections.abc import Iterable, Mapping
from functools import partial

from checklist.errors import ChecklistError, UsageError
from checklist.texts import Direction, Entry, Texts
from checklist.wording import (
    Wording,
    commands,
    consistency,
    form,
    formats,
    general,
    guidance,
    interview,
    joining,
    merging,
    migrating,
    pictures,
    plan,
    problems,
    report,
    roundtrip,
    validating,
)

LANGUAGES: Mapping[str, Direction] = {"en": "ltr", "ar": "rtl"}
PROGRAM = "program"  #: the translation file of the program's own texts


def program_wording() -> Wording:
    """Every text of the program in English."""
    tables = (
        general,
        commands,
        problems,
        interview,
        report,
        plan,
        pictures,
        form,
        formats,
        consistency,
        guidance,
        joining,
        merging,
        migrating,
        roundtrip,
        validating,
    )
    return {key: text for table in tables for key, text in table.TEXTS.items()}


def screen_texts(language: str) -> Texts:
    """The program's own texts; English where the language asked for is not there or not compiled yet."""
    try:
        return texts(language)
    except ChecklistError:
        return texts("en")


def texts(language: str, phrases: Mapping[str, str] | None = None, domains: Iterable[str] = ()) -> Texts:
    """The program's texts, and the phrases of a rulebook, in a language; UsageError if there is no such language.

    `domains` are the translation files that the phrases come from. ChecklistError if a text is not translated.
    """
    if language not in LANGUAGES:
        raise UsageError("language-unknown", language=language, known=", ".join(LANGUAGES))
    wording, phrases = program_wording(), phrases or {}
    if language == "en":
        entries: dict[str, Entry] = {key: _english(text) for key, text in wording.items()}
        return Texts("en", "ltr", {**entries, **{key: _quoted(text) for key, text in phrases.items()}})
    catalog = _catalog(PROGRAM, language)
    for domain in domains:
        catalog.add_fallback(_catalog(domain, language))
    catalog.add_fallback(_Untranslated())
    entries = {key: _translated(key, text, catalog) for key, text in {**wording, **phrases}.items()}
    return Texts(language, LANGUAGES[language], entries)


def _english(text: str | tuple[str, str]) -> Entry:
    if isinstance(text, str):
        return _printed(text)
    forms = [_printed(form) for form in text]
    return lambda number: forms[number != 1]


def _printed(text: str) -> str:
    """With the apostrophe as printers set it: texts are written with the one on the keyboard."""
    return text.replace("'", "’")


def _quoted(phrase: str) -> str:
    """As `_printed`, and with such quotation marks; the program's texts show some that are to be typed as they are."""
    return re.sub('"([^"]*)"', r"“\1”", _printed(phrase))


class _Untranslated(gettext.NullTranslations):
    """Where the search for a translation ends: English is never shown in its place."""

    def pgettext(self, context: str, message: str) -> str:
        raise ChecklistError("translation-missing", key=context)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        raise ChecklistError("translation-missing", key=context)


def _translated(key: str, text: str | tuple[str, str], catalog: gettext.GNUTranslations) -> Entry:
    """The translation of a text under its key (msgctxt), or what gives its plural form."""
    if isinstance(text, str):
        return catalog.pgettext(key, text)
    catalog.npgettext(key, *text, 1)
    return partial(catalog.npgettext, key, *text)


def _catalog(domain: str, language: str) -> gettext.GNUTranslations:
    from checklist import files  # English needs no file, and its help starts the sooner

    folder = files.data_folder("rules") / "translations"
    compiled, source = (folder / f"{domain}.{language}.{kind}" for kind in ("mo", "po"))
    newer = source.exists() and compiled.exists() and source.stat().st_mtime > compiled.stat().st_mtime
    if newer or not compiled.exists():
        raise ChecklistError("translation-not-compiled", file=os.fspath(compiled))
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)
