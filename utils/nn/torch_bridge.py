"""The same network in torch, and back: parameters and running statistics are copied, outputs are equal."""

import numpy as np

from utils.nn.activations import Identity, Sigmoid, Softplus, Tanh
from utils.nn.batchnorm import BatchNorm
from utils.nn.dropout import Dropout
from utils.nn.linear import Linear
from utils.nn.rectifiers import ELU, GELU, LeakyReLU, ReLU, SiLU
from utils.nn.residual import Residual
from utils.nn.sequential import Sequential
from utils.nn.softmax import Softmax


def to_torch(net):
    """A torch.nn.Module that computes what `net` does, in the same mode (train or eval) and dtype."""
    import torch
    from torch import nn

    class ResidualModule(nn.Module):
        """y = x + f(x)"""

        def __init__(self, body):
            super().__init__()
            self.body = body

        def forward(self, x):
            return x + self.body(x)

    def convert(layer):
        match layer:
            case Sequential():
                return nn.Sequential(*map(convert, layer.layers))
            case Residual():
                return ResidualModule(convert(layer.body))
            case Linear() if not layer.stack:
                module = nn.Linear(layer.n_in, layer.n_out, layer.has_bias)
                fill(module, weight=layer.weight, **({"bias": layer.bias} if layer.has_bias else {}))
            case BatchNorm():
                module = nn.BatchNorm1d(layer.n_in, layer.eps, layer.momentum)
                mean, var = layer.running_mean[:, 0], layer.running_var[:, 0]
                fill(module, weight=layer.weight, bias=layer.bias, running_mean=mean, running_var=var)
            case Dropout():
                module = nn.Dropout(layer.p)
            case LeakyReLU():
                module = nn.LeakyReLU(layer.negative_slope)
            case ELU():
                module = nn.ELU(layer.alpha)
            case Softplus():
                module = nn.Softplus(threshold=50)  # torch's 20 gives up eight digits of float64
            case Softmax():
                module = nn.Softmax(dim=-1)
            case Identity() | Sigmoid() | Tanh() | ReLU() | SiLU() | GELU():
                module = getattr(nn, type(layer).__name__)()
            case _:
                raise TypeError(f"net contains {layer!r}, which has no torch form here.")
        return module

    def fill(module, **values):
        for name, value in values.items():
            getattr(module, name).data = torch.tensor(np.ascontiguousarray(value))

    return convert(net).train(net.training)


def from_torch(module):
    """The network that computes what a torch.nn.Sequential does; TypeError for modules that have no form here."""
    from torch import nn

    def convert(module):
        match module:
            case nn.Sequential():
                return Sequential(*map(convert, module))
            case nn.Linear():
                dtype = numpy_of(module.weight).dtype
                layer = Linear(module.in_features, module.out_features, module.bias is not None, dtype=dtype)
                layer.weight[...] = numpy_of(module.weight)
                if layer.has_bias:
                    layer.bias[...] = numpy_of(module.bias)
            case nn.BatchNorm1d(affine=True, track_running_stats=True, momentum=float()):
                weight = numpy_of(module.weight)
                layer = BatchNorm(module.num_features, module.eps, module.momentum, dtype=weight.dtype)
                layer.weight[...], layer.bias[...] = weight, numpy_of(module.bias)
                layer.running_mean[:, 0] = numpy_of(module.running_mean)
                layer.running_var[:, 0] = numpy_of(module.running_var)
            case nn.Dropout():
                layer = Dropout(module.p)
            case nn.LeakyReLU():
                layer = LeakyReLU(module.negative_slope)
            case nn.ELU():
                layer = ELU(module.alpha)
            case nn.Softmax(dim=-1 | 1):
                layer = Softmax()
            case nn.Softplus(beta=1):
                layer = Softplus()
            case nn.GELU(approximate="none"):
                layer = GELU()
            case nn.Identity() | nn.Sigmoid() | nn.Tanh() | nn.ReLU() | nn.SiLU():
                layer = {kind.__name__: kind for kind in (Identity, Sigmoid, Tanh, ReLU, SiLU)}[type(module).__name__]()
            case _:
                raise TypeError(f"module contains {module!r}, which has no form in utils.nn.")
        return layer.train(module.training)

    if not isinstance(module, nn.Module):
        raise TypeError(f"module is {module!r}, but a torch.nn.Sequential is expected.")
    net = convert(module if isinstance(module, nn.Sequential) else nn.Sequential(module))
    return net.train(module.training)


def numpy_of(tensor):
    return tensor.detach().cpu().numpy()
