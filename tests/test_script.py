"""Whether a terminal shows Arabic."""

import pytest

from checklist.interview.script import Shows, shows_arabic

X = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        pytest.param({**X, "VTE_VERSION": "7600"}, "linux", Shows.WELL, id="GNOME Terminal"),
        pytest.param({**X, "VTE_VERSION": "5800"}, "linux", Shows.WELL, id="the first VTE that joins"),
        pytest.param({**X, "VTE_VERSION": "5603"}, "linux", Shows.APART, id="VTE before"),
        pytest.param({**X, "VTE_VERSION": "new"}, "linux", Shows.UNKNOWN, id="VTE of no known version"),
        pytest.param({**X, "KONSOLE_VERSION": "230804"}, "linux", Shows.WELL, id="Konsole"),
        pytest.param({"TERM": "mlterm-256color"}, "linux", Shows.WELL, id="mlterm"),
        pytest.param({"TERM": "xterm", "MLTERM": "3.9.3"}, "linux", Shows.WELL, id="mlterm as xterm"),
        pytest.param({**X, "TERM_PROGRAM": "Apple_Terminal"}, "darwin", Shows.WELL, id="Terminal of macOS"),
        pytest.param({**X, "TERM_PROGRAM": "iTerm.app"}, "darwin", Shows.APART, id="iTerm2"),
        pytest.param({"TERM": "xterm", "TERM_PROGRAM": "mintty"}, "win32", Shows.WELL, id="mintty"),
        pytest.param({"WT_SESSION": "0f9c"}, "win32", Shows.APART, id="Windows Terminal"),
        pytest.param({**X, "WT_SESSION": "0f9c"}, "linux", Shows.APART, id="Windows Terminal with Linux in it"),
        pytest.param({}, "win32", Shows.APART, id="console of Windows"),
        pytest.param({"TERM": "linux"}, "linux", Shows.NOT, id="console of Linux"),
        pytest.param({"TERM": "linux", "VTE_VERSION": "7600"}, "linux", Shows.NOT, id="that console, marks inherited"),
        pytest.param({"TERM": "xterm-kitty", "VTE_VERSION": "7600"}, "linux", Shows.APART, id="kitty out of GNOME"),
        pytest.param({"TERM": "alacritty"}, "linux", Shows.APART, id="Alacritty"),
        pytest.param({"TERM": "foot"}, "linux", Shows.APART, id="foot"),
        pytest.param({"TERM": "xterm", "XTERM_VERSION": "XTerm(390)"}, "linux", Shows.APART, id="xterm"),
        pytest.param({**X, "TERM_PROGRAM": "vscode"}, "linux", Shows.APART, id="Visual Studio Code"),
        pytest.param({**X, "TERM_PROGRAM": "WezTerm"}, "linux", Shows.APART, id="WezTerm, unless it was told to"),
        pytest.param({"TERM": "screen.xterm-256color", "VTE_VERSION": "7600"}, "linux", Shows.UNKNOWN, id="screen"),
        pytest.param({"TERM": "tmux-256color", "KONSOLE_VERSION": "230804"}, "linux", Shows.UNKNOWN, id="tmux"),
        pytest.param({**X, "TMUX": "/tmp/tmux,1,0", "VTE_VERSION": "7600"}, "linux", Shows.UNKNOWN, id="TMUX"),
        pytest.param({"TERM": "dumb"}, "linux", Shows.UNKNOWN, id="dumb"),
        pytest.param(X, "linux", Shows.UNKNOWN, id="over ssh, nothing is said"),
        pytest.param({}, "linux", Shows.UNKNOWN, id="nothing at all"),
    ],
)
def test_what_a_terminal_says_of_itself(environment: dict[str, str], platform: str, expected: Shows) -> None:
    assert shows_arabic(environment, platform) is expected
