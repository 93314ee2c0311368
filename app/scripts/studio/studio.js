// The embed studio. Without this script its form works by its button; with it changes apply at once, code is copied, the
// frame is as high as its content, and the list of checks is measured on it.
import { copy } from '../copy.js';
import { measure } from './checks.js';

const form = document.getElementById('studio-form');
const frame = document.getElementById('preview');
const size = document.getElementById('preview-size');
const list = document.getElementById('checks');
const said = document.getElementById('checks-said');

/** How long to wait while somebody types, and until a frame has settled. */
const TYPING_MS = 500;
const SETTLE_MS = 300;
/** What the server renders anew for other choices, and which of their attributes belong to it. */
const RENDERED = {
  '#studio-view': [],
  '.studio__stage': ['data-width'],
  '#preview': ['src', 'title', 'lang', 'height'],
  '.head [hreflang="en"], .head [hreflang="zh-Hans"]': ['href'],
  '.code textarea': [],
};

/** The address of the studio with the present choices. Parameters without a value are left out, and parts are joined. */
function address() {
  const fields = new FormData(form);
  const pairs = new URLSearchParams();
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name).filter(Boolean);
    if (values.length) pairs.set(name, values.join());
  }
  const url = new URL(location.href);
  url.search = `${pairs}`.replaceAll('%2C', ',');
  return url;
}

let request;
/** Fetches the page for the present choices, and takes over what differs. If that fails, the page itself is loaded. */
async function update() {
  const url = address();
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(url, { signal: request.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    history.replaceState(history.state, '', url);
    apply(page);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  }
}

function apply(page) {
  for (const [selector, attributes] of Object.entries(RENDERED)) {
    const others = page.querySelectorAll(selector);
    document.querySelectorAll(selector).forEach((element, index) => {
      const other = others[index];
      for (const name of attributes) {
        const value = other.getAttribute(name) ?? '';
        // The frame loads again also for an address that it has.
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
      if (element.localName === 'textarea') element.value = other.value;
      else if (!attributes.length) element.replaceChildren(...other.childNodes);
    });
  }
  fit();
}

/** The document in the frame, once it is that of the embed. */
const embed = () => (/^http/.test(frame.contentDocument?.URL) ? frame.contentDocument : null);

/** The least height that is chosen. */
const leastHeight = () => Number(form.elements.height.value) || 0;

/** Makes the frame as high as its content, and says so in the code. */
function fit() {
  const content = embed()?.documentElement;
  if (!content) return;
  const height = Math.max(Math.ceil(content.getBoundingClientRect().height), leastHeight());
  if (frame.height !== `${height}`) frame.height = height;
  const code = document.getElementById('code-iframe');
  code.value = code.value.replace(/ height="\d+"/, ` height="${height}"`);
  size.textContent = `${frame.clientWidth} × ${height} px`;
}

let settling;
/** Measures once the frame has been as it is for a moment. */
function measureSoon() {
  clearTimeout(settling);
  settling = setTimeout(show, SETTLE_MS);
}

/** A text with values for its placeholders. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Measures the frame, and shows the results. */
async function show() {
  await embed()?.fonts.ready;
  const results = embed() && (await measure(frame));
  if (!results) return;
  for (const item of list.children) {
    const { passes, words, ...figures } = results[item.dataset.check] ?? {};
    const result = { true: 'pass', false: 'fail' }[passes];
    if (result) item.dataset.result = result;
    else delete item.dataset.result;
    const figure = fill(item.dataset.figure, figures);
    item.lastElementChild.textContent = words ? list.dataset[words] : fill(list.dataset[result], { figure });
  }
  const passed = list.querySelectorAll('[data-result="pass"]').length;
  const all = list.querySelectorAll('[data-result]').length;
  said.textContent = fill(said.dataset.words, { passed, all });
}

/** What is in the frame is measured again when it changes its size. */
const sizes = new ResizeObserver(() => {
  fit();
  measureSoon();
});

function watch() {
  const content = embed()?.documentElement;
  if (!content) return;
  sizes.disconnect();
  sizes.observe(content);
  fit();
  measureSoon();
}

let typing;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update();
});
addEventListener('input', ({ target }) => {
  if (target.form !== form) return;
  clearTimeout(typing);
  if (target.type === 'number') typing = setTimeout(update, TYPING_MS);
  else update();
});
frame.addEventListener('load', watch);
if (embed()?.readyState === 'complete') watch();

// Changes apply at once, so nothing is left for the button; Enter still submits.
form.querySelector('.studio__update').hidden = true;

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector('[role="status"]');
    status.textContent = (await copy(code)) ? button.dataset.done : button.dataset.failed;
  });
}
