"""From one edition to the next: what is carried over, what becomes a draft, what is set aside; nothing is lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import EXAMPLE, submitted

from checklist import checks, loading
from checklist.editions import Fate, Migrated, Reason, Step, migrated
from checklist.rulebook import Rulebook
from checklist.submission import Answer, Clearance, Submission
from checklist.validation import Validator

FURTHER = """
article: "13"
title: Colours
questions:
  - {id: colour, ask: Which colour?, type: choice, options: {red: Red, blue: Blue}, why: One is chosen.}
  - {id: figures, ask: How many?, type: statistics, options: {cases: Cases, people: People}, why: To count.}
provisions: []
"""
RETIRED = """
colour/crimson: {why: It is red., becomes: [red]}
colour/navy: {why: It was nearly blue., becomes: [blue], confirm: true}
colour/pink: {why: It was two colours., becomes: [red, blue]}
colour/grey: It is none.
figures/files: {why: Files are cases., becomes: [cases]}
figures/pages: Nobody counts them.
standards-coloured: {why: It became a choice., becomes: [colour]}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The example rulebook with a choice and figures, whose options were others."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(Path(__file__).parent / "example-rules", folder)
    (folder / "example" / "article-13.yaml").write_text(FURTHER, encoding="utf-8")
    with (folder / "retired.yaml").open("a", encoding="utf-8") as retired:
        retired.write(RETIRED)
    return loading.load(folder)


def older(answers: dict[str, Any], **more: Any) -> Submission:
    return submitted(answers, **{"rules": "2025-06", **more})


def moved(given: Submission, book: Rulebook = EXAMPLE) -> Migrated:
    """As the command does it; what comes out must be valid."""
    validator = Validator.of(book)

    def takes(question: str, answer: Answer) -> bool:
        raw = answer.model_dump(mode="json", exclude_defaults=True)
        return validator.accepts({**submitted({}).model_dump(exclude_defaults=True), "answers": {question: raw}})

    made = migrated(given, book, takes)
    assert validator.accepts(json.loads(made.submission.model_dump_json(exclude_defaults=True)))
    return made


def fates(made: Migrated) -> list[tuple[Fate, str, str]]:
    return [(step.fate, "/".join(map(str, step.was)), step.now) for step in made.steps]


def test_a_renamed_question_keeps_everything() -> None:
    answer = {"value": "yes", "comment": "x", "edit": "a" * 8, "clearance": "cleared", "time": "2026-01-01T00:00:00Z"}
    made = moved(older({"federal": {"value": "no"}, "standards-laid-down": answer}))
    assert made.submission.rules == "2026-01"
    assert made.submission.answers == submitted({"federal": {"value": "no"}, "standards": answer}).answers
    assert fates(made) == [(Fate.CARRIED, "answers/standards-laid-down", "standards")]


def test_another_meaning_makes_a_draft_that_is_a_new_edit() -> None:
    also = [{"edit": "b" * 8, "replaces": ["c" * 8]}]
    answer = {"value": "yes", "body": "A", "edit": "a" * 8, "replaces": ["d" * 8], "clearance": "cleared", "also": also}
    made = moved(older({"standards-kept": answer}))
    new = made.submission.answers["standards-reviewed"]
    assert (new.value, new.body, new.clearance, new.also) == ("yes", "A", Clearance.DRAFTED, ())
    assert set(new.replaces) == {letter * 8 for letter in "abcd"}
    assert new.edit not in (None, *new.replaces)
    assert fates(made) == [(Fate.TO_CONFIRM, "answers/standards-kept", "standards-reviewed")]


def test_two_people_make_the_same_edit() -> None:
    """Whatever else their files hold, and however far each has cleared the answer."""
    mine = older({"standards-kept": {"value": "yes", "edit": "a" * 8, "clearance": "cleared"}})
    theirs = older({"late": {"value": "no"}, "standards-kept": {"value": "yes", "edit": "a" * 8}})
    one, other = (moved(file).submission.answers["standards-reviewed"] for file in (mine, theirs))
    assert one == other
    without = [moved(older({"standards-kept": {"value": value}})) for value in ("yes", "yes", "no")]
    first, same, another = (made.submission.answers["standards-reviewed"].edit for made in without)
    assert first == same != another


