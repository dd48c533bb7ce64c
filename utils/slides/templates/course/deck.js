// Starts the deck: formulas first, then the demonstrations, then the room each picture gets, then reveal.js.
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
  all('.anchor-link').forEach(link => link.remove());
  await MathJax.startup.defaultPageReady();
  await Promise.all([document.fonts.ready, ...all('.page img').map(image => image.decode().catch(() => {}))]);
  if (window.showLive) await window.showLive();
  document.body.classList.add('measuring');
  all('.page').forEach(arrange);
  document.body.classList.remove('measuring');
  setTheme(!printing && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  await Reveal.initialize({
    width: 1280, height: 720, margin: 0, maxScale: 4, center: false, controls: false, progress: true,
    slideNumber: 'c/t', hash: true, transition: 'none', backgroundTransition: 'none', navigationMode: 'linear',
    scrollActivationWidth: null, pdfSeparateFragments: false, plugins: [RevealNotes],
    keyboardCondition: () => !document.activeElement.closest('.live, dialog'),
  });
  bar();
  // On paper every slide is present: reveal.js hides all but one from readers of the tagged PDF.
  if (printing) all('.slides section').forEach(section => section.removeAttribute('aria-hidden'));
  window.deckReady = true;
}

// A slide with one picture: below the words or beside them, whichever shows it larger.
function arrange(page) {
  const pictures = all('.picture', page);
  if (pictures.length !== 1 || !page.querySelector('.text')) return;
  const title = page.querySelector('.title');
  page.style.setProperty('--top', `${title ? title.offsetTop + title.offsetHeight : 0}px`);
  const below = shown(page, pictures[0]);
  page.classList.add('beside');
  if (shown(page, pictures[0]) < 1.1 * below) page.classList.remove('beside');
}

// Area in which a picture is drawn (px²); 0 where the words do not fit.
function shown(page, picture) {
  if ([page, ...all('.text', page)].some(box => box.scrollWidth > box.clientWidth + 1)) return 0;
  if (page.scrollHeight > page.clientHeight + 1) return 0;
  const drawn = picture.querySelector('canvas, img, svg');
  const box = drawn.getBoundingClientRect();
  const ratio = drawn.naturalWidth ? drawn.naturalWidth / drawn.naturalHeight : box.width / box.height;
  return Math.min(box.width, box.height * ratio) ** 2 / ratio;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
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
