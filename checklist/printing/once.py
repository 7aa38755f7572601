"""What WeasyPrint and the libraries below it work out again and again, and here once.

Each habit saves time and changes no byte of what is printed.
"""

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache
from typing import Any

from checklist.printing.replacing import everywhere, instead

#: What is called on a stream to draw glyphs alone.
_GLYPHS = {
    *("set_color", "begin_text", "set_text_matrix", "add_font", "set_font_size", "set_text_rise", "show_text"),
    "end_text",
}


@contextmanager
def _attributes_read_once() -> Iterator[None]:
    """Read a language once: two elements whose languages were read apart have styles apart, as has all within them."""
    tinycss2: Any = importlib.import_module("tinycss2")
    with instead(tinycss2, "parse_one_declaration", cache(tinycss2.parse_one_declaration)):
        yield


@contextmanager
def _styles_shared() -> Iterator[None]:
    """Let what is added before or after elements of one style have one style too, and so pages and their margins.

    WeasyPrint does so for elements; for a page it goes, besides, over what was declared for all pages before.
    """
    computed: Any = importlib.import_module("weasyprint.css").StyleFor
    page: Any = importlib.import_module("weasyprint.layout.page")
    slow, slow_page = computed.set_computed_styles, page.set_page_type_computed_styles

    def shared(self: Any, element: Any, parent: Any, *others: Any, pseudo_type: Any = None, **named: Any) -> None:
        styles = self.get_computed_styles()
        if pseudo_type is None and not isinstance(element, page.PageType):
            slow(self, element, parent, *others, pseudo_type=pseudo_type, **named)
            return
        given = self.get_cascaded_styles().get((element, pseudo_type), {})
        known = _kept_with(styles[parent, None], "added")
        rules = pseudo_type, *((name, id(value), str(weight)) for name, (value, weight) in given.items())
        if rules not in known:
            slow(self, element, parent, *others, pseudo_type=pseudo_type, **named)
            known[rules] = styles[element, pseudo_type]
        styles[element, pseudo_type] = known[rules]

    def page_shared(page_type: Any, html: Any, style_for: Any) -> None:
        style_for.get_cascaded_styles().clear()
        slow_page(page_type, html, style_for)

    with instead(computed, "set_computed_styles", shared), everywhere(slow_page, page_shared):
        yield


@contextmanager
def _lengths_resolved_once() -> Iterator[None]:
    """Resolve the lengths of a style once in each block as wide and high: most boxes share theirs with many others."""
    percent: Any = importlib.import_module("weasyprint.layout.percent")
    slow = percent.resolve_percentages
    of_page = importlib.import_module("weasyprint.formatting_structure.boxes").PageBox
    edges = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
    spaces = tuple(f"{space}_{side}" for space in ("margin", "padding") for side in ("left", "right", "top", "bottom"))
    sizes = tuple(f"{limit}{size}" for limit in ("", "min_", "max_") for size in ("width", "height"))

    def resolved(box: Any, containing_block: Any) -> None:
        of_block = containing_block if isinstance(containing_block, tuple | list) else None
        width, height = of_block or (containing_block.width, containing_block.height)
        values = vars(box)
        collapsed = tuple(map(values.get, edges)) if box.style["border_collapse"] == "collapse" else None
        known, place = _kept_with(box.style, "resolved"), (width, height, isinstance(box, of_page), collapsed)
        if place in known:
            values.update(known[place])
        else:
            slow(box, containing_block)
            known[place] = {name: values[name] for name in (*edges, *spaces, *sizes)}

    with everywhere(slow, resolved):
        yield


@contextmanager
def _backgrounds_sought_once() -> Iterator[None]:
    """Look once whether a style has a background, and round corners: most have none."""
    slow = importlib.import_module("weasyprint.layout.background").layout_box_backgrounds
    any_box = importlib.import_module("weasyprint.formatting_structure.boxes").Box
    corners = tuple(f"border_{end}_{side}_radius" for end in ("top", "bottom") for side in ("left", "right"))
    bare = {"background": None} | dict.fromkeys(corners, (0, 0))

    def sought(page: Any, box: Any, image: Any, layout_children: bool = True, style: Any = None) -> None:
        usual = style is None and box is not page and isinstance(box, any_box)
        known = _kept_with(box.style, "bare")
        if known and usual:
            vars(box).update(bare)
            for child in box.all_children() if layout_children else ():
                sought(page, child, image)
            return
        slow(page, box, image, layout_children, style)
        pictures = {box.style[f"{what}_source"][0] for what in ("border_image", "mask_border")}
        if usual and pictures == {"none"} and all(vars(box)[name] == value for name, value in bare.items()):
            known[None] = True

    with everywhere(slow, sought):
        yield


