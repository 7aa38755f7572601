"""Every string of the report, before anything is laid out."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from submissions import ANSWERS, CITED, EXAMPLE, arabic, english, reported, submitted

from checklist import schema, translation
from checklist.conditions import Fact, Is
from checklist.document import Annex, Document, Link, ProvisionEntry, QuestionEntry, Row, Written
from checklist.finding import Change, Outcome
from checklist.question import BY_OPTION
from checklist.report import Depth
from checklist.report.labels import Labels, clean, outcome_key
from checklist.rule import GRADED, Cluster, Strength
from checklist.rulebook import Chapter, Rulebook
from checklist.submission import Submission
from checklist.texts import ISOLATES
from checklist.translation import program_wording


def leaves(value: object) -> Iterator[str]:
    """Every string of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))


def links(value: object) -> Iterator[Link]:
    """Every link of a document."""
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from links(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from links(getattr(value, field.name))


def questions(document: Document) -> dict[str, QuestionEntry]:
    return {
        entry.anchor.removeprefix("q-"): entry
        for part in document.parts
        for section in part.sections
        for entry in section.questions
    }


def provisions(document: Document) -> dict[str, ProvisionEntry]:
    return {
        entry.anchor.removeprefix("p-"): entry
        for part in document.parts
        for section in part.sections
        for entry in section.provisions
    }


def annex(document: Document) -> Annex:
    """What stands at the end."""
    assert document.annex is not None
    return document.annex


def listed(document: Document, name: str) -> list[str]:
    """The texts of one list."""
    every = [listing for part in document.listings for listing in part.listings]
    listing = next(one for one in every if one.anchor == f"list-{name}")
    return [point.text.text if not isinstance(point.text, str) else point.text
            for item in listing.items for point in item.points]  # fmt: skip


def test_no_field_is_left_unfilled_and_no_key_is_shown() -> None:
    keys = {*program_wording(), *EXAMPLE.phrases}
    for document in (reported(submitted()), reported(submitted({})), reported(submitted(), arabic())):
        for text in leaves(document):
            assert "{" not in text
            assert text not in keys


def test_the_cover_says_what_the_report_is_and_is_not() -> None:
    cover = reported(submitted(territory="Northern Region")).cover
    assert cover.kind == "Internal self-assessment · Full record"
    assert cover.state == Written("Republic of Examplia", "en", "ltr")
    assert cover.territory == Written("Northern Region", "en", "ltr")
    assert cover.nature == "Exercise on a fictional State"
    assert Row("Date of the report", "1 November 2026") in cover.rows
    assert Row("Edition of the rules", "2026-01") in cover.rows
    assert any("not an outcome of the Mechanism" in notice for notice in cover.notices)
    assert any("the project’s own" in notice for notice in cover.notices)


@pytest.mark.parametrize("nature", ["declared", "draft", "illustrative", "exercise"])
def test_every_page_says_what_the_answers_are(nature: str) -> None:
    document = reported(submitted(nature=nature))
    assert document.cover.nature in document.footer
    assert "not an outcome of the review mechanism" in document.footer
    assert document.cover.caution


def test_totals_are_by_outcome_within_strength() -> None:
    table = reported(submitted()).summary.tables[0]
    duties = table.rows[0]
    assert duties.label == "Duty"
    assert [cell.number if cell else None for cell in duties.cells] == ["0", "1", "0", "0", "0"]
    consider = next(row for row in table.rows if row.label == "Duty to consider")
    assert [cell.verdict.text if cell else None for cell in consider.cells] == [
        "Adopted, or considered and not adopted",
        None,
        "Never considered",
        "Not applicable",
        "Undetermined",
    ]
    assert not any("%" in text for text in leaves(reported(submitted()).summary))


def test_the_summary_counts_what_is_lacking_and_says_where_it_stands() -> None:
    bill = [{"law": "bill", "provision": "clause 2"}]
    answers = {**ANSWERS, "late": {"value": "yes", "citations": bill}, "regions": {"no_value": "do-not-know"}}
    notes = {"assistance": [{"field": "data", "text": "A database."}]}
    document = reported(submitted(answers, articles={"example-12": notes}))
    assert document.summary.notes == (
        Link("2 provisions that bind, or would bind, the State are not or not wholly implemented", "#list-gaps"),
        Link("3 provisions and recommendations are undetermined", "#undetermined"),
        Link("1 answer rests only on law not in force and counts as unknown", "#list-pending"),
        Link("3 answers cite no law", "#list-uncited"),
        Link("1 need for technical assistance is recorded", "#list-assistance"),
    )


@pytest.mark.parametrize("strength", list(Strength))
def test_every_outcome_has_words_and_a_mark(strength: Strength) -> None:
    texts = arabic()
    for outcome in Outcome:
        if outcome is not Outcome.PARTIALLY_IMPLEMENTED or strength in GRADED:
            assert texts.has(outcome_key(strength, outcome))


def test_each_question_is_printed_once_under_a_stable_number() -> None:
    full, empty = reported(submitted()), reported(submitted({}))
    numbers = {id: entry.number for id, entry in questions(full).items()}
    assert list(numbers.values()) == [f"Q{n}" for n in range(1, 12)]
    for part in empty.parts:
        for section in part.sections:
            for line in section.not_asked:
                assert numbers[line.anchor.removeprefix("q-")] == line.number


def test_boxes_show_the_answer() -> None:
    found = questions(reported(submitted()))
    assert [(box.text, box.ticked) for box in found["standards"].boxes] == [
        ("Yes", False),
        ("Yes, in part", True),
        ("No", False),
    ]
    parts = {option.label: [box.ticked for box in option.boxes] for option in found["standards-parts"].options}
    assert parts == {
        "Aims": [True, False, False],
        "Means": [False, False, True],
        "No part is needed": [False, False, True],
    }
    assert [option.answer for option in found["penalty"].options] == ["5 years", "18 months"]
    assert found["in-force-since"].answer == "31 December 1999"
    assert found["practice-standards"].prose == Written("Standards are read out once a year.", "en", "ltr")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        pytest.param(None, "Not answered yet", id="nothing"),
        pytest.param({"no_value": "do-not-know"}, "Do not know", id="do not know"),
        pytest.param({"no_value": "not-applicable", "reason": "No regions."}, "Declared not applicable", id="declared"),
        pytest.param({"comment": "Being looked into."}, "Not answered yet", id="a comment alone"),
    ],
)
@pytest.mark.parametrize("question", ["federal", "penalty", "practice-standards"])
def test_no_answer_is_said_in_words(question: str, answer: Any, shown: str) -> None:
    entry = questions(reported(submitted({question: answer} if answer else {})))[question]
    by_option = EXAMPLE.questions[question].type in BY_OPTION
    if by_option and "no_value" not in (answer or {}):
        assert {option.answer for option in entry.options} == {shown}
    else:
        assert ([box.text for box in entry.boxes if box.ticked] or [entry.answer]) == [shown]
    assert not any(box.ticked for box in entry.boxes if box.text != "Do not know")


