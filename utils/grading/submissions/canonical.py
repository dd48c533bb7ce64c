"""An assignment as the instructor made it: the cells that are ours, in their order, with their hidden tests."""

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked, is_solution, is_task


@dataclass(frozen=True)
class Ours:
    """A cell of ours: "source" holds the stub of an answer, or a test with its hidden part."""

    grade_id: str
    cell_type: str
    source: str
    locked: bool  # the student must not change it
    graded: bool
    metadata: dict
    cell_id: str | None
    released: str  # the source as the student got it


@dataclass(frozen=True)
class Canonical:
    """One notebook of an assignment."""

    name: str
    cells: list[Ours]
    kernelspec: dict
    imports: list[str] = field(default_factory=list)  # modules that our cells may import
    tested_with: list[str] = field(default_factory=list)  # those of them that locked cells import

    def key(self) -> str:
        """Everything that grading depends on, as text."""
        return json.dumps([self.name, self.kernelspec, [vars(cell) for cell in self.cells]], sort_keys=True)


def load(assignment: str, released: Path, db_url: str) -> list[Canonical]:
    """The notebooks of `assignment`: order from the student version in `released`, sources from the gradebook.

    `released` must have been generated together with the gradebook's entries.
    """
    with Gradebook(db_url) as gradebook:
        return [
            one(path, {cell.name: cell for cell in gradebook.find_notebook(path.stem, assignment).source_cells})
            for path in sorted(released.glob("*.ipynb"))
        ]


def one(path: Path, sources: dict) -> Canonical:
    notebook = nbformat.read(path, as_version=4)
    cells = []
    for cell in notebook.cells:
        if is_grade(cell) or is_solution(cell) or is_locked(cell) or is_task(cell):
            marks = dict(cell.metadata.nbgrader)
            source = sources[marks["grade_id"]]
            marks["checksum"] = source.checksum
            cells.append(
                Ours(
                    grade_id=marks["grade_id"],
                    cell_type=source.cell_type,
                    source=source.source,
                    locked=source.locked,
                    graded=bool(is_grade(cell)),
                    metadata=marks,
                    cell_id=cell.get("id"),
                    released=cell.source,
                )
            )
    code = [(cell.locked, cell.source) for cell in cells if cell.cell_type == "code"]
    plain = [(False, cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    return Canonical(
        name=path.stem,
        cells=cells,
        kernelspec=dict(notebook.metadata.get("kernelspec", {})),
        imports=sorted({name for _, source in code + plain for name in importable(source)}),
        tested_with=sorted({name for locked, source in code if locked for name in importable(source)}),
    )


def tree(source: str) -> list[ast.stmt]:
    """The statements of a cell; magics and broken lines count as nothing."""
    lines = ["pass" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines()]
    try:
        return ast.parse("\n".join(lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def importable(source: str) -> list[str]:
    """Modules that a cell may import, wherever in it: "a", "a.b" and "a.b.c" for `from a.b import c`, if c is one."""
    everywhere = (node for top in tree(source) for node in ast.walk(top))
    return [name for module, members in _imports(everywhere) for name in (module, *members)]


def _imports(statements: Iterable[ast.AST]) -> Iterator[tuple[str, list[str]]]:
    """Each module that one of `statements` names, and what is taken from it: "a.b", ["a.b.c"]."""
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from ((alias.name, []) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            yield statement.module, [f"{statement.module}.{alias.name}" for alias in statement.names]


def defined(source: str, *, imports: bool = False) -> list[str]:
    """Names of functions and classes that a cell defines at its top level, with `imports` those it imports, too."""
    names = []
    for statement in tree(source):
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(statement.name)
        elif imports and isinstance(statement, ast.Import | ast.ImportFrom):
            names += [alias.asname or alias.name.split(".")[0] for alias in statement.names if alias.name != "*"]
    return sorted(set(names))
