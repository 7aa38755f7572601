"""The pictures of a report: every provision shown once, the numbers of the totals, whole in print and in words."""

import io
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from fontTools import ttLib
from markupsafe import Markup
from submissions import EXAMPLE, assessed, english, submitted

from checklist import files, fonts, loading, printing, rendering, schema, translation
from checklist.conditions import Fact
from checklist.drawing import Drawing, Line, Mark, Rectangle, Words
from checklist.finding import Assessment, Finding, Outcome
from checklist.observations import look, totals
from checklist.report.labels import MARKS, Labels
from checklist.report.pictures import bars, definition, matrix, review, timeline
from checklist.report.pictures.strengths import BAR
from checklist.rule import Definition, Strength
from checklist.rulebook import Place, Rulebook
from checklist.submission import Submission
from checklist.texts import Texts, plain

LANGUAGES = ("en", "ar")
PAGE = 226.0  #: the height of a page's text, less the title of a picture and of the chapter, in millimetres
POINTS = (("2027-03-01", "Laws", 4), ("2026-12-31", "Bodies", 2), ("2029-06-30", "Review", 1))
ROOM = """{% from "picture.html" import picture %}<!DOCTYPE html>
<html lang="{{ texts.language }}" dir="{{ texts.direction }}">
<head><meta charset="utf-8"><title>Pictures</title><style>{{ style }}</style></head>
<body><h1>Pictures</h1>{% for one in drawings %}{{ picture(one, texts.direction) }}{% endfor %}</body></html>"""
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


@dataclass(frozen=True)
class Told:
    """A submission with what a picture is made from."""

    labels: Labels
    assessment: Assessment

    def drawings(self) -> tuple[Drawing, ...]:
        """Every picture of it that there is."""
        labels, view = self.labels, look(self.labels.rulebook, self.labels.submission)
        found = (
            matrix(labels, self.assessment),
            bars(labels, totals(labels.rulebook, self.assessment)),
            definition(labels, self.assessment, view),
            review(labels, view),
            timeline(labels.texts, "plan", "Plan", POINTS),
        )
        return tuple(filter(None, found))


@pytest.fixture(scope="module")
def texts(rulebook: Rulebook) -> dict[str, Texts]:
    domains = schema.domains(rulebook)
    return {language: translation.texts(language, rulebook.phrases, domains) for language in LANGUAGES}


@pytest.fixture(scope="module")
def sample() -> Submission:
    return Submission.model_validate(json.loads((files.samples() / "fictional-state.json").read_bytes()))


def told(rulebook: Rulebook, given: Submission, texts: Texts) -> Told:
    return Told(Labels(rulebook, given, texts), assessed(given, rulebook))


def given(answers: dict[str, Any]) -> Submission:
    return submitted(answers, laws=[])


@pytest.fixture(scope="module")
def pictures(rulebook: Rulebook, texts: dict[str, Texts], sample: Submission) -> dict[str, tuple[Drawing, ...]]:
    """The pictures on the fictional State and, after them, on a State that has answered nothing."""
    return {
        language: tuple(
            drawing for one in (sample, given({})) for drawing in told(rulebook, one, texts[language]).drawings()
        )
        for language in LANGUAGES
    }


def marks(drawing: Drawing) -> list[Mark]:
    """The marks of a picture below the key to them."""
    return [shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.y > 9]


