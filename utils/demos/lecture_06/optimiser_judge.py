"""The optimisers of the course against torch.optim, live; the full comparison stands in tests/nn."""

import numpy as np

from utils import nn
from utils.demos.with_torch import with_torch

OPTIONS = {
    "SGD": {},
    "momentum": {"momentum": 0.9},
    "Nesterov": {"momentum": 0.9, "nesterov": True},
    "Adagrad": {},
    "RMSprop": {},
    "Adam": {},
    "AdamW": {},
}


def worst_step(name: str, steps: int = 200, seed: int = 0) -> float:
    """Largest difference of a parameter between `utils.nn` and torch after any of `steps` noisy steps on a ravine."""
    import torch

    rng = np.random.default_rng(seed)
    kind = name if name in ("Adagrad", "RMSprop", "Adam", "AdamW") else "SGD"
    θ = rng.normal(size=9)
    theirs = torch.tensor(θ.copy())
    ours = getattr(nn, kind)(θ, lr=0.02, **OPTIONS[name])
    judge = getattr(torch.optim, kind)([theirs], lr=0.02, **OPTIONS[name])
    worst = 0.0
    for _ in range(steps):
        gradient = np.geomspace(0.01, 3, 9) * θ + rng.normal(size=9)
        theirs.grad = torch.tensor(gradient)
        ours.step(gradient)
        judge.step()
        worst = max(worst, float(np.abs(θ - theirs.numpy()).max()))
    return worst


@with_torch
def worst_steps() -> dict[str, float]:
    """`worst_step` of every optimiser, by name."""
    return {name: worst_step(name) for name in OPTIONS}
