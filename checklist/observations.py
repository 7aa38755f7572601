"""Observations: what the report makes of findings. Values without wording."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklist import changes, flow
from checklist.conditions import Condition, Fact
from checklist.finding import Assessment, ElementFinding, Finding, Outcome
from checklist.flow import View
from checklist.question import BY_OPTION, DO_NOT_KNOW, About, Question, QuestionType
from checklist.rule import Note, Rule, Strength
from checklist.rulebook import Rulebook
from checklist.submission import (
    Answer,
    Assistance,
    Citation,
    NoValue,
    OwnGoodPractice,
    PartyStatus,
    Statement,
    Submission,
    rests_on_pending_law,
    stated,
)

UNMET = (Outcome.PARTIALLY_IMPLEMENTED, Outcome.NOT_IMPLEMENTED)
DUTIES = (Strength.MANDATORY, Strength.MANDATORY_QUALIFIED, Strength.MANDATORY_CONDITIONAL, Strength.SAVING)
TO_CONSIDER = (Strength.CONSIDER, Strength.ENDEAVOUR)

Totals = Mapping[Strength, Mapping[Outcome, int]]


def totals(rulebook: Rulebook, assessment: Assessment) -> Totals:
    """How many provisions have each outcome, within each strength: the one place where they are counted."""
    result: dict[Strength, dict[Outcome, int]] = {}
    for finding in assessment.findings:
        rule = rulebook.rules[finding.rule_id]
        if rulebook.counted(rule):
            row = result.setdefault(rule.strength, dict.fromkeys(Outcome, 0))
            row[finding.outcome] += 1
    return {strength: result[strength] for strength in Strength if strength in result}


class Force(StrEnum):
    """How an instrument binds the State at the submission's date; shown, and never part of a finding."""

    BINDING = "binding"
    NOT_YET_BINDING = "not-yet-binding"
    NOT_STATED = "not-stated"
    NONE = "none"  #: it is no treaty


@dataclass(frozen=True)
class Shortfall:
    """A provision that is not, or not wholly, met, and the elements it lacks."""

    rule_id: str
    outcome: Outcome
    elements: tuple[ElementFinding, ...]


@dataclass(frozen=True)
class GoodPractice:
    """A good practice: in the State's own words under an article, or a note of a rule that came true."""

    article: str
    own: OwnGoodPractice | None = None
    rule_id: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A suggestion that a rule file writes for an element that is not met."""

    rule_id: str
    elements: tuple[ElementFinding, ...]


@dataclass(frozen=True)
class AssistanceNeed:
    """Technical assistance the State asks for under an article."""

    article: str
    need: Assistance


@dataclass(frozen=True)
class Pending:
    """An answer that counts as unknown because all the law cited for it is not in force."""

    fact: Fact
    word: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Observations:
    """Everything a report says beyond the single findings."""

    gaps: tuple[Shortfall, ...]
    challenges: tuple[Shortfall, ...]
    recommendations: tuple[Shortfall, ...]  #: not followed, or in part: a class of their own, never gaps
    good_practices: tuple[GoodPractice, ...]
    suggestions: tuple[Suggestion, ...]
    assistance: tuple[AssistanceNeed, ...]
    undetermined: tuple[str, ...]  #: rules whose outcome is open
    open_questions: tuple[Fact, ...]  #: facts that would settle them, in the order of the questions
    not_known: tuple[Fact, ...]
    declared_not_applicable: tuple[str, ...]  #: questions
    pending: tuple[Pending, ...]
    uncited: tuple[Fact, ...]  #: facts of law that rest on no law cited


def observe(rulebook: Rulebook, submission: Submission, assessment: Assessment) -> Observations:
    """What the report makes of the findings on a submission."""
    view = look(rulebook, submission)
    unmet = [finding for finding in assessment.findings if finding.outcome in UNMET]
    shortfalls = [_shortfall(finding) for finding in unmet if rulebook.counted(rulebook.rules[finding.rule_id])]
    return Observations(
        gaps=_of(rulebook, shortfalls, DUTIES),
        challenges=_of(rulebook, shortfalls, TO_CONSIDER),
        recommendations=_of(rulebook, shortfalls, (Strength.RECOMMENDATION,)),
        good_practices=tuple(_good_practices(rulebook, submission, view)),
        suggestions=tuple(_suggestions(rulebook, shortfalls)),
        assistance=tuple(_assistance(rulebook, submission)),
        undetermined=tuple(f.rule_id for f in assessment.findings if f.outcome is Outcome.UNDETERMINED),
        open_questions=_open_questions(rulebook, assessment),
        not_known=tuple(_not_known(rulebook, submission, view)),
        declared_not_applicable=tuple(_declared(rulebook, submission, view)),
        pending=tuple(_pending(rulebook, submission, view)),
        uncited=tuple(_uncited(rulebook, submission, view)),
    )


def look(rulebook: Rulebook, submission: Submission) -> View:
    """What is known of a submission once gates are looked at."""
    return flow.Course(rulebook, submission).view


def force(rulebook: Rulebook, submission: Submission, instrument_id: str) -> Force:
    """How an instrument binds the State at the submission's date."""
    kinds = {chapter.instrument.id: chapter.instrument.kind for chapter in rulebook.chapters}
    if kinds[instrument_id] != "treaty":
        return Force.NONE
    party = submission.parties.get(instrument_id)
    if party is None or party.status is PartyStatus.UNKNOWN:
        return Force.NOT_STATED
    if party.status is not PartyStatus.PARTY or (party.since is not None and party.since > submission.date):
        return Force.NOT_YET_BINDING
    return Force.BINDING


