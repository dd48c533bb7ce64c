"""What the stepper says: the line that computes a number, and how far a guess was from it."""

from collections.abc import Iterable

from utils.demos.lecture_03.two_input_network import LINK_TO, WEIGHTS, chain_to
from utils.demos.words import number, subscripts

_ARGUMENT = {"σ1": "u1", "σ2": "u2", "σ": "y"}


def formula(name: str, value: dict[str, float], hidden: bool = False) -> str:
    """How `name` follows from what is known: in letters, in numbers, and the result; letters only while `hidden`."""
    letters, numbers = _sides(name, value)
    return f"{subscripts(name)} = {letters} = " + ("?" if hidden else f"{numbers} = {number(value[name])}")


def _sides(name: str, value: dict[str, float]) -> tuple[str, str]:
    def n(known):
        return number(value[known])

    if name == "L":
        return "(σ − t)²", f"({n('σ')} − {n('t')})²"
    if name == "∂L/∂σ":
        return "2 (σ − t)", f"2 ({n('σ')} − {n('t')})"
    if name in _ARGUMENT:
        return f"σ({subscripts(_ARGUMENT[name])})", f"1 / (1 + exp({number(-value[_ARGUMENT[name]])}))"
    if name in LINK_TO:
        factors = chain_to(name)
        return " · ".join(map(subscripts, factors)), _product(map(n, factors))
    if name.startswith("∂"):
        paths = [(f"∂L/∂{end}", weight) for (start, end), weight in WEIGHTS.items() if name == f"∂L/∂{start}"]
    else:
        paths = [(weight, start) for (start, end), weight in WEIGHTS.items() if name == end]
    letters = " + ".join(subscripts(f"{a} · {b}" if b[1:] != "0" else a) for a, b in paths)
    return letters, " + ".join(_product((n(a), n(b))) if b[1:] != "0" else n(a) for a, b in paths).replace("+ −", "− ")


def _product(factors: Iterable[str]) -> str:
    first, *others = factors
    return " × ".join([first, *(f"({factor})" if factor.startswith("−") else factor for factor in others)])


def verdict(name: str, value: dict[str, float], guess: float) -> str:
    """How far `guess` was from the number, with a word for the two slips that are easy to make."""
    answer, said = value[name], f"You guessed {number(guess)}; it is {number(value[name])}."

    def close(other: float) -> bool:
        return abs(guess - other) <= 0.02 * abs(other) + 1e-9

    if close(answer):
        return f"{said} Right."
    link = LINK_TO.get(name)
    if link and close(value[link.local]):
        return f"{said} Yours is {subscripts(link.local)} alone: multiply by {subscripts(link.before)}."
    if close(-answer):
        return f"{said} The size is right, the sign is not."
    return f"{said} That is {number(abs(guess - answer))} too {'high' if guess > answer else 'low'}."
