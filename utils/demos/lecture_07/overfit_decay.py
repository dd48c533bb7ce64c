"""Is an L2 penalty the same as weight decay (deck slide D45)? For plain SGD yes, with momentum or Adam not."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.data import moons
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import L2, SGD, Adam, AdamW, BCEWithLogitsLoss, Tanh, mlp, train

STEPS, LAMBDA = 200, 0.05


class Shrinking(SGD):
    """SGD beside which the weights shrink: θ ← (1 − ηλ) θ − η b. Its memory b knows nothing of λ, as in AdamW."""

    def update(self, θ, *others):
        θ *= 1 - self.η * LAMBDA
        super().update(θ, *others)


PAIRS = {  # name: (optimiser beside a penalty, the same optimiser with decay)
    "SGD": (lambda θ: SGD(θ, lr=0.1), lambda θ: Shrinking(θ, lr=0.1)),
    "momentum, λw into b": (lambda θ: SGD(θ, 0.1, 0.9), lambda θ: SGD(θ, 0.1, 0.9, weight_decay=LAMBDA)),
    "momentum, shrinking": (lambda θ: SGD(θ, 0.1, 0.9), lambda θ: Shrinking(θ, 0.1, 0.9)),
    "Adam": (lambda θ: Adam(θ, lr=0.01), lambda θ: AdamW(θ, lr=0.01, weight_decay=LAMBDA)),
}


@lru_cache(maxsize=32)
def paths(name: str, seed: int) -> np.ndarray:
    """θ at every step, shape (2, steps + 1, parameters): with the penalty λ/2 Σ θ², and with weight decay λ.

    Same data, same start, full batches of 60 points, float64, biases in both.
    """
    found = []
    for with_penalty, make in zip((True, False), PAIRS[name], strict=True):
        rng = np.random.default_rng(seed)
        x, y = moons(60, 0.3, rng)
        net = mlp(2, 16, 1, activation=Tanh, rng=rng)
        penalty = L2(LAMBDA, biases=True) if with_penalty else None
        path = [net.parameters.copy()]
        for _ in train(
            net, BCEWithLogitsLoss(), make(net.parameters), x, y, batch_size=None, epochs=STEPS, penalty=penalty
        ):
            path.append(net.parameters.copy())
        found.append(np.array(path))
    return np.array(found)


def apart(name: str, seed: int) -> np.ndarray:
    """|θ_penalty − θ_decay| / |θ_decay| at every step, shape (steps + 1,)."""
    penalty, decay = paths(name, seed)
    return np.linalg.norm(penalty - decay, axis=1) / np.linalg.norm(decay, axis=1)


def penalty_or_decay(
    optimiser: Annotated[str, Choice(tuple(PAIRS))] = "SGD",
    step: Annotated[int, Steps(STEPS)] = STEPS,
) -> Scene:
    """How far apart the two networks are at every step, and their weights against each other at one step."""
    lines = []
    for name, role in zip(PAIRS, ("first", "third", "fourth", "second"), strict=True):
        distance = np.maximum(apart(name, 0), 1e-17)
        lines.append(
            Line(
                np.arange(STEPS + 1), distance, role, name, dash=name != optimiser, width=2 if name == optimiser else 1
            )
        )
    far = float(apart(optimiser, 0)[step])
    lines.append(Points(np.array([float(step)]), np.array([max(far, 1e-17)]), role="neutral", size=1.4))
    distance = Panel(
        tuple(lines), "penalty and decay apart", "step", "relative distance", (0, STEPS), (5e-18, 5), ylog=True
    )
    penalty, decay = paths(optimiser, 0)[:, step]
    reach = 1.05 * max(np.abs(penalty).max(), np.abs(decay).max())
    marks = (
        Line(np.array([-reach, reach]), np.array([-reach, reach]), "muted", "equal", dash=True),
        Points(decay, penalty, role="signal"),
    )
    weights = Panel(
        marks,
        f"{len(decay)} parameters, step {step}",
        "with weight decay",
        "with L2",
        (-reach, reach),
        (-reach, reach),
        equal=True,
    )
    words = f"{optimiser}, step {step}: relative distance {number(far)}"
    alt = (
        f"Parameters with an L2 penalty against parameters with weight decay. {words}. Equal ones lie on the diagonal."
    )
    return Scene((distance, weights), alt, words, {"apart": far})
