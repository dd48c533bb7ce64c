"""Training as a generator: whoever pulls decides how many steps to take and what to look at in between."""

import numpy as np

from utils.nn import errors


class Step:
    """What `train` yields after every step: `step` and `epoch` (from 0), `end_of_epoch`, and `loss` if you ask."""

    def __init__(self, net, loss, target, per_epoch):
        self.net, self.function, self.target = net, loss, target  # net: the twin that is being trained
        self.per_epoch, self.step = per_epoch, -1

    @property
    def epoch(self):
        return self.step // self.per_epoch

    @property
    def end_of_epoch(self):
        return (self.step + 1) % self.per_epoch == 0

    @property
    def loss(self):
        """L on this step's batch, before its update and without a penalty; computed now, from the activations."""
        with np.errstate(all="ignore"):  # the next line says it
            value = self.function.value(self.net.prediction, self.target)
        if not np.isfinite(value).all():
            raise self.diverged()
        return float(value) if np.ndim(value) == 0 else value

    def diverged(self):
        return errors.Diverged(
            f"The training diverged by step {self.step} (epoch {self.epoch}): its numbers are no longer finite. "
            "Try a smaller learning rate lr, inputs of order 1, or clip_norm=1."
        )

    def __repr__(self):
        return f"Step(epoch={self.epoch}, step={self.step}, loss={self.loss:.6g})"


def train(net, loss, optimiser, x, y, *, batch_size=32, epochs=1, rng=None, shuffle=True, penalty=None, clip_norm=None):
    """Train `net` in mini-batches; yields the same `Step` object after every update of the parameters.

    x (n, d_in), y as `loss` wants it; `batch_size` None takes all samples at once; `rng` shuffles anew every epoch.
    `penalty` (`L1`, `L2`) adds its gradient, `clip_norm` shortens longer gradients to this length. What runs is a twin
    of `net` with the same parameters, so `net` is free between steps: `net(x)` predicts. Raises `Diverged` when the
    numbers are no longer finite.
    """
    errors.able("net", net, "clip_gradient", "mlp(2, 8, 1)")
    errors.able("loss", loss, "delta", "MSELoss()")
    errors.able("optimiser", optimiser, "step", "SGD(net.parameters)")
    if penalty is not None:
        errors.able("penalty", penalty, "add_gradient", "L2(0.01)")
    x = errors.rows("x", x, net.n_in, net.dtype)
    probe = net.twin().eval()
    target = loss.target(y, len(x), probe(x[:1]).shape[-1], net.dtype)
    n = len(x)
    size = n if batch_size is None else min(errors.count("batch_size", batch_size), n)
    epochs, rng = errors.count("epochs", epochs, least=0), errors.generator(rng)
    clip_norm = None if clip_norm is None else errors.between("clip_norm", clip_norm, 0, open_low=True)
    if getattr(optimiser, "parameters", None) is not net.parameters:
        raise ValueError(
            f"optimiser has other parameters than net. Make it with {type(optimiser).__name__}(net.parameters, …)."
        )
    return _steps(
        net,
        loss,
        optimiser,
        x.copy(),
        target,
        size,
        epochs,
        rng if errors.flag("shuffle", shuffle) and size < n else None,
        penalty,
        clip_norm,
    )


def _steps(net, loss, optimiser, x, y, size, epochs, rng, penalty, clip_norm):
    n = len(x)
    whole, tail = (worker(net, width) for width in (size, n % size or size))  # tail: the last, shorter batch
    xs, ys = (x, y) if rng is None else (np.empty_like(x), np.empty_like(y))
    per_epoch, θ, gradient = -(-n // size), net.parameters, net.gradient
    twin, step = whole, Step(whole, loss, y, per_epoch)
    if per_epoch == 1:
        twin.x[:-1] = x.T
    for number in range(epochs * per_epoch):
        step.step = number
        if per_epoch > 1:
            k = number % per_epoch
            if k == 0 and rng is not None:
                order = rng.permutation(n)
                np.take(x, order, axis=0, out=xs, mode="clip")
                np.take(y, order, axis=1, out=ys, mode="clip")
            step.net = twin = whole if (k + 1) * size <= n else tail
            step.target = ys[:, k * size : (k + 1) * size]
            twin.x[:-1] = xs[k * size : (k + 1) * size].T
        try:
            twin.forward()
            loss.delta(twin.prediction, step.target, twin.delta)
            twin.differentiate()
            if penalty is not None:
                penalty.add_gradient(net)
            if clip_norm is not None:
                net.clip_gradient(clip_norm)
            optimiser.step(gradient)
        except RuntimeWarning as warning:  # where warnings are errors
            raise step.diverged() from warning
        for record in net.records:
            record(twin)
        if number % 100 == 0:
            with np.errstate(all="ignore"):  # the next line says it
                length = θ.dot(θ)
            if not np.isfinite(length):
                raise step.diverged()
        yield step
    if not np.isfinite(θ).all():
        raise step.diverged()


def worker(net, n):
    """A twin of `net` in training mode with room for n samples, so that `net` itself stays free between steps."""
    twin = net.twin().train()
    twin.allocate(n, net.n_in)
    return twin
