"""The published JSON Schemas, generated from the models and the rulebook, and the catalogue the validator reads.

So that every validator gives the same verdict, they use no `format` keyword and spell digits out; what a text may not
contain is said by `not`, because `$` means the end of the text to some readers and the end of a line to others. What an
editor shows stands in `title` and `description`, which every editor knows.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checklist import conditions, exchange, files
from checklist.flow import sections
from checklist.question import DEGREES, DO_NOT_KNOW, Question, QuestionType
from checklist.rule import Article, Contents, Instrument, Note
from checklist.rulebook import Rulebook, contradiction_key
from checklist.submission import (
    DATE,
    FIRST_YEAR,
    FORMAT,
    LARGEST,
    LAST_YEAR,
    LINE,
    PENALTY,
    PLAIN,
    Figure,
    NoValue,
    Submission,
)

Node = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT_PATTERNS = (LINE, PLAIN)
_PENALTY = "The longest deprivation of liberty: 18 months, 14 years, life, death or none."
#: How a value is written, beyond the options of the question.
_WRITTEN = {
    QuestionType.YES_NO: "yes or no.",
    QuestionType.COVERAGE: "yes, in-part or no.",
    QuestionType.SEVERAL: f"For each option: yes, in-part, no or {DO_NOT_KNOW}.",
    QuestionType.PENALTY: _PENALTY,
    QuestionType.PENALTIES: f"For each option. {_PENALTY} Or {DO_NOT_KNOW}.",
    QuestionType.DATE: "A day, such as 2026-11-21.",
    QuestionType.TEXT: "In the State's own words. No names of persons; no data of victims.",
    QuestionType.STATISTICS: "Figures, each of one option and one year.",
}


def generate(rulebook: Rulebook) -> dict[str, bytes]:
    """Every file of the folder of schemas by name."""
    made = {
        "submission.schema.json": submission_schema(rulebook),
        "report.schema.json": report_schema(rulebook),
        "joined-report.schema.json": joined_report_schema(rulebook),
        "catalogue.json": catalogue(rulebook),
        "article.schema.json": _rule_file_schema(Article, "A file of rules: an article, or a section of a report"),
        "instrument.schema.json": _rule_file_schema(Instrument, "What an instrument is"),
        "rulebook.schema.json": _rule_file_schema(Contents, "What a folder of rules holds"),
    }
    return {name: _printed(content) for name, content in made.items()}


def write(rulebook: Rulebook, folder: Path) -> None:
    """Put the schemas in a folder."""
    files.make_folder(folder)
    for name, content in generate(rulebook).items():
        files.write(folder / name, content)


def _printed(content: Node) -> bytes:
    return json.dumps(content, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def submission_schema(rulebook: Rulebook) -> Node:
    """The schema of a submission: the models, with each question's own answers."""
    schema = _cleaned(Submission.model_json_schema())
    definitions = schema.pop("$defs")
    properties = schema["properties"]
    properties["format"] = {**properties["format"], "type": "integer"}
    answer = definitions["Answer"]
    answer["properties"]["value"] = {"title": "Value", "description": "As the question asks for it."}
    answer["oneOf"] = [_with("value", {}), _with("no_value", {})]
    answer["if"] = _with("no_value", {"const": NoValue.NOT_APPLICABLE})
    answer["then"] = _with("reason", {"type": "string", "minLength": 1})
    asked = rulebook.questions.values()
    treaties = [c.instrument for c in rulebook.chapters if _is_treaty(c.instrument)]
    places = rulebook.places
    entries = {
        "answers": {q.id: _answer_schema(q) for q in asked},
        "parties": {i.id: _described("Party", i.name) for i in treaties},
        "articles": {p.key: _described("ArticleNotes", p.article.title) for p in places},
    }
    for name, named in entries.items():
        properties[name] = {**_closed(properties[name]["title"], named), **_description(properties[name])}
    properties["completed"] = _named(properties["completed"], {"enum": [section.key for section in sections(rulebook)]})
    definitions["QuestionId"] = {"enum": list(rulebook.questions)}
    definitions["Package"]["properties"]["questions"]["items"] = {"$ref": "#/$defs/QuestionId"}
    for name in ("withdrawn", "discussion"):
        properties[name] = _named(properties[name], {"$ref": "#/$defs/QuestionId"})
    conflicts = definitions["Conflicts"]["properties"]
    for name in ("answers", "parties", "articles"):
        conflicts[name] = {**_conflicting(name, entries[name]), **_description(conflicts[name])}
    (names,) = conflicts["laws"]["patternProperties"]
    conflicts["laws"] = _named(conflicts["laws"], {"type": "string", "maxLength": 80, **_pattern(names)})
    return {
        "$schema": DIALECT,
        "$id": f"urn:treaty-checklist:submission:{FORMAT}:{rulebook.contents.edition}",
        "title": "Submission",
        "description": f"Format {FORMAT}, rules {rulebook.contents.edition}.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
        "$defs": definitions,
    }


def _description(node: Node) -> Node:
    return {"description": node["description"]}


