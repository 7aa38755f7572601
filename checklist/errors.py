"""The errors a user can put right, and the exit codes they end in."""

OK = 0
PROBLEMS = 1  #: the input has problems, or findings when asked to fail on them
USAGE = 2  #: the command line is wrong
UNABLE = 3  #: could not check or write: missing, unreadable, nothing there, newer format
BUG = 4  #: a fault of the program
INTERRUPTED = 130


class ChecklistError(Exception):
    """Something the user can put right; `code` names its wording in the table of texts, `values` fill it."""

    exit_code = UNABLE

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """So that it comes whole out of another process."""
        return _again, (type(self), self.code, self.values)


def _again(kind: type[ChecklistError], code: str, values: dict[str, object]) -> ChecklistError:
    return kind(code, **values)


class UsageError(ChecklistError):
    """The command line asks for something that cannot be done."""

    exit_code = USAGE
