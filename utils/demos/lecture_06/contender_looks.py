"""How the optimisers of lecture 06 are drawn: the same role and the same line in every picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """The role that colours an optimiser, and whether its line is dashed."""

    role: str
    dash: bool = False


LOOKS = {
    "SGD": Look("neutral"),
    "momentum": Look("first"),
    "Nesterov": Look("third", True),
    "Adagrad": Look("sixth"),
    "RMSprop": Look("fourth", True),
    "Adam": Look("second"),
    "AdamW": Look("fifth", True),
}
