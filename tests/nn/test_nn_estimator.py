"""scikit-learn's own checks, and the scores of its own networks."""

import numpy as np
import pytest
from sklearn.datasets import load_iris, make_moons
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures
from sklearn.utils.estimator_checks import estimator_checks_generator

from utils.nn import ReLU
from utils.nn.estimator import NetworkClassifier, NetworkRegressor

ESTIMATORS = [NetworkClassifier(epochs=60), NetworkRegressor(epochs=60)]
CHECKS = [pair for estimator in ESTIMATORS for pair in estimator_checks_generator(estimator, mark="skip")]


def name_of(value) -> str:
    """A name that is the same in every process: a function's text holds its address."""
    while hasattr(value, "func"):
        value = value.func
    return getattr(value, "__name__", type(value).__name__)


@pytest.mark.parametrize(("estimator", "check"), CHECKS, ids=name_of)
@pytest.mark.filterwarnings("default")
def test_scikit_learns_own_checks(estimator, check):
    check(estimator)


def test_moons_and_iris():
    X, y = make_moons(300, noise=0.2, random_state=0)
    names = np.array(["background", "signal"])[y]
    model = NetworkClassifier((16, 16), random_state=0).fit(X, names)
    assert model.score(X, names) > 0.95
    p = model.predict_proba(X)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    np.testing.assert_array_equal(p[:, 1] > 0.5, model.predict(X) == "signal")
    np.testing.assert_array_equal(model.decision_function(X) > 0, p[:, 1] > 0.5)
    assert len(model.losses_) == model.n_iter_ == 100
    assert model.losses_[-1] < model.losses_[0]
    X, y = load_iris(return_X_y=True)
    model = NetworkClassifier((16,), activation=ReLU, random_state=0).fit(X, y)
    assert model.score(X, y) > 0.95
    assert model.predict_proba(X).shape == (150, 3)


def test_regression_on_one_and_two_targets():
    X = np.random.default_rng(0).uniform(-3, 3, (400, 1))
    Y = np.hstack([100 + 10 * np.sin(X), X**2])
    assert NetworkRegressor((16, 16), random_state=0).fit(X, Y[:, 0]).score(X, Y[:, 0]) > 0.99
    model = NetworkRegressor((16, 16), random_state=0).fit(X, Y)
    assert model.predict(X).shape == (400, 2)
    assert model.score(X, Y) > 0.99


def test_in_a_pipeline_and_a_search():
    X, y = make_moons(100, noise=0.1, random_state=0)
    search = GridSearchCV(
        make_pipeline(PolynomialFeatures(2), NetworkClassifier((4,), epochs=20, random_state=0)),
        {"networkclassifier__lr": [1e-5, 0.03]},
        cv=2,
    )
    assert search.fit(X, y).best_params_ == {"networkclassifier__lr": 0.03}
