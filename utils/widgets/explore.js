// One demonstration: its controls, one picture, its words. The newest state wins: the next one is asked for only when
// the last has been drawn, so a slow demo skips states and nothing is drawn long after the reader lets go.

const SILENT = "No answer from the kernel yet. If it was stopped or restarted, run this cell again.";
const MAJOR = new Set(["steps", "guess", "switch"]);

function themeOf(node) {
  const lab = document.body.dataset.jpThemeLight;
  if (lab) return lab === "false" ? "dark" : "light";
  for (let at = node.parentElement; at; at = at.parentElement) {
    const [r, g, b, a = 1] = (getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (a > 0.5) return 0.3 * r + 0.6 * g + 0.1 * b < 110 ? "dark" : "light";
  }
  return "light";
}

// The colours of the page's theme as variables of the style sheet; only when they change, for each sets off a restyling.
function paintTheme(root, look) {
  const theme = themeOf(root);
  if (root.exploreTheme === theme) return theme;
  root.exploreTheme = theme;
  root.style.colorScheme = theme;  // for what the browser draws itself: sliders, boxes to tick, lists to choose from
  for (const [role, colour] of Object.entries(look.colours[theme])) {
    root.style.setProperty(`--explore-${role.replace(" ", "-")}`, colour);
  }
  return theme;
}

// The point of panel `index` that lies under the pointer (undone from the panel's own scales), and whether it is inside.
function pointUnder(event, canvas, scene, index) {
  const rect = canvas.getBoundingClientRect();
  const { box, xlim, ylim, xlog, ylog } = scene.panels[index];
  const u = (((event.clientX - rect.left) / rect.width) * scene.width - box[0]) / box[2];
  const v = 1 - (((event.clientY - rect.top) / rect.height) * scene.height - box[1]) / box[3];
  const undo = (t, [low, high], log) => (log ? low * (high / low) ** t : low + t * (high - low));
  return { inside: u >= 0 && u <= 1 && v >= 0 && v <= 1, point: [undo(u, xlim, xlog), undo(v, ylim, ylog)] };
}

// Paint again when the picture has another size or the page another theme. Returns what ends the watch.
function watchLook(canvas, repaint) {
  let alive = true;
  const resized = new ResizeObserver(repaint);
  resized.observe(canvas);
  const themed = new MutationObserver(() => {
    repaint();
    setTimeout(() => alive && repaint(), 400);  // the theme's style sheet may arrive after its name
  });
  themed.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");  // what a page without Jupyter goes by
  system.addEventListener("change", repaint);
  return () => {
    alive = false;
    system.removeEventListener("change", repaint);
    resized.disconnect();
    themed.disconnect();
  };
}

// What every view shows: one picture on its stage, the words below it, and a line for what goes wrong.
function showcase() {
  const canvas = element("canvas", { role: "img", class: "explore-picture" });
  const stage = element("div", { class: "explore-stage" }, canvas);
  const alert = element("p", { class: "explore-alert", role: "alert", hidden: true });
  const formula = element("span", { class: "explore-formula" });
  // Of all that changes with the picture this sentence alone is read out: the others say the same numbers.
  const alt = element("span", { class: "explore-alt", "aria-live": "polite", "aria-atomic": "true" });
  const summary = element("p", { class: "explore-summary" }, formula, alt);

  function describe(scene) {
    canvas.style.aspectRatio = `${scene.width} / ${scene.height}`;
    stage.style.maxWidth = `${1.25 * scene.width}px`;
    canvas.setAttribute("aria-label", scene.alt);
    alt.textContent = scene.alt;
    formula.textContent = scene.formula;
    formula.hidden = !scene.formula;
  }

  function complain(text) {
    if (alert.textContent === text) return;
    alert.textContent = text;
    alert.hidden = !text;
    for (const part of [stage, summary]) part.classList.toggle("explore-stale", Boolean(text));
  }

  return { canvas, stage, alert, alt, summary, describe, complain };
}

// `about` says what to build; `source.ask(state, answer)` gets scenes, from a kernel or from a recording.
// Returns a function that takes everything down again.
function mount(root, about, first, source) {
  const state = Object.fromEntries(about.controls.map((control) => [control.name, control.now ?? control.start]));
  const { canvas, stage, alert, summary, describe, complain } = showcase();
  const draw = makePicture(canvas, about.look);
  let scene, asked = false, wanted = false, alive = true;

  const parts = about.controls.map((control) => {
    const part = CONTROLS[control.kind](control, (value) => change(control.name, value));
    return Object.assign(part, { name: control.name, kind: control.kind });
  });

  function change(name, value) {
    state[name] = value;
    for (const part of parts) {
      if (!part.forgetful || part.name === name) continue;
      state[part.name] = null;
      part.set(null);
    }
    placeHandles();
    want();
  }

  function reset() {
    for (const [i, control] of about.controls.entries()) {
      state[control.name] = control.start;
      parts[i].set(control.start);
    }
    placeHandles();
    want();
  }

  function want() {
    wanted = true;
    if (!asked) ask();
  }

  function ask() {
    wanted = false;
    asked = true;
    const answered = (answer) => {
      if (!alive) return;
      // Before anything is drawn: what goes wrong there must not keep the next state from being asked for.
      requestAnimationFrame(() => {
        asked = false;
        if (wanted && alive) ask();
      });
      show(answer);
    };
    source.ask({ ...state }, answered, () => complain(SILENT));
  }

  function show(answer) {
    root.answers = (root.answers ?? 0) + 1;
    complain(answer.error ?? "");
    if (answer.error) return;
    scene = answer;
    describe(scene);
    repaint();
  }

  function repaint() {
    draw(scene, paintTheme(root, about.look));
    placeHandles();
  }

  // Points that can be dragged: a focusable ring over the picture, at the point's place.
  const places = parts.filter((part) => part.handle);
  function placeHandles() {
    if (!scene) return;
    for (const part of places) {
      const { x, y } = axesOf(scene.panels[part.panel]);
      const [px, py] = part.at();
      part.handle.style.left = `${(100 * x(px)) / scene.width}%`;
      part.handle.style.top = `${(100 * y(py)) / scene.height}%`;
    }
  }

  const under = (event, panel) => pointUnder(event, canvas, scene, panel);
  // The point that a press means: the ring under it, or else the nearest one of its panel.
  function meant(event) {
    const distance = (part) => {
      const ring = part.handle.getBoundingClientRect();
      return Math.hypot(event.clientX - ring.x - ring.width / 2, event.clientY - ring.y - ring.height / 2);
    };
    const near = places.filter((part) => part.handle === event.target || under(event, part.panel).inside);
    return near.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  let held = null;
  function take(event) {
    held = scene ? meant(event) : null;
    held?.handle.focus({ preventScroll: true });
    drag(event);
  }
  const drag = (event) => held && held.drop(under(event, held.panel).point);
  // A finger beside the rings may be about to scroll the page: it puts a point only when it is lifted there.
  const scrolls = (event) => event.pointerType === "touch" && !event.target.closest(".explore-handle");
  function press(event) {
    if (event.button > 0 || scrolls(event)) return;
    take(event);
    if (!held) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
  }
  const drop = () => (held = null);
  function lift(event) {
    if (!held && scrolls(event)) take(event);
    drop();
  }
  if (places.length) {
    stage.classList.add("explore-draggable");
    stage.append(...places.map((part) => part.handle));
    const listen = { pointerdown: press, pointermove: drag, pointerup: lift, pointercancel: drop };
    for (const [name, react] of Object.entries(listen)) stage.addEventListener(name, react);
  }

  const minor = parts.filter((part) => !MAJOR.has(part.kind));
  const below = minor.length > 6;
  const resetButton = element("button", { type: "button", class: "explore-reset", ...QUIET, onclick: reset }, "Reset");
  const box = (name, chosen, ...more) => element("div", { class: "explore-controls", role: "group", "aria-label": name }, ...chosen.map((part) => part.node), ...more);
  const before = below ? parts.filter((part) => MAJOR.has(part.kind)) : parts;
  const after = below ? [box("Values", minor, resetButton)] : [];
  const body = element("div", { class: "explore-body" }, box("Controls", before, ...(below ? [] : [resetButton])), stage, alert, summary, ...after);
  if (about.controls.length === 0) body.firstChild.remove();

  root.classList.add("explore");
  root.append(...(about.predict ? [lock(about.predict, body)] : []), body);
  for (const part of parts) part.set(state[part.name]);

  const unwatch = watchLook(canvas, () => scene && repaint());
  if (first) show(first);
  else want();

  return () => {
    alive = false;
    for (const part of parts) part.stop?.();
    unwatch();
    root.replaceChildren();
  };
}

// A question that stands before the picture until the reader has committed to an answer, whatever it is.
function lock(question, body) {
  const id = fresh();
  body.hidden = true;
  const input = element("input", { type: "text", id, autocomplete: "off", ...QUIET });
  const note = element("span", { class: "explore-value" });
  const button = element("button", { type: "submit", ...QUIET }, "Show me");
  const label = element("label", { for: id }, question);
  const commit = () => {
    const said = input.value.trim();
    if (!said) {
      note.textContent = "Write down a guess first; a wrong one teaches as much.";
      input.focus();
      return;
    }
    form.replaceChildren(element("p", { class: "explore-said", tabindex: "-1", ...QUIET }, `${question} You said: ${said}`));
    body.hidden = false;
    form.firstChild.focus();
  };
  const form = element("form", { class: "explore-lock" }, label, element("div", {}, input, button, note));
  onCommit(form, input, commit);
  return form;
}
