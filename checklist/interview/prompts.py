"""Ways of asking in a terminal: choices, lines and longer text, with arrow keys or with typed lines only.

The only module that knows questionary and prompt_toolkit. Text is wrapped here, between words: the libraries cut it.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

import questionary
from prompt_toolkit.application import get_app, get_app_session
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.utils import get_cwidth

from checklist.errors import UsageError
from checklist.interview.inputs import Check, Refused, cleaned
from checklist.texts import Texts, plain

BACK_SIGN = "<"  #: typed alone, it goes back
EMPTY_SIGN = "-"  #: typed alone where a line is offered, it empties the field
EDITOR_SIGN = "+"  #: typed alone at the start of longer text, it opens the person's editor
END_SIGN = "."  #: a line that ends longer text where lines are all there is
WIDEST = 88  #: columns; longer lines are hard to read
_SHORTCUTS = 36  #: as many entries can have a key
_LOW = 24  #: lines of a screen too low for gaps between entries
_STYLE = questionary.Style(
    [(part, "noinherit") for part in ("qmark", "answer", "search_success", "search_none", "selected")]
    + [("question", "noinherit bold"), ("pointer", "noinherit bold"), ("highlighted", "noinherit bold")]
)  # no colours: nothing is said by colour


class Leave(Exception):
    """The person leaves a prompt for another place."""


class Back(Leave):
    """To what was asked before."""


class ToSections(Leave):
    """To the list of sections."""


class Stop(Leave):
    """Out, with everything saved."""


def in_turn(steps: Sequence[Callable[[], None]]) -> None:
    """Ask one thing after the other; Back goes to the one before, and at the first one it is Back."""
    number = 0
    while number < len(steps):
        try:
            steps[number]()
            number += 1
        except Back:
            if number == 0:
                raise
            number -= 1


@dataclass(frozen=True)
class Choice:
    """One entry of a list: what choosing it gives, and how it reads."""

    value: str
    label: str


Groups = Sequence[Sequence[Choice]]  #: entries of a list, with a gap between groups


class Terminal(Protocol):
    """What a dialogue needs of a terminal."""

    def speaking(self, texts: Texts) -> "Terminal":
        """The same terminal in another language."""

    @property
    def height(self) -> int:
        """How many lines it shows."""

    @property
    def width(self) -> int:
        """How many columns text may take."""

    def say(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Print text, wrapped between words; `hang` is the further indent of all rows but the first."""

    def row(self, text: str) -> None:
        """Print one row as it is, such as a command to be copied."""

    def choose(self, message: str, groups: Groups, default: str = "") -> str:
        """The value of the entry chosen."""

    def line(self, message: str, check: Check, default: str = "") -> str:
        """One line, asked for until it passes the check; Back where the sign for it is typed."""

    def prose(self, message: str, check: Check, default: str = "") -> str:
        """Text of any number of lines, asked for until it passes the check."""


