"""Train a torch model in a few seconds: seeded from a NumPy generator, on one thread, nothing global left behind."""

from contextlib import contextmanager

import numpy as np
import torch


@contextmanager
def seeded(rng: np.random.Generator):
    """Inside, torch draws from a stream that `rng` starts; outside, torch's own goes on as if never left."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(int(rng.integers(2**31)))
        yield


@contextmanager
def one_thread():
    """Small networks run faster on one thread: two would spend their time waiting for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def fit(model, loss, x, y, rng: np.random.Generator, steps: int, batch_size: int = 64, lr: float = 3e-3) -> np.ndarray:
    """Train `model` in place with Adam on a cosine schedule; returns the loss of every step (steps,).

    `x` is an array, or a tuple of arrays if the model takes several, each with n rows; `y` has n rows. Batches are
    drawn without putting back until the data are used up. Raises RuntimeError when the loss is no longer finite.
    """
    inputs, target = tensors(x), torch.as_tensor(y)
    optimiser = torch.optim.Adam(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    losses, order = np.empty(steps), np.empty(0, int)
    with one_thread(), seeded(rng):
        for step in range(steps):
            if len(order) < batch_size:
                order = np.concatenate([order, rng.permutation(len(target))])
            batch, order = torch.from_numpy(order[:batch_size]), order[batch_size:]
            value = loss(model(*(part[batch] for part in inputs)), target[batch])
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            schedule.step()
            losses[step] = value.item()
    if not np.isfinite(losses).all():
        raise RuntimeError(f"lr={lr}: the loss is no longer finite; try a smaller learning rate")
    return losses


def predict(model, x) -> np.ndarray:
    """What `model` says of every row of `x` (an array or a tuple of arrays), without building a graph."""
    with one_thread(), torch.no_grad():
        return model(*tensors(x)).numpy()


def tensors(x) -> tuple:
    """`x`, an array or a tuple of arrays, as a tuple of tensors."""
    return tuple(map(torch.as_tensor, x if isinstance(x, tuple) else (x,)))


def count(model) -> int:
    """Number of trainable parameters."""
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
