"""Lecture 08: each architecture on its own data, and all of them on the events, over seeds."""

from utils import models
from utils.curves.measured import curve


@curve(
    contest=(
        "digits anywhere: convolution, plain, ten times, forest",
        "switch: GRU, LSTM, plain RNN, plain, ten times, forest",
        "strange digits: waist, plain",
        "look-up: attention, plain, ten times, forest",
        "jets: deep sets, message passing, plain, ten times, forest",
        "depth: skips, no skips, plain",
    ),
    seed=range(3),
)
def own_data(contest, seed):
    """One contest: the score of each who takes part, by name (accuracy; AUC for jets and strange digits)."""
    task, names = contest.split(": ")
    return {who: models.trained(task, who, seed).score for who in names.split(", ")}


@curve(events=(500, 2000, 8000, 32_000), model=("trees", "plain", "set", "attention", "pair"), seed=range(3))
def architectures_on_events(events, model, seed):
    """AUC on 20,000 test events from raw momenta, and the number of parameters (0 for trees, who count leaves)."""
    found = models.contest(models.event_task(events), model, seed)
    return {"auc": found.score, "parameters": found.parameters}
