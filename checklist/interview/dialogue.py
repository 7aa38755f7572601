"""The course of the dialogue: from the first line to the last, through sections and questions, forth and back."""

import os
import secrets
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from checklist import outline
from checklist.errors import OK, UsageError
from checklist.flow import Section, sections
from checklist.interview import (
    clearing,
    inputs,
    narrowing,
    notes,
    overview,
    particulars,
    planning,
    prompts,
    register,
    settling,
    speaking,
)
from checklist.interview.asking import ask
from checklist.interview.prompts import Back, Choice, Stop, Terminal, ToSections
from checklist.interview.script import Shows, shows_arabic
from checklist.interview.session import Session
from checklist.interview.workfile import WorkFile
from checklist.rulebook import Rulebook
from checklist.selection import Filter
from checklist.submission import Submission
from checklist.texts import Texts, shown

Position = str | Section | None  #: a question, the end of a section, or the list of sections


def fill(
    path: Path,
    rulebook: Rulebook,
    texts: Texts,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    new_edit_id: Callable[[], str] = lambda: secrets.token_hex(8),
    plain: bool = False,
    chosen: Filter | None = None,
) -> int:
    """Ask for a submission in this terminal and keep it in a file; the exit code. UsageError without a terminal.

    Ctrl-C is KeyboardInterrupt, after what was reached and how to continue are printed.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError("fill-needs-terminal")
    terminal = prompts.opened(texts, plain_lines=plain)
    with _ending_on_signals():
        return converse(
            terminal,
            path,
            rulebook,
            texts,
            clock=clock,
            new_edit_id=new_edit_id,
            chosen=chosen,
            shows=shows_arabic(os.environ, sys.platform),
        )


SECONDS_TO_END = 5  #: that a program asked to end has to do so by itself


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Have a closed terminal and a request to end leave the terminal as it was; everything is saved already."""

    def end(number: int, frame: FrameType | None) -> None:
        _alarm(SECONDS_TO_END)  # a library in the middle of its work may swallow what is raised here
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), end) for name in names}
    try:
        yield
    finally:
        _alarm(0)
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _alarm(seconds: int) -> None:
    """Have the system end the program after so many seconds, where it can; 0 calls that off."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def converse(
    terminal: Terminal,
    path: Path,
    rulebook: Rulebook,
    texts: Texts,
    *,
    clock: Callable[[], datetime],
    new_edit_id: Callable[[], str],
    chosen: Filter | None = None,
    shows: Shows = Shows.UNKNOWN,
) -> int:
    """The same in any terminal that is handed in; `shows` is how it shows Arabic."""
    file, submission = WorkFile.opened(path, rulebook)
    try:
        terminal, texts = speaking.agreed(terminal, texts, rulebook, path, shows)
    except Stop:
        return OK
    dialogue = _Dialogue(terminal, texts, rulebook, file, clock, new_edit_id, chosen or Filter())
    try:
        dialogue.run(submission)
    except (Stop, Back):
        dialogue.farewell()
        return OK
    except (KeyboardInterrupt, SystemExit):
        with suppress(OSError):
            terminal.say()
            dialogue.farewell()
        raise
    return OK


class _Dialogue:
    """One sitting, from its beginning to its end."""

    def __init__(
        self,
        terminal: Terminal,
        texts: Texts,
        rulebook: Rulebook,
        file: WorkFile,
        clock: Callable[[], datetime],
        new_edit_id: Callable[[], str],
        chosen: Filter,
    ) -> None:
        self.terminal = terminal
        self.texts = texts
        self.rulebook = rulebook
        self.file = file
        self.clock = clock
        self.new_edit_id = new_edit_id
        self.chosen = chosen
        self.session: Session | None = None
        self.reviewing = False  #: a question was chosen to be changed: afterwards back to its section

    def run(self, submission: Submission | None) -> None:
        """The whole dialogue; it ends in Stop."""
        session = self._begun() if submission is None else self._resumed(submission)
        position: Position = session.course.first_open() if submission is None else self._first_place(session)
        if submission is None:
            self._ask_who(session)
        while True:
            try:
                position = self._next(session, position)
            except ToSections:
                position = None

    def farewell(self) -> None:
        """What was reached, and how to continue."""
        if self.session is None:
            self.terminal.say(self.texts.say("fill.nothing-saved"))
            return
        reached = self.session.course.progress()
        self.terminal.say()
        self.session.say("fill.left", answered=reached.answered, asked=reached.asked)
        self.session.say("fill.continue")
        self.terminal.row(f"  {shown(self.session.command())}")

    def _opened(self, submission: Submission) -> Session:
        self.session = self._sitting(submission)
        return self.session

    def _sitting(self, submission: Submission) -> Session:
        return Session(self.terminal, self.texts, self.rulebook, self.file, submission, self.clock, self.new_edit_id)

    def _begun(self) -> Session:
        """A new file: what is to come, then what the submission says of itself."""
        say, texts = self.terminal.say, self.texts
        say(texts.say("fill.intro.what"))
        say()
        nothing_yet = self._sitting(outline.nobody(self.rulebook))
        narrowing.begin(nothing_yet, self.chosen)
        narrowing.show_ahead(nothing_yet)
        say()
        for key in ("saved", "stays", "answers"):
            say(texts.say(f"fill.intro.{key}", file=shown(str(self.file.path))))
        say(texts.say("fill.intro.keys", sign=prompts.BACK_SIGN))
        say()
        entries = [Choice("start", texts.say("fill.intro.start")), Choice("stop", texts.say("fill.intro.not-now"))]
        if self.terminal.choose(texts.say("fill.choose"), [entries]) == "stop":
            raise Stop
        today = self.clock().astimezone().date()
        submission = particulars.start(self.terminal, texts, self.rulebook, today)
        session = self._opened(submission)
        session.save(submission)
        session.choose(nothing_yet.chosen)
        with suppress(Back):
            particulars.ask_parties(session, particulars.treaties(self.rulebook))
        return session

    def _resumed(self, submission: Submission) -> Session:
        session = self._opened(submission)
        narrowing.begin(session, self.chosen)
        if not session.course.progress().begun:
            narrowing.show_ahead(session)
        overview.show_state(session)
        return session

    def _first_place(self, session: Session) -> Position:
        """Where to go on in a file that was begun."""
        first = session.course.first_open()
        names = [*(["continue"] if first else []), "sections", "stop"]
        picked = session.one_of("fill.choose", [(name, self.texts.say(f"fill.resume.{name}")) for name in names])
        if picked == "stop":
            raise Stop
        self._ask_who(session)
        return first if picked == "continue" else None

    def _ask_who(self, session: Session) -> None:
        """The body that answers and in which role, once a sitting; what was given last is offered."""
        last = max(session.submission.answers.values(), key=lambda answer: answer.time or "", default=None)
        with suppress(Back):
            session.say("fill.who")
            body = session.body or (last.body if last else "")
            session.body = self.terminal.line(self.texts.say("fill.who.body"), inputs.line, body)
            role = session.role or (last.role if last else "")
            session.role = self.terminal.line(self.texts.say("fill.who.role"), inputs.line, role)

    def _next(self, session: Session, position: Position) -> Position:
        """One step: the position it leads to."""
        if position is None:
            return self._from_list(session)
        if isinstance(position, Section):
            with suppress(Back):
                return self._from_review(session, position)
            return _last_asked(session, position)
        return self._from_question(session, position)

    def _from_question(self, session: Session, question_id: str) -> Position:
        section = _section_of(session, question_id)
        if not session.course.view.asked(question_id):
            return section
        try:
            opened = ask(session, question_id)
        except Back:
            return self._before(session, question_id)
        if self.reviewing:
            self.reviewing = False
            return next((other for other in opened if other in session.course.open_in(section)), section)
        following = session.course.next_open(question_id)
        return following if following in section.questions else section

    def _before(self, session: Session, question_id: str) -> Position:
        if self.reviewing:
            self.reviewing = False
            return _section_of(session, question_id)
        previous = session.course.previous(question_id)
        if previous is None:
            session.say("fill.first")
            return question_id
        return previous

    def _from_review(self, session: Session, section: Section) -> Position:
        picked = overview.review(session, section)
        match picked:
            case "on":
                overview.ask_whether_completed(session, section)
                return self._section_after(session, section)
            case "complete" | "uncomplete":
                overview.mark_completed(session, section, picked == "complete")
                return section
            case "open":
                return session.course.open_in(section)[0]
            case "change":
                changed = overview.choose_question(session, section)
                self.reviewing = True
                return changed
            case "back":
                return _last_asked(session, section)
            case "sections":
                return None
            case "stop":
                raise Stop
        with suppress(Back):
            if picked == "planned":
                planning.choose(session, overview.without_plan(session, section))
            elif picked == "clear":
                clearing.ask(session, session.course.asked_in(section))
            else:
                notes.ask(session, section.key, picked)
        return section

    def _section_after(self, session: Session, section: Section) -> Position:
        """The first open question of the next section that has one; the list where none has."""
        keys = [other.key for other in session.course.sections]
        for other in session.course.sections[keys.index(section.key) + 1 :]:
            waiting = session.course.open_in(other)
            if waiting:
                return waiting[0]
        session.say("fill.end")
        return None

    def _from_list(self, session: Session) -> Position:
        """The list of sections, or what stands beside it."""
        with suppress(Back):
            picked = overview.choose_section(session)
            if picked == "+search":
                found = narrowing.search(session)
                picked = found if found is not None else ""
            if isinstance(picked, Section):
                waiting = session.course.open_in(picked)
                return waiting[0] if waiting and not session.course.completed(picked) else picked
            match picked:
                case "+conflicts":
                    settling.settle(session)
                case "+choose":
                    narrowing.choose(session)
                case "+laws":
                    register.go_through(session)
                case "+ahead":
                    narrowing.show_ahead(session)
                case "+about":
                    particulars.change(session)
                case "+parties":
                    particulars.ask_parties(session, particulars.treaties(session.rulebook))
                case "+who":
                    self._ask_who(session)
                case "+stop":
                    raise Stop
                case question_id if question_id in session.rulebook.questions:
                    self.reviewing = True
                    return question_id
        return None


def _section_of(session: Session, question_id: str) -> Section:
    """The section a question stands in: of the questions that are gone through, or of all of them."""
    every = (*session.course.sections, *sections(session.rulebook))
    return next(section for section in every if question_id in section.questions)


def _last_asked(session: Session, section: Section) -> Position:
    asked = session.course.asked_in(section)
    return asked[-1] if asked else None
