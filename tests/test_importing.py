"""What comes back in a workbook: what was changed is taken over, what is wrong is told by its cell, the rest stays."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from submissions import EXAMPLE, submitted
from test_statistics import RULES
from workbooks import (
    LANGUAGES,
    NOW,
    Workbook,
    as_read,
    book,
    changed,
    imported,
    made,
    taken,
    told,
    written,
)

from checklist import cells, editing, files, importing, loading, merging, schema, translation, validation
from checklist.cells import Held, Kind, Sheet
from checklist.editing import Stamp
from checklist.entry import Field
from checklist.errors import ChecklistError
from checklist.report import entry
from checklist.rulebook import Rulebook
from checklist.spreadsheet import entering
from checklist.submission import (
    Answer,
    Citation,
    Clearance,
    Law,
    NoValue,
    PartyStatus,
    Submission,
    as_json,
)
from checklist.validation import Validator

FULL = submitted()
PARTS, FRAUD = ("standards-parts/means", "answer"), ("penalty/fraud", "answer")


def answer_after(*typed: tuple[Any, ...], language: str = "en", base: Submission = FULL) -> Submission:
    return made(imported(changed(written(base, language), *typed), base))


# Nothing typed, nothing changed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_workbook_sent_back_untouched_changes_nothing(language: str, rulebook: Rulebook) -> None:
    content = files.read(files.samples() / "fictional-state.json")
    sample = validation.read("sample", content, rulebook)
    texts = {
        name: translation.texts(name, rulebook.phrases, schema.domains(rulebook)) for name in translation.LANGUAGES
    }
    filled = entry.book(rulebook, sample, texts[language], "0.1.0", rulebook.questions)
    sheets = cells.read("sent.xlsx", entering.xlsx(filled))
    outcome = importing.taken_over(importing.read("sent.xlsx", sheets, rulebook, texts), sample, NOW, lambda: "0" * 8)
    assert (outcome.problems, outcome.taken) == ((), ())
    assert outcome.submission == sample
    assert as_json(made(outcome)) == as_json(sample)


def test_a_blank_workbook_gives_a_new_submission() -> None:
    typed = [("state", "value", "Examplia"), ("date", "value", date(2026, 3, 1)), ("nature", "value", "draft")]
    typed += [("standards", "answer", "Yes"), ("body", "value", "Ministry"), ("role", "value", "Adviser")]
    after = made(imported(changed(written(None), *typed), None))
    assert (after.state, after.date, after.nature, after.rules) == ("Examplia", "2026-03-01", "draft", "2026-01")
    answer = after.answers["standards"]
    assert (answer.value, answer.body, answer.role, answer.time) == ("yes", "Ministry", "Adviser", NOW)


def test_a_new_submission_needs_state_date_and_nature() -> None:
    outcome = imported(changed(written(None), ("state", "value", "Examplia")), None)
    assert outcome.submission is None
    assert [problem.values["entry"] for problem in outcome.problems] == [
        "Date of the law described",
        "What these answers are",
    ]


# What is typed


@pytest.mark.parametrize(
    ("question", "code", "typed", "value"),
    [
        pytest.param("standards", "answer", "No", "no", id="word"),
        pytest.param("standards", "answer", "  yes,   IN part", None, id="word in another form: as it was"),
        pytest.param("standards", "answer", "no", "no", id="code"),
        pytest.param("standards", "answer", "نَعَمْ", "yes", id="Arabic, with vowel marks"),
        pytest.param(*PARTS, "In-part", {"aims": "yes", "means": "in-part", "none": "no"}, id="option"),
        pytest.param(*PARTS, "taken back", {"aims": "yes", "none": "no"}, id="option taken back"),
        pytest.param(*FRAUD, "٣ سنوات", {"bribery": "5 years", "fraud": "3 years"}, id="Arabic digits"),
        pytest.param(*FRAUD, "life imprisonment", {"bribery": "5 years", "fraud": "life"}, id="as shown"),
        pytest.param(*FRAUD, "Do not know", {"bribery": "5 years", "fraud": "do-not-know"}, id="unknown"),
        pytest.param("in-force-since", "answer", date(2001, 2, 3), "2001-02-03", id="day"),
        pytest.param("in-force-since", "answer", "2001-02-03", "2001-02-03", id="day as text"),
        pytest.param("in-force-since", "answer", "٢٠٠١-٠٢-٠٣", "2001-02-03", id="day in Arabic digits"),
        pytest.param("practice-standards", "answer", " Never.\r\nAlmost. ", "Never.\nAlmost.", id="text"),
        pytest.param("practice-standards", "answer", 2011, "2011", id="a number in text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ar"])
def test_values(language: str, question: str, code: str, typed: object, value: object) -> None:
    question_id = question.partition("/")[0]
    after = answer_after((question, code, typed), language=language)
    others = {name: answer for name, answer in after.answers.items() if name != question_id}
    assert others == {name: answer for name, answer in FULL.answers.items() if name != question_id}
    answer, before = after.answers[question_id], FULL.answers[question_id]
    if value is None:
        assert answer == before
    else:
        assert answer.value == value
        assert (answer.citations, answer.comment) == (before.citations, before.comment)
        assert answer.edit is not None
        assert len(answer.replaces) == 1


def test_no_value() -> None:
    after = answer_after(
        ("standards", "answer", "Do not know"),
        ("federal", "answer", "Not applicable"),
        ("federal", "reason", "There are none."),
        ("regions", "answer", "لا أعرف"),
        ("penalty", "answer", "not-applicable"),
        ("penalty", "reason", "No duty."),
        ("in-force-since", "answer", "do not know"),
    )
    assert after.answers["standards"].no_value is NoValue.DO_NOT_KNOW
    assert after.answers["standards"].citations == FULL.answers["standards"].citations
    assert (after.answers["federal"].no_value, after.answers["federal"].reason) == ("not-applicable", "There are none.")
    assert after.answers["regions"].no_value is NoValue.DO_NOT_KNOW
    assert (after.answers["penalty"].value, after.answers["penalty"].no_value) == (None, "not-applicable")
    assert after.answers["in-force-since"].no_value is NoValue.DO_NOT_KNOW
    again = answer_after(("federal", "reason", "None at all."), base=after)
    assert again.answers["federal"].reason == "None at all."
    back = answer_after(("federal", "answer", "Yes"), base=after)
    assert (back.answers["federal"].value, back.answers["federal"].reason) == ("yes", "")


def test_an_empty_cell_takes_nothing_away() -> None:
    content = changed(written(FULL), ("standards", "answer", None), ("standards", "law", ""), ("early", "answer", "No"))
    outcome = imported(content, FULL)
    assert outcome.submission is not None
    assert {code for code, _ in told(outcome)} == {"cell-emptied"}
    assert all(problem.note for problem in outcome.problems)
    assert outcome.submission.answers["standards"] == FULL.answers["standards"]
    assert outcome.submission.answers["early"].value == "no"


def test_what_is_taken_back_is_marked() -> None:
    given = submitted({**{k: a.model_dump(exclude_defaults=True) for k, a in FULL.answers.items()}})
    after = answer_after(("standards", "answer", "Taken back"), ("early", "answer", "مسحوب"), base=given)
    assert after.answers.keys() == given.answers.keys() - {"standards", "early"}
    assert {name: len(marks) for name, marks in after.withdrawn.items()} == {"standards": 1, "early": 1}
    commented = answer_after(("late", "comment", "Under review."), base=given)
    assert commented.answers["late"].comment == "Under review."
    assert answer_after(("late", "comment", "taken back"), base=commented).answers["late"].comment == ""


def test_an_option_less_leaves_none_and_takes_the_answer_back() -> None:
    rows = [(f"standards-parts/{option}", "answer", "Taken back") for option in ("aims", "means", "none")]
    assert "standards-parts" not in answer_after(*rows).answers


# Law


def test_citations_beside_answers() -> None:
    after = answer_after(
        ("standards", "provision", "article 2"),
        ("early", "law", "bill"),
        ("early", "provision", "article 9"),
        ("standards-parts/means", "law", "Criminal Code"),
        ("standards-parts/means", "provision", "article 3"),
        ("penalty", "law", "code"),
        ("penalty", "provision", "article 4"),
    )
    assert after.answers["standards"].citations == (Citation(law="code", provision="article 2"),)
    assert after.answers["early"].citations == (Citation(law="bill", provision="article 9"),)
    assert after.answers["standards-parts"].citations == (
        Citation(law="code", provision="article 1"),
        Citation(law="code", provision="article 3", options=("means",)),
    )
    gone = answer_after(("standards", "law", "Taken back"), base=after)
    assert gone.answers["standards"].citations == ()


def row(key: str, kind: str, /, **typed: object) -> list[tuple[str, str, object, str]]:
    """A whole row, typed in."""
    return [(key, code, value, kind) for code, value in typed.items()]


def test_further_citations() -> None:
    after = answer_after(
        *row("+1", "further", question="Q1", law="bill", provision="article 7", quote="“In our words.”"),
        *row(
            "+2",
            "further",
            question="standards-parts",
            law="code",
            provision="article 8",
            options="Aims\nNo part is needed",
        ),
        *row("+3", "further", question=3, law="code", provision="article 9", options="means, aims"),
    )  # fmt: skip
    assert after.answers["standards"].citations[1:] == (
        Citation(law="bill", provision="article 7", quote="“In our words.”"),
    )
    more = after.answers["standards-parts"].citations[1:]
    assert [(one.provision, one.options) for one in more] == [
        ("article 8", ("aims", "none")),
        ("article 9", ("aims", "means")),
    ]
    again = answer_after(
        ("standards/2", "provision", "article 70", "further"), ("standards-parts/2", "law", "taken back"), base=after
    )
    assert again.answers["standards"].citations[1].provision == "article 70"
    assert [one.provision for one in again.answers["standards-parts"].citations] == ["article 1", "article 9"]


def test_laws_are_changed_added_and_cited_at_once() -> None:
    content = changed(
        written(FULL),
        ("bill", "status", "in force"), ("bill", "in_force", datetime(2027, 1, 1)),
        *row("+1", "register", name="Ports", title="Law on Ports", status="مشروع", link="https://laws.example/1"),
        ("early", "law", "ports"), ("early", "provision", "article 1"),
    )  # fmt: skip
    after = made(imported(content, FULL))
    assert (after.law("bill").status, after.law("bill").in_force) == ("in-force", "2027-01-01")
    ports = after.law("law-on-ports")
    assert (ports.title, ports.status, ports.link) == ("Law on Ports", "draft", "https://laws.example/1")
    assert after.answers["early"].citations == (Citation(law="law-on-ports", provision="article 1"),)
    again = made(imported(content, after))  # the same workbook once more
    assert again == after


def test_party_status_and_particulars() -> None:
    after = answer_after(
        ("example/status", "value", "party"),
        ("example/since", "value", date(2003, 9, 29)),
        ("territory", "value", "Northern Region"),
        ("nature", "value", "declared"),
    )
    assert (after.parties["example"].status, after.parties["example"].since) == ("party", "2003-09-29")
    assert (after.territory, after.nature, after.state) == ("Northern Region", "declared", FULL.state)
    assert answer_after(("territory", "value", "Taken back"), base=after).territory == ""


# Figures


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("rules")
    for name, text in RULES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return loading.load(folder)


def figures(*rows: dict[str, Any]) -> Submission:
    return submitted({"figures": {"value": list(rows)}} if rows else {}, laws=[])


CASES = {"of": "cases", "year": 2023, "count": 12}
WOMEN = {"of": "victims", "year": 2024, "count": 3, "by": {"sex": "female", "age": "child"}}


def test_figures(counted: Rulebook) -> None:
    given = figures(CASES, WOMEN)
    content = changed(
        written(given, rulebook=counted),
        ("figures/1", "count", 13), ("figures/2", "age", "Taken back"),
        ("figures/+1", "of", "Cases"), ("figures/+1", "year", "٢٠٢٤"), ("figures/+1", "count", 0.0),
    )  # fmt: skip
    outcome = imported(content, given, counted)
    assert told(outcome) == [("cell-word", "F5")]  # a group is one of the list: leaving it out is another figure
    content = changed(
        written(given, rulebook=counted),
        ("figures/1", "count", 13), ("figures/2", "count", "taken back"),
        ("figures/+1", "of", "Cases"), ("figures/+1", "year", "٢٠٢٤"), ("figures/+1", "count", 0.0),
        ("figures/+2", "of", "Victims"), ("figures/+2", "sex", "Men"), ("figures/+2", "year", 2024),
        ("figures/+2", "count", "7"),
    )  # fmt: skip
    value = made(imported(content, given, counted)).answers["figures"].value
    assert isinstance(value, tuple)
    assert [(one.of, one.year, one.count, dict(one.by)) for one in value] == [
        ("cases", 2023, 13, {}),
        ("cases", 2024, 0, {}),
        ("victims", 2024, 7, {"sex": "male"}),
    ]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        pytest.param([("figures/+1", "of", "Cases")], "figure-incomplete", id="nothing but what is counted"),
        pytest.param([("figures/1", "count", 1.5)], "cell-number", id="a part of one"),
        pytest.param([("figures/1", "count", -1)], "cell-number", id="less than none"),
        pytest.param([("figures/1", "year", 23)], "cell-year", id="two digits of a year"),
        pytest.param([("figures/2", "of", "Cases"), ("figures/2", "year", 2023)], "", id="another thing with groups"),
        pytest.param(row("figures/+1", "figures", of="Cases", year=2023, count=4), "figures-twice", id="twice"),
        pytest.param(
            [("figures/1", "count", 2), ("figures", "answer", "Do not know")], "answer-and-parts", id="and unknown"
        ),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_taken(typed: list[tuple[str, str, Any]], problem: str, counted: Rulebook) -> None:
    given = figures(CASES, WOMEN)
    outcome = imported(changed(written(given, rulebook=counted), *typed), given, counted)
    assert [code for code, _ in told(outcome)] == ([problem] if problem else [])
    if problem:
        assert outcome.submission == given


# What is wrong


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param(("standards", "answer", "yess"), "cell-word", id="a word that is not offered"),
        pytest.param(("standards", "answer", True), "cell-word", id="a truth of the spreadsheet"),
        pytest.param(("standards", "answer", "=A1"), "cell-formula", id="formula"),
        pytest.param(("standards", "comment", '=HYPERLINK("http://x")'), "cell-formula", id="formula in text"),
        pytest.param(("standards", "comment", "#N/A"), "cell-error", id="error"),
        pytest.param(("standards", "comment", "x" * 20_001), "cell-prose", id="long text"),
        pytest.param(("standards", "provision", "a\nb"), "cell-line", id="two lines"),
        pytest.param(("standards", "law", "cod"), "cell-law", id="law that is not there"),
        pytest.param(("standards", "reason", "So."), "reason-alone", id="reason alone"),
        pytest.param(("standards", "answer", "Not applicable"), "reason-missing", id="no reason"),
        pytest.param(("penalty/fraud", "answer", "many years"), "cell-penalty", id="penalty"),
        pytest.param(("penalty/fraud", "answer", "Not applicable"), "cell-penalty", id="an option has no reason"),
        pytest.param(("in-force-since", "answer", "31/12/2001"), "cell-date", id="date read in two ways"),
        pytest.param(("in-force-since", "answer", "2001-02-30"), "cell-no-such-date", id="no such day"),
        pytest.param(("early", "law", "code"), "citation-without-provision", id="law alone"),
        pytest.param(("early", "provision", "article 1"), "citation-without-law", id="provision alone"),
        pytest.param(("state", "value", "Taken back"), "cell-needed", id="no State"),
        pytest.param(("date", "value", "soon"), "cell-date", id="no date"),
        pytest.param(("language", "value", "Arabic!"), "cell-language", id="no code of a language"),
        pytest.param(("example/since", "value", "2003-01-01"), "party-without-status", id="no status"),
        pytest.param(("bill", "link", "www.example"), "cell-link", id="address"),
        pytest.param(("bill", "title", "taken back"), "cell-needed", id="title taken back"),
        pytest.param(("+1", "title", "Law", "register"), "law-without-status", id="law without status"),
        pytest.param(("+1", "name", "Law", "register"), "law-without-title", id="law without title"),
        pytest.param(("+1", "law", "code", "further"), "citation-without-question", id="citation without question"),
        pytest.param(("+1", "question", "Q99", "further"), "cell-question", id="no such question"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_wrong_is_told_by_its_cell(typed: tuple[Any, ...], code: str, language: str) -> None:
    workbook = Workbook(written(FULL, language))
    place = workbook.type(*typed)
    outcome = imported(workbook.saved(), FULL)
    assert told(outcome) == [(code, place)]
    assert outcome.submission == FULL
    (problem,) = outcome.problems
    sheet = workbook.cell(typed[0], typed[1], *typed[3:]).parent.title
    assert (problem.file, problem.values["sheet"], problem.note) == ("sent.xlsx", sheet, False)
    assert LANGUAGES[language].has(f"problem.{code}")
    assert LANGUAGES[language].has(f"cure.{code}")


def test_a_word_nearly_right_is_answered_with_the_right_one() -> None:
    (problem,) = imported(changed(written(FULL), ("standards", "answer", "Yess")), FULL).problems
    assert (problem.values["value"], problem.values["near"], problem.question) == ("Yess", "Yes", "standards")


def test_an_answer_for_all_and_for_some_rows() -> None:
    typed = [("standards-parts", "answer", "Do not know"), ("standards-parts/aims", "answer", "No")]
    assert [code for code, _ in told(imported(changed(written(FULL), *typed), FULL))] == ["answer-and-parts"]


def test_what_goes_with_an_answer_needs_one() -> None:
    none = submitted({})
    typed = [("standards", "comment", "x"), ("early", "law", "code"), ("early", "provision", "article 1")]
    outcome = imported(changed(written(none), *typed), none)
    assert [code for code, _ in told(outcome)] == ["answer-missing"] * 2
    assert outcome.submission == none


def test_good_cells_beside_wrong_ones() -> None:
    outcome = imported(changed(written(FULL), ("standards", "answer", "No"), ("early", "answer", "perhaps")), FULL)
    assert outcome.submission is not None
    assert outcome.submission.answers["standards"].value == "no"
    assert outcome.submission.answers["early"] == FULL.answers["early"]
    assert [(change.row.key, change.after) for change in outcome.taken] == [("standards", "No")]


def test_two_laws_of_one_name() -> None:
    typed = row("+1", "register", name="bill", title="T", status="draft")
    assert [code for code, _ in told(imported(changed(written(FULL), *typed), FULL))] == ["law-name-twice"]


# Sheets and rows that are not where they were


def section(workbook: Workbook) -> Any:
    return next(page for page in workbook.book.worksheets if " section " in str(page["A1"].value))


def test_rows_and_sheets_are_known_wherever_they_stand() -> None:
    workbook = Workbook(written(FULL))
    workbook.type("early", "answer", "No")
    page = section(workbook)
    page.title = "Our part"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    for at, row in enumerate(reversed(rows), 4):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value
    page.move_range(f"I1:I{page.max_row}", cols=2)  # the comments
    page.delete_rows(4)
    workbook.book.move_sheet(page, -2)
    del workbook.book["Further citations"]
    after = made(imported(workbook.saved(), FULL))
    assert after.answers["early"].value == "no"
    assert {name: a for name, a in after.answers.items() if name != "early"} == {
        name: a for name, a in FULL.answers.items() if name != "early"
    }


def test_a_row_that_stands_twice() -> None:
    workbook = Workbook(written(FULL))
    copy = workbook.book.copy_worksheet(section(workbook))
    copy.title = "Copy"
    assert made(imported(workbook.saved(), FULL)) == FULL  # twice the same is no harm
    place = workbook.type("early", "answer", "No").replace("E", "A")
    outcome = imported(workbook.saved(), FULL)
    assert told(outcome) == [("row-twice", place)]
    assert outcome.problems[0].values["other"] == section(workbook).title
    assert outcome.submission == FULL


def test_rows_that_the_workbook_never_had() -> None:
    workbook = Workbook(written(FULL))
    page = section(workbook)
    last = page.max_row
    page.cell(last + 1, 1).value = "no-such-question"
    page.cell(last + 2, 5).value = "Yes"
    page.cell(last + 3, 14).value = "a remark"
    workbook.book.create_sheet("Ours")["A1"] = "Notes"
    outcome = imported(workbook.saved(), FULL)
    assert told(outcome) == [
        ("row-unknown", f"A{last + 1}"),
        ("row-without-code", f"E{last + 2}"),
        ("cell-not-read", f"N{last + 3}"),
        ("sheet-not-read", "A1"),
    ]
    assert [problem.note for problem in outcome.problems] == [False, False, True, True]


def test_another_edition_of_the_rules() -> None:
    sheets = as_read(book(FULL))
    base = sheets[-1].rows[1][0].text

    def of(text: str) -> tuple[Sheet, ...]:
        return (*sheets[:-1], Sheet("base", (sheets[-1].rows[0], {0: Held("A2", text)})))

    other = base.replace('"2026-01"', '"2020-01"')
    assert told(taken(of(other), FULL)) == [("workbook-other-edition", "")]
    with pytest.raises(ChecklistError, match="workbook-from-other-edition"):
        taken(of(other.replace('"early"', '"earlier"')), FULL)
    for broken in ("", "{", base[:-20], base.replace('"early":', '"earlier":'), base.replace('"en"', '"xx"')):
        with pytest.raises(ChecklistError, match="workbook-none-of-ours"):
            taken(of(broken), FULL)
    with pytest.raises(ChecklistError, match="workbook-none-of-ours"):
        taken(sheets[:-1], FULL)
    newer = Sheet("base", ({0: Held("A1", "checklist-workbook 2 base")}, {}))
    with pytest.raises(ChecklistError, match="workbook-newer"):
        taken((*sheets[:-1], newer), FULL)


# What others changed meanwhile


def at(number: int) -> Stamp:
    return Stamp(edit=f"abcdef{number:02}", time="2026-11-02T00:00:00Z")


def test_an_answer_changed_on_both_sides_is_kept_twice() -> None:
    meanwhile = editing.set_value(FULL, "early", "no", at(1))
    meanwhile = editing.set_comment(meanwhile, "late", "Theirs.", at(2))
    meanwhile = editing.withdraw(meanwhile, "federal", at(3))
    meanwhile = editing.set_value(meanwhile, "regions", "in-part", at(4))
    meanwhile = editing.withdraw(meanwhile, "penalty", at(5))
    typed = [("early", "answer", "No"), ("late", "comment", "Ours."), ("standards", "answer", "Yes")]
    typed += [("federal", "answer", "No"), ("regions", "answer", "Taken back"), ("penalty", "answer", "Taken back")]
    content = changed(written(FULL), *typed)
    outcome = imported(content, meanwhile)
    assert [(problem.code, problem.question, problem.note) for problem in outcome.problems] == [
        ("answer-changed-meanwhile", question, True) for question in ("federal", "regions", "late")
    ]  # both say no to the one, and both take another back
    after = outcome.submission
    assert after is not None
    assert {name: [a.comment or a.value for a in sides] for name, sides in after.conflicts.answers.items()} == {
        "late": ["Theirs.", "Ours."],
        "federal": ["no"],
        "regions": ["in-part"],
    }
    assert after.answers.keys() == FULL.answers.keys() - {"late", "federal", "regions", "penalty"}
    assert after.withdrawn.keys() == {"federal", "regions", "penalty"}
    assert after.answers["early"] == meanwhile.answers["early"]
    assert after.answers["standards"].value == "yes"
    assert Validator.of(EXAMPLE).accepts(json.loads(as_json(after)))
    assert imported(content, after).submission == after  # and once more


def test_what_is_kept_twice_is_what_merging_would_keep() -> None:
    meanwhile = editing.set_comment(editing.set_value(FULL, "early", "no", at(1)), "late", "Theirs.", at(2))
    meanwhile = editing.withdraw(editing.withdraw(meanwhile, "federal", at(3)), "regions", at(4))
    typed = [("early", "comment", "Ours."), ("late", "comment", "Ours."), ("federal", "answer", "No")]
    content = changed(written(FULL), *typed, ("penalty", "answer", "Taken back"), ("standards", "answer", "Yes"))
    apart = made(imported(content, FULL))
    assert merging.normal(outcome_of(content, meanwhile)) == merging.merge(meanwhile, apart)


def outcome_of(content: bytes, into: Submission) -> Submission:
    after = imported(content, into).submission
    assert after is not None
    return after


def test_an_answer_that_the_submission_does_not_hold_is_added() -> None:
    less = submitted({"standards": {"value": "yes"}})
    after = made(imported(changed(written(FULL), ("early", "answer", "No")), less))
    assert after.answers["early"].value == "no"


def test_a_workbook_read_twice_changes_nothing_more() -> None:
    content = changed(written(FULL), ("early", "answer", "No"), ("late", "comment", "Ours."))
    after = made(imported(content, FULL))
    assert made(imported(content, after)) == after


def test_clearing_meanwhile_is_no_change() -> None:
    stamped = editing.set_value(FULL, "early", "no", at(1))
    content = changed(written(stamped), ("early", "answer", "Yes"))
    cleared = editing.set_clearance(stamped, "early", Clearance.CHECKED, at(2))
    after = made(imported(content, cleared)).answers["early"]
    assert (after.value, after.clearance) == ("yes", "drafted")


def test_laws_parties_and_particulars_changed_meanwhile() -> None:
    meanwhile = editing.set_law(FULL, "bill", at(1), title="Another title")
    meanwhile = editing.set_party(meanwhile, "example", PartyStatus.SIGNATORY, None, at(2))
    meanwhile = editing.describe(
        meanwhile, state=FULL.state, territory="North", date=FULL.date, nature=FULL.nature, language="en"
    )
    typed = [("bill", "title", "Ours"), ("example/status", "value", "party"), ("territory", "value", "South")]
    outcome = imported(changed(written(FULL), *typed), meanwhile)
    assert [code for code, _ in told(outcome)][-2:] == ["party-changed-meanwhile", "law-changed-meanwhile"]
    assert "about-changed-meanwhile" in [code for code, _ in told(outcome)]
    assert outcome.submission == meanwhile


def test_a_workbook_of_another_state() -> None:
    other = submitted(state="Elsewhere")
    outcome = imported(changed(written(FULL), ("early", "answer", "No")), other)
    assert told(outcome) == [("workbook-other-state", "")]


def test_an_answer_in_dispute_is_locked() -> None:
    sides = [{"value": "yes", "edit": "aaaaaaaa"}, {"value": "no", "edit": "bbbbbbbb"}]
    answers = {name: a.model_dump(exclude_defaults=True) for name, a in FULL.answers.items() if name != "early"}
    given = submitted(answers, conflicts={"answers": {"early": sides}})
    workbook = Workbook(written(given))
    cell = workbook.cell("early", "answer")
    assert cell.protection.locked
    assert made(imported(workbook.saved(), given)) == given
    cell.value = "Yes"
    assert told(imported(workbook.saved(), given)) == [("cell-closed", cell.coordinate)]


def test_what_bodies_say_to_each_other_is_not_sent() -> None:
    given = editing.say(FULL, "early", "Between us.", at(1))
    held = book(given).base
    assert "Between us." not in held
    assert made(imported(changed(written(given), ("early", "answer", "No")), given)).discussion == given.discussion


# Whatever is in it

LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e")
    .filter(lambda sign: not "\u2066" <= sign <= "\u2069"),
    max_size=12,
)  # fmt: skip
STRANGE = st.sampled_from(
    ["=1+1", "_x000D_", "_x0041_", "@a", "'b", "-", "\t=x", "Taken back", "Do not know", "12", "TRUE"]
)
TEXT = STRANGE | st.lists(LINE, max_size=3).map("\n".join)


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    """Any submission over the example rulebook."""
    answers: dict[str, Any] = {}
    laws = ("code", "bill")
    for question in EXAMPLE.questions.values():
        if not draw(st.booleans()):
            continue
        words = st.sampled_from(question.values or ("18 months", "1 year", "2 years", "life", "none", "9999 years"))
        kind = question.type.value
        if draw(st.integers(0, 5)) == 0:
            answer: dict[str, Any] = {"no_value": draw(st.sampled_from(["do-not-know", "not-applicable"]))}
            if answer["no_value"] == "not-applicable":
                answer["reason"] = draw(TEXT.filter(bool))
        elif kind in ("several", "penalties"):
            chosen = draw(st.lists(st.sampled_from(list(question.options)), min_size=1, unique=True))
            answer = {"value": {option: draw(words | st.just("do-not-know")) for option in chosen}}
        elif kind == "date":
            answer = {"value": draw(st.dates().map(date.isoformat))}
        elif kind == "text":
            answer = {"value": draw(TEXT.filter(bool))}
        else:
            answer = {"value": draw(words)}
        options = st.lists(st.sampled_from(list(question.options)), unique=True) if question.options else st.just([])
        if kind not in ("several", "penalties"):
            options = st.just([])
        cited = st.fixed_dictionaries(
            {"law": st.sampled_from(laws), "provision": STRANGE.filter(lambda t: "\t" not in t) | LINE.filter(bool),
             "options": options, "quote": TEXT}
        )  # fmt: skip
        answer["citations"] = draw(st.lists(cited, max_size=3))
        answer["comment"] = draw(TEXT)
        answers[question.id] = answer
    return submitted(json.loads(json.dumps(answers)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(given=submissions(), language=st.sampled_from(["en", "ar"]))
def test_any_submission_comes_back_as_it_was(given: Submission, language: str) -> None:
    outcome = taken(as_read(book(given, language)), given)
    assert [code for code, _ in told(outcome) if code != "cell-emptied"] == []
    assert outcome.submission == given


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(given=submissions(), language=st.sampled_from(["en", "ar"]))
def test_any_submission_comes_back_through_a_file(given: Submission, language: str) -> None:
    outcome = imported(written(given, language), given)
    assert [code for code, _ in told(outcome) if code != "cell-emptied"] == []
    assert outcome.submission == given


KINDS: tuple[Kind, ...] = ("text", "text", "text", "text", "text", "text", "formula", "error")
GARBAGE = TEXT | st.sampled_from(
    ["Yes", "No", "نعم", "5 years", "2001-01-01", "code", "Q1", "Aims", "Taken back", "2020"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_whatever_is_typed_gives_a_valid_submission_or_a_problem(data: st.DataObject) -> None:
    filled = book(FULL)
    sheets = list(as_read(filled))
    places = [
        (number, row, at)
        for number, page in enumerate(filled.pages)
        for row, one in enumerate(page.rows, 3)
        for at, cell in enumerate(one.cells, 1)
        if isinstance(cell, Field) and not (one.key.startswith("+") and int(one.key[1:]) > 2)
    ]
    typed = data.draw(st.lists(st.tuples(st.sampled_from(places), GARBAGE), min_size=1, max_size=12))
    for (number, row, at), text in typed:
        rows = [dict(held) for held in sheets[number].rows]
        kind = data.draw(st.sampled_from(KINDS))
        if cells.tidy(text):
            rows[row][at] = Held(cells.named(row, at), cells.tidy(text), kind)
        else:
            rows[row].pop(at, None)
        sheets[number] = Sheet(sheets[number].name, tuple(rows))
    outcome = taken(tuple(sheets), FULL)
    assert outcome.submission is not None
    _, problems = Validator.of(EXAMPLE).check("x", as_json(outcome.submission))
    assert [problem for problem in problems if not problem.note] == []
    for name, answer in outcome.submission.answers.items():
        assert answer == FULL.answers.get(name) or answer.edit is not None
    assert isinstance(outcome.submission.answers.get("standards", Answer()), Answer)
    assert all(isinstance(law, Law) for law in outcome.submission.laws)
