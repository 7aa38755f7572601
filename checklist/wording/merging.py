"""Several bodies: packages for each, what became of what they send back, and conflicts."""

from checklist.wording import Wording

TEXTS: Wording = {
    # Conflicts in words, in every output
    "sides.row": "{label}: {value}",
    "sides.unnamed": "A body that is not named",
    "sides.role": "{body} ({role})",
    "sides.when": "{who}, {time}",
    "sides.cited": "Law cited: {law}, {place} ({status})",
    "sides.quote": "“{quote}”",
    "sides.withdrawn": "the answer is taken back",
    "sides.since": "In force for the State since",
    "sides.notes": "notes",
    "sides.no-notes": "the notes are taken back",
    "sides.difficulties": "Difficulties",
    "sides.good-practice": "Good practice",
    "report.in-conflict": (
        "{n} answer stands, and an answer was taken back elsewhere: to be settled. It counts as unknown.",
        "{n} answers stand, to be settled. Until then the answer counts as unknown.",
    ),
    "report.conflicts.heading": "Changed on two sides, and to be settled",
    "report.conflicts.lead": "Bodies changed these without knowing of each other. Every side is kept. Answers in "
    "conflict count as unknown until the lead body settles on one.",
    "formats.sheet.conflicts": "Conflicts",
    "formats.conflict": "What is in conflict",
    "formats.entry-id": "Id",
    "formats.side": "What one side says",
    "formats.beside": "Beside it",
    # Merge
    "cli.merge": "merge what bodies send back into one submission, and tell every conflict",
    "cli.arg.merge-file": "the submission of the lead body first, then the files to merge into it",
    "cli.opt.merge-out": "file to write the merged submission to; without it, nothing is written",
    "cli.opt.in-place": "write to the first file",
    "cli.opt.fail-on-conflicts": "end with exit code 1 when conflicts are left",
    "merge.of": "{file}, from {bodies}",
    "merge.taken": ("  {n} entry is new", "  {n} entries are new"),
    "merge.corrected": ("  {n} entry is corrected", "  {n} entries are corrected"),
    "merge.withdrawn": ("  {n} answer is taken back", "  {n} answers are taken back"),
    "merge.agreed": ("  {n} entry says what another body said", "  {n} entries say what another body said"),
    "merge.older": (
        "  {n} entry is older than what replaced it, and changes nothing",
        "  {n} entries are older than what replaced them, and change nothing",
    ),
    "merge.conflict": ("  {n} conflict", "  {n} conflicts"),
    "merge.nothing-new": "  nothing new",
    "merge.another-package": "  not asked of this body: {questions}",
    "merge.conflicts": ("{n} conflict to settle:", "{n} conflicts to settle:"),
    "merge.no-conflicts": "No conflict is left.",
    "merge.settle": "Settle them with: {command}",
    "merge.preview": "Nothing is written yet. Write it with --in-place, or to another file with --out FILE.",
    "error.merge-other-format": "{file}: the format is {other}, and that of the first file {one}. Nothing was written. "
    "Open both with the same version of the program.",
    "error.merge-other-rules": "{file} was answered on the edition {other} of the rules, the first file on {one}. "
    "Nothing was written. Bring both to one edition with: checklist migrate",
    "error.merge-other-state": "{file} is of another State, {other}; the first file is of {one}. Nothing was written. "
    "Check that the right file was sent; where only the name is spelt otherwise, correct it with: checklist fill",
    "error.merge-other-territory": "{file} is of the territory {other}, the first file of {one}. Nothing was written. "
    "Each territory makes a submission of its own; where only the name is spelt otherwise, correct it with: "
    "checklist fill",
    "error.merge-other-nature": "{file} is called {other}, the first file {one}. Nothing was written. "
    "Give both the same nature with: checklist fill",
    "error.merge-other-language": "{file} says that it is written in {other}, the first file in {one}. Nothing was "
    "written. Give both the same language with: checklist fill",
    "error.merge-many-bodies": "{file}: more packages than one package can name. Nothing was written. "
    "Merge them into the whole submission instead.",
    "error.merge-target-taken": "{file} is there already and is not one of the files that are merged. Nothing was "
    "written. Name another file, or merge it too.",
    "error.merge-target-changed": "{file} was changed by somebody else meanwhile. Nothing was written. "
    "Run the same command again.",
    "error.merge-too-large": "The merged submission would be larger than {limit} MB, more than can be read again. "
    "Nothing was written. Merge fewer files, or shorten comments.",
    "error.merge-both-targets": "--out and --in-place cannot stand together. Choose one of them.",
    # Split
    "cli.split": "make a package for each body: its questions, the register of laws, instructions",
    "cli.arg.split-file": "the submission of the lead body",
    "cli.opt.split-out": "folder for the packages",
    "cli.opt.plan": "who answers what (CSV); without it, as the rulebook suggests",
    "cli.opt.write-plan": "write the plan to this file, to be edited, and make no package",
    "cli.opt.body": "make one package, for this body; with --section",
    "cli.opt.section": "section of the package, such as tip-5, or the id of a question; once for each",
    "split.package": "{body}: {questions} → {file}",
    "split.questions": ("{n} question", "{n} questions"),
    "split.context": (
        "  {n} answer of others goes along, because questions depend on it",
        "  {n} answers of others go along, because questions depend on them",
    ),
    "split.gates": "  also asked, because questions depend on them: {questions}",
    "split.in-conflict": "In no package, because their answers are in conflict, which you settle first: {questions}",
    "split.left": ("{n} question stays with you:", "{n} questions stay with you:"),
    "split.left-whole": "  all of {sections}",
    "split.left-row": "  {section}: {questions}",
    "split.plan-written": "Written: {file}. Give each section a body, save it as CSV (UTF-8), and run: {command}",
    "error.split-of-package": "{file} is a package itself. Split the whole submission.",
    "error.split-section-without-body": "--section needs --body, and --body needs at least one --section.",
    "error.split-plan-and-body": "--plan and --body cannot stand together. Choose one of them.",
    "error.split-needs-out": "Say where the packages go with --out FOLDER, or write the plan with --write-plan FILE.",
    "error.split-unknown-section": "{id} is neither a section nor a question. Sections are called such as {example}.",
    "error.split-unknown-section-near": "{id} is neither a section nor a question. Did you mean {near}?",
    "error.split-file-there": "{file} is there already and differs: somebody may have worked on it. Nothing was "
    "written. Merge it first if it is a package, then choose another name or folder.",
    "error.split-bad-body": "The name of the body is empty, longer than {limit} characters or holds characters that "
    "cannot be seen. Write it again.",
    "error.split-plan-broken": "{file} is not a plan that can be followed; nothing was written.",
    "error.split-nobody": "The plan gives no question to any body; nothing was written.",
    "problem.plan-encoding": "The file is not in UTF-8.",
    "cure.plan-encoding": "In Excel, save it as “CSV UTF-8”.",
    "problem.plan-unreadable": "The table cannot be read from here on: {why}.",
    "cure.plan-unreadable": "Save it from Excel once more, as “CSV UTF-8”.",
    "problem.plan-columns": "The first line names no columns section, question and body.",
    "cure.plan-columns": "Keep the first line as it was written by --write-plan.",
    "problem.plan-unknown-section": "There is no section {id}.",
    "cure.plan-unknown-section": "Keep the ids as they were written by --write-plan.",
    "cure.plan-unknown-section.near": "Did you mean {near}?",
    "problem.plan-unknown-question": "There is no question {id}.",
    "cure.plan-unknown-question": "Keep the ids as they were written by --write-plan.",
    "cure.plan-unknown-question.near": "Did you mean {near}?",
    "problem.plan-neither": "The line names neither a section nor a question.",
    "cure.plan-neither": "Take the line out, or name one.",
    "problem.plan-twice": "{id} is given to a body a second time.",
    "cure.plan-twice": "Keep one of the lines.",
    "problem.plan-body": "The name of the body is longer than {limit} characters or holds characters that cannot "
    "be seen.",
    "cure.plan-body": "Write the name again.",
    # Instructions in a package
    "package.title": "Questions for: {body}",
    "package.what": (
        "{state} is assessing its law against the treaties on trafficking in persons, smuggling of migrants and "
        "organized crime, as of {date}. Your body is asked {questions}."
    ),
    "package.sections": "What you are asked about:",
    "package.section": "  {section}: {questions}",
    "package.context": (
        "{n} answer of another body is shown to you, because your questions depend on it. Leave it as it is.",
        "{n} answers of other bodies are shown to you, because your questions depend on them. Leave them as they are.",
    ),
    "package.how": "How to answer:",
    "package.fill": "  1. Open a terminal in this folder and run: {command}",
    "package.excel": "  2. Or, if a workbook (Excel) came with this file, fill it in and send it back instead.",
    "package.laws": (
        "The register of laws is shared by all bodies. Cite from it, and add the laws that are missing; what you add "
        "joins the register."
    ),
    "package.nothing-erased": (
        "What you leave empty erases nothing: a question without an answer stays as it was. To take an answer back, "
        "choose “Not answered yet”."
    ),
    "package.unknown": "“Do not know” is an answer, and better than a guess. It never counts as no.",
    "package.names": "Write no names of persons, and nothing about victims.",
    "package.back": (
        "When you are done, send the file {file} back to the body that sent it. You can go on working on it and send "
        "it again: nothing is counted twice."
    ),
    # Settling in the dialogue
    "fill.list.conflicts": ("{n} conflict to settle", "{n} conflicts to settle"),
    "fill.settle.which": "Which conflict?",
    "fill.settle.side": "Take this: {said}",
    "fill.settle.anew": "Answer the question anew",
    "fill.settle.open": "Leave it open for now",
    "fill.settle.how": "What should stand?",
    "fill.settle.done": "Settled.",
    "fill.settle.none": "No conflict is left.",
    "fill.settle.not-asked": "The question is not asked as others are answered now; the answer is kept and ignored.",
    # What the validator notes
    "problem.conflict-open": "It was changed on two sides, and nothing is settled on yet.",
    "cure.conflict-open": "The lead body settles it with: checklist fill",
}
