"""A function of x₁ that the reader types, such as "sin(3x) / 2": read letter by letter, never run as code."""

import ast
import operator
import re

import numpy as np

FUNCTIONS = {name: getattr(np, name) for name in ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs", "sign")}
NAMES = {"pi": np.pi, "π": np.pi, "e": np.e}
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
LONGEST = 100
EXAMPLE = "sin(3x) / 2"
FACTOR = re.compile(r"(?<![\w.])(\d+\.?\d*|\.\d+)(?!e[+-]?\d)\s*(?=[a-zπ(])")  # as in 3x, 2 sin(x), 2(x + 1)
_SPELLINGS = str.maketrans({"−": "-", "·": "*", "×": "*", "^": "**", "₁": "1", "²": "**2", "³": "**3"})


def function(text: str):
    """The function x (n,) → y (n,) that `text` says; "3x" is 3 · x, "x²" and "x^2" are x · x.

    Raises ValueError, saying what to write, for what is no such function or has no value somewhere in [-1, 1].
    """
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        what = f"a function of x in at most {LONGEST} letters, such as {EXAMPLE}"
        raise ValueError(f"f(x₁) got {text!r:.40}; write {what}")
    spelled = re.sub(r"\bx1\b", "x", text.translate(_SPELLINGS).strip())
    spelled = FACTOR.sub(r"\1*", spelled)
    try:
        tree = ast.parse(spelled, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"f(x₁) = {text!r} cannot be read; write it such as {EXAMPLE}") from None

    def f(x):
        with np.errstate(all="ignore"):
            return np.broadcast_to(_value(tree, np.asarray(x, dtype=float), text), np.shape(x))

    x = np.linspace(-1, 1, 201)
    if not np.isfinite(y := f(x)).all():
        where = f"{x[~np.isfinite(y)][0]:.3g}".replace("-", "−")
        raise ValueError(f"f(x₁) = {text!r} has no value at x₁ = {where}; it needs one everywhere from −1 to 1")
    return f


def _value(node, x, text):
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return np.float64(number)
        case ast.Name(id="x"):
            return x
        case ast.Name(id=name) if name in NAMES:
            return np.float64(NAMES[name])
        case ast.UnaryOp(op=ast.USub(), operand=part):
            return -_value(part, x, text)
        case ast.UnaryOp(op=ast.UAdd(), operand=part):
            return _value(part, x, text)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left, x, text), _value(right, x, text))
        case ast.Call(func=ast.Name(id=name), args=[part], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](_value(part, x, text))
    known = f"only x, numbers, + − * / ^ and {', '.join(FUNCTIONS)} are known"
    raise ValueError(f"f(x₁) = {text!r}: {known}; write it such as {EXAMPLE}")
