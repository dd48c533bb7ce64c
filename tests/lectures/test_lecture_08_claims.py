"""Every number that the prose of lecture 08 states, computed by the function that the notebook calls."""

import numpy as np
import pytest

from utils import models
from utils.curves.architectures import architectures_on_events, own_data
from utils.data import ceiling
from utils.demos.lecture_08 import (
    arch_attention,
    arch_bridge,
    arch_ceiling,
    arch_contest,
    arch_depth,
    arch_equivariance,
    arch_jets,
    arch_memory,
    arch_shift,
    arch_shuffle,
    arch_waist,
)
from utils.plots.shapes import text_width
from utils.plots.style import TITLE
from utils.slides.stage import LARGE

SEEDS = range(5)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


# --- properties, proved on untrained networks in float64


@pytest.mark.parametrize("seed", SEEDS)
def test_convolution_moves_with_the_picture(seed):
    worst = arch_equivariance.worst_shift(rng(seed))
    assert max(worst["maps"], worst["logits"]) < 1e-12
    assert worst["plain"] == pytest.approx(0.4, abs=0.1)


def test_shared_weights_are_few():
    first = models.ConvNet().first
    assert models.count(first) == 8 * 26
    assert (models.SIDE**2 + 1) * models.SIDE**2 == 38_612


@pytest.mark.parametrize("layer", arch_equivariance.LAYERS)
def test_picture_of_the_shift(layer):
    difference = arch_equivariance.shift_and_filter(layer=layer).numbers["difference"]
    assert difference < 1e-12 if layer == "convolution" else difference > 0.1


@pytest.mark.parametrize("cell", arch_memory.CELLS)
def test_time_may_be_cut_and_the_future_is_not_seen(cell):
    for seed in SEEDS:
        assert max(arch_memory.worst_state(cell, rng(seed)).values()) < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_attention_rows_sum_to_one_and_order_goes_along(seed):
    assert max(arch_attention.attention_facts(rng(seed)).values()) < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_sets_forget_the_order_and_distances_the_turn(seed):
    found = arch_jets.jet_facts(rng(seed))
    exact = ("deep sets, order", "message passing, order", "message passing, turn", "messages")
    assert max(found[name] for name in exact) < 1e-12
    assert min(value for name, value in found.items() if name not in exact) > 1e-3


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mass_is_a_function_of_a_sum(seed):
    assert arch_jets.mass_from_a_sum(1000, rng(seed)) < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_skips_start_as_identity_and_let_the_slope_through(seed):
    found = arch_depth.skip_facts(rng(seed))
    assert found["nothing learned"] == 0
    assert found["first slope"] > 1e11


@pytest.mark.parametrize("seed", SEEDS)
def test_the_pair_network_keeps_the_symmetries_of_the_mass(seed):
    found = arch_ceiling.worst_change(rng(seed))
    assert found.pop("plain, turn") > 1e-3
    assert max(found.values()) < 1e-12


# --- what trained networks do


def test_only_the_convolution_notices_exchanged_pixels():
    before, after = (arch_shuffle.shuffled_pixels(shuffle).numbers for shuffle in (False, True))
    stated = {"forest": (0.63, 0.64), "plain": (0.34, 0.42), "convolution": (0.97, 0.26)}
    for who, scores in stated.items():
        assert (before[who], after[who]) == pytest.approx(scores, abs=0.03)


def test_trained_in_the_centre_asked_elsewhere():
    plain = arch_shift.places("digits in the centre", "plain")
    assert plain[models.CENTRE, models.CENTRE] == pytest.approx(0.89, abs=0.03)
    assert plain.mean() == pytest.approx(0.13, abs=0.03)
    assert arch_shift.places("digits in the centre", "convolution").min() > 0.9


def test_the_memory_lasts_longer_than_the_training_lines():
    numbers = arch_memory.longer_lines("GRU").numbers
    assert [numbers[name] for name in ("GRU 32", "GRU 512", "plain 32")] == pytest.approx([0.99, 0.98, 0.81], abs=0.02)
    assert arch_memory.memory().numbers["agreement"] > 0.9
    silent = arch_memory.memory(line=3, cut=models.LINE).panels
    assert silent[1].title == "no pulse yet"
    assert max(text_width(panel.title, TITLE) for panel in silent) < LARGE.width / 2  # two titles side by side


def test_two_numbers_keep_half_and_without_bends_it_is_pca():
    kept = arch_waist.code_plane().numbers
    assert [kept["waist"], kept["linear"]] == pytest.approx([0.50, 0.28], abs=0.05)
    linear, pca = arch_waist.linear_is_pca()
    assert abs(linear - pca) < 0.005


def test_the_waist_gives_the_strange_ones_away():
    waist, plain = (arch_waist.strange_ones(who).numbers["auc"] for who in arch_waist.WHO)
    assert [waist, plain] == pytest.approx([0.98, 0.77], abs=0.03)
    every = arch_contest.scores("strange digits")
    spans = [(round(every[who].min(), 2), round(every[who].max(), 2)) for who in arch_waist.WHO]
    assert spans == [(0.98, 0.99), (0.77, 0.88)]


