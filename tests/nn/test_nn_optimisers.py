"""200 steps of every optimiser with every option against torch, schedules and clipping too."""

import itertools

import numpy as np
import pytest
import torch
from torch.optim import lr_scheduler

from utils.nn import SGD, Adagrad, Adam, AdamW, RMSprop, clip_to_norm, clip_to_value, optimisers, schedules

GRIDS = {
    SGD: {"momentum": [0, 0.9], "dampening": [0, 0.3], "weight_decay": [0, 0.1], "nesterov": [False, True]},
    Adagrad: {
        "lr_decay": [0, 0.1],
        "weight_decay": [0, 0.1],
        "initial_accumulator_value": [0, 0.5],
        "eps": [1e-10, 0.1],
    },
    RMSprop: {
        "alpha": [0.99, 0.5],
        "momentum": [0, 0.9],
        "centered": [False, True],
        "weight_decay": [0, 0.1],
        "eps": [1e-8, 0.1],
    },
    Adam: {
        "betas": [(0.9, 0.999), (0.5, 0.7), (0.0, 0.9)],
        "eps": [1e-8, 0.1],
        "weight_decay": [0, 0.1],
        "amsgrad": [False, True],
    },
}
GRIDS[AdamW] = GRIDS[Adam]
CASES = [
    (kind, options)
    for kind, grid in GRIDS.items()
    for options in (dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values()))
    if not options.get("nesterov") or (options["momentum"] and not options["dampening"])  # as torch demands
]


def hill(θ):
    """The gradient of a surface with a ravine and waves."""
    return np.linspace(0.1, 3, len(θ)) * θ + 0.5 * np.cos(3 * θ) + 0.1 * θ.sum()


@pytest.mark.parametrize(("kind", "options"), CASES)
def test_two_hundred_steps_equal_torch(kind, options, monkeypatch):
    monkeypatch.setattr(optimisers, "BLOCK", 4)  # blocks of 4, 4 and 1
    rng = np.random.default_rng(0)
    θ = rng.normal(size=9)
    theirs = torch.tensor(θ.copy())
    ours, judge = kind(θ, lr=0.02, **options), getattr(torch.optim, kind.__name__)([theirs], lr=0.02, **options)
    gradient = np.empty(9)
    for step in range(200):
        gradient[...] = hill(θ) + rng.normal(size=9)
        theirs.grad = torch.tensor(gradient)
        ours.step(gradient)
        judge.step()
        np.testing.assert_allclose(θ, theirs.numpy(), rtol=0, atol=1e-12, err_msg=f"step {step}")


def test_the_gradient_is_left_as_it_is_and_may_be_a_new_array_each_time():
    for kind, options in CASES:
        θ, g = np.ones(5), np.arange(5.0)
        other = kind(np.ones(5), **options)
        optimiser = kind(θ, **options)
        for _ in range(3):
            optimiser.step(g)
            other.step(g.copy())
        np.testing.assert_array_equal(g, np.arange(5.0))
        np.testing.assert_array_equal(θ, other.parameters)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (schedules.step_decay(0.1, 7, 0.5), lambda o: lr_scheduler.StepLR(o, 7, 0.5)),
        (schedules.exponential(0.1, 0.97), lambda o: lr_scheduler.ExponentialLR(o, 0.97)),
        (schedules.cosine(0.1, 60, 0.01), lambda o: lr_scheduler.CosineAnnealingLR(o, 60, 0.01)),
        (schedules.warmup(0.1, 10), lambda o: lr_scheduler.LinearLR(o, 0.1, 1.0, 9)),
        (schedules.constant(0.1), lambda o: lr_scheduler.ConstantLR(o, 1.0)),
    ],
)
def test_schedules_equal_torch_inside_an_optimiser(ours, theirs):
    θ = np.random.default_rng(0).normal(size=5)
    tensor = torch.tensor(θ.copy())
    optimiser, judge = Adam(θ, lr=ours), torch.optim.Adam([tensor], lr=0.1)
    schedule = theirs(judge)
    for _ in range(60):
        optimiser.step(hill(θ))
        tensor.grad = torch.tensor(hill(tensor.numpy()))
        judge.step()
        schedule.step()
        np.testing.assert_allclose(θ, tensor.numpy(), rtol=0, atol=1e-12)


def test_cosine_stays_low_and_warmup_follows_a_schedule():
    cosine = schedules.cosine(1.0, 10, 0.25)
    assert [cosine(0), cosine(5), cosine(10), cosine(99)] == [1.0, 0.625, 0.25, 0.25]
    assert schedules.warmup(schedules.exponential(1.0, 0.5), 4)(1) == 0.25


def test_the_learning_rate_may_change_at_any_time():
    optimiser = SGD(np.zeros(1), lr=1.0)
    optimiser.step(np.ones(1))
    optimiser.lr = 0.5
    optimiser.step(np.ones(1))
    assert optimiser.parameters == [-1.5]
    assert repr(optimiser) == "SGD(lr=0.5, weight_decay=0.0, momentum=0.0, dampening=0.0, nesterov=False)"


def test_adams_first_step_has_the_length_of_the_learning_rate():
    θ = np.zeros(3)
    Adam(θ, lr=0.1).step(np.array([1e-3, 1.0, -1e3]))
    np.testing.assert_allclose(θ, [-0.1, -0.1, 0.1], rtol=1e-4)


def test_clipping_equals_torch():
    for scale in (0.01, 10):
        g = np.random.default_rng(0).normal(size=20) * scale
        tensor = torch.zeros(20, dtype=torch.float64)
        tensor.grad = torch.tensor(g.copy())
        norm = torch.nn.utils.clip_grad_norm_([tensor], 1.0)
        assert clip_to_norm(g, 1.0) == pytest.approx(norm.item(), rel=1e-14)
        np.testing.assert_allclose(g, tensor.grad.numpy(), rtol=1e-13)
        torch.nn.utils.clip_grad_value_([tensor], 0.05)
        clip_to_value(g, 0.05)
        np.testing.assert_allclose(g, tensor.grad.numpy(), rtol=1e-13)
