"""torch as judge of lecture 04: the same networks, differentiated by autograd, and how far our numbers are from it."""

import numpy as np

from utils.demos.lecture_03.two_input_network import LINKS, TwoInputNetwork, backward, forward
from utils.demos.lecture_04.backpropagation import BACKWARD
from utils.demos.lecture_04.matrix_form import backward_pass, with_ones
from utils.demos.with_torch import with_torch


def torch_numbers(net: TwoInputNetwork) -> dict[str, float]:
    """The two-input network in torch: every value, every ∂L/∂, and the local derivative of every arrow."""
    import torch

    leaf = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in vars(net).items()}
    node = {"u1": leaf["w10"] + leaf["w11"] * leaf["x1"] + leaf["w12"] * leaf["x2"]}
    node["u2"] = leaf["w20"] + leaf["w21"] * leaf["x1"] + leaf["w22"] * leaf["x2"]
    node["σ1"], node["σ2"] = torch.sigmoid(node["u1"]), torch.sigmoid(node["u2"])
    node["y"] = leaf["w0"] + leaf["w1"] * node["σ1"] + leaf["w2"] * node["σ2"]
    node["σ"] = torch.sigmoid(node["y"])
    node["L"] = torch.nn.functional.mse_loss(node["σ"], leaf["target"])
    leaf["t"] = leaf.pop("target")
    everything = leaf | node
    slopes = {}
    for name in {*BACKWARD, *(link.local for link in LINKS)}:
        top, bottom = (everything[part] for part in name[1:].split("/∂"))
        slopes[name] = torch.autograd.grad(top, bottom, retain_graph=True)[0].item()
    return {name: value.item() for name, value in everything.items()} | slopes


@with_torch
def worst_number(networks: int, rng: np.random.Generator) -> float:
    """The largest difference from torch of any number on the stepper's picture, over that many random networks."""
    worst = 0.0
    for _ in range(networks):
        net = TwoInputNetwork(*rng.uniform(-3, 3, 2), rng.uniform(0, 1), *rng.uniform(-3, 3, 9))
        ours = forward(net)
        ours |= backward(ours)
        worst = max(worst, *(float(abs(ours[name] - value)) for name, value in torch_numbers(net).items()))
    return worst


@with_torch
def worst_matrix_entry(features: int, hidden: int, samples: int, rng: np.random.Generator) -> float:
    """The largest difference from torch of any entry of dW and dw of the matrix form."""
    import torch

    X, T = with_ones(rng.normal(size=(features, samples))), rng.uniform(0, 1, (1, samples))
    W, w = rng.normal(size=(hidden, features + 1)), rng.normal(size=(1, hidden + 1))
    leaves = [torch.tensor(array, requires_grad=True) for array in (W, w)]
    S = torch.sigmoid(leaves[0] @ torch.tensor(X))
    p = torch.sigmoid(leaves[1] @ torch.cat([S, torch.ones(1, samples, dtype=torch.float64)]))
    torch.nn.functional.mse_loss(p, torch.tensor(T)).backward()
    _, _, dw, _, _, dW = backward_pass(X, T, W, w)
    return max(float(np.abs(ours - leaf.grad.numpy()).max()) for ours, leaf in zip((dW, dw), leaves, strict=True))


@with_torch
def worst_logit_slope(values: int, rng: np.random.Generator) -> float:
    """Cross-entropy after a sigmoid: the largest difference of ∂L/∂y = σ − t from torch, over that many y and t."""
    import torch

    y, t = rng.uniform(-8, 8, values), rng.integers(0, 2, values).astype(float)
    leaf = torch.tensor(y, requires_grad=True)
    torch.nn.functional.binary_cross_entropy(torch.sigmoid(leaf), torch.tensor(t), reduction="sum").backward()
    return float(np.abs(0.5 * (1 + np.tanh(y / 2)) - t - leaf.grad.numpy()).max())
