"""ŷ = Σ_j w_j g(Σ_i W_ji x_i), once as a sum that you walk and once as a matrix product (deck slide D13)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Steps
from utils.demos.lecture_02.beast import sigmoid
from utils.demos.scene import Field, Line, Panel, Scene, Text
from utils.demos.words import number, subscripts

FEATURES, HIDDEN = 2, 3
# What each step computes: (j, i) one product W_ji x_i, (j, "g") one neuron's output, (j, "w") one term of the last sum.
STEPS = (
    (),
    *((j, what) for j in range(HIDDEN) for what in (*range(FEATURES), "g")),
    *((j, "w") for j in range(HIDDEN)),
)
# Left and upper corner of each matrix; x̃ stands above where w meets it.
PLACES = {"W": (0.0, 0.0), "x": (3.5, -0.5), "u": (5.9, 0.0), "x̃": (8.9, 0.0), "w": (5.0, -4.6), "ŷ": (9.9, -4.6)}


def entry_by_entry(
    step: Annotated[int, Steps(len(STEPS) - 1, label="Step")] = 0,
    seed: Annotated[int, Slider(0, 9, 1, label="other numbers")] = 0,
) -> Scene:
    """Walk the double sum number by number; what is found lands in the entry of the matrix product it belongs to."""
    rng = np.random.default_rng(seed)
    W, w = (np.round(rng.uniform(-2, 2, shape), 1) for shape in ((HIDDEN, FEATURES), HIDDEN))
    x = np.round(rng.uniform(-2, 2, FEATURES), 1)
    gu = sigmoid(W @ x)
    reached = STEPS[1 : step + 1]
    sums = [sum(W[j, i] * x[i] for i in range(FEATURES) if (j, i) in reached) for j in range(HIDDEN)]
    known = {
        "u": [sums[j] if (j, 0) in reached else None for j in range(HIDDEN)],
        "x̃": [gu[j] if (j, "g") in reached else None for j in range(HIDDEN)],
        "ŷ": [sum(w[j] * gu[j] for j in range(HIDDEN) if (j, "w") in reached) if (0, "w") in reached else None],
    }
    columns = {"W": W, "x": x[:, None], "w": w[None], **{name: np.array([v]).T for name, v in known.items()}}
    marks = [mark for name, values in columns.items() for mark in _matrix(name, values, _lit(name, STEPS[step]))]
    signs = ((2.95, -1.5, "·"), (5.3, -1.5, "="), (8.0, -1.5, "g →"), (9.2, -5.1, "· x̃  ="))
    marks += [Text(x, y, sign, "text") for x, y, sign in signs]
    line = _words(STEPS[step], W, x, w, sums, gu, known["ŷ"][0])
    panel = Panel(tuple(marks), "ŷ = wᵀ g(W x)", xlim=(-0.6, 11.8), ylim=(-6.0, 1.0), axes=False)
    numbers = {
        "ŷ as a sum": float(known["ŷ"][0]) if (HIDDEN - 1, "w") in reached else float("nan"),
        "ŷ as a product": float(w @ gu),
    }
    alt = f"The matrices W, x, u = W x, x̃ = g(u), w and ŷ, filled up to step {step} of {len(STEPS) - 1}. {line}"
    return Scene((panel,), alt, line, numbers)


def _matrix(name: str, values: np.ndarray, lit: set) -> list:
    """The entries of a matrix as coloured cells with their numbers, its name above and a frame round what is lit."""
    left, top = PLACES[name]
    rows, columns = values.shape
    marks = []
    for j in range(rows):
        for i in range(columns):
            value, x, y = values[j, i], left + 1.2 * i, top - j
            shown = value is not None
            cell = np.full((2, 2), float(value) if shown else 0.0)
            marks.append(Field(cell, (x, x + 1.15), (y - 0.95, y), "diverging", (-9.0, 9.0)))
            marks.append(Text(x + 0.58, y - 0.48, number(float(value)) if shown else "·", "text"))
    for j, i in lit:
        x, y = left + 1.2 * i, top - j
        frame = np.array([[x, x + 1.15, x + 1.15, x, x], [y, y, y - 0.95, y - 0.95, y]])
        marks.append(Line(*frame, "backward", width=1.4))
    label = {"w": "wᵀ", "u": "u = W x", "x̃": "x̃ = g(u)"}.get(name, name)
    marks.append(Text(left + 0.6 * columns, top + 0.4, label, KINDS[name]))
    return marks


KINDS = {"W": "text", "x": "input", "u": "hidden", "x̃": "hidden", "w": "text", "ŷ": "output"}


def _lit(name: str, step: tuple) -> set:
    """The entries (row, column) of matrix `name` that this step reads or writes."""
    if not step:
        return set()
    j, what = step
    if what == "g":
        return {(j, 0)} if name in ("u", "x̃") else set()
    if what == "w":
        return {"x̃": {(j, 0)}, "w": {(0, j)}, "ŷ": {(0, 0)}}.get(name, set())
    return {"W": {(j, what)}, "x": {(what, 0)}, "u": {(j, 0)}}.get(name, set())


def _words(step, W, x, w, sums, gu, ŷ) -> str:
    if not step:
        return "Given: W, x and w. Each entry of u will be a sum over i, and ŷ a sum over j."
    j, what = step
    J = subscripts(str(j + 1))
    if what == "g":
        return f"x̃{J} = g(u{J}) = σ({number(sums[j])}) = {number(gu[j])}"
    if what == "w":
        return f"add w{J} x̃{J} = {number(w[j])} × {number(gu[j])}:   ŷ so far {number(ŷ)}"
    product = f"W{J}{subscripts(str(what + 1))} x{subscripts(str(what + 1))} = {number(W[j, what])} × {number(x[what])}"
    return f"add {product}:   u{J} so far {number(sums[j])}"


def as_sums(W: np.ndarray, w: np.ndarray, x: np.ndarray) -> float:
    """The deck's double sum, with two loops: W (h, d), w (h,), x (d,)."""
    ŷ = 0.0
    for j in range(len(w)):
        u = 0.0
        for i in range(len(x)):
            u += W[j, i] * x[i]
        ŷ += w[j] * float(sigmoid(u))
    return ŷ


def sums_against_product(networks: int, rng: np.random.Generator) -> float:
    """The largest difference between the double sum and wᵀ g(W x), over networks of up to 30 × 30."""
    worst = 0.0
    for _ in range(networks):
        h, d = rng.integers(1, 31, 2)
        W, w, x = rng.normal(size=(h, d)), rng.normal(size=h), rng.normal(size=d)
        worst = max(worst, float(abs(as_sums(W, w, x) - w @ sigmoid(W @ x))))
    return worst
