"""Every number on the pictures of lecture 04 is torch's, and the stepper hides, judges and lights what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.demos.controls import controls_of, defaults_of
from utils.demos.lecture_03.two_input_network import TwoInputNetwork
from utils.demos.lecture_04.backpropagation import BACKWARD, FORWARD, STEPS, network_scene, step_of, stepper
from utils.demos.lecture_04.torch_judge import torch_numbers

LAST = len(STEPS) - 1
sizes = st.floats(-3, 3, allow_nan=False)
networks = st.builds(TwoInputNetwork, sizes, sizes, st.floats(0, 1), *[sizes] * 9)


@settings(max_examples=100, deadline=None)
@given(networks)
def test_every_number_equals_torch_autograd(net):
    shown = network_scene(net, LAST).numbers
    expected = torch_numbers(net) | {"x0": 1.0, "σ0": 1.0}  # the bias neurons
    assert set(shown) == set(expected)
    for name, value in expected.items():
        assert shown[name] == pytest.approx(value, rel=1e-12, abs=1e-12), name


@settings(max_examples=50, deadline=None)
@given(networks, st.integers(0, LAST))
def test_a_step_shows_only_what_is_known(net, step):
    shown = network_scene(net, step).numbers
    for later in STEPS[step + 1 :]:
        assert later not in shown
    assert all(known in shown for known in STEPS[1 : step + 1])


def test_the_walk_covers_every_node_weight_and_input():
    net = TwoInputNetwork()
    assert ("", *FORWARD, *BACKWARD) == STEPS
    assert {f"∂L/∂{w}" for w in vars(net) if w.startswith("w")} <= set(BACKWARD)
    assert len(STEPS) == 25


@pytest.mark.parametrize("step", range(1, LAST + 1))
def test_hidden_number_stands_nowhere_until_guessed(step):
    name = STEPS[step]
    asked = stepper(step, hide=True)
    assert name not in asked.numbers
    assert asked.formula.endswith("= ?")
    network = asked.panels[0].marks[0]
    assert "?" in [n.value for n in network.nodes] or any(
        "?" in text for text in [*(e.backward for e in network.edges), *(m.text for m in asked.panels[0].marks[1:])]
    )
    told = stepper(step, hide=True, guess=0.5)
    assert name in told.numbers
    assert "You guessed 0.5" in told.alt


def test_verdicts():
    step = step_of("∂L/∂y")
    answer, local = stepper(step).numbers["∂L/∂y"], stepper(step).numbers["∂σ/∂y"]
    assert "Right." in stepper(step, guess=round(answer, 3)).alt
    assert "the sign is not" in stepper(step, guess=-answer).alt
    assert "multiply by ∂L/∂σ" in stepper(step, guess=local).alt
    assert "That is 0.1 too high" in stepper(step, guess=answer + 0.1).alt
    assert "That is 0.1 too low" in stepper(step, guess=answer - 0.1).alt


@pytest.mark.parametrize("step", range(1, LAST + 1))
def test_something_is_lit_and_it_belongs_to_the_step(step):
    network = stepper(step).panels[0].marks[0]
    lit_nodes, lit_edges = [n.name for n in network.nodes if n.lit], [e for e in network.edges if e.lit]
    assert lit_nodes
    assert lit_edges
    name = STEPS[step].removeprefix("∂L/∂")
    if not name.startswith("w"):
        assert name in lit_nodes
        assert all(name in (edge.start, edge.end) for edge in lit_edges)


def test_controls_open_at_the_worked_example():
    controls = controls_of(stepper)
    assert controls["step"].last == LAST
    defaults = defaults_of(stepper)
    assert all(defaults[name] == value for name, value in vars(TwoInputNetwork()).items())


def test_a_step_that_does_not_exist():
    with pytest.raises(ValueError, match="step must be from 0 to 24; got 25"):
        stepper(25)
