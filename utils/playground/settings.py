"""What the reader may set: each field with its control, in the order in which the widget shows them."""

from dataclasses import dataclass, fields, replace
from typing import Annotated

from utils.data import TARGETS, TOYS
from utils.demos.controls import Choice, Control, Slider, Switch, Text, controls_of
from utils.playground.formula import EXAMPLE, LONGEST
from utils.playground.network import ACTIVATIONS, INITIALISERS, LOSSES, OPTIMISERS
from utils.playground.problem import ABOVE_OWN, OWN
from utils.widgets.state import settled

ABOVE = ("above the sine", "above the sawtooth", ABOVE_OWN)
DATA = (*TOYS, *ABOVE, *TARGETS, OWN)
MOST_LAYERS, MOST_UNITS = 6, 16
STRENGTHS = ("0", "0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1")

Units = Annotated[int, Slider(1, MOST_UNITS, 1)]
Activation = Annotated[str, Choice(tuple(ACTIVATIONS))]


@dataclass(frozen=True)
class Settings:
    """One state of the controls; `Settings()` is the state in which the playground opens."""

    data: Annotated[str, Choice(DATA)] = "moons"
    layers: Annotated[int, Slider(0, MOST_LAYERS, 1, label="hidden layers")] = 2
    lr: Annotated[float, Slider(0.0001, 10, 0.25, log=True, label="learning rate η")] = 0.01
    pace: Annotated[int, Slider(1, 200, 1, label="steps per picture")] = 20

    formula: Annotated[str, Text("f(x₁) =", LONGEST)] = EXAMPLE
    noise: Annotated[float, Slider(0, 0.5, 0.01)] = 0.15
    n: Annotated[int, Slider(20, 1000, 20, label="points")] = 300
    test: Annotated[int, Slider(10, 90, 10, "%", label="held back for the test")] = 30
    seed: Annotated[int, Slider(0, 99, 1)] = 0

    x1: Annotated[bool, Switch("x₁")] = True
    x2: Annotated[bool, Switch("x₂")] = True
    x1_squared: Annotated[bool, Switch("x₁²")] = False
    x2_squared: Annotated[bool, Switch("x₂²")] = False
    x1_x2: Annotated[bool, Switch("x₁x₂")] = False
    sin_x1: Annotated[bool, Switch("sin πx₁")] = False
    sin_x2: Annotated[bool, Switch("sin πx₂")] = False

    units1: Units = 6
    units2: Units = 4
    units3: Units = 4
    units4: Units = 4
    units5: Units = 4
    units6: Units = 4
    g1: Activation = "tanh"
    g2: Activation = "tanh"
    g3: Activation = "tanh"
    g4: Activation = "tanh"
    g5: Activation = "tanh"
    g6: Activation = "tanh"
    init: Annotated[str, Choice(tuple(INITIALISERS), label="weights begin")] = "suited to g"

    loss: Annotated[str, Choice(LOSSES)] = LOSSES[0]
    optimiser: Annotated[str, Choice(tuple(OPTIMISERS))] = "Adam"
    batch: Annotated[int, Slider(1, 200, 1, label="batch size")] = 20
    momentum: Annotated[float, Slider(0, 0.99, 0.01, label="momentum μ")] = 0.0
    nesterov: Annotated[bool, Switch("Nesterov")] = False
    beta1: Annotated[float, Slider(0, 0.99, 0.01, label="β₁")] = 0.9
    beta2: Annotated[float, Slider(0.5, 0.999, 0.001, label="β₂")] = 0.999
    alpha: Annotated[float, Slider(0.5, 0.999, 0.001, label="α")] = 0.99
    decay: Annotated[str, Choice(STRENGTHS, label="weight decay")] = "0"

    l1: Annotated[str, Choice(STRENGTHS, label="L1 penalty")] = "0"
    l2: Annotated[str, Choice(STRENGTHS, label="L2 penalty")] = "0"
    dropout: Annotated[float, Slider(0, 0.8, 0.05)] = 0.0
    batchnorm: Annotated[bool, Switch("batch normalisation")] = False

    show_test: Annotated[bool, Switch("show the test points")] = False
    look: Annotated[int, Slider(0, 100, 1, "%", label="read the curves at")] = 100


CONTROLS: dict[str, Control] = {
    name: replace(control, label=f"{'units in' if name[:5] == 'units' else 'g of'} layer {name[-1]}")
    if name[-1].isdigit() and name[:-1] in ("units", "g")
    else control
    for name, control in controls_of(Settings).items()
}
GROUPS = {  # heading: the first of its controls; those before the first heading stand above the picture
    "Data": "formula",
    "Features": "x1",
    "Network": "units1",
    "Training": "loss",
    "Regularisation": "l1",
    "View": "show_test",
}
NEEDS = {  # control: (another control, the values of it with which it means something)
    **{f"{part}{k}": ("layers", tuple(range(k, MOST_LAYERS + 1))) for k in range(1, 7) for part in ("units", "g")},
    "formula": ("data", (ABOVE_OWN,)),
    **{name: ("data", tuple(d for d in DATA if d != OWN)) for name in ("noise", "n")},
    "momentum": ("optimiser", ("SGD", "RMSprop")),
    "nesterov": ("optimiser", ("SGD",)),
    "beta1": ("optimiser", ("Adam", "AdamW")),
    "beta2": ("optimiser", ("Adam", "AdamW")),
    "alpha": ("optimiser", ("RMSprop",)),
}
# What can change while the same network goes on learning, of which VIEW is only looked at; after any other change it
# begins anew.
VIEW = ("pace", "show_test", "look")
LIVE = ("lr", "batch", "l1", "l2", *VIEW)


def changed(settings: Settings, change: dict) -> Settings:
    """`settings` with `change` made. Raises ValueError for a name or a value that there is not."""
    names = [field.name for field in fields(Settings)]
    for name in change:
        if name not in names:
            raise ValueError(f"there is no setting {name!r}; the settings are {', '.join(names)}")
    return replace(settings, **{name: settled(name, CONTROLS[name], value) for name, value in change.items()})
