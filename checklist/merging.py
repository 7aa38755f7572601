"""Merging copies of a submission that several bodies changed: a join, the same in whatever order the copies come.

Of an entry it is known which edits made it what it is, and which edits were replaced by one that knew of them. Copies
together know what each of them knows, and an edit stands unless one of them knows it as replaced. Edits that stand and
say the same are one entry; where they say different things, that is a conflict, and all of them are kept. No clock is
read, and no copy has a privilege. What is absent says nothing: only a withdrawal takes an answer back.

So `merge` is commutative, associative and idempotent, up to the form that `normal` gives a submission. (A file written
by hand can have edits replace one another in a circle. None of them would stand: then all that are known are kept.)
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from checklist.errors import PROBLEMS, ChecklistError
from checklist.submission import (
    Agreed,
    Answer,
    ArticleNotes,
    Clearance,
    Completed,
    Conflicts,
    Edited,
    Law,
    Package,
    Party,
    Said,
    Submission,
)
from checklist.versions import Entry, content, edit_of, marks

_Plain = TypeVar("_Plain", Law, Party, ArticleNotes)
WITHDRAWN = ""  #: what an answer that was taken back says
_NOTHING = "{}"  #: what an entry says that holds nothing; without an edit it is as if it were not there
_CLEARANCES = list(Clearance)
_ALIKE = ("format", "rules", "state", "territory", "nature")
_BODIES = "; "  #: stands between the bodies of a package that was merged of several
_LONGEST_NAME = 500


class CopiesDiffer(ChecklistError):
    """Two files that are not copies of one submission; the command adds the name of the file."""

    exit_code = PROBLEMS

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, **{"file": "", **values})


def merge(one: Submission, other: Submission) -> Submission:
    """What two copies say together, in normal form; CopiesDiffer where they are not copies of one submission."""
    return _joined((one, other))


def normal(submission: Submission) -> Submission:
    """The form in which merging gives a submission: entries in order, every edit replaced named once and for all."""
    return _joined((submission,))


@dataclass
class _Known:
    """What copies know of one entry: who says what, by edit, and every edit that was replaced."""

    by: dict[tuple[str, str], Agreed] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)

    def learn(self, said: str, mark: Edited) -> None:
        """Take in an edit and what it says."""
        self.replaced |= {edit for edit in mark.replaces if edit != mark.edit}
        agreed = Agreed(**dict(mark) | {"replaces": ()}) if isinstance(mark, Agreed) else _agreed(mark)
        before = self.by.get((said, mark.edit))
        self.by[said, mark.edit] = agreed if before is None else _both(before, agreed)

    @property
    def standing(self) -> Mapping[tuple[str, str], Agreed]:
        """What was not replaced; everything where that would leave nothing."""
        return {key: mark for key, mark in self.by.items() if key[1] not in self.replaced} or self.by

    @property
    def sides(self) -> Mapping[str, tuple[Agreed, ...]]:
        """What is said now, and the edits that say it: the one cleared least comes first and speaks for them all."""
        found: dict[str, list[Agreed]] = {}
        for (said, _), mark in self.standing.items():
            found.setdefault(said, []).append(mark)
        order = {said: sorted(every, key=_cleared_least) for said, every in found.items()}
        return {said: tuple(order[said]) for said in sorted(order, key=lambda said: (order[said][0].edit, said))}

    @property
    def before(self) -> tuple[str, ...]:
        """Every edit that was replaced, in order."""
        return tuple(sorted(self.replaced))


def _agreed(mark: Edited) -> Agreed:
    return Agreed(edit=mark.edit, body=mark.body, role=mark.role, time=mark.time)


def _both(one: Agreed, other: Agreed) -> Agreed:
    """One edit as two copies have it: the further clearance, and one of two hands where a file was written by hand."""
    signed = max(one, other, key=lambda mark: (mark.body, mark.role, mark.time or ""))
    further = max(one.clearance, other.clearance, key=_CLEARANCES.index)
    return Agreed(**dict(signed) | {"clearance": further})


def _cleared_least(mark: Agreed) -> tuple[int, str]:
    return _CLEARANCES.index(mark.clearance), mark.edit


_Pool = dict[str, _Known]


def _pools(copies: Iterable[Submission]) -> Mapping[str, _Pool]:
    """What copies know, by kind of entry and by name."""
    pools: dict[str, _Pool] = {kind: {} for kind in ("answers", "laws", "parties", "articles", "completed")}
    for copy in copies:
        for kind, name, entry in _entries(copy):
            if content(entry) != _NOTHING or _is_signed(entry):
                for mark in marks(entry):
                    pools[kind].setdefault(name, _Known()).learn(content(entry), mark)
        for name, taken_back in copy.withdrawn.items():
            for edited in taken_back:
                pools["answers"].setdefault(name, _Known()).learn(WITHDRAWN, edited)
        for name, called in copy.completed.items():
            for one in called:
                pools["completed"].setdefault(name, _Known()).learn(str(one.completed), one)
    return pools


def _entries(copy: Submission) -> Iterator[tuple[str, str, Entry]]:
    """Every entry with its kind and name, the sides of conflicts among them."""
    for law in copy.laws:
        yield "laws", law.id, law
    for sides in copy.conflicts.laws.values():
        for side in sides:
            yield "laws", side.id, side
    for kind in ("answers", "parties", "articles"):
        for name, entry in getattr(copy, kind).items():
            yield kind, name, entry
        for name, entries in getattr(copy.conflicts, kind).items():
            for entry in entries:
                yield kind, name, entry


def _is_signed(entry: Entry) -> bool:
    return bool(entry.edit if isinstance(entry, Answer) else entry.edited)


def _joined(copies: tuple[Submission, ...]) -> Submission:
    pools = _pools(copies)
    answers, answers_apart, withdrawn = _answers(pools["answers"])
    laws, laws_apart = _plain(pools["laws"], Law)
    parties, parties_apart = _plain(pools["parties"], Party)
    articles, articles_apart = _plain(pools["articles"], ArticleNotes)
    merged: dict[str, Any] = {
        **_particulars(copies),
        "parties": {name: sides[0] for name, sides in parties.items()},
        "laws": tuple(sides[0] for _, sides in sorted({**laws, **laws_apart}.items())),
        "answers": answers,
        "articles": {name: sides[0] for name, sides in articles.items()},
        "withdrawn": withdrawn,
        "conflicts": Conflicts(answers=answers_apart, laws=laws_apart, parties=parties_apart, articles=articles_apart),
        "completed": {name: _called(known) for name, known in sorted(pools["completed"].items())},
        "discussion": _discussion(copies),
        "package": _package([copy.package for copy in copies]),
    }
    return Submission(**merged)


def _particulars(copies: tuple[Submission, ...]) -> Mapping[str, object]:
    """What a submission says of itself: alike in all copies, but for the date, of which the later is kept."""
    first = copies[0]
    for copy in copies[1:]:
        for name in _ALIKE:
            _expect_alike(name, getattr(first, name), getattr(copy, name))
        if first.language and copy.language:
            _expect_alike("language", first.language, copy.language)
    language = next((copy.language for copy in copies if copy.language), None)
    return {name: getattr(first, name) for name in _ALIKE} | {
        "language": language,
        "date": max(copy.date for copy in copies),
    }


def _expect_alike(name: str, one: object, other: object) -> None:
    if one != other:
        raise CopiesDiffer(f"merge-other-{name}", one=one, other=other)


_Answers = tuple[dict[str, Answer], dict[str, tuple[Answer, ...]], dict[str, tuple[Edited, ...]]]


def _answers(pool: _Pool) -> _Answers:
    """The answers, those that are in conflict, and the withdrawals."""
    settled, apart, withdrawn = {}, {}, {}
    for name, known in sorted(pool.items()):
        given = tuple(_answer(said, by, known.before) for said, by in known.sides.items() if said != WITHDRAWN)
        taken_back = known.sides.get(WITHDRAWN, ())
        if taken_back:
            withdrawn[name] = tuple(_edited(mark, known.before) for mark in taken_back)
        if len(given) == 1 and not taken_back:
            settled[name] = given[0]
        elif given:
            apart[name] = given
    return settled, apart, withdrawn


def _answer(said: str, by: tuple[Agreed, ...], before: tuple[str, ...]) -> Answer:
    """An answer with the edits that say it. An edit whose id follows from what it says goes unnamed, as in a file."""
    bare, first = Answer.model_validate_json(said), dict(by[0])
    signed = first | {"edit": _own_id(bare, by[0]), "replaces": before, "also": by[1:]}
    return Answer(**dict(bare) | signed)


def _own_id(bare: Entry, mark: Edited) -> str | None:
    return None if mark.edit == edit_of(bare) else mark.edit


def _plain(pool: _Pool, kind: type[_Plain]) -> tuple[dict[str, tuple[_Plain, ...]], dict[str, tuple[_Plain, ...]]]:
    """The entries on which the copies agree, each alone, and those in conflict, by name."""
    alone: dict[str, tuple[_Plain, ...]] = {}
    apart: dict[str, tuple[_Plain, ...]] = {}
    for name, known in sorted(pool.items()):
        sides = tuple(_entry(kind.model_validate_json(said), by, known.before) for said, by in known.sides.items())
        (alone if len(sides) == 1 else apart)[name] = sides
    return alone, apart


def _entry(bare: _Plain, by: tuple[Agreed, ...], before: tuple[str, ...]) -> _Plain:
    edited: Edited | None = _edited(by[0], before)
    if edited == Edited(edit=edit_of(bare)):
        edited = None
    also = tuple(_edited(mark, ()) for mark in by[1:])
    return bare.model_copy(update={"edited": edited, "also": also})


def _edited(mark: Edited, before: tuple[str, ...]) -> Edited:
    return Edited(edit=mark.edit, replaces=before, body=mark.body, role=mark.role, time=mark.time)


def _called(known: _Known) -> tuple[Completed, ...]:
    """The marks on a section, by edit; it is completed where all of them say so."""
    every = [(said, mark) for said, by in known.sides.items() for mark in by]
    return tuple(
        Completed(completed=said == str(True), **dict(_edited(mark, known.before)))
        for said, mark in sorted(every, key=lambda one: (one[1].edit, one[0]))
    )


def _discussion(copies: Iterable[Submission]) -> dict[str, tuple[Said, ...]]:
    """Every contribution once; by time, which here orders what is read and decides nothing."""
    found: dict[str, dict[tuple[str, str], Said]] = {}
    for copy in copies:
        for name, every in copy.discussion.items():
            for said in every:
                own = found.setdefault(name, {})
                key = said.edit, said.text
                own[key] = max(own.get(key, said), said, key=_signature)
    return {name: tuple(sorted(every.values(), key=_read_in_order)) for name, every in sorted(found.items())}


def _signature(said: Said) -> tuple[str, str, str, tuple[str, ...]]:
    return said.body, said.role, said.time or "", said.replaces


def _read_in_order(said: Said) -> tuple[str, str, str]:
    return said.time or "", said.edit, said.text


def _package(packages: list[Package | None]) -> Package | None:
    """Packages make a package of all their bodies and questions, and with a whole submission a whole one."""
    parts = [package for package in packages if package is not None]
    if len(parts) < len(packages):
        return None
    bodies = sorted({body for package in parts for body in package.body.split(_BODIES)})
    questions = sorted({question_id for package in parts for question_id in package.questions})
    body = _BODIES.join(bodies)
    if len(body) > _LONGEST_NAME:
        raise CopiesDiffer("merge-many-bodies")
    return Package(body=body, questions=tuple(questions))


class Fate(StrEnum):
    """What became of an entry when a copy was merged."""

    TAKEN = "taken"  #: nothing stood there before
    CORRECTED = "corrected"  #: it replaces what stood there
    WITHDRAWN = "withdrawn"  #: it takes back what stood there
    AGREED = "agreed"  #: the same stood there, by another hand
    OLDER = "older"  #: what stands there knew of it, and replaced it
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Merged:
    """One entry of a copy, and what became of it."""

    kind: str  #: answers, laws, parties or articles
    name: str
    fate: Fate


def fates(before: Submission, copy: Submission) -> tuple[Merged, ...]:
    """What becomes of each entry of a copy that tells something new; what both know already is left out."""
    old, new, both = _pools((before,)), _pools((copy,)), _pools((before, copy))
    return tuple(
        Merged(kind, name, fate)
        for kind in ("answers", "laws", "parties", "articles")
        for name, known in sorted(new[kind].items())
        if (fate := _fate(old[kind].get(name, _Known()), known, both[kind][name])) is not None
    )


def _fate(old: _Known, new: _Known, both: _Known) -> Fate | None:
    told = new.standing.keys() - old.standing.keys()
    if not told:
        return None
    kept = told & both.standing.keys()
    if not kept:
        return Fate.OLDER
    if len(both.sides) > 1:
        return Fate.CONFLICT
    if both.sides.keys() == old.sides.keys():
        return Fate.AGREED if old.standing.keys() <= both.standing.keys() else Fate.CORRECTED
    if WITHDRAWN in both.sides:
        return Fate.WITHDRAWN
    return Fate.CORRECTED if old.by else Fate.TAKEN
