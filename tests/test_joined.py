"""The report on several territories: one finding and each of theirs, in the order of their names, as every kind."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import page
import pikepdf
import pytest
from formats import WORDS, pages, rows_of, text_of
from submissions import ANSWERS, CITED, EXAMPLE, english, submitted
from test_rendering import HOSTILE

from checklist import cli, files, joining, printing, reporting, schema, translation
from checklist.document import Document
from checklist.exchange import JoinedData
from checklist.finding import Outcome
from checklist.report import Depth, joined
from checklist.report.joined import wording
from checklist.reporting import TOGETHER
from checklist.rulebook import Rulebook
from checklist.submission import Submission

NORTH = {**ANSWERS, "regions": {"value": "yes", "citations": CITED, "clearance": "cleared"}}
SOUTH = {
    "standards": {"no_value": "not-applicable", "reason": "A matter of federal law."},
    "federal": {"value": "yes"},
    "regions": {"value": "no", "citations": [{"law": "code", "provision": "article 9"}], "comment": "Nothing yet."},
    "early": {"value": "no"},
    "late": {"value": "no"},
    "practice-standards": {"value": "لا شيء بعد"},
}
NOTES = {"example-12": {"difficulties": "Few are trained.", "assistance": [{"field": "data", "text": "Registers."}]}}


def two(**more: Any) -> list[Submission]:
    """Two territories, given against the order of their names."""
    south = submitted(SOUTH, territory="South", date="2026-10-05", articles=NOTES, **more)
    return [south, submitted(NORTH, territory="إقليم الشمال", **more)]


def told(given: list[Submission], depth: Depth = Depth.RECORD, language: str = "en") -> Document:
    territories = joining.join(EXAMPLE, given)
    return joined.document(EXAMPLE, territories, WORDS[language](), territories.state.date, "0.1.0", depth)


def made(given: list[Submission], kind: str, language: str = "en", depth: str = "record") -> bytes:
    found = joining.join(EXAMPLE, given)
    (file,) = reporting.joined(EXAMPLE, found, [WORDS[language]()], [depth], [kind], found.state.date)
    return file.rendered()


def test_each_provision_has_one_finding_and_that_of_each_territory() -> None:
    document = told(two())
    entries = {entry.anchor: entry for part in document.parts for s in part.sections for entry in s.provisions}
    regions = entries["p-ex-12-2"]
    assert regions.verdict.text == "Partially implemented"
    assert regions.territories is not None
    assert [(row.territory.text, row.verdict and row.verdict.text) for row in regions.territories.rows] == [
        ("South", "Not implemented"),
        ("إقليم الشمال", "Implemented"),
    ]
    assert [unmet.text for unmet in regions.unmet] == ["The regions have no standards. Where: South."]
    assert entries["p-ex-12-5"].verdict.text == "Not considered everywhere"


def test_a_territory_that_is_left_out_says_so_and_what_is_alike_is_said_once() -> None:
    entries = {entry.anchor: entry for part in told(two()).parts for s in part.sections for entry in s.provisions}
    rows = entries["p-ex-12-1"].territories
    assert rows is not None
    assert rows.rows[0].about == english().say("joined.left-out")
    alike = told([two()[0], submitted(SOUTH, territory="East")])
    entry = next(e for part in alike.parts for s in part.sections for e in s.provisions if e.anchor == "p-ex-12-2")
    assert (entry.territories, entry.notes[0]) == (None, "In every territory: Not implemented.")
    assert [unmet.text for unmet in entry.unmet] == ["The regions have no standards. Where: East; South."]


def test_each_question_has_the_answer_of_each_territory_with_its_law_and_its_clearance() -> None:
    document = told(two())
    questions = {entry.anchor: entry for part in document.parts for s in part.sections for entry in s.questions}
    table = questions["q-regions"].territories
    assert table is not None
    south, north = table.rows
    assert (south.text, south.about) == ("No", "drafted")
    assert (north.text, north.about) == ("Yes", "cleared by the focal point")
    assert [row.citations[0].target for row in table.rows] == ["#l-1-code", "#l-2-code"]
    assert document.annex is not None
    assert [law.anchor for law in document.annex.register.laws] == ["l-1-code", "l-1-bill", "l-2-code", "l-2-bill"]
    prose = questions["q-practice-standards"].territories
    assert prose is not None
    assert [row.prose and row.prose.direction for row in prose.rows] == ["rtl", "ltr"]


def test_lists_say_which_territories_they_concern() -> None:
    document = told(two(), Depth.ANALYSIS)
    points = {
        listing.anchor: [str(point.text) for item in listing.items for point in item.points]
        for listings in document.listings
        for listing in listings.listings
    }
    assert "Concerns: South" in points["list-difficulties"]
    assert "Concerns: South" in points["list-assistance"]
    assert "Concerns: South" in points["list-open-questions"]
    assert document.plan is None
    assert document.summary.first is None


def test_the_order_is_that_of_names_and_no_totals_stand_side_by_side() -> None:
    document = told(two(), Depth.SUMMARY)
    assert document.summary.territories is not None
    assert [row[0] for row in document.summary.territories.rows] == [row[0] for row in _named(document)]
    assert [len(table.rows[0].cells) for table in document.summary.tables[:1]] == [len(Outcome)]
    sheets = pages(made(two(), "xlsx"))
    assert [sheet.title for sheet in sheets].count("Totals") == 1
    assert sheets[[sheet.title for sheet in sheets].index("Totals")]["A1"].value == "Strength"


@pytest.mark.parametrize(("depth", "said"), [(Depth.ANALYSIS, True), (Depth.RECORD, False)])
def test_the_analysis_says_what_is_not_printed(depth: Depth, said: bool) -> None:
    (part,) = told(two(), depth).parts
    assert (english().say("report.scope") in part.note) is said


def _named(document: Document) -> list[tuple[Any, ...]]:
    rows = document.summary.territories.rows if document.summary.territories else ()
    return sorted(rows, key=lambda row: row[0].text.casefold())


def test_more_territories_than_fit_are_listed_in_the_analysis() -> None:
    given = [submitted(SOUTH, territory=f"Province {n:02}") for n in range(1, 21)]
    assert told(given, Depth.SUMMARY).summary.territories is None
    table = told(given, Depth.ANALYSIS).summary.territories
    assert table is not None
    assert len(table.rows) == len(given)
    assert "and 16 more" in str(told(given, Depth.SUMMARY).cover.rows[0].value)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("depth", Depth)
def test_the_pdf_is_accessible(depth: Depth, language: str) -> None:
    given = [
        one.model_copy(update={"territory": name}) for one, name in zip(two(), ("A " + HOSTILE[0], "ب"), strict=True)
    ]
    found = page.validate_pdf_bytes(printing.pdf(told(given, depth, language)), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []


@pytest.mark.parametrize("kind", ["html", "docx", *TOGETHER])
@pytest.mark.parametrize("language", WORDS)
def test_every_kind_holds_the_territories_and_has_the_same_bytes_whatever_the_order(kind: str, language: str) -> None:
    content = made(two(), kind, language)
    assert content == made(two()[::-1], kind, language)
    said = text_of(content, kind)
    assert all(one.territory in said for one in two())
    assert "article 9" in said


def test_tables_begin_with_the_territory() -> None:
    head, *rows = rows_of(made(two(), "csv"))
    assert head[0] == "Territory"
    assert {row[0] for row in rows} == {"South", "إقليم الشمال"}


def test_a_conflict_in_one_territory_is_listed_with_it() -> None:
    sides = [{**said, "edit": edit * 8} for said, edit in (({"value": "yes"}, "0"), ({"value": "no"}, "1"))]
    conflicts = submitted({}, conflicts={"answers": {"late": sides}}).conflicts
    south = {id: answer for id, answer in two()[0].answers.items() if id != "late"}
    given = [two()[0].model_copy(update={"answers": south, "conflicts": conflicts}), two()[1]]
    listings = {listing.anchor: listing for part in told(given).listings for listing in part.listings}
    (item,) = listings["list-conflicts"].items
    assert item.points[0].text == "Concerns: South"
    assert "Conflicts" in [sheet.title for sheet in pages(made(given, "xlsx"))]


def test_data_follow_their_schema() -> None:
    raw = json.loads(made(two(), "json"))
    validator = jsonschema.Draft202012Validator(schema.joined_report_schema(EXAMPLE))
    validator.validate(raw)
    assert not validator.is_valid({**raw, "score": 1})
    finding = next(found for found in raw["findings"] if found["id"] == "ex-12-1")
    assert [(one["territory"], one["left_out"]) for one in finding["territories"]] == [
        ("South", True),
        ("إقليم الشمال", False),
    ]
    assert [one["territory"] for one in raw["territories"]] == ["South", "إقليم الشمال"]


def test_the_words_for_all_take_the_place_of_those_for_one() -> None:
    said = wording(english())
    assert said.say("outcome.optional.implemented") == "Used in at least one territory"
    assert said.say("outcome.graded.implemented") == english().say("outcome.graded.implemented")


def test_from_cleared_answers_only() -> None:
    found = joining.join(EXAMPLE, two(), only_cleared=True)
    (file,) = reporting.joined(EXAMPLE, found, [english()], [], ["json"], found.state.date)
    made = file.make()
    assert isinstance(made, JoinedData)
    assert made.clearance.only_cleared
    assert [len(one.submission["answers"]) if "answers" in one.submission else 0 for one in made.territories] == [0, 1]
    outcomes = {one.id: one.outcome for one in made.findings}
    assert outcomes["ex-12-2"] is Outcome.UNDETERMINED


@pytest.fixture
def files_of_two(tmp_path: Path) -> list[str]:
    """Two territories of the fictional State, to the real rules."""
    sample = json.loads((files.samples() / "fictional-state.json").read_text(encoding="utf-8"))
    sample |= {"answers": {"trafficking-offence": {"value": "yes"}}, "articles": {}}
    for name in ("North", "South"):
        (tmp_path / f"{name}.json").write_text(json.dumps({**sample, "territory": name}), encoding="utf-8")
    return [str(tmp_path / f"{name}.json") for name in ("South", "North")]


def test_the_commands_join(files_of_two: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["assess", *files_of_two, "--joined", "--cleared"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("North: answers of") < shown.index("South: answers of")
    assert "Made from cleared answers only" in shown
    assert cli.main(["assess", *files_of_two, "--joined", "--json"]) == 0
    assert [one["territory"] for one in json.loads(capsys.readouterr().out)["territories"]] == ["North", "South"]
    assert cli.main(["report", *files_of_two, "--joined", "--as", "csv", "--out", str(tmp_path / "out")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["joined-en.csv"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["report", "{0}", "--joined"], 2, "name two files or more"),
        (["assess", "{0}", "{1}"], 2, "only with --joined"),
        (["report", "{0}", "{0}", "--joined"], 2, "name two files or more"),
    ],
)
def test_a_wrong_command_line_says_what_to_do(
    arguments: list[str], code: int, said: str, files_of_two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([argument.format(*files_of_two) for argument in arguments]) == code
    assert said in capsys.readouterr().err


def test_the_same_territory_twice_is_refused(files_of_two: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    north = Path(files_of_two[1])
    north.write_text(north.read_text(encoding="utf-8").replace('"North"', '"south"'), encoding="utf-8")
    assert cli.main(["assess", *files_of_two, "--joined"]) == 1
    assert "are of the same territory: south" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_summary_keeps_to_its_pages(language: str, rulebook: Rulebook) -> None:
    """With the longest names that a submission may hold, and all that a cover can say."""
    name = "Ministry of the Interior and of Local Government " * 9
    sample = json.loads((files.samples() / "fictional-state.json").read_text(encoding="utf-8"))
    given = [Submission.model_validate({**sample, "state": name, "territory": f"{n} {name}"}) for n in range(10)]
    territories = joining.join(rulebook, given, only_cleared=True)
    texts = translation.texts(language, rulebook.phrases, schema.domains(rulebook))
    document = joined.document(rulebook, territories, texts, "2026-11-01", "0.1.0", Depth.SUMMARY)
    with pikepdf.open(io.BytesIO(printing.pdf(document))) as pdf:
        assert len(pdf.pages) <= 4
