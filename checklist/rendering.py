"""Lays a report or a form out as a web page or a PDF: the only module that knows jinja2 and WeasyPrint."""

import gc
import hashlib
import importlib
import logging
import os
import re
import unicodedata
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from html import unescape
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import fontpkg
import jinja2
from markupsafe import Markup, escape

from checklist import files
from checklist.document import Document, Written
from checklist.drawing import Line, Mark, Rectangle
from checklist.errors import ChecklistError
from checklist.form import Form, Tick
from checklist.texts import END, ISOLATES, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Direction, plain

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

Sheets = Document | Form  #: what can be laid out
#: The template of each kind, and its styles.
_LAYOUTS: Mapping[type[Sheets], tuple[str, tuple[str, ...]]] = {
    Document: ("report.html", ("report.css",)),
    Form: ("form.html", ("report.css", "form.css")),
}

_MARKS = re.compile(f"([{ISOLATES}])")
_DIRECTIONS = {LEFT_TO_RIGHT: "ltr", RIGHT_TO_LEFT: "rtl"}
_WHOLE = 40  #: a symbol, a number or an address up to this length is never broken over two lines
_ADDRESS = re.compile(r"#|https?://")
#: White space before the edge of a block shows nothing, but makes WeasyPrint break a line that is just full.
_IDLE = re.compile(r"\s+(?=</?(?:caption|col|div|h[1-6]|header|li|main|nav|p|section|t[abdhr][a-z]*|ul)\b)")
_EMPTY = re.compile(r"(<(?:br|col|hr|img|link|meta|wbr)\b[^>]*)>")  #: an element that HTML never ends
_NAMED = re.compile(r"&(?!(?:amp|apos|gt|lt|quot);)\w+;")  #: a letter by a name that only HTML knows
_SANS, _NASKH = "Report Sans", "Report Naskh"  #: the families of the project's own fonts inside a PDF
#: Amiri draws lam and kaf as one, and alters a letter such as jim before one such as ba and a last ra, zain or nun; a
#: word that holds such letters comes out of the PDF torn in two or spelt otherwise. A joiner without width after the
#: first letter keeps them joined, and apart; it does not come out itself.
_ALTERED, _UNLIGATED = re.compile("ل(?=ك)|[جحخ](?=[بتثنيئ][رزن])"), "\u034f"
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")  #: categories that need no glyph
_SELECTORS = range(0xFE00, 0xFE10)  #: variation selectors: they need none either


def html(document: Sheets) -> str:
    """The document as one self-contained web page."""
    return _page(document, _style("screen.css"))


def pdf(document: Sheets, tell: Callable[[int], None] | None = None) -> bytes:
    """The document as a tagged PDF (PDF/UA-1); the same document gives the same bytes.

    A form with fields is tagged too, but does not claim PDF/UA-1. `tell` is called with the number of each page as it
    is laid out.
    """
    page = _printed_page(document)
    with _pages_told(tell):
        if isinstance(document, Form) and document.fillable:
            return _with_fields(page, document.direction)
        return _printed(page)


def _printed(page: str) -> bytes:
    """A page as a PDF/UA-1."""
    return _laid_out(page, _source(page, _weasyprint()), pdf_variant="pdf/ua-1", finisher=_made_once)


def _with_fields(page: str, direction: Direction) -> bytes:
    """A page as a PDF with fields to fill in."""
    source = _weasyprint().HTML(string=page, url_fetcher=_fetcher())
    return _laid_out(page, source, pdf_forms=True, pdf_tags=True, finisher=partial(_own_marks, direction))


def _laid_out(page: str, source: Any, **options: Any) -> bytes:
    with (
        _no_collection(),
        _no_clock(),
        _pages_listed_once(),
        _pictures_tagged(),
        _fonts_cut(),
        _usual_packing(),
        _attributes_read_once(),
    ):
        laid_out = source.render(pdf_forms=options.get("pdf_forms", False))
        for sheet in laid_out.pages:
            # An element inside a link is no second link, which is what a reader of the tags would be told.
            sheet.links = [link for link in sheet.links if link[3].element_tag.partition(":")[0] == "a"]
            sheet.bookmarks = [(level, text.replace(_UNLIGATED, ""), *at) for level, text, *at in sheet.bookmarks]
        content = laid_out.write_pdf(pdf_identifier=hashlib.sha256(page.encode()).digest()[:16], **options)
    assert isinstance(content, bytes)  # it is a stream's content only where a target is given
    return content


