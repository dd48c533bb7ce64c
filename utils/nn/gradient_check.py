"""Is the gradient right? Central differences (Q(θ+ε) − Q(θ−ε)) / 2ε know nothing of the chain rule: compare."""

from typing import NamedTuple

import numpy as np

from utils.nn import errors
from utils.nn.dropout import Dropout
from utils.nn.ensemble import Ensemble

TOLERANCE = 1e-6  # right code gives 1e-8 and less, an error of one per cent gives 5e-3


class LayerCheck(NamedTuple):
    """One layer: largest components of its gradient and of the error, and their ratio."""

    name: str
    size: int
    error: float
    gradient: float
    relative: float


class GradientReport(NamedTuple):
    """What `check_gradient` found, layer by layer; `max_error` is the largest relative error, `ok` the verdict."""

    layers: tuple[LayerCheck, ...]

    @property
    def max_error(self):
        return max(layer.relative for layer in self.layers)

    @property
    def ok(self):
        return self.max_error < TOLERANCE

    def __repr__(self):
        lines = [f"Gradient check: {'right' if self.ok else 'WRONG'}, largest relative error {self.max_error:.1e}"]
        for layer in self.layers:
            mark = "" if layer.relative < TOLERANCE else "  ← look here"
            lines += [f"  {layer.name:<44} {layer.size:>7} numbers  relative error {layer.relative:.1e}{mark}"]
        return "\n".join(lines)


def check_gradient(net, loss, x, y, *, eps=1e-5, penalty=None):
    """Compare `net.gradient` with central differences, for every parameter and for the input x; returns a report.

    The error of a layer is relative to the largest component of its gradient (or to Q/100 where that is larger:
    the rounding of Q limits what differences can say). In float64 only: in float32 correct code fails too.
    Dropout draws the same mask at every evaluation; batch normalisation is checked in the net's mode. `net` is left as
    it was. A kink, such as ReLU's at 0, within eps of some u looks like a small error.
    """
    errors.able("net", net, "walk", "mlp(2, 8, 1)")
    if isinstance(net, Ensemble):
        raise TypeError("net is an ensemble, but one network is expected, such as ensemble.member(0).")
    errors.able("loss", loss, "delta", "MSELoss()")
    if penalty is not None:
        errors.able("penalty", penalty, "add_gradient", "L2(0.01)")
    if net.dtype != np.float64:
        raise TypeError(f"net computes in {net.dtype}, but differences need float64. Make it with dtype=np.float64.")
    x = errors.rows("x", x, net.n_in, np.float64).copy()
    eps = errors.between("eps", eps, 0, open_low=True)
    trial = net.copy()
    masks = [(layer.rng, layer.rng.bit_generator.state) for layer in trial.walk() if isinstance(layer, Dropout)]

    def predict():
        for rng, state in masks:  # the same masks every time
            rng.bit_generator.state = state
        return trial(x)

    def objective():
        return loss(predict(), y) + (0.0 if penalty is None else penalty(trial))

    trial.backward(loss.gradient(predict(), y))
    input_gradient = trial.input_gradient()
    if penalty is not None:
        penalty.add_gradient(trial)
    found = [(repr(layer), layer.gradient.copy(), layer.parameters) for layer in trial.walk() if is_leaf(layer)]
    found.append(("input x", input_gradient.ravel(), x.reshape(-1)))
    largest = max(np.abs(gradient).max() for _, gradient, _ in found)
    floor = max(largest, abs(objective()), 1e-4) / 100  # below this the rounding of Q rules the differences
    return GradientReport(
        tuple(compare(name, gradient, differences(objective, place, eps), floor) for name, gradient, place in found)
    )


def is_leaf(layer):
    return len(layer.parameters) > 0 and not layer.parts()


def differences(objective, θ, eps):
    """(Q(θ+ε) − Q(θ−ε)) / 2ε for every component of θ, which is changed in place and put back."""
    slopes = np.empty_like(θ)
    for k, value in enumerate(θ):
        θ[k] = value + eps
        up = objective()
        θ[k] = value - eps
        slopes[k] = (up - objective()) / (2 * eps)
        θ[k] = value
    return slopes


def compare(name, gradient, numeric, floor):
    """The verdict on one layer, from its gradient by backpropagation and by differences."""
    error, size = float(np.abs(gradient - numeric).max()), float(np.abs(gradient).max())
    return LayerCheck(name, len(gradient), error, size, error / max(size, float(np.abs(numeric).max()), floor))
