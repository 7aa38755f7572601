"""The project's own fonts: where they are, and which letters they hold. The only module that knows fontpkg."""

import unicodedata
from functools import cache
from pathlib import Path

import fontpkg

SANS, NASKH = "Report Sans", "Report Naskh"  #: the families by which a page names them
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")  #: categories that need no glyph
_SELECTORS = range(0xFE00, 0xFE10)  #: variation selectors: they need none either


@cache
def faces() -> tuple[tuple[str, Path, int | None], ...]:
    """The family, file and weight of each font: upright ones only, as nothing is set in italics."""
    upright = [("amiri", NASKH), ("noto-sans", SANS)]
    return tuple(
        (family, face.path, face.weight)
        for slug, family in upright
        for face in fontpkg.family(slug).files
        if face.style == "normal"
    )


@cache
def _letters() -> frozenset[int]:
    """The letters that a font holds in every weight it is used in."""
    from fontTools.ttLib import TTFont

    held: dict[str, set[int]] = {}
    for family, path, _ in faces():
        with TTFont(path, lazy=True) as font:
            letters = set(font.getBestCmap())
        held[family] = held.get(family, letters) & letters
    return frozenset().union(*held.values())


def is_shown(letter: str) -> bool:
    """Whether a letter can be seen in print, or needs not."""
    code = ord(letter)
    return code in _letters() or unicodedata.category(letter) in _INVISIBLE or code in _SELECTORS
