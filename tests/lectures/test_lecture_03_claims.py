"""Every number that the prose of lecture 03 states, computed by the function that the notebook calls."""

import itertools

import numpy as np
import pytest

from utils.demos.lecture_02.layered_diagram import edges, positions
from utils.demos.lecture_03 import (
    chain_examples,
    descent,
    descent_2d,
    gradient_cost,
    network_descent,
    roads,
    sigmoid_slope,
)
from utils.demos.lecture_03.two_input_network import TwoInputNetwork, backward, forward
from utils.demos.lecture_03.weight_update import ALL, ONE, ROUNDS, descend, weight_update
from utils.demos.words import number

CURVATURES = (0.5, 1.0, 1.7, 3.3)

# --- section 1: one weight (D18)


@pytest.mark.parametrize("curvature", CURVATURES)
def test_the_edge_found_by_trying_is_two_over_the_curvature(curvature):
    assert descent.measured_edge(curvature) == pytest.approx(2 / curvature, rel=1e-12)


@pytest.mark.parametrize("curvature", [0.5, 1.0, 2.0, 4.0])
def test_exactly_at_the_edge_it_bounces_for_ever(curvature):
    path = descent.walk(curvature, 2 / curvature, -2.5, 1000)
    assert np.array_equal(np.abs(path), np.full(1001, 2.5))
    assert np.array_equal(np.sign(path[1:]), -np.sign(path[:-1]))
    below, above = (
        np.abs(descent.walk(curvature, rate, 1.0, 1000)) for rate in np.array([0.999, 1.001]) * 2 / curvature
    )
    assert (np.diff(below) < 0).all()
    assert (np.diff(above) > 0).all()


@pytest.mark.parametrize(
    ("rate", "factor", "name"),
    [
        (0.05, 0.95, "crawls"),
        (0.5, 0.5, "converges"),
        (1.8, -0.8, "oscillates and converges"),
        (2.0, -1.0, "bounces for ever"),
        (2.1, -1.1, "diverges"),
    ],
)
def test_the_fates_of_the_table(rate, factor, name):
    scene = descent.descent(rate=rate)
    assert scene.numbers["factor"] == pytest.approx(factor, abs=1e-12)
    assert scene.panels[1].title == name


def test_how_slow_crawling_is():
    assert descent.descent(rate=0.05).numbers["θ after 25 steps"] / -2.5 == pytest.approx(0.28, abs=0.005)
    needed = {rate: int(np.argmax(np.abs(descent.walk(1.0, rate, 1.0, 200)) < 0.01)) for rate in (0.05, 0.5)}
    assert needed == {0.05: 90, 0.5: 7}


@pytest.mark.parametrize("curvature", CURVATURES)
def test_one_step_suffices_at_one_over_the_curvature(curvature):
    assert descent.walk(curvature, 1 / curvature, -2.5, 1)[1] == pytest.approx(0, abs=1e-15)


# --- section 2: many weights (D18)


@pytest.mark.parametrize("valley", [(5.0, 0.5, 30.0), (2.0, 0.1, 0.0), (10.0, 0.5, 77.0)])
def test_the_steep_direction_sets_the_edge(valley):
    assert descent_2d.measured_edge(*valley) == pytest.approx(2 / valley[0], rel=1e-12)
    assert np.linalg.eigvalsh(descent_2d.hessian(*valley)) == pytest.approx(sorted(valley[:2]), rel=1e-12)


@pytest.mark.parametrize(
    ("rate", "steep", "flat"),
    [(0.1, "converges", "crawls"), (0.38, "oscillates and converges", "converges"), (0.42, "diverges", "converges")],
)
def test_both_directions_of_the_valley(rate, steep, flat):
    scene = descent_2d.valley(rate=rate)
    assert scene.formula.startswith(f"steep: {steep};   flat: {flat};")
    assert scene.numbers["edge"] == pytest.approx(0.4)


def test_just_below_the_edge_the_flat_direction_arrives_first():
    H, turned = descent_2d.hessian(5.0, 0.5, 30.0), 30.0
    path = descent_2d.walk(H, 0.38, np.array([-2.5, 1.5]), 20) @ descent_2d.directions(turned).T
    steep, flat = np.abs(path[-1] / path[0])
    assert flat < 0.02 < 0.1 < steep


@pytest.mark.parametrize(
    ("rate", "rises", "accuracies"),
    [
        (0.1, (0, 0), (0.49, 0.61)),
        (10**0.5, (1, 4), (0.99, 1.00)),
        (10.0, (32, 73), (0.97, 1.00)),
        (10**1.5, (193, 202), (0.50, 0.98)),
    ],
)
def test_the_fates_of_a_network(rate, rises, accuracies):
    found = network_descent.fates("circles", rate, seeds=5)
    assert (found["accuracy"].min(), found["accuracy"].max()) == pytest.approx(accuracies, abs=0.015)
    assert (found["rises"].min(), found["rises"].max()) == pytest.approx(rises, abs=5)