def test_a_question_that_was_two_makes_a_draft_of_each() -> None:
    made = moved(older({"offence": {"value": "no", "edit": "a" * 8, "clearance": "checked"}}))
    early, late = (made.submission.answers[id] for id in ("early", "late"))
    assert early.edit != late.edit
    assert {early.clearance, late.clearance} == {Clearance.DRAFTED}
    assert fates(made) == [(Fate.TO_CONFIRM, "answers/offence", id) for id in ("early", "late")]


def test_an_answer_that_is_there_already_stays() -> None:
    made = moved(older({"standards-laid-down": {"value": "no"}, "standards": {"value": "yes"}}))
    assert made.submission.answers["standards"].value == "yes"
    (step,) = made.steps
    assert (step.reason, step.held) == (Reason.TAKEN, Answer(value="no"))


@pytest.mark.parametrize("place", ["withdrawn", "conflicts"])
def test_nor_is_what_was_taken_back_or_is_disputed_answered_again(place: str) -> None:
    said = {"withdrawn": {"standards": [{"edit": "b" * 8}]}, "conflicts": {"answers": {"standards": [{"value": "no"}]}}}
    made = moved(older({"standards-laid-down": {"value": "yes"}}, **{place: said[place]}))
    assert made.submission.answers == {}
    assert [step.reason for step in made.steps] == [Reason.TAKEN]


def test_what_nothing_stands_for_is_set_aside_whole() -> None:
    answer = {"value": "yes", "comment": "in colour", "citations": [{"law": "code", "provision": "1"}]}
    made = moved(older({"standards-printed": answer}))
    assert made.submission.answers == {}
    (step,) = made.steps
    assert step == Step(
        fate=Fate.ASIDE,
        was=("answers", "standards-printed"),
        retired="standards-printed",
        reason=Reason.RETIRED,
        held=Answer.model_validate(answer),
    )


def test_what_does_not_fit_is_set_aside(book: Rulebook) -> None:
    made = moved(older({"standards-coloured": {"value": "yes"}}), book)
    assert [(step.reason, step.now) for step in made.steps] == [(Reason.UNFIT, "colour")]
    assert "colour" in moved(older({"standards-coloured": {"value": "red"}}), book).submission.answers


def test_options(book: Rulebook) -> None:
    cited = [
        {"law": "code", "provision": str(n), "options": o} for n, o in enumerate((["goals", "colour"], ["colour"]))
    ]
    value = {"goals": "yes", "colour": "no", "none": "no"}
    made = moved(older({"standards-parts": {"value": value, "citations": cited, "edit": "a" * 8}}), book)
    new = made.submission.answers["standards-parts"]
    assert (new.value, new.edit) == ({"none": "no", "aims": "yes"}, "a" * 8)
    assert [citation.options for citation in new.citations] == [("aims",)]
    assert [step.held for step in made.steps if step.was[2] == "value" and step.fate is Fate.ASIDE] == ["no"]
    doubtful = moved(older({"standards-parts": {"value": {"ways": "yes"}, "edit": "a" * 8}}), book)
    assert doubtful.submission.answers["standards-parts"].edit != "a" * 8
    emptied = moved(older({"standards-parts": {"value": {"colour": "yes"}, "comment": "x"}}), book)
    assert emptied.submission.answers == {}
    assert emptied.steps[-1].held == Answer(value={"colour": "yes"}, comment="x")


@pytest.mark.parametrize(
    ("old", "new", "clearance"),
    [("crimson", "red", "cleared"), ("navy", "blue", "drafted"), ("pink", None, None), ("grey", None, None)],
)
def test_options_of_a_choice(book: Rulebook, old: str, new: str | None, clearance: str | None) -> None:
    made = moved(older({"colour": {"value": old, "clearance": "cleared"}}), book).submission.answers.get("colour")
    assert (made.value if made else None, made.clearance if made else None) == (new, clearance)


