"""From the cells of a notebook to the slides of a deck: what the template "course" is given to lay out."""

import base64
from copy import deepcopy
from pathlib import Path

from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_markdown_cell

from utils.plots.style import DARK, LIGHT
from utils.slides import packages
from utils.slides.error import SlidesError
from utils.slides.run import run, where
from utils.slides.stills import without_kernel
from utils.widgets.assets import script, sheet

TEMPLATE = Path(__file__).with_name("templates") / "course"
SPELL = TEMPLATE.with_name("spell.js")
TYPES = ("slide", "subslide", "fragment", "notes", "skip", "-")
FONTS = [
    ("@fontsource/source-sans-3", "source-sans-3", weight, style)
    for weight in (400, 600)
    for style in ("normal", "italic")
] + [("@fontsource/source-code-pro", "source-code-pro", 400, "normal")]
# Of two faces the later one counts where its range says so: Greek from its own file, all else from the Latin one.
SCRIPTS = {"latin": "U+0-10FFFF", "greek": "U+370-3FF"}


class CoursePreprocessor(Preprocessor):
    """nbconvert's door to this file, named in templates/course/conf.json."""

    def preprocess(self, nb, resources):
        """Run a notebook that has no outputs, group its cells into slides, and hand the template what it inlines."""
        nb = deepcopy(nb)
        metadata = resources.get("metadata", {})
        lecture = metadata.get("name", "notebook")
        require_slide_types(nb, lecture)
        if not any(cell.get("outputs") for cell in nb.cells):
            run(nb, lecture, metadata.get("path") or ".")
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = without_kernel(cell.outputs, nb)
        nb.cells = [cell for slide in slides(nb.cells) for cell in slide]
        resources["course"] = inlined(lecture)
        return nb, resources


def require_slide_types(nb, lecture: str) -> None:
    """Raise SlidesError at the first cell whose author has not said what it is on the slides."""
    for index, cell in enumerate(nb.cells):
        found = cell.metadata.get("slideshow", {}).get("slide_type")
        if found not in TYPES:
            raise SlidesError(f"{where(lecture, nb, index)}: slide_type is {found}; expected one of {', '.join(TYPES)}")


def slides(cells) -> list[list]:
    """The cells of each slide: its title, its notes, then the rest.

    A notes cell speaks for every slide since the notes before it: each of them shows it, and from its start.
    """
    groups, silent = [], []
    for cell in cells:
        kind = cell.metadata.slideshow.slide_type
        if kind == "skip":
            continue
        if kind == "notes":
            for group in silent or groups[-1:]:
                group.insert(_after_title(group), new_markdown_cell(cell.source, metadata=deepcopy(cell.metadata)))
            silent = []
            continue
        if kind in ("slide", "subslide") or not groups:
            groups.append(_with_title(cell))
            silent.append(groups[-1])
        else:
            groups[-1].append(cell)
    return groups


def _with_title(cell) -> list:
    """The first cell of a slide as two: its heading, which becomes the title, and the text below it."""
    heading, _, text = cell.source.strip().partition("\n")
    if cell.cell_type != "markdown" or not heading.startswith("#"):
        return [cell]
    cell.source = heading
    cell.metadata.title = True
    body = new_markdown_cell(text.strip(), metadata={"slideshow": {"slide_type": "-"}})
    return [cell, body] if body.source else [cell]


def _after_title(group: list) -> int:
    return 1 + sum(cell.metadata.slideshow.slide_type == "notes" for cell in group)


def inlined(lecture: str) -> dict:
    """Everything the page holds besides its slides: scripts, styles, fonts and their licences."""

    def text(package: str, member: str) -> str:
        # "</script" inside a script would end it.
        return packages.read(package, member).decode().replace("</script", "<\\/script")

    return {
        "title": lecture,
        "licences": packages.licences(),
        "styles": [
            text("reveal.js", "dist/reveal.css"),
            font_faces(),
            colours(),
            sheet(),
            (TEMPLATE / "deck.css").read_text(),
        ],
        "scripts": [
            f"{{ {script('replay')}\nwindow.replay = replay; }}",
            SPELL.read_text(),
            (TEMPLATE / "deck.js").read_text(),
            text("reveal.js", "dist/reveal.js"),
            text("reveal.js", "plugin/notes/notes.js"),
            text("mathjax", "es5/tex-svg.js"),
        ],
    }


def colours() -> str:
    """CSS variables for the house style's roles, light, and dark where the page asks for it."""
    rules = []
    for selector, theme in ((":root", LIGHT), (":root[data-theme=dark]", DARK)):
        roles = "; ".join(f"--{role.replace(' ', '-')}: {value}" for role, value in theme.items())
        rules.append(f"{selector} {{{roles}}}")
    return "\n".join(rules)


def font_faces() -> str:
    """CSS that carries the deck's typeface, so that a slide checked here has the same lines in the lecture hall."""
    faces = []
    for package, name, weight, style in FONTS:
        for letters, code_points in SCRIPTS.items():
            font = packages.read(package, f"files/{name}-{letters}-{weight}-{style}.woff2")
            data = base64.b64encode(font).decode()
            faces.append(
                f"@font-face {{font-family: {name}; font-weight: {weight}; font-style: {style};"
                f" unicode-range: {code_points}; src: url(data:font/woff2;base64,{data})}}"
            )
    return "\n".join(faces)
