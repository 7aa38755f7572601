"""Runs something again and again, killed at the first thing it does to the disk, then at the second, and so on."""

import os
import subprocess
import sys
from pathlib import Path

import checklist

ABSENT = b"absent"  #: what stands for the content of a file that is not there
_LOOP = '''
import os, signal, sys
from itertools import count
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DEEDS = ("os.rename", "os.remove", "os.chmod", "os.truncate", "os.link", "os.mkdir")

def run(last):
    """Act, and be killed at the deed of that number."""
    done = 0
    def step():
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)
    def hear(event, args):
        if event in DEEDS or (event == "open" and args[2] & WRITES and args[0] != os.devnull):
            step()
    sync = os.fsync
    def synced(descriptor):
        step()
        sync(descriptor)
    os.fsync = synced
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.addaudithook(hear)
    os._exit(act())

target = Path(os.environ["TARGET"])
before = target.read_bytes() if target.exists() else None
for last in count(1):
    child = os.fork()
    if child == 0:
        run(last)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), target.read_bytes().hex() if target.exists() else "", flush=True)
    if before is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(before)
    if not os.WIFSIGNALED(status):
        break
'''


def held(path: Path) -> bytes:
    """What a file holds."""
    return path.read_bytes() if path.exists() else ABSENT


def killed(act: str, target: Path, *arguments: str) -> list[bytes]:
    """What the target held after each kill, and last when it was let be; `act` defines the function of that name.

    It finds the arguments in `sys.argv`; what it returns is the exit code, and must be 0.
    """
    command = [sys.executable, "-c", act + _LOOP, *arguments]
    environment = {**os.environ, "TARGET": str(target), "PYTHONPATH": str(Path(checklist.__file__).parent.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900, env=environment)
    ends = [line.split(" ") for line in done.stdout.splitlines()]
    assert ends[-1][0] == "0", done.stderr
    return [bytes.fromhex(content) or ABSENT for _, content in ends]
