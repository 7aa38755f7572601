"""Every text a person reads exists in every language, up to date, with everything that is filled in."""

import ast
import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import polib
import pytest

import checklist
from checklist import catalogues, files, loading, schema, translation, wording
from checklist.errors import UsageError
from checklist.rulebook import Rulebook
from checklist.texts import END, LEFT_TO_RIGHT, Texts

FIELD = re.compile(r"\{[a-z_]*\}")
FOLDER = Path(checklist.__file__).parent.parent / "rules" / "translations"
LANGUAGES = sorted(set(translation.LANGUAGES) - {"en"})
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0640\u064b-\u0650\u0652]")


def test_no_text_is_worded_twice() -> None:
    """Of two texts under one key, one would never be seen."""
    modules = [import_module(f"checklist.wording.{module.name}") for module in pkgutil.iter_modules(wording.__path__)]
    counts = Counter(key for module in modules for key in module.TEXTS)
    assert [key for key, number in counts.items() if number > 1] == []
    assert counts.keys() == translation.program_wording().keys()


@pytest.mark.skipif(not FOLDER.exists(), reason="the sources of translations are not installed")
def test_no_translation_is_missing_or_stale(rulebook: Rulebook) -> None:
    assert list(catalogues.problems(FOLDER, rulebook)) == []


@pytest.mark.skipif(not FOLDER.exists(), reason="the sources of translations are not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_things(rulebook: Rulebook, language: str) -> None:
    wrong = []
    for domain in catalogues.wanted(rulebook):
        for entry in polib.pofile(str(FOLDER / f"{domain}.{language}.po")):
            wanted = set(FIELD.findall(entry.msgid + entry.msgid_plural))
            for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
                # a form for one or two may say the number in a word
                if set(FIELD.findall(text)) | {"{n}"} != wanted | {"{n}"} or (
                    not entry.msgid_plural and "{n}" in wanted ^ set(FIELD.findall(text))
                ):
                    wrong.append(f"{entry.msgctxt}: {text}")
    assert wrong == []


@pytest.mark.skipif(not FOLDER.exists(), reason="the sources of translations are not installed")
def test_arabic_texts_hold_no_marks_that_break_extraction(rulebook: Rulebook) -> None:
    """Vowel marks and tanwin come back torn from a PDF, and direction is set by the program, not by the translator.

    Only shadda stays, where a word would be misread without it; and the letter (هـ) of a paragraph is written as in the
    Arabic of the United Nations.
    """
    wrong = []
    for domain in catalogues.wanted(rulebook):
        for entry in polib.pofile(str(FOLDER / f"{domain}.ar.po")):
            for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
                if MARKS.search(text.replace("(هـ)", "")):
                    wrong.append(f"{entry.msgctxt}: {text}")
    assert wrong == []


def test_a_language_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        translation.texts("tlh")
    assert caught.value.code == "language-unknown"


@pytest.mark.parametrize("language", sorted(translation.LANGUAGES))
def test_every_text_can_be_had(rulebook: Rulebook, language: str) -> None:
    texts = translation.texts(language, rulebook.phrases, schema.domains(rulebook))
    assert texts.entries.keys() >= rulebook.phrases.keys()


def arabic() -> Texts:
    rulebook = loading.load()
    return translation.texts("ar", rulebook.phrases, schema.domains(rulebook))


def test_english_is_printed_with_the_marks_of_printers() -> None:
    texts = translation.texts("en", {"a": 'Answer "no" to the State\'s "in part".'})
    assert texts.say("a") == "Answer “no” to the State’s “in part”."
    assert texts.say("clearance.checked") == "checked by the body’s lawyer"
    assert '"name":' in texts.say("cure.json-name")


def test_arabic_counts_in_its_six_forms() -> None:
    forms = {number: arabic().count("penalty.years", number) for number in (0, 1, 2, 3, 11, 100)}
    assert len(set(forms.values())) >= 5


def test_values_and_symbols_in_arabic_are_set_apart() -> None:
    said = arabic().say("error.file-missing", file="/tmp/a b.json")
    assert f"{LEFT_TO_RIGHT}/tmp/a b.json{END}" in said


def test_every_text_of_the_program_is_used_and_every_text_used_is_there() -> None:
    """Keys are looked for in the source; a key made of parts is found by its beginning."""
    keys = set(translation.program_wording())
    whole, starts = set(), set()
    package = Path(checklist.__file__).parent
    for path in package.rglob("*.py"):
        if "wording" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and "." in str(first.value):
                    starts.add(str(first.value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    codes = {f"{kind}.{word}" for kind in ("error", "problem", "cure") for word in whole}
    unused = {
        key
        for key in keys - whole - codes
        if not any(key.startswith(start) for start in starts | {"problem.wrong-type-", "problem.bad-", "cure."})
    }
    assert unused == set()


def test_the_data_folder_of_translations_is_there() -> None:
    assert any((files.data_folder("rules") / "translations").glob("*.mo"))
