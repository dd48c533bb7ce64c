"""A lecture as a handout, to read and to print: `course handout`."""

from contextlib import nullcontext
from copy import deepcopy
from pathlib import Path

from nbconvert import HTMLExporter, SlidesExporter
from nbconvert.preprocessors import Preprocessor
from tqdm import tqdm

from utils.browser import chromium
from utils.slides import packages
from utils.slides.build import fresh, write
from utils.slides.deck import SPELL, TEMPLATE
from utils.slides.pdf import require_browser
from utils.slides.run import run
from utils.slides.stills import without_kernel

A4 = {"width": 794, "height": 1123}  # in CSS pixels


class HandoutPreprocessor(Preprocessor):
    """nbconvert's door to this file: jupyter_nbconvert_config.json names it, the installation hands that to Jupyter."""

    def preprocess(self, nb, resources):
        """Run a lecture without outputs; leave out the lecturer's notes and the code that only shows a picture."""
        if isinstance(self.parent, SlidesExporter) or not any("slideshow" in cell.metadata for cell in nb.cells):
            return nb, resources
        nb = deepcopy(nb)
        metadata = resources.get("metadata", {})
        if not any(cell.get("outputs") for cell in nb.cells):
            run(nb, metadata.get("name", "notebook"), metadata.get("path") or ".", staged=False)
        nb.cells = [cell for cell in nb.cells if cell.metadata.get("slideshow", {}).get("slide_type") != "notes"]
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = without_kernel(cell.outputs, nb)
                cell.metadata.transient = {"remove_source": "hide-input" in cell.metadata.get("tags", [])}
        nb.metadata.pop("widgets", None)
        return nb, resources


def handouts(notebooks, out, browser=None) -> list[Path]:
    """Run each notebook and write `out`/NAME.html, which needs no network, and NAME.pdf; returns the PDFs.

    `browser` is a synchronous Playwright browser; without one a Chromium is started.
    Raises SlidesError that names lecture and cell where one fails, or if there is no Chromium; earlier files stay.
    """
    if browser is None:
        require_browser("handouts as PDF")
    packages.fetch("mathjax")
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    exporter = HTMLExporter(
        template_name="handout",
        extra_template_basedirs=[str(TEMPLATE.parent)],
        preprocessors=[HandoutPreprocessor],
    )
    mathjax = packages.read("mathjax", "es5/tex-svg.js").decode().replace("</script", "<\\/script")
    scripts = [mathjax, SPELL.read_text()]
    pages = []
    for path in tqdm([Path(notebook) for notebook in notebooks], desc="handouts", unit="lecture"):
        metadata = {"name": path.stem, "path": str(path.parent)}
        html, _ = exporter.from_notebook_node(fresh(path), {"metadata": metadata, "scripts": scripts})
        pages.append(write(out / f"{path.stem}.html", html))
    with nullcontext(browser) if browser else chromium() as used:
        return [_print(page, used) for page in pages]


def _print(page: Path, browser) -> Path:
    tab = browser.new_page()
    try:
        tab.goto(page.resolve().as_uri())
        tab.wait_for_function("window.handoutReady")
        tab.set_viewport_size(A4)
        tab.emulate_media(media="print")
        tab.evaluate("spellAll()")
        half = page.with_suffix(".part")
        tab.pdf(path=half, format="A4", print_background=True, tagged=True, outline=True)
        return half.replace(page.with_suffix(".pdf"))
    finally:
        tab.close()
