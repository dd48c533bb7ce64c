"""A Chromium for what needs a real browser: the tests, the check of the slides, the PDF, the screenshot."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ADVICE = "no Chromium found: install one with `sudo apt-get install chromium` (Debian) or `playwright install chromium`"
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
    """Path of a Chromium: the system's, or the one Playwright downloaded; None if there is neither."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def install() -> str | None:
    """Find a Chromium or fetch one: Playwright's build, or Debian's where we are root. None if neither can be had."""
    if path := find():
        return path
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        attempts.insert(0, [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]])
    for commands in attempts:
        print("Fetching a browser for the tests:", " ".join(commands[-1]), flush=True)
        done = all(subprocess.run(command, capture_output=True).returncode == 0 for command in commands)
        if done and (path := find()):
            return path
    return None


@contextmanager
def chromium():
    """A headless Playwright browser; closed at the end.

    Raises NoBrowserError, with the line that gets one, if there is none.
    """
    path = find()
    if path is None:
        raise NoBrowserError(ADVICE)
    from playwright.sync_api import sync_playwright

    # Chromium's own sandbox needs a user who is not root; what we open is our own course.
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
