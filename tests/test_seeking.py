"""Searching the questionnaire."""

import pytest
from submissions import EXAMPLE, arabic, english, submitted

from checklist.flow import Course
from checklist.seeking import authority_of, folded, seek
from checklist.texts import Texts

COURSE = Course(EXAMPLE, submitted({}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Crimé", "crime", id="case and accents"),
        pytest.param("أحكام", "احكام", id="alef with hamza"),
        pytest.param("إجراء", "اجراء", id="alef with hamza below"),
        pytest.param("آلية", "الية", id="alef with madda"),
        pytest.param("ملجأ", "ملجا", id="at the end"),
        pytest.param("على", "علي", id="alef maqsura and ya"),
        pytest.param("هيئة", "هييه", id="hamza on ya, ta marbuta"),
        pytest.param("مؤسسة", "موسسه", id="hamza on waw"),
        pytest.param("الـقـانون", "القانون", id="stretched"),
        pytest.param("تُتخذ", "تتخذ", id="vowel marks"),
        pytest.param("المادة ١٢", "الماده 12", id="digits"),
        pytest.param("\u2066TIP\u2069", "tip", id="marks that isolate"),
        pytest.param("ﻻ", "لا", id="presentation forms"),
    ],
)
def test_what_is_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("laid DOWN", ("standards",), id="wording"),
        pytest.param("standards-parts", ("standards-parts",), id="id"),
        pytest.param("means", ("standards-parts",), id="option"),
        pytest.param("bribery", ("penalty",), id="option of a shared list"),
        pytest.param("ex-12-2", ("federal", "regions"), id="rule"),
        pytest.param("nothing of the kind", (), id="not there"),
        pytest.param("  ", (), id="no words"),
    ],
)
def test_questions_are_found(words: str, found: tuple[str, ...]) -> None:
    assert seek(COURSE, english(), words).questions[: len(found)] == found or not found
    assert bool(seek(COURSE, english(), words).questions) is bool(found)


def test_an_article_is_found_by_its_whole_number() -> None:
    assert [section.key for section in seek(COURSE, english(), "article 12").sections] == []
    assert [section.key for section in seek(COURSE, english(), "example 12").sections] == ["example-12"]
    assert seek(COURSE, english(), "2 standards").sections == ()


def test_arabic_is_found_however_it_is_spelt() -> None:
    assert seek(COURSE, arabic(), "هل يحدد القانون المعايير").questions[0] == "standards"
    assert "standards-parts" in seek(COURSE, arabic(), "الاهداف").questions


def test_only_what_is_gone_through_is_searched() -> None:
    part = Course(EXAMPLE, submitted({}), frozenset({"federal"}))
    assert seek(part, english(), "example").questions == ("federal",)


def test_an_authority_is_known_by_id_and_name() -> None:
    name = EXAMPLE.contents.authorities["justice"]
    others = dict.fromkeys((f"authority.{id}" for id in EXAMPLE.contents.authorities), "هيئة")
    texts = Texts("ar", "rtl", {**others, "authority.justice": "وزارة العدل"})
    assert authority_of(EXAMPLE, texts, name.upper()) == "justice"
    assert authority_of(EXAMPLE, texts, "وزاره العدل") == "justice"
    assert authority_of(EXAMPLE, texts, "justice") == "justice"
    assert authority_of(EXAMPLE, texts, "Ministry of Silly Walks") == "Ministry of Silly Walks"
