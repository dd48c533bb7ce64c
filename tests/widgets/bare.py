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


async def said_to(widget, message) -> str:
    """Everything `widget` sends after this message, until it has come to rest."""
    found = []
    widget.dialogue.send = lambda answer, buffers: found.append((answer, text_of(buffers)))
    widget._handle_custom_msg(message, [])
    if stream := getattr(widget, "stream", None):
        await stream.task if stream.task and not stream.task.done() else None
    return json.dumps(found)
