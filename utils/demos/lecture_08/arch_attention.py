"""Who looks at whom: the attention of a trained transformer on a question with eight possible answers (lecture 08)."""

from copy import deepcopy
from functools import lru_cache
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Slider, Steps
from utils.demos.lecture_08.arch_pictures import picture
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.with_torch import with_torch

NEAR = 0.27  # radians between two numbers at least
ASKS = 8  # the index of the question, after the eight tokens


def look_up(
    question: Annotated[float, Slider(-180, 180, 5, unit="°", label="direction asked for")] = 40.0,
    example: Annotated[int, Steps(7, label="tokens")] = 0,
) -> Scene:
    """Eight tokens on a circle, the question, and lines as thick as the attention it pays; all nine rows beside it."""
    tokens = _examples()[example : example + 1].copy()
    angle = np.radians(question)
    tokens[0, ASKS, :2] = np.cos(angle), np.sin(angle)
    rows = attention(tokens)
    key, value = tokens[0, :ASKS, :2], (tokens[0, :ASKS, 2] > 0).astype(int)
    nearest = int((key @ tokens[0, ASKS, :2]).argmax())
    yes = 1 / (1 + np.exp(-float(models.predict(models.trained("look-up", "attention", 0).model, tokens)[0, 0])))
    start = 0.35 * tokens[0, ASKS, :2]
    looks = [
        Line(np.array([start[0], x]), np.array([start[1], y]), "model", width=0.1 + 4 * float(rows[ASKS, i]))
        for i, (x, y) in enumerate(key)
    ]
    names = [Text(x, y, str(i + 1)) for i, (x, y) in enumerate(_apart(key))]
    ask = Line(np.array([0, start[0]]), np.array([0, start[1]]), "neutral", width=2)
    marks = *looks, ask, Points(key[:, 0], key[:, 1], value, size=1.6), *names
    to_nearest = float(rows[ASKS, nearest])
    circle = Panel(marks, f"P(value is +1) = {yes:.2f}", xlim=(-1.4, 1.4), ylim=(-1.4, 1.4), equal=True)
    grid = picture(rows, "top row: token 1; last: question", limits=(0.0, 1.0))
    said = f"nearest token {nearest + 1}, value {'+1' if value[nearest] else '−1'}: {to_nearest:.0%} of the attention"
    said += f"; the nine rows sum to {rows.sum(axis=1).min():.6f} … {rows.sum(axis=1).max():.6f}"
    numbers = {"nearest": to_nearest, "answer": yes, "right": float((yes > 0.5) == value[nearest])}
    return Scene((circle, grid), f"A question at {question:g}° to eight tokens on a circle; {said}.", said, numbers)


def _apart(key) -> np.ndarray:
    """Places (8, 2) for the numbers of the tokens, outside the circle; those of close neighbours make room."""
    angles = np.arctan2(key[:, 1], key[:, 0])
    order = np.argsort(angles)
    row = angles[order]
    for _ in range(50):
        short = np.maximum(0, NEAR - np.diff(row, append=row[0] + 2 * np.pi)) / 2
        row += np.roll(short, 1) - short
    angles[order] = row
    return 1.2 * np.column_stack([np.cos(angles), np.sin(angles)])


def attention(tokens) -> np.ndarray:
    """The trained network's attention matrix (9, 9) for tokens (1, 9, 4)."""
    net = models.trained("look-up", "attention", 0).model
    return models.predict(lambda x: net.attention[0].rows(net.embed(x))[0], tokens)


@lru_cache(maxsize=1)
def _examples():
    return models.lookups(8, np.random.default_rng(11))[0]


@with_torch
def attention_facts(rng: np.random.Generator) -> dict[str, float]:
    """In float64, random weights. "rows": how far any row is from summing to one. "formula": against torch's own
    attention. "order": the change of what each token knows when the tokens are exchanged, and changed back after."""
    from torch.nn.functional import scaled_dot_product_attention

    with models.seeded(rng):
        net = models.Transformer(4, blocks=2).double()
    x, order = rng.normal(size=(20, 9, 4)), rng.permutation(9)
    (tokens,), (exchanged,) = models.tensors(x), models.tensors(x[:, order])
    layer, inside = net.attention[0], net.embed(tokens)
    judge = scaled_dot_product_attention(layer.query(inside), layer.key(inside), layer.value(inside))
    found = {
        "rows": layer.rows(inside).sum(dim=2) - 1,
        "formula": layer(inside) - judge,
        "order": deepcopy(net).encode(exchanged) - net.encode(tokens)[:, order],
    }
    return {name: float(value.detach().abs().max()) for name, value in found.items()}


@with_torch
def share_to_nearest(seed: int = 0) -> float:
    """Over 500 fresh questions: the mean share of the question's attention that the token with the nearest key gets."""
    tokens, _ = models.lookups(500, np.random.default_rng([seed, 5]))
    net = models.trained("look-up", "attention", seed).model
    rows = models.predict(lambda x: net.attention[0].rows(net.embed(x)), tokens)
    nearest = (tokens[:, :ASKS, :2] @ tokens[:, ASKS, :2, None])[..., 0].argmax(axis=1)
    return float(rows[np.arange(500), ASKS, nearest].mean())
