"""The report as a web page and as a PDF: whole, safe, readable by machines, the same bytes every time."""

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import page
import pikepdf
import pytest
from pydantic import BaseModel
from submissions import ANSWERS, arabic, english, reported, submitted

from checklist import printing, rendering
from checklist import submission as submission_module
from checklist.document import Document
from checklist.errors import ChecklistError
from checklist.report import Depth
from checklist.submission import LINE, PLAIN, Submission
from checklist.texts import JOINER, Texts, plain

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src="https://evil.example/x.png" onerror="alert(1)">',
    "</style></bdi></p><style>@import url(https://evil.example/a.css); body { display: none }</style>",
    '"><a href="javascript:alert(1)">here</a>',
    "{{ document.title }}{% raw %} &amp; &lt; \\0041 url(file:///etc/passwd)",
    '<link rel="attachment" href="file:///etc/passwd"><base href="https://evil.example/">',
)
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def every_field(word: Callable[[str], str]) -> Submission:
    """A submission in which every text that a person can write is what `word` gives for the field's name."""
    citation = {"law": "code", "provision": word("Citation.provision"), "quote": word("Citation.quote")}
    answer = {
        "citations": [citation],
        "comment": word("Answer.comment"),
        "planned": {
            "measure": "law",
            "body": word("Planned.body"),
            "by": "2027-03-31",
            "text": word("Planned.text"),
        },
        "body": word("Answer.body"),
        "role": word("Answer.role"),
        "time": "2026-10-03T09:30:00Z",
        "clearance": "checked",
    }
    statement = {"provision": word("Statement.provision"), "text": word("Statement.text"), "date": "2001-02-03"}
    notes = {
        "difficulties": word("ArticleNotes.difficulties"),
        "assistance": [{"field": "victims", "text": word("Assistance.text")}],
        "good_practices": [{"text": word("OwnGoodPractice.text"), "citations": [{"law": "code", "provision": "1"}]}],
    }
    return submitted(
        {
            "standards": {"value": "yes", **answer},
            "federal": {"no_value": "not-applicable", "reason": word("Answer.reason")},
            "practice-standards": {"value": word("Answer.value")},
            # kept, although it is not asked: nothing that was written may be lost
            "standards-release": {"value": "no", "comment": word("Answer.comment of a hidden answer")},
        },
        rules=word("Submission.rules"),
        state=word("Submission.state"),
        territory=word("Submission.territory"),
        parties={"example": {"status": "party", "reservations": [statement], "declarations": [statement]}},
        laws=[
            {
                "id": "code",
                "title": word("Law.title"),
                "original_title": word("Law.original_title"),
                "territory": word("Law.territory"),
                "status": "in-force",
                "link": "https://laws.example/LawLink",
            }
        ],
        articles={"example-12": notes},
        conflicts=every_side(word),
        withdrawn={"early": [{"edit": "aaaaaaaa", "body": word("Answer.body of a withdrawal")}]},
    )


def every_side(word: Callable[[str], str]) -> dict[str, Any]:
    """Conflicts of every kind."""

    def one(name: str) -> str:
        return word(f"{name} in conflict")

    answer = {
        "value": "yes",
        "citations": [{"law": "code", "provision": one("Citation.provision"), "quote": one("Citation.quote")}],
        "comment": one("Answer.comment"),
        "planned": {"body": one("Planned.body"), "text": one("Planned.text")},
        "body": one("Answer.body"),
        "role": one("Answer.role"),
        "time": "2026-10-03T09:30:00Z",
    }
    statement = {"provision": one("Statement.provision"), "text": one("Statement.text")}
    law = {"id": "code", "title": one("Law.title"), "original_title": one("Law.original_title"), "status": "draft"}
    practice = {"text": one("OwnGoodPractice.text"), "citations": [{"law": "code", "provision": "2"}]}
    notes = {
        "difficulties": one("ArticleNotes.difficulties"),
        "assistance": [{"field": "data", "text": one("Assistance.text")}],
        "good_practices": [practice],
    }
    return {
        "answers": {
            "early": [answer, {"no_value": "not-applicable", "reason": one("Answer.reason")}],
            "practice-standards": [{"value": one("Answer.value")}],
        },
        "laws": {"code": [{**law, "territory": one("Law.territory")}]},
        "parties": {"example": [{"status": "party", "reservations": [statement], "declarations": [statement]}]},
        "articles": {"example-12": [notes]},
    }


