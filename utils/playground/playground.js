// The playground's view: it asks for pictures and draws them. While it plays, each picture asks for the next one, so
// training stops by itself when nobody looks: a page in the background gets no frames, a closed one asks nothing.

const NETWORK = 0, OUTPUT = 1, CURVES = [2, 3];
const ASKED_TOO_LONG = 8000, SAY_EVERY = 250;  // milliseconds

function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", ...QUIET, onclick, ...attributes }, text);
}

function field(label, attributes) {
  const id = fresh();
  const input = element("input", { type: "number", id, ...QUIET, ...attributes });
  return { input, nodes: [element("label", { for: id }, label), input] };
}

// The point of panel `index` that lies under the pointer, or null.
function pointUnder(event, canvas, scene, index) {
  const rect = canvas.getBoundingClientRect();
  const { box, xlim, ylim } = scene.panels[index];
  const u = (((event.clientX - rect.left) / rect.width) * scene.width - box[0]) / box[2];
  const v = 1 - (((event.clientY - rect.top) / rect.height) * scene.height - box[1]) / box[3];
  if (u < 0 || u > 1 || v < 0 || v > 1) return null;
  return [xlim[0] + u * (xlim[1] - xlim[0]), ylim[0] + v * (ylim[1] - ylim[0])];
}

