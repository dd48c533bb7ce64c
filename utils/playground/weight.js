// One weight: chosen by its numbers (or by a click on its line), read, and given another value.

function weightPanel(act) {
  const layer = field("layer", { min: 1, max: 7 }), unit = field("to unit", { min: 1, max: 16 });
  const source = field("from unit (0: bias)", { min: 0, max: 16 }), value = field("value", { step: "any" });
  const gradient = element("output", { class: "explore-value" });
  const chosen = element("strong");
  const look = () => act("look_at", layer.input.value || 1, unit.input.value || 1, source.input.value || 0);
  for (const part of [layer, unit, source]) part.input.addEventListener("change", look);
  const set = () => act("set_weight", value.input.value === "" ? null : Number(value.input.value));
  const form = element("form", { class: "playground-row" }, ...value.nodes, element("button", { type: "submit", ...QUIET }, "Set"), gradient);
  onCommit(form, value.input, set);

  function show(weight) {
    chosen.textContent = weight.name;
    for (const [name, part] of Object.entries({ layer, unit, source })) part.input.value = weight[name];
    // What the reader is typing stays.
    if (document.activeElement !== value.input) value.input.value = Number(weight.value.toPrecision(6));
    gradient.textContent = `∂Q/∂w = ${words(weight.gradient)}`;
  }

  return { nodes: [row(chosen, ...layer.nodes, ...unit.nodes, ...source.nodes), form], show };
}
