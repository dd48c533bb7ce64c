"""Does every control of a demonstration on a slide move its picture? Tried with real keys in the browser."""

PICTURES = """live => [...live.querySelectorAll('canvas')].map(c => c.toDataURL()).join() +
    [...live.querySelectorAll('svg, img')].map(p => p.outerHTML).join()"""
NAME = "control => control.labels?.[0]?.textContent.trim() || control.getAttribute('aria-label') || control.textContent.trim()"
KEYS = {"range": ("ArrowRight", "ArrowLeft"), "checkbox": ("Space",), "radio": ("Space",), "select-one": ("ArrowDown", "ArrowUp")}


def dead_controls(page) -> list[str]:
    """Sentences on the controls of the current slide that leave their picture as it was, or turn the slide."""
    faults = []
    for live in page.query_selector_all(".reveal section.present section.present .live"):
        for control in live.query_selector_all("input, select, button"):
            if not (control.is_visible() and control.is_enabled()):
                continue
            name = control.evaluate(NAME)
            at = page.evaluate("location.hash")
            if not _moves(page, live, control):
                faults.append(f"control “{name}” does not move its picture")
            if page.evaluate("location.hash") != at:
                faults.append(f"a key on control “{name}” turned the slide")
    return faults


def _moves(page, live, control) -> bool:
    before = live.evaluate(PICTURES)
    control.focus()
    for key in KEYS.get(control.evaluate("control => control.type"), ("Enter",)):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        if live.evaluate(PICTURES) != before:
            return True
    return False
