"""The command line: parses, calls, and turns what goes wrong into a message and an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from checklist import __version__
from checklist.errors import BUG, INTERRUPTED, OK, USAGE, ChecklistError
from checklist.texts import Texts
from checklist.translation import LANGUAGES, screen_texts

LANGUAGE_VARIABLE = "CHECKLIST_LANG"


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the screen."""

    texts: Texts

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end with exit code 2."""
        self.exit(USAGE, self.texts.say("argparse.error", program=self.prog, message=message) + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code. The one place where errors become messages."""
    _use_utf8()
    texts = screen_texts(os.environ.get(LANGUAGE_VARIABLE, "en"))
    try:
        args = build_parser(texts).parse_args(argv)
        texts = screen_texts(args.lang) if isinstance(getattr(args, "lang", None), str) else texts
        code = _run(args, texts)
        sys.stdout.flush()
    except ChecklistError as error:
        from checklist import console

        print(console.error(error, texts), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has closed it: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except SystemExit as end:  # argparse has said what it had to say
        return end.code if isinstance(end.code, int) else USAGE
    except Exception as fault:
        import traceback

        traceback.print_exception(fault)
        print(texts.say("error.bug", kind=type(fault).__name__), file=sys.stderr)
        return BUG
    return code


def _use_utf8() -> None:
    """Print UTF-8 whatever the locale says; what a terminal cannot show is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(args: argparse.Namespace, texts: Texts) -> int:
    from checklist import commands

    run = getattr(commands, args.run)
    code: int = run(args, texts)
    return code


def build_parser(texts: Texts) -> Parser:
    """The command line in the language of the screen."""
    Parser.texts = texts
    _translate_library(texts)
    parser = Parser(
        prog="checklist",
        description=texts.say("cli.about"),
        epilog=texts.say("cli.codes"),
        add_help=False,
    )
    _add_help(parser, texts)
    version = texts.say("cli.opt.version")
    parser.add_argument("--version", action="version", version=f"checklist {__version__}", help=version)
    commands = parser.add_subparsers(
        title=texts.say("argparse.commands"), metavar="COMMAND", required=True, dest="command", parser_class=Parser
    )
    for build in (
        *(_fill, _questions, _validate, _assess, _report, _form, _import, _split, _merge, _migrate, _rules),
        _schema,
    ):
        build(commands, texts)
    return parser


def _add(commands: "argparse._SubParsersAction[Parser]", name: str, run: str, texts: Texts, about: str) -> Parser:
    parser = commands.add_parser(name, help=texts.say(about), description=texts.say(about), add_help=False)
    parser.set_defaults(run=run)
    _add_help(parser, texts)
    return parser


def _add_help(parser: Parser, texts: Texts) -> None:
    parser.add_argument("-h", "--help", action="help", help=texts.say("cli.opt.help"))


def _add_lang(parser: Parser, texts: Texts) -> None:
    parser.add_argument("--lang", choices=list(LANGUAGES), help=texts.say("cli.opt.lang"))


def _fill(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "fill", "fill", texts, "cli.fill")
    parser.add_argument("file", metavar="FILE", help=texts.say("cli.arg.new-file"))
    parser.add_argument("--plain", action="store_true", help=texts.say("cli.opt.plain"))
    _add_filter(parser, texts)
    _add_lang(parser, texts)


def _questions(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "questions", "questions", texts, "cli.questions")
    parser.add_argument("file", metavar="FILE", nargs="?", help=texts.say("cli.arg.maybe-file"))
    _add_filter(parser, texts)
    _add_lang(parser, texts)


def _add_filter(parser: Parser, texts: Texts) -> None:
    """What chooses questions; all but one can be given several times."""
    for name, choices in _FILTERS.items():
        metavar = _SHORT.get(name, "ID")
        about = texts.say(f"cli.opt.filter-{name}")
        parser.add_argument(f"--{name}", action="append", default=[], choices=choices, metavar=metavar, help=about)
    parser.add_argument("--only", choices=["open", "undetermined"], help=texts.say("cli.opt.only"))


#: What questions are chosen by, and the values it takes where there are few.
_FILTERS: dict[str, list[str] | None] = {
    "instrument": None,
    "cluster": ["I", "II", "III", "IV"],
    "section": None,
    "strength": [
        "mandatory",
        "mandatory-qualified",
        "mandatory-conditional",
        "consider",
        "endeavour",
        "optional",
        "saving",
        "definition",
        "recommendation",
    ],
    "body": None,
    "search": None,
}


_SHORT = {"cluster": None, "strength": "FORCE", "body": "TEXT", "search": "TEXT"}


def _validate(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "validate", "validate", texts, "cli.validate")
    parser.add_argument("files", metavar="FILE", nargs="+", help=texts.say("cli.arg.submissions"))
    forms = ["text", "json", "ndjson", "sarif", "junit", "github", "reply"]
    parser.add_argument("--format", choices=forms, default="text", help=texts.say("cli.opt.format"))
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help=texts.say("cli.opt.format-json")
    )
    parser.add_argument("--out", metavar="PATH", help=texts.say("cli.opt.validate-out"))
    parser.add_argument("--quiet", action="store_true", help=texts.say("cli.opt.quiet"))
    qualities = ["valid", "complete", "consistent"]
    require = texts.say("cli.opt.require")
    parser.add_argument("--require", choices=qualities, action="append", default=[], help=require)
    parser.add_argument("--jobs", metavar="N", help=texts.say("cli.opt.jobs"))
    _add_lang(parser, texts)


def _assess(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "assess", "assess", texts, "cli.assess")
    parser.add_argument("files", metavar="FILE", nargs="+", help=texts.say("cli.arg.file"))
    parser.add_argument("--joined", action="store_true", help=texts.say("cli.opt.assess-joined"))
    parser.add_argument("--json", action="store_true", help=texts.say("cli.opt.json"))
    parser.add_argument("--cleared", action="store_true", help=texts.say("cli.opt.cleared"))
    parser.add_argument("--fail-on-findings", action="store_true", help=texts.say("cli.opt.fail"))
    _add_lang(parser, texts)


def _report(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "report", "report", texts, "cli.report")
    parser.add_argument("files", metavar="FILE", nargs="+", help=texts.say("cli.arg.file"))
    parser.add_argument(
        "--lang",
        choices=list(LANGUAGES),
        action="append",
        dest="languages",
        help=texts.say("cli.opt.report-lang"),
    )
    kinds = texts.say("cli.opt.as")
    known = ["pdf", "html", "docx", "xlsx", "csv", "json"]
    parser.add_argument("--as", choices=known, action="append", dest="kinds", help=kinds)
    depths = texts.say("cli.opt.depth")
    parser.add_argument(
        "--depth", choices=["summary", "analysis", "record"], action="append", dest="depths", help=depths
    )
    parser.add_argument("--out", metavar="FOLDER", default="reports_out", help=texts.say("cli.opt.out"))
    parser.add_argument("--date", metavar="DATE", help=texts.say("cli.opt.date"))
    parser.add_argument("--joined", action="store_true", help=texts.say("cli.opt.joined"))
    parser.add_argument("--cleared", action="store_true", help=texts.say("cli.opt.cleared"))


def _form(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "form", "form", texts, "cli.form")
    kinds = texts.say("cli.opt.form-as")
    parser.add_argument("--as", choices=["pdf", "html", "xlsx"], action="append", dest="kinds", help=kinds)
    parser.add_argument("--from", metavar="FILE", dest="source", help=texts.say("cli.opt.from"))
    parser.add_argument("--fillable", action="store_true", help=texts.say("cli.opt.fillable"))
    language = texts.say("cli.opt.form-lang")
    parser.add_argument("--lang", choices=list(LANGUAGES), action="append", dest="languages", help=language)
    instrument = texts.say("cli.opt.instrument")
    parser.add_argument("--instrument", metavar="ID", action="append", default=[], dest="instruments", help=instrument)
    parser.add_argument("--out", metavar="FOLDER", default="reports_out", help=texts.say("cli.opt.out"))


def _migrate(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "migrate", "migrate", texts, "cli.migrate")
    parser.add_argument("file", metavar="FILE", help=texts.say("cli.arg.file"))
    parser.add_argument("--out", metavar="FILE", help=texts.say("cli.opt.migrate-out"))
    parser.add_argument("--dry-run", action="store_true", help=texts.say("cli.opt.dry-run"))
    parser.add_argument("--force", action="store_true", help=texts.say("cli.opt.force"))
    _add_lang(parser, texts)


def _import(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "import", "import_workbook", texts, "cli.import")
    parser.add_argument("workbook", metavar="WORKBOOK", help=texts.say("cli.arg.workbook"))
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--into", metavar="FILE", help=texts.say("cli.opt.into"))
    target.add_argument("--out", metavar="FILE", help=texts.say("cli.opt.import-out"))
    parser.add_argument("--partly", action="store_true", help=texts.say("cli.opt.partly"))
    parser.add_argument("--dry-run", action="store_true", help=texts.say("cli.opt.dry-run"))
    _add_lang(parser, texts)


def _split(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "split", "split", texts, "cli.split")
    parser.add_argument("file", metavar="FILE", help=texts.say("cli.arg.split-file"))
    parser.add_argument("--out", metavar="FOLDER", help=texts.say("cli.opt.split-out"))
    parser.add_argument("--plan", metavar="CSV", help=texts.say("cli.opt.plan"))
    parser.add_argument("--write-plan", metavar="CSV", help=texts.say("cli.opt.write-plan"))
    parser.add_argument("--body", metavar="NAME", help=texts.say("cli.opt.body"))
    section = texts.say("cli.opt.section")
    parser.add_argument("--section", metavar="ID", action="append", default=[], dest="sections", help=section)
    _add_lang(parser, texts)


def _merge(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "merge", "merge", texts, "cli.merge")
    parser.add_argument("files", metavar="FILE", nargs="+", help=texts.say("cli.arg.merge-file"))
    parser.add_argument("--out", metavar="FILE", help=texts.say("cli.opt.merge-out"))
    parser.add_argument("--in-place", action="store_true", help=texts.say("cli.opt.in-place"))
    parser.add_argument("--fail-on-conflicts", action="store_true", help=texts.say("cli.opt.fail-on-conflicts"))
    _add_lang(parser, texts)


def _rules(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "rules", "rules_list", texts, "cli.rules")
    parts = parser.add_subparsers(
        title=texts.say("argparse.commands"), metavar="COMMAND", required=True, dest="part", parser_class=Parser
    )
    listing = _add(parts, "list", "rules_list", texts, "cli.rules.list")
    listing.add_argument("--json", action="store_true", help=texts.say("cli.opt.json"))
    show = _add(parts, "show", "rules_show", texts, "cli.rules.show")
    show.add_argument("id", metavar="ID", help=texts.say("cli.arg.id"))
    check = _add(parts, "check", "rules_check", texts, "cli.rules.check")
    check.add_argument("folder", metavar="FOLDER", nargs="?", help=texts.say("cli.arg.folder"))
    check.add_argument("--scenarios", metavar="FOLDER", help=texts.say("cli.opt.scenarios"))
    stats = _add(parts, "stats", "rules_stats", texts, "cli.rules.stats")
    stats.add_argument("--json", action="store_true", help=texts.say("cli.opt.json"))
    for part in (listing, show, check, stats):
        _add_lang(part, texts)


def _schema(commands: "argparse._SubParsersAction[Parser]", texts: Texts) -> None:
    parser = _add(commands, "schema", "schema", texts, "cli.schema")
    parser.add_argument("--write", action="store_true", help=texts.say("cli.opt.write"))


_LIBRARY = {
    "usage: ": "argparse.usage",
    "options": "argparse.options",
    "positional arguments": "argparse.positionals",
    "the following arguments are required: %s": "argparse.required",
    "unrecognized arguments: %s": "argparse.unknown",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse.choice",
    "expected one argument": "argparse.expected-one",
    "one of the arguments %s is required": "argparse.one-of",
    "not allowed with argument %s": "argparse.not-with",
    "expected at least one argument": "argparse.expected-many",
}
_FIELDS = {"names": "%s", "name": "%(argument_name)s", "message": "%(message)s", "value": "%(value)r"}
_FIELDS["choices"] = "%(choices)s"


def _translate_library(texts: Texts) -> None:
    """Have argparse speak the language of the screen: its texts go through one function of its module."""

    def translated(message: str) -> str:
        key = _LIBRARY.get(message)
        return texts.say(key, **_FIELDS) if key else message

    setattr(argparse, "_", translated)  # noqa: B010  # it is no part of what argparse declares


if __name__ == "__main__":
    sys.exit(main())
