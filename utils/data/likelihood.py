"""The best any classifier can do on the events, known because we wrote the simulation.

By Neyman and Pearson (1933) the ratio of the two densities is the optimal score; its AUC is the course's ceiling. With
resolution 0 the mass holds everything, so this is the ceiling for *any* inputs. With a resolution it is the ceiling for
classifiers that are given the measured mass.

All functions raise ValueError for masses that are not positive and for a resolution outside [0, 0.5].
"""

from functools import lru_cache

import numpy as np

from .arguments import check_number
from .events import BACKGROUND_SCALE, MASS_Z, WIDTH_Z, WINDOW


def signal_density(mass, resolution: float = 0.0) -> np.ndarray:
    """Density (1/GeV) of the signal's measured mass (GeV); `resolution` as in `simulate_events`."""
    return _density(_breit_wigner, mass, resolution)


def background_density(mass, resolution: float = 0.0) -> np.ndarray:
    """Density (1/GeV) of the background's measured mass (GeV); `resolution` as in `simulate_events`."""
    return _density(_exponential, mass, resolution)


def likelihood_ratio(mass, resolution: float = 0.0) -> np.ndarray:
    """Signal over background density at `mass` (GeV), same shape: the optimal score. Beyond WINDOW it is continued."""
    mass, resolution = _check(mass, resolution)
    if resolution == 0:
        return _breit_wigner(mass) / _exponential(mass)
    grid, signal, background = _smeared(resolution)
    return np.exp(np.interp(np.log(mass), grid, np.log(signal / background)))


@lru_cache
def ceiling(resolution: float = 0.0) -> float:
    """AUC of the likelihood ratio, from the densities themselves: no events, no chance; good to 1e-5."""
    from sklearn.metrics import roc_auc_score

    reach = 5 * resolution  # measured masses leave the window by this share of themselves
    edges = np.linspace(WINDOW[0] * np.exp(-reach), WINDOW[1] * np.exp(reach), 200_001)
    mass = (edges[1:] + edges[:-1]) / 2
    weights = np.concatenate([background_density(mass, resolution), signal_density(mass, resolution)])
    score = np.tile(likelihood_ratio(mass, resolution), 2)
    return float(roc_auc_score(np.repeat([0, 1], len(mass)), score, sample_weight=weights))


def _check(mass, resolution):
    mass = np.asarray(mass, dtype=np.float64)
    if not (np.isfinite(mass) & (mass > 0)).all():
        raise ValueError(f"mass: got {np.min(mass)} among the masses, expected finite numbers above 0 GeV")
    return mass, check_number("resolution", resolution, 0, 0.5)


def _breit_wigner(mass):
    # The derivative of the arctan that `signal_mass` inverts.
    half = MASS_Z * WIDTH_Z
    low, high = (np.arctan((edge**2 - MASS_Z**2) / half) for edge in WINDOW)
    return 2 * mass * half / ((mass**2 - MASS_Z**2) ** 2 + half**2) / (high - low)


def _exponential(mass):
    low, high = WINDOW
    return np.exp((low - mass) / BACKGROUND_SCALE) / BACKGROUND_SCALE / -np.expm1((low - high) / BACKGROUND_SCALE)


def _density(true_density, mass, resolution):
    mass, resolution = _check(mass, resolution)
    if resolution == 0:
        return np.where((mass >= WINDOW[0]) & (mass <= WINDOW[1]), true_density(mass), 0.0)
    grid, signal, background = _smeared(resolution)
    table = signal if true_density is _breit_wigner else background
    return np.interp(np.log(mass), grid, table, left=0, right=0) / mass


@lru_cache
def _smeared(resolution):
    """log mass on a grid and both densities of it. The mass goes as √(pT₁ pT₂), so its logarithm is smeared by a
    Gaussian of width resolution / √2, whatever the angles: an exact convolution in one dimension."""
    width = resolution / np.sqrt(2)
    step = max(min(width, WIDTH_Z / (2 * MASS_Z)) / 50, 2e-5)
    low, high = np.log(WINDOW)
    cells = round((high - low) / step)
    step = (high - low) / cells
    half = int(np.ceil(8 * width / step))
    kernel = np.exp(-0.5 * (np.arange(-half, half + 1) * step / width) ** 2)
    inside = low + (np.arange(cells) + 0.5) * step
    mass = np.exp(inside)
    grid = low + (np.arange(-half, cells + half) + 0.5) * step
    return grid, *(np.convolve(f(mass) * mass, kernel / kernel.sum()) for f in (_breit_wigner, _exponential))
