// Keeps the atlas readable without a network: the files of the build, the rows of the release, the atlas in each
// language, and the records that the reader has visited. `settings` is written by the server; when build or release
// change, so does this file, and the browser installs it anew. It then waits until no page is open that the worker
// before it serves.
const { base, version, files, pages, texts } = settings;
/** No other worker of the same host uses a cache with this prefix. */
const PREFIX = `atlas${base} `;
/** Files and pages of this version. */
const SHELL = `${PREFIX}${version}`;
/** Pages that the reader visited, up to a number, and those that the reader asked to keep. */
const VISITED = `${PREFIX}visited`;
const KEPT = `${PREFIX}kept`;
const MOST_VISITED = 200;
/** A saved page is shown after so many milliseconds without an answer. Pages themselves wait for 8 s. */
const WAIT = 4000;
const AT_ONCE = 4;
const SCOPE = location.origin + base;

/** Whether the server could be reached last time. */
let isLost;

/** Calls `act` for each item, for a few at a time. */
async function each(items, act) {
  const rest = [...items];
  const work = async () => {
    while (rest.length) await act(rest.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The saved answer for an address. What was visited is newer than what came with the worker. */
async function saved(address) {
  for (const name of [KEPT, VISITED, SHELL]) {
    const answer = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (answer) return answer;
  }
  return caches.match(address, { ignoreVary: true });
}

/** Only complete answers of this site are saved, so none that the worker cannot read. */
const isCacheable = (answer) => answer.status === 200 && answer.type === 'basic' && !answer.redirected;

async function fetchCacheable(address) {
  const answer = await fetch(address);
  if (!isCacheable(answer)) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

addEventListener('install', (event) => {
  const install = async () => {
    const shell = await caches.open(SHELL);
    await each([...files, ...pages], async (address) => {
      const answer = await fetchCacheable(address);
      // The server may have changed while the worker was on its way.
      if (pages.includes(address) && answer.headers.get('atlas-version') !== version) throw new Error('another version');
      await shell.put(address, answer);
    });
  };
  event.waitUntil(install());
});

addEventListener('activate', (event) => {
  const activate = async () => {
    // A saved page of an earlier build needs the files of that build.
    const used = new Set([SHELL, VISITED, KEPT]);
    const old = [];
    for (const name of [VISITED, KEPT]) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const of = (await cache.match(request, { ignoreVary: true }))?.headers.get('atlas-version');
        if (of === version) continue;
        if (pages.includes(new URL(request.url).pathname)) await cache.delete(request);
        else old.push([cache, request.url]) && used.add(`${PREFIX}${of}`);
      }
    }
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && !used.has(name)) await caches.delete(name);
    }
    await clients.claim();
    // Not awaited: the worker serves while saved pages follow the release.
    each(old, ([cache, address]) => fetchCacheable(address).then((answer) => cache.put(address, answer)).catch(() => {}));
  };
  event.waitUntil(activate());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(`${SCOPE}/`)) return;
  const path = url.pathname.slice(base.length);
  const lang = path.slice(1, 3);
  if (/-[0-9a-f]{8,16}(_bg)?\.\w+$/.test(path) || /^\/api\/v1\/(index|areas|names)\//.test(path)) event.respondWith(cacheFirst(request));
  else if (path === '/api/v1/match') event.respondWith(networkFirst(event, url, () => match(url)));
  else if (/^\/(en|zh)\/suggest$/.test(path)) event.respondWith(networkFirst(event, url, () => suggest(url, lang)));
  else if (path === '/') event.respondWith(networkFirst(event, url, () => Response.redirect(`${base}/${preferred()}/`)));
  else if (/^\/(en|zh)\/(|offline|about|accessibility|sources|(sources|records)\/[\w-]+)$/.test(path)) event.respondWith(networkFirst(event, url, () => fallbackPage(url, path, lang)));
  else if (files.includes(url.pathname)) event.respondWith(networkFirst(event, url, Response.error));
});

