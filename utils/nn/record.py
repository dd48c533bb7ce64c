"""Look inside a network while it trains; nothing is left behind, and nothing is paid for when nobody looks."""

import numpy as np

from utils.nn import errors


class Record:
    """`with Record(net, every=20) as record: …train…` notes statistics of every layer at steps 0, 20, 40, …

    `record.steps` (s,) are the steps; the others are arrays (s, number of layers), nan where a layer has no such thing:
    `activation_mean`, `activation_std` of the outputs; `dead`, the share of neurons that are zero for every sample of
    the batch; `delta`, the root mean square of δ = ∂L/∂u; `gradient` that of ∂L/∂W; `update`, the length of the last
    change of the parameters over the length of the parameters. With `full=True`, `record.snapshots` also keeps, for
    every recorded step, (activations, deltas, gradients) of every layer; activations and deltas are (n, width).
    """

    COLUMNS = ("activation_mean", "activation_std", "dead", "delta", "gradient", "update")

    def __init__(self, net, every=1, *, full=False):
        self.net = errors.able("net", net, "activations", "mlp(2, 8, 1)")
        self.every, self.full = errors.count("every", every), errors.flag("full", full)
        self.names = [repr(layer) for layer in net]
        self.steps, self.table, self.snapshots = [], [], []
        self.count, self.before = 0, net.parameters.copy()

    def __enter__(self):
        self.before[...] = self.net.parameters
        self.net.records = (*self.net.records, self)
        return self

    def __exit__(self, *exception):
        self.net.records = tuple(record for record in self.net.records if record is not self)

    def __call__(self, net):
        """Called after every step with the network that did it. In a loop of your own, call `record(net)` yourself."""
        step, self.count = self.count, self.count + 1
        if step % self.every == 0:
            self.steps.append(step)
            self.table.append([self.look(layer, before) for layer, before in zip(net, self.split(net), strict=True)])
            if self.full:
                self.snapshots.append(tuple(map(list, zip(*(self.copies(layer) for layer in net), strict=True))))
        if self.count % self.every == 0:
            self.before[...] = self.net.parameters

    def split(self, net):
        """The parameters before this step, layer by layer."""
        return np.split(self.before, np.cumsum([len(layer.parameters) for layer in net])[:-1])

    def look(self, layer, before):
        y = layer.y[..., :-1, :]
        dead = np.mean(np.all(y == 0, axis=-1))
        gradient = update = np.nan
        if len(before):
            gradient = rms(layer.gradient)
            length = np.linalg.norm(before)
            update = np.linalg.norm(layer.parameters - before) / length if length else np.nan
        return y.mean(), y.std(), dead, rms(layer.delta), gradient, update

    def copies(self, layer):
        rows = np.swapaxes(layer.y[..., :-1, :], -1, -2).copy()
        return rows, np.swapaxes(layer.delta, -1, -2).copy(), layer.gradient.copy()

    def __getattr__(self, name):
        if name not in self.COLUMNS:
            raise AttributeError(f"Record has no {name!r}. It has steps, names, snapshots, {', '.join(self.COLUMNS)}.")
        return np.array(self.table, dtype=float).reshape(len(self.table), -1, len(self.COLUMNS))[
            ..., self.COLUMNS.index(name)
        ]

    def __repr__(self):
        return f"Record of {len(self.names)} layers at {len(self.steps)} steps, every {self.every}"


def rms(values):
    return float(np.sqrt(np.mean(np.square(values))))
