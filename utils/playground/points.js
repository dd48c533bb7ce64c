// The reader's own points: click into the map, or move the ring with the arrow keys and press Enter.

const KINDS = { "signal ▲": 1, "background ●": 0, "take away": -1 };
const OUTPUT = 1;  // the panel they are put into

// `scene()` is the picture on the page, `put(x, y, kind)` and `clear()` ask for the change.
function pointsPanel(scene, put, clear) {
  let at = [0, 0], kind = 1;
  const brush = CONTROLS.choice({ label: "a click or Enter puts", options: Object.keys(KINDS) }, (word) => (kind = KINDS[word]));
  const node = element("div", { class: "playground-row" }, brush.node, button("Clear all points", clear));
  const ring = button("", () => {}, { class: "explore-handle" });
  ring.addEventListener("keydown", (event) => {
    const move = ARROWS[event.key];
    if (move) {
      const sides = [scene().task.x, scene().task.y];
      at = at.map((v, axis) => {
        const [low, high] = sides[axis], by = ((high - low) / 40) * (event.shiftKey ? 5 : 1);
        return Math.min(high, Math.max(low, v + by * move[axis]));
      });
      place();
    } else if (event.key === "Enter" || event.key === " ") put(...at, kind);
    else return;
    event.preventDefault();
  });

  function place() {
    const { width, height, panels } = scene(), { x, y } = axesOf(panels[OUTPUT]);
    ring.style.left = `${(100 * x(at[0])) / width}%`;
    ring.style.top = `${(100 * y(at[1])) / height}%`;
    ring.setAttribute("aria-label", `Place for a point: x₁ ${words(at[0], 0.01)}, x₂ ${words(at[1], 0.01)}. Arrow keys move it, Enter puts the point.`);
  }

  function drop(point) {
    at = point;
    ring.focus({ preventScroll: true });
    put(...at, kind);
  }

  brush.set("signal ▲");
  return { node, ring, place, drop };
}
