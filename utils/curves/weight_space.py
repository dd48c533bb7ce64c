"""A network as one point θ of weight space: its loss Q(θ), the gradient and the curvature there, and directions."""

import numpy as np

from utils.nn import Linear, Residual


def value(net, loss, x, y, θ: np.ndarray) -> float:
    """Q(θ): the loss of the network when its weights are `θ`; afterwards it has its own again."""
    kept = net.parameters.copy()
    net.parameters[:] = θ
    found = loss(net(x), y)
    net.parameters[:] = kept
    return found


def gradient(net, loss, x, y, θ: np.ndarray) -> np.ndarray:
    """∇Q(θ), shape (weights,), by backpropagation."""
    kept = net.parameters.copy()
    net.parameters[:] = θ
    net.backward(loss.gradient(net(x), y))
    net.parameters[:] = kept
    return net.gradient.copy()


def hessian(net, loss, x, y, step: float = 1e-4) -> np.ndarray:
    """Second derivatives of Q (weights, weights) where the network stands: central differences of the gradient."""
    θ = net.parameters.copy()
    rows = []
    for nudge in step * np.eye(len(θ)):
        ahead, behind = (gradient(net, loss, x, y, θ + sign * nudge) for sign in (1, -1))
        rows.append((ahead - behind) / (2 * step))
    H = np.array(rows)
    return (H + H.T) / 2


def sharpness(net, loss, x, y, v: np.ndarray, rounds: int = 20, step: float = 1e-4) -> tuple[float, np.ndarray]:
    """λ_max of the Hessian by power iteration from `v` (weights,), and the direction in which it was found."""
    θ = net.parameters.copy()
    for _ in range(rounds):
        v = v / np.linalg.norm(v)
        ahead, behind = (gradient(net, loss, x, y, θ + sign * step * v) for sign in (1, -1))
        Hv = (ahead - behind) / (2 * step)
        curvature, v = float(v @ Hv), Hv
    return curvature, v


def filter_direction(net, rng: np.random.Generator) -> np.ndarray:
    """A random direction (weights,) in which each neuron's weights move as far as they are long (Li et al. 2018).

    Without this, a layer of large weights would look flat and one of small weights steep, for the same function.
    """
    lengths = [np.linalg.norm(layer.W, axis=1, keepdims=True) for layer in linears(net)]
    kept = net.parameters.copy()
    net.parameters[:] = rng.normal(size=len(kept))
    for layer, length in zip(linears(net), lengths, strict=True):
        layer.W[...] *= length / np.linalg.norm(layer.W, axis=1, keepdims=True)
    direction = net.parameters.copy()
    net.parameters[:] = kept
    return direction


def linears(net):
    """The Linear layers of a network, also those inside residual blocks; `W` of each holds one neuron per row."""
    for layer in net.layers:
        if isinstance(layer, Residual):
            yield from linears(layer.body)
        elif isinstance(layer, Linear):
            yield layer
