"""A recording as a whole page: one file that needs no kernel and no network, and whose address says its state."""

import json
from html import escape

from utils.widgets.assets import HERE, script, sheet

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; background: #fff; color: #1a1a1a; }}
main {{ max-width: 1400px; margin: 0 auto; padding: 16px; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee; }} }}
{sheet}
</style>
<main>
<h1>{title}</h1>
<p>{words}</p>
<p id="told" role="status"></p>
<div id="recording"></div>
<noscript><p>This page draws with JavaScript, which is switched off here.</p></noscript>
</main>
<script type="module">{script}
replay(document.getElementById("recording"), "{data}",
  address({links}, (text) => (document.getElementById("told").textContent = text)));
</script>
</html>
"""


def page(title: str, words: str, data: str, links: tuple[str, ...]) -> str:
    """The HTML of the page; `data` and `links` are those of `utils.widgets.recording.Recording`."""
    names = json.dumps(list(links)).replace("</", "<\\/")
    parts = {"sheet": sheet(), "script": script("replay", HERE / "page.js"), "data": data}
    return _PAGE.format(title=escape(title), words=escape(words), links=names, **parts)
