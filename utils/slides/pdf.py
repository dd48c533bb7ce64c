"""Decks onto paper: one page per slide, tagged, text that can be selected, each demonstration in its first state."""

import os
from contextlib import nullcontext
from pathlib import Path

from tqdm import tqdm

from utils.browser import NoBrowserError, chromium, require
from utils.slides.error import SlidesError


def pdf(decks, browser=None) -> list[Path]:
    """Print each deck (an HTML file) into a PDF beside it; returns the PDFs.

    `browser` is a synchronous Playwright browser; without one a Chromium is started, and SlidesError raised
    if there is none.
    """
    if browser is None:
        require_browser("slides as PDF")
    with nullcontext(browser) if browser else chromium() as used:
        return [_print(Path(deck).resolve(), used) for deck in tqdm(decks, desc="pdf", unit="deck")]


def require_browser(what: str) -> None:
    """Raise SlidesError, which says how to get one, if there is no browser for `what`."""
    try:
        require()
    except NoBrowserError as error:
        raise SlidesError(f"{what}: {error}") from error


def _print(deck: Path, browser) -> Path:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, device_scale_factor=2)
    try:
        page = context.new_page()
        page.goto(f"{deck.as_uri()}?print-pdf")
        page.wait_for_function("window.deckReady && document.querySelector('.pdf-page')")
        half = deck.with_suffix(".part")
        page.pdf(path=half, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        os.replace(half, deck.with_suffix(".pdf"))
        return deck.with_suffix(".pdf")
    finally:
        context.close()
