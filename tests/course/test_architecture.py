"""Imports go down: the rooms of `utils` stand above what they import, as CONTRIBUTING.md draws them."""

import ast
import re
from pathlib import Path

import pytest

UTILS = Path(__file__).resolve().parents[2] / "utils"
MAY_IMPORT = {
    "nn": set(),
    "data": set(),
    "checks": set(),
    "variants": {"checks"},
    "grading": {"variants"},
    "browser": set(),
    "models": {"nn", "data"},
    "curves": {"nn", "data", "models"},
    "demos": {"nn", "data", "models", "curves"},
    "plots": {"demos"},
    "widgets": {"demos", "plots"},
    "playground": {"widgets", "plots", "demos", "nn", "data"},
    "slides": {"playground", "widgets", "demos", "plots", "browser"},
    "bench": {"nn", "data", "demos", "plots", "widgets", "playground", "grading", "browser", "course"},
    "course": {"slides", "grading", "bench", "browser", "widgets", "curves"},
}
FOR_ALL = ("utils.demos.scene", "utils.demos.controls", "utils.demos.words")
SCENE_ONLY = {"plots": FOR_ALL, "widgets": FOR_ALL}


def imports_of(source: str) -> set[str]:
    """Every module of `utils` that `source` imports, anywhere in it, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" if node.module == "utils" else node.module for alias in node.names}
    return {name for name in found if name.startswith("utils.")}


def faults(path: Path, source: str) -> list[str]:
    room = path.relative_to(UTILS).parts[0].removesuffix(".py")
    found = []
    for name in imports_of(source):
        other = name.split(".")[1]
        if other != room and other not in MAY_IMPORT[room]:
            found.append(f"{path.name}: {room} imports {name}")
        elif other == "demos" and room in SCENE_ONLY and not name.startswith(SCENE_ONLY[room]):
            found.append(f"{path.name}: {room} imports {name}; of demos it may know Scene, controls, words")
    return found


@pytest.mark.parametrize("path", sorted(UTILS.rglob("*.py")), ids=lambda path: str(path.relative_to(UTILS)))
def test_imports_go_down(path):
    if path != UTILS / "__init__.py":
        assert faults(path, path.read_text()) == []


def test_an_import_upward_is_caught():
    planted = "def late():\n    from utils.plots import draw\n"
    assert faults(UTILS / "nn" / "layer.py", planted) == ["layer.py: nn imports utils.plots"]


def on_import(path: Path) -> set[str]:
    """The modules that a file imports as soon as it is imported itself."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        found |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
        found |= {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
    return {name.split(".")[0] for name in found}


def test_the_course_starts_where_there_is_no_unix():
    """`course lab`, `slides` and `exercises` on Windows; only what runs in the sandbox may, and none imports it."""
    unix = {"fcntl", "resource", "pwd", "grp", "termios", "pty"}
    assert [path.name for path in UTILS.rglob("*.py") if unix & on_import(path)] == ["inside.py"]
    importers = r"from utils\.grading\.isolation(\.inside import| import .*\binside\b)"
    assert [path.name for path in UTILS.rglob("*.py") if re.search(importers, path.read_text())] == []


def test_the_network_needs_numpy_alone():
    allowed_elsewhere = {"torch", "sklearn"}  # only inside functions of the files that meet them, never on import
    for path in (UTILS / "nn").glob("*.py"):
        assert not allowed_elsewhere & on_import(path) or path.stem == "estimator", path.name
