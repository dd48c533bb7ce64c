"""One weight among all: its name, its place in the flat vector θ, and which one the reader points at."""

from dataclasses import dataclass

from utils.demos.words import subscripts, superscripts
from utils.nn import Linear


@dataclass(frozen=True)
class Where:
    """The weight into unit `unit` of layer `layer` from unit `source` of the layer before; all count from 1, and
    source 0 is the bias neuron."""

    layer: int = 1
    unit: int = 1
    source: int = 1

    def name(self) -> str:
        letter = f"w{self.unit},{self.source}" if self.source else f"b{self.unit}"
        return f"{subscripts(letter)}⁽{superscripts(self.layer)}⁾"


def linears(net) -> list[Linear]:
    """The layers that hold weights, first to last."""
    return [layer for layer in net.layers if isinstance(layer, Linear)]


def inside(where: Where, net) -> Where:
    """The weight nearest to `where` that this network has."""
    layers = linears(net)
    number = min(max(where.layer, 1), len(layers))
    layer = layers[number - 1]
    return Where(number, min(max(where.unit, 1), layer.n_out), min(max(where.source, 0), layer.n_in))


def index(where: Where, net) -> int:
    """Its index in net.parameters: a row of the stored matrix belongs to one input, the last row is the bias."""
    start = 0
    target = linears(net)[where.layer - 1]
    for layer in net.layers:
        if layer is target:
            row = where.source - 1 if where.source else layer.n_in
            return start + row * layer.n_out + where.unit - 1
        start += len(layer.parameters)
    raise ValueError(f"there is no layer {where.layer}")