#: Models for work among bodies: who edited what, what they say to each other while clearing, what a package is.
INTERNAL = ("Edited", "Agreed", "Said", "Completed", "Package")


def text_fields() -> set[str]:
    """The fields of a submission's models that hold what a person wrote for others to read."""
    return {
        f"{name}.{field}"
        for name, model in vars(submission_module).items()
        if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == submission_module.__name__
        if name not in INTERNAL
        for field, about in model.model_fields.items()
        if any(getattr(part, "pattern", None) in (LINE, PLAIN) for part in _metadata(about.annotation, about.metadata))
    }


def _metadata(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    for part in (*metadata, *get_args(annotation)):
        yield part
        yield from getattr(part, "metadata", ())


def tokens() -> dict[str, str]:
    """A word of its own for each field."""
    names: list[str] = []

    def noted(name: str) -> str:
        names.append(name)
        return name

    every_field(noted)
    return {name: f"Zq{number:03d}x" for number, name in enumerate(dict.fromkeys(names))}


class Page(HTMLParser):
    """What a browser makes of a page: elements, targets, the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))


def full() -> Submission:
    """Answers of every kind."""
    bill = [{"law": "bill", "provision": "clause 2"}]
    planned = {"measure": "regulation", "body": "وزارة العدل", "by": "2027-03-31", "text": "An order.\n\nReviewed."}
    early = {"value": "yes", "citations": bill, "planned": planned}
    return submitted({**ANSWERS, "early": early})


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The full record in each language."""
    return {"en": reported(full()), "ar": reported(full(), arabic())}


@pytest.fixture(scope="module")
def pdfs(documents: dict[str, Document]) -> dict[str, bytes]:
    return {language: printing.pdf(document) for language, document in documents.items()}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pdf_is_universally_accessible(pdfs: dict[str, bytes], language: str) -> None:
    found = page.validate_pdf_bytes(pdfs[language], profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []
    assert found.is_compliant


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pdf_names_its_language_title_and_parts(
    pdfs: dict[str, bytes], documents: dict[str, Document], language: str
) -> None:
    with pikepdf.open(io.BytesIO(pdfs[language])) as pdf:
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]) == plain(documents[language].title)
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261101"
        assert "/Author" not in pdf.docinfo
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
        contents = documents[language].contents
        assert contents is not None
        assert titles == [plain(text) for text in (contents.heading, *(link.text for link, _ in contents.parts))]
        tags = {str(item.get("/S")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}
        assert {"/H1", "/H2", "/H3", "/H4", "/H5", "/Table", "/TH", "/L", "/Link"} <= tags
        fonts = {str(item["/BaseFont"]) for item in pdf.objects
                 if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item}  # fmt: skip
        assert all(re.search("Report-(Sans|Naskh)", font) for font in fonts)


def test_a_font_that_lends_only_the_joiner_is_not_there_whole() -> None:
    words = "يشكل خيرا"  # the joiner, which the Arabic font lacks, stands in the second one
    page_ = f"<html lang='ar'><title>{words}</title><style>{rendering._print_style(reported(submitted({}), arabic()))}"
    pdf = printing._plain(rendering._ALTERED.sub(rf"\g<0>{JOINER}", f"{page_}</style><p>{words}"))
    with pikepdf.open(io.BytesIO(pdf)) as read:
        fonts = [
            item.FontFile2 for item in read.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
        assert len(fonts) == 2
        assert max(len(font.read_bytes()) for font in fonts) < 100_000


def test_the_title_and_the_outline_are_spelt_plainly() -> None:
    """What keeps letters apart in print has no place where nothing is drawn."""
    document = reported(submitted({}, laws=[]), arabic(), depth=Depth.SUMMARY)
    document = replace(document, title="الملك", summary=replace(document.summary, heading="الملكية"))
    with pikepdf.open(io.BytesIO(printing.pdf(document))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "الملك"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root[0].children] == ["الملكية"]


def test_same_document_same_bytes(pdfs: dict[str, bytes], documents: dict[str, Document]) -> None:
    """In this process, and in another one in which every set has another order."""
    assert printing.pdf(documents["en"]) == pdfs["en"]
    script = (
        "import sys; from test_rendering import *; sys.stdout.buffer.write(printing.pdf(reported(full(), arabic())))"
    )
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment)
    assert done.stdout == pdfs["ar"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_leads_somewhere(documents: dict[str, Document], language: str) -> None:
    found = Page(rendering.html(documents[language]))
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in found.values("href") if target.startswith("#")} <= set(ids)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_web_page_stands_alone_and_is_well_made(documents: dict[str, Document], language: str) -> None:
    source = rendering.html(documents[language])
    found = Page(source)
    html = next(attributes for tag, attributes in found.tags if tag == "html")
    assert html == {"lang": language, "dir": documents[language].direction}
    assert not found.values("src")
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in found.tags}
    assert "url(" not in source
    assert "@font-face" not in source
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in attributes for tag, attributes in found.tags if tag == "th")
    first = next(attributes for tag, attributes in found.tags if tag == "a")
    assert first == {"class": "skip", "href": "#summary"}