def test_a_provision_says_that_an_element_it_cannot_do_without_is_not_met() -> None:
    others = {"standards-parts": {"value": {"aims": "yes", "means": "yes"}}, "standards-reviewed": {"value": "yes"}}
    said = {}
    for word in ("no", "in-part"):
        given = submitted({"standards": {"value": word}, **others})
        said[word] = provisions(reported(given))["ex-12-1"].because
    assert said == {"no": english().say("report.because.essential"), "in-part": ""}


@pytest.mark.parametrize(
    ("exists", "considered", "is_told"),
    [("no", "yes", True), (None, "yes", True), ("yes", "yes", False), ("yes", "no", False), ("no", "in-part", False)],
)
def test_a_recommendation_says_that_it_is_followed_by_consideration_alone(
    rulebook: Rulebook, exists: str | None, considered: str, is_told: bool
) -> None:
    answers: dict[str, Any] = {"trafficking-steps-considered": {"value": {"use-offence": considered}}}
    if exists:
        answers["use-of-victims-services"] = {"value": exists}
    entry = provisions(reported(submitted(answers), english(rulebook), rulebook))["cop-10-3-13-c"]
    assert entry.because == (english().say("report.because.considered") if is_told else "")


def test_what_a_treaty_asks_to_be_considered_says_so_in_its_outcome(rulebook: Rulebook) -> None:
    given = submitted({"victim-stay": {"value": "no"}, "victim-stay-considered": {"value": "yes"}})
    assert provisions(reported(given, english(rulebook), rulebook))["tip-7-1"].because == ""


