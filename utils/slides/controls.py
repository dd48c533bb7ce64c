"""Does every control of a demonstration on a slide move its picture? Tried with real keys in the browser."""

LIVE = ".reveal section.present section.present .live"
PICTURES = """live => [...live.querySelectorAll('canvas, svg, img')].filter(p => p.checkVisibility())
    .map(p => p.toDataURL?.() ?? p.outerHTML).join()"""
CHANGES = f"""async (live, [before, patience]) => {{
    const pictures = {PICTURES};
    for (const end = performance.now() + patience; performance.now() < end;) {{
        await new Promise(requestAnimationFrame);
        if (pictures(live) !== before) return true;
    }}
    return false;
}}"""
NAME = "it => it.labels?.[0]?.textContent.trim() || it.getAttribute('aria-label') || it.textContent.trim()"
PLACE = "() => { const {h, v} = Reveal.getIndices(); return [h, v, 999]; }"
READY = "it => it.checkVisibility() && !it.disabled && it.getAttribute('aria-disabled') !== 'true'"
KIND = "it => it.matches('.explore-handle') ? 'range' : it.type"  # a point on the picture follows the arrows too
KEYS = {
    "range": ("ArrowRight", "ArrowLeft"),
    "checkbox": ("Space",),
    "radio": ("Space",),
    "select-one": ("ArrowDown", "ArrowUp"),
}
ENOUGH = 1500  # milliseconds: a demonstration that plays by itself takes a step in less
AT_ONCE = 300  # milliseconds in which most controls have moved their picture


def dead_controls(page) -> list[str]:
    """Sentences on the controls of the current slide that leave their picture as it was, or turn the slide."""
    faults = []
    for live in page.query_selector_all(LIVE):
        dead = []
        for control in live.query_selector_all("input, select, button"):
            if not _moves(page, live, control, AT_ONCE, faults):
                dead.append(control)
                continue
            # A control may have had nothing to do before another moved, as "back" at the first step.
            dead = [earlier for earlier in dead if not _moves(page, live, earlier, AT_ONCE, faults)]
        dead = [control for control in dead if not _moves(page, live, control, ENOUGH, faults)]
        faults += [f"control “{control.evaluate(NAME)}” does not move its picture" for control in dead]
    return faults


def _moves(page, live, control, patience, faults) -> bool:
    if not control.evaluate("it => it.isConnected"):
        return True  # a question that has been answered is taken away
    if not control.evaluate(READY):
        return False
    at, before = page.evaluate(PLACE), live.evaluate(PICTURES)
    kind = control.evaluate(KIND)
    patience = ENOUGH if control.text_content() == "Play" else patience
    control.focus()
    if kind == "text":
        page.keyboard.type("1")
    for key in KEYS.get(kind, ("Enter",)):
        page.keyboard.press(key)
        moved = _changes(page, live, before, patience)
        if page.evaluate(PLACE) != at:
            faults.append(f"a key on control “{control.evaluate(NAME)}” turned the slide")
            page.evaluate("at => Reveal.slide(...at)", at)
        if moved:
            if control.text_content() == "Pause":
                page.keyboard.press("Enter")
            return True
    return False


def _changes(page, live, before: str, patience: int) -> bool:
    """Whether the picture is another one within `patience` milliseconds."""
    return live.evaluate(CHANGES, [before, patience])
