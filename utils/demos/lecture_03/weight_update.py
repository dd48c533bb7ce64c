"""Forward, backward, update: gradient descent on the deck's two-input network, one number at a time (D22 to D24)."""

from dataclasses import replace
from typing import Annotated

from utils.demos.controls import Choice, Slider, Steps
from utils.demos.lecture_03.network_picture import network_panel
from utils.demos.lecture_03.two_input_network import WEIGHTS, TwoInputNetwork, backward, forward
from utils.demos.scene import Scene
from utils.demos.words import number

ROUNDS = 5
ONE, ALL = "w₁₁ alone", "all nine weights"
NODES = frozenset({"u1", "u2", "σ1", "σ2", "y", "σ", "L"})


def weight_update(
    step: Annotated[int, Steps(3 * ROUNDS, label="Step")] = 0,
    change: Annotated[str, Choice((ONE, ALL), label="update")] = ONE,
    rate: Annotated[float, Slider(0, 20, 0.5, label="learning rate γ")] = 4.0,
    x1: Annotated[float, Slider(-3, 3, 0.1, label="x₁")] = 1.5,
    target: Annotated[float, Slider(0, 1, 1, label="target t")] = 0.0,
) -> Scene:
    """Five rounds of forward pass, backward pass and update; numbers that no longer hold disappear."""
    nets = descend(TwoInputNetwork(x1=x1, target=target), rate, change, ROUNDS)
    done, phase = divmod(step, 3)
    at = done - 1 if phase == 0 and step else done  # the update belongs to the round before
    net = nets[done]
    value = forward(net)
    shown = {name: given for name, given in value.items() if name not in NODES}
    chosen = tuple(WEIGHTS.values()) if change == ALL else ("w11",)
    pairs = frozenset(pair for pair, weight in WEIGHTS.items() if weight in chosen)
    losses = [forward(each)["L"] for each in nets]
    title, lit, line = "before round 1", frozenset(), "Next: the forward pass."
    if phase:
        shown |= {name: value[name] for name in NODES}
    if phase == 1:
        title, lit = f"round {at + 1}: forward pass", NODES
        line = (
            f"forward pass: σ = {number(value['σ'])}, target {number(target)}, loss L = (σ − t)² = {number(value['L'])}"
        )
    elif phase == 2:
        found = backward(value)
        shown |= {f"∂L/∂{weight}": found[f"∂L/∂{weight}"] for weight in chosen}
        title, lit = f"round {at + 1}: backward pass", pairs
        line = f"backward pass: ∂L/∂w₁₁ = {number(found['∂L/∂w11'])}"
    elif step:
        before = nets[at]
        slope = backward(forward(before))["∂L/∂w11"]
        title, lit = f"round {at + 1}: update", pairs
        step = f"{number(before.w11)} − {number(rate)} × ({number(slope, 4)})"  # with three digits it would not add up
        line = f"w₁₁ ← w₁₁ − γ ∂L/∂w₁₁ = {step} = {number(net.w11)}"
    history = " → ".join(number(loss, 2) for loss in losses[: done + bool(phase)])
    history = f" · L {history}" if history else ""
    panel = network_panel(shown, lit=lit, title=f"{title} · γ = {number(rate)}{history}", back=phase == 2, slopes=False)
    alt = f"Two-input network, {title}, learning rate {number(rate)}, {change}. {line}"
    return Scene((panel,), alt, line, shown)


def descend(net: TwoInputNetwork, rate: float, change: str, rounds: int) -> list[TwoInputNetwork]:
    """The network before the first and after each of `rounds` steps w ← w − γ ∂L/∂w."""
    nets = [net]
    for _ in range(rounds):
        found = backward(forward(nets[-1]))
        chosen = WEIGHTS.values() if change == ALL else ("w11",)
        new = {weight: getattr(nets[-1], weight) - rate * found[f"∂L/∂{weight}"] for weight in chosen}
        nets.append(replace(nets[-1], **new))
    return nets
