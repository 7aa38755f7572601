"""What `checklist validate` says of submissions, and the letters to those who sent them."""

from checklist.wording import Wording

TEXTS: Wording = {
    # The command line
    "cli.arg.submissions": (
        "a submission (JSON); a folder; a pattern in quotes; a file with a submission in each line (ndjson, jsonl); "
        "an archive (zip); or - for standard input"
    ),
    "cli.opt.format": (
        "text (default); json and ndjson for other programs; sarif, junit and github for code hosts and test runners; "
        "reply: a letter to each sender in the language of the submission"
    ),
    "cli.opt.format-json": "the same as --format json",
    "cli.opt.validate-out": "file to write to instead; with --format reply, folder to write the letters to",
    "cli.opt.quiet": "leave out submissions that fulfil what is required",
    "cli.opt.jobs": "number of processes that check; as many as there are processors if none is given",
    "error.bad-jobs": "{jobs} is no number of processes. Write a number from 1 to 1024.",
    # What was found
    "validate.valid": "{file}: valid, complete, consistent",
    "validate.valid.complete": "{file}: valid, consistent; not complete",
    "validate.valid.consistent": "{file}: valid, complete; not consistent",
    "validate.valid.complete.consistent": "{file}: valid; not complete, not consistent",
    "validate.problems": ("{file}: {n} problem", "{file}: {n} problems"),
    "validate.question": "Question: {ask}",
    "validate.note": "Note: {text}",
    "validate.total": (
        "{n} submission: {valid} valid, {broken} with problems, {unable} not checked",
        "{n} submissions: {valid} valid, {broken} with problems, {unable} not checked",
    ),
    "validate.total.valid": (
        "Of the {n} that is valid: {complete} complete, {consistent} consistent",
        "Of the {n} that are valid: {complete} complete, {consistent} consistent",
    ),
    "validate.unchecked": "What was not checked: whether the answers are true, and whether the law cited says so.",
    "validate.not-complete": "Not complete",
    "validate.not-consistent": "Not consistent",
    "validate.not-known": "Not known of a submission that is not valid",
    "validate.passed-over": (
        "Not looked at in {file}: {n} file that is no submission by its name",
        "Not looked at in {file}: {n} files that are no submissions by their names",
    ),
    "validate.bar": "Files",
    "validate.bar.checked": ("{n} submission checked", "{n} submissions checked"),
    # What could not be checked
    "error.nothing-in-folder": "The folder {file} holds nothing to check: no file whose name ends in json, ndjson, "
    "jsonl or zip. Check the name.",
    "error.nothing-matches": "No file matches {file}. Check the pattern and the folder.",
    "error.nothing-in-file": "{file} holds no submission. Check that it is the right file.",
    "error.check-ended": "{file} was not checked: the process that checked it ended. Check it again with: --jobs 1",
    "error.archive-broken": "{file} is no sound zip archive. Ask the sender for it again.",
    "error.archive-member-broken": "{file} is damaged in its archive. Ask the sender for it again.",
    "error.archive-encrypted": "{file} is encrypted and was not checked. Unpack it with its password and check the "
    "files, or ask the sender for them without one.",
    "error.archive-method": "{file} is packed in a way that is not read here, and was not checked. Unpack it and check "
    "the file.",
    "error.archive-nested": "{file} is an archive in an archive, and was not opened. Unpack it and check what it "
    "holds.",
    "error.archive-members": "{file} holds more than the {limit} files that are read of one archive; none was checked. "
    "Divide it, or unpack it and check the folder.",
    "error.archive-overfull": "{file} unpacks to far more than its size: the rest of it was not checked. Check that it "
    "is the right file; to read it all the same, unpack it and check the folder.",
    # The letter to a sender
    "reply.about": "About the file {file}",
    "reply.state": "Submission of {state}",
    "reply.problems": (
        "The file was checked and cannot be used yet: {n} thing has to be put right.",
        "The file was checked and cannot be used yet: {n} things have to be put right.",
    ),
    "reply.place": "Place in the file: {place}",
    "reply.line": "Line in the file: {line}",
    "reply.more": ("And {n} more.", "And {n} more."),
    "reply.send-again": "Please put this right and send the file again.",
    "reply.valid": "The file was checked and is valid.",
    "reply.notes": "What you may wish to look at:",
    "reply.nothing": "Nothing needs to be done.",
    "reply.written": ("{n} letter written to {folder}", "{n} letters written to {folder}"),
}