def test_the_network_has_33_weights_and_the_moons_like_another_rate():
    assert len(network_descent.descended("circles", 0.1, 0)[0].parameters) == 33
    assert network_descent.fates("moons", 10.0, 5)["accuracy"].min() > 0.97
    too_slow = network_descent.fates("moons", 10**0.5, 5)["accuracy"]
    assert np.sum(np.abs(too_slow - 0.88) < 0.01) == 4


# --- section 3: why the chain rule (D19)


@pytest.mark.parametrize("hidden", [1, 10, 60])
@pytest.mark.parametrize("seed", range(3))
def test_two_evaluations_per_weight(hidden, seed):
    found = gradient_cost.counted(hidden, seed)
    assert found["weights"] == 4 * hidden + 1
    assert found["evaluations"] == 2 * found["weights"]
    assert found["gap"] < 1e-8


def test_the_counts_of_the_section():
    assert gradient_cost.nudges().numbers["evaluations"] == 82
    from utils.demos.lecture_02.anatomy import count_parameters

    assert 2 * count_parameters((30, 64, 64, 1), True) == 12418


def test_the_measured_time_is_a_positive_ratio():
    assert gradient_cost.time_ratio(2, repeats=1) > 0  # how large it is depends on the machine


@pytest.mark.parametrize(("layers", "width"), list(itertools.product(range(1, 5), range(1, 5))))
def test_roads_counted_one_by_one(layers, width):
    sizes = (2, *[width] * layers, 1)
    onward = {node: [b for a, b in edges(sizes, False) if a == node] for node in positions(sizes, False)}

    def count(node):
        return sum(count(b) for b in onward[node]) if onward[node] else 1

    assert roads.roads(layers, width) == count((1, 0))
    above = [pair for pair in edges(sizes, False) if pair[0][0] >= 1]
    assert roads.multiplications(layers, width) == len(above)
    assert sum(edge.lit for edge in roads.written_out(layers, width).panels[0].marks[0].edges) <= len(above) + 1


def test_the_table_of_roads():
    assert [(roads.roads(d, h), roads.multiplications(d, h)) for d, h in ((3, 3), (8, 3))] == [(9, 21), (2187, 66)]
    assert roads.roads(10, 64) == pytest.approx(1.8e16, rel=0.01)
    assert roads.multiplications(10, 64) == 36928


# --- section 4: sin(x² + 5) (D20)


def test_the_derivative_of_the_sine_is_that_of_sympy():
    import sympy

    x = sympy.Symbol("x")
    expected = sympy.diff(sympy.sin(x**2 + 5), x)
    places = np.linspace(-3, 3, 61)
    assert chain_examples.slope_of_f(places) == pytest.approx([float(expected.subs(x, at)) for at in places], abs=1e-12)


def test_the_derivative_of_the_sine_against_differences():
    places = np.linspace(-3, 3, 601)
    assert chain_examples.difference_gap(chain_examples.f, chain_examples.slope_of_f, places) < 1e-7
    for wrong in (lambda x: np.cos(2 * x), lambda x: np.cos(x) * 2 * x):
        assert chain_examples.difference_gap(chain_examples.f, wrong, places) > 1


def test_the_slopes_at_one():
    shown = chain_examples.sine_of_square(x=1.0, answer=True).numbers
    assert [number(shown[name]) for name in ("∂f/∂t", "∂t/∂x", "∂f/∂x")] == ["0.96", "2", "1.92"]
    assert [number(np.cos(2.0)), number(2 * np.cos(1.0))] == ["−0.416", "1.08"]


@pytest.mark.parametrize("demo", [chain_examples.sine_of_square, sigmoid_slope.sigmoid_slope])
def test_the_answer_stands_nowhere_until_asked(demo):
    asked, told = demo(), demo(answer=True)
    (name,) = set(told.numbers) - set(asked.numbers)
    assert number(told.numbers[name]) in told.formula
    shown = asked.alt + asked.formula + "".join(panel.title for panel in asked.panels)
    assert number(told.numbers[name]) not in shown
    assert "?" in asked.formula


# --- section 5: the sigmoid (D20, D21)


