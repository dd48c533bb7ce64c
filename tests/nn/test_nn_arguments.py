"""Every argument of every public function, given what does not belong there: a result, or an error that names it."""

import inspect
import re
import warnings
from fractions import Fraction
from functools import partial, wraps

import numpy as np
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from nn_reference import examples

from utils import nn
from utils.nn import SGD, Diverged, Linear, MSELoss, Tanh, initialisers, mlp, schedules
from utils.nn.estimator import NetworkClassifier, NetworkRegressor
from utils.nn.source import as_code
from utils.nn.torch_bridge import from_torch, to_torch

X, Y = np.arange(8.0).reshape(4, 2), np.array([0.0, 1.0, 1.0, 0.0])
NET = mlp(2, 3, 1, rng=0)


@wraps(nn.train)
def train(**options):
    net = NET.copy()
    ours = {"net": net, "loss": MSELoss(), "optimiser": SGD(net.parameters), "x": X, "y": Y}
    return next(nn.train(**{**ours, **options}))


def fit(kind):
    return wraps(kind)(lambda **options: kind(**{"epochs": 1, **options}).fit(X, Y))


def new_rate(lr):
    SGD(np.zeros(3)).lr = lr


EXPECTED = "but|expected|not finite|empty|rectangular|NaN|which has no"
DRAW = re.compile("constant|zeros|.*normal|.*uniform|orthogonal")
NEEDS = [  # what each needs; which arguments it takes is asked of it
    *((kind, {"parameters": np.zeros(3)}) for kind in (nn.SGD, nn.Adagrad, nn.RMSprop, nn.Adam, nn.AdamW)),
    *((kind, {}) for kind in (nn.Dropout, nn.LeakyReLU, nn.ELU, train, fit(NetworkClassifier), fit(NetworkRegressor))),
    *((kind, {"strength": 0.1}) for kind in (nn.L1, nn.L2)),
    *((init, {"rng": 0, "n_out": 2, "n_in": 3}) for name, init in vars(initialisers).items() if DRAW.fullmatch(name)),
    (Linear, {"n_in": 2, "n_out": 3}),
    (nn.BatchNorm, {"n_features": 2}),
    (partial(mlp, 2, 3, 1), {}),
    (nn.Ensemble, {"nets": [NET, NET]}),
    (nn.EarlyStopping, {"net": NET}),
    (nn.EarlyStopping(NET), {"value": 0.1}),
    (nn.Record, {"net": NET}),
    (nn.L2(0.1), {"net": NET}),
    (new_rate, {"lr": 1}),
    (SGD(np.zeros(2)).step, {"gradient": np.zeros(2)}),
    (nn.clip_to_norm, {"gradient": np.ones(3), "max_norm": 1}),
    (nn.clip_to_value, {"gradient": np.ones(3), "limit": 1}),
    (nn.check_gradient, {"net": NET, "loss": MSELoss(), "x": X, "y": Y}),
    (nn.progress, {"training": [], "epochs": 1}),
    (nn.save, {"net": NET, "path": "."}),
    (nn.load, {"path": "."}),
    (initialisers.gain, {"activation": Tanh(), "n": 9}),
    (schedules.constant, {"lr": 1}),
    (schedules.cosine, {"lr": 1, "steps": 2}),
    (schedules.exponential, {"lr": 1, "factor": 1}),
    (schedules.step_decay, {"lr": 1, "every": 2}),
    (schedules.warmup, {"schedule": 1, "steps": 2}),
    (MSELoss(), {"prediction": Y[:, None], "y": Y}),
    (MSELoss().gradient, {"prediction": Y[:, None], "y": Y}),
    (Tanh(), {"u": X}),
    (Tanh().derivative, {"u": X}),
    (NET.predict, {"x": X}),
    (NET.activations, {"x": X}),
    (NET.train, {"training": False}),
    (NET[0].initialise, {"rng": 0}),
    (as_code, {"net": NET}),
    (to_torch, {"net": NET}),
    (from_torch, {"module": None}),
]


def arguments(function) -> list[str]:
    kinds = inspect.signature(function).parameters
    return [name for name, parameter in kinds.items() if parameter.kind is not parameter.VAR_POSITIONAL]


CASES = [
    (function, needed, name, re.compile(rf"({'|'.join(names)})\b"))
    for function, needed in NEEDS
    for names in [arguments(function)]
    for name in names
]
SIZES = {"n_in", "n_out", "n_features", "n", "epochs"}  # too large a one is for the memory, or the patience, to refuse
NUMBERS = st.one_of(st.floats(), st.integers(-1000, 1000), st.complex_numbers(), st.booleans(), st.none())
ODD = [b"1", {}, {1}, object(), Tanh, Fraction(1, 3), slice(3), torch.ones(2), np.ones(2), np.eye(2), np.array("a")]
BAD = st.one_of(NUMBERS, st.text(max_size=3), st.sampled_from(ODD), st.lists(NUMBERS, max_size=3))


def refusal(function, **options) -> str:
    """What the error says, and nothing where there is a result; Diverged is a result."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            function(**options)
        except (Diverged, StopIteration):
            return ""
        except (ValueError, TypeError) as error:
            return str(error)
    return ""


@examples(8)
@example("xavier")
@example(0.01)
@example(-1)
@example(np.nan)
@example(1e308)
@example(10**400)
@example(["a"])
@example((0.9, None))
@example(MSELoss)
@given(BAD)
def test_what_does_not_belong_there_is_refused_by_name(bad):
    for function, needed, name, names in CASES:
        is_path = name == "path" and isinstance(bad, str)
        is_huge = name in SIZES and isinstance(bad, int) and bad > 1000
        if is_path or is_huge or name == "random_state":  # that one is scikit-learn's
            continue
        said = refusal(function, **{**needed, name: bad})
        fine = not said or (names.match(said) and re.search(EXPECTED, said))
        assert fine, f"{function}, {name}={bad!r}: {said}"


def test_every_public_name_is_asked():
    objects = {function if hasattr(function, "__name__") else type(function) for function, _ in NEEDS}
    asked = {kind.__name__ for kind in objects}
    public = {name: getattr(nn, name) for name in nn.__all__}
    takes = {name for name, kind in public.items() if kind is not Diverged and arguments(kind)}
    assert takes - asked == {"Step", "mlp"}  # `train` makes the one, the other is in a partial