def test_figures(book: Rulebook) -> None:
    given = [{"of": of, "year": 2020, "count": count} for of, count in (("files", 1), ("pages", 2), ("people", 3))]
    twice = {"of": "cases", "year": 2021, "count": 4}, {"of": "files", "year": 2021, "count": 5}
    made = moved(older({"figures": {"value": [*given, *twice]}}), book)
    value = made.submission.answers["figures"].value
    assert isinstance(value, tuple)
    assert [(figure.of, figure.count) for figure in value] == [("cases", 1), ("people", 3), ("cases", 4)]
    assert [step.reason for step in made.steps] == [None, Reason.RETIRED, Reason.TAKEN]


def test_everything_else_that_stands_under_an_id_goes_with_it() -> None:
    mark = [{"edit": "a" * 8}]
    made = moved(
        older(
            {},
            articles={"example-11": {"difficulties": "Many."}},
            completed={"example-11": mark, "example-12": [{"edit": "b" * 8}]},
            withdrawn={"offence": mark, "standards-printed": mark},
            discussion={"standards-laid-down": [{"edit": "c" * 8, "text": "Why?"}]},
            conflicts={"answers": {"standards-kept": [{"value": "yes"}, {"value": "no"}]}},
            package={"body": "A", "questions": ["early", "offence", "standards-printed"]},
        )
    ).submission
    assert made.articles.keys() == {"example-12"}
    assert [mark.edit for mark in made.completed["example-12"]] == ["a" * 8, "b" * 8]
    assert made.withdrawn.keys() == {"early", "late"}
    assert made.discussion.keys() == {"standards"}
    assert [side.value for side in made.conflicts.answers["standards-reviewed"]] == ["yes", "no"]
    assert made.package
    assert made.package.questions == ("early", "late")


OLD = ("standards-laid-down", "standards-kept", "offence", "standards-printed", "standards", "early", "late", "federal")
WORDS = st.sampled_from(["yes", "no", "in-part"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(OLD), WORDS), st.sets(st.sampled_from(OLD)), st.sets(st.sampled_from(OLD)))
def test_nothing_is_lost(answered: dict[str, str], withdrawn: set[str], asked: set[str]) -> None:
    """Every comment of the old file is in the new one or was set aside."""
    fits = {id: {"value": "yes" if id != "standards" else word, "comment": id} for id, word in answered.items()}
    given = older(
        fits, withdrawn={id: [{"edit": "a" * 8}] for id in withdrawn}, package={"body": "A", "questions": asked}
    )
    made = moved(given)
    kept = {answer.comment for answer in made.submission.answers.values()}
    aside = {step.held.comment for step in made.steps if isinstance(step.held, Answer)}
    assert kept | aside == answered.keys()
    assert not kept & aside
    assert not EXAMPLE.retired.keys() & {*made.submission.answers, *made.submission.withdrawn}


def test_a_retired_id_is_not_used_and_leads_to_what_is_there(book: Rulebook, tmp_path: Path) -> None:
    assert checks.check(book) == []
    folder = tmp_path / "rules"
    shutil.copytree(Path(__file__).parent / "example-rules", folder)
    (folder / "retired.yaml").write_text(
        "standards: Gone.\n"
        "old: {why: Gone., becomes: [standard]}\n"
        "standards-parts/aims: Gone.\n"
        "standards-parts/goals: {why: Gone., becomes: [federal]}\n"
        "old/red: {why: Gone., becomes: [aims]}\n",
        encoding="utf-8",
    )
    _, problems = loading.examine(folder)
    found = [(problem.code, Path(problem.file).name, problem.values["id"]) for problem in problems]
    assert found == [
        ("retired-id", "article-12.yaml", "standards"),
        ("retired-id", "article-12.yaml", "aims"),
        ("retired-leads-nowhere", "retired.yaml", "standard"),
        ("retired-leads-nowhere", "retired.yaml", "federal"),
        ("retired-leads-nowhere", "retired.yaml", "aims"),
    ]
    (folder / "retired.yaml").write_text("Old Id: Gone.\nold: {becomes: [federal]}\n", encoding="utf-8")
    assert {problem.code for problem in loading.examine(folder)[1]} == {"rule-bad-id", "rule-missing-key"}