def ends(drawing: Drawing) -> Iterator[tuple[float, float, float, float]]:
    """Where the shapes of a picture begin and end."""
    for shape in drawing.shapes:
        match shape:
            case Rectangle():
                yield shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            case Words():
                yield shape.x, shape.y, shape.x + shape.width, shape.y
            case Line():
                yield min(shape.x, shape.to_x), min(shape.y, shape.to_y), max(shape.x, shape.to_x), shape.to_y
            case Mark():
                half = shape.size / 2
                yield shape.x - half, shape.y - half, shape.x + half, shape.y + half


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_outside_a_picture(pictures: dict[str, tuple[Drawing, ...]], language: str) -> None:
    for drawing in pictures[language]:
        left, top, right, bottom = (
            limit(ends_) for limit, ends_ in zip((min, min, max, max), zip(*ends(drawing), strict=True), strict=True)
        )
        assert (left >= -0.01, top >= 0, right <= drawing.width + 0.01, bottom <= drawing.height) == (True,) * 4, (
            drawing.anchor
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fits_on_a_page_is_legible_and_told_in_few_words(
    pictures: dict[str, tuple[Drawing, ...]], language: str
) -> None:
    em = 10 if language == "en" else 12.5  # points
    for drawing in pictures[language]:
        assert drawing.height <= PAGE
        assert drawing.width == 170
        assert all(words.size * em >= 6 for words in drawing.words)
        assert drawing.title
        assert 0 < len(drawing.description.split()) <= 150


def rows(drawing: Drawing) -> list[list[str]]:
    """The marks of each article, in order: an article's are those beside and below its title, up to the next one."""
    titles = [words for words in drawing.words if words.tone == "ink" and words.y > 9 and not words.bold]
    found: list[list[str]] = [[] for _ in titles]
    for mark in marks(drawing):
        above = [
            (title.y, number)
            for number, title in enumerate(titles)
            if title.y <= mark.y + 0.01 and (title.x < 85) == (mark.x < 85)
        ]
        found[max(above)[1]].append(mark.name)
    return found


def outcomes(rulebook: Rulebook, assessment: Assessment, place: Place) -> list[str]:
    return [
        MARKS[finding.outcome]
        for rule in place.article.provisions
        if rulebook.counted(rule) and (finding := assessment.of(rule.id)) is not None
    ]


@pytest.mark.parametrize("answered", [True, False])
def test_every_provision_has_one_mark_in_the_row_of_its_article(
    rulebook: Rulebook, texts: dict[str, Texts], sample: Submission, answered: bool
) -> None:
    one = told(rulebook, sample if answered else given({}), texts["en"])
    drawing = matrix(one.labels, one.assessment)
    assert drawing is not None
    wanted = [found for place in rulebook.places if (found := outcomes(rulebook, one.assessment, place))]
    assert [Counter(row) for row in rows(drawing)] == [Counter(row) for row in wanted]
    assert len(marks(drawing)) == sum(sum(row.values()) for row in totals(rulebook, one.assessment).values())


def test_no_two_marks_of_the_matrix_touch(rulebook: Rulebook, texts: dict[str, Texts]) -> None:
    one = told(rulebook, given({}), texts["en"])
    drawing = matrix(one.labels, one.assessment)
    assert drawing is not None
    places = [(mark.x, mark.y) for mark in marks(drawing)]
    near = [(a, b) for n, a in enumerate(places) for b in places[:n] if abs(a[0] - b[0]) + abs(a[1] - b[1]) < 2.1]
    assert near == []


@pytest.mark.parametrize("strength", [*Strength])
def test_a_provision_of_every_strength_has_its_place(strength: Strength) -> None:
    rule = next(iter(EXAMPLE.assessed)).model_copy(update={"strength": strength, "alternative_to": None})
    chapter = EXAMPLE.chapters[0]
    article = chapter.articles[0].model_copy(update={"provisions": (rule,)})
    book = Rulebook(EXAMPLE.contents, (type(chapter)(chapter.instrument, (article,)),))
    found = Assessment((Finding(rule.id, Outcome.IMPLEMENTED, next(iter(assessed(submitted()).findings)).because),))
    drawing = matrix(Labels(book, submitted(), english(EXAMPLE)), found)
    assert (drawing is not None) == book.counted(rule)
    assert drawing is None or [mark.name for mark in marks(drawing)] == ["full"]


def test_the_description_of_the_matrix_names_articles(texts: dict[str, Texts], rulebook: Rulebook) -> None:
    one = told(rulebook, given({"trafficking-offence": {"value": "no"}}), texts["en"])
    drawing = matrix(one.labels, one.assessment)
    assert drawing is not None
    unmet, undetermined = drawing.description.split(". ")[1:3]
    assert "Trafficking in Persons Protocol, articles 1, 5" in unmet
    assert "Smuggling of Migrants Protocol, articles 1, 5, 6" in undetermined


def test_the_numbers_of_the_bars_are_the_totals(
    rulebook: Rulebook, texts: dict[str, Texts], sample: Submission
) -> None:
    one = told(rulebook, sample, texts["en"])
    counted = totals(rulebook, one.assessment)
    drawing = bars(one.labels, counted)
    assert drawing is not None
    printed = Counter(words.text for words in drawing.words if words.bold)
    assert printed == Counter(str(number) for row in counted.values() for number in row.values() if number)
    parts = [shape for shape in drawing.shapes if isinstance(shape, Rectangle) and shape.height == BAR]
    numbers = [(MARKS[outcome], n) for row in counted.values() for outcome, n in row.items() if n]
    assert [part.fill for part in parts] == [fill for fill, _ in numbers]
    unit = parts[0].width / numbers[0][1]
    assert [part.width for part in parts] == pytest.approx([unit * number for _, number in numbers])
    for strength, row in counted.items():
        sentence = drawing.description.split(f"{texts['en'].say(f'strength.{strength}')}: ")[1].split(". ")[0]
        assert [int(n) for n in re.findall(r"\((\d+)\)", sentence)] == [n for n in row.values() if n]


def test_nothing_counted_gives_no_bars_and_no_matrix() -> None:
    labels = Labels(EXAMPLE, submitted(), english())
    assert bars(labels, {}) is None
    assert matrix(Labels(Rulebook(EXAMPLE.contents, ()), submitted(), english()), Assessment(())) is None


ACTS = {"recruitment": "yes", "transportation": "in-part", "transfer": "no", "harbouring": "do-not-know"}


@pytest.mark.parametrize(
    ("answers", "acts"),
    [
        pytest.param({"trafficking-acts": {"value": ACTS}}, ["full", "half", "empty", "open", "open"], id="answered"),
        pytest.param({}, ["open"] * 5, id="not answered"),
        pytest.param({"trafficking-offence": {"value": "no"}}, ["dash"] * 5, id="no offence"),
    ],
)
def test_the_marks_of_a_definition_follow_the_answers(
    rulebook: Rulebook, texts: dict[str, Texts], answers: dict[str, Any], acts: list[str]
) -> None:
    one = told(rulebook, given({"trafficking-offence": {"value": "yes"}, **answers}), texts["en"])
    drawing = definition(one.labels, one.assessment, look(rulebook, one.labels.submission))
    assert drawing is not None
    assert [mark.name for mark in marks(drawing) if mark.x < 20][:5] == acts


@pytest.mark.parametrize(
    ("answers", "means", "child"),
    [
        pytest.param({"none-required": "yes"}, ["full"] * 8, "full", id="no means is required"),
        pytest.param({"none-required": "no", "fraud": "no"}, [*"ooo", "empty", *"oooo"], "open", id="one is missing"),
    ],
)
def test_the_means_and_the_child(
    rulebook: Rulebook, texts: dict[str, Texts], answers: dict[str, str], means: list[str], child: str
) -> None:
    value = {"trafficking-offence": {"value": "yes"}, "trafficking-means": {"value": answers}}
    one = told(rulebook, given(value), texts["en"])
    drawing = definition(one.labels, one.assessment, look(rulebook, one.labels.submission))
    assert drawing is not None
    column = [mark.name for mark in marks(drawing) if 60 < mark.x < 80]
    assert column == [*("open" if name == "o" else name for name in means), child]
    is_wider = "requires none of the means" in " ".join(words.text for words in drawing.words)
    assert is_wider == (answers["none-required"] == "yes")


def test_every_option_of_a_definition_stands_in_the_picture_and_in_its_description(
    rulebook: Rulebook, texts: dict[str, Texts]
) -> None:
    """The groups are drawn from what the provision reads: none of them may come out empty."""
    one = told(rulebook, given({}), texts["en"])
    drawing = definition(one.labels, one.assessment, look(rulebook, one.labels.submission))
    wanted = rulebook.contents.definition
    assert drawing is not None
    assert wanted is not None
    written = {words.text for words in drawing.words}
    for question_id in wanted.groups:
        options = {
            one.labels.option(Fact(question_id, judged.element.option))
            for judged in rulebook.judged[wanted.provision]
            if judged.element.question == question_id
        }
        assert options
        assert options <= written
        assert all(option in drawing.description for option in options)


def test_a_rulebook_without_a_definition_draws_none() -> None:
    one = told(EXAMPLE, submitted(), english())
    assert definition(one.labels, one.assessment, look(EXAMPLE, submitted())) is None


def test_what_a_definition_names_must_be_there(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(Path(__file__).parent / "example-rules", folder)
    file = folder / "rulebook.yaml"
    more = "definition: {title: Standards, provision: ex-0, groups: {standard: Parts}}\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    found, problems = loading.examine(folder)
    assert found is None
    assert {problem.code: problem.values["id"] for problem in problems} == {
        "unknown-question": "standard",
        "unknown-rule": "ex-0",
    }


def test_the_texts_of_a_definition_are_phrases_of_the_rulebook() -> None:
    wanted = Definition(title="Standards", provision="ex-12-1", groups={"standards-parts": "Parts"})
    contents = EXAMPLE.contents.model_copy(update={"definition": wanted})
    phrases = Rulebook(contents, EXAMPLE.chapters).phrases
    assert phrases["definition.title"] == "Standards"
    assert phrases["definition.standards-parts"] == "Parts"


def test_days_stand_in_order_on_the_axis() -> None:
    drawing = timeline(english(), "plan", "Plan", POINTS)
    assert drawing is not None
    shown = sorted(marks_of_days(drawing))
    assert [text for _, text in shown] == ["2", "4", "1"]
    assert drawing.description == "31 December 2026: Bodies (2); 1 March 2027: Laws (4); 30 June 2029: Review (1)"


def marks_of_days(drawing: Drawing) -> Iterator[tuple[float, str]]:
    """Where each mark of a plan stands, and the number in it."""
    numbers = {words.x + words.width / 2: words.text for words in drawing.words if words.tone == "paper"}
    for shape in drawing.shapes:
        if isinstance(shape, Mark):
            yield shape.x, numbers[shape.x]


def test_crowded_days_are_put_together_and_none_is_lost() -> None:
    points = tuple((f"2027-{1 + n // 28:02d}-{1 + n % 28:02d}", f"Step {n}", 2) for n in range(100))
    drawing = timeline(english(), "plan", "Plan", points)
    assert drawing is not None
    shown = sorted(marks_of_days(drawing))
    assert sum(int(text) for _, text in shown) == 200
    assert 1 < len(shown) <= 12
    assert all(after - before >= 5.5 for (before, _), (after, _) in pairwise(shown))
    assert "1 January 2027 to " in drawing.description
    assert re.search(r"Step 0, and \d+ more", drawing.description)


def test_one_day_and_none() -> None:
    drawing = timeline(english(), "plan", "Plan", [("2027-02-28", "Laws", 1)])
    assert drawing is not None
    assert [text for _, text in marks_of_days(drawing)] == ["1"]
    assert timeline(english(), "plan", "Plan", []) is None


REVIEW = {
    "review-nominations": {"value": {"experts": "yes"}},
    "review-start": {"value": "2026-09-14"},
    "review-experts-date": {"value": "2026-10-14"},
}


def test_the_review_shows_what_is_due_above_what_was_done(rulebook: Rulebook, texts: dict[str, Texts]) -> None:
    one = given(REVIEW)
    drawing = review(Labels(rulebook, one, texts["en"]), look(rulebook, one))
    assert drawing is not None
    due, done = ([mark for mark in marks(drawing) if mark.name == name] for name in ("empty", "full"))
    limits = rulebook.contents.review.limits if rulebook.contents.review else ()
    assert (len(due), len(done)) == (len(limits), 2)
    assert max(mark.y for mark in due) < min(mark.y for mark in done)
    assert "28 September 2026: The focal point is named" in drawing.description
    assert drawing.description.endswith("14 October 2026: The government experts are named.")


def test_a_review_that_has_not_begun_has_no_picture(rulebook: Rulebook, texts: dict[str, Texts]) -> None:
    assert review(Labels(rulebook, given({}), texts["en"]), look(rulebook, given({}))) is None


def laid_out(drawings: tuple[Drawing, ...], texts: Texts) -> str:
    """A page that holds nothing but pictures, with the styles of the report."""
    style = Markup(rendering._style("report.css"))
    return rendering._environment().from_string(ROOM).render(drawings=drawings, texts=texts, style=style)


def printed(drawings: tuple[Drawing, ...], texts: Texts) -> bytes:
    faces = "".join(rendering._face(*font) for font in fonts.faces())
    families = sorted(["'Report Sans'", "'Report Naskh'"], reverse=texts.direction == "ltr")
    family = f"html, html[dir] {{ font-family: {', '.join(families)} }}"
    return printing._plain(laid_out(drawings, texts).replace("</style>", f"{faces} {family}</style>"))


@pytest.fixture(scope="module")
def pdfs(pictures: dict[str, tuple[Drawing, ...]], texts: dict[str, Texts]) -> dict[str, bytes]:
    return {language: printed(pictures[language][:5], texts[language]) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_accessible_figures(
    pdfs: dict[str, bytes], pictures: dict[str, tuple[Drawing, ...]], language: str
) -> None:
    found = page.validate_pdf_bytes(pdfs[language], profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []
    with pikepdf.open(io.BytesIO(pdfs[language])) as pdf:
        figures = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
    assert figures == [plain(drawing.description) for drawing in pictures[language][:5]]


@needs_pdftotext
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_come_out_and_arabic_is_mirrored(
    pdfs: dict[str, bytes], texts: dict[str, Texts], language: str, tmp_path: Path
) -> None:
    file = tmp_path / "pictures.pdf"
    file.write_bytes(pdfs[language])
    done = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    out = unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))
    found = re.findall(r'<word xMin="([0-9.]+)".*?>(.*?)</word>', out)
    wanted = texts[language].say("definition.trafficking-acts")
    places = [float(x) for x, word in found if wanted in (word, word[::-1])]  # boxes hold letters as they are seen
    assert places
    assert all((place < 200) == (language == "en") for place in places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_mirrored_and_says_what_it_shows(
    pictures: dict[str, tuple[Drawing, ...]], texts: dict[str, Texts], language: str
) -> None:
    source = laid_out(pictures[language][:5], texts[language])
    assert source.count('role="img" aria-label="') == 5
    assert source.count("scale(-1 1)") == (5 if language == "ar" else 0)
    ids = re.findall(r' id="([^"]*)"', source)
    assert len(set(ids)) == len(ids) == 5
    assert "url(" not in source


def test_no_colour_but_one_and_greys(pictures: dict[str, tuple[Drawing, ...]], texts: dict[str, Texts]) -> None:
    body = laid_out(pictures["en"], texts["en"]).partition("<body>")[2]
    assert set(re.findall("#[0-9a-f]{3,6}", body)) == {"#0a3a66", "#c3ccd6", "#eef2f6", "#fff"}


def test_what_is_written_in_a_picture_is_text() -> None:
    hostile = '<script>alert(1)</script>"><a href="https://evil.example/">'
    drawing = timeline(english(), "plan", hostile, [("2027-01-01", hostile, 1)])
    assert drawing is not None
    source = laid_out((drawing,), english())
    assert "<script" not in source
    assert "<a " not in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_a_print_reads_as_more_than_a_ligature(pdfs: dict[str, bytes], language: str) -> None:
    """The dots that WeasyPrint draws where it cuts a line read as the text that they hide."""
    with pikepdf.open(io.BytesIO(pdfs[language])) as pdf:
        maps = [font.ToUnicode.read_bytes().decode() for font in pdf.objects if "/ToUnicode" in dict_of(font)]
    read = [bytes.fromhex(code).decode("utf-16-be") for one in maps for code in re.findall(r"> <([0-9a-f]+)>", one)]
    assert len(read) > 50
    assert [text for text in read if len(text) > 4] == []


def dict_of(item: Any) -> Any:
    return item if isinstance(item, pikepdf.Dictionary) else {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_too_long_for_its_line_is_cut_between_words(
    pictures: dict[str, tuple[Drawing, ...]], texts: dict[str, Texts], rulebook: Rulebook, language: str
) -> None:
    titles = [texts[language].say(f"article.{place.key}.title") for place in rulebook.places]
    cut = {one.text for drawing in pictures[language] for one in drawing.words if one.text.endswith("…")}
    assert len(cut) > 3
    for text in cut:
        assert any(re.match(rf"{re.escape(text[:-1])}[,;:]? ", title) for title in titles), text


def test_every_line_has_room_for_its_words(pictures: dict[str, tuple[Drawing, ...]]) -> None:
    sans = next(path for family, path, _ in fonts.faces() if family == fonts.SANS)
    with ttLib.TTFont(sans) as font:
        names, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for one in (words for drawing in pictures["en"] for words in drawing.words if not words.runs_on):
            width = sum(widths[names[ord(letter)]][0] for letter in one.text) / unit * one.size * 3.53
            assert width <= one.width * 1.01, one.text
