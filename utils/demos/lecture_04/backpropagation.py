"""The stepper of lecture 04: both passes through the two-input network, one number at a time (deck: D23 to D31)."""

from typing import Annotated

from utils.demos.controls import Guess, Slider, Steps, Switch
from utils.demos.lecture_03.network_picture import FUNCTIONS, network_panel
from utils.demos.lecture_03.two_input_network import LINK_TO, WEIGHTS, TwoInputNetwork, backward, forward
from utils.demos.lecture_04.network_words import formula, verdict
from utils.demos.scene import Scene
from utils.demos.words import number

FORWARD = ("u1", "u2", "σ1", "σ2", "y", "σ", "L")
BACKWARD = (*LINK_TO, "∂L/∂x1", "∂L/∂x2")
STEPS = ("", *FORWARD, *BACKWARD)  # the number that each step reveals; step 0 reveals none
LAST = len(STEPS) - 1
WEIGHT_CONTROLS = ("w10", "w12", "w20", "w21", "w22", "w0", "w2")  # to leave out where room is short


def stepper(
    step: Annotated[int, Steps(LAST, label="Step")] = 0,
    hide: Annotated[bool, Switch("Hide the next number")] = False,
    guess: Annotated[float | None, Guess()] = None,
    x1: Annotated[float, Slider(-3, 3, 0.1, label="x₁")] = 1.5,
    x2: Annotated[float, Slider(-3, 3, 0.1, label="x₂")] = -1.0,
    target: Annotated[float, Slider(0, 1, 1, label="target t")] = 0.0,
    w10: Annotated[float, Slider(-3, 3, 0.1, label="w₁₀")] = 0.1,
    w11: Annotated[float, Slider(-3, 3, 0.1, label="w₁₁")] = 0.6,
    w12: Annotated[float, Slider(-3, 3, 0.1, label="w₁₂")] = 0.4,
    w20: Annotated[float, Slider(-3, 3, 0.1, label="w₂₀")] = -0.2,
    w21: Annotated[float, Slider(-3, 3, 0.1, label="w₂₁")] = -0.5,
    w22: Annotated[float, Slider(-3, 3, 0.1, label="w₂₂")] = 0.7,
    w0: Annotated[float, Slider(-3, 3, 0.1, label="w₀")] = 0.3,
    w1: Annotated[float, Slider(-3, 3, 0.1, label="w₁")] = 1.2,
    w2: Annotated[float, Slider(-3, 3, 0.1, label="w₂")] = -0.8,
) -> Scene:
    """Walk the network forward, node by node, then backward, arrow by arrow.

    With `hide`, the number of this step stays a question mark until a guess is typed. The scene's `numbers` are those
    on the picture, so a hidden one is missing there too.
    """
    return network_scene(TwoInputNetwork(x1, x2, target, w10, w11, w12, w20, w21, w22, w0, w1, w2), step, hide, guess)


def step_of(name: str) -> int:
    """The step that reveals a number: step_of("∂L/∂u1")."""
    return STEPS.index(name)


def network_scene(net: TwoInputNetwork, step: int, hide: bool = False, guess: float | None = None) -> Scene:
    """The scene of one step; raises ValueError for a step that does not exist."""
    if not 0 <= step <= LAST:
        raise ValueError(f"step must be from 0 to {LAST}; got {step}")
    value = forward(net)
    value |= backward(value)
    name = STEPS[step]
    hidden = name if hide and guess is None else ""
    shown = {known: value[known] for known in _known(step, value) if not (hidden and known in _revealed(name))}
    line = formula(name, value, bool(hidden)) if name else "Next begins the forward pass, at u₁."
    said = verdict(name, value, guess) if name and guess is not None else ""
    panel = network_panel(shown, hidden, _lit(name), said or _title(step), name.startswith("∂"))
    inputs = f"x₁ = {number(net.x1)}, x₂ = {number(net.x2)}, target {number(net.target)}"
    return Scene((panel,), f"Two-input network with {inputs}. {_title(step)}: {line} {said}".strip(), line, shown)


def _revealed(name: str) -> tuple[str, ...]:
    """The numbers that a step puts on the picture: on the way back, the local derivative comes with the product."""
    return (LINK_TO[name].local, name) if name in LINK_TO else (name,)


def _known(step: int, value: dict[str, float]) -> list[str]:
    given = [name for name in value if not name.startswith("∂") and name not in FORWARD]
    return given + [name for revealed in STEPS[1 : step + 1] for name in _revealed(revealed)]


def _title(step: int) -> str:
    if step == 0:
        return "Before the first step"
    if step <= len(FORWARD):
        return f"Forward pass, step {step} of {len(FORWARD)}"
    return f"Backward pass, step {step - len(FORWARD)} of {len(BACKWARD)}"


def _lit(name: str) -> frozenset:
    """The nodes and arrows to look at while `name` is found."""
    if name in LINK_TO:
        link = LINK_TO[name]
        return frozenset({(link.start, link.end), link.end if link.result.startswith("∂L/∂w") else link.start})
    node = name.removeprefix("∂L/∂")
    at = 1 if name in FORWARD else 0  # forward, look at the arrows that arrive; at an input, at those that leave
    return frozenset({node, *(pair for pair in [*WEIGHTS, *FUNCTIONS] if pair[at] == node)})
