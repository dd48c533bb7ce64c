"""What the reader can do besides moving a control: each action is a function of the widget and what it will say."""

from dataclasses import replace

from utils.demos.words import number
from utils.playground import share
from utils.playground.diagram import pick
from utils.playground.export import code
from utils.playground.problem import OWN
from utils.playground.table import MOST_POINTS, points
from utils.playground.weights import Where, inside


def restart(widget, said) -> None:
    """Weights drawn anew."""
    widget.run.restart()


def one(widget, said) -> None:
    """A single step, told with its numbers for the weight the reader looks at."""
    run = widget.run
    run.advance(1)
    seen, s = run.numbers(), run.settings
    before, gradient, after = (number(seen[key], 4) for key in ("before", "gradient", "value"))
    said["note"] = f"Step {run.step}: ∂Q/∂{run.where.name()} = {gradient} on this batch; "
    if s.optimiser == "SGD" and s.momentum == 0 and float(s.decay) == 0:
        said["note"] += f"{run.where.name()} ← {before} − {number(s.lr)} · ({gradient}) = {after}."
    else:
        said["note"] += f"{s.optimiser} moves {run.where.name()} from {before} to {after}."


def look_at(widget, said, layer, unit, source) -> None:
    """Choose a weight by its numbers."""
    widget.run.where = inside(Where(int(layer), int(unit), int(source)), widget.run.net)


def pick_at(widget, said, x, y) -> None:
    """Choose the weight that is drawn nearest to a point of the diagram."""
    widget.run.where = pick(widget.run, float(x), float(y))


def set_weight(widget, said, value) -> None:
    """Give the chosen weight a value."""
    widget.run.edit(value)


def read_at(widget, said, step) -> None:
    """Read the curves at this step."""
    run = widget.run
    first, last = run.history.rows[0][0], run.history.rows[-1][0]
    part = (float(step) - first) / ((last - first) or 1)
    run.change(replace(run.settings, look=min(100, max(0, round(100 * part)))))


def add_point(widget, said, x, y, kind) -> None:
    """Put a point of class `kind` (0 or 1) into the picture, or with −1 take the nearest away."""
    run = widget.run
    x, y = float(x), float(y)
    kept = list(run.points)
    if kind in (0, 1):
        if len(kept) == MOST_POINTS:
            raise ValueError(f"there are {MOST_POINTS} points, as many as fit; take some away first")
        kept.append((x, y, float(kind)))
    elif kept:
        kept.remove(min(kept, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2))
    run.change(replace(run.settings, data=OWN), tuple(kept))


def clear_points(widget, said) -> None:
    """An empty page."""
    run = widget.run
    run.change(replace(run.settings, data=OWN), ())


def paste_table(widget, said, text) -> None:
    """Points from a table of x₁, x₂, y."""
    found = points(text)
    run = widget.run
    run.change(replace(run.settings, data=OWN), found)
    run.restart()
    said["note"] = f"{len(found)} points read; y is {'a class' if run.task.classes else 'a value to fit'}."
    spread = run.task.spread()
    if not run.task.classes and not 0.1 < spread < 10:
        said["note"] += f" Its spread is {number(spread)}; in units in which that is about 1, it is learned faster."


def write_code(widget, said, language) -> None:
    """The network as a script."""
    widget.run.must_be_finite()
    said["texts"]["code"] = code(widget.run, language)


def write_state(widget, said) -> None:
    """The playground as a line of text."""
    widget.run.must_be_finite()
    said["texts"]["state"] = share.written(widget.run)


def paste_state(widget, said, text) -> None:
    """The playground that someone else wrote down."""
    widget.run = share.read(text)
    said["note"] = f"Here it is, at step {widget.run.step}."


ACTIONS = {
    action.__name__: action
    for action in (
        restart,
        one,
        look_at,
        pick_at,
        set_weight,
        read_at,
        add_point,
        clear_points,
        paste_table,
        write_code,
        write_state,
        paste_state,
    )
}
