"""In which form rivals want the data, and how what they say is judged."""

import numpy as np
from torch import nn

yes_or_no, which_class = nn.functional.binary_cross_entropy_with_logits, nn.functional.cross_entropy


def right(said, y) -> float:
    """Accuracy of logits (n, 1) against 0 and 1, or of (n, classes) against class numbers."""
    guess = said[:, 0] > 0 if said.shape[1] == 1 else said.argmax(axis=1)
    return float((guess == np.ravel(y)).mean())


def auc(said, y) -> float:
    """Area under the ROC curve of one score per row."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(np.ravel(y), np.ravel(said)))


def singled_out(copy, truth) -> float:
    """How well a bad copy gives the strange ones away; `truth` is (originals, strange or not)."""
    original, strange = truth
    return auc(((copy - original) ** 2).mean(axis=1), strange)


def explained(copy, original) -> float:
    """Share of the pixels' variance that the copies keep: 1 for perfect ones, 0 for the mean picture everywhere."""
    return float(1 - ((copy - original) ** 2).mean() / original.var(axis=0).mean())


def rows(x) -> np.ndarray:
    """Everything a sample has, in one row."""
    return x.reshape(len(x), -1)


def members(x):
    """What Deep Sets reads of jets: share and place of each member, of order one, and who is present."""
    share, place = x
    return np.concatenate([10 * share[..., None], 5 * place], axis=2), (share > 0).astype(share.dtype)


def member_rows(x) -> np.ndarray:
    """The same in one row, the member with the largest share first."""
    return rows(members(x)[0])


def near(x):
    """What message passing reads of jets: shares and places, of order one."""
    share, place = x
    return 4 * share, 5 * place
