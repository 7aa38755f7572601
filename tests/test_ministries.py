"""Several bodies on one submission: packages out, copies back, merged; and what goes wrong on the way."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

import pytest
from submissions import EXAMPLE, english, submitted

from checklist import editing, files, merging, ministries, validation
from checklist.cli import main
from checklist.editing import Stamp
from checklist.errors import ChecklistError
from checklist.rulebook import Rulebook
from checklist.submission import Citation, Conflicts, LawStatus, Submission, as_json
from checklist.validation import SubmissionBroken

LEAD = submitted({"standards": {"value": "yes", "edit": "99999999"}})
WORDS = english()


def stamp(number: int, body: str, time: str = "2026-11-21T09:00:00Z") -> Stamp:
    return Stamp(edit=f"{number:08x}", time=time, body=body, role="adviser")


def put(path: Path, submission: Submission) -> Path:
    path.write_bytes(as_json(submission))
    return path


def merged(named: list[Path], target: Path | None = None, *, fail: bool = False) -> int:
    return ministries.merge(named, target, EXAMPLE, WORDS, fail_on_conflicts=fail)


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """The lead's file, and two that answer one question otherwise, neither knowing of the other."""
    police = editing.set_comment(LEAD, "standards", "Mind", stamp(1, "Police"))
    police = editing.set_value(police, "standards", "no", stamp(2, "Police"))
    guard = editing.set_value(LEAD, "standards", "in-part", stamp(3, "Border Guard"))
    guard = editing.set_value(guard, "early", "yes", stamp(4, "Border Guard"))
    names = ("lead.json", "police.json", "guard.json")
    return [put(tmp_path / name, copy) for name, copy in zip(names, (LEAD, police, guard), strict=True)]


