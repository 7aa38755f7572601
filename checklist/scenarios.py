"""Scenarios: answers in plain words beside what must be found, for a lawyer to read and a machine to run.

They stand in `tests/scenarios/<instrument>/<article>.yaml`. One word may stand for every option of a question;
`unanswered` takes an answer of the scenario it is based on away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from checklist import checks, engine, loading
from checklist.checks import Mistake
from checklist.conditions import Fact, Scalar
from checklist.errors import ChecklistError
from checklist.finding import Finding, Outcome, State
from checklist.gates import View, look
from checklist.problem import Problem
from checklist.question import BY_OPTION, DO_NOT_KNOW
from checklist.rule import Note, Rule
from checklist.rulebook import Rulebook
from checklist.submission import scalar

#: Words for an answer that tells nothing.
NOTHING = ("unanswered", DO_NOT_KNOW, "not-applicable")
Ids = Mapping[str, list[str]]


@dataclass(frozen=True)
class Scenario:
    """Answers by question, and what they must lead to, by rule."""

    file: str  #: relative to the folder of scenarios
    name: str
    answers: Mapping[str, object]
    expect: Mapping[str, str]  #: the outcome
    not_met: Ids  #: the elements not met or only partly met, all of them
    partly: Ids  #: those only partly met, all of them
    open: Ids  #: the questions named as still open, all of them
    remarks: Ids  #: the remarks that hold, all of them
    good_practices: Ids  #: the good practices that hold, all of them
    asked: tuple[str, ...]  #: questions that arise, some of them
    hidden: tuple[str, ...]  #: questions that do not arise, some of them

    @property
    def rules(self) -> frozenset[str]:
        """The rules it says anything about."""
        return frozenset(rule_id for key in ("expect", *_BY_RULE) for rule_id in getattr(self, key))


_BY_RULE = ("not_met", "partly", "open", "remarks", "good_practices")
_KEYS = frozenset(("based_on", *(field.name for field in fields(Scenario)))) - {"file"}


def read(folder: Path) -> tuple[Scenario, ...]:
    """Every scenario of a folder, by file; ChecklistError where one cannot be understood."""
    return tuple(scenario for path in sorted(folder.glob("*/*.yaml")) for scenario in _in_file(folder, path))


def _in_file(folder: Path, path: Path) -> Iterator[Scenario]:
    file = path.relative_to(folder).as_posix()
    answers: dict[str, dict[str, object]] = {}
    for raw in loading.listed(path):
        name, base = str(raw.get("name", "")), raw.get("based_on")
        unknown = sorted(raw.keys() - _KEYS)
        if unknown:
            raise ChecklistError("scenario-unknown-key", file=file, name=name, key=unknown[0])
        if not name or name in answers:
            raise ChecklistError("scenario-name", file=file, name=name)
        if base is not None and base not in answers:
            raise ChecklistError("scenario-unknown-base", file=file, name=name, base=base)
        inherited = answers[str(base)] if base is not None else {}
        answers[name] = {**inherited, **_merged(inherited, raw.get("answers", {}))}
        yield Scenario(
            file,
            name,
            answers[name],
            raw.get("expect", {}),
            **{key: raw.get(key, {}) for key in _BY_RULE},
            asked=tuple(raw.get("asked", ())),
            hidden=tuple(raw.get("hidden", ())),
        )


def _merged(base: Mapping[str, object], changed: Mapping[str, object]) -> dict[str, object]:
    result = {}
    for question, value in changed.items():
        before = base.get(question)
        result[question] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return result


def facts(scenario: Scenario, rulebook: Rulebook) -> dict[Fact, Scalar]:
    """The facts a scenario states; ChecklistError if it answers what is not asked, or not so."""
    result: dict[Fact, Scalar] = {}
    for question_id, value in scenario.answers.items():
        question = rulebook.questions.get(question_id)
        told = {"file": scenario.file, "name": scenario.name, "question": question_id}
        if question is None:
            raise ChecklistError("scenario-unknown-question", **told)
        words: Mapping[str | None, object] = {None: value}
        if question.type in BY_OPTION:
            words = value if isinstance(value, dict) else dict.fromkeys(question.options, value)
        for option, word in words.items():
            strange = bool(question.values) and word not in (*question.values, *NOTHING)
            if strange or (option is not None and option not in question.options):
                raise ChecklistError("scenario-unknown-answer", **told, value=word if strange else option)
            if word not in NOTHING:
                result[Fact(question_id, option)] = scalar(question, str(word))
    return result


def differences(scenario: Scenario, rulebook: Rulebook, known: Mapping[Fact, Scalar] | None = None) -> Iterator[str]:
    """What the engine finds otherwise than the scenario says, one line each; none where all is as expected."""
    answers = facts(scenario, rulebook) if known is None else known
    view = look(rulebook.in_asking_order, answers)
    yield from (f"{id} does not arise" for id in scenario.asked if not view.asked(id))
    yield from (f"{id} is not hidden" for id in scenario.hidden if id not in view.hidden)
    for rule_id in sorted(scenario.rules):
        finding = engine.judge(rulebook, rule_id, answers)
        rule = rulebook.rules[rule_id]
        found: dict[str, object] = {
            "expect": finding.outcome.value,
            "not_met": _in_state(finding, State.NOT_MET, State.PARTLY),
            "partly": _in_state(finding, State.PARTLY),
            "open": sorted({fact.question for fact in finding.still_open}),
            "remarks": _holding(rule.remarks, view),
            "good_practices": _holding(rule.good_practices, view),
        }
        for key, value in found.items():
            expected = getattr(scenario, key).get(rule_id)
            if expected is not None and (sorted(expected) if isinstance(expected, list) else expected) != value:
                yield f"{rule_id}: {key} is {value}, not {expected}"


def _in_state(finding: Finding, *wanted: State) -> list[str]:
    return sorted(finding.named(element) for element in finding.elements if element.state in wanted)


def _holding(notes: tuple[Note, ...], view: View) -> list[str]:
    return sorted(note.id for note in notes if note.holds(view.facts))


def unreached(rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Mapping[str, tuple[Outcome, ...]]:
    """By rule, the outcomes it can have that no scenario shows; not implemented and in part count as one."""
    shown: dict[str, set[str]] = {}
    for scenario in scenarios:
        for rule_id, outcome in scenario.expect.items():
            shown.setdefault(rule_id, set()).add(outcome)
    missing = {rule.id: tuple(_lacking(rule, shown.get(rule.id, set()))) for rule in rulebook.assessed}
    return {rule_id: outcomes for rule_id, outcomes in missing.items() if outcomes}


def mistakes(rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Iterator[Mistake]:
    """The outcomes that no scenario shows, each at the provision's place in its rule file."""
    for rule_id, outcomes in unreached(rulebook, scenarios).items():
        for outcome in outcomes:
            yield checks.of_rule(rulebook, rule_id, "outcome-unreached", rule=rule_id, outcome=outcome.value)


def failures(folder: Path, rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Iterator[Problem]:
    """Every scenario of a folder that the engine finds otherwise than it says."""
    for scenario in scenarios:
        for difference in differences(scenario, rulebook):
            values = {"name": scenario.name, "difference": difference}
            yield Problem(str(folder / scenario.file), "scenario-fails", values=values)


def _lacking(rule: Rule, shown: set[str]) -> Iterator[Outcome]:
    if Outcome.IMPLEMENTED not in shown:
        yield Outcome.IMPLEMENTED
    if not shown & {Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED}:
        yield Outcome.NOT_IMPLEMENTED
    released = (rule.applies_when, rule.excused_when, rule.alternative_to)
    if Outcome.NOT_APPLICABLE not in shown and any(way is not None for way in released):
        yield Outcome.NOT_APPLICABLE
    if Outcome.UNDETERMINED not in shown:
        yield Outcome.UNDETERMINED
