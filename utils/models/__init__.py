"""Small torch models of lecture 08, one architecture per file, and the toy data on which each is at home.

    from utils import models                # loads no torch yet
    net = models.ConvNet()                  # now it does

Only this room imports torch at the head of a file. Whoever has no torch can import the room all the same; the first
name that is asked for then raises an ImportError of one line that says how to get torch.
"""

from importlib import import_module

_HOME = {
    "attention": ("Attention", "Transformer"),
    "autoencoder": ("Autoencoder",),
    "rivals": ("Result", "Rival", "Task", "contest", "drawn", "says", "trained"),
    "convolution": ("ConvNet",),
    "deep": ("Deep",),
    "deep_sets": ("DeepSets",),
    "event_models": ("EVENT_MODELS", "event_task"),
    "training": ("count", "fit", "predict", "seeded", "tensors"),
    "forms": ("member_rows", "members", "near", "rows"),
    "jets": ("toy_jets", "turned"),
    "leptons": ("PairNet", "lepton_tokens"),
    "lookup": ("lookups",),
    "message_passing": ("MessagePassing",),
    "plain": ("plain_mlp",),
    "recurrent": ("CELLS", "Recurrent"),
    "canvas": ("CENTRE", "REACH", "SIDE", "digit_split", "place", "shifted_digits"),
    "switch": ("switch_lines",),
    "tasks": ("LINE", "STRANGE", "TASKS"),
}
_FILE = {name: file for file, names in _HOME.items() for name in names}

__all__ = sorted(_FILE)

ADVICE = "this part of the course needs torch: run `pip install torch==2.13.0` and restart the kernel"


def __getattr__(name: str):
    if name not in _FILE:
        raise AttributeError(f"utils.models has no {name!r}; it has {', '.join(__all__)}")
    try:
        import torch  # noqa: F401 - to say it before anything else fails
    except ImportError:
        raise ImportError(ADVICE, name="torch") from None
    return getattr(import_module(f"utils.models.{_FILE[name]}"), name)
