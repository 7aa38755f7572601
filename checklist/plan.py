"""The action plan: the measures that what is lacking calls for, each once, and the laws they would amend."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checklist.conditions import Fact
from checklist.finding import Assessment, ElementFinding, State, Way
from checklist.observations import DUTIES, TO_CONSIDER, Observations, Shortfall
from checklist.question import About
from checklist.rule import Strength
from checklist.rulebook import Rulebook
from checklist.submission import Citation, MeasureKind, Planned, Submission

#: Strengths by legal force, the strongest first. Within one of them the order is not one of force.
FORCES: tuple[tuple[Strength, ...], ...] = (DUTIES, TO_CONSIDER, (Strength.RECOMMENDATION,))


@dataclass(frozen=True)
class Lack:
    """An element that a provision lacks, or has in part."""

    rule_id: str  #: the provision that was judged
    element: ElementFinding


@dataclass(frozen=True)
class Measure:
    """One change of law or of practice, by the questions whose answers it would change, and all it is needed for.

    What is lacking, and every list of provisions, stands by legal force as `FORCES` has it, then as in the rulebook.
    """

    questions: tuple[str, ...]  #: empty where no change of law or of measures would do
    lacks: tuple[Lack, ...]
    force: int  #: the place in `FORCES` of the strongest provision that lacks it
    kind: MeasureKind
    settles: tuple[str, ...]  #: provisions and recommendations that lack nothing else
    advances: tuple[str, ...]  #: those that lack more, or wait for answers
    planned: tuple[Planned, ...]  #: what the State plans about these questions

    @property
    def rules(self) -> tuple[str, ...]:
        """Every provision and recommendation it serves, what it settles not set before what it advances."""
        return tuple(dict.fromkeys(lack.rule_id for lack in self.lacks))


@dataclass(frozen=True)
class Amendment:
    """A measure that would amend a law, and the provisions of that law that were cited."""

    measure: Measure
    citations: tuple[Citation, ...]
    near: bool  #: cited for another part of the same provision: for what is lacking, no law was cited


@dataclass(frozen=True)
class Draft:
    """One law, by its id in the register, and what would be amended in it; without a law, what would be new."""

    law: str | None
    amendments: tuple[Amendment, ...]


def measures(
    rulebook: Rulebook, submission: Submission, assessment: Assessment, observations: Observations
) -> tuple[Measure, ...]:
    """What gaps, challenges and recommendations call for.

    By legal force, then by how many provisions a measure settles and advances, then in the order of the questions.
    """
    planner = _Planner(rulebook, submission, assessment)
    # By force, each in the order of the rulebook: whatever a measure lists is taken from here, in this order.
    shortfalls = (*observations.gaps, *observations.challenges, *observations.recommendations)
    return tuple(sorted(planner.measures(shortfalls), key=planner.order))


@dataclass(frozen=True)
class _Planner:
    rulebook: Rulebook
    submission: Submission
    assessment: Assessment

    def measures(self, shortfalls: Sequence[Shortfall]) -> Iterator[Measure]:
        """One for each set of questions whose change meets what is lacking."""
        lacks = [Lack(found.rule_id, element) for found in shortfalls for element in found.elements]
        wanted = Counter(questions for lack in lacks for questions in dict.fromkeys(map(_asked, lack.element.ways)))
        groups: dict[tuple[str, ...], list[Lack]] = {}
        for lack in lacks:
            groups.setdefault(self._taken(lack.element, wanted), []).append(lack)
        needed = Counter(lack.rule_id for lack in lacks)
        for questions, group in groups.items():
            yield self._measure(questions, tuple(group), needed)

    def order(self, measure: Measure) -> tuple[int, int, int, list[int]]:
        """Where a measure stands among others."""
        places = [self.rulebook.asking_order.index(question_id) for question_id in measure.questions]
        return measure.force, -len(measure.settles), -len(measure.advances), places

    def _measure(self, questions: tuple[str, ...], lacks: tuple[Lack, ...], needed: Counter[str]) -> Measure:
        met = Counter(lack.rule_id for lack in lacks)
        settles = tuple(rule_id for rule_id in met if met[rule_id] == needed[rule_id] and not self._waits(rule_id))
        answers = (self.submission.answers.get(question_id) for question_id in questions)
        planned = tuple(answer.planned for answer in answers if answer is not None and answer.planned is not None)
        return Measure(
            questions=questions,
            lacks=lacks,
            force=min(_force(self.rulebook.rules[rule_id].strength) for rule_id in met),
            kind=next((plan.measure for plan in planned if plan.measure), self._kind(questions, tuple(met))),
            settles=settles,
            advances=tuple(rule_id for rule_id in met if rule_id not in settles),
            planned=planned,
        )

    def _taken(self, element: ElementFinding, wanted: Counter[tuple[str, ...]]) -> tuple[str, ...]:
        """Of the ways to meet an element the one that meets most others too; the first of them in the rule.

        What is to be considered comes before the considering of it: one question asks for that on law and policy alike.
        """
        ways = map(_asked, element.ways)
        return max(ways, key=lambda asked: (not self._considers(asked), wanted[asked]), default=())

    def _considers(self, questions: tuple[str, ...]) -> bool:
        return any(self.rulebook.questions[question_id].about is About.CONSIDERATION for question_id in questions)

    def _waits(self, rule_id: str) -> bool:
        """Whether a provision waits for an answer, now or once what is lacking is there."""
        finding = self.assessment.of(rule_id)
        unknown = finding is not None and any(element.state is State.UNKNOWN for element in finding.elements)
        return unknown or bool(finding and finding.opens)

    def _kind(self, questions: tuple[str, ...], rule_ids: tuple[str, ...]) -> MeasureKind:
        """A notification, law or policy, by what is judged and asked; the State may say otherwise."""
        if all(self.rulebook.rules[rule_id].kind == "notification" for rule_id in rule_ids):
            return MeasureKind.NOTIFICATION
        of_law = any(self.rulebook.questions[question_id].about is About.LAW for question_id in questions)
        return MeasureKind.LAW if of_law else MeasureKind.POLICY


def _asked(way: Way) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.fact.question for change in way))


def _force(strength: Strength) -> int:
    return next(place for place, strengths in enumerate(FORCES) if strength in strengths)


def drafts(submission: Submission, assessment: Assessment, planned: Iterable[Measure]) -> tuple[Draft, ...]:
    """The amendments that measures imply, law by law in the order of the register; what is new comes last."""
    found: dict[str | None, list[Amendment]] = {law.id: [] for law in submission.laws} | {None: []}
    for measure in planned:
        if measure.kind in (MeasureKind.LAW, MeasureKind.REGULATION):
            for law, amendment in _amendments(submission, assessment, measure):
                found[law].append(amendment)
    return tuple(Draft(law, tuple(amendments)) for law, amendments in found.items() if amendments)


def _amendments(
    submission: Submission, assessment: Assessment, measure: Measure
) -> Iterator[tuple[str | None, Amendment]]:
    """A measure under each law cited for what is lacking, or else for another part of the same provisions."""
    own = _cited(submission, _changed(measure))
    near = {} if own else _cited(submission, _decided(assessment, measure))
    for law, citations in (own or near).items():
        yield law, Amendment(measure, tuple(citations), not own)
    if not own and not near:
        yield None, Amendment(measure, (), False)


def _changed(measure: Measure) -> Iterator[Fact]:
    for lack in measure.lacks:
        yield from lack.element.failing


def _decided(assessment: Assessment, measure: Measure) -> Iterator[Fact]:
    for rule_id in measure.rules:
        finding = assessment.of(rule_id)
        yield from finding.decided_by if finding else ()


def _cited(submission: Submission, facts: Iterable[Fact]) -> dict[str, list[Citation]]:
    """The citations that facts rest on, by law, each once."""
    found: dict[str, list[Citation]] = {}
    for fact in dict.fromkeys(facts):
        answer = submission.answers.get(fact.question)
        for citation in answer.citations_for(fact.option) if answer else ():
            cited = found.setdefault(citation.law, [])
            if citation not in cited:
                cited.append(citation)
    return found
