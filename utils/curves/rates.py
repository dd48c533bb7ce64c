"""Lecture 06: every optimiser at every learning rate, on ravines and on the digits."""

import numpy as np

from utils.curves.measured import curve
from utils.demos import contenders, digits_rates, rate_schedules


@curve(optimiser=contenders.ON_A_RAVINE, kappa=contenders.KAPPAS, turned=contenders.ANGLES, rate=contenders.RATES)
def ravine_rates(optimiser, kappa, turned, rate):
    """Steps to the goal from 8 random starts: the median, the quickest and the slowest."""
    steps = contenders.steps_to_goal(optimiser, rate, kappa, turned)
    return {"steps": float(np.median(steps)), "low": int(steps.min()), "high": int(steps.max())}


@curve(optimiser=tuple(contenders.CONTENDERS), rate=digits_rates.RATES, seed=range(5))
def digits_accuracy(optimiser, rate, seed):
    """Test accuracy on the digits after twenty epochs; 0.1, chance, where the training diverged."""
    return {"accuracy": round(digits_rates.accuracy(optimiser, rate, seed), 4)}


@curve(schedule=tuple(rate_schedules.SCHEDULES), rate=rate_schedules.RATES, seed=rate_schedules.SEEDS)
def schedule_losses(schedule, rate, seed):
    """Training loss after every epoch and test accuracy at the end, on the digits."""
    return rate_schedules.trained(schedule, float(rate), seed)
