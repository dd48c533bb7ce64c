"""`BatchNorm` against torch's BatchNorm1d: forward, backward and running statistics (deck slide D47)."""

import numpy as np

from utils.demos.with_torch import with_torch
from utils.nn import BatchNorm


@with_torch
def against_torch(seed: int, n: int = 16, width: int = 5, batches: int = 20) -> dict[str, float]:
    """The largest difference after `batches` random batches of `n` samples, float64, one number for each thing."""
    import torch

    rng = np.random.default_rng(seed)
    ours, theirs = BatchNorm(width).train(), torch.nn.BatchNorm1d(width, dtype=torch.float64).train()
    ours.parameters[...] = rng.normal(size=2 * width)
    with torch.no_grad():
        theirs.weight.copy_(torch.from_numpy(ours.weight.copy()))
        theirs.bias.copy_(torch.from_numpy(ours.bias.copy()))
    worst = dict.fromkeys(("forward", "∂L/∂x", "∂L/∂γ", "∂L/∂β", "running mean", "running variance", "evaluation"), 0.0)
    for _ in range(batches):
        x, delta = rng.normal(1, 3, (2, n, width))
        given = torch.from_numpy(x.copy()).requires_grad_()
        theirs.zero_grad()
        result = theirs(given)
        result.backward(torch.from_numpy(delta))
        y = ours(x)
        ours.backward(delta)
        pairs = {
            "forward": (y, result), "∂L/∂x": (ours.input_gradient(), given.grad),
            "∂L/∂γ": (ours.weight_gradient, theirs.weight.grad), "∂L/∂β": (ours.bias_gradient, theirs.bias.grad),
            "running mean": (ours.running_mean[:, 0], theirs.running_mean),
            "running variance": (ours.running_var[:, 0], theirs.running_var),
        }  # fmt: skip
        for name, (a, b) in pairs.items():
            worst[name] = max(worst[name], float(np.abs(a - b.detach().numpy()).max()))
    apart = ours.eval()(x) - theirs.eval()(torch.from_numpy(x)).detach().numpy()
    return worst | {"evaluation": float(np.abs(apart).max())}
