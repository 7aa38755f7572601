"""What WeasyPrint and the libraries below it are made to do otherwise while a document is printed.

Each habit saves time or mends what a reader of the file is told; none changes how a page looks. They hold while a
document is printed and are undone after it.
"""

import gc
import importlib
import logging
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any

from checklist.printing import once
from checklist.printing.replacing import instead


@contextmanager
def kept() -> Iterator[None]:
    """All habits that every document is printed with."""
    with ExitStack() as habits:
        for habit in HABITS:
            habits.enter_context(habit())
        yield


@contextmanager
def _no_collection() -> Iterator[None]:
    """Layout makes millions of objects that live to its end: collecting in between only takes time.

    What it leaves is collected before the next layout, if there is one, and not while the process ends.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


@contextmanager
def _no_clock() -> Iterator[None]:
    """A font cut from a variable one is stamped with the time: with this, as everywhere, with none."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextmanager
def _usual_packing() -> Iterator[None]:
    """Pack at zlib's usual level: pydyf's takes five times as long, for a file smaller by a thirtieth."""
    pydyf: Any = importlib.import_module("pydyf")
    with instead(pydyf, "zlib", SimpleNamespace(compressobj=lambda level: zlib.compressobj())):
        yield


@contextmanager
def _tagged() -> Iterator[None]:
    """Have the tags say what a reader needs, and WeasyPrint leaves out.

    The language of what is written in another one; a picture as one figure, lines and words, with its description.
    """
    tags: Any = importlib.import_module("weasyprint.pdf.tags")
    pydyf: Any = importlib.import_module("pydyf")
    plainly = tags._build_box_tree

    def tagged(box: Any, *others: Any) -> Iterator[Any]:
        element = getattr(box, "element", None)
        for tag in plainly(box, *others):
            if element is not None and element.tag != "html":
                if element.tag.endswith("}svg"):
                    tag["S"] = "/NonStruct"
                elif element.get("role") == "img":
                    x, y = box.content_box_x(), box.content_box_y()
                    place = {"O": "/Layout", "BBox": pydyf.Array((x, y, x + box.width, y + box.height))}
                    drawn = {"S": "/Figure", "Alt": pydyf.String(element.get("aria-label"))}
                    tag.update(drawn, A=pydyf.Dictionary(place))
                if element.get("lang"):
                    tag["Lang"] = pydyf.String(element.get("lang"))
            yield tag

    with instead(tags, "_build_box_tree", tagged):
        yield


@contextmanager
def fonts_cut() -> Iterator[None]:
    """Have every font cut to the letters drawn from it.

    By itself one that lends only what is not drawn, such as the joiner of letters, goes into the PDF whole: seconds and
    hundreds of kilobytes for nothing.
    """
    font: Any = importlib.import_module("weasyprint.pdf.fonts").Font
    cut = font.subset
    with instead(font, "subset", lambda self, letters, hinting: cut(self, letters or {0: ""}, hinting)):
        yield


@contextmanager
def pages_told(tell: Callable[[int], None] | None) -> Iterator[None]:
    """Have each page told as WeasyPrint comes to it: it says so in its log."""
    if tell is None:
        yield
        return

    told = tell

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg.endswith("Page %d") and isinstance(record.args, tuple):
                told(int(str(record.args[0])))

    logger, teller = logging.getLogger("weasyprint.progress"), Teller(logging.INFO)
    before = logger.level
    logger.addHandler(teller)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(teller)
        logger.setLevel(before)


HABITS = (_no_collection, _no_clock, *once.HABITS, _tagged, _usual_packing)
