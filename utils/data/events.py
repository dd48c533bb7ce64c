"""Simulated collisions: a parent X decays to two leptons, X → ℓ⁺ℓ⁻; signal is the Z boson, background has no peak.

Energies, momenta and masses are in GeV (c = 1), angles in radian. Leptons are massless: for a muon pair of 91 GeV that
moves the mass by 3 in 10⁶. Signal and background differ in the parent's mass and in nothing else, so the mass is all
there is to know (see `likelihood`). This is a toy: no detector acceptance, no photon radiation, no Z/γ* interference.

Source of the Z mass and width: R. L. Workman et al. (Particle Data Group), Prog. Theor. Exp. Phys. 2022, 083C01:
91.1876 ± 0.0021 GeV and 2.4955 ± 0.0023 GeV. The other constants are our choice, of the size seen at the LHC.
"""

from dataclasses import dataclass, fields

import numpy as np

from .arguments import check_count, check_number, check_rng

MASS_Z = 91.1876  # GeV, PDG 2022
WIDTH_Z = 2.4955  # GeV, PDG 2022
WINDOW = (60.0, 120.0)  # GeV: masses outside are not generated
BACKGROUND_SCALE = 40.0  # GeV, toy: the background falls as exp(-m / 40 GeV)
PARENT_PT = 20.0  # GeV, toy: mean of the parent's exponential pT
PARENT_RAPIDITY = 1.0  # toy: standard deviation of the parent's Gaussian rapidity

RAW = ("pt1", "eta1", "phi1", "pt2", "eta2", "phi2")
ENGINEERED = ("log_pt1", "log_pt2", "abs_deta", "abs_dphi", "m", "off_peak")


@dataclass(frozen=True, eq=False)
class Events:
    """n events. Column 0 is ℓ⁻, column 1 is ℓ⁺. `events[:100]` and `events[mask]` pick events."""

    pt: np.ndarray  # (n, 2) GeV, momentum across the beam, as measured
    eta: np.ndarray  # (n, 2) pseudorapidity, 0 across the beam
    phi: np.ndarray  # (n, 2) radian in [-π, π], direction around the beam
    label: np.ndarray  # (n,) int: 0 background, 1 signal
    true_mass: np.ndarray  # (n,) GeV, the parent's mass before the detector; no classifier may see it

    def __len__(self) -> int:
        return len(self.label)

    def __getitem__(self, index) -> "Events":
        return Events(*(np.atleast_1d(getattr(self, part.name)[index]) for part in fields(self)))

    @property
    def mass(self) -> np.ndarray:
        """Invariant mass (n,) in GeV from what was measured: m² = 2 pT₁ pT₂ (cosh Δη - cos Δφ) for massless leptons."""
        # cosh a - cos b = 2 sinh²(a/2) + 2 sin²(b/2) keeps all digits when the leptons fly close together.
        deta, dphi = np.diff(self.eta, axis=1)[:, 0], np.diff(self.phi, axis=1)[:, 0]
        return 2 * np.sqrt(self.pt[:, 0] * self.pt[:, 1]) * np.hypot(np.sinh(deta / 2), np.sin(dphi / 2))

    @property
    def momenta(self) -> np.ndarray:
        """Momenta (n, 2, 3) in GeV: x and y across the beam, z along it."""
        return np.stack([self.pt * np.cos(self.phi), self.pt * np.sin(self.phi), self.pt * np.sinh(self.eta)], axis=2)

    def features(self, *names: str) -> np.ndarray:
        """Columns (n, len(names)), float64: any of RAW and ENGINEERED, such as `events.features(*RAW)`.

        log_pt1, log_pt2: log of pT / GeV. abs_deta: |Δη|. abs_dphi: |Δφ| in [0, π]. m: mass in GeV. off_peak:
        |m - m_Z| in GeV. Raises ValueError for another name, or for none.
        """
        unknown = [name for name in names if name not in RAW + ENGINEERED]
        if unknown or not names:
            raise ValueError(
                f"names: got {', '.join(unknown) or 'none'}, expected any of {', '.join(RAW + ENGINEERED)}"
            )
        return np.column_stack([self._feature(name) for name in names])

    def _feature(self, name: str) -> np.ndarray:
        match name:
            case "m":
                return self.mass
            case "off_peak":
                return np.abs(self.mass - MASS_Z)
            case "abs_deta":
                return np.abs(self.eta[:, 0] - self.eta[:, 1])
            case "abs_dphi":
                return np.pi - np.abs(np.pi - np.abs(self.phi[:, 0] - self.phi[:, 1]))
            case _:
                part, lepton = name[:-1], int(name[-1]) - 1
                return np.log(self.pt[:, lepton]) if part == "log_pt" else getattr(self, part)[:, lepton]


