"""How a trained classifier is judged, be it one network or an ensemble, with one output or one per class."""

import numpy as np

from utils.nn import Sigmoid


def judge(net, x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Accuracy and cross-entropy in evaluation mode; several networks give the mean of their probabilities."""
    p = probabilities(net, x)
    right = p[np.arange(len(y)), y]
    return float(np.mean(p.argmax(axis=1) == y)), float(-np.mean(np.log(np.maximum(right, 1e-12))))


def probabilities(net, x: np.ndarray) -> np.ndarray:
    """(n, classes), in evaluation mode."""
    u = net.predict(x).astype(float)
    if u.shape[-1] == 1:
        signal = Sigmoid()(u)
        p = np.concatenate([1 - signal, signal], axis=-1)
    else:
        p = np.exp(u - u.max(axis=-1, keepdims=True))
        p /= p.sum(axis=-1, keepdims=True)
    return p.mean(axis=0) if p.ndim == 3 else p
