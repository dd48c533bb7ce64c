"""The lecture's contests: each architecture on its own data, against a plain network of its size.

"plain" has two hidden ReLU layers and no fewer parameters than the architecture, "ten times" has ten times as many,
"forest" is 100 trees (D6). Steps and rates were chosen once, on seeds that are not among those shown.
"""

from torch import nn

from utils.models.attention import Transformer
from utils.models.autoencoder import Autoencoder
from utils.models.canvas import SIDE, digit_split, shifted_digits
from utils.models.convolution import ConvNet
from utils.models.deep import Deep
from utils.models.deep_sets import DeepSets
from utils.models.forms import (
    auc,
    explained,
    member_rows,
    members,
    near,
    right,
    rows,
    singled_out,
    which_class,
    yes_or_no,
)
from utils.models.jets import MOST, toy_jets
from utils.models.lookup import TOKENS, lookups
from utils.models.message_passing import MessagePassing
from utils.models.plain import plain_mlp
from utils.models.recurrent import CELLS, Recurrent
from utils.models.rivals import Rival, Task
from utils.models.switch import switch_lines
from utils.models.training import count

STRANGE = 0  # the digit that the autoencoder is never shown
LINE = 32  # steps of a line in training


def against(size: int, n_in: int, n_out: int, steps: int, lr: float, form=rows) -> dict[str, Rival]:
    """Those that an architecture of `size` parameters has to beat."""
    return {
        "plain": Rival(lambda: plain_mlp(n_in, n_out, size), steps, lr, form),
        "ten times": Rival(lambda: plain_mlp(n_in, n_out, 10 * size), steps, lr / 2, form),
        "forest": Rival(_forest, form=form),
    }


def _forest():
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(100, random_state=0)


def _digits(anywhere: bool):
    def draw(rng):
        (x, y), (new, truth) = shifted_digits(rng, anywhere)
        return x, y, new, truth

    return draw


def _exchanged(rng):
    """Digits anywhere, and then the pixels of all canvases exchanged in one and the same way."""
    x, y, new, truth = _digits(True)(rng)
    order = rng.permutation(SIDE**2)
    return rows(x)[:, order].reshape(x.shape), y, rows(new)[:, order].reshape(new.shape), truth


def _lines(rng):
    return *switch_lines(4000, LINE, rng), *switch_lines(4000, LINE, rng)


def _questions(rng):
    return *lookups(8000, rng), *lookups(4000, rng)


def _jets(rng):
    *x, y = toy_jets(6000, rng)
    *new, truth = toy_jets(4000, rng)
    return tuple(x), y, tuple(new), truth


def _digit_rows(rng):
    (x, y), (new, truth) = digit_split(rng)
    return rows(x), y, rows(new), truth


def _all_copies(rng):
    x, _, new, _ = _digit_rows(rng)
    return x, x, new, new


def _copies(rng):
    """To be copied: every digit but one. Judged on all: is the badly copied one the strange one?"""
    x, y, new, label = _digit_rows(rng)
    known = x[y != STRANGE]
    return known, known, new, (new, label == STRANGE)


_convolution = {"convolution": Rival(ConvNet, 250, 1e-2)} | against(count(ConvNet()), SIDE**2, 10, 1000, 1e-2)
_recurrent = {cell: Rival(lambda cell=cell: Recurrent(cell), 400, 2e-2) for cell in CELLS}
_waist = {"waist": Rival(lambda: Autoencoder(waist=8), 800, 1e-2)} | against(
    count(Autoencoder(waist=8)), 64, 64, 800, 1e-2
)
_depth = {
    "skips": Rival(lambda: Deep(64, 10), 300, 3e-3),
    "no skips": Rival(lambda: Deep(64, 10, skip=False), 300, 3e-3),
}

_two = {
    "waist": Rival(lambda: Autoencoder(waist=2), 1200, 5e-3),
    "linear": Rival(lambda: Autoencoder(waist=2, activation=None), 1200, 5e-3),
}

TASKS = {
    "pixels exchanged": Task(_exchanged, which_class, right, _convolution),
    "two numbers": Task(_all_copies, nn.functional.mse_loss, explained, _two),
    "digits anywhere": Task(_digits(True), which_class, right, _convolution),
    "digits in the centre": Task(_digits(False), which_class, right, _convolution),
    "switch": Task(_lines, yes_or_no, right, _recurrent | against(count(Recurrent()), LINE, 1, 1500, 1e-2)),
    "strange digits": Task(_copies, nn.functional.mse_loss, singled_out, _waist),
    "look-up": Task(
        _questions,
        yes_or_no,
        right,
        {"attention": Rival(lambda: Transformer(4), 700, 1e-2)}
        | against(count(Transformer(4)), 4 * (TOKENS + 1), 1, 1500, 5e-3),
    ),
    "jets": Task(
        _jets,
        yes_or_no,
        auc,
        {
            "deep sets": Rival(lambda: DeepSets(3), 600, 5e-3, members),
            "message passing": Rival(MessagePassing, 400, 1e-2, near),
        }
        | against(count(DeepSets(3)), 3 * MOST, 1, 1000, 5e-3, member_rows),
    ),
    "depth": Task(_digit_rows, which_class, right, _depth | against(count(Deep(64, 10)), 64, 10, 300, 3e-3)),
}
