"""How the course opens in JupyterLab."""

import os
import sys
from pathlib import Path


def command(root: Path, start: str) -> list[str]:
    """The command that opens JupyterLab in `root` on the page `start`, with the Python that runs this."""
    words = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{start}",
    ]
    # Jupyter refuses to run as root; in a container there often is nobody else.
    return [*words, "--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else words