def test_no_mark_of_direction_is_left_in_text(documents: dict[str, Document]) -> None:
    """They become elements, and symbols that may not be torn are marked so."""
    source = rendering.html(documents["ar"])
    assert not re.search("[\u2066-\u2069]", source)
    assert '<bdi dir="ltr" class="whole">CTOC/COP/WG.4/2010/6</bdi>' in source
    assert source.count("<bdi") == source.count("</bdi>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a < b", "a &lt; b", id="no marks"),
        pytest.param("\u2066a<b\u2069 c", '<bdi dir="ltr" class="whole">a&lt;b</bdi> c', id="a short piece"),
        pytest.param(
            "\u2067ا \u2066A\u2069\u2069",
            '<bdi dir="rtl">ا <bdi dir="ltr" class="whole">A</bdi></bdi>',
            id="one in another",
        ),
        pytest.param("a\u2069b", "ab", id="an end too many"),
        pytest.param("\u2067a", '<bdi dir="rtl">a</bdi>', id="an end too few"),
        pytest.param("\u2066" + "a " * 30 + "\u2069", f'<bdi dir="ltr">{"a " * 30}</bdi>', id="a long piece"),
    ],
)
def test_isolates(text: str, expected: str) -> None:
    assert str(rendering._isolated(text)) == expected


def test_the_list_of_text_fields_is_complete() -> None:
    """A field added to a submission has to be printed, and to be named here."""
    assert text_fields() | {"Answer.value"} == {name.partition(" ")[0] for name in tokens()}


@needs_pdftotext
@pytest.mark.parametrize("texts", [english, arabic])
def test_everything_that_was_written_is_printed(texts: Callable[[], Texts], tmp_path: Path) -> None:
    words = tokens()
    document = reported(every_field(words.__getitem__), texts())
    shown = Page(rendering.html(document)).words
    assert [name for name, word in words.items() if word not in shown] == []
    printed = text_of(printing.pdf(document), tmp_path)
    assert [name for name, word in words.items() if word not in printed] == []
    assert "https://laws.example/LawLink" in re.sub(r"\s", "", printed)


def test_hostile_text_comes_out_as_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = " ".join(HOSTILE)
    document = reported(every_field(lambda name: whole))
    harmless = Page(rendering.html(reported(every_field(lambda name: "word"))))
    found = Page(rendering.html(document))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in harmless.tags]
    assert whole in found.words
    assert all(re.match(r"#|https://laws\.example/", target) for target in found.values("href"))
    fetched: list[str] = []
    fetch = printing._fetcher().fetch

    def noted(url: str, headers: object = None) -> object:
        fetched.append(url)
        return fetch(url)

    monkeypatch.setattr(printing._fetcher(), "fetch", noted)
    pdf = printing.pdf(document)
    assert {Path(url).suffix for url in fetched} == {".ttf"}
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert not read.attachments
    if shutil.which("pdftotext"):
        assert "<script>alert(1)</script>" in text_of(pdf, tmp_path)


