"""The texts of reports from cleared answers only, and of reports on several territories of a federal State."""

from checklist.wording import Wording

TEXTS: Wording = {
    # How far answers are cleared
    "clearing.label": "Answers",
    "clearing.counts": (
        "given: {given}; cleared by the focal point: {cleared}; checked by the body's lawyer: {checked}; "
        "drafted: {drafted}"
    ),
    "clearing.only": (
        "Made from cleared answers only: the answers given and not cleared ({rest}) count as not answered, which is "
        "not no. What the State adds to articles, the register of laws and the status of the State are not cleared one "
        "by one; they stand as they were given."
    ),
    "clearing.shown": "Answers {counts}.",
    "report.summary.not-cleared": (
        "{n} answer is given, is not cleared and counts as not answered",
        "{n} answers are given, are not cleared and count as not answered",
    ),
    "clearing.not-cleared": "An answer is given and not cleared yet",
    "report.not-cleared.heading": "Answered and not cleared yet",
    "report.not-cleared.lead": "An answer is given to these questions and is not cleared yet. They count as unknown.",
    "report.not-cleared.none": "Every answer given is cleared.",
    # Several territories of a federal State
    "formats.sheet.joined": "Joined findings",
    "joined.notice": (
        "This report joins territories of a federal State, each of which answered for itself. They stand in the order "
        "of their names and are not compared."
    ),
    "joined.territories": "Territories",
    "joined.territories.lead": (
        "Each answered for itself, on its own date. Its action plan, comments and figures stand in its own report."
    ),
    "joined.more": ("and {n} more", "and {n} more"),
    "joined.of": "{text} ({territories})",
    "joined.in": "{text} Where: {territories}.",
    "joined.concerns": "Concerns: {territories}",
    "joined.finding": "Finding",
    "joined.outcome": "{name}: {found}",
    "joined.as-of": "{name}: answers of {date}",
    "joined.alike": "In every territory: {found}.",
    "joined.lacking": "What is missing, and where",
    "joined.left-out": "Declared not applicable here, and left out of the joined finding.",
    "joined.not-asked": "Not asked in any of the territories.",
    "joined.inactive": "not asked, so that the answer on file does not count",
    "joined.figures": ("{n} figure, in the record of the territory", "{n} figures, in the record of the territory"),
    "joined.register": "In the register of",
    "joined.difficulties.lead": "As each territory describes them, under the article they concern.",
    "joined.difficulties.none": "None is recorded.",
    "joined.method": (
        "Territories are joined so: a provision is implemented only if it is so in every territory, not implemented if "
        "it is so in none, and otherwise partially. A territory to which it does not apply, or which declares with a "
        "reason that what it asks does not concern it, is left out of this. The finding is undetermined while an "
        "answer still to come, in any territory, could change it. What is to be considered or endeavoured is never "
        "partial: it is not implemented while one territory has not done so. An option is used as soon as one "
        "territory uses it."
    ),
    # What stands in such a report in the place of the words for one territory
    "joined.instead.report.summary.lead": (
        "A provision is implemented only if it is so in every territory that it concerns, not implemented if it is so "
        "in none, and otherwise in part. A mark beside each outcome repeats it in black and white."
    ),
    "joined.instead.outcome.consider.not-implemented": "Not considered everywhere",
    "joined.instead.outcome.endeavour.not-implemented": "Effort not made everywhere",
    "joined.instead.outcome.optional.implemented": "Used in at least one territory",
    "joined.instead.outcome.saving.not-implemented": "Contradicted in at least one territory",
    # What is wrong with the files
    "error.joined-states": (
        "{file} is of another State than {first}: {state}, and not {first_state}. Territories of one State can be "
        "joined; leave one of the two files out, or write the name of the State alike in both (field state)."
    ),
    "error.joined-editions": (
        "{file} was answered to another edition of the rules than {first}: {rules}, and not {first_rules}. Bring both "
        "to the same edition first."
    ),
    "error.joined-no-territory": (
        "{file} does not say of which territory it is, and a joined report tells territories apart by their names. "
        "Write the name into the field territory, or leave the file out."
    ),
    "error.joined-twice": (
        "{file} and {first} are of the same territory: {territory}. Leave one of the two out, or correct the field "
        "territory."
    ),
    "error.joined-natures": (
        "The files are of several natures: {natures}. Only what is declared and what is a draft can stand in one "
        "report. Leave out the files that are something else, or correct the field nature."
    ),
    "error.joined-one": "--joined joins the files of several territories: name two files or more.",
    "error.assess-several": (
        "Several files are assessed together only with --joined, as territories of one State. Without it, name one "
        "file."
    ),
    "cli.opt.joined": "join the files, each on one territory of a federal State, in one report",
    "cli.opt.assess-joined": "join the files, each on one territory of a federal State",
    "cli.opt.cleared": "from cleared answers only; the others count as not answered",
}
