// The reader's controls as native inputs. Each has a bound label and words for its value, and keeps its keys to itself:
// JupyterLab and Notebook take arrow keys and letters from any focused element that does not say it wants them.

const QUIET = { "data-lm-suppress-shortcuts": "true" };
const MUTE = { "aria-live": "off" };  // for an output whose value is read out already, with its control
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
// Several widgets, each with its own copy of this script, share a page: ids must differ among all of them.
const fresh = () => `explore-${Math.random().toString(36).slice(2)}`;

// element("p", { class: "note", onclick: f }, "text", child)
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

// A value with the decimals of its step; without a step, three significant digits.
function words(value, step) {
  const [mantissa, power = 0] = String(step).split("e-");
  const decimals = (mantissa.split(".")[1] ?? "").length + Number(power);
  const text = step === undefined ? String(Number(value.toPrecision(3))) : value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

// Index of the value that is closest to the wanted one; words and switches must be equal.
function nearest(values, wanted) {
  const far = (value) => {
    if (Array.isArray(value)) return Math.hypot(value[0] - wanted[0], value[1] - wanted[1]);
    return typeof value === "number" ? Math.abs(value - wanted) : Number(value !== wanted);
  };
  let best = 0;
  for (let i = 1; i < values.length; i++) if (far(values[i]) < far(values[best])) best = i;
  return best;
}

// Button or Enter: notebooks swallow the Enter that would submit a form by itself.
function onCommit(form, input, commit) {
  const now = (event) => {
    event.preventDefault();
    commit();
  };
  form.addEventListener("submit", now);
  input.addEventListener("keydown", (event) => event.key === "Enter" && now(event));
}

const CONTROLS = {
  slider(control, changed) {
    const { low, high, step, log, unit } = control;
    const span = log ? Math.log10(high / low) : high - low;
    const { values } = control;  // a recording has a few of the slider's values only
    const last = values ? values.length - 1 : Math.ceil(span / step - 1e-9);
    const at = (i) => (i >= last ? high : Number((log ? low * 10 ** (i * step) : low + i * step).toPrecision(12)));
    const value = (i) => (values ? values[i] : at(i));
    const index = (v) => (values ? nearest(values, v) : Math.round((log ? Math.log10(v / low) : v - low) / step));
    const id = fresh();
    const input = element("input", { type: "range", id, min: 0, max: last, step: 1, ...QUIET });
    const shown = element("output", { for: id, ...MUTE });
    const say = (v) => {
      const text = words(v, log ? undefined : step) + (unit && unit !== "°" ? " " : "") + unit;
      shown.textContent = text;
      input.setAttribute("aria-valuetext", text);
    };
    input.addEventListener("input", () => {
      const v = value(Number(input.value));
      say(v);
      changed(v);
    });
    const node = element("div", { class: "explore-control" }, element("label", { for: id }, control.label), input, shown);
    return { node, set: (v) => ((input.value = index(v)), say(v)) };
  },

  choice(control, changed) {
    const id = fresh();
    const options = control.options.map((option) => element("option", { value: option }, option));
    const input = element("select", { id, ...QUIET, onchange: () => changed(input.value) }, ...options);
    const node = element("div", { class: "explore-control" }, element("label", { for: id }, control.label), input);
    return { node, set: (v) => (input.value = v) };
  },

  switch(control, changed) {
    const id = fresh();
    const input = element("input", { type: "checkbox", role: "switch", id, ...QUIET, onchange: () => changed(input.checked) });
    const node = element("div", { class: "explore-control explore-switch" }, input, element("label", { for: id }, control.label));
    return { node, set: (v) => (input.checked = v) };
  },

  steps(control, changed) {
    const { label } = control;
    const stops = control.values ?? Array.from({ length: control.last + 1 }, (_, step) => step);  // a recording has fewer
    const last = stops.length - 1;
    const id = fresh();
    let at = 0, timer = 0;
    const input = element("input", { type: "range", id, min: 0, max: last, step: 1, ...QUIET, oninput: () => go(Number(input.value)) });
    const shown = element("output", { for: id, ...MUTE });
    const button = (text, onclick) => element("button", { type: "button", ...QUIET, onclick }, text);
    const back = button("◀ Back", () => go(at - 1));
    const next = button("Next ▶", () => go(at + 1));
    const play = button("Play", () => (timer ? stop() : start()));
    // Nobody who asked for less motion gets a button that sets things moving; Back and Next show every step.
    play.hidden = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    function start() {
      if (at === last) go(0);
      play.textContent = "Pause";
      timer = setInterval(() => (at === last || document.hidden ? stop() : go(at + 1)), 1200);
    }
    function stop() {
      clearInterval(timer);
      timer = 0;
      play.textContent = "Play";
    }
    function set(index) {
      at = index;
      input.value = at;
      shown.textContent = `${stops[at]} of ${control.last}`;
      input.setAttribute("aria-valuetext", shown.textContent);
      // aria-disabled, not disabled: a button that vanishes under the keyboard would throw the reader out of the row.
      back.setAttribute("aria-disabled", at === 0);
      next.setAttribute("aria-disabled", at === last);
    }
    function go(index) {
      const to = Math.min(last, Math.max(0, index));
      if (to === at) return;
      set(to);
      changed(stops[to]);
    }
    const row = element("div", { class: "explore-control explore-steps" }, element("label", { for: id }, label), back, next, play, input, shown);
    return { node: row, set: (v) => (stop(), set(nearest(stops, v))), stop };
  },

  guess(control, changed) {
    const id = fresh();
    const input = element("input", { type: "text", inputmode: "decimal", id, autocomplete: "off", size: 8, ...QUIET });
    const said = element("output", { for: id });
    const button = element("button", { type: "submit", ...QUIET }, "Guess");
    const commit = () => {
      const v = Number(input.value.trim().replace("−", "-").replace(",", "."));
      if (input.value.trim() === "" || !Number.isFinite(v)) {
        said.textContent = "Type a number, such as −0.5";
        return;
      }
      said.textContent = `You said ${words(v)}`;
      changed(v);
    };
    const parts = [element("label", { for: id }, control.label), input, button, said];
    const node = element("form", { class: "explore-control explore-guess" }, ...parts);
    onCommit(node, input, commit);
    return { node, set: (v) => ((input.value = v ?? ""), (said.textContent = "")), forgetful: true };
  },

  text(control, changed) {
    const id = fresh();
    const input = element("input", { type: "text", id, autocomplete: "off", spellcheck: "false", maxlength: control.longest, size: 16, ...QUIET });
    const button = element("button", { type: "submit", ...QUIET }, "Use");
    const node = element("form", { class: "explore-control" }, element("label", { for: id }, control.label), input, button);
    onCommit(node, input, () => changed(input.value));
    // A text that was refused stays where it is mended.
    return { node, set: (v) => node.contains(document.activeElement) || (input.value = v) };
  },

  // The point itself is on the picture (explore.js); here are its words, and its keys.
  place(control, changed) {
    const { label, step } = control;
    const clip = (v, [low, high]) => Number(Math.min(high, Math.max(low, v)).toPrecision(12));
    let at = [0, 0];
    const handle = element("button", { type: "button", class: "explore-handle", ...QUIET });
    const shown = element("span", { class: "explore-value" });
    handle.addEventListener("keydown", (event) => {
      const move = ARROWS[event.key];
      if (!move) return;
      event.preventDefault();
      go([0, 1].map((axis) => beside(axis, move[axis] * (event.shiftKey ? 10 : 1))));
    });
    // The places along x and y where the point may be: every `step`, or those that were recorded.
    const recorded = control.values && [0, 1].map((axis) => [...new Set(control.values.map((point) => point[axis]))].sort((a, b) => a - b));
    function beside(axis, moves) {
      if (!recorded) return at[axis] + step * moves;
      const stops = recorded[axis];
      return stops[Math.min(stops.length - 1, Math.max(0, nearest(stops, at[axis]) + moves))];
    }
    function snap(v, axis) {
      if (recorded) return recorded[axis][nearest(recorded[axis], v)];
      const [low] = [control.x, control.y][axis];
      return low + step * Math.round((v - low) / step);
    }
    function set(point) {
      at = point;
      shown.textContent = `(${words(at[0], step)}, ${words(at[1], step)})`;
      handle.setAttribute("aria-label", `${label}: x ${words(at[0], step)}, y ${words(at[1], step)}. Arrow keys move it.`);
    }
    function go([x, y]) {
      const to = [clip(x, control.x), clip(y, control.y)];
      if (to[0] === at[0] && to[1] === at[1]) return;
      set(to);
      changed(to);
    }
    const drop = (point) => go(point.map(snap));
    const hint = "click or drag it, or focus the ring and press arrow keys";
    const node = element("div", { class: "explore-control" }, element("span", {}, `${label}: `), shown, element("small", {}, hint));
    return { node, set, handle, drop, panel: control.panel, at: () => at };
  },
};