class _Printed:
    """What both kinds of terminal share: printing, and asking again until what is typed can be taken."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def speaking(self, texts: Texts) -> Self:
        return type(self)(texts)

    @property
    def height(self) -> int:
        return shutil.get_terminal_size().lines

    @property
    def width(self) -> int:
        return max(20, min(shutil.get_terminal_size().columns - 1, WIDEST))

    def say(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        text = plain(text) if self.texts.direction == "ltr" else text
        for number, row in enumerate(wrapped(text, self.width - hang, " " * indent)):
            _write(" " * hang + row if number and row else row)

    def row(self, text: str) -> None:
        _write(plain(text))

    def _ask_until_taken(self, ask: Callable[[str], str], check: Check, default: str) -> str:
        typed = default
        while True:
            typed, taken_out = cleaned(ask(typed))
            if taken_out:
                self.say(self.texts.count("fill.input.cleaned", taken_out))
            if typed.strip() == BACK_SIGN:
                raise Back
            try:
                return check(typed.strip())
            except Refused as refused:
                self.say(self.texts.say("fill.input.refused", why=self.texts.say(f"fill.bad.{refused}")))


def _write(row: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    print(row.encode(encoding, "replace").decode(encoding))


class Screen(_Printed):
    """A terminal with arrow keys and editing."""

    def choose(self, message: str, groups: Groups, default: str = "") -> str:
        """The value of the entry chosen, with arrow keys, by its key, or by searching in a long list."""
        count = sum(map(len, groups))
        by_key = count <= _SHORTCUTS
        values = [choice.value for group in groups for choice in group]
        question = questionary.select(
            plain(message),
            choices=list(self._entries(groups, by_key)),
            default=default if default in values else None,
            qmark="",
            style=_STYLE,
            instruction=self._keys(message, by_key),
            use_shortcuts=by_key,
            use_jk_keys=False,
            use_search_filter=not by_key,
            erase_when_done=True,  # the library cuts an answer that does not fit into the row; it is printed here
        )
        picked = str(_run(question))
        label = next(choice.label for group in groups for choice in group if choice.value == picked)
        self.say(self.texts.say("fill.chosen", message=message, label=label))
        return picked

    def _keys(self, message: str, by_key: bool) -> str:
        """How to choose, where there is room for it beside the message."""
        keys = self.texts.say("fill.keys" if by_key else "fill.keys.search")
        return keys if get_cwidth(f"  {message} {keys}") < shutil.get_terminal_size().columns else " "

    def _entries(self, groups: Groups, by_key: bool) -> Iterator[questionary.Choice]:
        gaps = by_key and self.height > max(_LOW, sum(map(len, groups)) + 14)
        for number, group in enumerate(groups):
            if number and gaps and group:
                yield questionary.Separator(" ")
            for choice in group:
                label = plain(choice.label) if self.texts.direction == "ltr" else choice.label
                rows = wrapped(label, self.width - 7, "")
                yield questionary.Choice("\n      ".join(rows), choice.value)

    def line(self, message: str, check: Check, default: str = "") -> str:
        """One line that can be edited; what was refused stays in it."""
        self.say(message)
        return self._ask_until_taken(self._typed, check, default)

    def _typed(self, default: str) -> str:
        return str(_run(questionary.text(">", default=default, qmark="", style=_STYLE)))

    def prose(self, message: str, check: Check, default: str = "") -> str:
        """Text that can be edited; an empty line ends it."""
        self.say(message)
        self.say(self.texts.say("fill.prose.how-with-editor" if _editor() else "fill.prose.how"))
        return self._ask_until_taken(self._written, check, default)

    def _written(self, default: str) -> str:
        question = questionary.text(
            ">",
            default=default,
            qmark="",
            style=_STYLE,
            multiline=True,
            instruction="",
            key_bindings=_end_with_empty_line(),
            enable_open_in_editor=True,
            tempfile_suffix=".txt",
        )
        return str(_run(question))


def _run(question: questionary.Question) -> object:
    """Ask; Ctrl-D on an empty line is to stop and Ctrl-C to interrupt, wherever they are typed."""
    application = question.application
    leaving = KeyBindings()

    @leaving.add("c-d", eager=True, filter=Condition(lambda: not get_app().current_buffer.text))
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), leaving])
    try:
        return question.unsafe_ask()
    except EOFError:
        raise Stop from None


def _editor() -> str:
    """The command of the person's editor; empty where none is named."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def _end_with_empty_line() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter", eager=True)
    def _entered(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.current_line.strip() and buffer.text.strip() != BACK_SIGN:
            buffer.newline(copy_margin=False)
        elif buffer.document.is_cursor_at_the_end or not buffer.text.strip():
            buffer.validate_and_handle()
        else:
            buffer.cursor_position = len(buffer.text)

    return bindings


class Plain(_Printed):
    """A terminal used line by line: nothing is drawn anew, so that it can be read aloud, or kept as a record."""

    def choose(self, message: str, groups: Groups, default: str = "") -> str:
        """The value of the entry whose number is typed; Enter alone takes the one offered."""
        choices = [choice for group in groups for choice in group]
        offered = next((number for number, choice in enumerate(choices, 1) if choice.value == default), 1)
        self.say(message)
        for number, choice in enumerate(choices, 1):
            self.say(self.texts.say("fill.plain.entry", number=number, label=choice.label), indent=2, hang=4)
        while True:
            typed = self._input(self.texts.say("fill.plain.number", number=offered)).strip()
            if typed == BACK_SIGN:
                raise Back
            number = int(typed or offered) if (typed or "0").isdecimal() else 0
            if 1 <= number <= len(choices):
                return choices[number - 1].value
            self.say(self.texts.say("fill.bad.number", last=len(choices)))

    def line(self, message: str, check: Check, default: str = "") -> str:
        """One line; Enter alone takes what is offered."""
        self.say(message)
        if default:
            self.say(self.texts.say("fill.plain.offered", text=default))
        return self._ask_until_taken(lambda _: self._typed(default), check, default)

    def _typed(self, default: str) -> str:
        typed = self._input("> ")
        return "" if typed.strip() == EMPTY_SIGN else typed or default

    def prose(self, message: str, check: Check, default: str = "") -> str:
        """Lines up to one with a full stop alone; that alone takes what is offered."""
        self.say(message)
        if default:
            self.say(self.texts.say("fill.plain.offered-prose", text=default))
        self.say(self.texts.say("fill.plain.prose", sign=END_SIGN))
        if _editor():
            self.say(self.texts.say("fill.plain.editor", sign=EDITOR_SIGN))
        return self._ask_until_taken(self._written, check, default)

    def _written(self, default: str) -> str:
        rows: list[str] = []
        while (row := self._input("> ")).strip() != END_SIGN:
            if row.strip() == EDITOR_SIGN and not rows and _editor():
                return self._edited(default)
            if row.strip() in (BACK_SIGN, EMPTY_SIGN) and not rows:
                return row.strip() if row.strip() == BACK_SIGN else ""
            rows.append(row)
        return "\n".join(rows) or default

    def _edited(self, default: str) -> str:
        """The text as the person's editor leaves it; as it was where the editor fails."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt", delete=False) as file:
            file.write(default)
        try:
            subprocess.run([*shlex.split(_editor()), file.name], check=True)
            return Path(file.name).read_text(encoding="utf-8").rstrip("\n")
        except (OSError, ValueError, subprocess.CalledProcessError):
            self.say(self.texts.say("fill.plain.editor-failed"))
            return default
        finally:
            Path(file.name).unlink(missing_ok=True)

    def _input(self, prompt: str) -> str:
        try:
            return input(plain(prompt) if self.texts.direction == "ltr" else prompt)
        except EOFError:
            raise Stop from None


def opened(texts: Texts, *, plain_lines: bool) -> Terminal:
    """The terminal this program runs in; UsageError where there is none to ask in."""
    if plain_lines or os.environ.get("TERM") == "dumb":
        return Plain(texts)
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

        try:
            get_app_session().output.get_size()
        except NoConsoleScreenBufferError:
            raise UsageError("fill-needs-terminal") from None
    return Screen(texts)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The rows of a text no wider than `width`, broken between words; a longer word stands alone."""
    return [row for paragraph in text.split("\n") for row in _rows(paragraph.split(), width - len(indent), indent)]


def _rows(words: Iterable[str], width: int, indent: str) -> Iterator[str]:
    row = ""
    for word in words:
        longer = f"{row} {word}" if row else word
        if row and get_cwidth(longer) > width:
            yield indent + row
            longer = word
        row = longer
    yield indent + row if row else ""
