"""A widget in a bare page: its own Python answers its own script; messages between them may be lost, or late."""

import asyncio
import base64
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from utils.widgets.assets import sheet

# What anywidget hands to a view: `get`, `on`, `off`, `send`. Python is behind `ask`. A test may replace `gone`, which
# says what becomes of no message, and `deliver`, which hands an answer over.
HOST = """
const asBytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
const { about, first } = JSON.parse(await window.beginning());
first.buffers = first.buffers.map(asBytes);
const heard = new Set();
window.sent = [];
window.gone = (what) => false;
window.deliver = (answer) => answer();
const model = {
  get: (name) => ({ about, first })[name],
  on: (_, f) => heard.add(f),
  off: (_, f) => heard.delete(f),
  async send(message) {
    window.sent.push(message);
    if (gone("question")) return;
    for (const [answer, buffers] of JSON.parse(await window.ask(message))) {
      if (!gone("answer")) deliver(() => heard.forEach((f) => f(answer, buffers.map(asBytes))));
    }
  },
};
window.listeners = heard;
window.remove = host.render({ model, el: document.getElementById("widget") });
"""
# What can have the focus and does not say that it wants its keys.
BARE = """root => [...root.querySelectorAll("input, button, select, textarea, summary, [tabindex]")]
    .filter(n => !n.hasAttribute("data-lm-suppress-shortcuts")).map(n => n.outerHTML)"""
# From here on `window.spoken` holds the class of every element whose change a screen reader reads out.
LISTEN = """root => {
    window.spoken = [];
    const live = n => n.closest("[aria-live], [role=status], [role=alert], output");
    new MutationObserver(changes => changes.forEach(({ target }) => {
        const region = live(target.nodeType === Node.TEXT_NODE ? target.parentElement : target);
        if (region && region.getAttribute("aria-live") !== "off") spoken.push(region.className);
    })).observe(root, { childList: true, characterData: true, subtree: true });
}"""
PAGE = "<!doctype html><html lang='en'><meta charset='utf-8'><title>A widget</title><style>{css}</style><body {body}>"


def text_of(buffers) -> list[str]:
    return [base64.b64encode(buffer).decode() for buffer in buffers]


@contextmanager
def opened(browser, widget, body="", patience=5000, **context):
    """A page with `widget` in it, which asks again after `patience` milliseconds; errors are listed in `page.errors`,
    and there may be none left when it is closed."""
    page = browser.new_context(viewport={"width": 1000, "height": 900}, **context).new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda said: said.type in ("error", "warning") and page.errors.append(said.text))
    first = {**widget.first, "buffers": text_of(widget.first["buffers"])}
    # As text: Playwright would walk through every number.
    page.expose_function("beginning", lambda: json.dumps({"about": widget.about, "first": first}))
    module = widget._esm.replace("export default", "const host =").replace("PATIENCE = 5000", f"PATIENCE = {patience}")
    with ThreadPoolExecutor(1) as kernel:
        page.expose_function("ask", lambda message: kernel.submit(asyncio.run, said_to(widget, message)).result())
        page.set_content(
            PAGE.format(css=sheet(), body=body)
            + f"<main><h1>A page</h1><div id='widget'></div></main><script type='module'>{module + HOST}</script>"
        )
        page.locator(".explore-alt").wait_for(state="attached")
        try:
            yield page
            assert page.errors == []
        finally:
            page.context.close()


def swipe(page, x: float, y: float, by: float) -> float:
    """A finger lands on (x, y), moves up by so many pixels and is lifted; returns how far the page has scrolled."""
    begin = page.evaluate("scrollY")
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", {"x": x, "y": y})
    for part in range(1, 9):
        touch("touchMove", {"x": x, "y": y - by * part / 8})
    page.wait_for_timeout(200)  # lifted in full flight it would leave the page flying, and the next tap would catch it
    touch("touchEnd")
    return page.evaluate("scrollY") - begin


async def said_to(widget, message) -> str:
    """Everything `widget` sends after this message, until it has come to rest."""
    found = []
    widget.dialogue.send = lambda answer, buffers: found.append((answer, text_of(buffers)))
    widget._handle_custom_msg(message, [])
    if stream := getattr(widget, "stream", None):
        await stream.task if stream.task and not stream.task.done() else None
    return json.dumps(found)
