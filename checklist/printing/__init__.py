"""Prints a report or a form as a PDF: the only package that knows WeasyPrint."""

import hashlib
import importlib
import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from checklist import fonts, rendering
from checklist.errors import ChecklistError
from checklist.form import Form
from checklist.printing import habits, once
from checklist.rendering import Sheets
from checklist.texts import FIXED, JOINER, Direction

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

_EMPTY = re.compile(r"(<(?:br|col|hr|img|link|meta|wbr)\b[^>]*)>")  #: an element that HTML never ends
_NAMED = re.compile(r"&(?!(?:amp|apos|gt|lt|quot);)\w+;")  #: a letter by a name that only HTML knows

#: What can hold a name, and hand it on to the first thing in it.
_BLOCKS = {"div", "h2", "h3", "h4", "h5", "h6", "p", "section"}
_INLINE = {"b", "bdi", "span", "strong", "sup"}


def pdf(document: Sheets, tell: Callable[[int], None] | None = None) -> bytes:
    """The document as a tagged PDF (PDF/UA-1); the same document gives the same bytes.

    A form with fields is tagged too, but does not claim PDF/UA-1. `tell` is called with the number of each page as it
    is laid out. ChecklistError if this machine lacks the libraries that WeasyPrint needs.
    """
    page = rendering.for_print(document)
    with habits.pages_told(tell):
        if isinstance(document, Form) and document.fillable:
            return _with_fields(page, document.direction)
        return _plain(page)


def _plain(page: str) -> bytes:
    """A page as a PDF/UA-1."""
    source = _source(page, _weasyprint())
    with habits.fonts_cut():
        return _laid_out(page, source, pdf_variant="pdf/ua-1", finisher=once.made_once)


def _with_fields(page: str, direction: Direction) -> bytes:
    """A page as a PDF with fields to fill in: in whole fonts, as nobody knows what will be written."""
    source = _weasyprint().HTML(string=page, url_fetcher=_fetcher())
    return _laid_out(page, source, pdf_forms=True, pdf_tags=True, finisher=partial(_own_marks, direction))


def _laid_out(page: str, source: Any, **options: Any) -> bytes:
    with habits.kept():
        laid_out = source.render(pdf_forms=options.get("pdf_forms", False))
        for sheet in laid_out.pages:
            # An element inside a link is no second link, which is what a reader of the tags would be told.
            sheet.links = [link for link in sheet.links if link[3].element_tag.partition(":")[0] == "a"]
            sheet.bookmarks = [
                (level, text.replace(JOINER, "").replace(FIXED, " "), *at) for level, text, *at in sheet.bookmarks
            ]
        content = laid_out.write_pdf(pdf_identifier=identifier(page), **options)
    assert isinstance(content, bytes)  # it is a stream's content only where a target is given
    return content


def identifier(page: str) -> bytes:
    """What tells the file apart, from what the page says: not from where on this machine its fonts lie."""
    for _, path, _ in fonts.faces():
        page = page.replace(path.as_uri(), path.name)
    return hashlib.sha256(page.encode()).digest()[:16]


def _own_marks(direction: Direction, _: object, pdf: Any) -> None:
    """Leave the marks of ticked boxes as they are in the file: some readers, told to draw them anew, draw none."""
    form = pdf.catalog["AcroForm"]
    del form["NeedAppearances"]
    form["Q"] = 2 if direction == "rtl" else 0  # what is typed begins at the right, or at the left


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
            _name_first_words(root)
            self.base_url, self.url_fetcher, self.media_type = None, _fetcher(), "print"
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root)
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [sheet]

    return Source()


def _name_first_words(root: ElementTree.Element) -> None:
    """Let links lead to the first words in a block: what has a name has a style apart, as has all that is in it."""
    for block in root.iter():
        if block.tag not in _BLOCKS or "id" not in block.attrib or not len(block) or (block.text or "").strip():
            continue
        if block[0].tag in _BLOCKS | _INLINE and "id" not in block[0].attrib:
            block[0].set("id", block.attrib.pop("id"))


@cache
def _fetcher() -> "URLFetcher":
    """What hands WeasyPrint the project's own fonts, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    own: Mapping[str, Path] = {path.as_uri(): path for _, path, _ in fonts.faces()}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url not in own:
                raise ValueError(f"not one of the report's own files: {url}")
            return URLFetcherResponse(url, own[url].read_bytes())

    return Fetcher()
