"""Lays a report or a form out as a page, for a browser or for print: the only module that knows jinja2."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from checklist import files, fonts
from checklist.document import Document, Written
from checklist.drawing import Line, Mark, Rectangle
from checklist.form import Form, Tick
from checklist.texts import END, ISOLATES, JOINER, LEFT_TO_RIGHT, RIGHT_TO_LEFT, kept_together, plain

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
#: The symbol of a document, such as CTOC/COP/WG.4/2022/4, but no part of an address.
_SYMBOL = re.compile(r"(?<![\w/.:@-])[A-Z][A-Z0-9.]{0,9}(?:/[A-Z0-9](?:[A-Za-z0-9.-]{0,8}[A-Za-z0-9])?){1,6}(?![\w/])")
#: White space before the edge of a block shows nothing, but makes WeasyPrint break a line that is just full.
_IDLE = re.compile(r"\s+(?=</?(?:caption|col|div|h[1-6]|header|li|main|nav|p|section|t[abdhr][a-z]*|ul)\b)")
#: Amiri draws lam and kaf as one, and alters a letter such as jim before one such as ba and a last ra, zain or nun; a
#: word that holds such letters comes out of the PDF torn in two or spelt otherwise. A joiner without width after the
#: first letter keeps them joined, and apart; it does not come out itself.
_ALTERED = re.compile("ل(?=ك)|[جحخ](?=[بتثنيئ][رزن])")


def html(document: Sheets) -> str:
    """The document as one self-contained web page."""
    return _page(document, _style("screen.css"))


def _style(name: str) -> str:
    return (files.data_folder("templates") / name).read_text(encoding="utf-8")


def _page(document: Sheets, more_style: str, *, lacking: bool = False) -> str:
    """The page; `lacking` adds the note on letters that the fonts do not hold."""
    template, styles = _LAYOUTS[type(document)]
    style = Markup("".join(map(_style, styles)) + more_style)
    page = _environment().get_template(template).render(document=document, style=style, lacking=lacking)
    return _IDLE.sub("", page)


def for_print(document: Sheets) -> str:
    """The page with the report's own fonts.

    A letter that they do not hold is replaced by its number, so that it does not vanish from the print.
    """
    style = _print_style(document)
    page = _page(document, style)
    table = {ord(letter): f"[U+{ord(letter):04X}]" for letter in set(page) if not fonts.is_shown(letter)}
    page = _page(document, style, lacking=True).translate(table) if table else page
    about, head_ends, shown = page.partition("</head>")  # the title there is read, never drawn
    return about + head_ends + _ALTERED.sub(rf"\g<0>{JOINER}", kept_together(shown))


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
    """Text escaped, with the marks that set its parts apart, and its symbols, as elements; anything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if _ADDRESS.match(value):
        return escape(value)
    return Markup("").join(_pieces(_MARKS.split(value)))


def _pieces(parts: list[str]) -> Iterator[Markup]:
    """Elements for balanced marks; a mark without its counterpart is left out."""
    depth, whole = 0, False
    for number, part in enumerate(parts):
        if part in _DIRECTIONS:
            depth += 1
            whole = _DIRECTIONS[part] == "ltr" and _length(parts[number + 1 :]) <= _WHOLE
            yield Markup('<bdi dir="{}"{}>').format(_DIRECTIONS[part], Markup(' class="whole"') if whole else "")
        elif part == END:
            whole = False
            if depth:
                depth -= 1
                yield Markup("</bdi>")
        elif whole:
            yield escape(part)
        else:
            yield from _with_symbols(part)
    yield Markup("</bdi>") * depth


def _with_symbols(text: str) -> Iterator[Markup]:
    """Text whose symbols are never broken over two lines."""
    end = 0
    for found in _SYMBOL.finditer(text):
        if len(found[0]) > _WHOLE:
            continue
        yield escape(text[end : found.start()])
        yield Markup('<bdi class="whole">{}</bdi>').format(found[0])
        end = found.end()
    yield escape(text[end:])


def _length(parts: list[str]) -> int:
    """How many letters stand before the counterpart of a mark; what a font may lack is printed by its number."""
    depth, length = 1, 0
    for part in parts:
        depth += (part in _DIRECTIONS) - (part == END)
        if not depth:
            break
        if part not in _DIRECTIONS and part != END:
            length += sum(len("[U+1F6A2]") if letter > "\u2190" else 1 for letter in part)
    return length


def _flat(text: str) -> Markup:
    """Text for a title or an attribute, where no element can stand."""
    return escape(plain(text))


def _print_style(document: Sheets) -> str:
    """Fonts, and what stands at the foot of every page."""
    faces = "".join(_face(family, path, weight) for family, path, weight in fonts.faces())
    families = [fonts.NASKH, fonts.SANS] if document.direction == "rtl" else [fonts.SANS, fonts.NASKH]
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
