"""Learning-rate schedules, functions of the step t = 0, 1, … to give as `lr`: `SGD(θ, lr=cosine(0.1, steps=1000))`."""

import math

import numpy as np

from utils.nn import errors


def step_decay(lr, every, factor=0.1):
    """η · factor^⌊t/every⌋, torch's StepLR."""
    lr, every, factor = errors.between("lr", lr, 0), errors.count("every", every), errors.between("factor", factor, 0)
    return lambda t: float(lr * np.float64(factor) ** (t // every))  # np: beyond the range of floats comes inf


def exponential(lr, factor):
    """η · factorᵗ, torch's ExponentialLR."""
    lr, factor = errors.between("lr", lr, 0), errors.between("factor", factor, 0)
    return lambda t: float(lr * np.float64(factor) ** t)


def cosine(lr, steps, lowest=0.0):
    """Half a cosine from η to `lowest` in `steps` steps, then constant (Loshchilov & Hutter 2017)."""
    lr, steps, lowest = errors.between("lr", lr, 0), errors.count("steps", steps), errors.between("lowest", lowest, 0)
    return lambda t: lowest + (lr - lowest) * (1 + math.cos(math.pi * min(t / steps, 1))) / 2


def warmup(schedule, steps):
    """Grow linearly to the full rate in `steps` steps, then follow `schedule` (a number or a function of t)."""
    steps = errors.count("steps", steps)
    follow = schedule if errors.schedule(schedule) else constant(errors.between("schedule", schedule, 0))
    return lambda t: follow(t) * min((t + 1) / steps, 1)


def constant(lr):
    """η at every step."""
    lr = errors.between("lr", lr, 0)
    return lambda t: lr
