// The conversation with the kernel: one question at a time, and what happens meanwhile is asked together in the next.
// While it plays, the kernel sends pictures in a row, as many as there is room for, and those that were drawn make room
// for more. So training stops by itself when nobody looks: a page in the background draws nothing, a closed one asks nothing.

const ROOM = 6, MORE = 3;  // pictures on their way at most, and after how many drawn ones room for as many is told
const SILENCE = 8000;  // milliseconds

// `view` has heard(answer, latest), draw(scene), playing(whether) and silent().
function player(source, view) {
  let alive = true, playing = false, told = false, waiting = false, framed = false;
  let changes = {}, actions = [], steps = 0;  // what the next question carries
  let due = 0, drawn = 0, clock = 0, scenes = [];

  const pending = () => Object.keys(changes).length > 0 || actions.length > 0 || steps > 0 || playing !== told;

  function ask() {
    if (waiting || !alive) return;
    const play = playing ? ROOM : 0;
    [waiting, told, due, drawn] = [true, playing, 1 + play, 0];
    expect();
    source.ask({ settings: changes, actions, steps, play }, hear);
    [changes, actions, steps] = [{}, [], 0];
  }

  function expect() {
    clearTimeout(clock);
    if (due <= 0) return;
    clock = setTimeout(() => {
      waiting = false;
      pause();
      view.silent();
    }, SILENCE);
  }

  function hear(answer) {
    if (!alive) return;
    if (waiting) scenes = [];  // the first answer to this question: nobody needs those to earlier ones any more
    waiting = false;
    due -= 1;
    if (answer.note || answer.error) {
      pause();
      [told, due] = [false, 0];  // the kernel has stopped, too
    }
    expect();
    view.heard(answer, !pending());
    if (!answer.error) scenes.push(answer);
    if (pending()) ask();
    frame();
  }

  function frame() {
    if (framed || !scenes.length) return;
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      if (!alive || !scenes.length) return;
      const scene = playing ? scenes.shift() : scenes.pop();
      if (!playing) scenes = [];
      view.draw(scene);
      if (playing && !waiting && ++drawn === MORE) {
        drawn = 0;
        due += MORE;
        expect();
        source.more(MORE);
      }
      frame();
    });
  }

  function pause() {
    if (!playing) return;
    playing = false;
    view.playing(false);
  }

  return {
    playing: () => playing,
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
      Object.assign(changes, settings);
      actions.push([action]);
      ask();
    },
    close() {
      alive = playing = false;
      clearTimeout(clock);
    },
  };
}
