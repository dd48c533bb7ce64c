// The host for a running kernel: states go to Python and scenes come back, arrays as bytes.

export default {
  render({ model, el }) {
    const view = Math.random().toString(36).slice(2);
    let count = 0, answer = null;
    const hear = (message, buffers) => {
      if (message.view !== view || message.ask !== count) return;
      answer({ ...message.answer, buffers });
    };
    model.on("msg:custom", hear);
    const source = {
      ask(state, then) {
        answer = then;
        model.send({ view, ask: ++count, state });
      },
    };
    const remove = mount(el, model.get("about"), model.get("first"), source);
    return () => {
      model.off("msg:custom", hear);
      remove();
    };
  },
};
