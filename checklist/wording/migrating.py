"""Bringing submissions of earlier editions of the rules to the one at hand; and what only programs are told."""

from checklist.wording import Wording

TEXTS: Wording = {
    "cli.migrate": "bring a submission of an earlier edition of the rules to this one, in a new file",
    "cli.opt.migrate-out": "the new file; beside the old one, with the edition in its name, if none is named",
    "cli.opt.dry-run": "say what would be changed, and write nothing",
    "cli.opt.force": "write over files that are there; never over the file that is migrated",
    "migrate.nothing": "{file} is of the edition {edition} already: there is nothing to do.",
    "migrate.dry-run": "Nothing was written.",
    "migrate.title": "What became of {file} in the edition {edition} of the rules",
    "migrate.carried": "{was}: now stands under {now}",
    "migrate.to-confirm": "{was}: now stands under {now}, and may mean something else there: look at it again.",
    "migrate.aside.retired": "{was}: set aside. Nothing stands for it any more.",
    "migrate.aside.taken": "{was}: set aside. Something stands under {now} already.",
    "migrate.aside.unfit": "{was}: set aside. It does not fit {now}.",
    "migrate.why": "Why: {why}",
    "migrate.total.carried": "Under another name, unchanged: {n}",
    "migrate.total.to-confirm": "To be looked at again: {n}",
    "migrate.total.aside": "Set aside: {n}",
    "error.edition-unknown": "{file} names the edition {edition} of the rules, which this program, whose edition is "
    "{own}, does not know. Nothing was changed. If it is newer, install a newer version of the program; if it is "
    "mistyped, correct the entry rules.",
    "error.migrate-exists": "{file} is there already, and holds something else. Nothing was written over. Name another "
    "file with --out, or write over it with --force.",
    "error.migrate-original": "{file} is the file that is migrated, which is never changed. Name another with --out.",
    "error.not-one-of": "{value} cannot stand for {name}; choose one of {known}.",
    "problem.retired-answered": "{name} stood in an earlier edition of the rules, and stands in this one no more.",
    "cure.retired-answered": "Keep the answer, and bring the file to this edition with: checklist migrate (its entry "
    "rules names the edition that it is of).",
    "problem.retired-leads-nowhere": "There is no {id} that could stand for the retired id.",
    "cure.retired-leads-nowhere": "Name what stands for it today, or leave becomes out.",
    "cure.retired-leads-nowhere.near": "Did you mean {near}?",
}