def test_options_of_which_none_is_known_say_so() -> None:
    given = submitted({"standards-parts": {"no_value": "do-not-know"}})
    entry = questions(reported(given))["standards-parts"]
    assert (entry.answer, entry.boxes, entry.options) == ("Do not know", (), ())


def test_an_option_that_is_not_known_has_a_box_that_is_ticked() -> None:
    entry = questions(reported(submitted({"standards-parts": {"value": {"aims": "do-not-know"}}})))["standards-parts"]
    aims, means, *_ = entry.options
    assert [(box.text, box.ticked) for box in aims.boxes][-1] == ("Do not know", True)
    assert (aims.answer, means.answer) == ("", "Not answered yet")
    assert "Do not know" not in [box.text for box in means.boxes]


def test_every_source_of_a_question_is_named_beside_it() -> None:
    for question_id, entry in questions(reported(submitted())).items():
        named = [link.target for link in entry.read_by.links] if entry.read_by else []
        assert named == [f"#p-{rule_id}" for rule_id in EXAMPLE.rules_reading[question_id]]


def test_a_question_that_does_not_arise_is_one_line_with_the_reason() -> None:
    document = reported(submitted({"standards": {"value": "yes"}}))
    lines = {line.anchor: line for part in document.parts for one in part.sections for line in one.not_asked}
    release = lines["q-standards-release"]
    assert (release.because, release.links) == ("Not asked, because of", (Link("Q1: Yes", "#q-standards"),))
    assert "standards-release" not in questions(document)


def test_the_reason_is_traced_back_to_an_answer() -> None:
    """Not to another question that does not arise either."""
    chapter = EXAMPLE.chapters[0]
    article = chapter.articles[0]
    gated = article.questions[1].model_copy(
        update={"id": "third", "ask_when": Is(Fact("standards-reviewed"), ("yes",))}
    )
    changed = article.model_copy(update={"questions": (*article.questions, gated)})
    rulebook = Rulebook(EXAMPLE.contents, (Chapter(chapter.instrument, (changed,)),))
    document = reported(submitted({"standards": {"value": "no"}}), rulebook=rulebook)
    lines = {line.anchor: line.links for part in document.parts for one in part.sections for line in one.not_asked}
    assert lines["q-third"] == (Link("Q1: No", "#q-standards"),)


def test_an_answer_to_it_is_kept_in_print_and_said_not_to_count() -> None:
    document = reported(submitted({"standards": {"value": "yes"}, "standards-release": {"value": "yes"}}))
    entry = questions(document)["standards-release"]
    assert entry.notes[0] == "Not asked, because of Q1: Yes. The answer on file does not count."


def test_law_cited_names_its_status_and_stands_in_the_register() -> None:
    bill = [{"law": "bill", "provision": "clause 2", "quote": "There shall be standards."}]
    document = reported(submitted({"standards": {"value": "yes", "citations": [*CITED, *bill]}}))
    first, second = questions(document)["standards"].citations
    assert (first.law.text, first.status, first.target) == ("Criminal Code", "in force", "#l-code")
    assert (second.status, second.quote) == ("draft", Written("There shall be standards.", "en", "ltr"))
    assert [law.anchor for law in annex(document).register.laws] == ["l-code", "l-bill"]


def test_marks_of_an_answer() -> None:
    bill = [{"law": "bill", "provision": "clause 2"}]
    found = questions(reported(submitted({"standards": {"value": "yes", "citations": bill}, "late": {"value": "yes"}})))
    assert found["standards"].notes == (
        "Pending law: none of the law cited is in force, so the answer counts as unknown.",
    )
    assert found["late"].notes == ("No law cited",)


