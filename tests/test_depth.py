"""One report at three depths: each complete in itself, with what it promises to hold and no more."""

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import page
import pikepdf
import pytest
from generated import answers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from submissions import ANSWERS, CITED, EXAMPLE, arabic, assessed, english, reported, submitted
from test_rendering import HOSTILE, Page, every_field
from test_report import leaves, links, listed, provisions, questions

from checklist import files, loading, printing, rendering, schema, translation, validation
from checklist.conditions import LIFE, Fact, Scalar
from checklist.document import CitationLine, Document
from checklist.observations import Observations, observe
from checklist.question import BY_OPTION, QuestionType
from checklist.report import Depth
from checklist.report.labels import Labels, shortened
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts

REAL = loading.load()
LESS = (Depth.SUMMARY, Depth.ANALYSIS)
FIRST = 8  #: as many measures at most stand in the summary
PAGES = 4
LONGEST = 500  #: characters of a name
quick = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def word(value: Scalar) -> str:
    """The word that a submission writes for a value."""
    return {0: "none", LIFE: "life"}.get(value, f"{value} months") if isinstance(value, int) else value


def given_to(rulebook: Rulebook, known: Mapping[Fact, Scalar]) -> dict[str, Any]:
    """The answers that state these facts."""
    answers: dict[str, Any] = {}
    for fact, value in known.items():
        question = rulebook.questions[fact.question]
        answer = answers.setdefault(fact.question, {"value": {}})
        if question.type in BY_OPTION:
            answer["value"][fact.option] = word(value)
        else:
            answer["value"] = word(value)
    return answers


def refused(rulebook: Rulebook) -> dict[str, Any]:
    """No to every question that can be answered so, and no penalty for anything."""
    known: dict[Fact, Scalar] = {}
    for question in rulebook.questions.values():
        for fact in question.facts:
            if "no" in question.values:
                known[fact] = "no"
            if question.type in (QuestionType.PENALTY, QuestionType.PENALTIES):
                known[fact] = 0
    return given_to(rulebook, known)


def sample() -> Submission:
    """The fictional State."""
    return validation.load(files.samples() / "fictional-state.json", REAL)


def named_at_length() -> Submission:
    """The same with every name as long as a name can be: of the State, of its laws, of who is responsible."""
    long = ("Ministry of the Interior and of Local Government " * 11)[:LONGEST].strip()
    base = sample()
    answers = {
        id: answer.model_copy(
            update={"body": long, "planned": answer.planned and answer.planned.model_copy(update={"body": long})}
        )
        for id, answer in base.answers.items()
    }
    laws = tuple(law.model_copy(update={"title": long, "territory": long}) for law in base.laws)
    return base.model_copy(update={"state": long, "territory": long, "answers": answers, "laws": laws})


CASES = {
    "the fictional State": sample,
    "no to everything": lambda: submitted(refused(REAL), laws=[]),
    "nothing answered": lambda: submitted({}, laws=[]),
    "long names": named_at_length,
}
STATES = tuple(CASES)[:3]


def said(language: str) -> Texts:
    """The project's texts."""
    return translation.texts(language, REAL.phrases, schema.domains(REAL))


@cache
def made(name: str, depth: Depth, language: str = "en") -> Document:
    """The report on a case."""
    return reported(CASES[name](), said(language), REAL, depth)


def observed(given: Submission, rulebook: Rulebook) -> Observations:
    return observe(rulebook, given, assessed(given, rulebook))


def check_links(document: Document) -> None:
    """No link leads nowhere, in the values and on the page."""
    source = Page(rendering.html(document))
    ids = source.values("id")
    assert len(ids) == len(set(ids))
    targets = {link.target for link in links(document)} | {line.target for line in cited(document)}
    within = {target.removeprefix("#") for target in {*targets, *source.values("href")} if target.startswith("#")}
    assert within <= set(ids)
    assert "" not in source.values("href")


def cited(document: Document) -> list[CitationLine]:
    """Every citation under articles and in notes."""
    sections = [section for part in document.parts for section in part.sections]
    full = [citation for section in sections for entry in section.questions for citation in entry.citations]
    return full + [note.citation for section in sections for note in section.notes]


@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("name", STATES)
def test_no_link_leads_nowhere(name: str, depth: Depth) -> None:
    check_links(made(name, depth))


@quick
@given(data=st.data())
@pytest.mark.parametrize("depth", list(Depth))
def test_no_link_leads_nowhere_whatever_is_answered(depth: Depth, data: st.DataObject) -> None:
    check_links(reported(submitted(given_to(EXAMPLE, data.draw(answers(EXAMPLE)))), depth=depth))


