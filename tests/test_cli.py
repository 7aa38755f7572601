"""The command line as people meet it: whole processes, their words, their exit codes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checklist import __version__, files
from checklist.rulebook import Rulebook

SAMPLES = sorted(files.samples().glob("*.json"))
EXERCISE = files.samples() / "fictional-state.json"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checklist", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(files.PACKAGE.parent), **environment},
    )


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("fill", "validate", "assess", "report", "form", "import", "migrate", "rules", "schema"):
        assert re.search(rf"^    {command} +\w", done.stdout, re.MULTILINE), command


def test_help_in_arabic() -> None:
    done = run("--help", CHECKLIST_LANG="ar")
    assert done.returncode == 0
    assert len(re.findall("[\u0600-\u06ff]{3,}", done.stdout)) > 40
    assert "usage" not in done.stdout


def test_version() -> None:
    assert run("--version").stdout.split() == ["checklist", __version__]


@pytest.mark.parametrize(
    "arguments",
    [[], ["validate"], ["nonsense"], ["rules"], ["report", "x", "--lang", "fr"], ["report", "x", "--depth", "all"]],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_wrong_command_line_ends_in_2_and_one_line(arguments: list[str], language: str) -> None:
    done = run(*arguments, CHECKLIST_LANG=language)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--help" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_samples_are_valid_in_both_languages(sample: Path, language: str) -> None:
    done = run("validate", sample, "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")


def test_several_files_are_all_checked_and_the_gravest_code_wins(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    assert run("validate", EXERCISE, broken).returncode == 1
    done = run("validate", broken, tmp_path / "none.json", EXERCISE)
    assert done.returncode == 3
    for name in ("broken.json", "none.json", EXERCISE.name):
        assert name in done.stdout


def test_problems_as_json() -> None:
    wrong = Path(__file__).parent / "invalid" / "submissions" / "many-at-once.json"
    done = run("validate", wrong, EXERCISE, "--json")
    first, second = json.loads(done.stdout)
    assert done.returncode == 1
    assert (first["valid"], second["valid"]) == (False, True)
    assert {problem["pointer"] for problem in first["problems"]} >= {"/date", "/nature", "/answers/x"}
    assert all(problem["text"] and problem["cure"] for problem in first["problems"])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_bad_input_in_each_language_gives_a_message_and_no_traceback(language: str) -> None:
    wrong = sorted((Path(__file__).parent / "invalid" / "submissions").glob("*.json"))
    done = run("validate", *wrong, "--lang", language)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    newer = tmp_path / "newer.json"
    newer.write_text('{"format": 2}', encoding="utf-8")
    for command in ("validate", "assess", "report"):
        done = run(command, newer, *(["--out", tmp_path] if command == "report" else []))
        assert done.returncode == 3
        assert "newer" in done.stdout + done.stderr
    assert newer.read_text(encoding="utf-8") == '{"format": 2}'


def test_what_is_not_complete_fails_only_on_request(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.json"
    raw = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
    sparse.write_text(json.dumps(raw), encoding="utf-8")
    assert run("validate", sparse).returncode == 0
    assert run("validate", sparse, "--require", "complete").returncode == 1


def test_what_is_not_consistent_fails_only_on_request(tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    raw = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
    raw["parties"] = {"tip": {"status": "party"}, "untoc": {"status": "not-party"}}
    odd.write_text(json.dumps(raw), encoding="utf-8")
    told = run("validate", odd)
    assert told.returncode == 0
    assert "article 37, paragraph 2" in told.stdout
    assert run("validate", odd, "--require", "consistent").returncode == 1
    bill = run("validate", EXERCISE, "--require", "consistent")  # it has answers that rest on a bill
    assert (bill.returncode, bill.stdout.count(": Note:"), bill.stdout.count("counts as unknown")) == (1, 12, 12)


def test_an_invalid_submission_is_neither_assessed_nor_reported(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": 1}', encoding="utf-8")
    assert run("assess", broken).returncode == 1
    done = run("report", broken, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "state" in done.stderr
    assert not (tmp_path / "out").exists()


def test_assess_as_json_counts_within_strengths_alone(rulebook: Rulebook) -> None:
    done = run("assess", EXERCISE, "--json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert [finding["id"] for finding in data["findings"]] == [rule.id for rule in rulebook.assessed]
    assert set(data["totals"]) <= {rule.strength for rule in rulebook.assessed}
    assert {"score", "total", "rank", "grade", "overall"} & {*data, *data["totals"]} == set()


def test_assess_in_words_and_failing_on_request() -> None:
    done = run("assess", EXERCISE)
    assert done.returncode == 0
    assert "tip-5-1" in done.stdout
    assert run("assess", EXERCISE, "--fail-on-findings").returncode == 1


def test_rules_list_and_show(rulebook: Rulebook) -> None:
    listed = json.loads(run("rules", "list", "--json").stdout)
    keys = {"id", "instrument", "cite", "strength", "kind", "cluster", "cluster_status", "addressee", "questions"}
    assert all(keys <= row.keys() for row in listed)
    assert [row["id"] for row in listed] == list(rulebook.rules)
    assert "trafficking-acts" in run("rules", "show", "tip-5-1").stdout
    shown = run("rules", "show", "tip-11-4").stdout
    assert "Usually answered by: Border control, immigration and customs authorities; " in shown
    assert "Papers: Immigration law; " in shown
    missing = run("rules", "show", "tip-5-11")
    assert missing.returncode == 3
    assert "tip-5-1" in missing.stderr


def test_the_projects_rules_are_sound() -> None:
    done = run("rules", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_broken_folder_of_rules_is_told(tmp_path: Path) -> None:
    done = run("rules", "check", tmp_path)
    assert done.returncode == 1
    assert "rulebook.yaml" in done.stdout


def test_rules_are_held_against_scenarios(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "example-rules", tmp_path / "rules")
    (tmp_path / "scenarios" / "example").mkdir(parents=True)
    scenario = "- {name: none, answers: {standards: no}, expect: {ex-12-1: implemented}}"
    (tmp_path / "scenarios" / "example" / "article-12.yaml").write_text(scenario)
    done = run("rules", "check", tmp_path / "rules", "--scenarios", tmp_path / "scenarios")
    assert done.returncode == 1
    assert "article-12.yaml: The scenario “none” is found otherwise" in done.stdout
    assert "No scenario shows ex-12-2 as not-applicable" in done.stdout


def test_the_schema_is_printed() -> None:
    published = files.data_folder("schemas") / "submission.schema.json"
    assert json.loads(run("schema").stdout) == json.loads(published.read_bytes())


@pytest.mark.parametrize("arguments", [["--help"], ["validate", EXERCISE], ["rules", "show", "tip-5-1"]])
def test_heavy_libraries_are_left_to_the_commands_that_need_them(arguments: list[object]) -> None:
    code = (
        "import sys\nfrom checklist.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "print('loaded:', *sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.partition("loaded:")[2].split())
    assert "checklist.cli" in loaded
    assert loaded & {"weasyprint", "questionary", "prompt_toolkit", "jinja2", "openpyxl", "docx", "xlsxwriter"} == set()
    if arguments[0] != "rules":
        assert loaded & {"pydantic", "yaml", "ryaml", "jsonschema"} == set()


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    code = "import sys; from checklist.cli import main; sys.exit(main(['rules', 'list']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert listing.stderr.read() == b""


def test_no_home_and_no_locale_are_no_fault(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checklist", "validate", str(EXERCISE), "--lang", "ar"],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(files.PACKAGE.parent)},
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_report_writes_a_file_for_each_depth_and_language(full_reports: Path, tmp_path: Path) -> None:
    depths = ["--depth", "summary", "--depth", "analysis", "--depth", "summary"]
    done = run("report", EXERCISE, "--lang", "en", "--lang", "ar", *depths, "--as", "html", "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == [f"fictional-state-{d}-{lang}.html" for d in ("analysis", "summary") for lang in ("ar", "en")]
    records = sorted(path.name for path in full_reports.iterdir())
    assert records == [f"fictional-state-record-{lang}.pdf" for lang in ("ar", "en")]


def test_the_analysis_is_written_unless_told_otherwise(tmp_path: Path) -> None:
    done = run("report", EXERCISE, "--as", "html", "--out", tmp_path, CHECKLIST_LANG="en")
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["fictional-state-analysis-en.html"]
    assert done.stdout.split()[-1] == str(tmp_path / "fictional-state-analysis-en.html")


def test_tables_and_data_hold_everything_and_are_written_once(tmp_path: Path) -> None:
    kinds = ["--as", "docx", "--as", "xlsx", "--as", "csv", "--as", "json", "--depth", "summary"]
    done = run("report", EXERCISE, "--lang", "ar", *kinds, "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = sorted(path.name for path in tmp_path.iterdir())
    wanted = [f"fictional-state-ar.{kind}" for kind in ("csv", "json", "xlsx")]
    assert written == [*wanted, "fictional-state-summary-ar.docx"]


def test_a_date_that_is_none_is_a_wrong_command_line(tmp_path: Path) -> None:
    done = run("report", EXERCISE, "--date", "2026-02-30", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
