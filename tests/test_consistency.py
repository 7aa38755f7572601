"""What a submission says that cannot be true at once: every note with a case that is odd and one that fits."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import EXAMPLE

from checklist import consistency, console, files, gates, loading, submission, translation
from checklist.problem import COMPLETE, CONSISTENT
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.validation import Validator

CASES = loading.listed(Path(__file__).parent / "consistency.yaml")
PUBLISHED = Validator.published()
SAMPLES = sorted(files.samples().glob("*.json"))
BOUND = {"status": "party", "since": "2009-07-12"}
GROUND: dict[str, Any] = {
    "format": 1,
    "rules": PUBLISHED.catalogue["edition"],
    "state": "A",
    "date": "2026-06-30",
    "nature": "exercise",
    "parties": {"tip": BOUND, "som": BOUND, "untoc": BOUND},
}


def notes(case: dict[str, Any]) -> list[tuple[str, str]]:
    """The notes on a case, those on what is unanswered apart; it must be valid."""
    _, problems = PUBLISHED.check("f", json.dumps({**GROUND, **case}).encode())
    assert [problem for problem in problems if not problem.note] == []
    return [(problem.code, problem.pointer) for problem in problems if problem.code not in COMPLETE]


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{n}-{c['note']}") for n, c in enumerate(CASES)])
def test_what_is_odd_is_told_and_what_fits_is_not(case: dict[str, Any]) -> None:
    assert notes(case["odd"]) == [(case["note"], case["at"])]
    assert [code for code, _ in notes(case["fits"]) if code == case["note"]] == []


def test_every_note_has_its_case_and_its_words() -> None:
    shown = {case["note"] for case in CASES}
    assert shown <= {*CONSISTENT}
    assert {*CONSISTENT} - shown == {"answer-inactive", "conflict-open", "other-edition"}
    texts = translation.texts("en", PUBLISHED.phrases)
    for code in shown:
        assert texts.has(f"problem.{code}")
        assert texts.has(f"cure.{code}")


def test_every_contradiction_is_shown() -> None:
    told = set()
    for case in CASES:
        raw = {**GROUND, **case["odd"]}
        _, problems = PUBLISHED.check("f", json.dumps(raw).encode())
        told |= {problem.values["said"] for problem in problems if "said" in problem.values}
    alike = {f"contradiction.{name}" for name in (
        "electronic-surveillance-excused", "undercover-excused", "material-assistance", "technical-assistance"
    )}  # fmt: skip
    assert {odd["key"] for odd in PUBLISHED.catalogue["contradictions"]} - told == alike


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_the_samples_are_consistent_but_for_law_to_come(path: Path) -> None:
    """They show what an answer counts for that rests on a bill."""
    _, problems = PUBLISHED.check(path.name, path.read_bytes())
    assert {problem.code for problem in problems if problem.code in CONSISTENT} <= {"rests-on-law-pending"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_contradiction_is_told_with_its_reason(language: str) -> None:
    texts = translation.texts(language, PUBLISHED.phrases, PUBLISHED.catalogue["domains"])
    answers = {"trafficking-offence": {"value": "no"}, "maximum-penalties": {"value": {"trafficking": "5 years"}}}
    _, problems = PUBLISHED.check("f", json.dumps({**GROUND, "answers": answers}).encode())
    (told,) = [problem for problem in problems if problem.code == "answers-contradict"]
    said = texts.say("contradiction.trafficking-penalty")
    assert console.wording(told, texts)[0].endswith(said)


def test_a_figure_by_a_list_that_is_none_is_not_added_up() -> None:
    by = {f"list-{number}": "x" for number in range(64)}
    answers = {"figures-trafficking-victims": {"value": [{"of": "identified", "year": 2025, "by": by, "count": 1}]}}
    _, problems = PUBLISHED.check("f", json.dumps({**GROUND, "answers": answers}).encode())
    assert {problem.code for problem in problems if not problem.note} == {"unknown-field"}


DAYS = st.sampled_from([None, "2020-01-01", "2026-06-29", "2026-06-30", "2026-07-01", "2030-01-01"])
STATUSES = st.sampled_from(["in-force", "adopted", "draft", "repealed"])


def law(number: int) -> st.SearchStrategy[dict[str, Any]]:
    dates = dict.fromkeys(("in_force", "repealed"), DAYS)
    made = st.fixed_dictionaries({"id": st.just(f"law-{number}"), "title": st.just("Law"), "status": STATUSES, **dates})
    return made.map(lambda law: {key: value for key, value in law.items() if value is not None})


def values(question: Question) -> st.SearchStrategy[Any]:
    """Answers of the question's type."""
    if question.type is QuestionType.STATISTICS:
        return st.just([{"of": next(iter(question.options)), "year": 2020, "count": 1}])
    if question.type is QuestionType.DATE:
        return st.just("2020-01-01")
    words = st.sampled_from(question.values or ("5 years", "none"))
    if question.type in BY_OPTION:
        return st.dictionaries(st.sampled_from(list(question.options)), words | st.just("do-not-know"), min_size=1)
    return words


@st.composite
def submissions(draw: st.DrawFn, rulebook: Rulebook) -> dict[str, Any]:
    """A valid submission over some laws and questions."""
    laws = [draw(law(number)) for number in range(3)]
    answers = {}
    for question_id in draw(st.lists(st.sampled_from(list(rulebook.questions)), max_size=6, unique=True)):
        question = rulebook.questions[question_id]
        options = st.lists(st.sampled_from(list(question.options)), unique=True, max_size=2)
        cited = st.fixed_dictionaries({
            "law": st.sampled_from([law["id"] for law in laws]),
            "provision": st.just("article 1"),
            "options": options if question.type in BY_OPTION else st.just([]),
        })  # fmt: skip
        answers[question.id] = {"value": draw(values(question)), "citations": draw(st.lists(cited, max_size=3))}
    return {**GROUND, "rules": rulebook.contents.edition, "parties": {}, "laws": laws, "answers": answers}


@pytest.mark.parametrize("which", ["project", "example"])
def test_what_counts_is_what_the_models_say(which: str, rulebook: Rulebook) -> None:
    book = rulebook if which == "project" else EXAMPLE
    validator = PUBLISHED if which == "project" else Validator.of(EXAMPLE)

    @settings(max_examples=150, deadline=None)
    @given(submissions(book))
    def agree(raw: dict[str, Any]) -> None:
        model = Submission.model_validate(raw)
        parsed = consistency.Given(raw, validator.questionnaire)
        facts = submission.facts(model, book.questions)
        deciding = validator.questionnaire.deciding
        assert parsed.facts == {fact: word for fact, word in facts.items() if fact.question in deciding}
        view = gates.look(book.in_asking_order, facts)
        shut = gates.look(validator.questionnaire.gated, parsed.facts)
        assert (shut.hidden, shut.waiting) == (view.hidden, view.waiting)
        expected = {
            (id, *([fact.option] if fact.option else []))
            for id, answer in model.answers.items()
            for fact, word in submission.stated(book.questions[id], answer)
            if view.asked(id) and submission.rests_on_pending_law(model, answer, fact, word)
        }
        trails = [odd.trail for odd in consistency.resting(parsed, view)]
        assert {(trail[1], *trail[3:]) for trail in trails} == expected

    agree()
