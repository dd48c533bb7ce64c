"""The score that `from_numpy_to_torch` asks for: the solution reaches it with room to spare, plain networks do not."""

from functools import cache

import numpy as np
import pytest
from simulated_class import read, solved, students

from utils.data import RAW, ceiling, likelihood_ratio, simulate_events
from utils.demos.exercises import own_events
from utils.demos.lecture_00.roc import auc

torch = pytest.importorskip("torch")
CELL = "train-classifier"


def trainer(source):
    """The function that this cell defines."""
    variables = {"np": np, "torch": torch, "nn": torch.nn}
    exec(source, variables)
    return variables["train_classifier"]


def area(source, seed):
    """Its AUC on 10000 fresh events after 4000 to train on: what the test cell of the exercise measures."""
    rng = np.random.default_rng(seed)
    train, fresh = simulate_events(4000, rng), simulate_events(10_000, rng)
    score = trainer(source)(train.features(*RAW), train.label, seed)
    return auc(score(fresh.features(*RAW)), fresh.label)


@cache
def answers():
    return {student.name: student.cells[CELL] for student in students("from_numpy_to_torch") if CELL in student.cells}


@pytest.mark.parametrize("seed", range(3))
def test_the_solution_has_room_to_spare(seed):
    assert own_events.NEEDED + 0.01 < area(solved("from_numpy_to_torch")[CELL], seed) < ceiling() + 0.01


@pytest.mark.parametrize("name", ["raw_momenta", "not_standardised", "timid_optimiser"])
@pytest.mark.parametrize("seed", range(3))
def test_a_plain_network_misses_it(name, seed):
    assert area(answers()[name], seed) < own_events.NEEDED - 0.01


def test_numbers_in_the_text():
    text = "\n".join(cell.source for cell in read("exercises", "from_numpy_to_torch").cells)
    assert f"above {ceiling():.3f}, the likelihood ratio" in text
    assert f"at least {own_events.NEEDED}" in text
    assert f"< {own_events.NEEDED}:" in text
    found = np.mean([area(answers()["raw_momenta"], seed) for seed in range(3)])
    assert f"gets about {found:.2f};" in text


def test_the_picture_shows_the_ceiling():
    def by_mass(X):
        return likelihood_ratio(
            np.sqrt(2 * X[:, 0] * X[:, 3] * (np.cosh(X[:, 1] - X[:, 4]) - np.cos(X[:, 2] - X[:, 5])))
        )

    scene = own_events.beside_the_ceiling(by_mass)
    assert scene.numbers["yours"] == pytest.approx(scene.numbers["ceiling"], abs=1e-9)
    assert scene.numbers["ceiling"] == pytest.approx(ceiling(), abs=0.01)
    coin = own_events.beside_the_ceiling(lambda X: np.random.default_rng(0).random(len(X)))
    assert coin.numbers["yours"] == pytest.approx(0.5, abs=0.02)
    assert f"{coin.numbers['yours']:.3g}" in coin.alt


def test_without_a_classifier_the_picture_says_what_to_do():
    with pytest.raises(ValueError, match="run its tests first"):
        own_events.beside_the_ceiling(None)
