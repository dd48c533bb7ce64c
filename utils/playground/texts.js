// Texts that go in and out: a table of points, the network as code, the whole state.

function textPanels(act, own) {
  const texts = {};
  function area(name, label, attributes = {}) {
    const id = fresh();
    texts[name] = element("textarea", { id, spellcheck: "false", ...QUIET, ...attributes });
    return [element("label", { for: id }, label), texts[name]];
  }
  const table = details("Own points", false, own,
    ...area("table", "A table of x1, x2, y, one point a line; y is 0 or 1, or a value to fit", { placeholder: "x1,x2,y\n0.5,-1.2,1" }),
    row(button("Use this table", () => act("paste_table", texts.table.value))));
  const code = details("This network as code", false,
    row(button("NumPy", () => act("write_code", "numpy")), button("torch", () => act("write_code", "torch"))),
    ...area("code", "A script that runs by itself", { readonly: true }));
  const state = details("Share the state", false,
    row(button("Write it down", () => act("write_state")), button("Take over what is pasted", () => act("paste_state", texts.state.value))),
    ...area("state", "Everything as a line of text: copy it, or paste one here"));
  const show = (found) => Object.entries(found).forEach(([name, text]) => (texts[name].value = text));
  return { nodes: [table, code, state], show };
}
