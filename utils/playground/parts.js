// What the playground's panels are made of.

function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", ...QUIET, onclick, ...attributes }, text);
}

function field(label, attributes) {
  const id = fresh();
  const input = element("input", { type: "number", id, ...QUIET, ...attributes });
  return { input, nodes: [element("label", { for: id }, label), input] };
}

const row = (...nodes) => element("div", { class: "playground-row" }, ...nodes);
const details = (title, open, ...nodes) => element("details", { open }, element("summary", { ...QUIET }, title), ...nodes);
