"""What the tests of utils.nn share: random networks, and torch as the judge."""

import numpy as np
import torch
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from torch import nn

from utils.nn import (
    ELU,
    GELU,
    BatchNorm,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    Dropout,
    Identity,
    LeakyReLU,
    Linear,
    MSELoss,
    ReLU,
    Residual,
    Sequential,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from utils.nn.torch_bridge import to_torch

torch.set_num_threads(1)


def examples(n):
    """The same n examples on every run, however slow the machine is at the moment."""
    slow = [HealthCheck.too_slow]
    return settings(max_examples=n, deadline=None, derandomize=True, database=None, suppress_health_check=slow)


ACTIVATIONS = [Identity, Sigmoid, Tanh, Softplus, ReLU, LeakyReLU, ELU, SiLU, GELU]
SMOOTH = [Identity, Sigmoid, Tanh, Softplus, SiLU, GELU]
LOSSES = {MSELoss: nn.MSELoss, BCEWithLogitsLoss: nn.BCEWithLogitsLoss, CrossEntropyLoss: nn.CrossEntropyLoss}


class Mask(nn.Module):
    """In place of torch's Dropout: the mask that ours drew."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return x * torch.tensor(self.layer.mask.T.copy()) if self.training else x


def judge(net):
    """torch's form of `net`, using its dropout masks."""
    module = to_torch(net)

    def swap(module, layers):
        for k, (name, child) in enumerate(module.named_children()):
            if isinstance(child, nn.Dropout):
                setattr(module, name, Mask(layers[k]).train(child.training))
            elif hasattr(child, "body"):
                swap(child.body, layers[k].body.layers)
            elif isinstance(child, nn.Sequential):
                swap(child, layers[k].layers)

    swap(module, net.layers)
    return module


def weighted(net):
    return [layer for layer in net.walk() if len(layer.parameters) and not layer.parts()]


def gradients(module):
    """torch's gradients as one flat vector in the order of ours."""
    flat = []
    for part in module.modules():
        if isinstance(part, nn.Linear):
            flat.append(part.weight.grad.numpy().T.ravel())
            flat.append(part.bias.grad.numpy() if part.bias is not None else [])
        elif isinstance(part, nn.BatchNorm1d):
            flat += [part.weight.grad.numpy(), part.bias.grad.numpy()]
    return np.concatenate(flat)


def labels(loss, rng, n, d_out):
    """A random target for `loss`, as ours and as torch takes it."""
    if isinstance(loss, CrossEntropyLoss):
        y = rng.integers(0, d_out, n)
        return y, torch.tensor(y)
    y = rng.random((n, d_out)) if isinstance(loss, BCEWithLogitsLoss) else rng.normal(size=(n, d_out))
    return y, torch.tensor(y)


@st.composite
def networks(draw, activations=tuple(ACTIVATIONS), special=True):
    """A random network, with every kind of layer in any order."""
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    width = draw(st.integers(1, 6))
    layers = []
    for _ in range(draw(st.integers(1, 4))):
        n_out = draw(st.integers(1, 6))
        layers.append(Linear(width, n_out, draw(st.booleans()), rng=rng))
        width = n_out
        for kind in draw(
            st.lists(st.sampled_from(["activation", "norm", "drop", "residual"][: 4 if special else 1]), max_size=3)
        ):
            activation = draw(st.sampled_from(activations))
            if kind == "activation":
                layers.append(activation())
            elif kind == "norm":
                layers.append(random_norm(rng, width))
            elif kind == "drop":
                layers.append(Dropout(draw(st.sampled_from([0.0, 0.3, 0.8])), rng=rng))
            else:
                layers.append(Residual(activation(), Linear(width, width, rng=rng), activation()))
    if draw(st.booleans()):
        layers.append(draw(st.sampled_from([*activations, Softmax]))())
    return Sequential(*layers)


def random_norm(rng, width):
    layer = BatchNorm(width, momentum=0.3)
    layer.weight[...] = rng.normal(1, 0.3, width)
    layer.bias[...] = rng.normal(0, 0.3, width)
    layer.running_mean[...] = rng.normal(0, 0.3, (width, 1))
    layer.running_var[...] = rng.uniform(0.5, 2, (width, 1))
    return layer