def test_everything_has_its_place_in_the_record() -> None:
    """There no link has to become plain words."""
    for name in STATES:
        document = made(name, Depth.RECORD)
        assert [link.text for link in links(document) if not link.target] == []
        assert [line.law.text for line in cited(document) if not line.target] == []


@pytest.mark.parametrize("name", STATES)
def test_the_record_holds_everything(name: str) -> None:
    document = made(name, Depth.RECORD)
    unasked = {line.anchor.removeprefix("q-") for part in document.parts for s in part.sections for line in s.not_asked}
    printed = questions(document)
    assert {*printed, *unasked} == set(REAL.questions)
    assert not unasked & printed.keys()
    assert list(provisions(document)) == [rule.id for rule in REAL.rules.values() if not rule.recorded]
    assert document.annex is not None
    recorded = {row.anchor for prose in document.annex.prose for row in prose.rows if row.anchor}
    assert recorded == {f"r-{rule.id}" for rule in REAL.rules.values() if rule.recorded}
    assert document.annex.glossary is not None
    assert not any(section.answers or section.notes for part in document.parts for section in part.sections)


def check_analysis(given: Submission, rulebook: Rulebook) -> None:
    """The analysis has what is not met, with every suggestion, and nothing that is met."""
    texts = english(rulebook)
    document, found = reported(given, texts, rulebook, Depth.ANALYSIS), observed(given, rulebook)
    labels = Labels(rulebook, given, texts)
    shortfalls = {one.rule_id: one for one in (*found.gaps, *found.challenges, *found.recommendations)}
    entries = provisions(document)
    assert list(entries) == [rule_id for rule_id in rulebook.rules if rule_id in shortfalls]
    for rule_id, one in shortfalls.items():
        entry = entries[rule_id]
        assert entry.verdict == labels.verdict(rulebook.rules[rule_id].strength, one.outcome)
        assert (entry.elements, entry.recommended) == ("", ())
        for element in one.elements:
            option = labels.option(Fact(element.question or "", element.option)) if element.option else "-"
            lacks, suggests = labels.gap(element, rule_id), labels.suggestion(element)
            assert any(lacks in part.text or option in part.text for part in entry.unmet), (rule_id, element.id)
            assert any(suggests in part.suggestion or option in part.suggestion for part in entry.unmet), rule_id
    elements = [element for one in shortfalls.values() for element in one.elements]
    decisive = {fact.question for element in elements for fact in (*element.failing, *element.missing)}
    decisive |= {change.fact.question for element in elements for way in element.ways for change in way}
    findings = [finding for finding in assessed(given, rulebook).findings if finding.rule_id in shortfalls]
    opened = {question for finding in findings for question in finding.opens}
    sections = [section for part in document.parts for section in part.sections]
    anchors = [line.anchor for section in sections for line in section.answers]
    anchors += [line.anchor for section in sections for line in section.not_asked]
    printed = [anchor.removeprefix("q-") for anchor in anchors]
    assert len(printed) == len(set(printed))
    assert set(printed) == decisive | opened
    assert not any(section.questions for section in sections)


@pytest.mark.parametrize("name", STATES)
def test_the_analysis_holds_what_is_not_met_and_nothing_else(name: str) -> None:
    check_analysis(CASES[name](), REAL)


@quick
@given(data=st.data())
def test_the_analysis_holds_what_is_not_met_whatever_is_answered(data: st.DataObject) -> None:
    check_analysis(submitted(given_to(EXAMPLE, data.draw(answers(EXAMPLE)))), EXAMPLE)


def test_an_article_under_which_all_is_met_is_not_in_the_analysis() -> None:
    met: dict[str, Any] = {"standards": {"value": "yes"}, "standards-reviewed": {"value": "yes"}}
    met |= {"standards-parts": {"value": {"aims": "yes", "means": "yes"}}, "federal": {"value": "no"}}
    met |= {"penalty": {"value": {"bribery": "5 years", "fraud": "5 years"}}}
    met |= {"early": {"value": "yes"}, "late": {"value": "yes"}}
    document = reported(submitted(met), depth=Depth.ANALYSIS)
    assert document.parts == ()
    assert document.plan is not None
    assert (document.plan.groups, document.plan.lead) == ((), "No measure is called for by what is known.")
    assert document.summary.first is not None
    assert document.summary.first.measures == ()


def test_what_the_state_describes_stands_in_the_analysis_too() -> None:
    notes = {
        "difficulties": "Few reviewers.",
        "assistance": [{"field": "data", "text": "A database."}],
        "good_practices": [{"text": "A joint unit.", "citations": CITED}],
    }
    document = reported(submitted({}, articles={"example-12": notes}), depth=Depth.ANALYSIS)
    assert listed(document, "good-practices") == ["A joint unit."]
    assert listed(document, "assistance") == ["Collection of data and research", "A database."]
    assert "Few reviewers." in leaves(document)


