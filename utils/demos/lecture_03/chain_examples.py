"""The chain rule on sin(x² + 5): the slope of the whole is the product of the slopes of its parts (deck slide D20)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number


def sine_of_square(
    x: Annotated[float, Slider(-3, 3, 0.1, label="x")] = 1.0,
    answer: Annotated[bool, Switch("show the derivative")] = False,
) -> Scene:
    """t = x² + 5, then sin t, then the whole, each with its tangent; the derivative only when asked."""
    t = x**2 + 5
    inner, outer = 2 * x, float(np.cos(t))
    found = inner * outer
    X, T = np.linspace(-3, 3, 241), np.linspace(5, 14, 241)
    first = _with_tangent(X, X**2 + 5, x, t, inner, f"∂t/∂x = {number(inner)}", "x", "t = x² + 5", (3, 15))
    second = _with_tangent(
        T, np.sin(T), t, float(np.sin(t)), outer, f"∂f/∂t = {number(outer)}", "t", "f = sin t", (-1.5, 1.5)
    )
    whole = _with_tangent(
        X, f(X), x, float(f(x)), found, f"∂f/∂x = {number(found) if answer else '?'}", "x", "", (-6, 6)
    )
    if answer:
        slope = Line(X, slope_of_f(X), "backward", "derivative", width=0.8)
        whole = Panel((slope, *whole.marks), whole.title, "x", "", (-3, 3), (-6, 6))
    here = number(x) if x >= 0 else f"({number(x)})"
    line = f"∂f/∂t × ∂t/∂x = cos({number(t)}) × 2 · {here} = {number(outer)} × {number(inner)} = "
    line += number(found) if answer else "?"
    alt = f"Inner function, outer function and sin(x² + 5) with their tangents at x = {number(x)}. {line}"
    numbers = {"∂t/∂x": inner, "∂f/∂t": outer} | ({"∂f/∂x": found} if answer else {})
    return Scene((first, second, whole), alt, line, numbers)


def _with_tangent(X, Y, at, value, slope, title, xlabel, ylabel, ylim) -> Panel:
    reach = np.array([-0.15, 0.15]) * (X[-1] - X[0])
    marks = (
        Line(X, Y),
        Line(at + reach, value + slope * reach, "backward", dash=True, width=1.3),
        Points(np.array([at]), np.array([value]), role="forward", size=1.4),
    )
    return Panel(marks, title, xlabel, ylabel, (float(X[0]), float(X[-1])), ylim)


def f(x):
    """sin(x² + 5)"""
    return np.sin(np.asarray(x) ** 2 + 5)


def slope_of_f(x):
    """cos(x² + 5) · 2x: the outer slope, taken at t, times the inner slope."""
    return np.cos(np.asarray(x) ** 2 + 5) * 2 * np.asarray(x)


def difference_gap(function, slope, x: np.ndarray, eps: float = 1e-5) -> float:
    """The largest difference between `slope` and (function(x+ε) − function(x−ε)) / 2ε over x (n,)."""
    x = np.asarray(x, dtype=float)
    return float(np.abs(slope(x) - (function(x + eps) - function(x - eps)) / (2 * eps)).max())
