"""Which part of the questionnaire is gone through: by instrument, cluster, section, force, body, and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from checklist import engine
from checklist.errors import UsageError
from checklist.finding import Outcome
from checklist.flow import Course, Standing
from checklist.rule import Rule, Strength
from checklist.rulebook import Rulebook
from checklist.seeking import folded, seek
from checklist.submission import Submission, facts
from checklist.texts import Texts

CLUSTERS = ("I", "II", "III", "IV")
_DUTIES = (Strength.MANDATORY, Strength.MANDATORY_QUALIFIED, Strength.MANDATORY_CONDITIONAL)


class Only(StrEnum):
    """Questions by what waits for them."""

    OPEN = "open"  #: those not answered, or only in part
    UNDETERMINED = "undetermined"  #: those that a finding, still undetermined, waits for


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What questions are chosen by; several values of one kind are alternatives, the kinds narrow each other."""

    instruments: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()  #: such as `tip-5`
    strengths: tuple[Strength, ...] = ()  #: `mandatory` stands for qualified and conditional duties too
    bodies: tuple[str, ...] = ()  #: authorities by id, or bodies by the name they answered under
    words: tuple[str, ...] = ()  #: searches, of which one finds the question
    only: Only | None = None

    @property
    def chooses(self) -> bool:
        """Whether it leaves anything out."""
        return any(getattr(self, field.name) not in ((), None) for field in fields(self))


def checked(rulebook: Rulebook, chosen: Filter) -> Filter:
    """The filter; UsageError where it names an instrument or a section that there is not."""
    known = {
        "instrument": (chosen.instruments, rulebook.contents.instruments),
        "section": (chosen.sections, tuple(place.key for place in rulebook.places)),
    }
    for kind, (wanted, there) in known.items():
        for name in wanted:
            if name not in there:
                raise UsageError(f"unknown-{kind}", id=name, known=", ".join(there))
    return chosen


def select(rulebook: Rulebook, chosen: Filter, given: Submission, texts: Texts) -> frozenset[str] | None:
    """The questions to go through, None for all: of a part that one body was sent, at most those of the part.

    The texts are those that are searched. UsageError where a body is named that answers nothing.

    Questions whose gates are not answered yet bring those that the gates read: else they could never be asked.
    """
    if not chosen.chooses and given.package is None:
        return None
    found = _by_source(rulebook, chosen, given)
    if given.package is not None:
        found &= set(given.package.questions)
    course = Course(rulebook, given)
    if chosen.words:
        found &= {question_id for words in chosen.words for question_id in seek(course, texts, words).questions}
    if chosen.bodies:
        found &= _of_bodies(rulebook, chosen.bodies, given)
    if chosen.only is Only.OPEN:
        found = {question_id for question_id in found if course.standing(question_id) not in _DONE}
    return frozenset(_with_gates(rulebook, found, course))


_DONE = (Standing.ANSWERED, Standing.SET_ASIDE)


def _by_source(rulebook: Rulebook, chosen: Filter, given: Submission) -> set[str]:
    """The questions that rules of the right kind read or print, and those that stand in the sections named."""
    if not (chosen.instruments or chosen.clusters or chosen.sections or chosen.strengths or _undetermined(chosen)):
        return set(rulebook.questions)
    rules = [rule for rule in rulebook.rules.values() if _fits(rulebook, rule, chosen)]
    if _undetermined(chosen):
        return _waited_for(rulebook, rules, given)
    found = {question_id for rule in rules for question_id in (*rulebook.read_by_rule[rule.id], *rule.practice)}
    return found if chosen.strengths else found | _standing_there(rulebook, chosen)


def _undetermined(chosen: Filter) -> bool:
    return chosen.only is Only.UNDETERMINED


def _fits(rulebook: Rulebook, rule: Rule, chosen: Filter) -> bool:
    place = rulebook.rule_places[rule.id]
    cluster = rulebook.cluster(rule)
    return (
        (not chosen.instruments or place.instrument.id in chosen.instruments)
        and (not chosen.sections or place.key in chosen.sections)
        and (not chosen.clusters or (cluster is not None and _in_cluster(cluster.number, chosen.clusters)))
        and (not chosen.strengths or rule.strength in _spelt_out(chosen.strengths))
    )


def _in_cluster(number: str, wanted: Iterable[str]) -> bool:
    """Whether a cluster such as `II/III` is among those wanted."""
    return not set(number.split("/")).isdisjoint(wanted)


def _spelt_out(strengths: Iterable[Strength]) -> set[Strength]:
    wanted = set(strengths)
    return wanted | set(_DUTIES) if Strength.MANDATORY in wanted else wanted


def _standing_there(rulebook: Rulebook, chosen: Filter) -> set[str]:
    """The questions of the articles that are wanted, read by a rule of theirs or not."""
    return {
        question.id
        for place in rulebook.places
        if (not chosen.instruments or place.instrument.id in chosen.instruments)
        and (not chosen.sections or place.key in chosen.sections)
        and (
            not chosen.clusters
            or (place.article.cluster is not None and _in_cluster(place.article.cluster.number, chosen.clusters))
        )
        for question in place.article.questions
    }


def _waited_for(rulebook: Rulebook, rules: Iterable[Rule], given: Submission) -> set[str]:
    """The questions that findings still wait for: those open now, and those that may open behind them."""
    waiting = Course(rulebook, given).view.waiting
    found: set[str] = set()
    for finding in engine.assess(rulebook, facts(given, rulebook.questions), {rule.id for rule in rules}).findings:
        if finding.outcome is Outcome.UNDETERMINED:
            found.update(fact.question for fact in finding.still_open)
            found.update(waiting.intersection(rulebook.relevant[finding.rule_id]))
    return found


def _of_bodies(rulebook: Rulebook, bodies: Iterable[str], given: Submission) -> set[str]:
    """The questions that an authority answers as a rule, or that a body of that name answered before."""
    found: set[str] = set()
    for body in bodies:
        own = {
            question_id
            for question_id in rulebook.questions
            if body in rulebook.answered_by(question_id) or _answered_as(given, question_id) == folded(body)
        }
        if not own:
            raise UsageError("unknown-body", id=body, known=", ".join(rulebook.contents.authorities))
        found |= own
    return found


def _answered_as(given: Submission, question_id: str) -> str | None:
    answer = given.answers.get(question_id)
    return folded(answer.body) if answer is not None else None


def _with_gates(rulebook: Rulebook, found: set[str], course: Course) -> set[str]:
    """The questions with those that their gates read and that are not answered, and so on."""
    whole = set(found)
    for question in reversed(rulebook.in_asking_order):
        if question.id in whole and question.gate is not None and course.standing(question.id) in _UNSETTLED:
            gates = {fact.question for fact in question.gate.facts}
            whole |= {other for other in gates if course.standing(other) not in _DONE}
    return whole


_UNSETTLED = (Standing.NOT_ASKED, Standing.SET_ASIDE)
