// In the page: when pixels of a picture last changed, and how long after the key that caused it.
(() => {
  const log = (window.drawn = { explore: [], interact: [] });
  window.keys = { down: 0, up: 0 };
  window.waiting = null;
  addEventListener("keydown", (event) => (keys.down = event.timeStamp), true);
  addEventListener("keyup", (event) => (keys.up = event.timeStamp), true);
  // The frame with the change is on its way to the screen when this comes back.
  const presented = (who) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      log[who].push(performance.now());
      if (waiting?.who === who) waiting.done(performance.now() - keys.down);
    };
    channel.port2.postMessage(0);
  });
  const fill = CanvasRenderingContext2D.prototype.fillRect;
  CanvasRenderingContext2D.prototype.fillRect = function (...box) {
    fill.apply(this, box);
    if (this.canvas.matches(".explore-picture")) presented("explore");
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        const image = node.matches?.("img") ? node : node.querySelector?.("img[src^='data:image/png'], .jp-RenderedImage img");
        image?.decode().then(() => presented("interact"), () => {});
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  window.arm = (who) => {
    window.next = new Promise((done) => {
      const mine = { who, done: (time) => ((window.waiting = null), done(time)) };
      window.waiting = mine;
      setTimeout(() => waiting === mine && mine.done(null), 15000);
    });
  };
})();
