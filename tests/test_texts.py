"""Texts: filled in, counted, joined, and set apart where directions meet."""

import pytest

from checklist import texts, translation
from checklist.texts import END, FIXED, JOINER, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Texts

ENGLISH = translation.texts("en")
ARABIC = Texts(
    "ar",
    "rtl",
    {
        "seen": "انظر الوثيقة CTOC/COP/WG.4/2010/6، الفقرة 32، و{what}",
        "list.pair": "{first} و{last}",
        "list.comma": "، ",
        "list.end": "{first} و{last}",
    },
)


def test_values_are_filled_in() -> None:
    assert ENGLISH.say("error.file-is-folder", file="x") == "x is a folder. Name a file in it."


@pytest.mark.parametrize(("number", "expected"), [(1, "1 year"), (0, "0 years"), (2, "2 years")])
def test_counts(number: int, expected: str) -> None:
    assert ENGLISH.count("penalty.years", number) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(items: list[str], expected: str) -> None:
    assert ENGLISH.join(items) == expected


def test_dates_and_penalties() -> None:
    assert ENGLISH.date("2026-11-01") == "1 November 2026"
    assert [ENGLISH.penalty(word) for word in ("18 months", "1 year", "life", "none")] == [
        "18 months",
        "1 year",
        "life imprisonment",
        "no deprivation of liberty",
    ]


def test_a_key_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say("no.such.key")


def test_symbols_and_foreign_values_are_set_apart_in_arabic() -> None:
    said = ARABIC.say("seen", what="Criminal Code")
    assert f"{LEFT_TO_RIGHT}CTOC/COP/WG.4/2010/6{END}" in said
    assert f"{LEFT_TO_RIGHT}Criminal Code{END}" in said
    assert f"{LEFT_TO_RIGHT}32{END}" not in said


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("ملف (JSON) آخر", "JSON"),
        ("تاريخ (2016-03-14)", "2016-03-14"),
        ("المادة 34(2) منها", "34(2)"),
        ("انظر: checklist --help", "checklist --help"),
        ("الخيار --lang en هنا", "--lang en"),
        ("اكتب {question: q, is: [yes]} هنا", "{question: q, is: [yes]}"),
        ("اكتب \\n هنا", "\\n"),
    ],
)
def test_a_run_is_set_apart_whole_and_with_nothing_else(text: str, run: str) -> None:
    assert texts.isolate_runs(text) == text.replace(run, f"{LEFT_TO_RIGHT}{run}{END}")


def test_an_arabic_value_is_set_apart_in_english() -> None:
    assert f"{RIGHT_TO_LEFT}قانون{END}" in ENGLISH.say("error.file-is-folder", file="قانون")


@pytest.mark.parametrize("around", ["ltr", "rtl"])
def test_what_is_set_apart_is_not_set_apart_again(around: texts.Direction) -> None:
    once = texts.isolate("CTOC/COP/2018/2 وثيقة", around)
    assert texts.isolate(once, around) == once


@pytest.mark.parametrize(
    ("text", "expected"), [("12 a", "ltr"), ("م a", "rtl"), ("a م", "ltr"), ("12", "ltr"), ("(م)", "rtl")]
)
def test_direction_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert texts.direction_of(text) == expected


def test_marks_can_be_taken_out() -> None:
    assert texts.plain(f"a{LEFT_TO_RIGHT}b{END}") == "ab"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("by 31 March 2027 at the latest", "by 31~March~2027 at the latest"),
        ("article 12, paragraphs 2 (b) and 3", "article~12,~paragraphs~2~(b) and 3"),
        ("subparagraph (a) of article <b>5</b>", "subparagraph~(a) of article <b>5</b>"),
        ("في 15 تشرين الأول/أكتوبر 2026", "في 15~تشرين~الأول/|أكتوبر~2026"),
        ("from 27 to 29 January 2010", "from 27~to~29~January~2010"),
        ("Q244: Yes, in part (drafts)", "Q244:~Yes,~in~part (drafts)"),
        ("س49: نعم، جزئيا", "س49:~نعم،~جزئيا"),
        ("resolution 10/3 (draft)", "resolution~10/3~(draft)"),
        ("قرار المؤتمر 3/10، الساعة 14:45", "قرار~المؤتمر~3/10، الساعة~14:45"),
        ("في 15 آب/أغسطس 2026", "في 15~آب/|أغسطس~2026"),
        ("الفقرة الفرعية (أ) من المادة 2", "الفقرة~الفرعية~(أ)~من~المادة~2"),
        ("Law No. 9 of 2011 (in force) · resolution 10/3", "Law No.~9~of~2011 (in~force)~· resolution~10/3"),
        ("paragraph 1 (a) (ii), 5 years, 12:44 UTC", "paragraph~1~(a)~(ii), 5~years, 12:44~UTC"),
        ('الفقرة 2 (أ) من المادة <bdi dir="ltr">3</bdi>', 'الفقرة~2~(أ)~من~المادة~<bdi dir="ltr">3</bdi>'),
        ("12 answers, 2027", "12 answers, 2027"),
    ],
)
def test_dates_and_references_stay_on_one_line(text: str, kept: str) -> None:
    assert texts.kept_together(text) == kept.replace("~", FIXED).replace("|", JOINER)


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x9b31m", "\u202e", "\u2066", "\x00", "\x7f", "\r", "\ud800"])
def test_nothing_steers_a_terminal(steering: str) -> None:
    shown = texts.shown(f"a{steering}b")
    assert steering[0] not in shown
    assert shown[0] == "a"
    assert shown[-1] == "b"


def test_line_breaks_and_letters_of_every_script_stay() -> None:
    assert texts.shown("a\nقانون ñ 法") == "a\nقانون ñ 法"
