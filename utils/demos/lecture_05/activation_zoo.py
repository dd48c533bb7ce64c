"""The activation zoo (deck slide D38): shape, derivative, where it is flat, and what it costs."""

from time import perf_counter
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.with_torch import with_torch
from utils.demos.words import number
from utils.nn import ELU, GELU, LeakyReLU, ReLU, Sigmoid, SiLU, Tanh

ZOO = {
    "sigmoid": Sigmoid(),
    "tanh": Tanh(),
    "ReLU": ReLU(),
    "leaky ReLU": LeakyReLU(0.1),
    "ELU": ELU(),
    "GELU": GELU(),
    "SiLU": SiLU(),
}
U = np.linspace(-6, 6, 481)


def zoo(
    activation: Annotated[str, Choice(tuple(ZOO), label="g")] = "GELU",
    u: Annotated[float, Slider(-6, 6, 0.1, label="u")] = -1.0,
    others: Annotated[bool, Switch("show the others")] = True,
) -> Scene:
    """g with its tangent at u, and g′; the others in grey."""
    g = ZOO[activation]
    value, slope = float(g(np.array([u]))[0]), float(g.derivative(np.array([u]))[0])
    rest = [each for name, each in ZOO.items() if others and name != activation]
    reach = np.array([-1.5, 1.5])
    left = Panel(
        (
            *(Line(U, each(U), "grid", width=0.7) for each in rest),
            Line(U, g(U), "forward"),
            Line(u + reach, value + slope * reach, "backward", dash=True),
            Points(np.array([u]), np.array([value]), role="forward", size=1.4),
        ),
        f"g(u) = {number(value)}", "u", "g", (-6, 6), (-1.6, 4),
    )  # fmt: skip
    right = Panel(
        (
            *(Line(U, each.derivative(U), "grid", width=0.7) for each in rest),
            Line(U, g.derivative(U), "backward"),
            Points(np.array([u]), np.array([slope]), role="backward", size=1.4),
        ),
        f"g′(u) = {number(slope)}", "u", "slope", (-6, 6), (-0.2, 1.25),
    )  # fmt: skip
    line = f"{activation}: g({number(u)}) = {number(value)}, slope {number(slope)};  {facts(activation)['words']}"
    return Scene((left, right), f"The activation {line}.", line, {"g": value, "slope": slope})


def facts(activation: str) -> dict:
    """Over [−6, 6]: the steepest and the lowest slope, and those at the two ends; `words` says it."""
    slope = ZOO[activation].derivative(U)
    words = f"slope {number(slope[0], 2)} at u = −6, {number(slope[-1], 2)} at u = 6, at most {number(slope.max())}"
    return {
        "steepest": float(slope.max()),
        "left": float(slope[0]),
        "right": float(slope[-1]),
        "lowest": float(slope.min()),
        "words": words,
    }


def nanoseconds(activation: str, size: int = 100_000, repeats: int = 5) -> tuple[float, float]:
    """What g, and δ · g′, cost per number in one layer on this machine now; the best of `repeats`."""
    layer = ZOO[activation].copy()
    u = np.random.default_rng(0).normal(size=(size // 100, 100))
    layer(u)
    times = {layer.forward: [], layer.propagate: []}
    for _ in range(repeats):
        layer.delta[...] = 1
        for work, taken in times.items():
            start = perf_counter()
            work()
            taken.append(perf_counter() - start)
    return tuple(1e9 * min(taken) / u.size for taken in times.values())


@with_torch
def slopes_against_torch(places: np.ndarray) -> dict[str, float]:
    """For every activation, the largest difference between its g′ and what torch's autograd finds at `places`."""
    import torch
    from torch.nn import functional as f

    judges = {
        "sigmoid": torch.sigmoid, "tanh": torch.tanh, "ReLU": f.relu, "leaky ReLU": lambda u: f.leaky_relu(u, 0.1),
        "ELU": f.elu, "GELU": f.gelu, "SiLU": f.silu,
    }  # fmt: skip
    worst = {}
    for name, judge in judges.items():
        u = torch.tensor(places, dtype=torch.float64, requires_grad=True)
        judge(u).sum().backward()
        worst[name] = float(np.abs(u.grad.numpy() - ZOO[name].derivative(places)).max())
    return worst
