// The conversation with the kernel: one question at a time, and what happens meanwhile is asked together in the next.
// While it plays, the kernel sends pictures in a row, as many as there is room for, and those that were drawn make room
// for more. So training stops by itself when nobody looks: a page in the background draws nothing, a closed one asks nothing.

const ROOM = 6, MORE = 3;  // pictures on their way at most, and after how many of them room for as many is told
const MOST_STEPS = 5000;  // as many as the kernel takes for one question (widget.py); the rest waits for the next

// `view` has heard(answer, latest), draw(scene), playing(whether) and silent().
function player(source, view) {
  let alive = true, playing = false, told = false, waiting = false, framed = false;
  let changes = {}, actions = [], steps = 0;  // what the next question carries
  let upto = 0, scenes = [];

  const pending = () => Object.keys(changes).length > 0 || actions.length > 0 || steps > 0 || playing !== told;

  function ask() {
    if (waiting || !alive) return;
    const play = playing ? ROOM : 0;
    const content = { settings: changes, actions, steps: Math.min(steps, MOST_STEPS), play };
    steps -= content.steps;
    [waiting, told, upto, changes, actions] = [true, playing, play, {}, []];
    source.ask(content, hear, view.silent, play);
  }

  function hear(answer) {
    if (!alive) return;
    if (waiting) scenes = [];  // the first answer to this question: nobody needs those to earlier ones any more
    waiting = false;
    if (answer.end) {
      pause();
      told = false;  // the kernel has stopped, too
    }
    const latest = !pending();
    if (!answer.error) scenes.push(answer);
    if (!latest) ask();
    frame();
    view.heard(answer, latest);
  }

  function frame() {
    if (framed || !scenes.length) return;
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      if (!alive || !scenes.length) return;
      const scene = playing ? scenes.shift() : scenes.pop();
      if (!playing) scenes = [];
      // First what keeps the row going, whatever becomes of the drawing.
      if (playing && !waiting && scene.number + ROOM >= upto + MORE) source.more((upto = scene.number + ROOM));
      frame();
      view.draw(scene);
    });
  }

  function pause() {
    if (!playing) return;
    playing = false;
    view.playing(false);
  }

  return {
    playing: () => playing,
    look: ask,
    play() {
      playing = true;
      view.playing(true);
      ask();
    },
    pause() {
      pause();
      if (pending()) ask();
    },
    change(name, value) {
      changes[name] = value;
      ask();
    },
    act(...action) {
      actions.push(action);
      ask();
    },
    // By hand: whatever plays is paused in the same question.
    step(number) {
      pause();
      steps += number;
      ask();
    },
    once(action, settings = {}) {
      pause();
      if (action === "restart") steps = 0;  // those not yet taken belong to the network that goes
      Object.assign(changes, settings);
      actions.push([action]);
      ask();
    },
    close() {
      alive = playing = false;
    },
  };
}
