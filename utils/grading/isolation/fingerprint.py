"""Inside the kernel: what a test relies on, boiled down to numbers that change when somebody tampers with it.

It runs beside the student's code, so a determined cheat can fake it. It makes the usual ways of cheating conspicuous.
"""

import builtins
import json
import sys

METHODS = {"run_cell", "run_code", "run_ast_nodes", "showtraceback", "transform_cell"}


def take(shell, modules: list[str], names: list[str]) -> str:
    """Return JSON: for Python, for the shell, for each of `modules` and of the notebook's `names`, what it is now."""
    hooks = {
        "transformers of the syntax tree": [id(part) for part in shell.ast_transformers],
        "transformers of the text": [
            id(part) for part in shell.input_transformers_post + shell.input_transformers_cleanup
        ],
        "handlers of errors": [str(part) for part in shell.custom_exceptions],
        "methods of the shell": sorted(METHODS & set(vars(shell))),
        "display of values": [str(type(shell.displayhook)), str(type(sys.stderr))],
        "tracing": [sys.gettrace() is None],
    }
    return json.dumps(
        {
            "Python's own functions": content(builtins),
            "how cells are run": {name: hash(str(hook)) for name, hook in hooks.items()},
            **{f"the module {name}": content(sys.modules[name]) for name in with_parts(modules)},
            **{f"`{name}`": {name: identity(shell.user_ns.get(name))} for name in names},
        }
    )


def with_parts(modules: list[str]) -> list[str]:
    """Those of `modules` that are loaded, and of the course's own what they are made of."""
    ours = tuple(f"{name}." for name in modules if name.startswith("utils."))
    return [name for name, module in list(sys.modules.items()) if module and (name in modules or name.startswith(ours))]


def content(module) -> dict[str, int]:
    return {name: identity(value) for name, value in vars(module).items() if callable(value)}


def identity(value) -> int:
    ours = isinstance(value, type) and str(value.__module__).startswith("utils.")
    parts = vars(value).values() if ours else ()
    return hash((id(value), id(getattr(value, "__code__", None)), *(id(part) for part in parts if callable(part))))
