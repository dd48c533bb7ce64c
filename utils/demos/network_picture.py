"""The two-input network as a diagram: where its nodes stand, and which numbers are written on it."""

from utils.demos.scene import Edge, Network, Node, Panel, Text
from utils.demos.two_input_network import LINK_TO, LINKS, WEIGHTS
from utils.demos.words import number, subscripts

# name: (x, y, kind). The bias neurons stand in the middle row, out of the way of the crossing arrows.
NODES = {
    "x1": (0, 3, "input"),
    "x0": (0, 0, "bias"),
    "x2": (0, -3, "input"),
    "u1": (3.6, 2.25, "hidden"),
    "u2": (3.6, -2.25, "hidden"),
    "σ1": (5.8, 2.25, "hidden"),
    "σ0": (5.8, 0, "bias"),
    "σ2": (5.8, -2.25, "hidden"),
    "y": (9, 0, "output"),
    "σ": (11.1, 0, "output"),
    "L": (13.2, 0, "loss"),
    "t": (13.2, -2.25, "input"),
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
        Text(x, y + (1.05 if y >= 0 else -1.05), f"∂L/∂{subscripts(name)} = {text[f'∂L/∂{name}']}", "backward")
        for name, (x, y, _) in NODES.items()
        if f"∂L/∂{name}" in text and name != "L"
    )
    return Panel((Network(nodes, edges), *slopes), title, xlim=(-1, 14.4), ylim=(-4.4, 4.4), axes=False)


def _edge(pair: tuple[str, str], shown: dict[str, float], text: dict[str, str], lit: bool, local: str) -> Edge:
    if pair in WEIGHTS:
        weight = WEIGHTS[pair]
        forward, slope = f"{subscripts(weight)} = {text[weight]}", f"∂L/∂{weight}"
    else:
        weight, forward, slope = None, FUNCTIONS[pair], LOCAL.get(pair)
    slope = local if lit and local else slope
    backward = f"{subscripts(slope)} = {text.get(slope, '?')}" if slope in text or slope == local else ""
    done = any(link.result in text for link in LINK_TO.values() if (link.start, link.end) == pair)
    return Edge(*pair, weight and shown[weight], forward, backward, lit, done)
