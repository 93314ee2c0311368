// Tells the page around an embed what the embed shows, and does what that page asks. `docs/embed.md` has the contract,
// and `/api/v1/embed/messages.schema.json` the form of each message. The server writes `settings` before this script.
const VERSION = 1;
/** The longest query in characters. */
const LONGEST = 4096;
/** How long the embed waits for further changes before it tells or makes one, in milliseconds. */
const SETTLING = 100;
/** At most so many errors in so many milliseconds are answered. */
const MOST_ERRORS = 10;
const ERROR_SPAN = 10_000;

const { parameters, langs, themes, scales } = settings;
const root = document.documentElement;
const { name, release } = JSON.parse(document.getElementById('page-data').textContent);
const { hosts } = document.getElementById('messages').dataset;

/** A parameter of the address of this document. */
const parameter = (name) => new URLSearchParams(location.search).get(name);

/** The origin of the page around: as the browser says, else as the address of the embed does. */
function hostOrigin() {
  const known = location.ancestorOrigins?.[0];
  if (known && known !== 'null') return known;
  try {
    const { origin } = new URL(parameter('host'));
    return origin === 'null' ? undefined : origin;
  } catch {
    return undefined;
  }
}

/** Whether an origin is in the operator's list, which is also the policy `frame-ancestors` of this document. */
function isAllowed(origin) {
  const { protocol, hostname, port } = new URL(origin);
  const portOf = (port) => port || (protocol === 'https:' ? '443' : '80');
  return hosts.split(' ').some((site) => {
    if (site === '*') return true;
    if (site === "'self'") return origin === location.origin;
    const [, scheme, host, sitePort] = site.toLowerCase().match(/^(https?:)\/\/([^:]+):?(.*)$/) ?? [];
    const isScheme = scheme === protocol || (scheme === 'http:' && protocol === 'https:');
    const isHost = host?.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
    return isScheme && isHost && (sitePort === '*' || portOf(sitePort) === portOf(port));
  });
}

/** What links of the embed keep of its address: how it looks. */
const look = {
  theme: themes.includes(parameter('theme')) ? parameter('theme') : 'auto',
  scale: Object.hasOwn(scales, parameter('scale') ?? '') ? Number(parameter('scale')) : 100,
};

/** An address with the present look. */
function withLook(address) {
  const url = new URL(address, location.href);
  const set = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
  set('theme', look.theme === 'auto' ? '' : look.theme);
  set('scale', look.scale === 100 ? '' : `${look.scale}`);
  set('host', parameter('host'));
  // A comma need not be encoded, and is easier to read.
  url.search = url.search.replaceAll('%2C', ',');
  return url.href;
}

/** Whether an address is that of an embed in the same language. */
const isEmbed = (address) => new URL(address, location.href).pathname === location.pathname;

let port;
/** The last message of each type, so that nothing is told twice. */
const told = {};

function tell(type, values) {
  const text = JSON.stringify(values);
  if (told[type] === text) return;
  told[type] = text;
  port.postMessage({ atlas: VERSION, type, ...values });
}

let errors = [];
function fail(code) {
  const now = performance.now();
  errors = errors.filter((time) => now - time < ERROR_SPAN);
  if (errors.length >= MOST_ERRORS) return;
  errors.push(now);
  port.postMessage({ atlas: VERSION, type: 'error', code });
}

/** The height of the content, and of a scroll bar below it. It does not depend on the height of the frame. */
function tellHeight() {
  tell('height', { height: Math.ceil(root.getBoundingClientRect().height + (innerHeight - root.clientHeight)) });
}

/** The query of the answer, as the document names it: so it always belongs to the sentence. */
function tellState() {
  const { query, moving } = document.querySelector('main')?.dataset ?? {};
  // During a drag the title, and so the sentence, stays behind. A missing release has no answer.
  if (query === undefined || moving !== undefined) return;
  const parsed = new URLSearchParams(query);
  const sentence = document.title.slice(0, document.title.length - ` · ${name}`.length);
  tell('state', { query, lang: shownLang(), ...look, release, live: !parsed.has('release'), sentence });
  tell('select', { record: parsed.get('sel') });
}

const shownLang = () => root.lang.slice(0, 2);

/** Failures of the embed itself, each told once until it is over. */
const failing = new Set();
function tellFailures() {
  const failures = {
    'unknown-release': document.querySelector('[data-missing-release]'),
    'refused-value': document.querySelector('[data-refused]'),
    'application-failed': root.dataset.script === 'failed',
  };
  for (const [code, isFailing] of Object.entries(failures)) {
    if (!isFailing) failing.delete(code);
    else if (!failing.has(code)) {
      failing.add(code);
      fail(code);
    }
  }
}

let telling;
function tellSoon() {
  telling ??= setTimeout(() => {
    telling = undefined;
    tellState();
    tellFailures();
  }, SETTLING);
}

