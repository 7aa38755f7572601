"""The house: a module imports only from layers below its own, and each outside library stands in one module."""

import ast
from pathlib import Path

import pytest

import checklist

PACKAGE = Path(checklist.__file__).parent
#: The layers, and in each its modules in order: a module imports only what stands before it.
LAYERS = (
    ("words", ("errors", "conditions", "force", "raw", "wording")),
    ("things", ("question", "rule", "submission", "versions", "finding", "problem", "texts")),
    (
        "pure work",
        (
            "gates",
            "asked",
            "consistency",
            "rulebook",
            "flow",
            "changes",
            "clearing",
            "engine",
            "checks",
            "editing",
            "editions",
            "merging",
            "splitting",
            "observations",
            "joining",
            "timetable",
            "plan",
            "burden",
            "shifts",
            "seeking",
            "selection",
            "drawing",
            "document",
            "form",
            "entry",
            "workbook",
            "exchange",
            "report",
            "outline",
        ),
    ),
    (
        "edges",
        (
            "files",
            "workers",
            "archives",
            "inbox",
            "parsing",
            "places",
            "loading",
            "scenarios",
            "schema",
            "explaining",
            "validation",
            "translation",
            "catalogues",
            "fonts",
            "rendering",
            "printing",
            "word",
            "spreadsheet",
            "cells",
            "assignment",
            "progress",
            "press",
            "interview",
            "importing",
        ),
    ),
    (
        "shells",
        (
            "console",
            "console_rules",
            "console_findings",
            "console_joined",
            "console_merging",
            "reporting",
            "migration",
            "ministries",
            "api",
            "verdicts",
            "annotations",
            "reply",
            "validating",
            "command_import",
            "commands",
            "cli",
            "__main__",
        ),
    ),
)
RANK = {module: rank for rank, module in enumerate(module for _, modules in LAYERS for module in modules)}
CORE = tuple(module for _, modules in LAYERS[:3] for module in modules)
HOME = {
    "ryaml": {"loading"},
    "yaml": {"loading"},
    "jsonschema": {"explaining"},
    "orjson": {"parsing"},
    "jsonschema_rs": {"validation"},
    "jinja2": {"rendering"},
    "weasyprint": {"printing"},
    "pydyf": {"printing"},
    "fontpkg": {"fonts"},
    "docx": {"word"},
    "xlsxwriter": {"spreadsheet"},
    "openpyxl": {"cells"},
    "questionary": {"interview"},
    "prompt_toolkit": {"interview"},
    "gettext": {"translation"},
    "polib": {"catalogues"},
    "tqdm": {"progress"},
}
PURE = {"os", "sys", "time", "random", "pathlib", "subprocess", "socket", "uuid", "secrets", "io"}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if name != "__init__":
            found.append((name, path))
    return found


def imports(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file; names out of `checklist` with their full path."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import hides where it comes from"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" if module == "checklist" else module for alias in node.names}
    return names


def read_off(path: Path) -> set[str]:
    """The names a file takes from other names, such as `today` of `date.today`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def calls(path: Path) -> set[str]:
    """The plain names a file calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


@pytest.mark.parametrize(("name", "path"), [pytest.param(n, p, id=str(p.relative_to(PACKAGE))) for n, p in modules()])
def test_imports_point_one_way(name: str, path: Path) -> None:
    for imported in imports(path):
        parts = imported.split(".")
        if parts[0] != "checklist" or len(parts) < 2 or parts[1] in (name, "__version__"):
            continue
        other = parts[1]
        assert RANK[other] < RANK[name], f"{name} imports {other}, which does not stand before it"


@pytest.mark.parametrize(("name", "path"), [pytest.param(n, p, id=str(p.relative_to(PACKAGE))) for n, p in modules()])
def test_each_outside_library_has_one_home(name: str, path: Path) -> None:
    used = {imported.split(".")[0] for imported in imports(path)} & HOME.keys()
    assert {library for library in used if name not in HOME[library]} == set()


@pytest.mark.parametrize("name", sorted(CORE))
def test_the_core_reads_no_clock_file_or_chance(name: str) -> None:
    paths = [path for module, path in modules() if module == name]
    assert {imported for path in paths for imported in imports(path)} & PURE == set()
    assert {name for path in paths for name in read_off(path)} & {"today", "now", "utcnow", "fromtimestamp"} == set()
    assert {call for path in paths for call in calls(path)} & {"open", "print", "input", "eval", "exec"} == set()


def test_every_module_has_its_layer() -> None:
    assert {name for name, _ in modules()} - RANK.keys() == set()


def test_no_module_is_called_utils() -> None:
    assert {name for name, _ in modules()} & {"utils", "helpers", "common", "manager", "misc"} == set()
