"""The deck's two-input network on one sample, with a name for every number of both passes.

x1, x2 → u1, u2 → σ1, σ2 → y → σ → L, where L = (σ − t)², and a bias neuron, always 1, in the layers that feed others.
Weight w_ji leads from node i to neuron j; index 0 is the bias neuron (books also write b_j for w_j0).
"""

from dataclasses import dataclass, fields
from math import tanh


@dataclass(frozen=True)
class TwoInputNetwork:
    """Inputs, target and the nine weights; the defaults are the worked example of lecture 04."""

    x1: float = 1.5
    x2: float = -1.0
    target: float = 0.0
    w10: float = 0.1
    w11: float = 0.6
    w12: float = 0.4
    w20: float = -0.2
    w21: float = -0.5
    w22: float = 0.7
    w0: float = 0.3
    w1: float = 1.2
    w2: float = -0.8


@dataclass(frozen=True)
class Link:
    """One step back along the arrow `start` → `end`: the product so far, times `local`, is the derivative `result`."""

    start: str
    end: str
    before: str
    local: str
    result: str


def _weight_link(start: str, end: str, weight: str) -> Link:
    return Link(start, end, f"∂L/∂{end}", f"∂{end}/∂{weight}", f"∂L/∂{weight}")


def _node_link(start: str, end: str) -> Link:
    return Link(start, end, f"∂L/∂{end}", f"∂{end}/∂{start}", f"∂L/∂{start}")


# The order in which the stepper walks back: first down to w11, the deck's weight, then the rest.
LINKS = (
    Link("σ", "L", "∂L/∂L", "∂L/∂σ", "∂L/∂σ"),
    _node_link("y", "σ"),
    _node_link("σ1", "y"),
    _node_link("u1", "σ1"),
    _weight_link("x1", "u1", "w11"),
    _weight_link("x2", "u1", "w12"),
    _weight_link("x0", "u1", "w10"),
    _weight_link("σ1", "y", "w1"),
    _weight_link("σ2", "y", "w2"),
    _weight_link("σ0", "y", "w0"),
    _node_link("σ2", "y"),
    _node_link("u2", "σ2"),
    _weight_link("x1", "u2", "w21"),
    _weight_link("x2", "u2", "w22"),
    _weight_link("x0", "u2", "w20"),
)

LINK_TO = {link.result: link for link in LINKS}
# arrow → the weight on it
WEIGHTS = {(link.start, link.end): link.result.removeprefix("∂L/∂") for link in LINKS if "w" in link.result}


def sigmoid(x: float) -> float:
    """σ(x) = 1 / (1 + e^(−x)), through tanh so that it cannot overflow."""
    return 0.5 * (1 + tanh(x / 2))


def forward(net: TwoInputNetwork) -> dict[str, float]:
    """Every number of the forward pass, by name, with the inputs, the target ("t") and the weights it used."""
    u1 = net.w10 + net.w11 * net.x1 + net.w12 * net.x2
    u2 = net.w20 + net.w21 * net.x1 + net.w22 * net.x2
    s1, s2 = sigmoid(u1), sigmoid(u2)
    y = net.w0 + net.w1 * s1 + net.w2 * s2
    s = sigmoid(y)
    given = {field.name: float(getattr(net, field.name)) for field in fields(net)}
    given["t"] = given.pop("target")
    return given | {
        "x0": 1.0,
        "σ0": 1.0,
        "u1": u1,
        "u2": u2,
        "σ1": s1,
        "σ2": s2,
        "y": y,
        "σ": s,
        "L": (s - net.target) ** 2,
    }


def local_derivatives(value: dict[str, float]) -> dict[str, float]:
    """The derivative of each arrow's end by its start, from the numbers that the forward pass kept."""
    local = {"∂L/∂σ": 2 * (value["σ"] - value["t"])}
    for end, start in (("σ", "y"), ("σ1", "u1"), ("σ2", "u2")):
        local[f"∂{end}/∂{start}"] = value[end] * (1 - value[end])
    for (start, end), weight in WEIGHTS.items():
        local[f"∂{end}/∂{weight}"] = value[start]
        local[f"∂{end}/∂{start}"] = value[weight]
    return local


def backward(value: dict[str, float]) -> dict[str, float]:
    """Every derivative of the backward pass, by name: the local ones, and ∂L/∂ each node, weight and input."""
    local = local_derivatives(value)
    found = {"∂L/∂L": 1.0}
    for link in LINKS:
        found[link.result] = found[link.before] * local[link.local]
    for x, (weight1, weight2) in {"x1": ("w11", "w21"), "x2": ("w12", "w22")}.items():
        found[f"∂L/∂{x}"] = found["∂L/∂u1"] * value[weight1] + found["∂L/∂u2"] * value[weight2]
    return local | found


def chain_to(result: str) -> list[str]:
    """The local derivatives whose product is `result`, from the loss down: the chain rule written out."""
    link = LINK_TO[result]
    return [link.local] if link.before == "∂L/∂L" else [*chain_to(link.before), link.local]
