"""The solutions of `optimizers` are torch's optimisers, and its pictures and table say what the text says."""

import numpy as np
import pytest
from simulated_class import solved

from utils.demos.exercises import own_optimisers, own_rates
from utils.plots import draw

RULES = {"momentum": "momentum_step", "nesterov": "nesterov_step", "rmsprop": "rmsprop_step", "adam": "adam_step"}


@pytest.fixture(scope="module")
def own():
    """The functions of the solution."""
    variables = {"np": np}
    for name, source in solved("optimizers").items():
        if name != "by-hand":
            exec(source, variables)
    return variables


@pytest.fixture(scope="module")
def rules(own):
    return {name: own[function] for name, function in RULES.items()}


@pytest.mark.parametrize("name", RULES)
def test_the_solution_is_torch(own, name):
    import torch

    with_settings = {
        "momentum": (torch.optim.SGD, {"momentum": 0.9}, {"mu": 0.9}, ["b"]),
        "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}, {"mu": 0.9}, ["b"]),
        "rmsprop": (torch.optim.RMSprop, {"alpha": 0.9, "eps": 1e-3}, {"alpha": 0.9, "eps": 1e-3}, ["s"]),
        "adam": (torch.optim.Adam, {"eps": 1e-3}, {"beta1": 0.9, "beta2": 0.999, "eps": 1e-3}, ["m", "v"]),
    }
    optimiser, for_torch, settings, memory = with_settings[name]
    rng = np.random.default_rng(7)
    start, noise = rng.normal(size=(3, 4)), rng.normal(size=(200, 3, 4))
    state = {key: np.zeros((3, 4)) for key in memory} | {"theta": start}
    θ = torch.tensor(start, requires_grad=True)
    judge = optimiser([θ], lr=0.01, **for_torch)
    for t, bump in enumerate(noise, 1):
        count = {"t": t} if name == "adam" else {}
        state = own[RULES[name]](**state, g=state["theta"] + bump, lr=0.01, **count, **settings)
        θ.grad = θ.detach() + torch.tensor(bump)
        judge.step()
        assert np.max(np.abs(state["theta"] - θ.detach().numpy())) < 1e-12


def test_the_right_rules_walk_the_expected_path(rules):
    scene = own_optimisers.on_a_ravine(**rules)
    assert max(scene.numbers.values()) < 1e-12
    assert scene.alt.count("the same path") == 4
    walks = {name: own_optimisers.expected_walk(rule) for name, rule in own_optimisers.RULES.items()}
    assert walks["momentum"][:, 1].min() < walks["Nesterov"][:, 1].min() < 0  # the guess before the first picture
    assert np.hypot(*walks["momentum"][-1]) < np.hypot(*walks["Nesterov"][-1])  # "even the quicker one"
    first = walks["Adam"][1] - own_optimisers.START
    np.testing.assert_allclose(first, [0.1, -0.1], rtol=1e-6)  # along the diagonal


def test_a_wrong_rule_is_seen_and_drawn(rules):
    def uphill(theta, g, b, lr, mu):
        return rules["momentum"](theta, -10 * g, b, lr, mu)

    scene = own_optimisers.on_a_ravine(momentum=uphill)
    assert scene.numbers["momentum"] > 1e3
    assert "away from the expected path" in scene.alt
    draw(scene)
    with pytest.raises(ValueError, match="rules must be named among momentum, nesterov, rmsprop, adam; got sgd"):
        own_optimisers.on_a_ravine(sgd=uphill)


def test_adam_arrives_at_most_rates_and_momentum_most_quickly(own, rules):
    for seed in range(4):
        found = own_rates.steps_needed(own["descend"], seed, **rules)
        good = {name: sum(n <= own_rates.STEPS for n in steps) for name, steps in found.items()}
        assert good.pop("Adam") == 5
        assert max(good.values()) == 3
        assert good["gradient descent"] <= 2
        assert min(found, key=lambda name: min(found[name])) == "momentum"
        if seed == 0:
            assert min(found["momentum"]) == 23
            table = own_rates.rate_table(own["descend"], **rules)
            assert table.splitlines()[0].split() == ["learning", "rate", *(f"{rate:g}" for rate in own_rates.RATES)]
            assert table.splitlines()[2].split() == ["momentum", "290", "90", "23", "–", "–", "–", "–"]
