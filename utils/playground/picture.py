"""The Scene of a run: network, output, loss, score, weights, gradients; and in words what they show."""

import numpy as np

from utils.demos.scene import Bars, Field, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.playground.diagram import diagram, scale_of
from utils.playground.weights import linears

ROWS = ((2, 430.0), (4, 300.0))  # panels in a row, and its height


def picture(run) -> Scene:
    """What the reader sees now. The same run gives the same Scene."""
    output, hidden = run.surface()
    row = run.history.at(run.settings.look / 100)
    panels = (diagram(run, output, hidden), _output(run, output), *_curves(run, row), _weights(run), _gradients(run))
    last = run.history.rows[-1]
    names = ("step", "train_loss", "test_loss", "train_score", "test_score")
    return Scene(panels, _alt(run, last), _formula(run, row), dict(zip(names, last, strict=True)))


def score_name(run) -> str:
    return "accuracy" if run.task.classes else "R²"


def _said(value: float) -> str:
    return number(value) if np.isfinite(value) else "—"


def _alt(run, row) -> str:
    s = run.settings
    sizes = [len(run.task.chosen), *(layer.n_out for layer in linears(run.net))]
    g = ", ".join(dict.fromkeys(getattr(s, f"g{k}") for k in range(1, s.layers + 1))) or "no hidden layer"
    words = f"A network {' → '.join(map(str, sizes))} ({g}) on {s.data} after {run.step} steps"
    if not run.ready:
        return f"{words}: {len(run.task.y_train)} points, too few to learn from."
    losses = f"loss {_said(row[1])} on the training points, {_said(row[2])} on the test points"
    return f"{words}: {losses}; {score_name(run)} {_said(row[3])} and {_said(row[4])}."


def _formula(run, row) -> str:
    at = f"step {int(row[0])}: "
    return (
        at
        + f"loss {_said(row[1])} train, {_said(row[2])} test · "
        + (f"{score_name(run)} {_said(row[3])} train, {_said(row[4])} test")
    )


def _output(run, output) -> Panel:
    task, s = run.task, run.settings
    xbox, ybox = task.box()
    if task.dims == 1:
        return _curve(run, output, xbox)
    scale, limits = scale_of(run)
    middle = 0.5 if task.classes else 0.0
    split = np.ptp(output) > 0 and output.min() < middle < output.max()
    marks = [Field(output, xbox, ybox, scale, limits, contour=middle if split else None)]
    shown = [(task.x_train, task.y_train, 0.85)] + [(task.x_test, task.y_test, 0.55)] * s.show_test
    threshold = 0.5 if task.classes else 0.0
    marks += [Points(x[:, 0], x[:, 1], (y > threshold).astype(float), size=size) for x, y, size in shown if len(x)]
    title = "P(signal)" if task.classes else "Output ŷ"
    return Panel(tuple(marks), title, "x₁", "x₂", xlim=xbox, ylim=ybox, equal=bool(np.ptp(task.half) == 0))


def _curve(run, output, xbox) -> Panel:
    task = run.task
    y = np.append(task.y_train, task.y_test)
    low, high = float(y.min()), float(y.max())
    air = 0.15 * (high - low) or 1.0
    x = np.linspace(*xbox, len(output) + 1)
    marks = [Points(task.x_train[:, 0], task.y_train, role="train", label="train", size=0.7)]
    if run.settings.show_test:
        marks.append(Points(task.x_test[:, 0], task.y_test, role="test", label="test", size=0.55))
    marks.append(Line((x[1:] + x[:-1]) / 2, output[len(output) // 2], "model", "ŷ"))
    return Panel(tuple(marks), "Output ŷ", "x₁", "y", xlim=xbox, ylim=(low - air, high + air))


def _curves(run, row) -> tuple[Panel, Panel]:
    """Loss and score over the steps, training and test, with a line where the reader reads them."""
    columns = run.history.columns()
    steps = columns[0]
    xlim = (float(steps[0]), max(float(steps[-1]), float(steps[0]) + 1))
    losses = columns[1:3][np.isfinite(columns[1:3])]
    top = 1.06 * float(losses.max(initial=1e-9)) if losses.size else 1.0
    low = min(0.0, float(np.nanmin(columns[3:], initial=0.0))) if run.task.classes else -0.05
    panels = []
    for title, kind, ylim in (("Loss", 1, (0.0, top)), (score_name(run).capitalize(), 3, (low, 1.03))):
        here = Line(np.full(2, row[0]), np.array(ylim), "frame", dash=True, width=0.5)
        train = Line(steps, columns[kind], "train", "train")
        test = Line(steps, columns[kind + 1], "test", "test", dash=True)
        panels.append(Panel((here, train, test), title, "step", xlim=xlim, ylim=ylim))
    return tuple(panels)


def _weights(run) -> Panel:
    values = np.concatenate([layer.weight.ravel() for layer in linears(run.net)])
    top = max(1.0, float(np.abs(values).max()))
    top = float(2 ** np.ceil(np.log2(top)))  # it widens in leaps, or the bars would never stand still
    heights, edges = np.histogram(values, 24, (-top, top))
    return Panel((Bars(edges, heights, "hidden"),), f"{len(values)} weights", "w", xlim=(-top, top))


def _gradients(run) -> Panel:
    """|∇Q| of each layer on a scale of decades."""
    norms = run.gradient_norms()
    edges = np.arange(len(norms) + 1) + 0.5
    bottom, top = 1e-4, 10.0
    if norms.max() > 0:
        top = max(top, 10 ** np.ceil(np.log10(norms.max())))
        bottom = min(bottom, 10 ** np.floor(np.log10(max(norms[norms > 0].min(), top * 1e-12))))
    bars = Bars(edges, np.maximum(norms, 0), "gradient")
    limits = (float(edges[0]), float(edges[-1]))
    return Panel((bars,), "|∇Q| by layer", "layer", xlim=limits, ylim=(float(bottom), float(top)), ylog=True)
