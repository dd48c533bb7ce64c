"""One notebook with a playground and a demonstration, in JupyterLab and in Notebook 7."""

import shutil
from pathlib import Path

import nbformat
from blame import listen

from utils.course.server import open_and_run

HERE = Path(__file__).parent
PLAYGROUND = HERE.parents[1] / "lectures" / "playground.ipynb"
DEMO = "from utils.widgets import explore\nfrom widgets_demo import every_control\n\nexplore(every_control)"


def write_notebook(folder: Path) -> None:
    """The playground's own notebook, and below it a demonstration with every kind of control."""
    nb = nbformat.read(PLAYGROUND, as_version=4)
    nb.cells.append(nbformat.v4.new_code_cell(DEMO))
    nbformat.write(nb, folder / "widgets.ipynb")
    shutil.copy(HERE / "widgets_demo.py", folder)


def opened(browser, address: str, app: str):
    """A page with that notebook, run; what the widgets complain of is in `page.complaints`."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    listen(page)
    open_and_run(page, address, "widgets.ipynb", timeout=300, app=app)
    for widget in (".playground", ".explore:not(.playground)"):
        page.locator(f"{widget} canvas[aria-label]").wait_for()
    page.evaluate("document.querySelectorAll('.playground details').forEach(part => (part.open = true))")
    return page
