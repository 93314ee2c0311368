// Reading without a network, on the side of the page: registers the worker (`sw.js`), says when the server is lost and
// of when the page is, lists what is saved, and keeps the records of a question. Loaded after the page.
const { base, texts } = settings;
const root = document.documentElement;
const lang = root.lang.slice(0, 2);
const words = texts[lang] ?? texts.en;
const text = (key, values = {}) => Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, value), words[key]);
const [release] = document.querySelector('meta[name=atlas-version]').content.split(' ');
const workers = navigator.serviceWorker;

/** No worker is registered in a frame of another site, whose readers did not choose to have the atlas saved. */
function isOwnWindow() {
  try {
    return top.location.origin === location.origin;
  } catch {
    return false;
  }
}

/** `29 November 2026 (3 days ago)`, when the server sent a saved page. */
async function received() {
  const page = (await caches.match(location.href.split('#')[0], { ignoreVary: true })) ?? (await caches.match(`${base}/${lang}/`, { ignoreVary: true }));
  const sent = new Date(page?.headers.get('date') ?? NaN);
  if (Number.isNaN(+sent)) return undefined;
  const days = Math.floor((Date.now() - sent) / 86_400_000);
  const age = new Intl.RelativeTimeFormat(root.lang, { numeric: 'auto' }).format(-days, 'day');
  return { date: sent.toLocaleDateString(root.lang, { dateStyle: 'long' }), age };
}

/** The line at the top of the page; empty while the server answers. */
async function show(isLost) {
  const line = document.getElementById('offline');
  if (!line) return;
  const when = isLost && (await received());
  line.textContent = isLost ? `${text('lost')}${when ? text('release', { release, ...when }) : ''}` : '';
  if (!isLost) return;
  const link = document.createElement('a');
  link.href = `${base}/${lang}/offline`;
  link.rel = 'external';
  link.textContent = text('list');
  line.append(' ', link);
}

/** The saved records, by name, in the list of the page about them. */
async function list() {
  const saved = document.getElementById('saved');
  if (!saved) return;
  const names = await caches.match(`${base}/api/v1/names/${release}`, { ignoreVary: true });
  const named = new Map(names ? (await names.json()).map((record) => [record.id, record[lang]]) : []);
  const ids = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(`atlas${base} `)) continue;
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname, search } = new URL(url);
      const [, id] = pathname.slice(base.length).match(`^/${lang}/records/([\\w-]+)$`) ?? [];
      if (id && !search) ids.add(id);
    }
  }
  const items = [...ids].map((id) => [named.get(id) ?? id, id]).sort(([one], [other]) => one.localeCompare(other, root.lang));
  const links = items.map(([name, id]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${base}/${lang}/records/${id}`;
    link.rel = 'external';
    link.textContent = name;
    item.append(link);
    return item;
  });
  if (links.length) saved.replaceChildren(...links);
}

/** Keeps the records of the question that a button stands for. */
async function keep(button) {
  const line = button.parentElement.querySelector('[role=status]');
  const say = (words) => (line.textContent = words);
  say(text('keeping'));
  try {
    const answer = await fetch(button.dataset.keep);
    if (!answer.ok) throw answer.status;
    const records = await answer.json();
    const names = new Map(records.map(({ id, name }) => [`${base}/${lang}/records/${id}`, name]));
    const { active } = await workers.ready;
    const report = ({ data: { kept, failed, of } }) => {
      if (of === undefined) return;
      const isDone = kept + failed.length === of;
      if (!isDone) return say(text('progress', { kept, of }));
      workers.removeEventListener('message', report);
      say(failed.length ? text('partly', { kept, of, failed: failed.map((address) => names.get(address)).join(lang === 'zh' ? '、' : ', ') }) : text('kept', { kept }));
    };
    workers.addEventListener('message', report);
    active.postMessage({ keep: [...names.keys()] });
  } catch {
    say(text('failed'));
  }
}

if (workers && isOwnWindow()) {
  workers.addEventListener('message', ({ data }) => 'isLost' in data && show(data.isLost));
  addEventListener('online', () => workers.controller?.postMessage({}));
  addEventListener('offline', () => show(true));
  addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-keep]');
    if (button) keep(button);
  });
  workers
    .register(`${base}/sw.js`)
    // Without a registration, as where the browser allows none, the page works as before.
    .then((registered) => registered && workers.ready)
    .then((ready) => {
      if (!ready) return;
      root.dataset.worker = '';
      workers.controller?.postMessage({});
      return list();
    })
    .catch(() => {});
}
