"""The file that a session writes to after every answer, and never over the work of somebody else."""

from dataclasses import dataclass
from pathlib import Path

from checklist import files, validation
from checklist.errors import ChecklistError
from checklist.rulebook import Rulebook
from checklist.submission import Submission, as_json


@dataclass
class WorkFile:
    """A submission's file and what it held when it was last read or written here; None if it was not there."""

    path: Path
    content: bytes | None = None

    @classmethod
    def opened(cls, path: Path, rulebook: Rulebook) -> "tuple[WorkFile, Submission | None]":
        """The file and the submission in it, None for a new one; ChecklistError if it holds no valid submission."""
        if not path.parent.is_dir():
            raise ChecklistError("file-missing", file=str(path.parent))
        if not path.exists():
            return cls(path), None
        content = files.read(path)
        return cls(path, content), validation.read(str(path), content, rulebook)

    def save(self, submission: Submission) -> Path | None:
        """Write the submission; where somebody else changed the file meanwhile, beside it, and give that file."""
        content = as_json(submission)
        if content == self.content:
            return None
        aside = self._free_name() if self._changed_by_others() else None
        files.write(aside or self.path, content)
        self.path, self.content = aside or self.path, content
        return aside

    def _changed_by_others(self) -> bool:
        if not self.path.exists():
            return False  # taken away: writing it again loses nothing
        return self.content is None or files.read(self.path) != self.content

    def _free_name(self) -> Path:
        number = 1
        while (name := self.path.with_name(f"{self.path.stem}.mine-{number}.json")).exists():
            number += 1
        return name
