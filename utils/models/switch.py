"""A switch in a noisy line: rare pulses turn it on (+1) or off (−1). Is it on at the end?"""

import numpy as np

NOISE = 0.15  # spread of the line when no pulse is sent
RARE = 0.05  # share of the steps with a pulse


def switch_lines(n: int, steps: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """`n` lines (n, steps) float32 with at least one pulse each, and (n, 1) float32: 1 if the last pulse was +1."""
    pulse = rng.random((n, steps)) < RARE
    pulse[np.arange(n), rng.integers(0, steps, n)] = True
    sent = np.where(pulse, rng.choice([-1.0, 1.0], (n, steps)), 0.0)
    last = steps - 1 - pulse[:, ::-1].argmax(axis=1)
    on = sent[np.arange(n), last] > 0
    return (sent + NOISE * rng.normal(size=sent.shape)).astype(np.float32), on[:, None].astype(np.float32)
