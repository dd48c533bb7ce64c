"""Does every control of a widget move its picture, or the words under it? Tried with real keys."""

from playwright.sync_api import TimeoutError as Late

from utils.slides.controls import NAME, READY

PICTURE = """root => [...root.querySelectorAll('.explore-summary, .explore-alert')].map(part => part.textContent).join()
    + root.querySelector('canvas').toDataURL()"""
# The key that has somewhere to go.
KEY = """it => {
    if (it.type === "range") return Number(it.value) < Number(it.max) ? "ArrowRight" : "ArrowLeft";
    if (it.type === "select-one") return it.selectedIndex < it.length - 1 ? "ArrowDown" : "ArrowUp";
    if (it.type === "checkbox") return "Space";
    return it.matches(".explore-handle") ? "ArrowRight" : "Enter";
}"""
ANSWERED = "([root, before]) => root.answers > before"
# Names and values that do not fit into their place, in cells of these widths.
TOO_WIDE = """root => [1340, 900, 640, 420].flatMap(width => {
    root.style.width = `${width}px`;
    const found = [...root.querySelectorAll('.explore-control, .explore-controls')]
        .filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1);
    root.style.width = "";
    return found.map(part => `${width}: ${part.textContent}`);
})"""
PATIENCE = 15_000  # milliseconds, for a slow machine; no control needs them that works


def moved(widget) -> tuple[int, list[str]]:
    """How many controls of the ElementHandle `widget` move its picture, and the names of those that do not."""
    answer_the_question(widget)
    count, still = 0, []
    for control in widget.query_selector_all("input, select, button"):
        if not moves(widget, control):
            still.append(control)
            continue
        count += 1
        # A control may have had nothing to do before another moved, as "back" at the first step.
        later = [earlier for earlier in still if not moves(widget, earlier)]
        count, still = count + len(still) - len(later), later
    return count, [control.evaluate(NAME) for control in still]


def answer_the_question(widget) -> None:
    """What is to be predicted first stands before the picture."""
    if lock := widget.query_selector(".explore-lock input"):
        lock.fill("a guess")
        lock.press("Enter")


def moves(widget, control) -> bool:
    if not control.evaluate(READY):
        return False
    if control.text_content() == "Play":  # that it takes its step in time is tested in a bare page
        control.press("Enter")
        playing = control.text_content()
        control.press("Enter")
        return playing == "Pause"
    before, answers = widget.evaluate(PICTURE), widget.evaluate("root => root.answers")
    if field := control.query_selector("xpath=self::input[@type='text'] | ancestor::form//input"):
        field.fill("1" if field.input_value() != "1" else "2")
    control.press(control.evaluate(KEY))
    try:
        widget.owner_frame().wait_for_function(ANSWERED, arg=[widget, answers], timeout=PATIENCE)
    except Late:
        return False
    return widget.evaluate(PICTURE) != before
