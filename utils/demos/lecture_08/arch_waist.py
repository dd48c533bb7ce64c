"""The waist of an autoencoder: 64 pixels through two numbers and back, and what a waist refuses to copy."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Choice, Place, Slider
from utils.demos.lecture_08.arch_pictures import picture
from utils.demos.scene import Bars, Panel, Points, Scene
from utils.demos.with_torch import with_torch
from utils.demos.words import number

REACH = 3.0  # spreads of the codes, on either side
WHO = ("waist", "plain")


def code_plane(
    at: Annotated[tuple[float, float], Place((-2.5, 2.5), (-2.5, 2.5), 0.25, label="code")] = (0.5, -0.5),
    digit: Annotated[int, Slider(0, 9, 1, label="digit to show in orange")] = 0,
) -> Scene:
    """Every test digit as the two numbers that the network keeps of it; a point of the plane, drawn by the decoder."""
    codes, labels, *_ = _codes()
    chosen = labels == int(digit)
    # Blue under orange: the chosen digit must not hide among 600 others.
    marks = (
        Points(codes[~chosen, 0], codes[~chosen, 1], np.zeros((~chosen).sum()), size=0.6),
        Points(codes[chosen, 0], codes[chosen, 1], np.ones(chosen.sum()), size=0.9),
        Points(np.array([at[0]]), np.array([at[1]]), role="neutral", size=2.2),
    )
    plane = Panel(marks, f"test digits; orange: {int(digit)}", "code 1", "code 2", (-REACH, REACH), (-REACH, REACH))
    drawn = decoded(np.array(at))
    kept = {who: models.trained("two numbers", who, 0).score for who in ("waist", "linear")}
    said = f"two numbers keep {kept['waist']:.0%} of the variance; without g {kept['linear']:.0%}"
    nearest = int(labels[((codes - np.array(at)) ** 2).sum(axis=1).argmin()])
    where = f"At ({number(at[0])}, {number(at[1])}), near a {nearest}, the decoder draws a picture."
    alt = f"Test digits in the plane of the two codes, every {int(digit)} in orange; {said}. {where}"
    return Scene((plane, picture(drawn, "what the decoder draws there")), alt, said, kept)


def decoded(code: np.ndarray) -> np.ndarray:
    """The picture (8, 8) that the decoder draws for a code (2,), given in spreads around the mean code."""
    _, _, mean, spread = _codes()
    decoder = models.trained("two numbers", "waist", 0).model.decoder
    return models.predict(decoder, (mean + spread * code)[None].astype(np.float32))[0].reshape(8, 8)


@lru_cache(maxsize=1)
def _codes():
    """Codes of the test digits in spreads around their mean, labels, and that mean and spread."""
    _, (new, label) = models.digit_split(np.random.default_rng(0))
    codes = models.predict(models.trained("two numbers", "waist", 0).model.encoder, models.rows(new))
    mean, spread = codes.mean(axis=0), codes.std(axis=0)
    return (codes - mean) / spread, label, mean, spread


def strange_ones(
    who: Annotated[str, Choice(WHO, label="network")] = WHO[0],
    which: Annotated[int, Slider(0, 9, 1, label="zero number")] = 0,
) -> Scene:
    """A digit of the kind that was never shown, its copy, and how badly known and strange digits are copied."""
    result = models.trained("strange digits", who, 0)
    _, _, new, (_, strange) = models.drawn("strange digits", 0)
    copy = models.predict(result.model, new)
    error = np.sqrt(((copy - new) ** 2).mean(axis=1))
    one = np.flatnonzero(strange)[int(which)]
    edges = np.linspace(0, 0.4, 41)
    share = [np.histogram(np.clip(error[group], 0, 0.399), edges)[0] / group.sum() for group in (~strange, strange)]
    marks = Bars(edges, share[0], "background", "known"), Bars(edges, share[1], "signal", "zeros")
    panel = Panel(marks, f"AUC {result.score:.3f}", "error of a pixel", "share", ylim=(0, 0.4))
    said = (
        f"{who}, {result.parameters} parameters: the copying error finds the strange digit with AUC {result.score:.3f}"
    )
    pictures = (
        picture(new[one].reshape(8, 8), "a strange digit"),
        picture(copy[one].reshape(8, 8), f"its copy, off by {error[one]:.2f}"),
    )
    return Scene(
        (*pictures, panel), f"A zero and its copy beside histograms of the error. {said}.", said, {"auc": result.score}
    )


@with_torch
def linear_is_pca(seed: int = 0) -> tuple[float, float]:
    """Share of variance of the test digits kept by the linear autoencoder, and by the two principal components."""
    x, _, new, _ = models.drawn("two numbers", seed)
    mean = x.mean(axis=0)
    axes = np.linalg.svd(x - mean, full_matrices=False)[2][:2]
    left = new - mean - (new - mean) @ axes.T @ axes
    return models.trained("two numbers", "linear", seed).score, float(1 - (left**2).mean() / new.var(axis=0).mean())
