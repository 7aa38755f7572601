"""The glossary, and the Arabic texts held to it."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
import pytest

from checklist import files
from checklist.rule import Term
from checklist.rulebook import Rulebook

FOLDER = files.data_folder("rules") / "translations"
#: The documents whose Arabic was read, and the draft resolution, which has no symbol of its own.
DOCUMENTS = {
    "CTOC/COP/WG.4/2010/6",
    "CTOC/COP/WG.4/2022/4",
    "CTOC/COP/WG.7/2024/5",
    "CTOC/COP/2018/2",
    "10/3 (draft)",
}
MARKS = re.compile("[\u0640\u064b-\u0652\u2066-\u2069]")
ALIKE = str.maketrans("أإآىة", "اااىه")


def plain(arabic: str) -> str:
    """Arabic without marks, and with the letters that are written in more than one way written in one."""
    return MARKS.sub("", arabic).translate(ALIKE)


def stem(word: str) -> str:
    """A word without its article and its ending, which change with its place in a sentence."""
    bare = plain(word).removeprefix("ال")
    return bare.removesuffix("ه") if len(bare) > 3 else bare


def says(arabic: str, form: str) -> bool:
    """Whether an Arabic text says a term in one of its forms: every word of it, with whatever is joined to it."""
    return all(stem(word) in plain(arabic) for word in form.split())


def is_meant(english: str, term: Term) -> bool:
    return re.search(rf"\b{re.escape(term.english)}(s|es)?\b", english, re.IGNORECASE) is not None


def texts() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.ar.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgctxt, entry.msgid, entry.msgstr or entry.msgstr_plural[3]


def test_there_are_terms_and_each_stands_once(rulebook: Rulebook) -> None:
    assert len(rulebook.glossary) >= 150
    assert [e for e, n in Counter(term.english.casefold() for term in rulebook.glossary).items() if n > 1] == []


def test_each_is_attested_in_a_document_that_is_known(rulebook: Rulebook) -> None:
    assert {place for term in rulebook.glossary for place in term.attested} == DOCUMENTS


@pytest.mark.skipif(not any(FOLDER.glob("*.po")), reason="the sources of translations are not installed")
def test_translations_use_the_terms(rulebook: Rulebook) -> None:
    others = []
    for key, english, arabic in texts():
        # a longer term says what a shorter one in it means
        meant = [term for term in rulebook.glossary if is_meant(english, term)]
        for term in meant:
            within = any(term.english in other.english and term is not other for other in meant)
            if within or key in term.apart:
                continue
            if not any(says(arabic, form) for form in (term.arabic, *term.forms)):
                others.append(f"{key}: {term.english} is not {term.arabic}: {arabic}")
    assert others == []


@pytest.mark.parametrize(
    ("arabic", "form", "said"),
    [
        ("بالجماعات الإجرامية المنظمة", "جماعة إجرامية منظمة", True),
        ("والاتجار بالأشخاص", "الاتجار بالأشخاص", True),
        ("المتاجرة بالأشخاص", "الاتجار بالأشخاص", False),
    ],
)
def test_a_form_is_found_with_what_is_joined_to_it(arabic: str, form: str, said: bool) -> None:
    assert says(arabic, form) is said
