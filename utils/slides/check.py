"""What a lecturer must not discover in the hall: `check(deck)` opens a deck in Chromium and lists its faults."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from utils.browser import chromium
from utils.plots.style import SMALL
from utils.slides.controls import dead_controls

VIEWS = ((1280, 720, "light"), (1280, 720, "dark"), (1920, 1080, "light"), (1024, 768, "light"))
FIRST = {"width": 1280, "height": 720}
LIMITS = {"smallest": 18, "letters": SMALL, "lines": 14, "pictureHeight": 200}
MEASURE, PENS = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("check.js", "pens.js"))
SHOW = """index => {
    const {h, v} = Reveal.getIndices(Reveal.getSlides()[index]);
    Reveal.slide(h, v || 0, 999);  // with every fragment
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
TITLES = (
    "() => [...document.querySelectorAll('.page')].map(p => p.querySelector('.title')).map(t => t ? titleText(t) : '')"
)


@dataclass(frozen=True)
class Fault:
    """Something wrong with a deck; `slide` counts from 1, and 0 stands for the deck as a whole."""

    deck: str
    slide: int
    title: str
    what: str

    def __str__(self):
        place = f"slide {self.slide} “{self.title}”: " if self.slide else ""
        return f"{self.deck}: {place}{self.what}"


def check(deck, browser=None, patience: float = 20) -> list[Fault]:
    """The faults of one deck, opened from its file with the network cut, in all VIEWS.

    `patience` is how many seconds it may take to start.
    `browser` is a synchronous Playwright browser; without one a Chromium is started, and utils.browser.NoBrowserError
    raised where there is none.
    """
    deck = Path(deck).resolve()
    with nullcontext(browser) if browser else chromium() as used:
        context = used.new_context(viewport=FIRST)
        context.add_init_script(PENS)
        try:
            return _faults(deck, context, patience)
        finally:
            context.close()


def _faults(deck: Path, context, patience: float) -> list[Fault]:
    faults: dict[Fault, None] = {}  # in order, each once
    page = context.new_page()
    uri = deck.as_uri()

    def add(what, slide=0, title=""):
        faults[Fault(deck.name, slide, title, what)] = None

    page.on("request", lambda request: request.url.split("#")[0] == uri or add(f"request to {request.url[:80]}"))
    page.on("console", lambda message: message.type == "error" and add(f"console error: {message.text[:120]}"))
    page.on("pageerror", lambda error: add(f"page error: {str(error)[:120]}"))
    context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    page.goto(uri)
    try:
        page.wait_for_function("window.deckReady", timeout=1000 * patience)
    except Exception as error:
        if "Timeout" not in type(error).__name__:
            raise
        add(f"does not start within {patience:g} s")
        return list(faults)

    titles = page.evaluate(TITLES)
    for title, count in Counter(titles).items():
        if not title or count > 1:
            add(f"title used {count} times: “{title}”" if title else f"{count} slides without a title")
    # First, because a demonstration may wait for a guess before it shows its picture.
    for index, title in enumerate(titles):
        page.evaluate(SHOW, index)
        for what in dead_controls(page):
            add(what, index + 1, title)
    found = {}
    for width, height, theme in VIEWS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("theme => setTheme(theme)", theme)
        for index in range(len(titles)):
            page.evaluate(SHOW, index)
            for what in page.evaluate(MEASURE, LIMITS):
                found.setdefault((index, what), []).append(f"{width}×{height} {theme}")
    for (index, what), views in sorted(found.items()):
        add(what if len(views) == len(VIEWS) else f"{what} (at {', '.join(views)})", index + 1, titles[index])
    return list(faults)