function playgroundView(root, about, first, send) {
  const state = { ...first.settings };
  const canvas = element("canvas", { role: "img", class: "explore-picture" });
  const stage = element("div", { class: "explore-stage" }, canvas);
  const note = element("p", { class: "playground-note", role: "status" });
  const alert = element("p", { class: "explore-alert", role: "alert", hidden: true });
  const formula = element("span", { class: "explore-formula" });
  const alt = element("span", { class: "explore-alt" });
  const summary = element("p", { class: "explore-summary", "aria-live": "polite", "aria-atomic": "true" }, formula, alt);
  const draw = makePicture(canvas, about.look);
  const cursor = { at: [0, 0], kind: 1 };
  let scene, alive = true, playing = false, waiting = false, moved = false, actions = [], more = 0, clock = 0, said = 0;

  const parts = about.controls.map((control) => {
    const part = CONTROLS[control.kind](control, (value) => {
      state[control.name] = value;
      moved = true;
      arrange();
      ask();
    });
    return Object.assign(part, { name: control.name });
  });

  function arrange() {
    for (const part of parts) {
      const [other, values] = about.needs[part.name] ?? [];
      part.node.hidden = Boolean(values) && !values.includes(state[other]);
    }
    own.hidden = state.data !== "own points";
    ring.hidden = own.hidden;
  }

  // One question at a time; what happens meanwhile is asked together when the answer is here.
  function ask() {
    if (waiting || !alive) return;
    waiting = true;
    clearTimeout(clock);
    clock = setTimeout(() => {
      waiting = false;
      stop();
      complain("No answer from the kernel yet. If it was stopped or restarted, run this cell again.");
    }, ASKED_TOO_LONG);
    const message = { settings: moved ? { ...state } : null, actions, steps: more || (playing ? state.pace : 0) };
    [moved, actions, more] = [false, [], 0];
    send(message, hear);
  }

  const pending = () => moved || actions.length > 0 || more > 0;
  let painted = true;

  function hear(answer) {
    if (!alive) return;
    clearTimeout(clock);
    waiting = false;
    complain(answer.error ?? "");
    tell(answer.note);
    for (const [name, text] of Object.entries(answer.texts)) texts[name].value = text;
    if (answer.note && playing) stop();
    if (!moved && !playing) take(answer.settings);
    if (answer.error) return stop();
    scene = answer;
    if (pending()) ask();
    else if (playing && painted) ask();  // Python computes the next picture while this one is drawn
    if (!painted) return;
    painted = false;
    requestAnimationFrame(() => {
      painted = true;
      if (!alive) return;
      show();
      if (playing) ask();
    });
  }

  function take(settings) {
    for (const part of parts) {
      if (settings[part.name] === state[part.name]) continue;
      state[part.name] = settings[part.name];
      part.set(settings[part.name]);
    }
    arrange();
  }

  function act(...action) {
    actions.push(action);
    ask();
  }

  function tell(text) {
    if (note.textContent !== text) note.textContent = text;
  }

  function complain(text) {
    if (alert.textContent === text) return;
    alert.textContent = text;
    alert.hidden = !text;
    stage.classList.toggle("explore-stale", Boolean(text));
  }

  function show() {
    if (!playing || performance.now() - said > SAY_EVERY) say();
    root.pictures = (root.pictures ?? 0) + 1;
    repaint();
  }

  // The words beside the picture. While it plays they follow more slowly: text on a page costs more than pixels.
  function say() {
    said = performance.now();
    formula.textContent = scene.formula;
    alt.textContent = scene.alt;
    canvas.setAttribute("aria-label", scene.alt);
    showWeight(scene.weight);
  }

  function repaint() {
    if (!scene) return;
    draw(scene, paintTheme(root, about.look));
    if (!ring.hidden) placeRing();
  }

  // Play, and steps by hand.
  const play = button("▶ Play", () => (playing ? stop() : start()), { "aria-pressed": "false" });
  play.hidden = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  function start() {
    playing = true;
    summary.setAttribute("aria-live", "off");  // nobody wants twenty sentences a second read out
    play.textContent = "❚❚ Pause";
    play.setAttribute("aria-pressed", "true");
    ask();
  }
  function stop() {
    if (!playing) return;
    playing = false;
    say();
    summary.setAttribute("aria-live", "polite");
    play.textContent = "▶ Play";
    play.setAttribute("aria-pressed", "false");
  }
  const steps = (n) => () => {
    stop();
    more += n;
    ask();
  };
  const bar = element("div", { class: "playground-bar", role: "group", "aria-label": "Training" },
    play, button("One step", () => (stop(), act("one"))), button("100 steps", steps(100)), button("1000 steps", steps(1000)),
    button("Restart", () => (stop(), act("restart"))),
    button("Reset all", () => {
      stop();
      take(Object.fromEntries(about.controls.map((control) => [control.name, control.start])));
      moved = true;
      act("restart");
    }));

  // A single weight: by its numbers, or by a click on its line.
  const layer = field("layer", { min: 1, max: 7 }), unit = field("to unit", { min: 1, max: 16 });
  const source = field("from (0: bias)", { min: 0, max: 16 }), value = field("value", { step: "any" });
  const gradient = element("output", { class: "explore-value" });
  const chosen = element("strong");
  const look = () => act("look_at", layer.input.value || 1, unit.input.value || 1, source.input.value || 0);
  for (const part of [layer, unit, source]) part.input.addEventListener("change", look);
  const setWeight = () => act("set_weight", value.input.value === "" ? null : Number(value.input.value));
  const weightForm = element("form", { class: "playground-row" }, ...value.nodes, element("button", { type: "submit", ...QUIET }, "Set"), gradient);
  onCommit(weightForm, value.input, setWeight);
  function showWeight(weight) {
    chosen.textContent = weight.name;
    for (const [part, name] of [[layer, "layer"], [unit, "unit"], [source, "source"], [value, "value"]]) {
      if (document.activeElement !== part.input || name !== "value") part.input.value = name === "value" ? Number(weight[name].toPrecision(6)) : weight[name];
    }
    gradient.textContent = `∂Q/∂w = ${words(weight.gradient)}`;
  }

  // The reader's own points: click, or move the ring with the arrow keys and press Enter.
  const kinds = { "signal ▲": 1, "background ●": 0, "take away": -1 };
  const brush = CONTROLS.choice({ label: "a click or Enter puts", options: Object.keys(kinds) }, (word) => (cursor.kind = kinds[word]));
  const own = element("div", { class: "playground-row" }, brush.node, button("Clear all points", () => act("clear_points")));
  const ring = button("", () => {}, { class: "explore-handle" });
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
  ring.addEventListener("keydown", (event) => {
    const { x, y } = scene.task;
    if (moves[event.key]) {
      const by = ((x[1] - x[0]) / 40) * (event.shiftKey ? 5 : 1);
      cursor.at = cursor.at.map((v, axis) => Math.min([x, y][axis][1], Math.max([x, y][axis][0], v + by * moves[event.key][axis])));
      placeRing();
    } else if (event.key === "Enter" || event.key === " ") act("add_point", ...cursor.at, cursor.kind);
    else return;
    event.preventDefault();
  });
  function placeRing() {
    const { x, y } = axesOf(scene.panels[OUTPUT]);
    ring.style.left = `${(100 * x(cursor.at[0])) / scene.width}%`;
    ring.style.top = `${(100 * y(cursor.at[1])) / scene.height}%`;
    ring.setAttribute("aria-label", `Place for a point: x₁ ${words(cursor.at[0], 0.01)}, x₂ ${words(cursor.at[1], 0.01)}. Arrow keys move it, Enter puts the point.`);
  }
  stage.append(ring);

  stage.addEventListener("pointerdown", (event) => {
    if (!scene || event.button > 0) return;
    const at = (index) => pointUnder(event, canvas, scene, index);
    if (at(NETWORK)) act("pick_at", ...at(NETWORK));
    else if (at(OUTPUT) && state.data === "own points") {
      cursor.at = at(OUTPUT);
      ring.focus({ preventScroll: true });
      event.preventDefault();
      act("add_point", ...cursor.at, cursor.kind);
    } else {
      const curve = CURVES.find((index) => at(index));
      if (curve) act("read_at", at(curve)[0]);
    }
  });

  // Texts that go in and out.
  const texts = {};
  function area(name, label, attributes = {}) {
    const id = fresh();
    texts[name] = element("textarea", { id, spellcheck: "false", ...QUIET, ...attributes });
    return [element("label", { for: id }, label), texts[name]];
  }
  const row = (...nodes) => element("div", { class: "playground-row" }, ...nodes);
  const details = (title, open, ...nodes) => element("details", { open }, element("summary", { ...QUIET }, title), ...nodes);
  const table = details("Own points", false, own,
    ...area("table", "A table of x1, x2, y, one point a line; y is 0 or 1, or a value to fit", { placeholder: "x1,x2,y\n0.5,-1.2,1" }),
    row(button("Use this table", () => act("paste_table", texts.table.value))));
  const weight = details("One weight", false, row(chosen, ...layer.nodes, ...unit.nodes, ...source.nodes), weightForm);
  const script = details("This network as code", false,
    row(button("NumPy", () => act("write_code", "numpy")), button("torch", () => act("write_code", "torch"))),
    ...area("code", "A script that runs by itself", { readonly: true }));
  const share = details("Share the state", false,
    row(button("Write it down", () => act("write_state")), button("Take over what is pasted", () => act("paste_state", texts.state.value))),
    ...area("state", "Everything as a line of text: copy it, or paste one here"));

  // Controls in their groups.
  const groups = { "": [] };
  let heading = "";
  for (const part of parts) {
    heading = Object.entries(about.groups).find(([, name]) => name === part.name)?.[0] ?? heading;
    (groups[heading] ??= []).push(part.node);
  }
  const top = element("div", { class: "explore-controls", role: "group", "aria-label": "Controls" }, ...groups[""]);
  const opened = ["Data", "Features", "Network", "Training"];
  const boxes = Object.entries(groups).slice(1).map(([title, nodes]) => details(title, opened.includes(title), ...nodes));
  root.classList.add("explore", "playground");
  root.append(bar, top, stage, alert, note, summary, element("div", { class: "playground-groups" }, ...boxes, weight, table, script, share));
  brush.set("signal ▲");
  for (const part of parts) part.set(state[part.name]);
  arrange();

  const resized = new ResizeObserver(repaint);
  resized.observe(canvas);
  const themed = new MutationObserver(() => {
    repaint();
    setTimeout(() => alive && repaint(), 400);  // the theme's style sheet may arrive after its name
  });
  themed.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });

  scene = first;
  canvas.style.aspectRatio = `${scene.width} / ${scene.height}`;
  canvas.style.maxWidth = `${1.25 * scene.width}px`;
  show();

  return () => {
    alive = playing = false;
    clearTimeout(clock);
    resized.disconnect();
    themed.disconnect();
    root.replaceChildren();
  };
}

export default {
  render({ model, el }) {
    const view = Math.random().toString(36).slice(2);
    let count = 0, answer = null;
    const hear = (message, buffers) => {
      if (message.view !== view || message.ask !== count) return;
      answer({ ...message.answer, buffers });
    };
    model.on("msg:custom", hear);
    const send = (message, then) => {
      answer = then;
      model.send({ view, ask: ++count, ...message });
    };
    const remove = playgroundView(el, model.get("about"), model.get("first"), send);
    return () => {
      model.off("msg:custom", hear);
      remove();
    };
  },
};
