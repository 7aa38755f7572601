"""What merging and splitting tell on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from checklist.flow import sections
from checklist.merging import Fate, Merged
from checklist.report.labels import Labels
from checklist.report.sides import Dispute, Disputes
from checklist.rulebook import Rulebook
from checklist.splitting import Part
from checklist.submission import Submission
from checklist.texts import Texts, shown

_NAMED = (Fate.CORRECTED, Fate.WITHDRAWN, Fate.AGREED, Fate.OLDER, Fate.CONFLICT)  #: told by name, not only counted


def copy_lines(
    rulebook: Rulebook, file: str, copy: Submission, merged: Iterable[Merged], texts: Texts
) -> Iterator[str]:
    """What became of one file, and what its body answered without being asked.

    What changes nothing because it was replaced before is told in full: whoever altered it by hand would look for it.
    """
    told, disputes = tuple(merged), Disputes(Labels(rulebook, copy, texts))
    package = copy.package
    name = shown(file)
    yield texts.say("merge.of", file=name, bodies=shown(package.body)) if package else name
    for fate in Fate:
        names = [one.name for one in told if one.fate is fate]
        if names:
            counted = texts.count(f"merge.{fate}", len(names))
            yield texts.say("sides.row", label=counted, value=", ".join(names)) if fate in _NAMED else counted
        if fate is Fate.OLDER:
            sides = (disputes.of(one.kind, one.name) for one in told if one.fate is fate)
            yield from (f"      {line}" for side in sides if side is not None for line in disputes.lines(side))
    if not told:
        yield texts.say("merge.nothing-new")
    answered = (one.name for one in told if one.kind == "answers")
    unasked = [name for name in answered if package and name not in package.questions]
    if unasked:
        yield texts.say("merge.another-package", questions=", ".join(unasked))


def conflict_lines(rulebook: Rulebook, merged: Submission, texts: Texts) -> Iterator[str]:
    """Every conflict with what each side says."""
    disputes = Disputes(Labels(rulebook, merged, texts))
    found = disputes.all()
    yield ""
    yield texts.count("merge.conflicts", len(found)) if found else texts.say("merge.no-conflicts")
    for dispute in found:
        yield ""
        yield _heading(dispute, texts)
        for side in dispute.sides:
            for number, line in enumerate(disputes.lines(side)):
                yield f"{'      ' if number else '  '}{line}"


def _heading(dispute: Dispute, texts: Texts) -> str:
    """What a conflict is about."""
    where = shown(dispute.where.text)
    return texts.say("sides.row", label=where, value=dispute.about) if dispute.about else where


def package_lines(part: Part, file: str, texts: Texts) -> Iterator[str]:
    """A package: whom it asks how much, where it lies, and what is in it for the sake of its questions."""
    package = part.package
    questions = texts.count("split.questions", len(package.questions))
    yield texts.say("split.package", body=shown(package.body), questions=questions, file=shown(file))
    if part.gates:
        yield texts.say("split.gates", questions=", ".join(part.gates))
    if part.context:
        yield texts.count("split.context", len(part.context))


def left_lines(rulebook: Rulebook, in_conflict: Sequence[str], left: Sequence[str], texts: Texts) -> Iterator[str]:
    """What is in no package, and stays with the lead."""
    if in_conflict:
        yield texts.say("split.in-conflict", questions=", ".join(in_conflict))
    if left:
        yield texts.count("split.left", len(left))
    left_in = [(section, [id for id in section.questions if id in left]) for section in sections(rulebook)]
    whole = [section.key for section, own in left_in if len(own) == len(section.questions)]
    if whole:
        yield texts.say("split.left-whole", sections=", ".join(whole))
    for section, own in left_in:
        if own and section.key not in whole:
            yield texts.say("split.left-row", section=section.key, questions=", ".join(own))
