"""Reading and writing files, and where the project's own data lies: the only module that touches the disk."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checklist.errors import ChecklistError

PACKAGE = Path(__file__).resolve().parent
MAX_BYTES = 8 * 1024 * 1024  #: a submission is far smaller; more is a mistake or an attack


def data_folder(name: str) -> Path:
    """The folder `rules`, `schemas` or `templates`: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def samples() -> Path:
    """The folder of sample submissions."""
    return PACKAGE / "samples"


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; ChecklistError says why not otherwise."""
    with opened(path, limit) as stream:
        size = os.fstat(stream.fileno()).st_size
        content = stream.read(size + 1)
        return content if len(content) <= size else content + stream.read(limit - size)  # it holds more than it says


@contextmanager
def opened(path: Path, limit: int | None = None) -> Iterator[io.BufferedReader]:
    """A regular file of at most `limit` bytes, open to be read; ChecklistError says why not otherwise."""
    shown = os.fspath(path)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise ChecklistError("file-is-folder", file=shown)
        if not stat.S_ISREG(about.st_mode):
            raise ChecklistError("file-not-regular", file=shown)
        if limit is not None and about.st_size > limit:
            raise ChecklistError("file-too-large", file=shown, limit=limit // 1024 // 1024)
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError:
        raise ChecklistError("file-missing", file=shown) from None
    except PermissionError:
        raise ChecklistError("file-forbidden", file=shown) from None
    except (OSError, ValueError) as error:
        raise ChecklistError("file-unreadable", file=shown, why=_reason(error)) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def write(path: Path, content: bytes) -> None:
    """Put the content in place whole or not at all: written beside, flushed to the disk, then moved over.

    A failure leaves what was there untouched and says why; the mode of an existing file is kept.
    """
    with writing(path) as stream:
        stream.write(content)


@contextmanager
def writing(path: Path) -> Iterator[io.BufferedWriter]:
    """A stream whose bytes are put in place when the block ends well, as `write` does, and left out otherwise."""
    try:
        with _beside(path) as (descriptor, temporary):
            with os.fdopen(descriptor, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _keep_mode(path, temporary)
            os.replace(temporary, path)
            _settle(path.parent)
    except OSError as error:
        raise ChecklistError("file-not-written", file=os.fspath(path), why=_reason(error)) from None


@contextmanager
def _beside(path: Path) -> Iterator[tuple[int, Path]]:
    import tempfile  # only writing needs it

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        yield descriptor, temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _keep_mode(path: Path, temporary: Path) -> None:
    if path.exists():
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))
    else:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _settle(folder: Path) -> None:
    """Have the move itself reach the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make sure that a folder is there to write into."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ChecklistError("folder-not-made", file=os.fspath(path), why=_reason(error)) from None
