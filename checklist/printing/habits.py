"""What WeasyPrint and the libraries below it are made to do otherwise while a document is printed.

Each habit saves time or mends what a reader of the file is told; none changes how a page looks. They hold while a
document is printed and are undone after it.
"""

import gc
import importlib
import inspect
import logging
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from functools import cache
from types import SimpleNamespace
from typing import Any


@contextmanager
def kept() -> Iterator[None]:
    """All habits that every document is printed with."""
    with ExitStack() as habits:
        for habit in _HABITS:
            habits.enter_context(habit())
        yield


@contextmanager
def _instead(owner: Any, name: str, new: object) -> Iterator[None]:
    """Something else under a name, for a while."""
    old = getattr(owner, name)
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, old)


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
def _lines_laid_out_once() -> Iterator[None]:
    """Lay a line that runs right to left out once.

    By itself WeasyPrint does so twice where nothing floats: to know whether the line stayed where it was, it takes the
    width that the line had before it was laid out, which is none. Its own function is read with that width mended; one
    that reads otherwise is left as it is.
    """
    inline: Any = importlib.import_module("weasyprint.layout.inline")
    source = inspect.getsource(inline.get_next_linebox)
    before = "original_position_x + original_width,"
    if source.count(before) != 1:
        yield
        return
    mended = source.replace(before, "original_position_x + (original_width if excluded_shapes else line.width),")
    made: dict[str, Any] = {}
    exec(compile(mended, inline.__file__, "exec"), vars(inline), made)
    with _instead(inline, "get_next_linebox", made["get_next_linebox"]):
        yield


@contextmanager
def _words_measured_once() -> Iterator[None]:
    """Measure words once in each style: words that fitted on a line do so on any line as long.

    What is long is measured once for each length of line and place on it. A style is kept with what was measured in it,
    so that no other can come to its address.
    """
    inline, preferred = map(importlib.import_module, ("weasyprint.layout.inline", "weasyprint.layout.preferred"))
    slow: Any = vars(inline)["split_first_line"]
    known: dict[tuple[object, ...], Any] = {}

    def measured(text: str, style: Any, context: Any, width: Any, spacing: float, **place: bool) -> Any:
        words, line = (text, id(style), spacing), (text, id(style), spacing, width, *place.items())
        _, found = known.get(words, (None, None))
        if not found or (width is not None and found[3] > width):
            _, found = known.get(line, (None, None))
        if not found:
            found = slow(text, style, context, width, spacing, **place)
            fits = found[2] is None and found[0].text == text and (width is None or found[3] <= width)
            known[words if fits else line] = style, found
        layout = copy(found[0])
        layout.max_width = width
        return layout, *found[1:]

    with _instead(inline, "split_first_line", measured), _instead(preferred, "split_first_line", measured):
        yield


@contextmanager
def _pages_listed_once() -> Iterator[None]:
    """Have pydyf list the pages once; by itself it lists all of them anew for every link and every tag."""
    pydyf: Any = importlib.import_module("pydyf")
    slow = pydyf.PDF.page_references

    def listed(pdf: Any) -> tuple[bytes, ...]:
        known: tuple[bytes, ...] = vars(pdf).get("_listed", ())
        if 3 * len(known) != len(pdf.pages["Kids"]):  # each page stands there as three words
            known = pdf._listed = slow.fget(pdf)
        return known

    with _instead(pydyf.PDF, "page_references", property(listed)):
        yield


@contextmanager
def _usual_packing() -> Iterator[None]:
    """Pack at zlib's usual level: pydyf's takes five times as long, for a file smaller by a thirtieth."""
    pydyf: Any = importlib.import_module("pydyf")
    with _instead(pydyf, "zlib", SimpleNamespace(compressobj=lambda level: zlib.compressobj())):
        yield


@contextmanager
def _attributes_read_once() -> Iterator[None]:
    """Read a language once: two elements whose languages were read apart have styles apart, as has all within them."""
    tinycss2: Any = importlib.import_module("tinycss2")
    with _instead(tinycss2, "parse_one_declaration", cache(tinycss2.parse_one_declaration)):
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

    with _instead(tags, "_build_box_tree", tagged):
        yield


@contextmanager
def fonts_cut() -> Iterator[None]:
    """Have every font cut to the letters drawn from it.

    By itself one that lends only what is not drawn, such as the joiner of letters, goes into the PDF whole: seconds and
    hundreds of kilobytes for nothing.
    """
    font: Any = importlib.import_module("weasyprint.pdf.fonts").Font
    cut = font.subset
    with _instead(font, "subset", lambda self, letters, hinting: cut(self, letters or {0: ""}, hinting)):
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


def made_once(_: object, pdf: Any) -> None:
    """Have each object made into bytes once; by itself pydyf does it twice, the second time for a checksum."""
    pydyf: Any = importlib.import_module("pydyf")

    class Made(pydyf.Object):  # type: ignore[misc]
        data = compressible = None  # a property there, a value here

        def __init__(self, source: Any) -> None:
            self.__dict__.update(vars(source), data=source.data, compressible=source.compressible)

    pdf.objects[:] = [known if known.free == "f" else Made(known) for known in pdf.objects]


_HABITS = (
    _no_collection,
    _no_clock,
    _lines_laid_out_once,
    _words_measured_once,
    _attributes_read_once,
    _tagged,
    _pages_listed_once,
    _usual_packing,
)