def _named(node: Node, names: Node) -> Node:
    """A map of lists whose names are all of one kind."""
    (shape,) = node["patternProperties"].values()
    rest = {key: value for key, value in node.items() if key in ("title", "description", "type")}
    return {**rest, "propertyNames": names, "additionalProperties": {**shape, "minItems": 1}}


def _conflicting(name: str, entries: Mapping[str, Node]) -> Node:
    """A map of lists of what stands in the map of that name."""
    place = f"#/properties/{name}/properties"
    lists = {
        key: {"type": "array", "minItems": 1, "title": entry["title"], "items": {"$ref": f"{place}/{key}"}}
        for key, entry in entries.items()
    }
    return _closed("Conflicts", lists)


def report_schema(rulebook: Rulebook) -> Node:
    """The schema of a report as data."""
    schema = _sealed(_cleaned(exchange.REPORT.json_schema(mode="serialization")))
    properties = schema["properties"]
    properties["format"] = {"const": exchange.FORMAT, "type": "integer", "title": "Format"}
    properties["submission"] = {"type": "object", "description": "As submission.schema.json has it."}
    return {
        "$schema": DIALECT,
        "$id": f"urn:treaty-checklist:report:{exchange.FORMAT}:{rulebook.contents.edition}",
        **schema,
        "title": "Report",
        "description": f"A report as data. Format {exchange.FORMAT}, rules {rulebook.contents.edition}.",
    }


def joined_report_schema(rulebook: Rulebook) -> Node:
    """The schema of a report on several territories as data."""
    schema = _sealed(_cleaned(exchange.JOINED.json_schema(mode="serialization")))
    schema["properties"]["format"] = {"const": exchange.JOINED_FORMAT, "type": "integer", "title": "Format"}
    schema["$defs"]["ReportData"]["properties"] |= {
        name: report_schema(rulebook)["properties"][name] for name in ("format", "submission")
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:treaty-checklist:joined-report:{exchange.JOINED_FORMAT}:{rulebook.contents.edition}",
        **schema,
        "title": "Joined report",
        "description": (
            f"A report on several territories of a federal State as data. Format {exchange.JOINED_FORMAT}, rules "
            f"{rulebook.contents.edition}."
        ),
    }


def _sealed(node: Any) -> Any:
    """A schema whose objects hold nothing but what is named."""
    if isinstance(node, list):
        return [_sealed(item) for item in node]
    if not isinstance(node, dict):
        return node
    sealed = {key: _sealed(value) for key, value in node.items()}
    return {**sealed, "additionalProperties": False} if isinstance(node.get("properties"), dict) else sealed


def _with(name: str, value: Node) -> Node:
    """An object that has an entry; said in full, as strict readers of schemas ask."""
    return {"type": "object", "properties": {name: value}, "required": [name]}


def _closed(title: str, properties: Mapping[str, Node]) -> Node:
    return {"type": "object", "title": title, "properties": dict(properties), "additionalProperties": False}


def _described(model: str, title: str) -> Node:
    return {"$ref": f"#/$defs/{model}", "title": title}


def _answer_schema(question: Question) -> Node:
    return {
        "$ref": "#/$defs/Answer",
        "title": question.ask,
        "description": " ".join(filter(None, (question.why, question.hint))),
        "type": "object",
        "properties": {"value": {"description": _WRITTEN.get(question.type, ""), **_value_schema(question)}},
    }


def _value_schema(question: Question) -> Node:
    penalty: Node = {"type": "string", "maxLength": 12, **_pattern(PENALTY)}
    match question.type:
        case QuestionType.SEVERAL:
            return _by_option(question, {"type": "string", "enum": [*DEGREES, DO_NOT_KNOW]})
        case QuestionType.PENALTIES:
            word = _pattern(PENALTY.replace("none", f"none|{DO_NOT_KNOW}"))
            return _by_option(question, {"type": "string", "maxLength": 12, **word})
        case QuestionType.PENALTY:
            return penalty
        case QuestionType.DATE:
            return {"type": "string", "maxLength": 10, **_pattern(DATE)}
        case QuestionType.STATISTICS:
            return _figures(question)
        case QuestionType.TEXT:
            return {"type": "string", "minLength": 1, "maxLength": 20000, **_pattern(PLAIN)}
        case QuestionType.CHOICE:
            return _one_of(question.options)
    return {"type": "string", "enum": list(question.values)}


def _figures(question: Question) -> Node:
    groups = {name: _one_of(listed) for name, listed in question.groups.items()}
    about = {name: field.description for name, field in Figure.model_fields.items()}
    properties: Node = {
        "of": _one_of(question.options),
        "year": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR, "description": about["year"]},
        "by": {**_closed("Groups", groups), "description": about["by"]},
        "count": {"type": "integer", "minimum": 0, "maximum": LARGEST, "description": about["count"]},
    }
    figure = {**_closed("Figure", properties), "required": ["of", "year", "count"]}
    return {"type": "array", "minItems": 1, "maxItems": 5000, "items": figure}


def _one_of(options: Mapping[str, str]) -> Node:
    meaning = "\n".join(f"{option}: {text}" for option, text in options.items())
    return {"type": "string", "enum": list(options), "description": meaning}


