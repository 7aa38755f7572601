"""What a returned workbook says of the submission: State, date, nature, and where the State stands."""

from collections.abc import Callable
from dataclasses import dataclass

from checklist import editing
from checklist.editing import Stamp
from checklist.importing.returned import Cells, Change, Returned
from checklist.problem import Problem
from checklist.report.entry.words import TAKEN_BACK
from checklist.submission import Nature, PartyStatus, Submission

_PARTICULARS = ("state", "territory", "date", "nature", "language")
_NEEDED = ("state", "date", "nature")


@dataclass
class About:
    """Takes the particulars and the party status over."""

    returned: Returned
    taken: list[Change]

    def _cell(self, key: str) -> Change | None:
        return self.returned.changed("about").get(key, {}).get("value")

    def who(self) -> tuple[str, str]:
        """The body that answers, and the role in it."""
        package = self.returned.source.submission.package
        body, role = self._cell("body"), self._cell("role")
        named = body.value if body is not None else package.body if package else ""
        said = role.value if role is not None else ""
        return ("" if named == TAKEN_BACK else named, "" if said == TAKEN_BACK else said)

    def start(self) -> Submission | None:
        """A new submission: what the workbook was written from, or a blank one with what it says; None if it cannot."""
        source = self.returned.source
        if not source.is_blank:
            return source.submission
        cells = {name: change for name in _PARTICULARS if (change := self._cell(name)) is not None}
        said = {name: change.value for name, change in cells.items() if change.value != TAKEN_BACK}
        missing = [name for name in _NEEDED if name not in said]
        for name in missing:
            values = {"sheet": self.returned.pages[0].name, "entry": source.texts.say(f"form.{name}")}
            self.returned.problems.append(Problem(self.returned.file, "about-missing", values=values))
        if missing:
            return None
        self.taken.extend(cells.values())
        return editing.new(
            rules=source.rulebook.contents.edition,
            state=said["state"],
            territory=said.get("territory", ""),
            date=said["date"],
            nature=Nature(said["nature"]),
            language=said.get("language"),
        )

    def into(self, submission: Submission, stamp: Callable[[], Stamp]) -> Submission:
        """The submission with what was changed."""
        return self._parties(self._particulars(submission), stamp)

    def _particulars(self, submission: Submission) -> Submission:
        source, now = self.returned.source, {name: getattr(submission, name) or "" for name in _PARTICULARS}
        for name in _PARTICULARS:
            change = self._cell(name)
            before = "" if source.is_blank else getattr(source.submission, name) or ""
            value = now[name] if change is None else "" if change.value == TAKEN_BACK else change.value
            if change is None and not source.is_blank and name in ("state", "territory") and now[name] != before:
                values = {"state": before, "other": now[name]}
                self.returned.problems.append(Problem(self.returned.file, "workbook-other-state", values=values))
            if change is None or value == now[name]:
                continue
            if not value and name in _NEEDED:
                self.returned.tell_of(change, "cell-needed")
            elif now[name] != before:
                self.returned.tell_of(change, "about-changed-meanwhile", there=now[name])
            else:
                now[name] = value
                self.taken.append(change)
        return editing.describe(
            submission,
            state=now["state"],
            territory=now["territory"],
            date=now["date"],
            nature=Nature(now["nature"]),
            language=now["language"] or None,
        )

    def _parties(self, submission: Submission, stamp: Callable[[], Stamp]) -> Submission:
        for chapter in self.returned.source.rulebook.chapters:
            id = chapter.instrument.id
            cells = {name: c for name in ("status", "since") if (c := self._cell(f"{id}/{name}")) is not None}
            if cells:
                submission = self._party(submission, id, cells, stamp)
        return submission

    def _party(self, submission: Submission, instrument: str, cells: Cells, stamp: Callable[[], Stamp]) -> Submission:
        before, now = self.returned.source.submission.parties.get(instrument), submission.parties.get(instrument)
        first = next(iter(cells.values()))
        status = cells["status"].value if "status" in cells else now.status if now else ""
        since = cells["since"].value if "since" in cells else now.since if now else None
        since = None if since == TAKEN_BACK else since
        if not status:
            self.returned.tell_of(first, "party-without-status")
        elif now is not None and (now.status, now.since) == (status, since):
            return submission
        elif now != before or instrument in submission.conflicts.parties:
            self.returned.tell_of(first, "party-changed-meanwhile")
        else:
            self.taken.extend(cells.values())
            return editing.set_party(submission, instrument, PartyStatus(status), since, stamp())
        return submission
