"""What building adds to the package: compiled translations and the data folders."""

import os
from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("rules", "schemas", "templates")


def compile_translations(root: Path) -> None:
    """Write the .mo file of every .po file that has none, or an older one. Fuzzy entries are left out."""
    for source in sorted(root.glob("rules/translations/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        # Beside, then replaced: who reads at this moment never sees half a file.
        beside = target.with_suffix(".mo.tmp")
        polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(beside))
        os.replace(beside, target)


def data_files(root: Path) -> dict[str, str]:
    """Return the place in the package of every data file; a .po file stays behind, its .mo file goes instead."""
    return {
        str(file): f"checklist/{file.relative_to(root).as_posix()}"
        for folder in DATA_FOLDERS
        for file in sorted((root / folder).rglob("*"))
        if file.is_file() and file.suffix != ".po"
    }


class DataHook(BuildHookInterface[Any]):
    """Run by hatchling before it builds the sdist or the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations, and for a wheel list the data files; an sdist holds the sources alone."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        compile_translations(root)
        if version == "standard":
            build_data["force_include"].update(data_files(root))


if __name__ == "__main__":
    compile_translations(Path(__file__).parent)
