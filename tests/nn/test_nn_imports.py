"""The core needs NumPy and nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import utils.nn

ROOM = Path(utils.nn.__file__).parent
OTHERS = {"estimator.py"}  # needs scikit-learn; nothing in the core imports it


def test_the_core_imports_numpy_and_the_standard_library_only():
    for path in sorted(ROOM.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:  # imports inside functions are for those who call them
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                root = name.split(".")[0]
                allowed = root in sys.stdlib_module_names or root == "numpy" or name.startswith("utils.nn")
                assert allowed or path.name in OTHERS, f"{path.name} imports {name}"


def test_importing_it_loads_neither_torch_nor_scikit_learn_nor_matplotlib():
    code = "import sys, utils.nn; print([m for m in ('torch', 'sklearn', 'matplotlib', 'scipy') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_everything_in_all_exists_and_has_a_docstring():
    for name in utils.nn.__all__:
        assert getattr(utils.nn, name).__doc__, name
