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
    "cli.opt.cleared": "from cleared answers only; the others count as not answered",
}