def _by_option(question: Question, value: Node) -> Node:
    properties = {option: {**value, "title": text} for option, text in question.options.items()}
    return {"type": "object", "minProperties": 1, "properties": properties, "additionalProperties": False}


def _pattern(pattern: str) -> Node:
    """A pattern said so that a line break at the end is refused by every reader alike."""
    if pattern in _TEXT_PATTERNS:
        return {"not": {"pattern": pattern.replace("^[^", "[").removesuffix("*$")}}
    return {"pattern": pattern, "not": {"pattern": "\n"}}


def _cleaned(node: Any) -> Any:
    """A model's schema without titles of fields and `null` for what may be left out, and with patterns said safely."""
    if isinstance(node, list):
        return [_cleaned(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "anyOf" in node and {"type": "null"} in node["anyOf"]:
        rest = [item for item in node["anyOf"] if item != {"type": "null"}]
        node = {**{k: v for k, v in node.items() if k not in ("anyOf", "default")}, **rest[0]}
    cleaned = {key: _cleaned(value) for key, value in node.items()}
    if isinstance(cleaned.get("pattern"), str):
        cleaned |= _pattern(cleaned.pop("pattern"))
    return cleaned


def catalogue(rulebook: Rulebook) -> Node:
    """What the validator must know of the rulebook, without its models: questions in asking order, with their gates."""
    treaties = (chapter.instrument for chapter in rulebook.chapters if _is_treaty(chapter.instrument))
    return {
        "format": FORMAT,
        "edition": rulebook.contents.edition,
        "domains": domains(rulebook),
        "treaties": {treaty.id: dict(_treaty(treaty)) for treaty in treaties},
        "exclusive": list(rulebook.contents.exclusive),
        "contradictions": [_contradiction(note) for note in rulebook.contradictions],
        "questions": {question.id: dict(_entry(question, rulebook)) for question in rulebook.in_asking_order},
        **({"retired": list(rulebook.retired)} if rulebook.retired else {}),
    }


def _is_treaty(instrument: Instrument) -> bool:
    return instrument.kind == "treaty"


def _treaty(instrument: Instrument) -> Iterator[tuple[str, object]]:
    """What of a treaty tells whether a party status can be."""
    for name in ("dated", "in_force", "protocol_to", "joined"):
        if getattr(instrument, name):
            yield name, getattr(instrument, name)


def _contradiction(note: Note) -> Node:
    return {"key": contradiction_key(note.id), "text": note.text, "when": conditions.as_data(note.when)}


def _entry(question: Question, rulebook: Rulebook) -> Iterator[tuple[str, object]]:
    yield "type", question.type.value
    yield "domain", rulebook.question_places[question.id].instrument.id
    yield "ask", question.ask
    if question.options:
        yield "options", {option: rulebook.option_key(question, option) for option in question.options}
    if question.gate is not None:
        yield "gate", conditions.as_data(question.gate)
    if question.id in rulebook.owed:
        yield "owed", rulebook.owed[question.id]
    if question.no_less_than is not None:
        yield "no_less_than", question.no_less_than
    if question.by:
        yield "by", list(question.by)
    if question.persons:
        yield "persons", list(question.persons)


def domains(rulebook: Rulebook) -> list[str]:
    """The translation files of a rulebook."""
    return ["rulebook", *(chapter.instrument.id for chapter in rulebook.chapters)]


def _rule_file_schema(model: type[BaseModel], title: str) -> Node:
    """The schema of a rule file, for editors."""
    schema = _referring(_cleaned(model.model_json_schema(by_alias=True)))
    schema.setdefault("$defs", {})["condition"] = CONDITION
    return {"$schema": DIALECT, **schema, "title": title}


def _referring(node: Any) -> Any:
    """A schema whose fields of conditions refer to the one schema of conditions."""
    if isinstance(node, list):
        return [_referring(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("title") == CONDITION["title"]:
        return {"$ref": "#/$defs/condition"}
    return {key: _referring(value) for key, value in node.items()}


_WORDS: Node = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_AGAIN: Node = {"$ref": "#/$defs/condition"}
CONDITION: Node = {
    "title": "Condition",
    "description": "A test on one question, or `all`, `any` or `not` of conditions.",
    "type": "object",
    "properties": {
        "question": {"type": "string"},
        "option": {"type": "string"},
        "is": _WORDS,
        "has_all": _WORDS,
        "has_any": _WORDS,
        "at_least": {"type": ["integer", "string"], "description": "Months, or a penalty such as `4 years`."},
        "at_most": {"type": ["integer", "string"], "description": "Months, or a penalty such as `4 years`."},
        "before": {"type": "string", "description": "A date; the day itself is not before."},
        "after": {"type": "string", "description": "A date; the day itself is not after."},
        "all": {"type": "array", "items": _AGAIN, "minItems": 1},
        "any": {"type": "array", "items": _AGAIN, "minItems": 1},
        "not": _AGAIN,
    },
    "additionalProperties": False,
    "minProperties": 1,
}
