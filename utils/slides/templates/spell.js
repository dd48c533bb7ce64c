// On paper a formula is a drawing; its source lies over it, unseen, to be selected, searched and read aloud.
/* global MathJax */
function spell({math, typesetRoot}) {
  typesetRoot.querySelector('mjx-assistive-mml')?.remove();
  const words = Object.assign(document.createElement('span'), {textContent: math});
  words.style.cssText = 'position: absolute; left: 0; top: 0; transform-origin: 0 0; white-space: nowrap;'
    + 'font: 24px/1 sans-serif; color: rgb(0 0 0 / .004)';  // transparent letters would be left out of the PDF
  typesetRoot.append(words);
  const drawn = typesetRoot.querySelector('svg').getBoundingClientRect();
  const small = Math.min(drawn.width / words.offsetWidth, drawn.height / words.offsetHeight);
  const left = drawn.left - words.getBoundingClientRect().left;  // a formula on its own line stands in the middle
  words.style.transform = `translate(${left}px, ${(drawn.height - small * words.offsetHeight) / 2}px) scale(${small})`;
}

function spellAll() {
  for (const formula of MathJax.startup.document.math) spell(formula);
}