def test_an_answer_in_short_says_what_it_lacks_and_notes_its_law_once() -> None:
    both = [*CITED, {"law": "code", "provision": "article 2", "options": ["means"], "quote": "No means."}]
    parts = {"value": {"aims": "yes", "means": "no", "none": "no"}, "citations": both, "body": "Ministry of Justice"}
    document = reported(submitted({**ANSWERS, "standards-parts": parts}), depth=Depth.ANALYSIS)
    (section,) = document.parts[0].sections
    lines = {line.anchor: line for line in section.answers}
    assert lines["q-standards"].answer == "Yes, in part"
    assert lines["q-standards-parts"].answer == "No (Means; No part is needed)"
    assert lines["q-standards-parts"].body is not None
    assert [(note.number, note.citation.provision.text) for note in section.notes] == [
        ("1", "article 1"),
        ("2", "article 2"),
    ]
    assert [link.text for link in lines["q-standards"].notes] == ["1"]
    assert [link.text for link in lines["q-standards-parts"].notes] == ["1", "2"]
    assert lines["q-penalty"].answer == "18 months (Fraud)"


@pytest.mark.parametrize("name", STATES)
def test_the_summary_names_the_measures_that_come_first(name: str) -> None:
    short, analysis = made(name, Depth.SUMMARY), made(name, Depth.ANALYSIS)
    assert (short.parts, short.listings, short.plan, short.annex, short.contents) == ((), (), None, None, None)
    assert analysis.plan is not None
    measures = [entry for group in analysis.plan.groups for entry in group.measures]
    assert short.summary.first is not None
    lines = short.summary.first.measures
    assert [line.number.text for line in lines] == [entry.number for entry in measures[: len(lines)]]
    assert len(lines) == len(measures) or 0 < len(lines) <= FIRST
    for line, entry in zip(lines, measures, strict=False):
        assert line.text.startswith(shortened(entry.points[0], 150))
        assert len(line.text) < 200
    rest = len(measures) - len(lines)
    assert re.findall(r"\d+", short.summary.first.more) == ([str(rest)] if rest else [])


@pytest.mark.parametrize("depth", list(Depth))
def test_every_depth_says_which_it_is_and_counts_alike(depth: Depth) -> None:
    document, whole = reported(submitted(), depth=depth), reported(submitted())
    name = {"summary": "Summary", "analysis": "Analysis", "record": "Full record"}[depth]
    assert document.cover.kind == f"Internal self-assessment · {name}"
    assert document.title.endswith(name)
    assert document.summary.tables == whole.summary.tables
    assert [note.text for note in document.summary.notes] == [note.text for note in whole.summary.notes]
    assert document.cover.notices == whole.cover.notices
    if depth is Depth.ANALYSIS:
        assert document.plan is not None
        assert whole.plan is not None
        assert document.plan.groups == whole.plan.groups


@pytest.mark.parametrize("depth", LESS)
@pytest.mark.parametrize("texts", [english, arabic])
def test_lesser_depths_are_accessible_too(depth: Depth, texts: Callable[[], Texts]) -> None:
    given = every_field(lambda name: f"Words of {name}.")
    pdf = printing.pdf(reported(given, texts(), depth=depth))
    found = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []


@pytest.mark.parametrize("depth", LESS)
def test_hostile_text_comes_out_as_text_at_every_depth(depth: Depth) -> None:
    whole = " ".join(HOSTILE)
    document, harmless = reported(lacking(whole), depth=depth), reported(lacking("word"), depth=depth)
    found = Page(rendering.html(document))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in Page(rendering.html(harmless)).tags]
    assert HOSTILE[0] in found.words


def lacking(words: str) -> Submission:
    """A submission that lacks some things, with these words wherever a State writes what a lesser depth prints."""
    law = {"law": "code", "provision": words, "quote": words}
    told = {"citations": [law], "body": words, "planned": {"body": words, "text": words}}
    answers = {**ANSWERS, "standards": {"value": "in-part", **told}, "standards-reviewed": {"value": "no", **told}}
    return submitted(
        {id: answer for id, answer in answers.items() if id != "standards-parts"},
        state=words,
        laws=[{"id": "code", "title": words, "status": "in-force"}],
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", CASES)
def test_the_summary_keeps_to_its_pages(name: str, language: str) -> None:
    with pikepdf.open(io.BytesIO(printing.pdf(made(name, Depth.SUMMARY, language)))) as pdf:
        assert len(pdf.pages) <= PAGES


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("A law.", 6, "A law."),
        ("A law on it.", 8, "A law…"),
        ("A law, on it.", 8, "A law…"),
        ("W" * 9, 5, "WWWWW…"),
    ],
)
def test_what_is_long_is_cut_at_a_space(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected
