// One weight: chosen by its numbers (or by a click on its line), read, and given another value.

function weightPanel(act) {
  const layer = field("layer", { min: 1, max: 7 }), unit = field("to unit", { min: 1, max: 16 });
  const source = field("from unit (0: bias)", { min: 0, max: 16 }), value = field("value", { step: "any" });
  const gradient = element("output", { class: "explore-value", ...MUTE });
  const chosen = element("strong");
  const fields = Object.entries({ layer, unit, source, value });
  let typing = null;  // the field with what the reader has typed, until it is used or left alone
  for (const [, part] of fields) part.input.addEventListener("input", () => (typing = part.input));
  const use = (...action) => ((typing = null), act(...action));
  const look = () => use("look_at", layer.input.value || 1, unit.input.value || 1, source.input.value || 0);
  for (const part of [layer, unit, source]) part.input.addEventListener("change", look);
  const set = () => use("set_weight", value.input.value === "" ? null : Number(value.input.value));
  const form = element("form", { class: "playground-row" }, ...value.nodes, element("button", { type: "submit", ...QUIET }, "Set"), gradient);
  onCommit(form, value.input, set);
  const which = row(chosen, ...layer.nodes, ...unit.nodes, ...source.nodes);
  for (const box of [which, form]) {
    box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || (typing = null));
  }

  function show(weight) {
    chosen.textContent = weight.name;
    const now = { ...weight, value: Number(weight.value.toPrecision(6)) };
    // A value that has the focus stays, too, for the reader may have selected it to type over it.
    const kept = (input) => input === typing || (input === value.input && input === document.activeElement);
    for (const [name, { input }] of fields) if (!kept(input)) input.value = now[name];
    gradient.textContent = `∂Q/∂w = ${words(weight.gradient)}`;
  }

  return { nodes: [which, form], show };
}