@pytest.mark.parametrize(
    "url", ["https://example.org/a.png", "http://127.0.0.1/", "file:///etc/passwd", "data:text/css,a{}", "ftp://a/b"]
)
def test_nothing_but_the_own_fonts_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match="not one of"):
        printing._fetcher().fetch(url)


def test_only_addresses_of_the_web_are_links() -> None:
    law = submitted({}).laws[0].model_copy(update={"link": "javascript:alert(1)"})  # the schema would refuse it
    given = submitted({}).model_copy(update={"laws": (law,)})
    found = Page(rendering.html(reported(given)))
    assert "javascript:alert(1)" in found.words
    assert not any(target.startswith("javascript") for target in found.values("href"))


@needs_pdftotext
def test_arabic_words_come_out_in_order(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    printed = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text_of(pdfs["ar"], tmp_path))
    words = " ".join(re.findall("[\u0621-\u065f]+", printed))
    assert "المعايير بجزأيها وتبقى قيد الاستعراض انظر الوثيقة والفقرة منها" in words
    assert "CTOC/COP/WG.4/2010/6" in printed


@needs_pdftotext
def test_letters_that_the_fonts_lack_are_shown_by_number(tmp_path: Path) -> None:
    document = reported(submitted(state="中 Ελλάδα Україна 👍"))
    printed = text_of(printing.pdf(document), tmp_path)
    assert "[U+4E2D] Ελλάδα Україна [U+1F44D]" in printed
    assert document.not_shown.heading in printed
    assert "中" in rendering.html(document)
    assert document.not_shown.heading not in rendering.html(document)


@needs_pdftotext
def test_extremes(tmp_path: Path) -> None:
    """Long words, long comments, 300 citations: whole, conformant, and still laid out on pages."""
    citations = [{"law": "code", "provision": f"article Zq{number}x"} for number in range(300)]
    comment = " ".join(f"Word{number}" for number in range(400))
    answers = {
        "standards": {"value": "yes", "citations": citations, "comment": comment},
        "practice-standards": {"value": "W" * 3000 + "\n\n" + "قانون " * 400},
    }
    pdf = printing.pdf(reported(submitted(answers, state="S" * 500)))
    printed = text_of(pdf, tmp_path)
    assert all(f"Zq{number}x" in printed for number in range(300))
    assert all(f"Word{number}" in printed for number in range(400))
    assert sum(map(len, re.findall("W{20,}", printed))) == 3000
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_a_submission_that_holds_nothing_makes_a_report() -> None:
    document = reported(submitted({}, laws=[]))
    pdf = printing.pdf(document)
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_missing_libraries_are_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("importlib.import_module", broken)
    with pytest.raises(ChecklistError) as raised:
        printing.pdf(reported(submitted({})))
    assert raised.value.code == "pdf-libraries-missing"
    assert english().has("error.pdf-libraries-missing")


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("See CTOC/COP/WG.4/2022/4, annex", 'See <bdi class="whole">CTOC/COP/WG.4/2022/4</bdi>, annex'),
        ("(A/RES/55/25/Add.1).", '(<bdi class="whole">A/RES/55/25/Add.1</bdi>).'),
        ("https://undocs.org/A/RES/55/25", "https://undocs.org/A/RES/55/25"),
        ("at https://undocs.org/A/RES/55/25", "at https://undocs.org/A/RES/55/25"),
        ("and/or", "and/or"),
        ("A" + "/LONG" * 8, "A" + "/LONG" * 8),
        ("\u2066CTOC/COP/2020/10\u2069", '<bdi dir="ltr" class="whole">CTOC/COP/2020/10</bdi>'),
    ],
)
def test_symbols_stay_whole(text: str, laid_out: str) -> None:
    assert str(rendering._isolated(text)) == laid_out
