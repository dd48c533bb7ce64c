// The host without a kernel: all states were computed beforehand, and the nearest recorded one is shown.

async function replay(root, data) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const plain = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  const length = new DataView(plain).getUint32(0, true);
  const { about, frames, sizes } = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length)));
  let from = 4 + length;
  const buffers = sizes.map((size) => new DataView(plain, (from += size) - size, size));
  const sceneOf = (state) => {
    const index = about.controls.reduce((i, { name, values }) => i * values.length + nearest(values, state[name]), 0);
    const { scene, uses } = frames[index];
    return { ...scene, buffers: uses.map((i) => buffers[i]) };
  };
  root.replaceChildren();
  const start = Object.fromEntries(about.controls.map(({ name, start }) => [name, start]));
  return mount(root, about, sceneOf(start), { ask: (state, then) => then(sceneOf(state)) });
}