/** An answer that never changes at its address. */
async function cacheFirst(request) {
  const known = await saved(request);
  if (known) return known;
  const answer = await fetch(request);
  if (isCacheable(answer)) await (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}

/** The answer of the server; else what is saved; else what the worker makes of it. */
async function networkFirst(event, url, fallback) {
  const known = await saved(url.href);
  const answering = fetch(event.request);
  try {
    const late = new Promise((_, fail) => known && setTimeout(fail, WAIT));
    const answer = await Promise.race([answering, late]);
    if (answer.status >= 502 && answer.status <= 504) throw answer.status;
    reportConnection(false);
    if (isCacheable(answer) && isPage(url, answer)) event.waitUntil(visit(url, answer.clone()));
    return answer;
  } catch {
    reportConnection(true);
    return known ?? fallback();
  }
}

/** Whether an answer is a page without a query, or the part of one that the atlas shows beside the map. */
const isPage = (url, answer) => answer.headers.has('atlas-version') && /^(\?show=beside)?([?&]release=[\w-]+)?$/.test(url.search);

/** Saves a visited page. */
async function visit(url, answer) {
  const of = answer.headers.get('atlas-version');
  await put(VISITED, url.href, answer);
  // The atlas of another release needs the names of that.
  if (of !== version && pages.includes(url.pathname)) await cacheFirst(namesOf(of));
  const cache = await caches.open(VISITED);
  const [oldest, ...rest] = await cache.keys();
  if (rest.length >= MOST_VISITED) await cache.delete(oldest);
  // A record is shown as a page and beside the map.
  const other = forms(url.href).find((form) => form !== url.href);
  if (other && (await saved(other))?.headers.get('atlas-version') !== of) await put(VISITED, other);
}

/** The two addresses of a record; none of other pages and of former releases. */
function forms(address) {
  const [page] = address.split('?');
  return /\/records\/[\w-]+$/.test(page) && !address.includes('release=') ? [page, `${page}?show=beside`] : [];
}

/** Saves an answer as the last one. */
async function put(name, address, answer) {
  const cache = await caches.open(name);
  const fetched = answer ?? (await fetchCacheable(address));
  await cache.delete(address, { ignoreVary: true });
  await cache.put(address, fetched);
}

/** Like the server: Chinese if the reader's languages name it before English. */
function preferred() {
  const first = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => ['zh', 'en'].includes(tag));
  return first ?? 'en';
}

/** Instead of a page that is not saved: the atlas, which computes the answer to any query of its release; else a page that says so. */
async function fallbackPage(url, path, lang) {
  if (path.length === 4 && !url.searchParams.has('release')) return saved(`${SCOPE}/${lang}/`);
  const page = await saved(`${SCOPE}/${lang}/offline`);
  const headers = new Headers(page?.headers);
  headers.set('atlas-saved', 'no');
  return page ? new Response(page.body, { status: 503, headers }) : Response.error();
}

/** The address of the names of a release, which is also the beginning of a version. */
const namesOf = (version) => `${SCOPE}/api/v1/names/${version.split(' ')[0]}`;

/** Records with a name or an alias that contains each word. */
async function named(text, release) {
  const all = await (await saved(namesOf(release))).json();
  const words = fold(text).split(/\s+/).filter(Boolean);
  return all.filter(({ folded }) => words.length && words.every((word) => folded.some((name) => name.includes(word))));
}

/** As `fold` in `model/src/words/fold.rs`. A browser test compares the two on every name. */
const fold = (text) => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');

async function match(url) {
  const release = url.searchParams.get('release');
  const found = await named(url.searchParams.get('q') ?? '', release);
  const rows = found.map(({ row }) => row).filter(Number.isInteger).sort((one, other) => one - other);
  return Response.json({ release, rows, searched: {}, found: [] });
}

async function suggest(url, lang) {
  const text = url.searchParams.get('q') ?? '';
  const release = url.searchParams.get('release') ?? (await saved(`${SCOPE}/${lang}/`)).headers.get('atlas-version');
  const found = (await named(text, release)).slice(0, 8);
  const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const option = (href, name, at) => `<a class="sug" role="option" id="suggestion-${at}" aria-selected="false" tabindex="-1" href="${escape(href)}"><span></span><span>${escape(name)}</span></a>`;
  const { all, count, words } = texts[lang];
  const options = found.map((record, at) => option(`${base}/${lang}/records/${record.id}`, record[lang], at + 1));
  const typed = option(`${base}/${lang}/${url.search}`, words.replace('{words}', text), 0);
  const html = `<div role="listbox" id="suggestions" aria-label="${escape(all)}" data-said="${escape(count.replace('{count}', found.length))}">${typed}${options.join('')}</div>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Tells the open pages when the server is lost, and when it is back. */
async function reportConnection(now) {
  if (isLost === now) return;
  isLost = now;
  for (const client of await clients.matchAll()) client.postMessage({ isLost });
}

/** Keeps the records at these addresses, and reports after each. */
async function keep(addresses, client) {
  const failed = [];
  let kept = 0;
  await each(addresses, async (address) => {
    try {
      for (const form of forms(new URL(address, SCOPE).href)) await put(KEPT, form);
      kept += 1;
    } catch {
      failed.push(address);
    }
    client.postMessage({ kept, failed, of: addresses.length });
  });
}

addEventListener('message', (event) => {
  const { keep: addresses } = event.data;
  if (addresses) event.waitUntil(keep(addresses, event.source));
  else event.source.postMessage({ isLost: isLost ?? !navigator.onLine });
});
