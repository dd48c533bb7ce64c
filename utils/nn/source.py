"""A network as a script of its own, in NumPy or torch: what you trained here, you can run anywhere."""

import numpy as np

from utils.nn import errors
from utils.nn.batchnorm import BatchNorm
from utils.nn.dropout import Dropout
from utils.nn.linear import Linear
from utils.nn.residual import Residual
from utils.nn.sequential import Sequential

NUMPY = {  # x → g(x), for columns or rows alike but for softmax, which sums over a row
    "Sigmoid": "x = 0.5 + 0.5 * np.tanh(x / 2)",
    "Tanh": "x = np.tanh(x)",
    "Softplus": "x = np.logaddexp(0, x)",
    "Softmax": "x = np.exp(x - x.max(axis=1, keepdims=True))\nx = x / x.sum(axis=1, keepdims=True)",
    "ReLU": "x = np.maximum(x, 0)",
    "LeakyReLU": "x = np.where(x > 0, x, {negative_slope!r} * x)",
    "ELU": "x = np.where(x > 0, x, {alpha!r} * np.expm1(np.minimum(x, 0)))",
    "SiLU": "x = x * (0.5 + 0.5 * np.tanh(x / 2))",
    "GELU": "x = x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2",
}
TORCH = {
    "Sigmoid": "x = torch.sigmoid(x)",
    "Tanh": "x = torch.tanh(x)",
    "Softplus": "x = torch.logaddexp(torch.zeros_like(x), x)",
    "Softmax": "x = torch.softmax(x, dim=1)",
    "ReLU": "x = torch.relu(x)",
    "LeakyReLU": "x = torch.nn.functional.leaky_relu(x, {negative_slope!r})",
    "ELU": "x = torch.nn.functional.elu(x, {alpha!r})",
    "SiLU": "x = torch.nn.functional.silu(x)",
    "GELU": "x = torch.nn.functional.gelu(x)",
}
HEADS = {
    "numpy": """\
import math

import numpy as np

DTYPE = np.{dtype}


def array(values):
    return np.array(values, DTYPE)

""",
    "torch": """\
import torch

DTYPE = torch.{dtype}


def array(values):
    return torch.tensor(values, dtype=DTYPE)

""",
}


def as_code(net, language="numpy", example=None):
    """The script that computes what `net` does in evaluation mode, as a string; `language` is "numpy" or "torch".

    It defines `net(x)` for x (n, d_in), and run as a script it prints the outputs for `example` (n, d_in), by default a
    row of zeros. Every number is written with all its digits.
    """
    errors.able("net", net, "walk", "mlp(2, 8, 1)")
    if not isinstance(language, str) or language not in HEADS:
        raise ValueError(f'language is {language!r}, but "numpy" or "torch" is expected.')
    example = np.zeros((1, net.n_in or 1)) if example is None else example
    example = errors.rows("example", example, net.n_in, net.dtype)
    constants, lines = [], []
    write(net, NUMPY if language == "numpy" else TORCH, constants, lines)
    body = "\n".join(f"    {line}" for line in lines)
    return f'''"""A neural network, written by the course's `as_code`."""

{HEADS[language].format(dtype=net.dtype)}
{"".join(constants)}

def net(x):
    """ŷ (n, {net.n_out}) for x (n, {net.n_in})."""
{body}
    return x


if __name__ == "__main__":
    print(net(array({example.tolist()})).tolist())
'''


def write(layer, phrases, constants, lines):
    """Append what `layer` does to `lines`, and its numbers to `constants`."""

    def name(letter, values):
        number = sum(line.startswith(letter) for line in constants) + 1
        constants.append(f"{letter}{number} = array({np.asarray(values).tolist()})\n")
        return f"{letter}{number}"

    match layer:
        case Sequential():
            for part in layer.layers:
                write(part, phrases, constants, lines)
        case Residual():
            kept = f"x{len(lines)}"
            lines.append(f"{kept} = x")
            write(layer.body, phrases, constants, lines)
            lines.append(f"x = {kept} + x")
        case Linear() if not layer.stack:
            product = f"x = x @ {name('W', layer.weight)}.T"
            lines.append(product + (f" + {name('b', layer.bias)}" if layer.has_bias else ""))
        case BatchNorm():  # one factor and one shift, once the statistics are fixed
            factor = layer.weight / np.sqrt(layer.running_var[:, 0] + layer.eps)
            shift = layer.bias - layer.running_mean[:, 0] * factor
            lines.append(f"x = x * {name('a', factor)} + {name('c', shift)}")
        case Dropout():
            lines.append(f"# {layer!r} does nothing in evaluation mode")
        case _ if type(layer).__name__ == "Identity":
            lines.append("# Identity()")
        case _ if type(layer).__name__ in phrases:
            lines.extend(phrases[type(layer).__name__].format(**layer.options()).split("\n"))
        case _:
            raise TypeError(f"net contains {layer!r}, which cannot be written as code.")
