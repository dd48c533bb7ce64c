"""The simulated collisions: kinematics that hold to rounding, distributions that are the stated ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.data import ENGINEERED, RAW, background_density, events, signal_density, simulate_events


@pytest.fixture(scope="module")
def sample():
    return simulate_events(200_000, np.random.default_rng(0))


def test_mass_is_exact_without_smearing(sample):
    np.testing.assert_allclose(sample.mass, sample.true_mass, rtol=1e-10)


def test_four_momenta_agree_with_the_mass(sample):
    # An independent road: E² - p² of the pair, from the Cartesian momenta of two massless leptons.
    energy = np.linalg.norm(sample.momenta, axis=2).sum(axis=1)
    square = energy**2 - (sample.momenta.sum(axis=1) ** 2).sum(axis=1)
    few = np.abs(sample.eta).max(axis=1) < 3  # further forward E² - p² itself loses digits
    np.testing.assert_allclose(np.sqrt(square[few]), sample.true_mass[few], rtol=1e-10)


def test_the_decay_is_isotropic_in_the_parents_frame(sample):
    # cos θ between ℓ⁻ and the beam at rest: undo both boosts by hand.
    total, lepton = sample.momenta.sum(axis=1), sample.momenta[:, 0]
    energy, one = np.linalg.norm(sample.momenta, axis=2).sum(axis=1), np.linalg.norm(sample.momenta[:, 0], axis=1)
    mass = sample.true_mass
    along = (lepton * total).sum(axis=1)
    at_rest = lepton - total * ((one - along / (energy + mass)) / mass)[:, None]
    np.testing.assert_allclose(np.linalg.norm(at_rest, axis=1), mass / 2, rtol=1e-6)
    direction = at_rest / np.linalg.norm(at_rest, axis=1, keepdims=True)
    assert np.abs(direction.mean(axis=0)).max() < 0.007
    np.testing.assert_allclose(np.cov(direction.T), np.eye(3) / 3, atol=0.005)


@pytest.mark.parametrize("label", [0, 1])
def test_parents_of_both_classes_move_alike(sample, label):
    chosen = sample[sample.label == label]
    total, energy = chosen.momenta.sum(axis=1), np.linalg.norm(chosen.momenta, axis=2).sum(axis=1)
    assert np.hypot(total[:, 0], total[:, 1]).mean() == pytest.approx(events.PARENT_PT, rel=0.02)
    rapidity = np.arctanh(total[:, 2] / energy)
    assert rapidity.mean() == pytest.approx(0, abs=0.02)
    assert rapidity.std() == pytest.approx(events.PARENT_RAPIDITY, rel=0.02)
    assert np.abs(chosen.phi).max() <= np.pi
    assert np.cos(chosen.phi).mean() == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("resolution", [0.0, 0.02, 0.2])
@pytest.mark.parametrize(("label", "density"), [(0, background_density), (1, signal_density)])
def test_measured_masses_follow_the_density(label, density, resolution):
    masses = np.concatenate(
        [
            (few := simulate_events(50_000, np.random.default_rng(seed), resolution=resolution)).mass[
                few.label == label
            ]
            for seed in range(4)
        ]
    )
    edges = np.linspace(masses.min() * 0.999, masses.max() * 1.001, 20_001)
    middle = (edges[1:] + edges[:-1]) / 2
    share = density(middle, resolution) * np.diff(edges)
    assert share.sum() == pytest.approx(1, abs=1e-3)
    # Kolmogorov–Smirnov: above 1.95 / √n only once in a thousand samples.
    found = np.searchsorted(np.sort(masses), edges[1:]) / len(masses)
    assert np.abs(found - np.cumsum(share)).max() < 1.95 / np.sqrt(len(masses))


def test_the_peak_is_the_z_of_the_particle_data_group():
    mass = np.linspace(85, 97, 120_001)
    height = signal_density(mass)
    assert mass[height.argmax()] == pytest.approx(91.1876, abs=0.02)
    above = mass[height > height.max() / 2]
    assert above[-1] - above[0] == pytest.approx(2.4955, abs=0.01)


def test_smearing_moves_pt_alone_by_the_share_asked_for():
    exact, smeared = (simulate_events(100_000, np.random.default_rng(5), resolution=r) for r in (0.0, 0.03))
    np.testing.assert_array_equal(exact.eta, smeared.eta)
    np.testing.assert_array_equal(exact.true_mass, smeared.true_mass)
    ratio = np.log(smeared.pt / exact.pt)
    assert ratio.std() == pytest.approx(0.03, rel=0.01)
    assert ratio.mean() == pytest.approx(0, abs=0.0005)


@given(n=st.integers(1, 300), signal=st.floats(0, 1), resolution=st.floats(0, 0.5), seed=st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_every_event_is_whole(n, signal, resolution, seed):
    sample = simulate_events(n, np.random.default_rng(seed), signal, resolution)
    assert len(sample) == n
    assert sample.label.sum() == round(signal * n)
    assert (sample.pt > 0).all()
    assert (sample.true_mass >= 60).all()
    assert (sample.true_mass <= 120).all()
    x = sample.features(*RAW, *ENGINEERED)
    assert x.shape == (n, 12)
    assert np.isfinite(x).all()
    np.testing.assert_array_equal(
        x, simulate_events(n, np.random.default_rng(seed), signal, resolution).features(*RAW, *ENGINEERED)
    )


def test_features_are_what_their_names_say(sample):
    few = sample[:50]
    columns = dict(zip(RAW + ENGINEERED, few.features(*RAW, *ENGINEERED).T, strict=True))
    np.testing.assert_array_equal(columns["pt2"], few.pt[:, 1])
    np.testing.assert_array_equal(columns["phi1"], few.phi[:, 0])
    np.testing.assert_allclose(columns["log_pt1"], np.log(few.pt[:, 0]))
    np.testing.assert_allclose(np.cos(columns["abs_dphi"]), np.cos(few.phi[:, 0] - few.phi[:, 1]), atol=1e-12)
    assert (columns["abs_dphi"] >= 0).all()
    assert (columns["abs_dphi"] <= np.pi).all()
    np.testing.assert_allclose(columns["abs_deta"], np.abs(few.eta[:, 0] - few.eta[:, 1]))
    np.testing.assert_allclose(columns["off_peak"], np.abs(few.true_mass - 91.1876), atol=1e-9)


def test_events_can_be_picked(sample):
    assert len(sample[:7]) == 7
    assert len(sample[3]) == 1
    assert set(sample[sample.label == 1].label) == {1}
    np.testing.assert_array_equal(sample[[5, 2]].pt, sample.pt[[5, 2]])


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"n": 0}, ValueError, "n: got 0"),
        ({"n": 1e6}, TypeError, "n: got 1000000.0"),
        ({"rng": 3}, TypeError, r"write rng=np.random.default_rng\(3\)"),
        ({"signal": 1.5}, ValueError, "signal: got 1.5, expected a finite number between 0 and 1"),
        ({"resolution": -0.01}, ValueError, "resolution: got -0.01"),
        ({"resolution": 2}, ValueError, "resolution: got 2, expected a finite number between 0 and 0.5"),
        ({"resolution": "2 %"}, TypeError, "resolution: got '2 %'"),
    ],
)
def test_errors_name_the_argument(arguments, error, words):
    with pytest.raises(error, match=words):
        simulate_events(**{"n": 10, "rng": np.random.default_rng(), **arguments})


def test_unknown_features_are_refused(sample):
    with pytest.raises(ValueError, match="names: got mass, expected any of pt1"):
        sample.features("m", "mass")
    with pytest.raises(ValueError, match="names: got none"):
        sample.features()