def _own_marks(direction: Direction, _: object, pdf: Any) -> None:
    """Leave the marks of ticked boxes as they are in the file: some readers, told to draw them anew, draw none."""
    form = pdf.catalog["AcroForm"]
    del form["NeedAppearances"]
    form["Q"] = 2 if direction == "rtl" else 0  # what is typed begins at the right, or at the left


def _style(name: str) -> str:
    return (files.data_folder("templates") / name).read_text(encoding="utf-8")


def _page(document: Sheets, more_style: str, *, lacking: bool = False) -> str:
    """The page; `lacking` adds the note on letters that the fonts do not hold."""
    template, styles = _LAYOUTS[type(document)]
    style = Markup("".join(map(_style, styles)) + more_style)
    page = _environment().get_template(template).render(document=document, style=style, lacking=lacking)
    return _IDLE.sub("", page)


def _printed_page(document: Sheets) -> str:
    """The page with the report's own fonts.

    A letter that they do not hold is replaced by its number, so that it does not vanish from the print.
    """
    style = _print_style(document)
    page = _page(document, style)
    table = {ord(letter): f"[U+{ord(letter):04X}]" for letter in set(page) if not _is_shown(letter)}
    page = _page(document, style, lacking=True).translate(table) if table else page
    about, style_tag, shown = page.partition("<style>")  # the title before it is read, never drawn
    return about + style_tag + _ALTERED.sub(rf"\g<0>{_UNLIGATED}", shown)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(files.data_folder("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_isolated,
    )
    environment.filters["flat"] = _flat
    environment.tests["written"] = lambda value: isinstance(value, Written)
    environment.tests["rectangle"] = lambda value: isinstance(value, Rectangle)
    environment.tests["line"] = lambda value: isinstance(value, Line)
    environment.tests["mark"] = lambda value: isinstance(value, Mark)
    environment.tests["tick"] = lambda value: isinstance(value, Tick)
    environment.tests["address"] = lambda value: bool(_ADDRESS.match(value))
    return environment


def _isolated(value: object) -> object:
    """Text escaped, with the marks that set its parts apart turned into elements; anything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if not _MARKS.search(value):
        return escape(value)
    return Markup("").join(_pieces(_MARKS.split(value)))


def _pieces(parts: list[str]) -> Iterator[Markup]:
    """Elements for balanced marks; a mark without its counterpart is left out."""
    depth = 0
    for number, part in enumerate(parts):
        if part in _DIRECTIONS:
            depth += 1
            whole = _DIRECTIONS[part] == "ltr" and len("".join(parts[number + 1 : number + 2])) <= _WHOLE
            yield Markup('<bdi dir="{}"{}>').format(_DIRECTIONS[part], Markup(' class="whole"') if whole else "")
        elif part == END:
            if depth:
                depth -= 1
                yield Markup("</bdi>")
        else:
            yield escape(part)
    yield Markup("</bdi>") * depth


def _flat(text: str) -> Markup:
    """Text for a title or an attribute, where no element can stand."""
    return escape(plain(text))


def _print_style(document: Sheets) -> str:
    """Fonts, and what stands at the foot of every page."""
    faces = "".join(_face(family, path, weight) for family, path, weight in _fonts())
    families = [_NASKH, _SANS] if document.direction == "rtl" else [_SANS, _NASKH]
    before, between, after = (_css_string(text) for text in document.page)
    number = f"content: {before} counter(page) {between} counter(pages) {after}"
    start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
    font = ", ".join(f'"{family}"' for family in families)
    return (
        f"{faces} html, html[dir] {{ font-family: {font} }}"
        f"@page {{ @top-{start} {{ content: string(part, start); text-align: {start} }}"
        f" @top-{end} {{ content: string(article, start); width: 100mm; text-align: {end} }} }}"
        f"@page cover {{ @top-{start} {{ content: none }} @top-{end} {{ content: none }} }}"
        f"@page {{ @bottom-{start} {{ content: string(running); width: 148mm; text-align: {start} }}"
        f" @bottom-{end} {{ {number}; text-align: {end} }} }}"
        f"@page :first {{ @bottom-{start} {{ padding-{start}: 20mm }} @bottom-{end} {{ content: none }} }}"
    )


def _face(family: str, path: Path, weight: int | None) -> str:
    weighed = f"font-weight: {weight};" if weight else ""
    return f'@font-face {{ font-family: "{family}"; src: url("{path.as_uri()}"); {weighed} }}\n'


def _css_string(text: str) -> str:
    """Text as CSS writes it, every character that could end it by its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in plain(text)) + '"'


