"""A network as it is used: rows go in, rows come out. What happens inside is `utils.nn.layer`'s."""

import numpy as np

from utils.nn import errors


class Rows:
    """The outside of every layer: `layer(x)` takes (n, d_in), one sample a row, and returns (n, d_out)."""

    def __call__(self, x):
        """ŷ (n, d_out), a new array, for x (n, d_in). Raises ValueError or TypeError for anything but finite rows."""
        if not self.alone:  # called by itself, a part must not disturb the whole
            return self.twin()(x)
        x = errors.rows("x", x, self.n_in, self.dtype)
        if self.x is None or self.x.shape != (x.shape[1] + 1, len(x)):
            self.allocate(*x.shape)
        self.x[:-1] = x.T
        with np.errstate(over="ignore", invalid="ignore"):
            self.forward()
        self.passed_on = None
        return errors.finite(np.swapaxes(self.prediction, -1, -2).copy(), "The output")

    def predict(self, x, chunk=1024):
        """ŷ (n, d_out) in evaluation mode for many x, in slices that stay in the cache. The layer stays as it is."""
        x = errors.rows("x", x, self.n_in, self.dtype)
        slices = -(-len(x) // errors.count("chunk", chunk))
        size = -(-len(x) // slices)
        twin, found = self.twin().eval(), []
        with np.errstate(over="ignore", invalid="ignore"):
            for start in range(0, len(x), size):
                part = x[start : start + size]
                if start == 0 or len(part) < size:
                    twin.allocate(*part.shape)
                twin.x[:-1] = part.T
                twin.forward()
                found.append(np.swapaxes(twin.prediction, -1, -2).copy())
        return errors.finite(np.concatenate(found, axis=-2), "The output")

    def allocate(self, n, width):
        """Room for n samples of `width` features: done when the batch size changes, never in a steady step."""
        order = "F" if width > 32 else "C"  # wide samples stay rows in memory: copying them is then no transposition
        self.connect(np.ones((width + 1, n), self.dtype, order), np.zeros((width, n), self.dtype))
        self.prediction = self.y[..., :-1, :]  # ŷ without the bias neuron

    def backward(self, delta):
        """Fill `gradient` with ∂L/∂θ for delta = ∂L/∂ŷ (n, d_out) of the last `net(x)`. It overwrites: no zero_grad."""
        if self.x is None:
            raise RuntimeError("backward was called before forward. Call net(x) first: its activations are needed.")
        delta = errors.numeric("delta", delta, self.dtype)
        place = np.swapaxes(self.delta, -1, -2)
        if delta.shape != place.shape:
            raise ValueError(f"delta has shape {delta.shape}, expected {place.shape}, the shape of the last output.")
        place[...] = delta
        with np.errstate(over="ignore", invalid="ignore"):
            self.differentiate()
        self.passed_on = False
        errors.finite(self.gradient, "The gradient")

    def input_gradient(self):
        """∂L/∂x (n, d_in) after `backward`; training does not need it, so it is computed only here."""
        if self.x is None or self.passed_on is None:
            raise RuntimeError("input_gradient was called before backward. Call net(x) and net.backward(delta) first.")
        if not self.passed_on:
            self.propagate()
            self.passed_on = True
        return self.delta_x.T.copy()