def simulate_events(n: int, rng: np.random.Generator, signal: float = 0.5, resolution: float = 0.0) -> Events:
    """`n` events in random order, of which the share `signal` (rounded to whole events) are Z bosons.

    `resolution` is the relative pT resolution of the detector (0.02 is 2 %): each measured pT is the true one times
    exp(resolution · z), z a standard normal number; directions are measured exactly. One figure for every lepton is a
    toy: in CMS it runs from 1 % to 6 % with the muon's direction, for pT below 100 GeV (2012 JINST 7 P10002).

    Raises ValueError for n < 1, signal outside [0, 1], resolution outside [0, 0.5]; TypeError for another rng.
    """
    n, rng = check_count(n), check_rng(rng)
    signal, resolution = check_number("signal", signal, 0, 1), check_number("resolution", resolution, 0, 0.5)

    label = rng.permutation((np.arange(n) < round(signal * n)).astype(int))
    mass = np.where(label == 1, signal_mass(rng.random(n)), background_mass(rng.random(n)))
    pt, eta, phi = _decay(mass, rng)
    if resolution:
        pt *= np.exp(resolution * rng.standard_normal(pt.shape))
    return Events(pt, eta, phi, label, mass)


def signal_mass(quantile: np.ndarray) -> np.ndarray:
    """Mass (GeV) below which the share `quantile` of the signal lies.

    A relativistic Breit–Wigner: m² follows a Cauchy curve about m_Z² of half width m_Z Γ_Z, cut to WINDOW.
    """
    low, high = (np.arctan((edge**2 - MASS_Z**2) / (MASS_Z * WIDTH_Z)) for edge in WINDOW)
    return np.sqrt(MASS_Z**2 + MASS_Z * WIDTH_Z * np.tan(low + (high - low) * quantile))


def background_mass(quantile: np.ndarray) -> np.ndarray:
    """Mass (GeV) below which the share `quantile` of the background lies: an exponential, cut to WINDOW."""
    low, high = WINDOW
    return low - BACKGROUND_SCALE * np.log1p(quantile * np.expm1((low - high) / BACKGROUND_SCALE))


def _decay(mass: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """pt, eta, phi, each (n, 2): an isotropic decay at rest, a boost across the beam, a boost along it, a turn."""
    n = len(mass)
    cos_theta, azimuth = rng.uniform(-1, 1, n), rng.uniform(-np.pi, np.pi, n)
    boost = rng.exponential(PARENT_PT, n) / mass  # γβ; γ = √(1 + γ²β²)
    rapidity, turn = rng.normal(0, PARENT_RAPIDITY, n), rng.uniform(-np.pi, np.pi, n)

    # At rest each lepton carries half the mass, the two in opposite directions: columns ℓ⁻, ℓ⁺.
    sides = np.array([1.0, -1.0])
    sin_theta = np.sqrt(1 - cos_theta**2)
    x, y, z = (
        (mass / 2 * part)[:, None] * sides
        for part in (sin_theta * np.cos(azimuth), sin_theta * np.sin(azimuth), cos_theta)
    )

    x = np.sqrt(1 + boost**2)[:, None] * x + (boost * mass / 2)[:, None]
    pt = np.hypot(x, y)
    # Along the beam a boost adds its rapidity to that of a massless particle, which is its pseudorapidity.
    eta = np.arcsinh(z / pt) + rapidity[:, None]
    phi = np.arctan2(y, x) + turn[:, None]
    return pt, eta, phi - 2 * np.pi * np.round(phi / (2 * np.pi))
