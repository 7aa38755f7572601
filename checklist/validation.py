"""Checks submissions in three passes in one run: sound JSON, the published schema, the rulebook.

`jsonschema-rs` gives the verdict; `jsonschema` is only asked to explain a file that fails. No models are built here
until a submission is wanted: the command that validates starts without pydantic.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from checklist import consistency, files, gates, parsing
from checklist.asked import BY_OPTION, Asked, Questionnaire
from checklist.errors import PROBLEMS, ChecklistError
from checklist.explaining import DATES, Place, explained
from checklist.problem import Problem
from checklist.raw import Raw, day, listed, mapping, only_real_days

if TYPE_CHECKING:
    from checklist.rulebook import Rulebook
    from checklist.submission import Submission

_DATED = frozenset((*DATES, "time"))
#: A submission that holds nothing but what it must.
_BLANK: Raw = {"format": 1, "rules": "blank", "state": "blank", "date": "2000-01-01", "nature": "draft"}


class SubmissionBroken(ChecklistError):
    """A submission that cannot be used; `problems` says why, all of it."""

    exit_code = PROBLEMS

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        super().__init__("submission-broken", file=file)
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Validator:
    """The published schema, and what of the rulebook the third pass needs."""

    schema: Mapping[str, Any]
    catalogue: Mapping[str, Any]

    @classmethod
    def published(cls) -> "Validator":
        """The one whose schema is published with the program."""
        folder = files.data_folder("schemas")
        schema, catalogue = (
            parsing.own(files.read(folder / name)) for name in ("submission.schema.json", "catalogue.json")
        )
        return cls(schema, catalogue)

    @classmethod
    def of(cls, rulebook: "Rulebook") -> "Validator":
        """The one for a rulebook at hand."""
        from checklist import schema

        return cls(schema.submission_schema(rulebook), schema.catalogue(rulebook))

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """The English texts of the rulebook that problems show, by key."""
        asks = {f"question.{id}.ask": question["ask"] for id, question in self.catalogue["questions"].items()}
        return {**asks, **{odd["key"]: odd["text"] for odd in self.catalogue["contradictions"]}}

    @cached_property
    def _whole(self) -> jsonschema_rs.Draft202012Validator:
        return jsonschema_rs.Draft202012Validator(dict(self.schema))

    @cached_property
    def _settled(self) -> jsonschema_rs.Draft202012Validator:
        """The schema without what it says of conflicts, which names every question again and takes as long as all else.

        Where a submission has none, the verdict is the same.
        """
        properties = {name: node for name, node in self.schema["properties"].items() if name != "conflicts"}
        return jsonschema_rs.Draft202012Validator({**self.schema, "properties": properties})

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions, as the catalogue has them."""
        return Questionnaire.of(self.catalogue)

    def accepts(self, raw: object) -> bool:
        """The schema's verdict alone."""
        verdict = self._whole if isinstance(raw, dict) and "conflicts" in raw else self._settled
        return bool(verdict.is_valid(raw))

    def check(self, file: str, content: bytes) -> tuple[object, list[Problem]]:
        """What the file holds, and every problem and note; ChecklistError if its format is newer than this program."""
        raw, problems = parsing.parse(file, content)
        if problems:
            return None, problems
        self._refuse_newer(file, raw)
        accepted = self.accepts(raw)
        if not accepted:
            problems = list(explained(file, self.schema, self._suspect(raw)))
        if isinstance(raw, dict):
            taken = {problem.pointer for problem in problems}
            third = _Third(file, self, raw, is_sound=accepted and only_real_days(content))
            problems += [p for p in third.problems() if p.pointer not in taken]
        problems = [self._of_its_age(problem) for problem in problems]
        return raw, sorted(problems, key=lambda problem: (problem.note, problem.order))

    def _suspect(self, raw: object) -> object:
        """A submission without the entries and answers that would be right in any other: explaining takes time."""
        if not isinstance(raw, dict):
            return raw
        entries = {name: value for name, value in raw.items() if name in _BLANK or not self._right_alone(name, value)}
        if isinstance(entries.get("answers"), dict):
            answers = entries["answers"].items()
            entries["answers"] = {id: a for id, a in answers if not self._right_alone("answers", {id: a})}
        return entries

    def _right_alone(self, name: str, value: object) -> bool:
        return self.accepts({**_BLANK, name: value})

    def _of_its_age(self, problem: Problem) -> Problem:
        """An answer to what an earlier edition asked is no mistake of the author, who must not take it out."""
        name = problem.values.get("name")
        key = f"{problem.question}/{name}" if problem.code == "unknown-option-answered" else name
        is_retired = problem.code.startswith("unknown-") and key in self.catalogue.get("retired", ())
        return replace(problem, code="retired-answered") if is_retired else problem

    def _refuse_newer(self, file: str, raw: object) -> None:
        wanted = raw.get("format") if isinstance(raw, dict) else None
        own = self.catalogue["format"]
        if isinstance(wanted, int) and not isinstance(wanted, bool) and wanted > own:
            raise ChecklistError("format-newer", file=file, format=wanted, own=own)


