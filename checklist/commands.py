"""What each command does: read, call the pure work, print or write, give the exit code.

Imports stand in the functions, so that each command loads only what it needs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checklist import console, files
from checklist.errors import OK, PROBLEMS, UsageError
from checklist.texts import Texts

if TYPE_CHECKING:
    from checklist.joining import Joined
    from checklist.reporting import Content, File
    from checklist.rulebook import Rulebook
    from checklist.selection import Filter


def validate(args: argparse.Namespace, screen: Texts) -> int:
    """Check submissions; the work stands in a module of its own."""
    from checklist import validating

    return validating.validate(args, screen)


def assess(args: argparse.Namespace, screen: Texts) -> int:
    """Show the findings on a submission, readable or as JSON."""
    from checklist import clearing, console_findings, engine, loading, submission, validation

    if args.joined:
        return _assess_joined(args, screen)
    if len(args.files) > 1:
        raise UsageError("assess-several")
    rulebook = loading.load()
    given = validation.load(Path(args.files[0]), rulebook)
    basis = clearing.basis(given, only_cleared=args.cleared)
    given = clearing.cleared(given) if args.cleared else given
    assessment = engine.assess(rulebook, submission.facts(given, rulebook.questions))
    texts = _texts(screen.language, rulebook)
    if args.json:
        _print_json(console_findings.data(rulebook, given, assessment, texts, basis))
    else:
        print(console.lines(console_findings.lines(rulebook, given, assessment, texts, basis)))
    return PROBLEMS if args.fail_on_findings and console_findings.fails(rulebook, assessment) else OK


def _assess_joined(args: argparse.Namespace, screen: Texts) -> int:
    """Show the findings on territories of one State together."""
    from checklist import console_joined, loading

    rulebook = loading.load()
    joined = _joined(args, rulebook)
    texts = _texts(screen.language, rulebook)
    if args.json:
        _print_json(console_joined.data(rulebook, joined, texts))
    else:
        print(console.lines(console_joined.lines(rulebook, joined, texts)))
    return PROBLEMS if args.fail_on_findings and console_joined.fails(rulebook, joined) else OK


def _joined(args: argparse.Namespace, rulebook: "Rulebook") -> "Joined":
    """The territories in the files that are named."""
    from checklist import joining, validation

    names = list(dict.fromkeys(args.files))
    if len(names) < 2:
        raise UsageError("joined-one")
    named = [(name, validation.load(Path(name), rulebook)) for name in names]
    joining.check(named)
    return joining.join(rulebook, (given for _, given in named), only_cleared=args.cleared)


def report(args: argparse.Namespace, screen: Texts) -> int:
    """Write the gap analysis of each submission at each depth, in each language and as each kind of file."""
    from checklist import loading, reporting, validation

    _check_date(args.date)
    rulebook = loading.load()
    languages = [_texts(language, rulebook) for language in dict.fromkeys(args.languages or [screen.language])]
    depths = list(dict.fromkeys(args.depths or ["analysis"]))
    kinds = list(dict.fromkeys(args.kinds or ["pdf"]))
    made: list[tuple[str, File]] = []
    if args.joined:
        joined = _joined(args, rulebook)
        for file in reporting.joined(rulebook, joined, languages, depths, kinds, args.date or joined.state.date):
            made.append(("joined", file))
    for name, stem in () if args.joined else _stems(args.files):
        given = validation.load(Path(name), rulebook)
        day = args.date or given.date
        for file in reporting.wanted(rulebook, given, languages, depths, kinds, day, only_cleared=args.cleared):
            made.append((stem, file))
    _write(made, Path(args.out), screen)
    return OK


def _write(made: "Iterable[tuple[str, File]]", folder: Path, screen: Texts) -> None:
    """Render and write each file, its name begun as told, with a progress bar; and say so."""
    from functools import partial

    from checklist import press

    files.make_folder(folder)
    jobs = [press.Job(file.rendered, folder / f"{stem}-{file.ending}", file.length) for stem, file in made]
    for target in press.written(jobs, screen.say("press.files"), partial(screen.count, "press.pages")):
        print(screen.say("report-written", file=str(target)), flush=True)


def _check_date(wanted: str | None) -> None:
    from datetime import date

    if wanted is not None:
        try:
            if date.fromisoformat(wanted).isoformat() != wanted:
                raise ValueError
        except ValueError:
            raise UsageError("bad-date", date=wanted) from None


def _stems(names: list[str]) -> Iterator[tuple[str, str]]:
    """Each file with the name its reports get: its own without the ending, numbered where two are alike."""
    taken: dict[str, int] = {}
    for name in dict.fromkeys(names):
        stem = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in Path(name).stem)[:80]
        taken[stem] = taken.get(stem, 0) + 1
        yield name, stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"


def form(args: argparse.Namespace, screen: Texts) -> int:
    """Write the questionnaire in each language and as each kind of file, blank or from a submission."""
    from functools import partial

    from checklist import __version__, loading, validation
    from checklist.report import blank, entry
    from checklist.reporting import File

    rulebook = loading.load()
    known = rulebook.contents.instruments
    for wanted in args.instruments:
        if wanted not in known:
            raise UsageError("unknown-instrument", id=wanted, known=", ".join(known))
    instruments = [instrument for instrument in known if instrument in args.instruments]
    kinds = list(dict.fromkeys(args.kinds or ["xlsx" if args.source else "pdf"]))
    if args.source and kinds != ["xlsx"]:
        raise UsageError("from-only-xlsx")
    given = validation.load(Path(args.source), rulebook) if args.source else None
    asked = entry.wanted(rulebook, given, instruments)
    if not asked:
        raise UsageError("nothing-asked", file=args.source)
    names = [*(stem for _, stem in _stems([args.source] if args.source else [])), "questionnaire", *instruments]
    made: list[tuple[str, File]] = []
    for language in dict.fromkeys(args.languages or [screen.language]):
        texts = _texts(language, rulebook)
        for kind in kinds:
            make: Callable[[], Content]
            if kind == "xlsx":
                make = partial(entry.book, rulebook, given, texts, __version__, asked)
            else:
                make = partial(blank.form, rulebook, texts, __version__, instruments, fillable=args.fillable)
            stem = "-".join([*names, *(["fillable"] if args.fillable and kind != "xlsx" else [])])
            made.append((stem, File(make, kind, f"{language}.{kind}")))
    _write(made, Path(args.out), screen)
    return OK


def migrate(args: argparse.Namespace, screen: Texts) -> int:
    """Bring a submission of an earlier edition to the one at hand, in a new file."""
    from checklist import loading, migration

    rulebook = loading.load()
    path = Path(args.file)
    out = Path(args.out) if args.out else None
    for line in migration.migrate(path, rulebook, _texts(screen.language, rulebook), out, args.dry_run, args.force):
        print(line)
    return OK


def import_workbook(args: argparse.Namespace, screen: Texts) -> int:
    """Take the answers of a workbook over into a submission."""
    from checklist import command_import

    return command_import.run(args, screen)


def split(args: argparse.Namespace, screen: Texts) -> int:
    """Make a package for each body, or write the plan of who answers what."""
    from checklist import loading, ministries

    if bool(args.sections) != (args.body is not None):
        raise UsageError("split-section-without-body")
    if args.plan is not None and args.body is not None:
        raise UsageError("split-plan-and-body")
    if args.out is None and args.write_plan is None:
        raise UsageError("split-needs-out")
    rulebook = loading.load()
    texts = _texts(screen.language, rulebook)
    if args.write_plan is not None:
        return ministries.write_plan(Path(args.file), Path(args.write_plan), rulebook, texts)
    wanted = ministries.Wanted(args.plan and Path(args.plan), args.body, tuple(args.sections))
    return ministries.split(Path(args.file), Path(args.out), wanted, rulebook, texts)


def merge(args: argparse.Namespace, screen: Texts) -> int:
    """Merge what bodies send back, and tell what became of it; nothing is written unless a target is named."""
    from checklist import loading, ministries

    if args.out is not None and args.in_place:
        raise UsageError("merge-both-targets")
    named = [Path(name) for name in args.files]
    target = named[0] if args.in_place else Path(args.out) if args.out is not None else None
    rulebook = loading.load()
    texts = _texts(screen.language, rulebook)
    return ministries.merge(named, target, rulebook, texts, fail_on_conflicts=args.fail_on_conflicts)


def fill(args: argparse.Namespace, screen: Texts) -> int:
    """Ask the questions, one at a time; every answer is saved as it is given."""
    from checklist import interview, loading

    rulebook = loading.load()
    texts = _texts(screen.language, rulebook)
    return interview.fill(Path(args.file), rulebook, texts, plain=args.plain, chosen=_filter(args, rulebook, texts))


def questions(args: argparse.Namespace, screen: Texts) -> int:
    """Show what will be asked, by whom it can be answered and from which papers."""
    from checklist import flow, loading, outline, selection, validation

    rulebook = loading.load()
    texts = _texts(screen.language, rulebook)
    given = validation.load(Path(args.file), rulebook) if args.file else outline.nobody(rulebook)
    within = selection.select(rulebook, _filter(args, rulebook, texts), given, texts)
    course = flow.Course(rulebook, given, within)
    found = (*outline.summary(course, texts), *outline.questions(course, texts))
    print(console.lines(" " * line.indent + line.text for line in found))
    return OK


def _filter(args: argparse.Namespace, rulebook: "Rulebook", texts: Texts) -> "Filter":
    """The filter that the options of the command line make; UsageError where they name what there is not."""
    from checklist import seeking, selection
    from checklist.rule import Strength

    return selection.checked(
        rulebook,
        selection.Filter(
            instruments=tuple(args.instrument),
            clusters=tuple(args.cluster),
            sections=tuple(args.section),
            strengths=tuple(map(Strength, args.strength)),
            bodies=tuple(seeking.authority_of(rulebook, texts, body) for body in args.body),
            words=tuple(args.search),
            only=selection.Only(args.only) if args.only else None,
        ),
    )


def rules_list(args: argparse.Namespace, screen: Texts) -> int:
    """List every rule."""
    from checklist import console_rules, loading

    rulebook = loading.load()
    texts = _texts(screen.language, rulebook)
    if args.json:
        _print_json(console_rules.listed(rulebook, texts))
    else:
        print(console.lines(console_rules.list_lines(rulebook, texts)))
    return OK


def rules_show(args: argparse.Namespace, screen: Texts) -> int:
    """Show one rule with its questions and elements."""
    from checklist import console_rules, loading

    rulebook = loading.load()
    print(console.lines(console_rules.show_lines(rulebook, args.id, _texts(screen.language, rulebook))))
    return OK


def rules_stats(args: argparse.Namespace, screen: Texts) -> int:
    """Count rules and questions, and what each question serves."""
    from checklist import console_rules, loading

    rulebook = loading.load()
    if args.json:
        _print_json(console_rules.stats(rulebook))
    else:
        print(console.lines(console_rules.stats_lines(rulebook, _texts(screen.language, rulebook))))
    return OK


def rules_check(args: argparse.Namespace, screen: Texts) -> int:
    """Check the rule files, their translations and their scenarios; every mistake with file, line and cure."""
    from checklist import catalogues, checks, loading, scenarios

    folder = Path(args.folder) if args.folder else files.data_folder("rules")
    told = Path(args.scenarios) if args.scenarios else folder.parent / "tests" / "scenarios"
    known = scenarios.read(told) if args.scenarios or told.is_dir() else ()
    rulebook, problems = loading.examine(
        folder,
        lambda rulebook: [*checks.review(rulebook), *(scenarios.mistakes(rulebook, known) if known else ())],
    )
    if rulebook is not None:
        problems += scenarios.failures(told, rulebook, known)
        if any((folder / "translations").glob("*.po")):  # an installed copy holds them compiled, and so complete
            problems += catalogues.problems(folder / "translations", rulebook)
    for problem in sorted(problems, key=lambda problem: problem.order):
        print(console.lines(console.problem_lines(problem, screen)))
    if problems or rulebook is None:
        print(screen.count("rules.problems", len(problems)))
        return PROBLEMS
    print(screen.count("rules.sound", len(rulebook.rules), questions=len(rulebook.questions)))
    return OK


def schema(args: argparse.Namespace, screen: Texts) -> int:
    """Print the schema of submissions, or write all schemas to the project's folder."""
    from checklist import loading
    from checklist import schema as schemas

    if not args.write:
        sys.stdout.write(files.read(files.data_folder("schemas") / "submission.schema.json").decode("ascii"))
        return OK
    folder = files.data_folder("schemas")
    schemas.write(loading.load(), folder)
    print(screen.say("schema-written", file=str(folder)))
    return OK


def _texts(language: str, rulebook: "Rulebook") -> Texts:
    from checklist import schema as schemas
    from checklist import translation

    return translation.texts(language, rulebook.phrases, schemas.domains(rulebook))


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
