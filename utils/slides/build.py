"""Lecture notebooks into decks: `build(["lectures/04_backpropagation.ipynb"], "_build/slides")`."""

import os
from pathlib import Path

import nbformat
from nbconvert import SlidesExporter
from tqdm import tqdm

from utils.slides import packages
from utils.slides.deck import TEMPLATE
from utils.slides.error import SlidesError


def build(notebooks, out) -> list[Path]:
    """Run each notebook and write its deck, `out`/NAME.html; returns the decks written.

    Raises SlidesError, one line per notebook that failed, after the others are done; a deck from before then stays.
    Raises it at once where a package that decks inline cannot be had.
    """
    packages.fetch()
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    decks, failures = [], []
    bar = tqdm([Path(notebook) for notebook in notebooks], desc="slides", unit="deck")
    for notebook in bar:
        bar.set_postfix_str(notebook.stem)
        try:
            html = export(fresh(notebook), notebook.name, notebook.parent)
            decks.append(write(out / f"{notebook.stem}.html", html))
        except SlidesError as error:
            failures.append(error.message)
    if failures:
        raise SlidesError("\n".join(failures))
    return decks


def export(nb: nbformat.NotebookNode, lecture: str, folder: Path) -> str:
    """The deck of a notebook as HTML; one without outputs is run first, in `folder`. Raises SlidesError if that fails.

    `lecture` is the file's name, for messages.
    """
    exporter = SlidesExporter(template_name="course", extra_template_basedirs=[str(TEMPLATE.parent)])
    return exporter.from_notebook_node(nb, {"metadata": {"name": lecture, "path": str(folder)}})[0]


def fresh(notebook: Path) -> nbformat.NotebookNode:
    """The notebook without the outputs it may hold: a deck shows what its code gives today."""
    if not notebook.is_file():
        raise SlidesError(f"{notebook}: no such notebook")
    nb = nbformat.read(notebook, as_version=4)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    return nb


def write(deck: Path, html: str) -> Path:
    """All or nothing: whoever opens the deck meanwhile sees the old one or the new one."""
    half = deck.with_suffix(".part")
    half.write_text(html, encoding="utf-8")
    os.replace(half, deck)
    return deck
