"""The events one last time: how close to the ceiling from raw momenta, for each architecture and number of events."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.architectures import architectures_on_events
from utils.data import ceiling
from utils.demos.controls import Choice
from utils.demos.scene import Band, Line, Panel, Scene
from utils.demos.with_torch import with_torch
from utils.demos.words import number

NAMES = {
    "trees": "boosted trees",
    "plain": "plain network",
    "set": "deep sets",
    "attention": "attention",
    "pair": "pair network",
}
ROLES = dict(zip(NAMES, ("sixth", "first", "third", "fourth", "model"), strict=True))


@cache
def measured(model: str) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of training events (k,), and the AUC for each and for every seed, (k, seeds)."""
    table = architectures_on_events.load().where(model=model)
    sizes = np.unique(table["events"])
    return sizes, np.array([table.where(events=n)["auc"] for n in sizes.tolist()])


def to_the_ceiling(model: Annotated[str, Choice(tuple(NAMES), label="stand out")] = "pair") -> Scene:
    """AUC over the number of training events, mean over three seeds; the strip of the chosen one is its full spread."""
    best, marks, last = ceiling(), [], {}
    for name in NAMES:
        sizes, auc = measured(name)
        if name == model:
            marks.append(Band(sizes, auc.min(axis=1), auc.max(axis=1), ROLES[name]))
        marks.append(
            Line(sizes, auc.mean(axis=1), ROLES[name], NAMES[name], name != model, 1.4 if name == model else 0.8)
        )
        last[name] = float(auc[-1].mean())
    sizes, auc = measured(model)
    marks.append(Line(np.array([sizes[0], sizes[-1]]), np.full(2, best), "target", f"ceiling {best:.3f}", width=1.2))
    panel = Panel(
        tuple(marks), "raw momenta of two leptons", "training events", "test AUC", ylim=(0.5, 0.96), xlog=True
    )
    ends = f"{auc[0].mean():.3f} with {sizes[0]} events, {last[model]:.3f} with {sizes[-1]}"
    said = f"{NAMES[model]}: {ends}; ceiling {number(best)}"
    return Scene(
        (panel,),
        f"Test AUC over training events for five models. {said}.",
        said,
        last | {"ceiling": best, "first": float(auc[0].mean())},
    )


@with_torch
def live(events: int = 500, model: tuple[str, ...] = ("trees", "plain", "pair"), seed: int = 0) -> dict[str, float]:
    """The AUC of one point of the curve, trained now, by model."""
    table = architectures_on_events.live(events=events, model=model, seed=seed)
    return dict(zip(table["model"].tolist(), table["auc"].round(3).tolist(), strict=True))


@with_torch
def worst_change(rng: np.random.Generator) -> dict[str, float]:
    """In float64, random weights: how far the pair network's logits move when 200 events are turned around the beam,
    boosted along it, mirrored, and when the leptons change places; and the same for a plain network's turn."""
    from utils import models
    from utils.data import simulate_events

    events = simulate_events(200, rng)
    x = models.lepton_tokens(events).astype(np.float64)
    angle, boost = rng.uniform(0, 2 * np.pi), rng.normal()
    with models.seeded(rng):
        pair, plain = models.PairNet().double(), models.plain_mlp(8, 1, 1700).double()
    c, s = np.cos(angle), np.sin(angle)
    turned = np.concatenate([x[..., :2], x[..., 2:] @ np.array([[c, s], [-s, c]])], axis=2)
    changed = {
        "turn": turned,
        "boost": x + np.array([0, boost, 0, 0]),
        "mirror": x * np.array([1, -1, 1, 1]),
        "exchange": x[:, ::-1].copy(),
    }
    before = models.predict(pair, x)
    found = {name: float(np.abs(models.predict(pair, new) - before).max()) for name, new in changed.items()}
    return found | {"plain, turn": float(np.abs(models.predict(plain, turned) - models.predict(plain, x)).max())}
