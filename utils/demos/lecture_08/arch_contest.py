"""Every architecture on its own data, against a plain network of its size: the measured contests of lecture 08."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.architectures import own_data
from utils.demos.controls import Choice
from utils.demos.scene import Bars, Panel, Points, Scene, Text

CONTESTS = {contest.partition(": ")[0]: contest for contest in own_data.grid["contest"]}
AUC = ("strange digits", "jets")


@cache
def scores(contest: str) -> dict[str, np.ndarray]:
    """The scores of every rival over three seeds, as measured."""
    table = own_data.load().where(contest=CONTESTS[contest])
    return {who: table[who] for who in CONTESTS[contest].partition(": ")[2].split(", ")}


def contest(data: Annotated[str, Choice(tuple(CONTESTS), label="data")] = "digits anywhere") -> Scene:
    """Mean score of each rival, and a dot for each of three seeds."""
    found = scores(data)
    marks = []
    for i, (who, score) in enumerate(found.items()):
        marks.append(
            Bars(np.array([i - 0.36, i + 0.36]), np.array([score.mean()]), "model" if _built_in(data, who) else "first")
        )
        marks.append(Points(i + 0.1 * (np.arange(len(score)) - 1), score, role="neutral", size=0.7))
        marks.append(Text(i, max(score) + 0.05, f"{score.mean():.3f}"))
    judge = "AUC" if data in AUC else "accuracy"
    panel = Panel(
        tuple(marks),
        f"{data}: test {judge}, three seeds",
        "",
        judge,
        (-0.6, len(found) - 0.4),
        (0, 1.12),
        xnames=tuple(found),
    )
    said = ", ".join(f"{who} {score.mean():.3f} ± {score.std(ddof=1):.3f}" for who, score in found.items())
    return Scene(
        (panel,),
        f"Test {judge} on “{data}”, mean and spread over three seeds: {said}.",
        said,
        {who: float(s.mean()) for who, s in found.items()},
    )


def _built_in(data: str, who: str) -> bool:
    return who not in ("plain", "ten times", "forest", "no skips")


class Contests:
    """All contests as a table, computed from the measured file."""

    def _repr_markdown_(self) -> str:
        rows = ["| data | architecture | plain, same size | plain, ten times | forest |", "|---|---|---|---|---|"]
        for data in CONTESTS:
            found = scores(data)
            rows.append(
                "| "
                + " | ".join(
                    [
                        f"{data} ({'AUC' if data in AUC else 'accuracy'})",
                        f"{next(iter(found))} **{_said(found, next(iter(found)))}**",
                        *(_said(found, who) for who in ("plain", "ten times", "forest")),
                    ]
                )
                + " |"
            )
        return "\n".join(rows)


def _said(found, who: str) -> str:
    return f"{found[who].mean():.3f} ± {found[who].std(ddof=1):.3f}" if who in found else ""


def margins(data: str) -> np.ndarray:
    """By how much the architecture named first beats the plain network of its size, seed by seed (3,)."""
    found = scores(data)
    return next(iter(found.values())) - found["plain"]
