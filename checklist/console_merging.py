"""What merging and splitting tell on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from checklist.document import CitationLine
from checklist.flow import sections
from checklist.merging import Fate, Merged
from checklist.report.labels import Labels
from checklist.report.sides import Dispute, Disputes, Side
from checklist.rulebook import Rulebook
from checklist.splitting import Part
from checklist.submission import Submission
from checklist.texts import Texts, shown

_NAMED = (Fate.CORRECTED, Fate.WITHDRAWN, Fate.AGREED, Fate.OLDER, Fate.CONFLICT)  #: told by name, not only counted


def copy_lines(file: str, copy: Submission, merged: Iterable[Merged], texts: Texts) -> Iterator[str]:
    """What became of one file, and what its body answered without being asked."""
    told = tuple(merged)
    package = copy.package
    name = shown(file)
    yield texts.say("merge.of", file=name, bodies=shown(package.body)) if package else name
    for fate in Fate:
        names = [one.name for one in told if one.fate is fate]
        if names:
            counted = texts.count(f"merge.{fate}", len(names))
            yield texts.say("sides.row", label=counted, value=", ".join(names)) if fate in _NAMED else counted
    if not told:
        yield texts.say("merge.nothing-new")
    answered = (one.name for one in told if one.kind == "answers")
    unasked = [name for name in answered if package and name not in package.questions]
    if unasked:
        yield texts.say("merge.another-package", questions=", ".join(unasked))


def conflict_lines(rulebook: Rulebook, merged: Submission, texts: Texts) -> Iterator[str]:
    """Every conflict with what each side says."""
    disputes = Disputes(Labels(rulebook, merged, texts)).all()
    yield ""
    yield texts.count("merge.conflicts", len(disputes)) if disputes else texts.say("merge.no-conflicts")
    for dispute in disputes:
        yield ""
        yield heading(dispute, texts)
        for side in dispute.sides:
            yield from (f"  {line}" for line in side_lines(side, texts))


def heading(dispute: Dispute, texts: Texts) -> str:
    """What a conflict is about."""
    where = shown(dispute.where.text)
    return texts.say("sides.row", label=where, value=dispute.about) if dispute.about else where


def side_lines(side: Side, texts: Texts) -> Iterator[str]:
    """What one side says, what stands beside it, and the law cited."""
    yield _line(side.said)
    yield from (f"    {_line(row)}" for row in side.rows)
    for citation in side.citations:
        yield from _citation(citation, texts)


def _citation(citation: CitationLine, texts: Texts) -> Iterator[str]:
    values = {"law": citation.law.text, "provision": citation.provision.text, "status": citation.status}
    yield texts.say("merge.cited", **{name: _line(value) for name, value in values.items()})
    if citation.quote is not None:
        yield texts.say("merge.quote", quote=_line(citation.quote.text))


def _line(text: str) -> str:
    """Words that may hold line breaks, in one line; what they hold is cleaned already, and isolated where needed."""
    return " ".join(text.split())


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
    for section in sections(rulebook):
        own = [question_id for question_id in section.questions if question_id in left]
        if own:
            yield texts.say("split.left-row", section=section.key, questions=", ".join(own))