def test_the_question_looks_at_the_nearest():
    assert arch_attention.share_to_nearest() == pytest.approx(0.75, abs=0.05)
    rows = arch_attention.attention(arch_attention._examples()[:1])
    assert rows.shape == (9, 9)
    np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-6)


def test_a_turn_moves_the_plain_answer_and_not_the_graph():
    turned = arch_jets.jet().numbers
    assert turned["message passing, over the turn"] < 1e-5
    assert turned["plain, over the turn"] > 0.05
    exchanged = arch_jets.jet(exchange=True).numbers
    for who in ("deep sets", "message passing"):
        assert exchanged[who] == pytest.approx(turned[who], abs=1e-5)
    assert abs(exchanged["plain"] - turned["plain"]) > 0.01


def test_skips_answer_step_by_step():
    with_skips, without = (arch_depth.accuracy_after(name) for name in ("skips", "no skips"))
    assert with_skips[-1] > 0.7
    assert without.max() < 0.25
    assert with_skips[:8].mean() < with_skips[8:16].mean() < with_skips[16:].mean()


def test_both_homes_give_the_same_numbers():
    _, accuracy, change = arch_bridge.journey()
    assert max(change[1], change[3]) < 1e-12
    assert change[2] > 1
    assert accuracy[0] == accuracy[1]
    assert accuracy[2] == accuracy[3]


# --- measured curves

MARGINS = {
    "digits anywhere": 0.55,
    "switch": 0.14,
    "strange digits": 0.085,
    "look-up": 0.29,
    "jets": 0.3,
}


@pytest.mark.parametrize("data", MARGINS)
def test_each_architecture_beats_the_plain_network_of_its_size(data):
    assert arch_contest.margins(data).min() > MARGINS[data]


def test_the_contests_that_go_the_other_way():
    jets = arch_contest.scores("jets")
    assert [round(jets[who].mean(), 2) for who in ("message passing", "deep sets")] == [0.93, 0.92]
    found = arch_contest.scores("depth")
    assert [round(found[who].mean(), 2) for who in ("skips", "plain")] == [0.90, 0.95]
    assert (found["plain"] > found["skips"]).all()
    assert (found["skips"] - found["no skips"]).min() > 0.5
    switch = arch_contest.scores("switch")
    assert (switch["forest"] > switch["ten times"]).all()
    assert round(switch["forest"].mean(), 2) == 0.94


def test_ten_times_the_parameters_do_not_catch_up():
    four = ("digits anywhere", "switch", "look-up", "jets")
    for rival in ("ten times", "forest"):
        assert tuple(data for data in arch_contest.CONTESTS if rival in arch_contest.scores(data)) == four
    assert len(arch_contest.CONTESTS) == 6
    for data in four:
        found = arch_contest.scores(data)
        assert (next(iter(found.values())) - found["ten times"]).min() > 0.13, data
    digits = arch_contest.scores("digits anywhere")
    assert digits["plain"].max() < 0.5
    assert (digits["convolution"] - digits["ten times"]).min() > 0.2


def test_rivals_are_never_smaller():
    for name, task in models.TASKS.items():
        sizes = {who: models.count(rival.make()) for who, rival in task.rivals.items() if rival.steps}
        if "plain" in sizes:
            first = next(iter(sizes.values()))
            assert first <= sizes["plain"] < 1.35 * first, (name, sizes)


def test_the_live_contest_is_the_measured_one():
    live = own_data.live(contest=arch_contest.CONTESTS["strange digits"], seed=0)
    for who in ("waist", "plain"):
        assert live[who][0] == pytest.approx(arch_contest.scores("strange digits")[who][0], abs=0.02)


STATED = {500: {"trees": 0.623, "set": 0.636, "attention": 0.737, "plain": 0.672, "pair": 0.878}} | {
    32_000: {"trees": 0.774, "set": 0.806, "attention": 0.872, "plain": 0.904, "pair": 0.921}
}


def test_how_close_to_the_ceiling():
    assert round(ceiling(), 3) == 0.924
    for name in arch_ceiling.NAMES:
        sizes, auc = arch_ceiling.measured(name)
        for events, stated in STATED.items():
            assert round(float(auc[sizes == events].mean()), 3) == stated[name], (name, events)
    _, pair = arch_ceiling.measured("pair")
    _, trees = arch_ceiling.measured("trees")
    assert pair[0].min() > trees[-1].max()
    _, sets = arch_ceiling.measured("set")
    _, plain = arch_ceiling.measured("plain")
    assert (plain > sets).all()
    parameters = architectures_on_events.load()["parameters"]
    assert (min(set(parameters) - {0}), max(parameters)) == (1561, 1793)


def test_the_live_events_are_the_measured_ones():
    live = architectures_on_events.live(events=500, model=("trees", "pair"), seed=0)
    for name, auc in zip(live["model"], live["auc"], strict=True):
        assert auc == pytest.approx(arch_ceiling.measured(str(name))[1][0, 0], abs=0.03)
