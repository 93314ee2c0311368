// Measures on a frame what portals check before they take an embed. The frame is of this site and not sandboxed, so its
// document can be read.

/**
 * The result of each check: `passes`, and numbers and texts for its words. Null if the frame got another document
 * meanwhile.
 */
export async function measure(frame) {
  const { contentDocument: page, contentWindow: view } = frame;
  const script = await withoutScript(page, view);
  if (frame.contentDocument !== page) return null;
  return {
    script,
    origin: requests(view),
    cookie: { passes: page.cookie === '', cookies: page.cookie ? page.cookie.split(';').length : 0 },
    approval: approval(page),
    height: height(frame, page),
    contrast: contrast(page, view),
    keyboard: keyboard(page, view),
    title: title(frame, page),
    print: print(page, view),
  };
}

const recordIds = (page) => [...page.querySelectorAll('.results .row, #beside')].map(({ dataset }) => dataset.ids ?? dataset.key);

/** The page as the server sends it, parsed without running scripts, has the records that the frame shows. */
async function withoutScript(page, view) {
  const shown = recordIds(page);
  const sentence = page.querySelector('h1')?.textContent;
  // A page that does not come has no records.
  const text = await fetch(view.location.href).then((answer) => answer.text(), () => '');
  const sent = new DOMParser().parseFromString(text, 'text/html');
  const ids = recordIds(sent);
  const found = shown.filter((id) => ids.includes(id)).length;
  const hasSentence = !sentence || sent.querySelector('h1')?.textContent === sentence;
  return { passes: found === shown.length && hasSentence, found, all: shown.length };
}

/** Everything that the frame has requested is of this site. */
function requests(view) {
  const entries = [...view.performance.getEntriesByType('navigation'), ...view.performance.getEntriesByType('resource')];
  const foreign = entries.filter(({ name }) => !/^(data|blob):/.test(name) && new URL(name, view.location.href).origin !== location.origin);
  return { passes: foreign.length === 0, requests: entries.length, foreign: foreign.length };
}

const isShown = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
};

/** Each approval number lies within the frame, and no other element is over it. */
function approval(page) {
  const numbers = [...page.querySelectorAll('.attr')].filter(isShown);
  const hasMap = [...page.querySelectorAll('.mapbox')].some(isShown);
  if (!hasMap) return { passes: true, words: 'noMap' };
  const { clientWidth, clientHeight } = page.documentElement;
  const visible = numbers.filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= clientWidth + 1 && bottom <= clientHeight + 1;
    const points = [left + 2, (left + right) / 2, right - 2].map((x) => [x, (top + bottom) / 2]);
    const isUncovered = points.every(([x, y]) => element.contains(page.elementFromPoint(x, y)));
    return isInside && isUncovered && element.textContent.trim() !== '';
  }).length;
  return { passes: visible > 0 && visible === numbers.length, visible, all: numbers.length };
}

/** The frame is as high as its content, and nothing in it scrolls by itself. */
function height(frame, page) {
  const content = Math.ceil(page.documentElement.getBoundingClientRect().height);
  const scrolls = [...page.body.querySelectorAll('*')].some((element) => {
    const { overflowY } = page.defaultView.getComputedStyle(element);
    return /auto|scroll/.test(overflowY) && element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1;
  });
  const fits = page.documentElement.scrollHeight <= frame.clientHeight && page.documentElement.scrollWidth <= frame.clientWidth;
  return { passes: fits && !scrolls, content, frame: frame.clientHeight };
}

/** A colour as red, green, blue and alpha, from 0 to 1; the browser knows all ways to write one. */
const colour = (() => {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = text;
      context.fillRect(0, 0, 1, 1);
      known.set(text, [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255));
    }
    return known.get(text);
  };
})();

/** A colour over an opaque one. */
const over = ([r, g, b, alpha], below) => [r, g, b].map((value, index) => value * alpha + below[index] * (1 - alpha));

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is behind the text of an element: the backgrounds of its ancestors over that of the page. */
function background(element, view) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = colour(view.getComputedStyle(at).backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), colour('Canvas').slice(0, 3));
}

/** The text with the least contrast for its size. Pictures are left out: what is behind their text cannot be computed. */
function contrast(page, view) {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const elements = new Set();
  while (texts.nextNode()) {
    const { parentElement: parent, data } = texts.currentNode;
    if (data.trim() && !parent.closest('svg, script, style, .vh') && isShown(parent)) elements.add(parent);
  }
  let worst = { margin: Infinity };
  for (const element of elements) {
    const style = view.getComputedStyle(element);
    const behind = background(element, view);
    const found = ratio(over(colour(style.color), behind), behind);
    const [pixels, weight] = [parseFloat(style.fontSize), Number(style.fontWeight)];
    const needed = pixels >= 24 || (pixels >= 18.66 && weight >= 700) ? 3 : 4.5;
    if (found / needed < worst.margin) worst = { margin: found / needed, found, needed };
  }
  if (!worst.found) return { words: 'unmeasured' };
  // Rounded down, so that 4.49 is not shown as 4.5.
  return { passes: worst.margin >= 1, ratio: (Math.floor(worst.found * 10) / 10).toFixed(1), needed: worst.needed };
}

/**
 * No stop of the Tab key keeps the key for itself, none comes first by a number, and no dialog is open. The key also
 * starts the application of the embed, as a reader would; it is then measured again as far as its size changes.
 */
function keyboard(page, view) {
  const stops = [...page.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]')].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && isShown(element) && !element.closest('[inert]'),
  );
  const holds = (element) => {
    const [forward, back] = [false, true].map((shiftKey) => {
      const event = new view.KeyboardEvent('keydown', { key: 'Tab', code: 'Tab', shiftKey, bubbles: true, cancelable: true });
      return element.dispatchEvent(event);
    });
    return element.tabIndex > 0 || !forward || !back;
  };
  const held = stops.filter(holds).length + page.querySelectorAll('dialog:modal').length;
  return { passes: held === 0, stops: stops.length, held };
}

/** The frame is called by what it shows: the answer, or the name of the record. */
function title(frame, page) {
  const words = (text) => text.replace(/\s+/g, ' ').trim();
  const heading = words(page.querySelector('h1, #beside h2')?.textContent ?? page.title);
  const own = words(frame.title);
  return { passes: own !== '' && (heading === own || words(page.title).startsWith(own)), title: own };
}

/** Which marks of sources stay when the page is printed: rules for print hide none of them, nor what they are in. */
function print(page, view) {
  const marks = [...page.querySelectorAll('.results .src, #beside .src')];
  if (!marks.length) return { words: 'noList' };
  const hidden = [...page.styleSheets].flatMap((sheet) => hidingRules(sheet.cssRules, view));
  const printed = marks.filter((mark) => !hidden.some((selector) => mark.closest(selector))).length;
  return { passes: printed === marks.length, printed, all: marks.length };
}

/** The selectors of rules for print that hide something. */
function hidingRules(rules, view, isPrint = false) {
  return [...rules].flatMap((rule) => {
    if (rule instanceof view.CSSGroupingRule && !(rule instanceof view.CSSStyleRule)) {
      const isForPrint = rule instanceof view.CSSMediaRule && /\bprint\b/.test(rule.conditionText);
      return hidingRules(rule.cssRules, view, isPrint || isForPrint);
    }
    const hides = isPrint && (rule.style?.display === 'none' || rule.style?.visibility === 'hidden');
    return hides ? [rule.selectorText] : [];
  });
}
