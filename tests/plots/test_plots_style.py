"""The palette: legible in both themes, the same roles in both, and an error that helps."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from utils.plots import style

KINDS = ("input", "hidden", "output", "bias", "loss")
# Words and marks are drawn in these on the surface; the rest are fills, grids and halos.
FILLS = {"surface", "grid", "halo", *(f"{kind} fill" for kind in KINDS)}
WORDS = {"text", "muted", "error", "forward", "backward", "gradient", *KINDS}


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio, 1 to 21."""
    light = []
    for colour in (one, other):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        light.append(np.dot([0.2126, 0.7152, 0.0722], linear))
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", style.THEMES)
def test_every_role_is_legible(theme):
    colours = style.THEMES[theme]
    low = {
        role: contrast(colour, colours["surface"])
        for role, colour in colours.items()
        if role not in FILLS and contrast(colour, colours["surface"]) < (4.5 if role in WORDS else 3.0)
    }
    assert low == {}
    assert {kind for kind in KINDS if contrast(colours["text"], colours[f"{kind} fill"]) < 7} == set()


def test_both_themes_know_the_same_roles_and_scales():
    assert style.LIGHT.keys() == style.DARK.keys()
    assert style.SCALES["light"].keys() == style.SCALES["dark"].keys()


def test_the_two_classes_are_those_of_the_course():
    assert (style.LIGHT["background"], style.LIGHT["signal"]) == ("#0072B2", "#D55E00")


def test_unknown_names_are_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"role 'purple' has no colour; the roles are .*signal"):
        style.colour("purple")
    with pytest.raises(ValueError, match="scale 'jet' is unknown; the scales are classes, diverging, sequential"):
        style.colormap("jet")


@pytest.mark.parametrize("theme", style.THEMES)
@pytest.mark.parametrize("scale", ["classes", "diverging"])
def test_a_diverging_scale_has_a_neutral_middle(scale, theme):
    middle = style.colormap(scale, theme)(0.5)[:3]
    assert max(middle) - min(middle) < 0.05
