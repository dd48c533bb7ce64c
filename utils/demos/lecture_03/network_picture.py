"""The two-input network as a diagram: where its nodes stand, and which numbers are written on it."""

from utils.demos.lecture_03.two_input_network import LINK_TO, LINKS, WEIGHTS
from utils.demos.scene import Edge, Network, Node, Panel, Text
from utils.demos.words import number, subscripts

# name: (x, y, kind). The bias neurons stand in the middle row, out of the way of the crossing arrows.
NODES = {
    "x1": (0, 3.4, "input"),
    "x0": (0, 0, "bias"),
    "x2": (0, -3.4, "input"),
    "u1": (5.4, 2.6, "hidden"),
    "u2": (5.4, -2.6, "hidden"),
    "σ1": (7.8, 2.6, "hidden"),
    "σ0": (7.8, 0, "bias"),
    "σ2": (7.8, -2.6, "hidden"),
    "y": (11.5, 0, "output"),
    "σ": (13.9, 0, "output"),
    "L": (16.3, 0, "loss"),
    "t": (16.3, -2.6, "input"),
}
# name: where its ∂L/∂ stands, beside the node and clear of the arrows; ∂L/∂σ is already written on its arrow
SLOPES = {
    "x1": (-0.6, 4.5, "left"),
    "x2": (-0.6, -4.55, "left"),
    "u1": (6.0, 3.6, "right"),
    "u2": (6.3, -3.75, "right"),
    "σ1": (7.2, 3.6, "left"),
    "σ2": (7.2, -3.75, "left"),
    "y": (11.5, 1.0, "left"),
}
FUNCTIONS = {("u1", "σ1"): "σ(u₁)", ("u2", "σ2"): "σ(u₂)", ("y", "σ"): "σ(y)", ("σ", "L"): "(σ − t)²", ("t", "L"): ""}
LOCAL = {(link.start, link.end): link.local for link in LINKS if "w" not in link.local}


def network_panel(
    shown: dict[str, float], hidden: str = "", lit: frozenset = frozenset(), local: str = "", title: str = ""
) -> Panel:
    """The diagram with the numbers `shown` (name → value) on it, and a question mark where `hidden` belongs.

    `shown` always holds the weights. `lit` are the names of nodes and the (start, end) pairs of arrows to look at;
    `local` is the derivative to write on the lit arrow.
    """
    text = {name: number(value) for name, value in shown.items()} | ({hidden: "?"} if hidden else {})
    nodes = tuple(
        Node(name, x, y, kind, *(("1", "") if kind == "bias" else (subscripts(name), text.get(name, ""))), name in lit)
        for name, (x, y, kind) in NODES.items()
    )
    edges = tuple(_edge(pair, shown, text, pair in lit, local) for pair in [*WEIGHTS, *FUNCTIONS])
    slopes = tuple(
        Text(x, y, f"∂L/∂{subscripts(name)} = {text[f'∂L/∂{name}']}", "backward", align)
        for name, (x, y, align) in SLOPES.items()
        if f"∂L/∂{name}" in text
    )
    return Panel((Network(nodes, edges), *slopes), title, xlim=(-0.8, 17.1), ylim=(-4.8, 4.8), axes=False)


def _edge(pair: tuple[str, str], shown: dict[str, float], text: dict[str, str], lit: bool, local: str) -> Edge:
    if pair in WEIGHTS:
        weight = WEIGHTS[pair]
        label, slope = f"{subscripts(weight)} = {text[weight]}", f"∂L/∂{weight}"
    else:
        weight, label, slope = None, FUNCTIONS[pair], LOCAL.get(pair)
    slope = local if lit and local else slope
    backward = f"{subscripts(slope)} = {text.get(slope, '?')}" if slope in text or slope == local else ""
    done = any(link.result in text for link in LINK_TO.values() if (link.start, link.end) == pair)
    return Edge(*pair, weight and shown[weight], "", backward, lit, done, label)
