// The playground's view: controls in groups, one picture, its words, and what the reader may do besides.

const NETWORK = 0, CURVES = [2, 3];  // panels of the picture
const SAY_EVERY = 250;  // milliseconds
const OPEN = ["Data", "Features", "Network", "Training"];

function playgroundView(root, about, first, source) {
  const state = { ...first.settings };
  const { canvas, stage, alert, alt, summary, describe, complain } = showcase();
  const note = element("p", { class: "playground-note", role: "status" });
  const draw = makePicture(canvas, about.look);
  let scene = first, said = 0;

  const training = player(source, {
    heard(answer, latest) {
      complain(answer.error ?? "");
      if (note.textContent !== answer.note) note.textContent = answer.note;
      texts.show(answer.texts);
      if (latest) take(answer.settings);
    },
    draw(next) {
      scene = next;
      show();
    },
    playing(now) {
      // Nobody wants twenty sentences a second read out.
      alt.setAttribute("aria-live", now ? "off" : "polite");
      play.textContent = now ? "❚❚ Pause" : "▶ Play";
      play.setAttribute("aria-pressed", String(now));
    },
    silent: () => complain(SILENT),
  });

  const parts = about.controls.map((control) => {
    const part = CONTROLS[control.kind](control, (value) => {
      state[control.name] = value;
      arrange();
      training.change(control.name, value);
    });
    return Object.assign(part, { name: control.name });
  });

  function arrange() {
    for (const part of parts) {
      const [other, values] = about.needs[part.name] ?? [];
      part.node.hidden = Boolean(values) && !values.includes(state[other]);
    }
    own.node.hidden = own.ring.hidden = state.data !== "own points";
  }

  function take(settings) {
    const other = parts.filter((part) => settings[part.name] !== state[part.name]);
    for (const part of other) part.set((state[part.name] = settings[part.name]));
    if (other.length) arrange();
  }

  function show() {
    if (!training.playing() || performance.now() - said > SAY_EVERY) say();
    root.pictures = (root.pictures ?? 0) + 1;
    repaint();
  }

  // The words beside the picture. While it plays they follow more slowly: text on a page costs more than pixels.
  function say() {
    said = performance.now();
    describe(scene);
    weight.show(scene.weight);
  }

  function repaint() {
    draw(scene, paintTheme(root, about.look));
    if (!own.ring.hidden) own.place();
  }

  const play = button("▶ Play", () => (training.playing() ? training.pause() : training.play()), { "aria-pressed": "false" });
  play.hidden = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const opening = Object.fromEntries(about.controls.map((control) => [control.name, control.start]));
  const bar = element("div", { class: "playground-bar", role: "group", "aria-label": "Training" },
    play, button("One step", () => training.once("one")), button("100 steps", () => training.step(100)),
    button("1000 steps", () => training.step(1000)), button("Restart", () => training.once("restart")),
    button("Reset all", () => training.once("restart", opening)));

  const weight = weightPanel(training.act);
  const own = pointsPanel(() => scene, (...point) => training.act("add_point", ...point), () => training.act("clear_points"));
  const texts = textPanels(training.act, own.node);

  stage.append(own.ring);
  // A whole click: a finger that comes down may be about to scroll the page.
  stage.addEventListener("click", (event) => {
    if (event.detail === 0) return;  // the ring's own Enter
    const index = [NETWORK, OUTPUT, ...CURVES].find((index) => pointUnder(event, canvas, scene, index).inside);
    if (index === undefined) return;
    const { point } = pointUnder(event, canvas, scene, index);
    if (index === NETWORK) training.act("pick_at", ...point);
    else if (index !== OUTPUT) training.act("read_at", point[0]);
    else if (state.data === "own points") own.drop(point);
  });

  // Controls in their groups.
  const groups = { "": [] };
  let heading = "";
  for (const part of parts) {
    heading = Object.entries(about.groups).find(([, name]) => name === part.name)?.[0] ?? heading;
    (groups[heading] ??= []).push(part.node);
  }
  const top = element("div", { class: "explore-controls", role: "group", "aria-label": "Controls" }, ...groups[""]);
  const boxes = Object.entries(groups).slice(1).map(([title, nodes]) => details(title, OPEN.includes(title), ...nodes));
  const below = element("div", { class: "playground-groups" }, ...boxes, details("One weight", false, ...weight.nodes), ...texts.nodes);
  root.classList.add("explore", "playground");
  root.append(bar, top, stage, alert, note, summary, below);
  for (const part of parts) part.set(state[part.name]);
  arrange();
  show();
  training.look();  // the kernel may be further than `first`: this is a second view, or the page was loaded again

  const unwatch = watchLook(canvas, repaint);
  return () => {
    training.close();
    unwatch();
    root.replaceChildren();
  };
}