def reservations(submission: Submission, instrument_id: str, rule: Rule) -> tuple[Statement, ...]:
    """The reservations that stand at the submission's date and concern a provision."""
    party = submission.parties.get(instrument_id)
    return tuple(
        statement
        for statement in (party.reservations if party else ())
        if (statement.withdrawn is None or statement.withdrawn > submission.date) and _concerns(statement, rule)
    )


def _concerns(statement: Statement, rule: Rule) -> bool:
    """Whether a statement names a provision, or the whole article or paragraph it belongs to."""
    named, cite = statement.provision.strip().casefold(), rule.cite.casefold()
    if not named:
        return False
    return named == rule.id or (cite.startswith(named) and not cite[len(named) : len(named) + 1].isalnum())


def _shortfall(finding: Finding) -> Shortfall:
    return Shortfall(finding.rule_id, finding.outcome, finding.unmet)


def _of(rulebook: Rulebook, shortfalls: Iterable[Shortfall], strengths: tuple[Strength, ...]) -> tuple[Shortfall, ...]:
    return tuple(found for found in shortfalls if rulebook.rules[found.rule_id].strength in strengths)


def _good_practices(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[GoodPractice]:
    """Article by article: what the State wrote, then what rules note."""
    for place in rulebook.places:
        notes = submission.articles.get(place.key)
        for own in notes.good_practices if notes else ():
            yield GoodPractice(place.key, own)
        for rule in place.article.provisions:
            for note in rule.good_practices:
                rests_on = _rests_on(note, submission, view)
                if rests_on:
                    yield GoodPractice(place.key, None, rule.id, note.id, rests_on)


def _rests_on(note: Note, submission: Submission, view: View) -> tuple[Fact, ...]:
    """The facts that make a note true; none where it is not, or where one of them has no law cited."""
    when: Condition = note.when
    if when.truth(view.facts) is not True:
        return ()
    found = changes.support(when, view.facts)
    cited = all(fact in view.known and submission.answers[fact.question].citations_for(fact.option) for fact in found)
    return found if cited else ()


def _suggestions(rulebook: Rulebook, shortfalls: Iterable[Shortfall]) -> Iterator[Suggestion]:
    """Suggestions of every strength, an optional provision's among them: its wording says what it is."""
    written = {
        (rule.id, source.key) for rule in rulebook.rules.values() for source in rule.elements if source.suggestion
    }
    for found in shortfalls:
        elements = tuple(element for element in found.elements if (element.rule_id, element.key) in written)
        if elements:
            yield Suggestion(found.rule_id, elements)


def _assistance(rulebook: Rulebook, submission: Submission) -> Iterator[AssistanceNeed]:
    for place in rulebook.places:
        notes = submission.articles.get(place.key)
        for need in notes.assistance if notes else ():
            yield AssistanceNeed(place.key, need)


def _open_questions(rulebook: Rulebook, assessment: Assessment) -> tuple[Fact, ...]:
    wanted = {fact for finding in assessment.findings for fact in finding.still_open}
    return tuple(fact for question in rulebook.questions.values() for fact in question.facts if fact in wanted)


def _asked(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[tuple[Question, Answer]]:
    """The questions that are asked and have an entry, with their answers."""
    for question in rulebook.questions.values():
        answer = submission.answers.get(question.id)
        if answer is not None and view.asked(question.id):
            yield question, answer


def _not_known(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[Fact]:
    for question, answer in _asked(rulebook, submission, view):
        if answer.no_value is NoValue.DO_NOT_KNOW:
            yield Fact(question.id)
        elif question.type in BY_OPTION and isinstance(answer.value, Mapping):
            yield from (Fact(question.id, o) for o in question.options if answer.value.get(o) == DO_NOT_KNOW)


def _declared(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[str]:
    for question, answer in _asked(rulebook, submission, view):
        if answer.no_value is NoValue.NOT_APPLICABLE:
            yield question.id


def _pending(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[Pending]:
    for question, answer in _asked(rulebook, submission, view):
        for fact, word in stated(question, answer):
            if rests_on_pending_law(submission, answer, fact, word):
                yield Pending(fact, word, submission.pending(answer, fact.option))


def _uncited(rulebook: Rulebook, submission: Submission, view: View) -> Iterator[Fact]:
    """Facts of law, a plain "no" apart, for which no law is cited."""
    for question, answer in _asked(rulebook, submission, view):
        judged = question.about is About.LAW and question.type not in (QuestionType.TEXT, QuestionType.DATE)
        for fact, word in stated(question, answer) if judged else ():
            if word != "no" and not answer.citations_for(fact.option):
                yield fact
