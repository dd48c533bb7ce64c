"""An event display (deck: note in D22): two leptons in the detector, and the parent's mass that they give away."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import Events, simulate_events
from utils.demos.controls import Guess, Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number

RESOLUTION = 0.02  # relative, of each pT
NAMES = ("ℓ⁻", "ℓ⁺")
REACH, ALONG = 80.0, 200.0  # GeV, what the views show across and along the beam
AROUND = np.linspace(0, 2 * np.pi, 97)


def event_display(
    event: Annotated[int, Slider(1, 12, 1, label="event")] = 1,
    show: Annotated[bool, Switch("show the mass")] = False,
    guess: Annotated[float | None, Guess("Your guess of m in GeV")] = None,
) -> Scene:
    """One event in two views. Across the beam, a track is as long as its pT; along the beam, as its momentum."""
    one = shown_events()[event - 1 : event]
    (pt1, pt2), (eta1, eta2) = one.pt[0], one.eta[0]
    mass, known = float(one.mass[0]), show or guess is not None
    angles = f"Δη = {number(abs(eta1 - eta2))}, Δφ = {number(float(one.features('abs_dphi')[0, 0]))} rad"
    formula = f"pT = {number(pt1)} and {number(pt2)} GeV, {angles}: m = {number(mass) + ' GeV' if known else '?'}"
    said = f" {_verdict(guess, mass)}" if guess is not None else ""
    if known:
        said += f" The simulation knows: {('background', 'signal')[one.label[0]]}."
    alt = f"Event {event}. Two straight tracks leave the collision point. {formula}.{said}"
    answer = f"m = {number(mass)} GeV" if known else "m = ?"
    return Scene((_across(one, answer), _along(one)), alt, f"{formula}.{said}", {"m": mass} if known else {})


@cache
def shown_events() -> Events:
    """Twelve events, half of them Z bosons, whose leptons fly well inside the detector (|η| < 2.5)."""
    events = simulate_events(60, np.random.default_rng(22), resolution=RESOLUTION)
    return events[(np.abs(events.eta) < 2.5).all(axis=1)][:12]


def mass_from_vectors(events: Events) -> np.ndarray:
    """Invariant mass (n,) in GeV from E² - p² of the pair: the long way, to judge the formula by."""
    total = events.momenta.sum(axis=1)
    energy = np.linalg.norm(events.momenta, axis=2).sum(axis=1)
    return np.sqrt(energy**2 - (total**2).sum(axis=1))


def _verdict(guess: float, mass: float) -> str:
    if abs(guess - mass) < 5:
        return f"You guessed {number(guess)} GeV: a good eye."
    return f"You guessed {number(guess)} GeV: {number(abs(guess - mass))} GeV too {'high' if guess > mass else 'low'}."


def _across(one: Events, answer: str) -> Panel:
    x, y = one.momenta[0, :, 0], one.momenta[0, :, 1]
    rings = [Line(r * np.cos(AROUND), r * np.sin(AROUND), "muted", dash=True, width=0.5) for r in (30, 60)]
    words = [Text(*_beyond(x[i], y[i], 15), NAMES[i]) for i in (0, 1)]
    marks = (*rings, *_tracks(x, y), *words, Text(0, 8 - REACH, answer))
    limits = (-REACH, REACH)
    return Panel(marks, "across the beam", "p_x / GeV (rings: 30, 60)", "p_y / GeV", limits, limits, equal=True)


def _along(one: Events) -> Panel:
    # Up or down as the lepton flies in the transverse view: the side view folds the azimuth into a sign.
    up = np.where(np.sin(one.phi[0]) >= 0, 1.0, -1.0)
    z, r = one.momenta[0, :, 2], up * one.pt[0]
    guides = []
    for eta in (-2, -1, 1, 2):
        far = min(ALONG, REACH * np.sinh(abs(eta)))
        end = np.sign(eta) * far, far / np.sinh(abs(eta))
        guides.append(Line(np.array([0, end[0]]), np.array([0, end[1]]), "muted", dash=True, width=0.5))
        # Below its line, where none of the twelve events has a track.
        x, y = (98, 70) if abs(eta) == 1 else (110, 18)
        align = "left" if eta > 0 else "right"
        guides.append(Text(np.sign(eta) * x, y, f"η = {eta}".replace("-", "−"), "muted", align))
    beam = Line(np.array([-ALONG, ALONG]), np.zeros(2), "muted", width=0.6)
    words = [Text(z[i] + 16 * np.sign(z[i]), r[i] + 7 * up[i], NAMES[i]) for i in (0, 1)]
    marks = (beam, *guides, *_tracks(z, r), *words)
    return Panel(marks, "along the beam", "p_z / GeV", "± pT / GeV", (-ALONG, ALONG), (-REACH, REACH))


def _tracks(x, y) -> list:
    roles = ("third", "fourth")  # leptons are neither signal nor background: other colours
    lines = [Line(np.array([0, x[i]]), np.array([0, y[i]]), roles[i], width=1.6) for i in (0, 1)]
    ends = [Points(x[i : i + 1], y[i : i + 1], role=roles[i], size=1.5) for i in (0, 1)]
    return [*lines, *ends, Points(np.zeros(1), np.zeros(1), role="text", size=1.0)]


def _beyond(x: float, y: float, by: float) -> tuple[float, float]:
    length = np.hypot(x, y)
    return x * (length + by) / length, y * (length + by) / length