/** What the page has asked for and is not done yet. */
let asked = {};
let doing;

/** The address for what was asked for. A frozen embed stays so unless the query names another release. */
function askedAddress({ query, lang = shownLang() }) {
  const url = new URL(location.href);
  if (query) {
    const isKept = ([name]) => !parameters.includes(name) || (name === 'release' && !query.has(name));
    url.search = new URLSearchParams([...query, ...[...url.searchParams].filter(isKept)]);
  }
  url.pathname = url.pathname.replace(/[^/]+\/embed$/, `${lang}/embed`);
  return withLook(url);
}

/** Makes the changes that were asked for, together. The history of the page around gets no entry for them. */
function doAsked() {
  const { theme = look.theme, scale = look.scale, query } = asked;
  Object.assign(look, { theme, scale });
  showLook();
  const address = askedAddress(asked);
  asked = {};
  doing = undefined;
  const isLive = document.querySelector('.page-root[data-live]');
  if (address !== location.href) {
    const isLoaded = isEmbed(address) && (isLive || !query) && replaceAddress(address);
    if (!isLoaded) location.replace(address);
    // The router of the application then applies the query.
    else if (query) dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  }
  tellSoon();
}

/** Whether the address could be changed without a load. Some browsers forbid it in a sandboxed frame. */
function replaceAddress(address) {
  try {
    // Not as `start.js` does it, which tries again later.
    History.prototype.replaceState.call(history, history.state, '', address);
    return true;
  } catch {
    return false;
  }
}

/** Theme and size of text of this document. */
function showLook() {
  if (look.theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = look.theme;
  if (scales[look.scale]) root.dataset.text = scales[look.scale];
  else delete root.dataset.text;
}

/** The value of each message to the embed: its name, and what makes it one that the embed knows. */
const VALUES = {
  setQuery: ['query', (query) => typeof query === 'string'],
  setLang: ['lang', (lang) => langs.includes(lang)],
  setTheme: ['theme', (theme) => theme === 'auto' || themes.includes(theme)],
  setTextScale: ['scale', (scale) => typeof scale === 'number' && Object.hasOwn(scales, scale)],
};

/** The error that a message is answered with; none if it can be done. */
function errorOf(message) {
  if (typeof message !== 'object' || message === null || Array.isArray(message) || typeof message.type !== 'string') return 'malformed';
  if (message.atlas !== VERSION) return 'unknown-version';
  if (!Object.hasOwn(VALUES, message.type)) return 'unknown-type';
  const [name, isKnown] = VALUES[message.type];
  const value = message[name];
  if (!['string', 'number'].includes(typeof value) || Object.keys(message).length !== 3) return 'malformed';
  if (typeof value === 'string' && value.length > LONGEST) return 'too-long';
  if (!isKnown(value)) return name === 'query' ? 'malformed' : 'unknown-value';
  const isOther = (name) => !parameters.includes(name);
  return name === 'query' && [...new URLSearchParams(value).keys()].some(isOther) ? 'unknown-parameter' : undefined;
}

function receive({ data: message }) {
  const error = errorOf(message);
  if (error) return fail(error);
  const [name] = VALUES[message.type];
  asked[name] = name === 'query' ? new URLSearchParams(message.query) : message[name];
  doing ??= setTimeout(doAsked, SETTLING);
}

/** Links of the embed keep its look also after a message has changed it. */
function keepLook() {
  const keep = ({ target }) => {
    const link = target.closest?.('a[href]');
    const href = link?.getAttribute('href');
    if (!href || href.startsWith('#') || !isEmbed(href)) return;
    const { pathname, search, hash } = new URL(withLook(href));
    if (href !== pathname + search + hash) link.setAttribute('href', pathname + search + hash);
  };
  for (const type of ['pointerdown', 'focusin', 'click', 'contextmenu']) addEventListener(type, keep, { capture: true, passive: true });
  addEventListener('formdata', ({ target, formData }) => {
    if (!isEmbed(target.action)) return;
    for (const [name, value] of new URL(withLook('?')).searchParams) formData.set(name, value);
  });
  // `start.js` writes the addresses of the running application with it.
  self.atlasAddress = (address) => (isEmbed(address) ? withLook(address) : address);
}

function connect(origin) {
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = receive;
  parent.postMessage({ atlas: VERSION, type: 'ready' }, { targetOrigin: origin, transfer: [channel.port2] });
  tellState();
  tellFailures();
  new ResizeObserver(tellHeight).observe(root);
  new MutationObserver(tellSoon).observe(root, { subtree: true, childList: true, attributeFilter: ['data-query', 'data-moving', 'data-script'] });
  keepLook();
}

const origin = parent === self ? undefined : hostOrigin();
if (origin && isAllowed(origin)) connect(origin);
