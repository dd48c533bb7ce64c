"""A jet, turned and with its members exchanged: which network's answer moves? (sets and graphs, lecture 08)"""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Slider, Steps, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.with_torch import with_torch

WHO = {"plain": "first", "deep sets": "third", "message passing": "model"}
ANGLES = np.arange(0, 361, 10)


def jet(
    which: Annotated[int, Steps(11, label="jet")] = 1,
    turn: Annotated[float, Slider(0, 360, 10, unit="°", label="turn")] = 0.0,
    exchange: Annotated[bool, Switch("exchange the members")] = False,
) -> Scene:
    """The jet, its members as large as their share of pT, and what three networks say of it over a full turn."""
    share, place, label = _jet(which)
    if exchange:
        order = np.random.default_rng(which).permutation(share.shape[1])
        share, place = share[:, order], place[:, order]
    here = models.turned(place, np.radians(turn))
    kind = int(label[0, 0])
    members = [
        Points(here[0, i : i + 1, 0], here[0, i : i + 1, 1], np.array([kind]), size=float(0.5 + 5 * share[0, i] ** 0.5))
        for i in np.flatnonzero(share[0])
    ]
    left = Panel(
        tuple(members), f"a jet of {('one axis', 'two axes')[kind]}", "Δη", "Δφ", (-0.8, 0.8), (-0.8, 0.8), equal=True
    )
    turns = np.concatenate([models.turned(place, a) for a in np.radians(ANGLES)])
    says = {who: _signal(who, np.repeat(share, len(ANGLES), 0), turns) for who in WHO}
    now = {who: float(_signal(who, share, here)[0]) for who in WHO}
    lines = [Line(ANGLES, says[who], role, who, dash=who == "plain") for who, role in WHO.items()]
    dots = [Points(np.array([turn]), np.array([now[who]]), role=role, size=1.4) for who, role in WHO.items()]
    right = Panel(
        (*lines, *dots), "what they say while it turns", "turn (degrees)", "P(two axes)", (0, 360), (-0.02, 1.02)
    )
    said = ", ".join(f"{who} {value:.2f}" for who, value in now.items())
    what = f"{int((share > 0).sum())} members around {('one axis', 'two axes')[kind]}"
    alt = f"A toy jet of {what}, turned by {turn:g}°. P(two axes): {said}."
    numbers = now | {f"{who}, over the turn": float(np.ptp(says[who])) for who in WHO}
    return Scene((left, right), alt, f"P(two axes): {said}", numbers)


@lru_cache(maxsize=16)
def _jet(which: int):
    return tuple(part[which : which + 1] for part in models.toy_jets(12, np.random.default_rng(2)))


def _signal(who: str, share, place) -> np.ndarray:
    form = models.TASKS["jets"].rivals[who].form
    logit = models.says(models.trained("jets", who, 0).model, form((share, place)))[:, 0]
    return 1 / (1 + np.exp(-logit))


@with_torch
def jet_facts(rng: np.random.Generator) -> dict[str, float]:
    """In float64, random weights: how far the logits of 50 jets move when members are exchanged and when jets turn.

    "messages": what each node hears, exchanged back.
    """
    share, place, _ = (part.astype(np.float64) for part in models.toy_jets(50, rng))
    order, angle = rng.permutation(share.shape[1]), rng.uniform(0, 2 * np.pi)
    with models.seeded(rng):
        nets = {
            "plain": (models.plain_mlp(3 * share.shape[1], 1, 1300).double(), models.member_rows),
            "deep sets": (models.DeepSets(3).double(), models.members),
            "message passing": (models.MessagePassing().double(), models.near),
        }
    moved = {"order": (share[:, order], place[:, order]), "turn": (share, models.turned(place, angle))}
    found = {}
    for who, (net, form) in nets.items():
        before = models.predict(net, form((share, place)))
        for what, jets in moved.items():
            found[f"{who}, {what}"] = float(np.abs(models.predict(net, form(jets)) - before).max())
    heard = nets["message passing"][0].heard
    messages = models.predict(heard, (share, place))
    found["messages"] = float(np.abs(models.predict(heard, moved["order"]) - messages[:, order]).max())
    return found


def mass_from_a_sum(events: int, rng: np.random.Generator) -> float:
    """m² of a sum: φ(lepton) = (E, p), added over the set, then ρ(E, p) = √(E² − p²). Worst relative difference from
    the course's formula for the invariant mass."""
    from utils.data import simulate_events

    drawn = simulate_events(events, rng)
    momentum = drawn.momenta.sum(axis=1)
    energy = np.linalg.norm(drawn.momenta, axis=2).sum(axis=1)
    mass = np.sqrt(energy**2 - (momentum**2).sum(axis=1))
    return float(np.abs(mass / drawn.mass - 1).max())
