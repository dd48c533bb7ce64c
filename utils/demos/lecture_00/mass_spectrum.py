"""Many events at once: the spectrum of the invariant mass, with the parent's peak in it."""

from typing import Annotated

import numpy as np

from utils.data import MASS_Z, WIDTH_Z, WINDOW, simulate_events
from utils.demos.controls import Slider
from utils.demos.scene import Bars, Line, Panel, Scene
from utils.demos.words import number


def mass_spectrum(
    events: Annotated[float, Slider(10, 30_000, 0.25, log=True, label="events collected")] = 1000.0,
    percent: Annotated[int, Slider(0, 50, 2, unit="%", label="signal among them")] = 20,
    resolution: Annotated[int, Slider(0, 10, 1, unit="%", label="pT resolution")] = 2,
) -> Scene:
    """A histogram of m: background below, signal stacked upon it."""
    found = simulate_events(round(events), np.random.default_rng(0), percent / 100, resolution / 100)
    edges = np.arange(WINDOW[0], WINDOW[1] + 1)
    background, everything = (np.histogram(found.mass[keep], edges)[0] for keep in (found.label == 0, found.label >= 0))
    top = 1.15 * max(4, everything.max())
    marks = (
        Bars(edges, background, "background", "background"),
        Line(np.repeat(edges, 2)[1:-1], np.repeat(everything, 2), "signal", "with signal on top", width=0.8),
        Line(np.array([MASS_Z, MASS_Z]), np.array([0, top]), "muted", "mass of the Z", dash=True),
    )
    window = np.abs(found.mass - MASS_Z) < 5
    share = float(found.label[window].mean()) if window.any() else float("nan")
    numbers = {"events": len(found), "share near the peak": share}
    near = f"{number(100 * share)} % are signal" if window.any() else "there is no event"
    words = f"{len(found)} events, {percent} % signal; within 5 GeV of the Z's mass {near}"
    panel = Panel(marks, "how often each mass was measured", "m / GeV", "events per GeV", WINDOW, (0, top))
    crowd = int(everything.argmax())
    alt = (
        f"Histogram of the invariant mass, 60 to 120 GeV, signal stacked upon background. The fullest GeV begins at "
        f"{number(float(edges[crowd]))} and holds {everything[crowd]} events, "
        f"{everything[crowd] - background[crowd]} of them signal. {words}."
    )
    return Scene((panel,), alt, words + ".", numbers)


def peak(n: int, seed: int, resolution: float = 0.0) -> float:
    """Mass (GeV) at which `n` decays of the Z crowd most: the middle of the 1 GeV that holds the most of them."""
    mass = np.sort(simulate_events(n, np.random.default_rng(seed), 1.0, resolution).mass)
    held = np.searchsorted(mass, mass + 1.0) - np.arange(n)
    return float(mass[held.argmax()] + 0.5)


def lifetime() -> float:
    """Mean lifetime of the Z in seconds, ħ / Γ, with ħ = 6.582119569·10⁻²⁵ GeV s (CODATA 2018)."""
    return 6.582119569e-25 / WIDTH_Z
