"""A Chromium for what needs a real browser: the tests, the check of the slides, the PDF, the screenshot."""

import os
import shutil
import sys
from contextlib import contextmanager
from importlib.util import find_spec

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ADVICE = (
    "no Chromium found: install one with `sudo apt-get install chromium` (Debian) "
    f"or `{sys.executable} -m playwright install chromium`"
)
NO_PLAYWRIGHT = (
    f"no Playwright here, which drives the browser: install it with `{sys.executable} -m pip install playwright`"
)
# Quiet: a course that works without a network must not look for one when its browser starts.
FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(RuntimeError):
    """There is no Chromium on this machine; the message says how to get one."""


def find() -> str | None:
    """Path of a Chromium: the system's, or the one Playwright downloaded; None if there is neither.

    Raises NoBrowserError if there is no Playwright.
    """
    if find_spec("playwright") is None:
        raise NoBrowserError(NO_PLAYWRIGHT)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def require() -> str:
    """Path of a Chromium. Raises NoBrowserError, with the line that gets one, if there is none."""
    path = find()
    if path is None:
        raise NoBrowserError(ADVICE)
    return path


@contextmanager
def chromium():
    """A headless Playwright browser; closed at the end.

    Raises NoBrowserError, with the line that gets one, if there is none.
    """
    path = require()
    from playwright.sync_api import sync_playwright

    # Chromium's own sandbox needs a user who is not root; what we open is our own course.
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
