"""Whether a terminal shows Arabic as it is written: told from what it says of itself, and what is done about it.

Letters join and lines run right to left in GNOME Terminal and others on VTE since 0.58, Konsole, mlterm, mintty and the
Terminal of macOS. Others are known not to (microsoft/terminal#538, xtermjs/xterm.js#701, kovidgoyal/kitty#2109,
alacritty/alacritty#663), or only where somebody turned it on (WezTerm, iTerm2). Within tmux and screen it depends on
the terminal around them (tmux/tmux#1936). The console of Linux has no Arabic letters.
"""

from collections.abc import Mapping
from enum import StrEnum


class Shows(StrEnum):
    """How a terminal shows Arabic."""

    WELL = "well"
    APART = "apart"  #: letters apart, or in the wrong order
    NOT = "not"
    UNKNOWN = "unknown"


_VTE_0_58 = 5800
_APART_TERMS = ("alacritty", "contour", "foot", "rxvt", "st-", "wezterm", "xterm-ghostty", "xterm-kitty")
#: Set by terminals that show letters apart; looked at first, as a terminal opened from another one inherits its marks.
_APART_MARKS = (
    "ALACRITTY_WINDOW_ID",
    "ConEmuPID",
    "KITTY_WINDOW_ID",
    "TERMUX_VERSION",
    "WEZTERM_PANE",
    "WT_SESSION",
    "XTERM_VERSION",
)
_PROGRAMS = {
    "Apple_Terminal": Shows.WELL,
    "mintty": Shows.WELL,
    "Hyper": Shows.APART,
    "Tabby": Shows.APART,
    "WarpTerminal": Shows.APART,
    "WezTerm": Shows.APART,
    "ghostty": Shows.APART,
    "iTerm.app": Shows.APART,
    "rio": Shows.APART,
    "vscode": Shows.APART,
}
_MULTIPLEXERS = ("TMUX", "STY", "ZELLIJ")


def shows_arabic(environment: Mapping[str, str], platform: str) -> Shows:
    """How the terminal with this environment shows Arabic; unknown where it does not say what it is."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if term == "linux" or term.startswith("linux-"):
        return Shows.NOT
    if any(environment.get(name) for name in _MULTIPLEXERS) or term.startswith(("screen", "tmux")):
        return Shows.UNKNOWN
    if term == "dumb":
        return Shows.UNKNOWN
    if term.startswith("mlterm") or "MLTERM" in environment:
        return Shows.WELL
    if program in _PROGRAMS:
        return _PROGRAMS[program]
    if term.startswith(_APART_TERMS) or any(environment.get(name) for name in _APART_MARKS):
        return Shows.APART
    if environment.get("KONSOLE_VERSION"):
        return Shows.WELL
    version = environment.get("VTE_VERSION", "")
    if version.isdecimal():
        return Shows.WELL if int(version) >= _VTE_0_58 else Shows.APART
    return Shows.APART if platform == "win32" else Shows.UNKNOWN
