"""Look something up: eight tokens, each with a key and a value, and a question. Which value has the nearest key?"""

import numpy as np

TOKENS = 8


def lookups(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Tokens (n, 9, 4) float32 and answers (n, 1) float32, 0 or 1.

    Keys are directions: cos, sin, then the value −1 or +1, then 0. The last token is the question: a direction, no
    value, and 1 to mark it. The answer is 1 if the token with the nearest direction has the value +1.
    """
    key, question = rng.uniform(-np.pi, np.pi, (n, TOKENS)), rng.uniform(-np.pi, np.pi, (n, 1))
    value = rng.choice([-1.0, 1.0], (n, TOKENS))
    nearest = np.cos(key - question).argmax(axis=1)
    angle = np.concatenate([key, question], axis=1)
    value_or_none = np.concatenate([value, np.zeros((n, 1))], axis=1)
    asks = np.arange(TOKENS + 1) == TOKENS
    tokens = np.stack([np.cos(angle), np.sin(angle), value_or_none, np.broadcast_to(asks, angle.shape)], axis=2)
    return tokens.astype(np.float32), (value[np.arange(n), nearest] > 0)[:, None].astype(np.float32)
