"""The network as a script, with the features it is given: `predict(x)` for points x (n, 2), in NumPy or torch."""

import numpy as np

from utils.nn import Sequential, Sigmoid
from utils.nn.source import as_code
from utils.playground.problem import FEATURES

_MAIN = 'if __name__ == "__main__":'


def code(run, language: str = "numpy") -> str:
    """A script that needs `language` ("numpy" or "torch") alone; run, it prints its answers for three points.

    Raises ValueError for another language.
    """
    net = run.net
    if run.task.classes and run.settings.loss == "cross-entropy":
        parts = [layer.copy() for layer in net.layers]
        net = Sequential(*parts, Sigmoid()).eval()  # the logit becomes a probability
    script = as_code(net, language)
    body, _, _ = script.partition(_MAIN)
    if "import math" not in body:
        body = body.replace(f"import {language}", f"import math\n\nimport {language}", 1)
    module, stack = ("np", "np.stack([{}], axis=1)") if language == "numpy" else ("torch", "torch.stack([{}], dim=1)")
    columns = ", ".join(FEATURES[name][2].format(m=module) for name in run.task.chosen)
    centre, half = run.task.centre.tolist(), run.task.half.tolist()
    what = "the probability of signal" if run.task.classes else "ŷ"
    return f'''{body}def features(x):
    """What the network is given (n, {len(run.task.chosen)}), from points x (n, 2) of the picture."""
    a, b = (x[:, 0] - {centre[0]!r}) / {half[0]!r}, (x[:, 1] - {centre[1]!r}) / {half[1]!r}
    return {stack.format(columns)}


def predict(x):
    """{what[0].upper() + what[1:]} (n,) for points x (n, 2)."""
    return net(features(x))[:, 0]


{_MAIN}
    print(predict(array({examples(run).tolist()})).tolist())
'''


def examples(run) -> np.ndarray:
    """Three points (3, 2) of the picture that the script answers for."""
    return run.task.centre + run.task.half * np.array([[0.0, 0.0], [0.5, 0.25], [-0.3, 0.6]])
