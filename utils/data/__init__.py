"""Data of the course: toys in the plane, curves to fit, simulated collisions, handwritten digits.

Nothing is downloaded and nothing is seeded globally: every draw comes from the np.random.Generator you hand over.
"""

from .events import ENGINEERED, MASS_Z, RAW, WIDTH_Z, WINDOW, Events, simulate_events
from .images import digits
from .likelihood import background_density, ceiling, likelihood_ratio, signal_density
from .prepare import Standardise, split
from .targets import Target, bumps, plane, sawtooth, sine
from .toys import circles, decays, halfplane, moons, rings, rotate, spirals, xor

TOYS = {f.__name__: f for f in (moons, circles, xor, spirals, rings, halfplane, decays)}
TARGETS = {f.name: f for f in (sine, sawtooth, plane, bumps)}

__all__ = [
    "ENGINEERED",
    "MASS_Z",
    "RAW",
    "TARGETS",
    "TOYS",
    "WIDTH_Z",
    "WINDOW",
    "Events",
    "Standardise",
    "Target",
    "background_density",
    "bumps",
    "ceiling",
    "circles",
    "decays",
    "digits",
    "halfplane",
    "likelihood_ratio",
    "moons",
    "plane",
    "rings",
    "rotate",
    "sawtooth",
    "signal_density",
    "simulate_events",
    "sine",
    "spirals",
    "split",
    "xor",
]