def test_a_provision_names_what_decided_it_and_what_would_change_it() -> None:
    entry = provisions(reported(submitted()))["ex-12-1"]
    assert (entry.strength, entry.limiter, entry.verdict.text) == (
        "Duty, qualified in the text",
        "Subject to the constitution",
        "Partially implemented",
    )
    adopted, reviewed, means = entry.unmet
    assert adopted.text == "Only in part. No standards exist."
    assert [link.text for way in adopted.ways for link in way] == ["Q1: now “Yes, in part”, needed “Yes”"]
    assert reviewed.text == "The standards are never reviewed."
    assert means.text == "The standards lack this part: Means (article 12, paragraph 1 (a))."
    assert [[link.text for link in way] for way in means.ways] == [
        ["Q3 (No part is needed): now “No”, needed “Yes”"],
        ["Q3 (Means): now “No”, needed “Yes”"],
    ]
    assert means.ways_label == "Would be met by one of:"
    labels = {one.label: [link.text for link in one.links] for one in entry.lists}
    assert "Q1: Yes, in part" in labels["Decided by"]
    assert labels["Practice, not judged"] == ["Q11"]


def test_missing_information_stands_apart_from_missing_law() -> None:
    answers = {**ANSWERS, "standards-reviewed": {"no_value": "do-not-know"}}
    entry = provisions(reported(submitted(answers)))["ex-12-1"]
    labels = {one.label: [link.text for link in one.links] for one in entry.lists}
    assert labels["Information missing"] == ["Q2: Do not know"]
    assert [one.text for one in entry.unmet][:1] == ["Only in part. No standards exist."]


def test_an_undetermined_provision_names_the_open_questions_and_why_they_are_open() -> None:
    entry = provisions(reported(submitted({"penalty": {"value": {"bribery": "5 years"}}})))["ex-12-4"]
    assert entry.verdict.text == "Undetermined"
    labels = {one.label: [link.text for link in one.links] for one in entry.lists}
    assert labels["Still open"] == ["Q7: Not answered yet (Fraud)"]
    assert labels["Worked out"] == ["Q7: 5 years (Bribery): reaches 4 years"]


def test_why_a_provision_is_not_applicable() -> None:
    released = {"standards": {"value": "no"}, "standards-release": {"value": "yes"}, "federal": {"value": "no"}}
    found = provisions(reported(submitted({**released, "early": {"value": "yes"}, "late": {"value": "no"}})))
    assert found["ex-12-1"].because.startswith("The State invokes")
    assert found["ex-12-2"].because == "The condition that the provision sets is not fulfilled."
    assert found["ex-12-3-b"].because.startswith("The other way, article 12, paragraph 3 (a), is taken")


def test_what_is_released_in_part_says_what_is_there() -> None:
    reviewed = {"standards-release": {"value": "yes"}, "standards-reviewed": {"value": "yes"}}
    found = provisions(reported(submitted({"standards": {"value": "in-part"}, **reviewed})))["ex-12-1"]
    assert (
        found.because == "The State invokes the words of the provision that release it, and only for what is missing."
    )
    assert found.elements.startswith("Elements: 1 met")
    nothing = {"standards": {"value": "no"}, "standards-release": {"value": "yes"}}
    assert provisions(reported(submitted(nothing)))["ex-12-1"].because.startswith("The State invokes")


def test_what_waits_for_answers_names_them_article_by_article() -> None:
    document = reported(submitted({"penalty": {"value": {"bribery": "5 years"}}}), depth=Depth.ANALYSIS)
    (waiting,) = (one for part in document.listings for one in part.listings if one.anchor == "list-open-provisions")
    provisions_, questions_ = waiting.items[0].points
    assert "article 12, paragraph 4" in [link.text for link in provisions_.links]
    assert questions_.text == "Undecided because of"
    assert "Q7: Not answered yet (Fraud)" in [link.text for link in questions_.links]


