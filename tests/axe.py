"""axe-core, which judges whether a page can be used by everybody; fetched once, pinned in axe.json beside this file."""

import json
from pathlib import Path

import pytest

from utils.slides import packages
from utils.slides.error import SlidesError

AXE = json.loads(Path(__file__).with_suffix(".json").read_text())


def axe_faults(page, selector: str) -> list[tuple[str, str]]:
    """What axe-core finds wrong with a part of the page: the rule, and the element that breaks it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "PINS", AXE)
        try:
            script = packages.read.__wrapped__("axe-core", "axe.min.js").decode()
        except SlidesError as error:
            pytest.skip(str(error))
    # In a sandbox of its own: JupyterLab's page knows of `define`, which axe would take for itself.
    page.evaluate(f"(() => {{ const define = undefined, module = undefined; {script} }})()")
    found = page.evaluate("part => axe.run(part, { resultTypes: ['violations'] })", selector)
    return [(fault["id"], node["html"]) for fault in found["violations"] for node in fault["nodes"]]
