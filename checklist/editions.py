"""From an earlier edition of the rules to the one at hand: what stands under a retired id goes where `retired` says.

Nothing that was written is lost: what has no place any more is set aside, and every step is listed. An answer whose
meaning may be another becomes a draft, its edit named after the one it comes from, so that two people who migrate the
same answer make the same edit.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel

from checklist.rule import Retired
from checklist.rulebook import Rulebook
from checklist.submission import Answer, Citation, Clearance, Conflicts, Figure, Submission
from checklist.versions import edit_of, edits_of

Takes = Callable[[str, Answer], bool]  #: whether a question takes an answer, as the published schema has it
Way = tuple[str | int, ...]
Value = str | Mapping[str, str] | tuple[Figure, ...] | None
Held = BaseModel | Sequence[BaseModel] | str
Entry = TypeVar("Entry", bound=Held)
Item = TypeVar("Item", bound=BaseModel)
_DERIVED = 32  #: hexadecimal digits of an id made from another


class Fate(StrEnum):
    """What became of something that stood in the file."""

    CARRIED = "carried"  #: it stands under another id and means the same
    TO_CONFIRM = "to-confirm"  #: it stands under another id as a draft, and somebody has to look at it
    ASIDE = "aside"  #: it is no longer in the file, and kept beside it


class Reason(StrEnum):
    """Why something was set aside."""

    RETIRED = "retired"  #: nothing stands for it
    TAKEN = "taken"  #: something else stands there already
    UNFIT = "unfit"  #: what stands for it cannot take it


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that was changed: where it stood, the id it stands under, and the retired id whose reason is told."""

    fate: Fate
    was: Way
    retired: str = ""
    now: str = ""
    reason: Reason | None = None
    held: Held | None = None  #: what was set aside


@dataclass(frozen=True)
class Migrated:
    """A submission of the edition at hand, and every step that led there."""

    submission: Submission
    steps: tuple[Step, ...]


def migrated(given: Submission, rulebook: Rulebook, takes: Takes) -> Migrated:
    """The submission in the edition of the rulebook; what is not under a retired id stays as it is."""
    work = _Work(rulebook.retired, takes, frozenset(_answered(given)))
    fields: dict[str, object] = {
        "rules": rulebook.contents.edition,
        "parties": work.moved(("parties",), given.parties),
        "answers": work.answers(given.answers),
        "articles": work.moved(("articles",), given.articles),
        "withdrawn": work.joined(("withdrawn",), given.withdrawn, work.taken),
        "conflicts": _conflicts(work, given.conflicts),
        "completed": work.joined(("completed",), given.completed),
        "discussion": work.joined(("discussion",), given.discussion),
    }
    if given.package:
        questions = tuple(dict.fromkeys(work.named(("package", "questions"), given.package.questions)))
        fields["package"] = given.package.model_copy(update={"questions": questions})
    return Migrated(given.model_copy(update=fields), tuple(work.steps))


def _answered(given: Submission) -> Iterator[str]:
    """Every question on which the file says something."""
    yield from (*given.answers, *given.conflicts.answers, *given.withdrawn)


def _conflicts(work: "_Work", given: Conflicts) -> Conflicts:
    return Conflicts(
        answers=work.sides(given.answers),
        laws=given.laws,
        parties=work.moved(("conflicts", "parties"), given.parties),
        articles=work.moved(("conflicts", "articles"), given.articles),
    )