def test_a_preview_tells_and_writes_nothing(three: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    before = [path.read_bytes() for path in three]
    assert merged(three) == 0
    printed = capsys.readouterr().out
    for said in (
        "1 entry is corrected: standards",
        "1 entry is new",
        "1 conflict: standards",
        "1 conflict to settle:",
        "Q1: Are standards laid down by law?",
        "Police (adviser), 21 November 2026, 09:00 UTC: No",
        "Comment: Mind",
        "Border Guard (adviser), 21 November 2026, 09:00 UTC: Yes, in part",
        "Nothing is written yet.",
    ):
        assert said in printed
    assert [path.read_bytes() for path in three] == before
    assert len(list(three[0].parent.iterdir())) == 3


def test_conflicts_can_be_made_to_fail(three: list[Path]) -> None:
    assert merged(three, fail=True) == 1
    assert merged(three[:2], fail=True) == 0


def test_the_order_of_the_files_makes_no_difference(three: list[Path]) -> None:
    target = three[0].parent / "merged.json"
    written = set()
    for order in permutations(three):
        assert merged(list(order), target) == 0
        written.add(target.read_bytes())
        target.unlink()
    assert len(written) == 1


def test_in_place_again_changes_nothing(three: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert merged(three, three[0]) == 0
    once = three[0].read_bytes()
    capsys.readouterr()
    assert merged(three, three[0]) == 0
    assert three[0].read_bytes() == once
    assert "older than what replaced it" not in capsys.readouterr().out.replace("3 entries", "")
    assert merged([three[0], *three], three[0]) == 0
    assert three[0].read_bytes() == once


def test_a_settled_conflict_does_not_come_back(three: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    merged(three, three[0])
    lead = validation.load(three[0], EXAMPLE)
    put(three[0], editing.set_value(lead, "standards", "no", stamp(5, "Ministry of Justice")))
    merged(three, three[0])
    after = validation.load(three[0], EXAMPLE)
    assert (after.conflicts, after.answers["standards"].value) == (Conflicts(), "no")
    assert "No conflict is left." in capsys.readouterr().out


def test_one_broken_file_stops_everything(three: list[Path]) -> None:
    target = three[0].parent / "merged.json"
    three[1].write_bytes(b"{}")
    three[2].write_bytes(three[2].read_bytes()[:-10])
    with pytest.raises(SubmissionBroken) as caught:
        merged(three, target)
    assert {problem.file for problem in caught.value.problems} == {str(three[1]), str(three[2])}
    assert not target.exists()


@pytest.mark.parametrize("changed", [{"state": "Arcadia"}, {"rules": "2019-01"}, {"territory": "North"}])
def test_a_file_of_something_else_is_named(three: list[Path], changed: dict[str, str]) -> None:
    put(three[1], submitted({}, **changed))
    with pytest.raises(ChecklistError) as caught:
        merged(three, three[0])
    assert caught.value.values["file"] == str(three[1])
    assert three[0].read_bytes() == as_json(LEAD)


def test_nothing_is_written_over_a_file_that_is_not_merged(three: list[Path]) -> None:
    other = three[0].parent / "other.json"
    other.write_bytes(b"precious")
    with pytest.raises(ChecklistError, match="merge-target-taken"):
        merged(three, other)
    assert other.read_bytes() == b"precious"


def test_a_file_that_somebody_else_writes_meanwhile_is_left_alone(three: list[Path]) -> None:
    copies = ministries.opened(three, EXAMPLE)
    before = ministries.content_of(three[0], copies)
    together = merging.merge(copies[0].submission, copies[1].submission)
    theirs = put(three[0], editing.set_value(LEAD, "late", "no", stamp(7, "Lead"))).read_bytes()
    with pytest.raises(ChecklistError, match="merge-target-changed"):
        ministries.put(three[0], before, together, EXAMPLE)
    assert three[0].read_bytes() == theirs
    fresh = three[0].with_name("fresh.json")
    fresh.write_bytes(b"theirs")
    with pytest.raises(ChecklistError, match="merge-target-changed"):
        ministries.put(fresh, None, together, EXAMPLE)


def test_what_was_altered_by_hand_in_an_edit_that_was_replaced_since_is_told_in_full(
    three: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert merged(three[:2], three[0]) == 0
    settled = editing.set_value(validation.load(three[0], EXAMPLE), "standards", "yes", stamp(5, "Justice"))
    put(three[0], settled)
    raw = json.loads(three[1].read_bytes())
    raw["answers"]["standards"]["comment"] = "Altered by hand"
    three[1].write_text(json.dumps(raw), encoding="utf-8")
    capsys.readouterr()
    assert merged(three[:2]) == 0
    printed = capsys.readouterr().out
    for said in (
        "1 entry is older than what replaced it, and changes nothing: standards",
        "      Police (adviser), 21 November 2026, 09:00 UTC: No",
        "      Comment: Altered by hand",
        "No conflict is left.",
    ):
        assert said in printed


def test_a_clock_that_goes_backwards_changes_nothing(three: list[Path]) -> None:
    old = "1970-01-01T00:00:00Z"
    late = editing.set_value(validation.load(three[1], EXAMPLE), "standards", "yes", stamp(9, "Police", old))
    assert merging.merge(validation.load(three[1], EXAMPLE), late).answers["standards"].value == "yes"


def test_a_killed_merge_leaves_the_old_file_or_the_new(three: list[Path]) -> None:
    """Killed at any moment, the target is the one or the other, whole."""
    script = (
        "import sys; from pathlib import Path; from checklist import files\n"
        "one, two = (Path(name).read_bytes() for name in sys.argv[2:])\n"
        "target = Path(sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    files.write(target, one); files.write(target, two)\n"
    )
    target = put(three[0].with_name("target.json"), LEAD)
    whole = {path.read_bytes() for path in three[1:]} | {as_json(LEAD)}
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    environment = {**os.environ, "PYTHONPATH": path}
    chance = random.Random(7)
    for _ in range(3):
        command = [sys.executable, "-c", script, str(target), str(three[1]), str(three[2])]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.random() / 20)
            running.send_signal(signal.SIGKILL)
        assert target.read_bytes() in whole
        validation.load(target, EXAMPLE)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(three: list[Path]) -> None:
    folder = three[0].parent / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(ChecklistError, match="file-not-written"):
        merged(three, folder / "merged.json")


# Packages


def wanted(**given: object) -> ministries.Wanted:
    return ministries.Wanted(**given)  # type: ignore[arg-type]


def test_a_package_for_each_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lead = put(tmp_path / "lead.json", LEAD)
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "section,question,title,body\n"
        "example-12,,Standards,Ministry of Justice\n"
        "example-12,standards-reviewed,,وزارة الداخلية\n"
        "example-12,penalty,,CON\n",
        encoding="utf-8",
    )
    assert ministries.split(lead, tmp_path / "out", wanted(plan=plan), EXAMPLE, WORDS) == 0
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    assert found == [
        "body-2/instructions.txt",
        "body-2/lead-body-2.json",
        "body-3-con/instructions.txt",
        "body-3-con/lead-body-3-con.json",
        "ministry-of-justice/instructions.txt",
        "ministry-of-justice/lead-ministry-of-justice.json",
    ]
    interior = validation.load(tmp_path / "out" / "body-2" / "lead-body-2.json", EXAMPLE)
    assert interior.package is not None
    assert interior.package.questions == ("standards-reviewed",)
    assert interior.answers.keys() == {"standards"}  # its question depends on it
    told = (tmp_path / "out" / "body-2" / "instructions.txt").read_text(encoding="utf-8")
    assert "checklist fill lead-body-2.json" in told
    assert "erases nothing" in told
    assert "1 answer of others goes along" in capsys.readouterr().out


def test_one_body_alone(tmp_path: Path) -> None:
    lead = put(tmp_path / "lead.json", LEAD)
    out = tmp_path / "out"
    assert ministries.split(lead, out, wanted(body="Police", sections=("penalty", "late")), EXAMPLE, WORDS) == 0
    package = validation.load(out / "police" / "lead-police.json", EXAMPLE).package
    assert package is not None
    assert package.questions == ("late", "penalty")
    with pytest.raises(ChecklistError, match="split-unknown-section"):
        ministries.split(lead, out, wanted(body="Police", sections=("penalti",)), EXAMPLE, WORDS)
    with pytest.raises(ChecklistError, match="split-bad-body"):
        ministries.split(lead, out, wanted(body="\u202ePolice", sections=("late",)), EXAMPLE, WORDS)


def test_a_package_that_was_worked_on_is_not_written_over(tmp_path: Path) -> None:
    lead, out = put(tmp_path / "lead.json", LEAD), tmp_path / "out"
    for _ in range(2):  # the same again is no harm
        ministries.split(lead, out, wanted(), EXAMPLE, WORDS)
    target = next(out.rglob("*.json"))
    worked_on = editing.set_value(validation.load(target, EXAMPLE), "late", "no", stamp(1, "Police"))
    put(target, worked_on)
    others = {path: path.read_bytes() for path in out.rglob("*.*")}
    put(lead, editing.set_value(LEAD, "early", "no", stamp(2, "Lead")))
    with pytest.raises(ChecklistError, match="split-file-there"):
        ministries.split(lead, out, wanted(), EXAMPLE, WORDS)
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == others


def test_a_package_is_not_split(tmp_path: Path) -> None:
    part = put(tmp_path / "part.json", submitted({}, package={"body": "Police", "questions": ["late"]}))
    with pytest.raises(ChecklistError, match="split-of-package"):
        ministries.split(part, tmp_path / "out", wanted(), EXAMPLE, WORDS)


def test_the_plan_is_not_written_over(tmp_path: Path) -> None:
    lead, plan = put(tmp_path / "lead.json", LEAD), tmp_path / "plan.csv"
    assert ministries.write_plan(lead, plan, EXAMPLE, WORDS) == 0
    plan.write_bytes(plan.read_bytes() + b"\r\n")
    with pytest.raises(ChecklistError, match="split-file-there"):
        ministries.write_plan(lead, plan, EXAMPLE, WORDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "a.json", "--out", "b.json", "--in-place"),
        ("split", "a.json"),
        ("split", "a.json", "--out", "b", "--body", "Police"),
        ("split", "a.json", "--out", "b", "--section", "tip-5"),
        ("split", "a.json", "--out", "b", "--body", "Police", "--section", "tip-5", "--plan", "p.csv"),
    ],
)
def test_wrong_command_lines(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err


# The whole way


BODIES = {
    "Ministry of Justice": ("tip-5", "untoc-5", "untoc-6", "untoc-11"),
    "Police": ("som-10", "untoc-20", "untoc-19"),
    "Ministry of Social Affairs": ("tip-6", "tip-7"),
    "وزارة الخارجية": ("som-8", "tip-8"),
}


def test_four_bodies_and_back(tmp_path: Path, rulebook: Rulebook) -> None:
    """Out to four bodies, answered (once by hand), merged in any order: the same bytes; then settled for good."""
    lead = put(
        tmp_path / "lead.json", merging.normal(validation.load(files.samples() / "fictional-state.json", rulebook))
    )
    plan = tmp_path / "plan.csv"
    rows = [f"{section},,,{body}" for body, named in BODIES.items() for section in named]
    plan.write_text("\n".join(["section,question,title,body", *rows]), encoding="utf-8")
    ministries.split(lead, tmp_path / "out", wanted(plan=plan), rulebook, english(rulebook))
    packages = sorted((tmp_path / "out").rglob("*.json"))
    assert len(packages) == 4
    whole = validation.load(lead, rulebook)
    for path in packages:
        assert merging.merge(whole, validation.load(path, rulebook)) == whole
    edited = [worked_on(number, validation.load(path, rulebook)) for number, path in enumerate(packages)]
    raw = json.loads(as_json(edited[3]))
    raw["answers"]["trafficking-offence"] = {"value": "no", "comment": "Written by hand"}
    edited[3] = validation.read("by hand", json.dumps(raw).encode(), rulebook)
    results = set()
    for order in permutations(edited):
        together = whole
        for copy in order:
            together = merging.merge(together, copy)
        results.add(as_json(together))
    assert len(results) == 1
    together = validation.read("merged", results.pop(), rulebook)
    assert together.package is None
    assert together.parties == whole.parties
    titles = {law.title for law in together.laws}
    assert {f"قانون رقم {number} لسنة 2026" for number in range(4)} <= titles
    sides = together.conflicts.answers["trafficking-offence"]
    assert "Written by hand" in {side.comment for side in sides}
    for name, sides in together.conflicts.answers.items():
        together = editing.settle(together, name, sides[0], stamp(1000, "Lead"))
    assert together.conflicts == Conflicts()
    for copy in (whole, *edited):
        assert merging.merge(together, copy) == merging.normal(together)


def worked_on(number: int, copy: Submission) -> Submission:
    """A package as its body sends it back: a law of its own, three answers changed, one shared with all others."""
    package = copy.package
    assert package is not None
    mark = iter(range(number * 10 + 1, number * 10 + 10))
    copy, law = editing.add_law(
        copy, stamp(next(mark), package.body), title=f"قانون رقم {number} لسنة 2026", status=LawStatus.IN_FORCE
    )
    for question_id in package.questions[:3]:
        copy = editing.set_do_not_know(copy, question_id, stamp(next(mark), package.body))
        copy = editing.set_citations(
            copy, question_id, [Citation(law=law, provision="1")], stamp(next(mark), package.body)
        )
    return editing.set_value(
        copy, "trafficking-offence", ("yes", "no", "in-part", "no")[number], stamp(900 + number, "X")
    )


@pytest.mark.parametrize(("language", "told"), [("en", "No conflict is left."), ("ar", "لم يبق أي تعارض.")])
def test_the_command_in_both_languages(language: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    sample = str(files.samples() / "modern-slavery-act-2015.json")
    assert main(["merge", sample, sample, "--lang", language]) == 0
    assert told in capsys.readouterr().out
