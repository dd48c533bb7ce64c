"""Small notebooks with their outputs in place, and their decks: no kernel has to start."""

from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from utils.slides.build import export

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def words(text: str, kind: str = "slide"):
    """A markdown cell."""
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})


def code(source: str, kind: str = "-", tags: tuple = (), outputs: tuple = ()):
    """A code cell with the outputs it is said to have had."""
    return new_code_cell(
        source, metadata={"slideshow": {"slide_type": kind}, "tags": list(tags)}, outputs=list(outputs)
    )


def html(text: str):
    """A cell that shows `text` as HTML and hides its code."""
    return code("show()", tags=("hide-input",), outputs=[new_output("display_data", {"text/html": text})])


def picture(alt: str, size: str = ""):
    """A cell that shows a picture."""
    return html(f'<figure><img src="data:image/png;base64,{PIXEL}" alt="{alt}" {size}></figure>')


def notebook(*cells):
    """A notebook of these cells."""
    return new_notebook(cells=list(cells), metadata={"language_info": {"name": "python"}})


def deck(path: Path, *cells) -> Path:
    """The deck of these cells, written to `path`."""
    # One output somewhere: a notebook without any would be run.
    shown = code("1", "skip", outputs=[new_output("stream", name="stdout", text="1")])
    path.write_text(export(notebook(shown, *cells), f"{path.stem}.ipynb", path.parent), encoding="utf-8")
    return path
