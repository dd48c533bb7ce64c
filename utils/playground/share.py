"""The whole playground as a line of text: settings, the reader's points, every parameter with all its digits.

Pasted, it shows the same network and goes on from there; only the optimiser's memory begins anew.
"""

import base64
import binascii
import json
import zlib
from dataclasses import fields

import numpy as np

from utils.playground.run import Run
from utils.playground.settings import Settings, changed
from utils.playground.table import MOST_POINTS

MARK = "playground1:"
MOST_BYTES = 1_000_000
_DEFAULTS = Settings()


def written(run: Run) -> str:
    """`run` as a line of text without blanks."""
    settings = {field.name: getattr(run.settings, field.name) for field in fields(Settings)}
    content = {
        "settings": {name: value for name, value in settings.items() if value != getattr(_DEFAULTS, name)},
        "points": run.points,
        "step": run.step,
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
        if len(points) > MOST_POINTS or not np.isfinite(np.array(points)).all():
            raise ValueError("its points are too many or not finite")
        run = Run(settings, points)
        arrays = [np.frombuffer(base64.b64decode(part, validate=True), "<f8") for part in content["parameters"]]
        run.restore(arrays, int(content["step"]))
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error, zlib.error) as error:
        raise ValueError(f"the state is damaged ({error}); copy it again, from its first letter to its last") from error
    return run


def _packed(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array, "<f8").tobytes()).decode()


def _unpacked(text: str) -> bytes:
    stream = zlib.decompressobj()
    found = stream.decompress(base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True), MOST_BYTES)
    if not stream.eof:
        raise ValueError("it has no end")
    return found
