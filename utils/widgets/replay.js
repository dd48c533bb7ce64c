// The host without a kernel: all states were computed beforehand, and the nearest recorded one is shown.

// `address` (page.js) keeps the state in the page's address, if the page has one to itself.
async function replay(root, data, address = null) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const plain = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  const length = new DataView(plain).getUint32(0, true);
  const { about, frames, sizes, floats } = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length)));
  let from = 4 + length;
  const buffers = sizes.map((size, i) => {
    const kept = new Uint8Array(plain, (from += size) - size, size);
    // float32 are kept as planes (coarse.py): put the four bytes of each number beside each other again.
    return floats[i] ? kept.map((_, at) => kept[(at % 4) * (size / 4) + (at >> 2)]) : kept;
  });
  const indexOf = (state) => about.controls.reduce((i, { name, values }) => i * values.length + nearest(values, state[name]), 0);
  const sceneOf = (state) => {
    const { scene, uses } = frames[indexOf(state)];
    return { ...scene, buffers: uses.map((i) => buffers[i]) };
  };
  root.replaceChildren();
  const given = address?.read(about.controls) ?? {};
  for (const control of about.controls) control.now = given[control.name] ?? control.start;
  const now = Object.fromEntries(about.controls.map((control) => [control.name, control.now]));
  const source = {
    ask(state, then) {
      then(sceneOf(state));
      address?.write(state, indexOf(state));
    },
  };
  return mount(root, about, sceneOf(now), source);
}
