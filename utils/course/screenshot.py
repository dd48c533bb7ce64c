"""The README's picture: the stepper of lecture 04 as it looks in JupyterLab, in the middle of its way back."""

import os
import shutil
import tempfile
from pathlib import Path

from utils.browser import chromium
from utils.course.server import open_and_run, running_lab

NOTEBOOK = "lectures/04_backpropagation.ipynb"
PICTURE = "lectures/pictures/stepper.png"
STEP = "14"


def take(root: Path) -> Path:
    """Make `PICTURE` below `root` anew and return its path; the course's own files are not opened."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        shutil.copytree(root / "lectures", course / "lectures")
        with running_lab(course) as address, chromium() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            open_and_run(page, address, NOTEBOOK)
            stepper = page.locator(".explore", has_text="Hide the next number").first
            step = stepper.get_by_label("Step", exact=True)
            step.fill(STEP)
            page.wait_for_timeout(500)
            stepper.scroll_into_view_if_needed()
            page.wait_for_timeout(500)
            draft = root / "lectures" / "pictures" / "stepper.part.png"
            draft.parent.mkdir(exist_ok=True)
            page.screenshot(path=draft)
    os.replace(draft, root / PICTURE)
    return root / PICTURE
