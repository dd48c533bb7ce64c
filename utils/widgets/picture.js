// Draws a packed scene on a canvas. It knows shapes and axes and no mathematics; colours and sizes come from Python.

const FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

// Bytes of a message as numbers, wherever they begin in the message.
function floats(scene, ref) {
  const view = scene.buffers[ref.buffer];
  return new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

function bytes(scene, ref) {
  const view = scene.buffers[ref.buffer];
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function rgb(hex) {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

// 256 colours of a scale as RGBA words; entry 0 is transparent: "no number here".
function table(anchors) {
  const stops = anchors.map(rgb);
  const entries = new Uint8ClampedArray(256 * 4);
  for (let level = 1; level < 256; level++) {
    const at = ((level - 1) / 254) * (stops.length - 1);
    const below = Math.min(Math.floor(at), stops.length - 2);
    for (let c = 0; c < 3; c++) entries[4 * level + c] = stops[below][c] + (at - below) * (stops[below + 1][c] - stops[below][c]);
    entries[4 * level + 3] = 255;
  }
  return new Uint32Array(entries.buffer);
}

// From numbers to page units along one side of a panel; `from` and `length` are where the side lies on the page.
function scaler([low, high], log, from, length) {
  if (!log) return (value) => from + (length * (value - low)) / (high - low);
  return (value) => from + (length * Math.log(value / low)) / Math.log(high / low);
}

function axesOf(panel) {
  const [left, top, width, height] = panel.box;
  return { x: scaler(panel.xlim, panel.xlog, left, width), y: scaler(panel.ylim, panel.ylog, top + height, -height) };
}

function makePicture(canvas, look) {
  const pen = canvas.getContext("2d", { alpha: false });
  const cell = document.createElement("canvas");
  const tables = {};
  for (const theme in look.scales) {
    tables[theme] = Object.fromEntries(Object.entries(look.scales[theme]).map(([name, anchors]) => [name, table(anchors)]));
  }
  let colours, theme, scene;

  function ink(role) {
    return colours[role] ?? colours.text;
  }

  function write(text, x, y, { role = "text", size = look.sizes.text, bold = false, align = "center", halo = false } = {}) {
    pen.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
    pen.textAlign = align;
    pen.textBaseline = "middle";
    if (halo) {
      pen.strokeStyle = colours.surface;
      pen.lineWidth = 4;
      pen.lineJoin = "round";
      pen.strokeText(text, x, y);
    }
    pen.fillStyle = ink(role);
    pen.fillText(text, x, y);
  }

  function finish({ fill, role, width, dash }) {
    if (fill) {
      pen.fillStyle = ink(fill);
      pen.fill();
    }
    if (role && width > 0) {
      pen.strokeStyle = ink(role);
      pen.lineWidth = width;
      pen.setLineDash(dash ? [3 * width, 2 * width] : []);
      pen.stroke();
      pen.setLineDash([]);
    }
  }

  const shapes = {
    path(shape) {
      pen.globalAlpha = shape.alpha;
      pen.lineCap = shape.fill ? "butt" : "round";
      pen.beginPath();
      for (const [x, y] of shape.points) pen.lineTo(x, y);
      if (shape.fill) pen.closePath();
      finish(shape);
      pen.globalAlpha = 1;
    },
    disc(shape) {
      pen.beginPath();
      pen.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      finish(shape);
    },
    box(shape) {
      pen.beginPath();
      pen.roundRect(shape.x - shape.w / 2, shape.y - shape.h / 2, shape.w, shape.h, shape.r);
      finish(shape);
    },
    word: (shape) => write(shape.text, shape.x, shape.y, shape),
  };

  // A line through (x, y); what is not a number breaks it.
  function trace(xs, ys, { x, y }) {
    pen.beginPath();
    let down = false;
    for (let i = 0; i < xs.length; i++) {
      const px = x(xs[i]), py = y(ys[i]);
      const seen = Number.isFinite(px) && Number.isFinite(py);
      if (seen && down) pen.lineTo(px, py);
      else if (seen) pen.moveTo(px, py);
      down = seen;
    }
  }

  function dot(x, y, r, triangle) {
    pen.beginPath();
    if (triangle) {
      pen.moveTo(x, y - 1.25 * r);
      pen.lineTo(x + 1.15 * r, y + 0.8 * r);
      pen.lineTo(x - 1.15 * r, y + 0.8 * r);
      pen.closePath();
    } else pen.arc(x, y, r, 0, 2 * Math.PI);
  }

  const marks = {
    field(mark, axes) {
      const levels = bytes(scene, mark.values);
      cell.width = mark.columns;
      cell.height = mark.rows;
      const image = new ImageData(mark.columns, mark.rows);
      const pixels = new Uint32Array(image.data.buffer);
      const entries = tables[theme][mark.scale];
      for (let row = 0; row < mark.rows; row++) {
        const into = (mark.rows - 1 - row) * mark.columns;  // row 0 of the numbers is at the bottom
        for (let column = 0; column < mark.columns; column++) {
          pixels[into + column] = entries[levels[row * mark.columns + column]];
        }
      }
      const ground = cell.getContext("2d");
      ground.putImageData(image, 0, 0);
      const left = axes.x(mark.x[0]), top = axes.y(mark.y[1]);
      pen.drawImage(cell, left, top, axes.x(mark.x[1]) - left, axes.y(mark.y[0]) - top);
      if (!mark.bx) return;
      trace(floats(scene, mark.bx), floats(scene, mark.by), axes);
      finish({ role: "text", width: 2 });
    },
    surface(mark, axes) {
      const xs = floats(scene, mark.x).map(axes.x), ys = floats(scene, mark.y).map(axes.y);
      const levels = bytes(scene, mark.levels);
      const entries = new Uint8Array(tables[theme][mark.scale].buffer);
      pen.lineWidth = 0.6;
      floats(scene, mark.first).forEach((first, tile) => {
        pen.beginPath();
        for (const i of [first, first + 1, first + mark.columns + 1, first + mark.columns]) pen.lineTo(xs[i], ys[i]);
        pen.closePath();
        pen.fillStyle = `rgb(${entries.slice(4 * levels[tile], 4 * levels[tile] + 3)})`;
        pen.strokeStyle = mark.wires ? colours.frame : pen.fillStyle;
        pen.fill();
        pen.stroke();
      });
    },
    points(mark, axes) {
      const xs = floats(scene, mark.x), ys = floats(scene, mark.y);
      const group = mark.group && floats(scene, mark.group);
      pen.strokeStyle = colours.surface;
      pen.lineWidth = 0.8 * Math.min(1, mark.size ** 2);
      for (let i = 0; i < xs.length; i++) {
        const x = axes.x(xs[i]), y = axes.y(ys[i]);
        if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
        dot(x, y, 3.5 * mark.size, group && group[i] > 0.5);
        pen.fillStyle = ink(group ? (group[i] > 0.5 ? "signal" : "background") : mark.role);
        pen.fill();
        pen.stroke();
      }
    },
    line(mark, axes) {
      pen.lineJoin = "round";
      trace(floats(scene, mark.x), floats(scene, mark.y), axes);
      finish({ role: mark.role, width: 2.5 * mark.width, dash: mark.dash });
    },
    band(mark, axes) {
      trace(floats(scene, mark.x), floats(scene, mark.y), axes);
      pen.globalAlpha = 0.25;
      finish({ fill: mark.role });
      pen.globalAlpha = 1;
    },
    bars(mark, axes) {
      const edges = floats(scene, mark.x), heights = floats(scene, mark.y);
      const floor = axes.floor;
      pen.beginPath();
      pen.moveTo(axes.x(edges[0]), floor);
      for (let i = 0; i < heights.length; i++) {
        const y = heights[i] > 0 || !axes.log ? axes.y(heights[i]) : floor;
        pen.lineTo(axes.x(edges[i]), y);
        pen.lineTo(axes.x(edges[i + 1]), y);
      }
      pen.lineTo(axes.x(edges[edges.length - 1]), floor);
      pen.globalAlpha = 0.35;
      finish({ fill: mark.role });
      pen.globalAlpha = 1;
      finish({ role: mark.role, width: 1.5 });
    },
    text: (mark, axes) => write(mark.text, axes.x(mark.x), axes.y(mark.y), mark),
    network: (mark) => mark.shapes.forEach((shape) => shapes[shape.shape](shape)),
  };

  function frame(panel, axes) {
    const [left, top, width, height] = panel.box;
    const { small } = look.sizes;
    const hidden = panel.marks.some((mark) => mark.mark === "field");
    pen.strokeStyle = colours.grid;
    pen.lineWidth = 1;
    let rows = 1;
    for (const [value, words] of panel.xticks) {
      const x = axes.x(value);
      if (!hidden) pen.strokeRect(x, top, 0, height);
      const lines = words.split("\n");
      lines.forEach((line, i) => write(line, x, top + height + 15 + look.sizes.line * i, { role: "muted", size: small }));
      rows = Math.max(rows, lines.length);
    }
    for (const [value, words] of panel.yticks) {
      const y = axes.y(value);
      if (!hidden) pen.strokeRect(left, y, width, 0);
      write(words, left - 8, y, { role: "muted", size: small, align: "right" });
    }
    write(panel.xlabel, left + width / 2, top + height + 40 + look.sizes.line * (rows - 1));
    pen.save();
    pen.translate(left - 66, top + height / 2);
    pen.rotate(-Math.PI / 2);
    write(panel.ylabel, 0, 0);
    pen.restore();
  }

  // The key above a panel: a swatch and a word for each mark that has one, in rows.
  function key(panel) {
    const [left, top, width] = panel.box;
    panel.keys.forEach((row, above) => {
      const y = top - 13 - look.sizes.key * (panel.keys.length - 1 - above);
      const keyed = row.map((index) => panel.marks[index]);
      pen.font = `${look.sizes.small}px ${FONT}`;
      const widths = keyed.map((mark) => 48 + pen.measureText(mark.label).width);
      const wide = widths.reduce((a, b) => a + b) - 16;
      let x = Math.min(left + (width - wide) / 2, scene.width - wide);
      keyed.forEach((mark, i) => {
        swatch(mark, x, y);
        write(mark.label, x + 32, y, { size: look.sizes.small, align: "left" });
        x += widths[i];
      });
    });
  }

  function swatch(mark, x, y) {
    pen.beginPath();
    if (mark.mark === "points") {
      dot(x + 13, y, 5, Boolean(mark.group));
      finish({ fill: mark.group ? "signal" : mark.role });
    } else {
      pen.moveTo(x, y);
      pen.lineTo(x + 26, y);
      pen.globalAlpha = mark.mark === "line" ? 1 : 0.4;
      finish({ role: mark.role, width: mark.mark === "line" ? 2.5 : 10, dash: mark.dash });
      pen.globalAlpha = 1;
    }
  }

  // In the middle above its panel, or as near to it as the edge of the page lets it.
  function title(text, x, y) {
    pen.font = `600 ${look.sizes.title}px ${FONT}`;
    const half = pen.measureText(text).width / 2 + 2;
    write(text, Math.max(half, Math.min(x, scene.width - half)), y, { size: look.sizes.title, bold: true });
  }

  function drawPanel(panel) {
    const [left, top, width, height] = panel.box;
    const axes = { ...axesOf(panel), log: panel.ylog };
    axes.floor = panel.ylog ? top + height : axes.y(Math.max(0, panel.ylim[0]));
    if (panel.axes) frame(panel, axes);
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    if (panel.axes) pen.clip();
    for (const mark of panel.marks) marks[mark.mark](mark, axes);
    pen.restore();
    if (panel.axes) {
      pen.strokeStyle = colours.frame;
      pen.lineWidth = 1;
      pen.strokeRect(left, top, width, height);
    }
    key(panel);
    title(panel.title, left + width / 2, top - 20 - look.sizes.key * panel.keys.length);
  }

  // Draw the scene (or the last one again) as sharp as the screen, the zoom and a slide's own scale allow.
  return function draw(next = scene, themeNow = theme) {
    scene = next;
    theme = themeNow;
    if (!scene) return;
    colours = look.colours[theme];
    const shown = canvas.getBoundingClientRect().width || scene.width;
    const scale = (Math.min(shown, 3 * scene.width) * (window.devicePixelRatio || 1)) / scene.width;
    const width = Math.round(scene.width * scale), height = Math.round(scene.height * scale);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.fillStyle = colours.surface;
    pen.fillRect(0, 0, scene.width + 1, scene.height + 1);  // the last row of pixels, too, where the height was rounded up
    for (const panel of scene.panels) drawPanel(panel);
  };
}
