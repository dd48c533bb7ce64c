"""What one gradient costs: nudging every weight, or going backward once (deck slide D19)."""

from functools import lru_cache
from time import perf_counter
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import MSELoss, Sigmoid, mlp
from utils.nn.gradient_check import differences


def nudges(hidden: Annotated[int, Slider(1, 60, 1, label="hidden neurons")] = 10) -> Scene:
    """Passes through the network that one gradient takes, by finite differences and by one backward pass."""
    found = counted(hidden, 0)
    n = np.array([5.0, 1000.0])
    left = Panel(
        (
            Line(n, 2 * n, "signal", "nudge every weight: 2n"),
            Line(n, np.full(2, 2.0), "background", "forward + backward: 2", dash=True),
            Points(np.array([found["weights"]]), np.array([found["evaluations"]]), role="signal", size=1.8),
            Points(np.array([found["weights"]]), np.array([2.0]), role="background", size=1.8),
        ),
        "",
        "weights n",
        "passes for one gradient",
        (4, 1300),
        (1, 4000),
        xlog=True,
        ylog=True,
    )
    by_nudges, by_chain = _gradients(hidden, 0)[:2]
    reach = 1.1 * float(np.abs(by_chain).max()) * np.array([-1.0, 1.0])
    right = Panel(
        (Line(reach, reach, "muted"), Points(by_chain, by_nudges, role="forward", size=0.8)),
        "one dot per weight: the same slopes",
        "∂Q/∂θ from the backward pass",
        "from two nudges",
        tuple(reach),
        tuple(reach),
    )
    weights, evaluations = int(found["weights"]), int(found["evaluations"])
    line = f"n = {weights} weights: {evaluations} forward evaluations against one backward pass"
    alt = f"{line}; the two gradients differ by at most {number(found['gap'], 1)} of the largest slope."
    return Scene((left, right), alt, line, found)


def counted(hidden: int, seed: int) -> dict[str, float]:
    """Weights of a 2-hidden-1 network, forward evaluations counted while nudging, and how far the gradients differ."""
    by_nudges, by_chain, evaluations = _gradients(hidden, seed)
    gap = float(np.abs(by_nudges - by_chain).max() / np.abs(by_chain).max())
    return {"weights": float(len(by_chain)), "evaluations": float(evaluations), "gap": gap}


@lru_cache(maxsize=300)
def _gradients(hidden: int, seed: int):
    net, loss, x, y = _problem(hidden, seed)
    calls = [0]

    def objective():
        calls[0] += 1
        return loss(net(x), y)

    net.backward(loss.gradient(net(x), y))
    by_chain = net.gradient.copy()
    return differences(objective, net.parameters, 1e-5), by_chain, calls[0]


def _problem(hidden: int, seed: int):
    rng = np.random.default_rng(seed)
    net = mlp(2, hidden, 1, activation=Sigmoid, output=Sigmoid, rng=rng)
    return net, MSELoss(), rng.normal(size=(50, 2)), rng.uniform(0, 1, 50)


def time_ratio(hidden: int, repeats: int = 5) -> float:
    """How many times longer nudging takes than one forward and one backward pass, on this machine, now."""
    net, loss, x, y = _problem(hidden, 0)
    quickest = []
    for gradient in (
        lambda: differences(lambda: loss(net(x), y), net.parameters, 1e-5),
        lambda: net.backward(loss.gradient(net(x), y)),
    ):
        times = []
        for _ in range(repeats):
            start = perf_counter()
            gradient()
            times.append(perf_counter() - start)
        quickest.append(min(times))
    return quickest[0] / quickest[1]
