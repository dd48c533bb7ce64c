// On a page of its own a recording keeps its state in the address, after #: whoever gets the link sees the same picture.

const STATE = "state:";

// `links` are the words for every recorded state, in order; without them it is the values of the controls.
function address(links, tell) {
  let timer = 0;
  const text = location.hash.slice(1);

  // The values of the state that was recorded as number `index`.
  function at(index, controls) {
    const state = {};
    for (const { name, values } of [...controls].reverse()) {
      state[name] = values[index % values.length];
      index = Math.floor(index / values.length);
    }
    return state;
  }

  function spelled(controls) {
    const words = new URLSearchParams(text.slice(STATE.length)), state = {};
    for (const { name, values } of controls) {
      try {
        state[name] = values[nearest(values, JSON.parse(words.get(name) ?? ""))];
      } catch {
        tell("The link of this page is damaged: it shows its first picture.");
      }
    }
    return state;
  }

  addEventListener("hashchange", () => location.reload());  // another link was put into the address
  return {
    read(controls) {
      if (!text) return null;
      if (links.includes(text)) return at(links.indexOf(text), controls);
      if (!links.length && text.startsWith(STATE)) return spelled(controls);
      tell("The link holds a state that is not on this page: it shows its first picture. A notebook may open that state.");
      return null;
    },
    // Not at every move: browsers stop listening to a page that changes its address all the time.
    write(state, index) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const words = () => new URLSearchParams(Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)]));
        history.replaceState(null, "", `#${links[index] ?? STATE + words()}`);
      }, 200);
    },
  };
}