def test_force_and_reservations_are_shown_beside_the_finding() -> None:
    party = {"status": "signatory", "reservations": [{"provision": "article 12, paragraph 2", "text": "Not for us."}]}
    document = reported(submitted(parties={"example": party}))
    found = provisions(document)
    assert found["ex-12-4"].notes == ("Not yet binding on the State",)
    assert found["ex-12-2"].notes == ("Not yet binding on the State", "Reservation recorded")
    assert found["ex-12-2"].statements == (Written("Not for us.", "en", "ltr"),)
    assert document.parts[0].statements[0].label == "Reservation"


def test_a_remark_stands_where_its_condition_holds() -> None:
    assert provisions(reported(submitted()))["ex-12-1"].notes == ("The standards are older than the Convention.",)
    answers = {**ANSWERS, "in-force-since": {"value": "2001-01-01"}}
    assert provisions(reported(submitted(answers)))["ex-12-1"].notes == ()


def test_lists() -> None:
    notes = {
        "difficulties": "Few reviewers.",
        "assistance": [{"field": "data", "text": "A database."}],
        "good_practices": [{"text": "A joint unit.", "citations": CITED}],
    }
    document = reported(submitted(articles={"example-12": notes}))
    assert listed(document, "suggestions") == ["Adopt standards."]
    assert listed(document, "good-practices") == ["A joint unit."]
    assert listed(document, "assistance") == ["Collection of data and research", "A database."]
    assert "The standards lack this part: Means (article 12, paragraph 1 (a))." in listed(document, "gaps")
    assert document.parts[0].sections[0].difficulties == Row(
        "Difficulties the State describes", Written("Few reviewers.", "en", "ltr")
    )


def test_provisions_that_are_only_recorded_stand_in_the_annex_with_the_reason() -> None:
    document = reported(submitted())
    recorded = next(prose for prose in annex(document).prose if prose.anchor == "annex-recorded-example")
    assert [row.anchor for row in recorded.rows] == ["r-ex-12-7"]
    assert "It speaks to the Conference of the Parties" in str(recorded.rows[0].value)
    assert "ex-12-7" not in provisions(document)


@pytest.mark.parametrize("status", ["confirmed", "likely", "provisional"])
@pytest.mark.parametrize("depth", [Depth.ANALYSIS, Depth.RECORD])
@pytest.mark.parametrize("answers", [{}, ANSWERS])
def test_a_cluster_that_is_not_confirmed_is_explained_where_it_is_marked(
    status: Any, depth: Depth, answers: dict[str, Any]
) -> None:
    chapter = EXAMPLE.chapters[0]
    article = chapter.articles[0].model_copy(update={"cluster": Cluster(number="II", status=status)})
    book = Rulebook(EXAMPLE.contents, (Chapter(chapter.instrument, (article,)),))
    document = reported(submitted(answers), rulebook=book, depth=depth)
    marked = any("not confirmed" in section.cluster for part in document.parts for section in part.sections)
    assert (english().say("report.method.clusters") in annex(document).method.paragraphs) is marked
    assert marked is (status != "confirmed" and bool(document.parts))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_sources_list_every_document_that_the_glossary_cites(rulebook: Rulebook, language: str) -> None:
    texts = translation.texts(language, rulebook.phrases, schema.domains(rulebook))
    document = reported(submitted({}), texts, rulebook)
    glossary = annex(document).glossary
    assert glossary is not None
    places = {str(row[2]) for row in glossary.rows} - {texts.say("report.glossary.by-analogy")}
    cited = {clean(one) for place in places for one in place.split(texts.say("report.glossary.and"))}
    sources = next(prose for prose in annex(document).prose if prose.anchor == "annex-sources")
    listed_there = clean(" ".join(f"{row.label} {row.value}" for row in sources.rows))
    assert len(cited) == 5
    assert [one for one in cited if one not in listed_there] == []


