"""The report as a Word document: the only module that knows python-docx."""

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.section import Section

from checklist import files
from checklist.document import Document
from checklist.texts import plain
from checklist.word.body import body
from checklist.word.pen import NAMESPACES, Pen

#: What python-docx's own template brings and the report does not need.
_IDLE = ("customXml", "stylesWithEffects", "webSettings", "extended-properties", "thumbnail")
_BULLET = (
    f"<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB" w:bidi="ar-SA"/></w:settings>'
)
_A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1304" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>'
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  #: the time of every part: the earliest that the format can say


def word(document: Document) -> bytes:
    """The report as a Word document (A4); the same document gives the same bytes."""
    made = docx.Document()
    _without_idle(made)
    _fill(made.styles.element, files.read(files.data_folder("templates") / "word-styles.xml"))
    _fill(made.part.numbering_part.element, _BULLET.encode())
    _fill(made.settings.element, _SETTINGS.encode())
    pen = Pen(document.direction, lambda url: str(made.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True)))
    _fill(made.element.body, body(document, pen).encode("utf-8"))
    _set_section(made.sections[0], document, pen)
    _describe(made.core_properties, document)
    stream = io.BytesIO()
    made.save(stream)
    return _timeless(stream.getvalue())


def _without_idle(made: Any) -> None:
    for rels in (made.part.rels, made.part.package.rels):
        for key in [key for key, rel in rels.items() if any(name in rel.reltype for name in _IDLE)]:
            del rels[key]


def _fill(element: Any, content: bytes) -> None:
    """Put what stands under the root of an XML text in the place of what stands under an element."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(content)))


def _set_section(section: Section, document: Document, pen: Pen) -> None:
    """A4, with what the report is and the page's number at the foot of every page but the first."""
    properties: Any = section._sectPr
    direction = "<w:bidi/>" if document.direction == "rtl" else ""
    _fill(properties, f"<w:sectPr {NAMESPACES}>{_A4}{direction}</w:sectPr>".encode())
    before, between, after = document.page
    number = "".join(
        (pen.words(before), pen.field("PAGE"), pen.words(between), pen.field("NUMPAGES"), pen.words(after))
    )
    footer = pen.words(document.footer)
    _lay(section.footer, pen.paragraph(f"{footer}{pen.tab()}{number}", "Footer"))
    _lay(section.first_page_footer, pen.paragraph(footer, "Footer"))
    _lay(section.header, pen.paragraph(pen.field("STYLEREF 1"), "Header"))
    _lay(section.first_page_header, pen.paragraph("", "Header"))


def _lay(place: Any, paragraph: str) -> None:
    """Put a paragraph into a header or footer."""
    place.is_linked_to_previous = False
    _fill(place._element, f"<w:hdr {NAMESPACES}>{paragraph}</w:hdr>".encode())


def _describe(properties: Any, document: Document) -> None:
    """What the file says about itself; its dates are the report's."""
    day = datetime.fromisoformat(document.date)
    properties.title, properties.subject = plain(document.title)[:255], plain(document.subject)[:255]
    properties.comments, properties.language = plain(document.program), document.language
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.created = properties.modified = day
    properties.revision = 1


def _timeless(content: bytes) -> bytes:
    """A package whose parts do not say when they were written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            about = zipfile.ZipInfo(name, _EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(about, old.read(name))
    return stream.getvalue()
