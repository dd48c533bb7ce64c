"""The whole playground as a line of text: settings, points, every parameter with all its digits, the curves thinned.

Pasted, it shows the same network and goes on from there. The optimiser's memory, the order of the batches and what
dropout draws begin anew, so the steps from there on are not to the bit those of the other reader.
"""

import base64
import binascii
import json
import zlib
from dataclasses import astuple, fields

import numpy as np

from utils.nn import Diverged
from utils.playground.run import HUGE, Run
from utils.playground.settings import Settings, changed
from utils.playground.table import LARGEST, MOST_POINTS
from utils.playground.weights import Where, inside

MARK = "playground1:"
MOST_BYTES = 1_000_000
MOST_ROWS = 64  # of the curves
# What a damaged or a malicious text can lead to.
DAMAGE = (ValueError, KeyError, TypeError, OverflowError, RecursionError, Diverged, binascii.Error, zlib.error)
_DEFAULTS = Settings()


def written(run: Run) -> str:
    """`run` as a line of text without blanks."""
    settings = {field.name: getattr(run.settings, field.name) for field in fields(Settings)}
    content = {
        "settings": {name: value for name, value in settings.items() if value != getattr(_DEFAULTS, name)},
        "points": run.points,
        "step": run.step,
        "where": list(astuple(run.where)),
        "curves": _packed(run.history.thinned(MOST_ROWS).clip(-HUGE, HUGE), "<f4"),
        "parameters": [_packed(array) for array in run.arrays()],
    }
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    return MARK + base64.urlsafe_b64encode(zlib.compress(text, 9)).decode()


def read(text: str) -> Run:
    """The run that `written` wrote. Raises ValueError, saying what to do, for any other text."""
    text = "".join(str(text).split())
    if not text.startswith(MARK):
        raise ValueError(f"this is no state of the playground: it begins with {text[:12]!r}, not with {MARK!r}")
    try:
        content = json.loads(_unpacked(text.removeprefix(MARK)))
        settings = changed(_DEFAULTS, dict(content["settings"]))
        points = tuple((float(x), float(y), float(z)) for x, y, z in content["points"])
        if len(points) > MOST_POINTS or not np.all(np.abs(np.array(points)) <= LARGEST):
            raise ValueError("its points are too many or too large")
        run = Run(settings, points)
        arrays = [np.frombuffer(base64.b64decode(part, validate=True), "<f8") for part in content["parameters"]]
        run.restore(arrays, int(content["step"]), _curves(content))
        run.where = inside(Where(*(int(number) for number in content.get("where", (0, 0, 0)))), run.net)
    except DAMAGE as error:
        raise ValueError(f"the state is damaged ({error}); copy it again, from its first letter to its last") from error
    return run


def _packed(array: np.ndarray, kind: str = "<f8") -> str:
    return base64.b64encode(np.ascontiguousarray(array, kind).tobytes()).decode()


def _curves(content: dict) -> list[list[float]]:
    """The rows before the last one, which is computed anew; none in what older playgrounds wrote."""
    rows = np.frombuffer(base64.b64decode(content.get("curves", ""), validate=True), "<f4").reshape(-1, 5).astype(float)
    steps = rows[:, 0]
    in_order = (steps >= 0).all() and (np.diff(steps) >= 0).all()
    if len(rows) > MOST_ROWS + 1 or not in_order or np.isinf(rows).any():
        raise ValueError("its curves are no curves")
    return rows[steps < content["step"]].tolist()


def _unpacked(text: str) -> bytes:
    stream = zlib.decompressobj()
    found = stream.decompress(base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True), MOST_BYTES)
    if not stream.eof:
        raise ValueError("it has no end")
    return found
