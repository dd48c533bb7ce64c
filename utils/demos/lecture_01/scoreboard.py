"""Every model of lecture 01 on every toy: a table that is computed, never typed."""

from dataclasses import dataclass
from functools import cache

from utils.demos.lecture_01.draw_a_line import NAMES, points
from utils.demos.words import number

DATA = ("halfplane", "moons", "circles", "xor", "spirals")
MODELS = ("logistic regression", "with x₁², x₂², x₁x₂", "tree of depth 3", "full tree", "100 boosted trees")


@dataclass(frozen=True)
class Scoreboard:
    """Test accuracies by (model, data), as a table in a notebook."""

    cells: dict[tuple[str, str], float]

    def _repr_markdown_(self) -> str:
        names = " | ".join(NAMES.get(data, data) for data in DATA)
        head = f"| accuracy on fresh points | {names} |\n|---{'|---' * len(DATA)}|\n"
        rows = (
            f"| {model} | " + " | ".join(number(self.cells[model, data]) for data in DATA) + " |" for model in MODELS
        )
        return head + "\n".join(rows)


def scoreboard(seed: int = 0) -> Scoreboard:
    """Each model trained on 500 points and judged on 2000 fresh ones."""
    return Scoreboard({(model, data): toy_accuracy(model, data, seed) for model in MODELS for data in DATA})


@cache
def toy_accuracy(model: str, data: str, seed: int = 0) -> float:
    """One cell of the table."""
    return float(_make(model).fit(*points(data, seed)).score(*points(data, 1000 + seed, 2000)))


def _make(name: str):
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PolynomialFeatures
    from sklearn.tree import DecisionTreeClassifier

    return {
        "logistic regression": lambda: LogisticRegression(C=1e4, max_iter=1000),
        "with x₁², x₂², x₁x₂": lambda: make_pipeline(PolynomialFeatures(2), LogisticRegression(C=1e4, max_iter=1000)),
        "tree of depth 3": lambda: DecisionTreeClassifier(max_depth=3, random_state=0),
        "full tree": lambda: DecisionTreeClassifier(random_state=0),
        "100 boosted trees": lambda: GradientBoostingClassifier(random_state=0),
    }[name]()