def load(path: Path, rulebook: "Rulebook") -> "Submission":
    """The submission in a file; SubmissionBroken with every problem if it is not a valid one."""
    return read(os.fspath(path), files.read(path), rulebook)


def read(file: str, content: bytes, rulebook: "Rulebook") -> "Submission":
    """The submission in bytes that came from `file`."""
    from checklist.submission import Submission

    raw, problems = Validator.of(rulebook).check(file, content)
    wrong = [problem for problem in problems if not problem.note]
    if wrong:
        raise SubmissionBroken(file, wrong)
    return Submission.model_validate(raw)


class _Third:
    """The third pass over one submission: what only the rulebook and the register of laws can tell."""

    def __init__(self, file: str, validator: Validator, raw: Raw, *, is_sound: bool) -> None:
        self.file = file
        self.is_sound = is_sound  #: whether the schema accepts it, and every date is in the calendar
        self.validator = validator
        self.raw = raw
        self.answers: Raw = mapping(raw.get("answers"))
        self.laws = [law for law in listed(raw.get("laws")) if isinstance(law, dict)]
        self.conflicts: Raw = mapping(raw.get("conflicts"))
        self.law_ids = dict.fromkeys(str(law.get("id")) for law in self.laws)

    def problems(self) -> Iterator[Problem]:
        if not self.is_sound:
            yield from self._unreal_dates()
        yield from self._laws()
        if self.is_sound and not self.conflicts and self._cites_well():
            for id in self.validator.questionnaire.counting & self.answers.keys():
                yield from self._figures(Place(self.file, ("answers", id)), listed(self.answers[id].get("value")))
        else:
            yield from self._entries()
        yield from self._notes()

    def _cites_well(self) -> bool:
        """Whether in a sound submission all citations name laws and options that there are: a glance mostly does."""
        laws, questions = self.law_ids, self.validator.questionnaire.questions
        for id, answer in self.answers.items():
            if "citations" in answer:
                facts = questions[id].fact_of
                for citation in answer["citations"]:
                    if citation["law"] not in laws:
                        return False
                    if "options" in citation and not all(map(facts.__contains__, citation["options"])):
                        return False
        practices = (p for notes in mapping(self.raw.get("articles")).values() for p in notes.get("good_practices", ()))
        cited = (citation for practice in practices for citation in practice.get("citations", ()))
        return all(citation["law"] in laws and "options" not in citation for citation in cited)

    def _entries(self) -> Iterator[Problem]:
        """What is wrong in answers, practices and conflicts, each gone through."""
        for trail, question, answer in self._each_answer():
            yield from self._answer(trail, question, answer)
        for trail, notes in self._each("articles"):
            for number, practice in enumerate(listed(notes.get("good_practices"))):
                place = Place(self.file, (*trail, "good_practices", number))
                yield from self._citations(place, mapping(practice), ())
        yield from self._conflicting_laws()

    def _each(self, name: str) -> Iterator[tuple[tuple[str | int, ...], Raw]]:
        """Each entry of that name with its place: those that hold, then those in conflict."""
        for key, entry in mapping(self.raw.get(name)).items():
            yield (name, key), mapping(entry)
        for key, sides in mapping(self.conflicts.get(name)).items():
            for number, entry in enumerate(listed(sides)):
                yield ("conflicts", name, key, number), mapping(entry)

    def _each_answer(self) -> Iterator[tuple[tuple[str | int, ...], Asked, Raw]]:
        for trail, answer in self._each("answers"):
            question = self.validator.questionnaire.questions.get(str(trail[1 if trail[0] == "answers" else 2]))
            if question is not None:
                yield trail, question, answer

    def _conflicting_laws(self) -> Iterator[Problem]:
        """Of a law in conflict the register keeps the first entry, because answers cite it."""
        known = [str(law.get("id")) for law in self.laws]
        for law in mapping(self.conflicts.get("laws")):
            if law not in known:
                near = get_close_matches(law, known, 1)
                yield Place(self.file, ("conflicts", "laws", law)).problem(
                    "unknown-law", law=law, near=near[0] if near else ""
                )

    def _unreal_dates(self) -> Iterator[Problem]:
        """Dates that no calendar has; an option of an answer may be called as a date is."""
        waiting: list[tuple[object, tuple[str | int, ...]]] = [(self.raw, ())]
        while waiting:
            node, trail = waiting.pop()
            if isinstance(node, list):
                waiting += [(value, (*trail, number)) for number, value in enumerate(node) if isinstance(value, dict)]
            elif isinstance(node, dict):
                answered = "answers" in trail
                for key, value in node.items():
                    if isinstance(value, str):
                        if key in _DATED and day(value) is None:
                            yield Place(self.file, (*trail, key)).problem("unreal-date", value=value)
                    elif isinstance(value, (dict, list)) and not (answered and key == "value"):
                        waiting.append((value, (*trail, key)))

    def _unreal_date(self, value: str, trail: tuple[str | int, ...]) -> Iterator[Problem]:
        if day(value) is None:
            yield Place(self.file, trail).problem("unreal-date", value=value)

    def _laws(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for number, law in enumerate(self.laws):
            if str(law.get("id")) in seen:
                yield Place(self.file, ("laws", number, "id")).problem("law-twice", id=law.get("id"))
            seen.add(str(law.get("id")))

    def _answer(self, trail: tuple[str | int, ...], question: Asked, answer: Raw) -> Iterator[Problem]:
        place = Place(self.file, trail)
        if question.type == "date" and isinstance(answer.get("value"), str):
            yield from self._unreal_date(answer["value"], (*trail, "value"))
        if question.type == "statistics":
            yield from self._figures(place, listed(answer.get("value")))
        yield from self._citations(place, answer, question.options if question.type in BY_OPTION else ())

    def _figures(self, place: Place, figures: list[Any]) -> Iterator[Problem]:
        """Figures given twice, so that nobody could tell which one counts."""
        seen: set[object] = set()
        for number, figure in enumerate(figures):
            groups = mapping(mapping(figure).get("by"))
            same = (
                *(str(mapping(figure).get(name)) for name in ("of", "year")),
                frozenset((name, str(group)) for name, group in groups.items()),
            )
            if same in seen:
                yield place.problem("figure-twice", "value", number)
            seen.add(same)

    def _citations(self, place: Place, answer: Raw, options: tuple[str, ...]) -> Iterator[Problem]:
        for number, citation in enumerate(listed(answer.get("citations"))):
            if not isinstance(citation, dict):
                continue
            law = citation.get("law")
            if isinstance(law, str) and law not in self.law_ids:
                near = get_close_matches(law, self.law_ids, 1)
                yield place.problem("unknown-law", "citations", number, "law", law=law, near=near[0] if near else "")
            for at, option in enumerate(listed(citation.get("options")) if "options" in citation else ()):
                if option not in options:
                    near = get_close_matches(str(option), options, 1)
                    values = {"name": str(option), "near": near[0] if near else ""}
                    yield place.problem("unknown-option-cited", "citations", number, "options", at, **values)

    def _notes(self) -> Iterator[Problem]:
        """What does not make a submission invalid: answers set aside, another edition, what is open."""
        questions = self.validator.questionnaire.questions
        given = consistency.Given(self.raw, self.validator.questionnaire)
        view = gates.look(self.validator.questionnaire.gated, given.facts)
        for question_id in self.answers:
            if question_id in view.hidden:
                yield Place(self.file, ("answers", question_id)).note("answer-inactive")
        for odd in consistency.told(given, view):
            yield Place(self.file, odd.trail).note(odd.code, **odd.values)
        yield from self._plans_past(given)
        for kind in ("answers", "laws", "parties", "articles"):
            for name in mapping(self.conflicts.get(kind)):
                yield Place(self.file, ("conflicts", kind, name)).note("conflict-open")
        edition = self.validator.catalogue["edition"]
        if isinstance(self.raw.get("rules"), str) and self.raw["rules"] != edition:
            yield Place(self.file, ("rules",)).note("other-edition", edition=self.raw.get("rules"), own=edition)
        of_part = [id for id in listed(mapping(self.raw.get("package")).get("questions")) if isinstance(id, str)]
        shut = view.hidden | view.waiting
        wanted = {id for id in of_part if id in questions} - shut if of_part else questions.keys() - shut
        answered = (id for id, answer in given.answers.items() if id in wanted and not _is_open(questions[id], answer))
        unanswered = len(wanted) - sum(1 for _ in answered)
        if unanswered:
            yield Place(self.file, ()).note("unanswered", n=unanswered)

    def _plans_past(self, given: consistency.Given) -> Iterator[Problem]:
        """Days by which something is planned that had passed when the answers were given."""
        for question_id, answer in given.answers.items():
            by = day(mapping(answer["planned"]).get("by")) if "planned" in answer else None
            if by is not None and given.day is not None and by < given.day:
                place = Place(self.file, ("answers", question_id, "planned", "by"))
                yield place.note("planned-day-passed", by=by.isoformat(), date=given.day.isoformat())


def _is_open(question: Asked, answer: Raw) -> bool:
    """Whether of a question that has an answer something is not answered yet."""
    value = answer.get("value")
    if isinstance(value, dict):
        return not all(map(value.__contains__, question.options))
    return not answer