@dataclass
class _Work:
    """Carries over the parts of one submission, and lists the steps."""

    retired: Mapping[str, Retired]
    takes: Takes
    taken: frozenset[str]  #: ids under which the file says something itself
    steps: list[Step] = field(default_factory=list)

    def answers(self, given: Mapping[str, Answer]) -> dict[str, Answer]:
        """Answers under the ids of today; where two come to stand under one, the first stays."""
        made: dict[str, Answer] = {}
        for old, answer in given.items():
            for new, said in self._carried(("answers", old), old, answer, self.taken | made.keys()):
                made[new] = said
        return made

    def sides(self, given: Mapping[str, tuple[Answer, ...]]) -> dict[str, tuple[Answer, ...]]:
        """The sides of each conflict on an answer."""
        made: dict[str, tuple[Answer, ...]] = {}
        for old, sides in given.items():
            for number, side in enumerate(sides):
                for new, said in self._carried(("conflicts", "answers", old, number), old, side, self.taken):
                    made[new] = (*made.get(new, ()), said)
        return made

    def _carried(self, was: Way, old: str, answer: Answer, taken: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """The answer under each id that its question has now; set aside where it has none."""
        options = _Options(self, was, f"{old}/", answer)
        gone = self.retired.get(old)
        if options.lost:
            self.set_aside(was, options.lost, Reason.RETIRED, answer)
        elif gone is None:
            if options.said is answer or self.takes(old, options.said):
                yield old, _as_a_draft(options.said, old, answer) if options.unsure else options.said
            else:
                self.set_aside(was, "", Reason.UNFIT, answer, old)
        else:
            free = [new for new in gone.becomes if new not in taken]
            fitting = [new for new in free if self.takes(new, options.said)]
            unsure = options.unsure or _is_doubtful(gone)
            self.tell(was, old, fitting, unsure=unsure)
            yield from ((new, _as_a_draft(options.said, new, answer) if unsure else options.said) for new in fitting)
            if not fitting:
                reason = Reason.UNFIT if free else Reason.TAKEN if gone.becomes else Reason.RETIRED
                self.set_aside(was, old, reason, answer, *gone.becomes[:1])

    def moved(self, at: Way, given: Mapping[str, Entry], prefix: str = "") -> dict[str, Entry]:
        """Entries under the ids of today; where two come to stand under one, the first stays."""
        gone = {id: self.retired[prefix + id] for id in given if prefix + id in self.retired}
        made = {id: entry for id, entry in given.items() if id not in gone}
        for old, retired in gone.items():
            free = [new for new in retired.becomes if new not in made]
            self.settle((*at, old), prefix + old, free, given[old])
            made |= dict.fromkeys(free, given[old])
        return made

    def joined(
        self, at: Way, given: Mapping[str, tuple[Item, ...]], taken: Iterable[str] = ()
    ) -> dict[str, tuple[Item, ...]]:
        """Lists under the ids of today; where two come to stand under one, they are one list."""
        made: dict[str, tuple[Item, ...]] = {}
        for old, items in given.items():
            free = [old]
            if old in self.retired:
                free = [new for new in self.retired[old].becomes if new not in taken]
                self.settle((*at, old), old, free, items)
            for new in free:
                before = made.get(new, ())
                made[new] = (*before, *(item for item in items if item not in before))
        return made

    def named(self, at: Way, given: Iterable[str]) -> Iterator[str]:
        """Ids of today in the place of those given."""
        for number, old in enumerate(given):
            if old in self.retired:
                self.settle((*at, number), old, self.retired[old].becomes, old)
                yield from self.retired[old].becomes
            else:
                yield old

    def settle(self, was: Way, old: str, now: Sequence[str], held: Held) -> None:
        """List what became of something that stood under a retired id; only what was answered is confirmed again."""
        became = self.retired[old].becomes
        self.tell(was, old, now, unsure="value" in was and _is_doubtful(self.retired[old]))
        if not now:
            self.set_aside(was, old, Reason.TAKEN if became else Reason.RETIRED, held, *became[:1])

    def tell(self, was: Way, old: str, now: Iterable[str], *, unsure: bool) -> None:
        """List the ids under which something stands now."""
        fate = Fate.TO_CONFIRM if unsure else Fate.CARRIED
        for new in now:
            step = Step(fate=fate, was=was, now=new, retired=old)
            if step not in self.steps:  # many figures may be of one option
                self.steps.append(step)

    def set_aside(self, was: Way, retired: str, reason: Reason, held: Held, now: str = "") -> None:
        """List something that is no longer in the file."""
        self.steps.append(Step(fate=Fate.ASIDE, was=was, retired=retired, now=now, reason=reason, held=held))


class _Options:
    """An answer with the options of today."""

    def __init__(self, work: _Work, was: Way, prefix: str, answer: Answer) -> None:
        self.work, self.was, self.prefix = work, was, prefix
        self.gone = {id.removeprefix(prefix): gone for id, gone in work.retired.items() if id.startswith(prefix)}
        self.unsure = False  #: whether an option may mean something else now
        self.lost = ""  #: the retired option that was all of the answer
        self.said = answer
        if self.gone:
            fields = {"value": self._value(answer.value), "citations": tuple(self._citations(answer.citations))}
            if any(getattr(answer, name) != value for name, value in fields.items()):
                self.said = answer.model_copy(update=fields)

    def _value(self, given: Value) -> Value:
        if isinstance(given, str):
            return self._choice(given)
        if isinstance(given, tuple):
            return tuple(self._figures(given))
        if given is None:
            return None
        self.unsure = any(_is_doubtful(self.gone[option]) for option in given if option in self.gone)
        return self.work.moved((*self.was, "value"), given, self.prefix)

    def _choice(self, given: str) -> str:
        if given not in self.gone:
            return given
        now = self.gone[given].becomes
        if len(now) != 1:
            self.lost = self.prefix + given
            return given
        self.unsure = self.gone[given].confirm
        self.work.settle((*self.was, "value"), self.prefix + given, now, given)
        return now[0]

    def _figures(self, given: tuple[Figure, ...]) -> Iterator[Figure]:
        """Figures of the options of today; one of an option that is now several belongs to none of them."""
        taken = [(figure.of, figure.year, figure.by) for figure in given if figure.of not in self.gone]
        for number, figure in enumerate(given):
            gone = self.gone.get(figure.of)
            if gone is None:
                yield figure
                continue
            at, key = (*self.was, "value", number), self.prefix + figure.of
            if len(gone.becomes) != 1:
                self.work.set_aside(at, key, Reason.RETIRED, figure)
            elif (gone.becomes[0], figure.year, figure.by) in taken:
                self.work.set_aside(at, key, Reason.TAKEN, figure, gone.becomes[0])
            else:
                self.unsure = self.unsure or gone.confirm
                self.work.tell(at[:-1], key, gone.becomes, unsure=gone.confirm)
                taken.append((gone.becomes[0], figure.year, figure.by))
                yield figure.model_copy(update={"of": gone.becomes[0]})

    def _citations(self, given: tuple[Citation, ...]) -> Iterator[Citation]:
        """Citations for the options of today; one for none of them would otherwise seem to be for all."""
        for number, citation in enumerate(given):
            now = [new for old in citation.options for new in (self.gone[old].becomes if old in self.gone else (old,))]
            for option, old in enumerate(citation.options):
                if old in self.gone and not self.gone[old].becomes:
                    at = (*self.was, "citations", number, "options", option)
                    self.work.set_aside(at, self.prefix + old, Reason.RETIRED, citation)
            if now or not citation.options:
                yield citation.model_copy(update={"options": tuple(dict.fromkeys(now))})


def _is_doubtful(gone: Retired) -> bool:
    """Whether what stood under the id may mean something else where it stands now."""
    return gone.confirm or len(gone.becomes) > 1


def _as_a_draft(said: Answer, question_id: str, before: Answer) -> Answer:
    """The answer as a new edit, which nobody has checked yet; who gave it and when stays."""
    edit = hashlib.sha256(f"{edit_of(before)} {question_id}".encode()).hexdigest()[:_DERIVED]
    replaces = tuple(dict.fromkeys(edits_of(before)))
    fields = {"edit": edit, "replaces": replaces, "also": (), "clearance": Clearance.DRAFTED}
    return said.model_copy(update=fields)