@cache
def _fonts() -> tuple[tuple[str, Path, int | None], ...]:
    """The family, file and weight of each font: upright ones only, as nothing is set in italics."""
    upright = [("amiri", _NASKH), ("noto-sans", _SANS)]
    return tuple(
        (family, face.path, face.weight)
        for slug, family in upright
        for face in fontpkg.family(slug).files
        if face.style == "normal"
    )


@cache
def _letters() -> frozenset[int]:
    """The letters that a font holds in every weight it is used in."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    held: dict[str, set[int]] = {}
    for family, path, _ in _fonts():
        with TTFont(path, lazy=True) as font:
            letters = set(font.getBestCmap())
        held[family] = held.get(family, letters) & letters
    return frozenset().union(*held.values())


def _is_shown(letter: str) -> bool:
    code = ord(letter)
    return code in _letters() or unicodedata.category(letter) in _INVISIBLE or code in _SELECTORS


def _weasyprint() -> ModuleType:
    """WeasyPrint, loaded only here: it is slow to load, and needs libraries that a machine may lack."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that the system has no fonts: the report brings its own
            return importlib.import_module("weasyprint")
    except OSError:
        raise ChecklistError("pdf-libraries-missing") from None


def _source(page: str, weasyprint: ModuleType) -> Any:
    """The page as WeasyPrint's source, without its rules for notes, which nobody makes here.

    They give every element five styles more: that is most of what WeasyPrint keeps. The page is read as XML, which it
    is but for the ends of a few elements and the names of a few letters; were it not, WeasyPrint reads it, slowly.
    """
    html = weasyprint.html
    rules = re.sub(r"^::(?:foot)?note.*", "", html.UA, flags=re.MULTILINE)
    rules = re.sub(r"^::marker", "li::marker", rules, flags=re.MULTILINE)
    sheet = weasyprint.CSS(string=rules, counter_style=html.UA_COUNTER_STYLE)

    class Source(weasyprint.HTML):  # type: ignore[misc,name-defined]
        def __init__(self) -> None:
            try:
                root = ElementTree.fromstring(_NAMED.sub(lambda name: unescape(name[0]), _EMPTY.sub(r"\1/>", page)))
            except ElementTree.ParseError:
                super().__init__(string=page, url_fetcher=_fetcher())
                return
            _name_headings(root)
            self.base_url, self.url_fetcher, self.media_type = None, _fetcher(), "print"
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root)
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [sheet]

    return Source()


def _name_headings(root: ElementTree.Element) -> None:
    """Let links lead to the first thing in a block: what has a name has a style apart, as has all that is in it."""
    for block in root.iter():
        if block.tag in ("div", "section") and len(block) and "id" not in block[0].attrib and "id" in block.attrib:
            block[0].set("id", block.attrib.pop("id"))