def test_the_slope_of_the_sigmoid_is_that_of_sympy():
    import sympy

    x = sympy.Symbol("x")
    σ = 1 / (1 + sympy.exp(-x))
    assert sympy.simplify(sympy.diff(σ, x) - σ * (1 - σ)) == 0
    places = np.array([-700.0, -40.0, -5.0, -0.3, 0.0, 1.0, 12.0, 40.0, 700.0])
    for ours, judge in ((sigmoid_slope.sigmoid, σ), (sigmoid_slope.derivative, sympy.diff(σ, x))):
        expected = [float(sympy.N(judge.subs(x, sympy.Rational(str(at))), 30)) for at in places]
        assert ours(places) == pytest.approx(expected, rel=1e-9, abs=1e-15)


@pytest.mark.filterwarnings("error")
def test_no_overflow_from_minus_700_to_700():
    places = np.linspace(-700, 700, 14001)
    σ, slope = sigmoid_slope.sigmoid(places), sigmoid_slope.derivative(places)
    assert np.isfinite(σ).all()
    assert ((σ >= 0) & (σ <= 1)).all()
    assert slope == pytest.approx(σ * (1 - σ), abs=1e-16)
    assert slope.max() == 0.25
    assert list(sigmoid_slope.sigmoid(np.array([-700.0, 0, 700]))) == [0, 0.5, 1]
    assert list(sigmoid_slope.derivative(np.array([-700.0, 0, 700]))) == [0, 0.25, 0]


def test_the_slope_of_the_sigmoid_against_differences():
    places = np.linspace(-30, 30, 2001)
    assert chain_examples.difference_gap(sigmoid_slope.sigmoid, sigmoid_slope.derivative, places) < 1e-9


def test_where_the_textbook_line_breaks_and_where_the_slope_ends():
    assert sigmoid_slope.textbook_breaks_at() == 710
    assert sigmoid_slope.flat_from() == 37


# --- section 6: one weight of a network (D22 to D24)


def test_the_losses_of_five_rounds():
    for change, stated in (
        (ONE, (0.519, 0.457, 0.392, 0.353, 0.334, 0.324)),
        (ALL, (0.519, 0.077, 0.030, 0.018, 0.013, 0.010)),
    ):
        nets = descend(TwoInputNetwork(), 4.0, change, ROUNDS)
        assert [forward(net)["L"] for net in nets] == pytest.approx(stated, abs=6e-4)
        assert number(nets[1].w11) == "0.122"
    value = forward(TwoInputNetwork())
    assert [number(x) for x in (value["σ"], value["L"], backward(value)["∂L/∂w11"])] == ["0.72", "0.519", "0.12"]
    assert [number(x, 4) for x in (value["σ"], backward(value)["∂L/∂w11"])] == ["0.7203", "0.1195"]


@pytest.mark.parametrize("change", [ONE, ALL])
def test_the_update_is_torchs_sgd_step(change):
    import torch

    rng = np.random.default_rng(0)
    for _ in range(10):
        net = TwoInputNetwork(*rng.uniform(-3, 3, 2), rng.uniform(0, 1), *rng.uniform(-3, 3, 9))
        rate = float(rng.uniform(0, 5))
        names = [name for name in vars(net) if name.startswith("w")]
        leaf = {name: torch.tensor(getattr(net, name), dtype=torch.float64, requires_grad=True) for name in names}
        chosen = [leaf["w11"]] if change == ONE else list(leaf.values())
        optimiser = torch.optim.SGD(chosen, lr=rate)
        for ours in descend(net, rate, change, 5)[1:]:
            optimiser.zero_grad()
            s1 = torch.sigmoid(leaf["w10"] + leaf["w11"] * net.x1 + leaf["w12"] * net.x2)
            s2 = torch.sigmoid(leaf["w20"] + leaf["w21"] * net.x1 + leaf["w22"] * net.x2)
            σ = torch.sigmoid(leaf["w0"] + leaf["w1"] * s1 + leaf["w2"] * s2)
            ((σ - net.target) ** 2).backward()
            optimiser.step()
            assert [getattr(ours, name) for name in names] == pytest.approx([leaf[n].item() for n in names], abs=1e-12)


@pytest.mark.parametrize("step", range(3 * ROUNDS + 1))
def test_a_picture_shows_only_what_holds_now(step):
    scene = weight_update(step)
    phase = step % 3
    assert ("L" in scene.numbers) == (phase != 0)
    assert ("∂L/∂w11" in scene.numbers) == (phase == 2)
    net = descend(TwoInputNetwork(), 4.0, ONE, ROUNDS)[step // 3]
    assert scene.numbers["w11"] == net.w11
    for name in ("L", "y", "σ1"):
        if phase:
            assert scene.numbers[name] == forward(net)[name]


def test_without_input_the_weight_stays():
    nets = descend(TwoInputNetwork(x1=0.0), 4.0, ALL, ROUNDS)
    assert {net.w11 for net in nets} == {0.6}
