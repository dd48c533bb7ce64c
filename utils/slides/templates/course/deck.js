// Starts the deck: formulas first, then the demonstrations, then the room each picture gets, then reveal.js.
/* global MathJax, Reveal, RevealNotes, replay, spellAll */
window.MathJax = {
  tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], processEscapes: true,
    packages: {'[-]': ['noundefined']}},  // an unknown macro is an error, not a red word
  svg: {fontCache: 'local'},  // each formula whole in itself: the notes window copies them
  options: {enableMenu: false, ignoreHtmlClass: 'code|printed|live', processHtmlClass: 'mathjax'},
  startup: {pageReady: start},
};

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const printing = /print-pdf/.test(location.search);

async function start() {
  document.documentElement.classList.toggle('print-pdf', printing);
  all('.anchor-link').forEach(link => link.remove());
  all('.fragment details').forEach(answer => { answer.open = true; });  // the fragment itself hides the answer
  await MathJax.startup.defaultPageReady();
  // A corner without words is no head of a column.
  all('.page th').filter(head => !titleText(head)).forEach(head => head.replaceWith(document.createElement('td')));
  all('.notes mjx-assistive-mml').forEach(twin => twin.remove());  // the notes window would show both
  await Promise.all([document.fonts.ready, ...all('.page img').map(image => image.decode().catch(() => {}))]);
  await Promise.all(all('[data-live]').map(host));
  document.body.classList.add('measuring');
  lock(false);
  all('.page').forEach(arrange);
  lock(!printing);
  document.body.classList.remove('measuring');
  setTheme(!printing && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  await Reveal.initialize({
    width: 1280, height: 720, margin: 0, maxScale: 4, center: false, controls: false, progress: true,
    slideNumber: 'c/t', hash: true, transition: 'none', backgroundTransition: 'none', navigationMode: 'linear',
    scrollActivationWidth: null, pdfSeparateFragments: false, plugins: [RevealNotes],
    keyboardCondition: () => !document.activeElement.closest('.live, dialog'),
  });
  document.querySelector('.reveal').removeAttribute('role');  // "application" would take a screen reader's own keys
  bar();
  // On paper every slide is present: reveal.js hides all but one from readers of the tagged PDF.
  if (printing) {
    all('.slides section').forEach(section => section.removeAttribute('aria-hidden'));
    spellAll();
  }
  window.deckReady = true;
}

// The host of a recorded demonstration: utils/widgets draws it, here it gets its room. Its keys are its own; Escape
// gives them back to the deck.
async function host(live) {
  await replay(live, live.dataset.live);
  live.removeAttribute('data-live');
  live.dataset.preventSwipe = '';
  new ResizeObserver(() => fit(live)).observe(live.querySelector('.explore-body'));
}

// So do the keys that a presenter's remote sends, and turn the slide.
document.addEventListener('keydown', (event) => {
  if (!['Escape', 'PageDown', 'PageUp'].includes(event.key) || !document.activeElement.closest('.live')) return;
  document.activeElement.blur();
  if (event.key === 'Escape') event.stopPropagation();
  else event.preventDefault();
}, true);

// The picture of a demonstration as large as what its controls and words leave, in its own proportions.
function fit(live) {
  const stage = live.querySelector('.explore-stage');
  const [width, height] = stage.firstChild.style.aspectRatio.split('/').map(Number);
  const gap = parseFloat(getComputedStyle(stage.parentElement).rowGap);
  const others = [...stage.parentElement.children].filter(part => part !== stage && part.offsetHeight);
  const left = stage.parentElement.clientHeight - others.reduce((sum, part) => sum + part.offsetHeight + gap, 0);
  stage.style.width = `${Math.max(0, Math.min(live.clientWidth, (left * width) / height))}px`;
}

// A demonstration that waits for a guess gets the room it will need; paper shows what the guess would have shown.
function lock(locked) {
  for (const form of all('.explore-lock')) {
    form.hidden = !locked;
    form.nextElementSibling.hidden = locked;
  }
}

// A slide of few words sets them larger. One picture goes below the words or beside them, whichever shows it larger.
function arrange(page) {
  const pictures = all('.picture', page);
  if (!pictures.length) ['largest', 'larger', 'large'].find(size => fits(page, size));
  if (pictures.length !== 1 || !page.querySelector('.text:not(.notes *)')) return;
  const title = page.querySelector('.title');
  page.style.setProperty('--top', `${title ? title.offsetTop + title.offsetHeight : 0}px`);
  const below = shown(page, pictures[0]);
  page.classList.add('beside');
  if (shown(page, pictures[0]) < 1.1 * below) page.classList.remove('beside');
}

// Words of this size, unless they leave too little air at the foot.
function fits(page, size) {
  page.classList.add(size);
  const last = [...page.children].filter(part => part.offsetHeight).at(-1);
  const fit = last && last.offsetTop + last.offsetHeight < 0.92 * page.clientHeight && !overflows(page);
  if (!fit) page.classList.remove(size);
  return fit;
}

// Area in which a picture is drawn (px²); 0 where the words do not fit.
function shown(page, picture) {
  if (overflows(page)) return 0;
  all('.live:has(.explore-stage)', picture).forEach(fit);
  const drawn = picture.querySelector('canvas, img, svg');
  const box = drawn.getBoundingClientRect();
  const ratio = drawn.naturalWidth ? drawn.naturalWidth / drawn.naturalHeight : box.width / box.height;
  return Math.min(box.width, box.height * ratio) ** 2 / ratio;
}

function overflows(page) {
  return page.scrollHeight > page.clientHeight + 1
    || [page, ...all('.text, pre, table', page)].some(box => box.scrollWidth > box.clientWidth + 1);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.body.dataset.jpThemeLight = theme !== 'dark';  // where a demonstration looks for the theme
}

function bar() {
  const outline = document.querySelector('dialog.outline');
  const list = outline.querySelector('ol');
  for (const page of all('.page')) {
    const {h, v} = Reveal.getIndices(page.parentElement);
    const title = page.querySelector('.title');
    const link = Object.assign(document.createElement('a'), {href: `#/${h}/${v || 0}`});
    link.textContent = title ? titleText(title) : 'Untitled';
    link.onclick = () => outline.close();
    list.append(Object.assign(document.createElement('li'), {className: v ? 'below' : ''}));
    list.lastChild.append(link);
  }
  const actions = {
    outline: () => outline.open ? outline.close() : outline.showModal(),
    theme: () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'),
    notes: () => Reveal.getPlugin('notes').open(),
  };
  outline.onkeydown = (event) => {  // the deck hears no keys while it is open
    if (event.key.toLowerCase() !== 'm') return;
    event.stopPropagation();
    outline.close();
  };
  for (const button of all('.bar button')) {
    button.onclick = () => { button.blur(); actions[button.dataset.do](); };
  }
  Reveal.addKeyBinding({keyCode: 77, key: 'M', description: 'Outline'}, actions.outline);
  Reveal.addKeyBinding({keyCode: 68, key: 'D', description: 'Dark or light'}, actions.theme);
}

// A title as words: formulas by their source, not by the shapes MathJax drew.
function titleText(title) {
  const copy = title.cloneNode(true);
  all('mjx-container > svg', copy).forEach(part => part.remove());
  return copy.textContent.trim();
}
