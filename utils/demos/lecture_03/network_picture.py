"""The two-input network as a diagram: where its nodes stand, and which numbers are written on it."""

from utils.demos.lecture_03.two_input_network import LINK_TO, LINKS, WEIGHTS
from utils.demos.scene import Edge, Network, Node, Panel, Text
from utils.demos.words import number, subscripts

# name: (x, y, kind). The bias neurons stand in the middle row, out of the way of the crossing arrows.
NODES = {
    "x1": (0, 3, "input"),
    "x0": (0, 0, "bias"),
    "x2": (0, -3, "input"),
    "u1": (5.3, 3, "hidden"),
    "u2": (5.3, -3, "hidden"),
    "σ1": (7.9, 3, "hidden"),
    "σ0": (7.9, 0, "bias"),
    "σ2": (7.9, -3, "hidden"),
    "y": (11.8, 0, "output"),
    "σ": (14.3, 0, "output"),
    "L": (16.8, 0, "loss"),
    "t": (16.8, -3, "input"),
}
# name: (x, y, align) of its ∂L/∂, over or under the node, clear of the arrows
SLOPES = {
    "x1": (-0.65, 4.6, "left"),
    "x2": (-0.65, -4.6, "left"),
    "u1": (6.5, 4.6, "right"),
    "u2": (6.5, -4.6, "right"),
    "σ1": (7.2, 4.6, "left"),
    "σ2": (7.2, -4.6, "left"),
    "y": (11.5, 1.65, "left"),
    "σ": (14.3, -1.65, "center"),
}
FUNCTIONS = {("u1", "σ1"): "σ(u₁)", ("u2", "σ2"): "σ(u₂)", ("y", "σ"): "σ(y)", ("σ", "L"): "(σ−t)²", ("t", "L"): ""}
LOCAL = {(link.start, link.end): link.local for link in LINKS if (link.start, link.end) in FUNCTIONS}


GRADIENT = tuple(link.result for link in LINKS if link.result.startswith("∂L/∂w"))


def network_panel(
    shown: dict[str, float],
    hidden: str = "",
    lit: frozenset = frozenset(),
    title: str = "",
    back: bool = False,
    slopes: bool = True,
) -> Panel:
    """The diagram with the numbers `shown` (name → value) on it, and a question mark where `hidden` belongs.

    `shown` always holds the weights. `lit` are the names of nodes and the (start, end) pairs of arrows to look at;
    with `back` these point backward. Under an arrow stands the factor by which it multiplies on the way back, if no
    weight says it already. The slopes of the weights come in a row below; those of the nodes only with `slopes`.
    """
    text = {name: number(value) for name, value in shown.items()} | ({hidden: "?"} if hidden else {})
    nodes = tuple(
        Node(name, x, y, kind, *(("1", "") if kind == "bias" else (subscripts(name), text.get(name, ""))), name in lit)
        for name, (x, y, kind) in NODES.items()
    )
    edges = tuple(_edge(pair, shown, text, pair in lit, back) for pair in [*WEIGHTS, *FUNCTIONS])
    beside = tuple(
        Text(x, y, f"∂L/∂{subscripts(name)} = {_decimals(f'∂L/∂{name}', shown, text, 5)}", "backward", align)
        for name, (x, y, align) in SLOPES.items()
        if slopes and f"∂L/∂{name}" in text
    )
    foot = -5.4 if slopes else -4.6
    marks = (Network(nodes, edges), *beside, *_gradient(shown, text, foot))
    return Panel(marks, title, xlim=(-0.7, 17.5), ylim=(foot - 1.4, 5.1 if slopes else 4.2), axes=False)


def _gradient(shown: dict[str, float], text: dict[str, str], y: float) -> list[Text]:
    """One column per weight: its name at height `y`, what is known of ∂L/∂ of it below."""
    if not any(name in text for name in GRADIENT):
        return []
    marks = [Text(-0.65, y - 0.9, "∂L/∂w", "backward", "left")]
    for i, name in enumerate(GRADIENT):
        marks.append(Text(1.45 + 1.89 * i, y, subscripts(name.removeprefix("∂L/∂")), "muted"))
        marks.append(Text(1.45 + 1.89 * i, y - 0.9, _decimals(name, shown, text, 4, 4), "backward"))
    return marks


def _edge(pair: tuple[str, str], shown: dict[str, float], text: dict[str, str], lit: bool, back: bool) -> Edge:
    weight = WEIGHTS.get(pair)
    label = f"{subscripts(weight)} = {number(shown[weight], 2)}" if weight else FUNCTIONS[pair]
    local = LOCAL.get(pair)
    factor = f"×{_decimals(local, shown, text, 3)}" if local in shown or (lit and back and local) else ""
    done = any(link.result in text for link in LINK_TO.values() if (link.start, link.end) == pair)
    return Edge(*pair, weight and shown[weight], "", factor, lit, done, label, lit and back)


def _decimals(name: str, shown: dict[str, float], text: dict[str, str], most: int, digits: int = 3) -> str:
    """A number where room is short; "?" for the hidden one, and a dot for one that is not known yet."""
    return number(round(shown[name], most), digits) if name in shown else text.get(name, "·")
