"""One sitting at a submission: what it holds, who answers, and where it is saved."""

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checklist.conditions import Fact
from checklist.editing import Stamp
from checklist.errors import ChecklistError
from checklist.flow import Course
from checklist.interview.prompts import Choice, Stop, Terminal
from checklist.interview.workfile import WorkFile
from checklist.rulebook import Place, Rulebook
from checklist.selection import Filter, select
from checklist.submission import Submission
from checklist.texts import Texts, shown


@dataclass
class Session:
    """What every part of the dialogue works with. The submission in it is the one saved last."""

    terminal: Terminal
    texts: Texts
    rulebook: Rulebook
    file: WorkFile
    submission: Submission
    clock: Callable[[], datetime]
    new_edit_id: Callable[[], str]
    body: str = ""
    role: str = ""
    chosen: Filter = field(default_factory=Filter)
    within: frozenset[str] | None = None  #: the questions that were chosen; they stay so while they are answered
    _course: Course | None = None

    @property
    def course(self) -> Course:
        """Where the submission stands in the questionnaire, or in the part of it that was chosen."""
        if self._course is None or self._course.submission is not self.submission:
            self._course = Course(self.rulebook, self.submission, self.within)
        return self._course

    def choose(self, chosen: Filter) -> bool:
        """Go through the questions of a filter from now on; whether there are any: nothing changes where not."""
        within = select(self.rulebook, chosen, self.submission, self.texts)
        if within is not None and not within:
            return False
        self.chosen, self.within, self._course = chosen, within, None
        return True

    def stamp(self) -> Stamp:
        """The mark of an edit made now."""
        now = self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Stamp(edit=self.new_edit_id(), time=now, body=self.body, role=self.role)

    def say(self, key: str, /, **values: object) -> None:
        """Print a text of the program."""
        self.terminal.say(self.texts.say(key, **values))

    def save(self, submission: Submission) -> None:
        """Take the submission over and write it, and say so; where it cannot be written, ask what to do."""
        if submission == self.submission and self.file.content is not None:
            return
        while True:
            try:
                aside = self.file.save(submission)
                break
            except ChecklistError as error:
                self._ask_about_failure(error)
        self.submission = submission
        if aside is not None:
            self._tell_of_other_writer(aside)
        self.say("fill.saved", time=self.clock().astimezone().strftime("%H:%M"), file=shown(str(self.file.path)))

    def _ask_about_failure(self, error: ChecklistError) -> None:
        self.say(f"error.{error.code}", **{name: shown(str(value)) for name, value in error.values.items()})
        entries = [Choice("again", self.texts.say("fill.save.again")), Choice("stop", self.texts.say("fill.save.stop"))]
        if self.terminal.choose(self.texts.say("fill.choose"), [entries]) == "stop":
            raise Stop

    def _tell_of_other_writer(self, aside: Path) -> None:
        self.say("fill.other-writer", file=shown(str(aside)))

    def command(self) -> str:
        """The command that continues from here."""
        language = "" if self.texts.language == "en" else f" --lang {self.texts.language}"
        return f"checklist fill {shlex.quote(str(self.file.path))}{language}{self._options()}"

    def _options(self) -> str:
        """The options that choose the same questions again."""
        chosen = self.chosen
        given = [
            *(("instrument", name) for name in chosen.instruments),
            *(("cluster", name) for name in chosen.clusters),
            *(("section", name) for name in chosen.sections),
            *(("strength", name) for name in chosen.strengths),
            *(("body", name) for name in chosen.bodies),
            *(("search", words) for words in chosen.words),
            *(("only", name) for name in (chosen.only,) if name),
        ]
        return "".join(f" --{name} {shlex.quote(value)}" for name, value in given)

    def option(self, fact: Fact) -> str:
        """The text of one option of a question."""
        question = self.rulebook.questions[fact.question]
        return self.texts.say(self.rulebook.option_key(question, fact.option or ""))

    def yes_or_no(self, message: str, yes: str, no: str) -> bool:
        """Whether the person says yes to something that must not happen by mistake; no is offered."""
        entries = [Choice("no", self.texts.say(no)), Choice("yes", self.texts.say(yes))]
        return self.terminal.choose(message, [entries], "no") == "yes"

    def one_of(self, message_key: str, entries: Iterable[tuple[str, str]], default: str = "") -> str:
        """The value of one of a few entries, given as value and label."""
        choices = [Choice(value, label) for value, label in entries]
        return self.terminal.choose(self.texts.say(message_key), [choices], default)


def place_title_alone(texts: Texts, place: Place) -> str:
    """An article's name where its instrument is plain."""
    title = texts.say(f"article.{place.key}.title")
    if place.instrument.kind == "treaty":
        return texts.say("fill.section.article-alone", number=place.article.article, title=title)
    return title


def place_title(texts: Texts, place: Place) -> str:
    """An article's name with its instrument."""
    short = texts.say(f"instrument.{place.instrument.id}.short")
    title = texts.say(f"article.{place.key}.title")
    if place.instrument.kind == "treaty":
        return texts.say("fill.section.article", instrument=short, number=place.article.article, title=title)
    return texts.say("fill.section.part", instrument=short, title=title)
