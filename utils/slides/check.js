// Faults of the slide that is showing, as sentences; run by check.py in the page.
({smallest, letters, lines, pictureHeight}) => {
  const faults = [];
  const fault = (what) => faults.push(what);
  const scale = Reveal.getScale();
  const page = Reveal.getCurrentSlide().querySelector('.page');
  const all = (selector) => [...page.querySelectorAll(selector)];
  const words = (element) => `“${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
  // Not on the slide: speaker notes, and the MathML that is there for screen readers only.
  const unseen = '.notes, mjx-assistive-mml, .explore-alt, .explore-lock:has(.explore-said), [hidden], script, style, option';
  const seen = (element) => !element.closest(unseen) && element.checkVisibility({visibilityProperty: true});

  // Overflow: out of the slide's margins, out of its own column, or cut off in a box that scrolls.
  const frame = page.getBoundingClientRect();
  const pad = getComputedStyle(page);
  const right = page.matches('.beside') ? pad.paddingLeft : pad.paddingRight;
  const edge = {
    left: frame.left + scale * parseFloat(pad.paddingLeft), right: frame.right - scale * parseFloat(right),
    top: frame.top + scale * parseFloat(pad.paddingTop), bottom: frame.bottom - scale * parseFloat(pad.paddingBottom),
  };
  const worst = {};
  for (const element of all('*').filter(seen)) {
    // A ring to drag may hang over the edge of its picture; a drawing is judged as a whole.
    if (element.closest('.explore-handle') || element.parentElement.closest('svg')) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const out = {left: edge.left - box.left, top: edge.top - box.top, right: box.right - edge.right, bottom: box.bottom - edge.bottom};
    for (const side in out) {
      const by = Math.round(out[side] / scale);
      if (by > 2 && by > (worst[side]?.by ?? 0)) worst[side] = {by, element};
    }
    const clips = getComputedStyle(element).overflow !== 'visible' && !element.matches('input, select, canvas, img, svg');
    const [x, y] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
    if ((clips || element.matches('.text, .title, .explore-control')) && x > 2) fault(`overflow: ${x} px wider than its box: ${words(element)}`);
    if (clips && y > 2) fault(`overflow: ${y} px taller than its box: ${words(element)}`);
  }
  for (const [side, {by, element}] of Object.entries(worst)) {
    fault(`overflow: ${by} px over the ${side} margin: <${element.localName}> ${words(element)}`);
  }
  for (const picture of all('.picture').filter(seen)) {
    const height = Math.round(picture.getBoundingClientRect().height / scale);
    if (height < pictureHeight) fault(`picture squeezed to ${height} px, less than ${pictureHeight}`);
  }

  // Text: size and contrast.
  const luminance = (rgb) => rgb.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor);
      if ((colour[3] ?? 1) > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const measured = new Set();
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element) || measured.has(element)) continue;
    measured.add(element);
    const style = getComputedStyle(element);
    const zoom = element.closest('svg') ? Math.abs(element.getScreenCTM().a) : scale;
    const size = parseFloat(style.fontSize) * zoom;
    if (size < smallest - 0.05) fault(`text of ${size.toFixed(1)} px, less than ${smallest}: ${words(element)}`);
    const [one, two] = [luminance(numbers(style.color)), luminance(behind(element))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (contrast < 4.5 && !element.closest('svg, :disabled')) fault(`contrast ${contrast.toFixed(1)}, less than 4.5: ${words(element)}`);
    if (!element.closest('code, pre, mjx-container') && /\$[^$]+\$|\\[([]|\\begin\{|\\frac/.test(node.data)) {
      fault(`formula not set: ${words(element)}`);
    }
  }
  for (const formula of all('mjx-container').filter(seen)) {
    if (formula.querySelector('[data-mml-node=merror]')) fault(`formula with an error: ${words(formula)}`);
    const size = parseFloat(getComputedStyle(formula).fontSize) * scale;
    if (size < smallest - 0.05) fault(`formula of ${size.toFixed(1)} px, less than ${smallest}: ${words(formula)}`);
  }
  for (const code of all('.code pre')) {
    const count = code.textContent.trimEnd().split('\n').length;
    if (count > lines) fault(`code of ${count} lines, more than ${lines}`);
  }

  // Words inside a picture: of a canvas each as it was drawn (pens.js), of an image the smallest, in units of its page.
  for (const picture of all('canvas, img').filter(seen)) {
    const box = picture.getBoundingClientRect();
    const zoom = box.width / (picture.width || 1);
    const words = picture.words ?? [];
    const tiny = words.filter(word => word.size * zoom < smallest - 0.05).sort((a, b) => a.size - b.size)[0];
    if (tiny) fault(`letters of ${(tiny.size * zoom).toFixed(1)} px in a picture, less than ${smallest}: “${tiny.text}”`);
    for (const {text, left, right, top, bottom} of words) {
      const over = Math.max(-left, -top, right - picture.width, bottom - picture.height) * zoom / scale;
      if (over > 3) fault(`the edge of the picture cuts off “${text}”`);
    }
    if (picture.matches('img')) {
      const width = Math.min(box.width, box.height * picture.naturalWidth / picture.naturalHeight);
      const page = parseFloat(picture.style.maxWidth);
      const size = letters * width / page;
      if (size < smallest - 0.05) fault(`letters of ${size.toFixed(1)} px in a picture, less than ${smallest}`);
    }
  }

  // Pictures in words.
  const placeholder = /^(image|figure|plot|picture|graph|alt( text)?|todo.*|no description.*|<.*>|\S+\.(png|svg|jpe?g))?$/i;
  for (const picture of all('img, canvas, svg, [role=img]').filter(seen)) {
    if (picture.closest('mjx-container, [aria-hidden=true]') || picture.parentElement.closest('[role=img]')) continue;
    const alt = picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? picture.querySelector(':scope > title')?.textContent;
    if (alt == null) fault(`no alt text: <${picture.localName}>`);
    else if (placeholder.test(alt.trim())) fault(`placeholder alt text: “${alt}”`);
  }
  return [...new Set(faults)];
}
