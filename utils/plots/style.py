"""The house style: every colour of the course, by role, for light and dark. The only place where colours live.

The browser gets them from here too (`look`), so a picture on paper and in a widget are of one hand.
"""

# Two classes are #0072B2 and #D55E00 everywhere (Okabe & Ito); red and green only name the deck's kinds of node.
LIGHT = {
    "surface": "#ffffff", "text": "#1a1a1a", "muted": "#595959", "grid": "#e6e6e6", "frame": "#767676",
    "background": "#0072B2", "signal": "#D55E00", "neutral": "#333333",
    "input": "#C0281C", "input fill": "#FBE1DE", "hidden": "#1B7A3D", "hidden fill": "#DFF3E4",
    "output": "#1F5FBF", "output fill": "#DFE9FA", "bias": "#6B5D00", "bias fill": "#FFF6CC",
    "loss": "#6A3D9A", "loss fill": "#EEE4F7",
    "positive": "#C75400", "negative": "#0072B2", "link": "#6E6E6E",
    "forward": "#00695C", "backward": "#A0267F", "gradient": "#A0267F",
    "halo": "#FFC933", "focus": "#0B57D0", "error": "#A61B1B",
    "first": "#0072B2", "second": "#D55E00", "third": "#00785A", "fourth": "#A8467A", "fifth": "#3A8DC0",
    "sixth": "#9A6A00", "train": "#333333", "test": "#A0267F", "target": "#767676", "model": "#D55E00",
}  # fmt: skip
DARK = {
    "surface": "#17191c", "text": "#f0f0f0", "muted": "#b4b4b4", "grid": "#34373b", "frame": "#8c8c8c",
    "background": "#56B4E9", "signal": "#FF8A3D", "neutral": "#d0d0d0",
    "input": "#FF8A80", "input fill": "#4A1F1C", "hidden": "#6FD08C", "hidden fill": "#173A22",
    "output": "#8AB4F8", "output fill": "#1C3154", "bias": "#E3CF57", "bias fill": "#3D3710",
    "loss": "#C9A3EE", "loss fill": "#38234D",
    "positive": "#FF8A3D", "negative": "#56B4E9", "link": "#9a9a9a",
    "forward": "#4FD1BE", "backward": "#F08AD0", "gradient": "#F08AD0",
    "halo": "#8A6A00", "focus": "#8AB4F8", "error": "#FF9A94",
    "first": "#56B4E9", "second": "#FF8A3D", "third": "#3CCB9F", "fourth": "#E08DB8", "fifth": "#9AD1F2",
    "sixth": "#E6B23C", "train": "#d0d0d0", "test": "#F08AD0", "target": "#8c8c8c", "model": "#FF8A3D",
}  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}

# A scale is a row of colours, blended linearly between neighbours, on paper and in the browser.
_VIRIDIS = (
    "#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884", "#44bf70",
    "#7ad151", "#bddf26", "#fde725",
)  # fmt: skip
SCALES = {
    "light": {
        "classes": ("#5aa7d6", "#ffffff", "#f0a068"),
        "diverging": ("#004d7a", "#3a91c4", "#b5d6ea", "#ffffff", "#f8cba8", "#e07b2e", "#8f3d00"),
        "sequential": _VIRIDIS,
    },
    "dark": {
        "classes": ("#0b5585", "#202226", "#8f4210"),
        "diverging": ("#9ad6ff", "#3a91c4", "#12425f", "#202226", "#6b3410", "#e07b2e", "#ffc9a0"),
        "sequential": _VIRIDIS,
    },
}

# Units are those of a page 960 wide (`layout`): a notebook shows it at about 1:1, a slide larger.
TEXT = 16.0
TITLE = 17.0
SMALL = 15.0
KEY_ROW = 24.0  # height of a row of the key above a panel
LINE = 18.0  # from one line of a tick's words to the next
FONTS = ("DejaVu Sans", "sans-serif")


def colour(role: str, theme: str = "light") -> str:
    """The colour of `role`, as #rrggbb. Raises ValueError, naming the roles there are, if there is no such role."""
    colours = THEMES[theme]
    if role not in colours:
        raise ValueError(f"role {role!r} has no colour; the roles are {', '.join(colours)}")
    return colours[role]


def look() -> dict:
    """Everything the browser needs to draw in the house style: colours and scales by theme, sizes in page units."""
    sizes = {"text": TEXT, "title": TITLE, "small": SMALL, "key": KEY_ROW, "line": LINE}
    return {"colours": THEMES, "scales": SCALES, "sizes": sizes}


def colormap(scale: str, theme: str = "light"):
    """The scale as a matplotlib colormap; values that are not finite stay transparent."""
    from matplotlib.colors import LinearSegmentedColormap

    if scale not in SCALES[theme]:
        raise ValueError(f"scale {scale!r} is unknown; the scales are {', '.join(SCALES[theme])}")
    return LinearSegmentedColormap.from_list(scale, SCALES[theme][scale]).with_extremes(bad="#00000000")


def rc(theme: str = "light") -> dict:
    """matplotlib's rcParams in the house style, for `with matplotlib.rc_context(rc()):`."""
    colours = THEMES[theme]
    return {
        "font.family": list(FONTS),
        "font.size": TEXT,
        "axes.titlesize": TITLE,
        "axes.labelsize": TEXT,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "legend.fontsize": SMALL,
        "figure.facecolor": colours["surface"],
        "savefig.facecolor": colours["surface"],
        "axes.facecolor": colours["surface"],
        "axes.edgecolor": colours["frame"],
        "axes.labelcolor": colours["text"],
        "axes.titlecolor": colours["text"],
        "text.color": colours["text"],
        "xtick.color": colours["muted"],
        "ytick.color": colours["muted"],
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": colours["grid"],
        "axes.prop_cycle": _cycle(colours),
        "lines.linewidth": 2.5,
        "image.cmap": "viridis",
    }


def _cycle(colours: dict):
    from matplotlib import cycler

    return cycler(color=[colours[name] for name in ("first", "second", "third", "fourth", "fifth", "sixth")])
