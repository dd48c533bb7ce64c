"""Networks on disk: one .npz file with the numbers and the architecture as JSON. No pickle: loading runs no code."""

import os

import numpy as np

from utils.nn import activations, errors, rectifiers, softmax
from utils.nn.batchnorm import BatchNorm
from utils.nn.dropout import Dropout
from utils.nn.layer import Layer
from utils.nn.linear import Linear
from utils.nn.residual import Residual
from utils.nn.sequential import Sequential

KINDS = {
    kind.__name__: kind
    for module in (activations, rectifiers, softmax)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Layer) and kind not in (Layer, activations.Activation)
} | {kind.__name__: kind for kind in (Linear, BatchNorm, Dropout, Residual, Sequential)}


def save(net, path):
    """Write `net` to `path`, replacing a file that is there. The file is whole or absent, never half written."""
    import json  # here, because most who import utils.nn never save

    errors.able("net", net, "walk", "mlp(2, 8, 1)")
    arrays = {f"state_{k}": array for k, array in enumerate(states(net))}
    architecture = json.dumps({"format": 1, "dtype": str(net.dtype), "net": describe(net)})
    folder, name = os.path.split(os.path.abspath(named(path)))
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.part")
    try:
        with open(temporary, "wb") as file:
            np.savez(file, architecture=np.array(architecture), parameters=net.parameters, **arrays)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):  # something failed
            os.unlink(temporary)


def load(path):
    """The network that `save` wrote, in evaluation mode. Dropout gets a fresh random generator."""
    import json
    import zipfile

    path = named(path)
    try:
        with open(path, "rb") as stream, np.load(stream, allow_pickle=False) as file:
            architecture = json.loads(str(file["architecture"]))
            net = build(architecture["net"], np.dtype(architecture["dtype"]))
            arrays = [file["parameters"], *(file[f"state_{k}"] for k in range(len(states(net))))]
    except FileNotFoundError:
        raise
    except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"path {path!r} holds no network written by save: {error}.") from error
    for place, values in zip((net.parameters, *states(net)), arrays, strict=True):
        if place.shape != values.shape:
            raise ValueError(f"path {path!r} holds {values.shape} numbers where {place.shape} belong.")
        place[...] = values
    return net


def named(path):
    """`path` as text; a number would mean a file that is open already."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"path is {path!r}, but the name of a file is expected.")
    return os.fspath(path)


def states(net):
    """Running statistics of all layers."""
    return [array for layer in net.walk() for array in layer.state()]


def describe(layer):
    """A layer as numbers and names that JSON can hold."""
    if type(layer).__name__ not in KINDS or KINDS[type(layer).__name__] is not type(layer):
        raise TypeError(f"net contains {layer!r}, which cannot be saved. Save the members of an ensemble one by one.")
    if layer.parts():
        return {"kind": type(layer).__name__, "parts": [describe(part) for part in layer.parts()]}
    return {"kind": type(layer).__name__, **layer.options()}


def build(description, dtype):
    """The layer that `describe` described."""
    options = dict(description)
    kind = KINDS[options.pop("kind")]
    if "parts" in options:
        return kind(*(build(part, dtype) for part in options["parts"]))
    return kind(**options, **({"dtype": dtype} if kind in (Linear, BatchNorm) else {}))