@contextmanager
def _lines_measured_once() -> Iterator[None]:
    """Ask a style once how high its lines are."""
    slow = importlib.import_module("weasyprint.text.line_break").strut

    def measured(style: Any) -> Any:
        known = _kept_with(style, "line")
        if not known:
            known[None] = slow(style)
        return known[None]

    with everywhere(slow, measured):
        yield


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
    with instead(inline, "get_next_linebox", made["get_next_linebox"]):
        yield


@contextmanager
def _words_measured_once() -> Iterator[None]:
    """Measure words once in each style: words that fitted on a line do so on any line as long.

    What is long is measured once for each length of line and place on it.
    """
    slow = importlib.import_module("weasyprint.text.line_break").split_first_line

    def measured(text: str, style: Any, context: Any, width: Any, spacing: float, **place: bool) -> Any:
        known = _kept_with(style, "measured")
        words, line = (text, spacing), (text, spacing, width, *place.items())
        found = known.get(words)
        if not found or (width is not None and found[3] > width):
            found = known.get(line)
        if not found:
            found = slow(text, style, context, width, spacing, **place)
            fits = found[2] is None and found[0].text == text and (width is None or found[3] <= width)
            known[words if fits else line] = found
        layout = copy(found[0])
        layout.max_width = width
        return layout, *found[1:]

    with everywhere(slow, measured):
        yield


@contextmanager
def _words_drawn_once() -> Iterator[None]:
    """Draw words once in each style: the same words are the same glyphs anywhere, and most labels come again and again.

    By itself WeasyPrint has Pango shape each line anew to draw it. What is drawn with more than glyphs, such as an
    underline or an emoji, is drawn so still.
    """
    text: Any = importlib.import_module("weasyprint.draw.text")
    slow = text.draw_text

    def drawn(stream: Any, box: Any, offset: float, overflow: str, ellipsis: Any) -> None:
        whole = overflow == "clip" and ellipsis == "none"
        known = _kept_with(box.style, "drawn")
        words = (box.text, box.pango_layout.text, box.pango_layout.justification_spacing)
        if whole and words in known:
            for name, arguments in known[words]:
                if name == "set_text_matrix":
                    arguments = (*arguments[:4], box.position_x, box.position_y + box.baseline)
                getattr(stream, name)(*arguments)
            return
        recorder = _Recorder(stream)
        slow(recorder, box, offset, overflow, ellipsis)
        if whole and recorder.names <= _GLYPHS:
            known[words] = [call for call in recorder.calls if call[0] != "add_font"]

    with everywhere(slow, drawn):
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

    with instead(pydyf.PDF, "page_references", property(listed)):
        yield


def made_once(_: object, pdf: Any) -> None:
    """Have each object made into bytes once; by itself pydyf does it twice, the second time for a checksum."""
    pydyf: Any = importlib.import_module("pydyf")

    class Made(pydyf.Object):  # type: ignore[misc]
        data = compressible = None  # a property there, a value here

        def __init__(self, source: Any) -> None:
            self.__dict__.update(vars(source), data=source.data, compressible=source.compressible)

    pdf.objects[:] = [known if known.free == "f" else Made(known) for known in pdf.objects]


HABITS = (
    _attributes_read_once,
    _styles_shared,
    _lengths_resolved_once,
    _backgrounds_sought_once,
    _lines_measured_once,
    _lines_laid_out_once,
    _words_measured_once,
    _words_drawn_once,
    _pages_listed_once,
)


def _kept_with(style: Any, what: str) -> dict[Any, Any]:
    """What is kept with a style, for as long as there is the style: empty at first."""
    kept: dict[Any, Any] = vars(style).setdefault(what, {})
    return kept


class _Recorder:
    """A stream that remembers what was called on it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._stream, name)
        if not inspect.ismethod(found):
            return found

        def called(*arguments: Any, **named: Any) -> Any:
            self.calls.append((name, arguments))
            self.names.add(name if not named else "")
            return found(*arguments, **named)

        return called
