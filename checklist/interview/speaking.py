"""Arabic in a terminal that may not show it: said before anything is asked, with the other ways there are."""

import shlex
from pathlib import Path

from checklist import translation
from checklist.interview.prompts import Choice, Stop, Terminal
from checklist.interview.script import Shows
from checklist.rulebook import Rulebook
from checklist.texts import Texts, shown

_FORMS = ("checklist form --as xlsx --lang ar", "checklist form --as pdf --fillable --lang ar")


def agreed(terminal: Terminal, texts: Texts, rulebook: Rulebook, path: Path, shows: Shows) -> tuple[Terminal, Texts]:
    """The terminal and the texts to go on with: English, where the person takes it for want of Arabic letters."""
    if texts.language != "ar" or shows is Shows.WELL:
        return terminal, texts
    english = translation.texts("en", rulebook.phrases)
    in_english = terminal.speaking(english)
    _tell(in_english, english, path, shows)
    if shows is not Shows.NOT:
        _tell(terminal, texts, path, shows)
        return terminal, texts
    entries = [Choice(name, english.say(f"fill.arabic.{name}")) for name in ("english", "arabic", "stop")]
    picked = in_english.choose(english.say("fill.choose"), [entries], "english")
    if picked == "stop":
        raise Stop
    return (in_english, english) if picked == "english" else (terminal, texts)


def _tell(terminal: Terminal, texts: Texts, path: Path, shows: Shows) -> None:
    """What this terminal does to Arabic, and the commands for the other ways."""
    terminal.say(texts.say(f"fill.arabic.{shows}"))
    terminal.say(texts.say("fill.arabic.in-english"))
    terminal.row(f"  checklist fill {shlex.quote(shown(str(path)))} --lang en")
    terminal.say(texts.say("fill.arabic.forms"))
    for command in _FORMS:
        terminal.row(f"  {command}")
    terminal.say()
