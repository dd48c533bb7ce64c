// The host for a running kernel: what a view asks goes to Python, and scenes come back, arrays as bytes.
//
// Messages may be lost (a connection that breaks, a kernel that was interrupted) or come late or twice, so both sides
// count: questions, and the answers to each, 0 first. After a silence the view says once more what it said last, with
// the same numbers, and Python (dialogue.py) does nothing twice.

const PATIENCE = 5000;  // milliseconds; doubled at every further silence

// A widget whose `view(element, about, first, source)` builds it and returns what takes it down again.
function live(view) {
  return {
    render({ model, el }) {
      const name = fresh();
      let question = { view: name, ask: 0 }, room = 0;
      let heard = -1, last = -1;  // numbers of answers: the newest, and the one to wait for
      let answered = null, silent = null, clock = 0;

      function say(message, patience = PATIENCE) {
        wait(patience);
        model.send(message);
      }

      function wait(patience = PATIENCE) {
        clearTimeout(clock);
        if (heard >= last) return;
        clock = setTimeout(() => {
          silent();
          // Of a row of answers those that are late may be lost: room for as many more.
          if (heard >= 0) last += room;
          say(heard < 0 ? question : upto(), 2 * patience);
        }, patience);
      }

      const upto = () => ({ view: name, ask: question.ask, upto: last });

      function hear(message, buffers) {
        // Answers to an earlier question come too late: only the newest counts.
        if (message.view !== name || message.ask !== question.ask || message.number <= heard) return;
        heard = message.number;
        if (message.answer.end) last = heard;
        wait();
        try {
          answered({ ...message.answer, buffers, number: heard });
        } catch (error) {
          reportError(error);  // JupyterLab would keep it to itself
        }
      }

      model.on("msg:custom", hear);
      const source = {
        // `then(answer)` is called for the answer, and for up to `more` others in a row; `silent()` when none comes.
        ask(content, then, whenSilent, more = 0) {
          [heard, last, room, answered, silent] = [-1, more, more, then, whenSilent];
          say((question = { view: name, ask: question.ask + 1, content }));
        },
        // Room for more answers to the same question, up to this number.
        more(number) {
          last = Math.max(last, number);
          say(upto());
        },
      };
      const remove = view(el, model.get("about"), model.get("first"), source);
      return () => {
        clearTimeout(clock);
        model.off("msg:custom", hear);
        remove();
      };
    },
  };
}
