"""What lecture 01 says of trees, as functions: no slope, flat outside, blind to symmetry; and what they do well."""

import numpy as np

from utils.demos.lecture_00.event_classifiers import events, scores
from utils.demos.lecture_01.draw_a_line import points
from utils.demos.lecture_01.rotated_tree import FULL, grown, turned


def leaves(angle: float, seed: int) -> int:
    """Leaves of a full tree on a half-plane whose boundary is turned by `angle` degrees from upright."""
    return int(grown("halfplane", FULL, angle, seed).get_n_leaves())


def share_with_slope(data: str, seed: int, step: float = 1e-6, n: int = 5000) -> float:
    """Share of random places at which the tree's prediction changes at all within `step` along either axis."""
    model = grown(data, FULL, 0, seed)
    x = np.random.default_rng(seed).uniform(-1, 1, (n, 2))
    here = model.predict_proba(x)[:, 1]
    return float(np.any([model.predict_proba(x + move)[:, 1] != here for move in np.eye(2) * step], axis=0).mean())


def change_outside(data: str, seed: int, n: int = 5000) -> float:
    """Largest difference between the prediction outside the data's box and at the nearest place on its edge."""
    model, (x, _) = grown(data, FULL, 0, seed), turned(data, 0, seed)
    far = np.random.default_rng(seed).normal(size=(n, 2)) * 100
    edge = np.clip(far, x.min(axis=0), x.max(axis=0))
    return float(np.abs(model.predict_proba(far) - model.predict_proba(edge)).max())


def turned_answers(seed: int, n: int = 5000) -> float:
    """Share of places near the boundary of the circles where a full tree changes its mind when the place is turned.

    The circles look the same from every side; the places lie at radius 0.75, turned by a random angle.
    """
    model, rng = grown("circles", FULL, 0, seed), np.random.default_rng(seed)
    one, other = (0.75 * np.column_stack([np.cos(a), np.sin(a)]) for a in rng.uniform(0, 2 * np.pi, (2, n)))
    return float(np.mean(model.predict(one) != model.predict(other)))


def stretched_agreement(seed: int) -> float:
    """Share of fresh moons on which a tree agrees with one that saw exp(3 x₁) and x₂³ instead of x₁ and x₂."""
    from sklearn.tree import DecisionTreeClassifier

    (x, y), (new, _) = points("moons", seed), points("moons", 1000 + seed, 2000)

    def stretch(x):
        return np.column_stack([np.exp(3 * x[:, 0]), x[:, 1] ** 3])

    plain, other = (DecisionTreeClassifier(random_state=0) for _ in range(2))
    return float(np.mean(plain.fit(x, y).predict(new) == other.fit(stretch(x), y).predict(stretch(new))))


def mass_rules(seed: int = 0) -> str:
    """A tree of three leaves on the invariant mass of 20 000 events, as the rules that it found."""
    from sklearn.tree import export_text

    return export_text(_mass_tree(seed), feature_names=["m / GeV"], decimals=1, class_names=["background", "signal"])


def mass_accuracy(model: str, seed: int = 0) -> float:
    """Accuracy on the test events of a model that sees the mass alone: "tree" or "logistic regression"."""
    test = events(seed)[1]
    if model == "logistic regression":
        return float(np.mean((scores("m", model, seed) > 0.5) == test.label))
    return float(_mass_tree(seed).score(test.features("m"), test.label))


def _mass_tree(seed):
    from sklearn.tree import DecisionTreeClassifier

    train = events(seed)[0]
    return DecisionTreeClassifier(max_leaf_nodes=3, random_state=0).fit(train.features("m"), train.label)
