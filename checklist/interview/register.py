"""The register of laws: entered once, picked wherever it is cited, and corrected in one place."""

from checklist import editing
from checklist.interview import inputs
from checklist.interview.keeping import keep
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session
from checklist.interview.telling import tell_shifts
from checklist.submission import Law, LawStatus
from checklist.texts import shown

_DATES = {
    LawStatus.IN_FORCE: ("adopted", "in_force"),
    LawStatus.ADOPTED: ("adopted", "in_force"),
    LawStatus.DRAFT: (),
    LawStatus.REPEALED: ("adopted", "in_force", "repealed"),
}  #: what is asked of a law by where it stands
_ADD, _BACK = "+add", "+back"


def add_law(session: Session) -> str:
    """The id of a law newly put into the register, which is saved at once; Back at its first field is Back."""
    submission, law_id = editing.add_law(session.submission, session.stamp(), **_Described(session).asked())
    session.save(submission)
    return law_id


def go_through(session: Session) -> None:
    """List the laws of the register, add to them and correct them, until the person has done."""
    while True:
        laws = [Choice(law.id, _row(session, law)) for law in session.submission.laws]
        ways = [Choice(_ADD, session.texts.say("fill.laws.add")), Choice(_BACK, session.texts.say("fill.command.back"))]
        message = session.texts.count("fill.laws", len(laws))
        picked = session.terminal.choose(message, [laws, ways], _BACK if laws else _ADD)
        if picked == _BACK:
            return
        try:
            add_law(session) if picked == _ADD else _correct(session, picked)
        except Back:
            continue


def _row(session: Session, law: Law) -> str:
    status = session.texts.say(f"law-status.{law.status}")
    answers = session.submission.answers.values()
    cited = sum(citation.law == law.id for answer in answers for citation in answer.citations)
    return session.texts.count("fill.laws.row", cited, title=shown(law.title), status=status)


def _correct(session: Session, law_id: str) -> None:
    """Ask for every field again, what was said offered; answers that rest on the law may change what is found."""
    before = session.submission
    about = _Described(session, before.law(law_id)).asked()
    if keep(session, editing.set_law(before, law_id, session.stamp(), **about)):
        tell_shifts(session, before)


class _Described:
    """A law while it is asked for, field by field; Back goes to the field before."""

    def __init__(self, session: Session, law: Law | None = None) -> None:
        self.session = session
        self.about: dict[str, str] = {"status": LawStatus.IN_FORCE, "language": session.submission.language or ""}
        if law is not None:
            self.about |= {name: value for name, value in dict(law).items() if name in _CHECKS and value}

    def asked(self) -> dict[str, object]:
        """The fields of a law, those that do not belong to where it stands left out."""
        number = 0
        while number < len(self._names()):
            try:
                self._ask(self._names()[number])
                number += 1
            except Back:
                if number == 0:
                    raise
                number -= 1
        given: dict[str, object] = dict.fromkeys(_CHECKS)
        given |= {name: self.about[name] or None for name in self._names()}
        return given | {"original_title": self.about["original_title"], "status": LawStatus(self.about["status"])}

    def _names(self) -> tuple[str, ...]:
        """The fields that are asked for, as things stand."""
        language = ("language",) if self.about.get("original_title") else ()
        return "title", "status", *_DATES[LawStatus(self.about["status"])], "link", "original_title", *language

    def _ask(self, name: str) -> None:
        say = self.session.texts.say
        if name == "status":
            entries = [(status.value, say(f"law-status.{status}")) for status in LawStatus]
            self.about[name] = self.session.one_of("fill.law.status", entries, self.about[name])
            return
        message = say(f"fill.law.{name.replace('_', '-')}")
        self.about[name] = self.session.terminal.line(message, _CHECKS[name], self.about.get(name, ""))


_DAY = inputs.optional(inputs.real_date)
_CHECKS = {
    "title": inputs.named_line,
    "status": inputs.line,
    "adopted": _DAY,
    "in_force": _DAY,
    "repealed": _DAY,
    "link": inputs.optional(inputs.link),
    "original_title": inputs.line,
    "language": inputs.optional(inputs.language),
}
