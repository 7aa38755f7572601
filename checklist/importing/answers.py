"""Answers of a returned workbook: each question's changes put together and made through `editing`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checklist import editing
from checklist.editing import Stamp
from checklist.importing.citations import Citing
from checklist.importing.laws import Laws
from checklist.importing.returned import Cells, Change, Changed, Returned
from checklist.question import Question
from checklist.report.entry.words import TAKEN_BACK
from checklist.submission import Answer, Conflicts, Figure, NoValue, Submission
from checklist.versions import content, history


@dataclass(frozen=True)
class Asked:
    """What came back on one question."""

    own: Cells
    options: Mapping[str, Cells]
    figures: Changed
    further: Changed

    @property
    def everything(self) -> tuple[Change, ...]:
        """Every changed cell."""
        rows = (self.own, *self.options.values(), *self.figures.values(), *self.further.values())
        return tuple(change for row in rows for change in row.values())


@dataclass
class Answers:
    """Takes answers over."""

    returned: Returned
    laws: Laws
    stamp: Callable[[], Stamp]
    taken: list[Change]

    def __post_init__(self) -> None:
        self._citing = Citing(self.returned, self.laws)

    def into(self, submission: Submission) -> Submission:
        """The submission with the answers changed, question by question."""
        further = self._further_by_question()
        for question in self.returned.source.questions:
            asked = self._asked(question, further.get(question.id, {}))
            if asked.everything:
                submission = self._question(submission, question, asked)
        return submission

    def _asked(self, question: Question, further: Changed) -> Asked:
        rows, figures = self.returned.changed("section"), self.returned.changed("figures")
        options = {name: rows.get(f"{question.id}/{name}", {}) for name in question.options}
        counted = {key: cells for key, cells in figures.items() if key.startswith(f"{question.id}/")}
        return Asked(rows.get(question.id, {}), options, counted, further)

    def _further_by_question(self) -> dict[str, dict[str, Cells]]:
        """Rows of the sheet of further citations by the question they are for."""
        found: dict[str, dict[str, Cells]] = {}
        for key, cells in self.returned.changed("further").items():
            question_id = cells["question"].value if "question" in cells else key.partition("/")[0]
            if question_id in self.returned.source.wanted:
                found.setdefault(question_id, {})[key] = cells
            else:
                self.returned.tell_of(next(iter(cells.values())), "citation-without-question")
        return found

    def _question(self, submission: Submission, question: Question, asked: Asked) -> Submission:
        """The submission with what came back on one question; where it was changed there meanwhile, with both."""
        base = self.returned.source.submission
        if _edits(base, question.id) == _edits(submission, question.id):
            after = self._edited(submission, question, asked)
        else:
            edited = self._edited(base, question, asked)
            after = submission if edited is base else _with_both(submission, edited, question.id)
            if question.id in after.conflicts.answers and after is not submission:
                change = asked.everything[0]
                self.returned.tell("answer-changed-meanwhile", change.sheet, change.place, question.id)
        if after is not submission:
            self.taken.extend(asked.everything)
        return after

    def _edited(self, submission: Submission, question: Question, asked: Asked) -> Submission:
        after = self._valued(submission, question, asked)
        cited = self._citing.after(question, asked.own, asked.options, asked.further)
        comment = asked.own.get("comment")
        if cited is None and comment is None:
            return after
        answer = after.answers.get(question.id)
        if answer is None:
            change = comment or next(c for c in asked.everything if c.code not in ("answer", "reason"))
            self.returned.tell_of(change, "answer-missing")
            return after
        if cited is not None:
            after = editing.set_citations(after, question.id, cited, self.stamp())
        if comment is not None:
            text = "" if comment.value == TAKEN_BACK else comment.value
            after = editing.set_comment(after, question.id, text, self.stamp())
        return after

    # The value

    def _valued(self, submission: Submission, question: Question, asked: Asked) -> Submission:
        """The submission with the answer itself changed."""
        own, reason = asked.own.get("answer"), asked.own.get("reason")
        parts = [cells["answer"] for cells in asked.options.values() if "answer" in cells]
        more = [*parts, *(change for cells in asked.figures.values() for change in cells.values())]
        if own is not None and any(change.value != TAKEN_BACK for change in more):
            self.returned.tell_of(own, "answer-and-parts", there=more[0].place)
            return submission
        answer = submission.answers.get(question.id)
        if own is not None and own.value == TAKEN_BACK:
            return editing.withdraw(submission, question.id, self.stamp())
        is_none = own.value if own else answer.no_value if answer and not more else None
        if is_none == NoValue.NOT_APPLICABLE and (own or reason):
            return self._not_applicable(submission, question, own, reason)
        if reason is not None and reason.value != TAKEN_BACK:
            self.returned.tell_of(reason, "reason-alone")
        if own is not None and own.value == NoValue.DO_NOT_KNOW:
            return editing.set_do_not_know(submission, question.id, self.stamp())
        value: editing.Value | None = own.value if own else None
        if parts:
            value = self._by_option(question, asked, answer)
        if asked.figures:
            value = self._figures(question, asked.figures, answer)
        if value is None:
            return submission
        if not value:
            return editing.withdraw(submission, question.id, self.stamp())
        return editing.set_value(submission, question.id, value, self.stamp())

    def _not_applicable(
        self, submission: Submission, question: Question, own: Change | None, reason: Change | None
    ) -> Submission:
        answer = submission.answers.get(question.id)
        said = reason.value if reason else answer.reason if answer else ""
        if not said or said == TAKEN_BACK:
            change = reason or own
            if change is not None:
                self.returned.tell_of(change, "reason-missing")
            return submission
        return editing.set_not_applicable(submission, question.id, said, self.stamp())

    def _by_option(self, question: Question, asked: Asked, answer: Answer | None) -> dict[str, str]:
        """The value of each option, in the order of the question; an option taken back has none."""
        held = dict(answer.value) if answer is not None and isinstance(answer.value, Mapping) else {}
        held |= {name: cells["answer"].value for name, cells in asked.options.items() if "answer" in cells}
        return {name: held[name] for name in question.options if held.get(name, TAKEN_BACK) != TAKEN_BACK}

    def _figures(self, question: Question, rows: Changed, answer: Answer | None) -> tuple[Figure, ...] | None:
        """The figures with rows changed, taken back and added; None where a row cannot be taken."""
        held = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
        figures: list[Figure | None] = list(held)
        sound = True
        for key, cells in rows.items():
            number = key.rpartition("/")[2]
            old = held[int(number) - 1] if number.isdecimal() and int(number) <= len(held) else None
            new = None if _taken_back(cells, "count") else self._figure(question, cells, old)
            sound = sound and (new is not None or _taken_back(cells, "count"))
            if old is not None:
                figures[int(number) - 1] = new
            else:
                figures.append(new)
        kept = tuple(figure for figure in figures if figure is not None)
        twice = len({(f.of, f.year, tuple(sorted(f.by.items()))) for f in kept}) < len(kept)
        if twice:
            self.returned.tell_of(next(iter(next(iter(rows.values())).values())), "figures-twice")
        return kept if sound and not twice else None

    def _figure(self, question: Question, cells: Cells, old: Figure | None) -> Figure | None:
        said = {code: change.value for code, change in cells.items()}
        by = dict(old.by) if old else {}
        by |= {name: said[name] for name in question.groups if name in said}
        by = {name: by[name] for name in question.groups if by.get(name, TAKEN_BACK) != TAKEN_BACK}
        of, year = said.get("of", old.of if old else ""), said.get("year", str(old.year) if old else "")
        count = said.get("count", str(old.count) if old else "")
        if not (of and year and count) or year == TAKEN_BACK:
            self.returned.tell_of(next(iter(cells.values())), "figure-incomplete")
            return None
        return Figure(of=of, year=int(year), by=by, count=int(count))


def _taken_back(cells: Cells, code: str) -> bool:
    return code in cells and cells[code].value == TAKEN_BACK


def _edits(submission: Submission, question_id: str) -> tuple[frozenset[str], bool]:
    """Every edit known of an answer, and whether there are several answers."""
    return frozenset(history(submission, question_id)), question_id in submission.conflicts.answers


def _with_both(submission: Submission, edited: Submission, question_id: str) -> Submission:
    """The submission with the answer of another copy kept beside its own, unless they say the same."""
    own = submission.answers.get(question_id)
    sides = (*([own] if own is not None else ()), *submission.conflicts.answers.get(question_id, ()))
    marks = submission.withdrawn.get(question_id, ())
    wanted = edited.answers.get(question_id)
    if wanted is not None and any(content(side) == content(wanted) for side in sides):
        return submission
    if wanted is None and (marks or not sides):
        return submission
    taken_back = marks if wanted is not None else edited.withdrawn[question_id]
    sides = (*sides, *([wanted] if wanted is not None else ()))
    alone = sides[0] if len(sides) == 1 and not taken_back else None
    answers = {key: answer for key, answer in submission.answers.items() if key != question_id}
    disputed = {key: kept for key, kept in submission.conflicts.answers.items() if key != question_id}
    withdrawn = {key: kept for key, kept in submission.withdrawn.items() if key != question_id}
    return Submission(
        **dict(submission)
        | {
            "answers": answers | ({question_id: alone} if alone else {}),
            "conflicts": Conflicts(
                **dict(submission.conflicts) | {"answers": disputed | ({} if alone else {question_id: sides})}
            ),
            "withdrawn": withdrawn | ({question_id: taken_back} if taken_back else {}),
        }
    )