def test_sources_are_those_of_the_rules_alone_where_no_glossary_is_printed(rulebook: Rulebook) -> None:
    document = reported(submitted({}), english(rulebook), rulebook, Depth.ANALYSIS)
    sources = next(prose for prose in annex(document).prose if prose.anchor == "annex-sources")
    assert sources.paragraphs == (english().say("report.sources.lead"),)
    assert len(sources.rows) == len(rulebook.chapters)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("A law", "en", ("en", "ltr"), id="as claimed"),
        pytest.param("قانون", "ar", ("ar", "rtl"), id="Arabic"),
        pytest.param("قانون", "en", ("und", "rtl"), id="its letters belie the claim"),
        pytest.param("A law", None, ("und", "ltr"), id="nothing claimed"),
    ],
)
def test_what_a_state_wrote_keeps_its_language_and_direction(
    text: str, language: str | None, expected: tuple[str, str]
) -> None:
    cover = reported(submitted(state=text, language=language), arabic()).cover
    assert (cover.state.language, cover.state.direction) == expected


def test_a_title_in_the_original_keeps_its_own_language() -> None:
    law = {"id": "code", "title": "Criminal Code", "original_title": "قانون", "language": "ar", "status": "in-force"}
    document = reported(submitted({}, laws=[law]))
    assert Row("Original title", Written("قانون", "ar", "rtl")) in annex(document).register.laws[0].rows
    assert Row("Language", "Arabic") in annex(document).register.laws[0].rows


def test_marks_that_reorder_text_are_taken_out() -> None:
    assert clean("a\u202eb\u2066c\x00d\ud800e\r\nf\tg") == "abcde\nf\tg"
    given = submitted().model_copy(update={"state": "Exam\u202eplia\u2066"})
    document = reported(given)
    assert not any(mark in text for text in leaves(document) for mark in ("\u202e", *ISOLATES))


def test_links_lead_to_questions_provisions_and_parts() -> None:
    document = reported(submitted(laws=[{"id": "code", "title": "Code", "status": "in-force", "link": "https://x.org/1"},
                                        {"id": "bill", "title": "Bill", "status": "draft"}]))  # fmt: skip
    outward = {link.target for link in links(document) if not link.target.startswith("#")}
    assert outward == {"https://x.org/1"}


def test_the_date_of_the_answers_is_named_where_the_report_has_another() -> None:
    from submissions import assessed

    from checklist.report import document

    given = submitted()
    rows = document(EXAMPLE, given, assessed(given), english(), "2027-01-02", "0.1.0").cover.rows
    assert [(row.label, row.value) for row in rows[:2]] == [
        ("Date of the report", "2 January 2027"),
        ("Date of the answers", "1 November 2026"),
    ]


def test_an_option_that_is_not_used_is_never_put_forward(rulebook: Rulebook) -> None:
    """What would change it can be a refusal of cooperation, which no report suggests."""
    answers = {"request-refusal": {"value": dict.fromkeys(rulebook.questions["request-refusal"].options, "no")}}
    given = Submission.model_validate({
        "format": 1, "rules": "x", "state": "Utopia", "date": "2026-11-21", "nature": "draft", "answers": answers
    })  # fmt: skip
    document = reported(given, english(rulebook), rulebook)
    entries = {entry.anchor: entry for part in document.parts for s in part.sections for entry in s.provisions}
    unused = entries["p-untoc-18-25"]
    assert unused.verdict.text == "Not used"
    assert unused.unmet == ()
    assert [one.label for one in unused.lists if "request-refusal" in str(one)] == ["Decided by"]
    owed = entries["p-untoc-18-23"]
    assert any(one.ways for one in owed.unmet)


def test_each_way_that_would_do_is_quoted_and_no_provision_is_named_like_another(rulebook: Rulebook) -> None:
    labels = Labels(rulebook, submitted({}), english(rulebook))
    question = rulebook.questions["smuggled-return-former-residents"]
    wanted = Change(Fact(question.id), ("accepted", "considered"))
    assert labels.needed(question, wanted).count("” or “") == 1
    cites = [labels.full_cite(rule_id) for rule_id in rulebook.rules]
    assert [cite for cite, number in Counter(cites).items() if number > 1] == []
