// The host for a running kernel: what a view asks goes to Python, and scenes come back, arrays as bytes.

// A widget whose `view(element, about, first, source)` builds it and returns what takes it down again.
function live(view) {
  return {
    render({ model, el }) {
      const name = fresh();
      let count = 0, answered = null;
      // Answers to an earlier question come too late: only the newest counts.
      const hear = (message, buffers) => {
        if (message.view === name && message.ask === count) answered({ ...message.answer, buffers });
      };
      model.on("msg:custom", hear);
      const source = {
        ask(content, then) {
          answered = then;
          model.send({ view: name, ask: ++count, content });
        },
        // So many more answers to the same question.
        more: (number) => model.send({ view: name, ask: count, more: number }),
      };
      const remove = view(el, model.get("about"), model.get("first"), source);
      return () => {
        model.off("msg:custom", hear);
        remove();
      };
    },
  };
}
