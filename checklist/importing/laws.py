"""Laws of a returned workbook: those changed, those added, and which law a name stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from checklist import editing
from checklist.editing import Stamp
from checklist.importing.returned import Change, Returned
from checklist.importing.typed import normal
from checklist.report.entry.words import TAKEN_BACK
from checklist.submission import Law, Submission
from checklist.versions import content, edit_of

_NEEDED = ("title", "status")
_TEXTS = ("title", "original_title", "territory")  #: empty where nothing is said; other fields are absent then


@dataclass
class Laws:
    """Takes the register over."""

    returned: Returned
    stamp: Callable[[], Stamp]
    taken: list[Change]
    names: dict[str, str] = field(default_factory=dict)  #: a law's id by each name it can be cited by
    given: dict[str, str] = field(default_factory=dict)  #: of these, the names given in the workbook

    def into(self, submission: Submission) -> Submission:
        """The submission with the laws changed and added."""
        for key, cells in self.returned.changed("register").items():
            if key.startswith("+"):
                submission = self._added(submission, cells)
            else:
                submission = self._amended(submission, key, cells)
        for law in reversed(submission.laws):
            self.names |= {normal(name): law.id for name in (law.original_title, law.title) if name}
        self.names |= {normal(law.id): law.id for law in submission.laws} | self.given
        return submission

    def id_of(self, change: Change) -> str | None:
        """The id of the law that a cell names; None where it names none, which is told."""
        found = self.names.get(normal(change.value))
        if found is None:
            near = get_close_matches(normal(change.value), self.names, 1)
            self.returned.tell_of(change, "cell-law", near=self.names[near[0]] if near else "")
        return found

    def _added(self, submission: Submission, cells: Mapping[str, Change]) -> Submission:
        about = self._about(cells)
        first = next(iter(cells.values()))
        missing = [name for name in _NEEDED if name not in about]
        if missing:
            self.returned.tell_of(first, f"law-without-{missing[0]}")
            return submission
        name = cells["name"].value if "name" in cells else str(about["title"])
        if normal(name) in self.given or normal(name) in {
            normal(law.id) for law in self.returned.source.submission.laws
        }:
            self.returned.tell_of(cells.get("name", first), "law-name-twice")
            return submission
        new = Law(id="law", **about)
        law_id = next((law.id for law in submission.laws if _same(law, new)), "")
        if not law_id:  # not there from an earlier reading of the same workbook
            submission, law_id = editing.add_law(submission, self.stamp(), **about)
            self.taken.extend(cells.values())
        self.given[normal(name)] = law_id
        return submission

    def _amended(self, submission: Submission, law_id: str, cells: Mapping[str, Change]) -> Submission:
        about, first = self._about(cells), next(iter(cells.values()))
        now = next((law for law in submission.laws if law.id == law_id), None)
        before = self.returned.source.submission.law(law_id)
        if now is None:
            self.returned.tell_of(first, "law-gone")
        elif all(getattr(now, name) == value for name, value in about.items()):
            return submission
        elif edit_of(now) != edit_of(before) or law_id in submission.conflicts.laws:
            self.returned.tell_of(first, "law-changed-meanwhile")
        else:
            self.taken.extend(cells.values())
            return editing.set_law(submission, law_id, self.stamp(), **about)
        return submission

    def _about(self, cells: Mapping[str, Change]) -> dict[str, Any]:
        """The fields of a law as cells give them."""
        about: dict[str, Any] = {}
        for name, change in cells.items():
            if name == "name":
                continue
            if change.value != TAKEN_BACK:
                about[name] = change.value
            elif name in _NEEDED:
                self.returned.tell_of(change, "cell-needed")
            else:
                about[name] = "" if name in _TEXTS else None
        return about


def _same(law: Law, new: Law) -> bool:
    """Whether two laws say the same, their ids apart."""
    return content(Law(**dict(law) | {"id": new.id})) == content(new)
