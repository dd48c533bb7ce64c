"""How well a score tells two classes apart: the ROC curve and the area under it, written out in NumPy."""

import numpy as np


def roc(score: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true positive rate, each rising from 0 to 1, as the threshold falls past every score once.

    `score` (n,) any numbers, high for signal; `label` (n,) 0 or 1. Events of equal score pass together.
    Raises ValueError unless both classes are there.
    """
    score, label = np.asarray(score, dtype=float), np.asarray(label)
    signal = int(np.sum(label == 1))
    if signal in (0, len(label)):
        raise ValueError(f"label: got {signal} signal among {len(label)} events, expected both classes")
    order = np.argsort(-score, kind="stable")
    last = np.append(np.diff(score[order]) != 0, True)
    passed = np.cumsum(label[order] == 1)[last]
    false = np.cumsum(label[order] != 1)[last]
    return np.append(0, false) / (len(label) - signal), np.append(0, passed) / signal


def auc(score: np.ndarray, label: np.ndarray) -> float:
    """Area under the ROC curve: the chance that a signal event scores above a background event (ties count half)."""
    false, true = roc(score, label)
    return float(np.sum(np.diff(false) * (true[1:] + true[:-1]) / 2))