@cache
def _fetcher() -> "URLFetcher":
    """What hands WeasyPrint the project's own fonts, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    own: Mapping[str, Path] = {path.as_uri(): path for _, path, _ in _fonts()}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url not in own:
                raise ValueError(f"not one of the report's own files: {url}")
            return URLFetcherResponse(url, own[url].read_bytes())

    return Fetcher()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Layout makes millions of objects that live to its end: collecting in between only takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _pages_listed_once() -> Iterator[None]:
    """Have pydyf list the pages once; by itself it lists all of them anew for every link and every tag."""
    pydyf = importlib.import_module("pydyf")
    slow = pydyf.PDF.page_references

    def listed(pdf: Any) -> tuple[bytes, ...]:
        known: tuple[bytes, ...] = vars(pdf).get("_listed", ())
        if 3 * len(known) != len(pdf.pages["Kids"]):  # each page stands there as three words
            known = pdf._listed = slow.fget(pdf)
        return known

    pydyf.PDF.page_references = property(listed)
    try:
        yield
    finally:
        pydyf.PDF.page_references = slow


def _made_once(_: object, pdf: Any) -> None:
    """Have each object made into bytes once; by itself pydyf does it twice, the second time for a checksum."""
    pydyf: Any = importlib.import_module("pydyf")

    class Made(pydyf.Object):  # type: ignore[misc]
        data = compressible = None  # a property there, a value here

        def __init__(self, source: Any) -> None:
            self.__dict__.update(vars(source), data=source.data, compressible=source.compressible)

    pdf.objects[:] = [known if known.free == "f" else Made(known) for known in pdf.objects]


@contextmanager
def _usual_packing() -> Iterator[None]:
    """Pack at zlib's usual level: pydyf's takes five times as long, for a file smaller by a thirtieth."""
    pydyf: Any = importlib.import_module("pydyf")
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj())
    try:
        yield
    finally:
        pydyf.zlib = zlib


@contextmanager
def _pictures_tagged() -> Iterator[None]:
    """Have a picture tagged as one figure, lines and words, with its description; by itself only the lines are one."""
    tags: Any = importlib.import_module("weasyprint.pdf.tags")
    pydyf = importlib.import_module("pydyf")
    plainly = tags._build_box_tree

    def tagged(box: Any, *others: Any) -> Iterator[Any]:
        element = getattr(box, "element", None)
        for tag in plainly(box, *others):
            if element is not None and element.tag.endswith("}svg"):
                tag["S"] = "/NonStruct"
            elif element is not None and element.get("role") == "img":
                x, y = box.content_box_x(), box.content_box_y()
                place = {"O": "/Layout", "BBox": pydyf.Array((x, y, x + box.width, y + box.height))}
                tag |= {"S": "/Figure", "Alt": pydyf.String(element.get("aria-label")), "A": pydyf.Dictionary(place)}
            yield tag

    tags._build_box_tree = tagged
    try:
        yield
    finally:
        tags._build_box_tree = plainly


@contextmanager
def _fonts_cut() -> Iterator[None]:
    """Have every font cut to the letters drawn from it.

    By itself one that lends only what is not drawn, such as the joiner of letters, goes into the PDF whole: seconds and
    hundreds of kilobytes for nothing.
    """
    font = importlib.import_module("weasyprint.pdf.fonts").Font
    cut = font.subset
    font.subset = lambda self, letters, hinting: cut(self, letters or {0: ""}, hinting)
    try:
        yield
    finally:
        font.subset = cut


@contextmanager
def _pages_told(tell: Callable[[int], None] | None) -> Iterator[None]:
    """Have each page told as WeasyPrint comes to it: it says so in its log."""

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if tell and record.msg.endswith("Page %d") and isinstance(record.args, tuple):
                tell(int(str(record.args[0])))

    logger, teller = logging.getLogger("weasyprint.progress"), Teller(logging.INFO)
    before = logger.level
    logger.addHandler(teller)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(teller)
        logger.setLevel(before)


@contextmanager
def _attributes_read_once() -> Iterator[None]:
    """Read a language once: two elements whose languages were read apart have styles apart, as has all within them."""
    tinycss2: Any = importlib.import_module("tinycss2")
    slow = tinycss2.parse_one_declaration
    tinycss2.parse_one_declaration = cache(slow)
    try:
        yield
    finally:
        tinycss2.parse_one_declaration = slow


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
