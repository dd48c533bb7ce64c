// Before a deck starts: every canvas keeps, as `words`, what was written on it last, with its size and place in its pixels.
{
  const pen = CanvasRenderingContext2D.prototype;
  const { fillText, fillRect } = pen;
  pen.fillRect = function (x, y, width, height) {
    if (x === 0 && y === 0) this.canvas.words = [];  // a new picture begins with its ground
    fillRect.call(this, x, y, width, height);
  };
  pen.fillText = function (text, x, y, ...more) {
    fillText.call(this, text, x, y, ...more);
    if (!text.trim()) return;
    const now = this.getTransform();
    const { actualBoundingBoxLeft: west, actualBoundingBoxRight: east, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(text);
    const corners = [[x - west, y - up], [x + east, y - up], [x - west, y + down], [x + east, y + down]].map(([x, y]) => now.transformPoint({ x, y }));
    const side = (name, most) => most(...corners.map((corner) => corner[name]));
    const size = parseFloat(this.font.match(/([\d.]+)px/)[1]) * Math.hypot(now.a, now.b);
    (this.canvas.words ??= []).push({ text, size, left: side("x", Math.min), right: side("x", Math.max), top: side("y", Math.min), bottom: side("y", Math.max) });
  };
}
