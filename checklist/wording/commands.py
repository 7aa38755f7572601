"""The command line: help, and what the commands print."""

from checklist.wording import Wording

TEXTS: Wording = {
    "cli.about": "Compares a State's law with the treaties on trafficking in persons and organized crime, "
    "from the answers of its officials, and writes a gap analysis. Nothing leaves this machine.",
    "cli.fill": "answer the questions, one at a time",
    "cli.validate": "check submissions and say what to mend",
    "cli.assess": "show the findings on a submission",
    "cli.report": "write the gap analysis as PDF, HTML or Word, as tables, or as data",
    "cli.rules": "list, show and check the rules",
    "cli.rules.list": "list every rule",
    "cli.rules.show": "show one rule with its questions",
    "cli.rules.check": "check the rule files",
    "cli.rules.stats": "count the rules and questions",
    "cli.schema": "print the JSON Schema of submissions",
    "cli.arg.file": "a submission (JSON)",
    "cli.arg.new-file": "the submission to make or to go on with",
    "cli.arg.id": "the id of a rule, such as tip-5-1",
    "cli.arg.folder": "a folder of rules; the program's own if none is named",
    "cli.opt.help": "show this help and stop",
    "cli.opt.version": "show the version and stop",
    "cli.opt.lang": "language of what is shown: en or ar",
    "cli.opt.report-lang": "language of the report: en or ar; give it twice for both",
    "cli.opt.as": (
        "kind of file, once for each: pdf, html and docx (Word) are written at the depths chosen; xlsx (all tables), "
        "csv (the law cited) and json (data) always hold everything"
    ),
    "cli.opt.depth": (
        "how much is written, once for each depth: summary (at most four pages), analysis (what needs attention, with "
        "the action plan), record (everything); default: analysis"
    ),
    "cli.opt.out": "folder to write to",
    "cli.opt.date": "date printed on the report; the submission's if none is given",
    "cli.opt.json": "print JSON for other programs",
    "cli.opt.require": "also fail when the submission is not complete or not consistent",
    "cli.opt.fail": "end with exit code 1 when there is a gap or a challenge",
    "cli.opt.plain": "one line for each prompt, without redrawing, for screen readers and simple terminals",
    "cli.opt.scenarios": "folder of scenarios to hold the rules against; the project's own in a checkout",
    "cli.opt.write": "write all schemas to the project's folder instead",
    "cli.codes": "Exit codes: 0 all well, 1 the input has problems, 2 wrong command line, 3 could not check or write, "
    "4 a fault of the program, 130 interrupted. Language of the screen: set CHECKLIST_LANG to en or ar.",
    # What the library that reads the command line says
    "argparse.usage": "usage: ",
    "argparse.options": "options",
    "argparse.positionals": "arguments",
    "argparse.commands": "commands",
    "argparse.error": "{program}: {message}. See: {program} --help",
    "argparse.required": "something is missing: {names}",
    "argparse.unknown": "not understood: {names}",
    "argparse.argument": "argument {name}: {message}",
    "argparse.choice": "{value} cannot stand here; choose one of {choices}",
    "argparse.expected-one": "a value is missing",
    "argparse.expected-many": "a value is missing",
    # Validate
    "validate.valid": "{file}: valid",
    "validate.problems": ("{file}: {n} problem", "{file}: {n} problems"),
    "validate.question": "Question: {ask}",
    "validate.note": "Note: {text}",
    "validate.total": (
        "{n} file: {valid} valid, {broken} with problems, {unable} not checked",
        "{n} files: {valid} valid, {broken} with problems, {unable} not checked",
    ),
    "validate.unchecked": "What was not checked: whether the answers are true, and whether the law cited says so.",
    # Assess
    "assess.title": "{state}, {date}",
    "assess.territory": "{state} ({territory}), {date}",
    "assess.edition": "Rules {edition}, program {version}. An internal self-assessment, not an outcome of the review "
    "mechanism.",
    "assess.open": "Still open: {questions}",
    "assess.element": "{state}: {text}",
    "assess.more": "Why, and what would change it: {command}",
    # Rules
    "rules.sound": (
        "{n} rule, {questions} questions: no mistakes found.",
        "{n} rules, {questions} questions: no mistakes found.",
    ),
    "rules.problems": ("{n} mistake found.", "{n} mistakes found."),
    "rules.stats.rules": (
        "{n} rule, of which {recorded} recorded without being asked of a State",
        "{n} rules, of which {recorded} recorded without being asked of a State",
    ),
    "rules.stats.questions": (
        "{n} question with every gate open, {ungated} asked of everybody; {practice} printed and never judged",
        "{n} questions with every gate open, {ungated} asked of everybody; {practice} printed and never judged",
    ),
    "rules.stats.by-instrument": "By instrument",
    "rules.stats.by-cluster": "By cluster",
    "rules.stats.by-strength": "By strength",
    "rules.stats.no-cluster": "none",
    "rules.stats.share": "  {name}: rules {rules}, questions {questions}",
    "rules.stats.first-cluster": (
        "Cluster I of the {instrument}, with the recommendations that bear on it: {n} question",
        "Cluster I of the {instrument}, with the recommendations that bear on it: {n} questions",
    ),
    "rules.stats.serves": "How many rules each question serves",
    "rules.show.strength": "Strength: {strength}",
    "rules.show.kind": "Judged on: {kind}",
    "rules.show.limiter": "Limiter: {text} ({effect})",
    "rules.show.sources": "Where to look: {text}",
    "kind.law": "law",
    "kind.law-or-measures": "law or other measures",
    "kind.policy": "policy",
    "kind.inter-state": "what is done with other States",
    "kind.notification": "a notification, or a fact to record",
    "kind.none": "nothing",
    "limiter.excuse": "it can release the State",
    "limiter.extent": "it lowers what is owed",
    "limiter.manner": "it only says how",
    "rules.show.cluster": "Cluster: {cluster} ({status})",
    "rules.show.requires": "Requires: {text}",
    "rules.show.recorded": "Not asked of a State: {text}",
    "rules.show.questions": "Questions it reads:",
    "rules.show.elements": "Elements:",
    "rules.show.recommendations": "Recommendations that bear on it: {ids}",
    "cluster.confirmed": "confirmed",
    "cluster.likely": "likely, not confirmed",
    "cluster.provisional": "provisional, not confirmed",
    "state.met": "met",
    "state.partly": "met in part",
    "state.not-met": "not met",
    "state.unknown": "not known yet",
    "state.left-out": "does not arise",
    # Report
    "report-written": "Written: {file}",
    "schema-written": "Written: {file}",
}
