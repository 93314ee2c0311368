// The messages between an embed and the page around it, of another origin: `docs/embed.md`.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import { ask, expect, expectLast, filterByEvents, isValid, received, send, settled, startEmbed, test } from './host.mjs';
import { Server } from './server.mjs';

/** The address of an embed. */
const embedOf = (site, query = '', lang = 'en') => `${site.address}${lang}/embed?${query}`;

test('an embed says ready to the page around it, and then what it shows and how high it is', async ({ site, host, page }) => {
  await page.goto(host.addFrame('/', embedOf(site, 'kind=event&theme=dark&scale=125')));
  const state = await expectLast(page, 'state', { query: 'kind=event', lang: 'en', theme: 'dark', scale: 125, live: true });
  expect(state.sentence).toMatch(/^2\d{3}.* events?\b/);
  await expectLast(page, 'height', {});
  const [ready, ...others] = await received(page);
  // A frame with `sandbox` has no origin.
  expect(ready).toEqual({ data: { atlas: 1, type: 'ready' }, origin: 'null', frame: 0, ports: 1 });
  expect(others.every(({ port }) => port === 0)).toBe(true);
});

test('an embed that names a release is frozen, and stays so when the query changes', async ({ site, host, page }) => {
  await page.goto(host.addFrame('/', embedOf(site)));
  const { release } = await expectLast(page, 'state', { live: true });
  await page.goto(host.addFrame('/frozen', embedOf(site, `kind=event&release=${release}`)));
  await expectLast(page, 'state', { live: false, release, query: `kind=event&release=${release}` });
  await ask(page, 'setQuery', { query: 'kind=project' });
  await expectLast(page, 'state', { live: false, query: `kind=project&release=${release}` });
});

test('an embed of a release that the atlas does not have says so and shows no other', async ({ site, host, page, embed }) => {
  await page.goto(host.addFrame('/', embedOf(site, 'release=no-such-release')));
  await expectLast(page, 'error', { code: 'unknown-release' });
  await expectLast(page, 'height', {});
  expect(await received(page, 'state')).toEqual([]);
  await expect(embed.locator('.results')).toHaveCount(0);
  site.ignore(/status of 404/);
});

for (const runs of [false, true]) {
  const when = runs ? 'a running embed' : 'an embed that was not touched';

  test(`${when} shows the query that the page asks for, and adds nothing to its history`, async ({ site, host, page, embed }) => {
    await page.goto(host.addFrame('/', embedOf(site)));
    await expectLast(page, 'state', { query: '' });
    if (runs) await startEmbed(embed);
    const entries = await page.evaluate(() => history.length);
    await ask(page, 'setQuery', { query: 'since=2021&kind=platform,project' });
    const { sentence } = await expectLast(page, 'state', { query: 'kind=platform,project&since=2021' });
    await expect(embed.getByRole('heading', { level: 1 })).toHaveText(sentence);
    // Without the application it is another document, which has a port of its own.
    expect((await received(page, 'ready')).length).toBe(runs ? 1 : 2);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test(`${when} takes language, theme and size of text, and its links keep them`, async ({ site, host, page, embed }) => {
    await page.goto(host.addFrame('/', embedOf(site, 'show=facets,list')));
    await expectLast(page, 'state', { lang: 'en', theme: 'auto', scale: 100 });
    if (runs) await startEmbed(embed);
    await ask(page, 'setTheme', { theme: 'contrast' });
    await ask(page, 'setTextScale', { scale: 150 });
    await expectLast(page, 'state', { theme: 'contrast', scale: 150 });
    const html = embed.locator('html');
    await expect(html).toHaveAttribute('data-theme', 'contrast');
    await expect(html).toHaveAttribute('data-text', 'larger');
    expect((await received(page, 'ready')).length).toBe(1);
    // A reader follows a filter.
    await filterByEvents(embed);
    await expectLast(page, 'state', { query: 'kind=event', theme: 'contrast', scale: 150 });
    await expect(html).toHaveAttribute('data-theme', 'contrast');
    expect(page.frames()[1].url()).toContain('theme=contrast&scale=150');
    expect((await received(page, 'ready')).length).toBe(runs ? 1 : 2);
    await ask(page, 'setLang', { lang: 'zh' });
    await expectLast(page, 'state', { query: 'kind=event', lang: 'zh', theme: 'contrast', scale: 150 });
    await expect(html).toHaveAttribute('lang', 'zh-Hans');
    await ask(page, 'setTheme', { theme: 'auto' });
    await ask(page, 'setTextScale', { scale: 100 });
    await expectLast(page, 'state', { theme: 'auto', scale: 100 });
    expect(await html.evaluate((root) => [root.dataset.theme, root.dataset.text])).toEqual([undefined, undefined]);
  });

  test(`${when} stays in its frame, and keeps its look, when a reader enters a time`, async ({ site, host, page, embed }) => {
    await page.goto(host.addFrame('/', embedOf(site, 'show=facets,list&scale=125')));
    await expectLast(page, 'state', { query: '' });
    if (runs) await startEmbed(embed);
    await ask(page, 'setTheme', { theme: 'dark' });
    await expectLast(page, 'state', { theme: 'dark' });
    await embed.locator('form.window').evaluate((form) => {
      form.elements.since.value = '2021';
      form.requestSubmit();
    });
    await expectLast(page, 'state', { query: 'since=2021', theme: 'dark', scale: 125 });
    expect(page.frames()[1].url()).toMatch(/show=facets(,|%2C)list/);
    await expect(embed.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect((await received(page, 'ready')).length).toBe(runs ? 1 : 2);
  });

  test(`${when} tells which record a reader opens and closes`, async ({ site, host, page, embed }) => {
    await page.goto(host.addFrame('/', embedOf(site, 'kind=project&show=list')));
    await expectLast(page, 'state', {});
    if (runs) await startEmbed(embed);
    await expectLast(page, 'select', { record: null });
    await embed.locator('.results h3 a').first().click();
    await expect.poll(async () => (await received(page, 'select')).at(-1)?.data.record).toMatch(/^project/);
    await embed.locator('#beside [data-close]').click();
    await expectLast(page, 'select', { record: null });
  });
}

test('the page of the documentation works as it stands there', async ({ site, host, page, embed }) => {
  const text = await readFile(new URL('../../docs/embed.md', import.meta.url), 'utf8');
  const [, html] = text.match(/```html\n(<!doctype html>[^`]*)```/);
  expect(html).toContain('https://atlas.example/');
  await page.goto(host.add('/', html.replaceAll('https://atlas.example/', site.address)));
  const shown = page.locator('#sentence');
  const heading = embed.getByRole('heading', { level: 1 });
  await expect(heading).toBeVisible();
  await expect(shown).toHaveText(await heading.textContent());
  const first = await shown.textContent();
  await page.getByRole('button', { name: 'Projects since 2021' }).click();
  await expect(shown).not.toHaveText(first);
  await expect(heading).toHaveText(await shown.textContent());
  const height = () => embed.locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  await expect.poll(async () => Number(await page.locator('iframe').getAttribute('height')) - (await height())).toBe(0);
  await startEmbed(embed);
  await page.getByRole('button', { name: 'Events' }).click();
  await expect(shown).toHaveText(first);
});

test('messages that come together are done together', async ({ site, host, page }) => {
  await page.goto(host.addFrame('/', embedOf(site)));
  await expectLast(page, 'state', {});
  await page.evaluate(() => {
    for (const message of [{ type: 'setQuery', query: 'kind=policy' }, { type: 'setLang', lang: 'zh' }, { type: 'setTheme', theme: 'dark' }, { type: 'setQuery', query: 'kind=event' }]) {
      ports[0].postMessage({ atlas: 1, ...message });
    }
  });
  await expectLast(page, 'state', { query: 'kind=event', lang: 'zh', theme: 'dark' });
  expect((await received(page, 'ready')).length).toBe(2);
});

/** Messages that are no messages of the contract, and the errors that they are answered with. */
const BAD = [
  [null, 'malformed'],
  ['setTheme', 'malformed'],
  [[1, 2], 'malformed'],
  [7, 'malformed'],
  [{}, 'malformed'],
  [{ atlas: 1 }, 'malformed'],
  [{ atlas: 1, type: 7 }, 'malformed'],
  [{ type: 'setTheme', theme: 'dark' }, 'unknown-version'],
  [{ atlas: 2, type: 'setTheme', theme: 'dark' }, 'unknown-version'],
  [{ atlas: '1', type: 'setTheme', theme: 'dark' }, 'unknown-version'],
  [{ atlas: 1, type: 'ready' }, 'unknown-type'],
  [{ atlas: 1, type: 'toString' }, 'unknown-type'],
  [{ atlas: 1, type: '__proto__', theme: 'dark' }, 'unknown-type'],
  [{ atlas: 1, type: 'setTheme' }, 'malformed'],
  [{ atlas: 1, type: 'setTheme', theme: ['dark'] }, 'malformed'],
  [{ atlas: 1, type: 'setTheme', theme: 'dark', scale: 125 }, 'malformed'],
  [{ atlas: 1, type: 'setQuery', query: 7 }, 'malformed'],
  [{ atlas: 1, type: 'setQuery', query: { kind: 'event' } }, 'malformed'],
  [{ atlas: 1, type: 'setTheme', theme: 'pink' }, 'unknown-value'],
  [{ atlas: 1, type: 'setTheme', theme: '" onload="alert(1)' }, 'unknown-value'],
  [{ atlas: 1, type: 'setLang', lang: 'fr' }, 'unknown-value'],
  [{ atlas: 1, type: 'setLang', lang: '../../x' }, 'unknown-value'],
  [{ atlas: 1, type: 'setTextScale', scale: 110 }, 'unknown-value'],
  [{ atlas: 1, type: 'setTextScale', scale: '125' }, 'unknown-value'],
  [{ atlas: 1, type: 'setTextScale', scale: 1e300 }, 'unknown-value'],
  [{ atlas: 1, type: 'setTheme', theme: 'd'.repeat(5000) }, 'too-long'],
];

/** Messages that the schema cannot refuse, because it does not read queries. */
const BAD_QUERIES = [
  ['kind=event&show=map', 'unknown-parameter'],
  ['theme=dark', 'unknown-parameter'],
  ['https://evil.example/', 'unknown-parameter'],
  ['<img src=x onerror=alert(1)>', 'unknown-parameter'],
];

test('a message that is not of the contract is answered with one error and changes nothing', async ({ site, host, page, embed }) => {
  const address = host.addFrame('/', embedOf(site, 'kind=event'));
  const messages = [...BAD, ...BAD_QUERIES.map(([query, code]) => [{ atlas: 1, type: 'setQuery', query }, code]), [{ atlas: 1, type: 'setQuery', query: `q=${'a'.repeat(4095)}` }, 'too-long']];
  // Ten errors in a document are answered.
  for (let first = 0; first < messages.length; first += 9) {
    await page.goto(address);
    await expectLast(page, 'state', {});
    await expectLast(page, 'height', {});
    const some = messages.slice(first, first + 9);
    const before = await embed.locator('html').evaluate((root) => root.outerHTML);
    const others = (await received(page)).length;
    for (const [message] of some) await send(page, message);
    await settled(page);
    expect((await received(page, 'error')).map(({ data }) => data.code)).toEqual([...some.map(([, code]) => code), 'unknown-type']);
    expect((await received(page)).length, 'nothing but errors').toBe(others + some.length + 1);
    expect(await embed.locator('html').evaluate((root) => root.outerHTML)).toBe(before);
    expect(page.frames()[1].url()).toBe(embedOf(site, 'kind=event'));
  }
  for (const [message] of BAD) expect(isValid(message, 'in'), JSON.stringify(message)).toBe(false);
});

test('a flood of bad messages is answered with ten errors', async ({ site, host, page }) => {
  await page.goto(host.addFrame('/', embedOf(site)));
  await expectLast(page, 'state', {});
  await page.evaluate(() => {
    for (let count = 0; count < 500; count += 1) ports[0].postMessage(count);
    ports[0].postMessage({ atlas: 1, type: 'setTheme', theme: 'dark' });
  });
  await expectLast(page, 'state', { theme: 'dark' });
  expect((await received(page, 'error')).length).toBe(10);
});

test('a query whose value cannot be read is shown without it, and an error says so', async ({ site, host, page, embed }) => {
  await page.goto(host.addFrame('/', embedOf(site)));
  await expectLast(page, 'state', {});
  await ask(page, 'setQuery', { query: 'kind=<b>x</b>&since=2021' });
  await expectLast(page, 'state', { query: 'since=2021' });
  await expectLast(page, 'error', { code: 'refused-value' });
  await expect(embed.locator('main b', { hasText: /^x$/ })).toHaveCount(0);
});

test('messages that do not come over the port are ignored', async ({ site, host, page, embed }) => {
  await page.goto(host.addFrame('/', embedOf(site)));
  await expectLast(page, 'state', {});
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.foreign = [];
    port1.onmessage = ({ data }) => foreign.push(data);
    const target = document.querySelector('iframe').contentWindow;
    target.postMessage({ atlas: 1, type: 'setTheme', theme: 'dark' }, { targetOrigin: '*', transfer: [port2] });
    target.postMessage('no', '*');
  });
  await settled(page);
  expect(await page.evaluate(() => window.foreign)).toEqual([]);
  expect((await received(page, 'error')).length, 'only the last one').toBe(1);
  await expect(embed.locator('html')).not.toHaveAttribute('data-theme');
});

test('an embed that is opened alone or does not know its host sends nothing, and one that is told a wrong host is not heard', async ({ site, host, page, context }) => {
  await context.addInitScript(() => {
    window.sent = [];
    const { postMessage } = window;
    window.postMessage = (...values) => {
      window.sent.push(values[0]);
      return postMessage.apply(window, values);
    };
  });
  await page.goto(embedOf(site, `host=${host.origin}`));
  await page.waitForLoadState('load');
  expect(await page.evaluate(() => window.sent)).toEqual([]);

  // In a page without an origin the embed cannot address it; the browser would report a message that it does not deliver.
  const lost = [];
  page.on('console', (message) => message.text().includes('target origin provided') && lost.push(message.text()));
  const opaque = (inner) => host.add('/', `<!doctype html><title>Host</title><script src="/recorder.js"></script><iframe src="${inner}" sandbox="allow-scripts"></iframe>`);
  await page.goto(opaque(host.addFrame('/inner', embedOf(site))));
  await expect(page.frameLocator('iframe').frameLocator('iframe').locator('main')).toBeVisible();
  await page.waitForTimeout(400);
  expect(await page.frames()[1].evaluate(() => window.messages)).toEqual([]);
  expect(lost).toEqual([]);

  // The origin that the address names is not its own either.
  const inner = host.addFrame('/inner', embedOf(site, `host=${host.origin}`));
  await page.goto(opaque(inner));
  const embed = page.frameLocator('iframe').frameLocator('iframe');
  await expect(embed.locator('main')).toBeVisible();
  await embed.locator('html').evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await page.frames()[1].evaluate(() => window.messages)).toEqual([]);
  // The browser itself reports that the origin is another.
  site.ignore(/target origin provided/);
});

test('where the browser does not tell the host, the address does, also after a reader followed a filter', async ({ site, host, page, embed, context }) => {
  // Browsers do not let a page take this property away, so the script is one that does not know it.
  await context.route('**/messages-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('location.ancestorOrigins', 'undefined') });
  });
  await page.goto(host.addFrame('/', embedOf(site, `show=facets&host=${host.origin}`)));
  await expectLast(page, 'state', { query: '' });
  await filterByEvents(embed);
  await expectLast(page, 'state', { query: 'kind=event' });
  expect((await received(page, 'ready')).length).toBe(2);
});

/** A proxy that removes the content security policy. */
async function withoutPolicy(address) {
  const server = createServer((request, response) => {
    const forwarded = httpRequest(new URL(request.url, address), { headers: request.headers }, (answer) => {
      const { 'content-security-policy': _, ...headers } = answer.headers;
      response.writeHead(answer.statusCode, headers);
      answer.pipe(response);
    });
    request.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

test('framing and messages keep to the list of the operator', async ({ site, host, page, embed, context }) => {
  const server = new Server();
  const other = `http://127.0.0.1:${new URL(host.origin).port}`;
  site.hosts.push(other);
  try {
    await server.start({ settings: { ATLAS_EMBED_ANCESTORS: `'self'|${host.origin}` } });
    site.hosts.push(server.address);
    const address = `${server.address}en/embed?kind=event`;
    await page.goto(host.addFrame('/', address));
    await expectLast(page, 'state', { query: 'kind=event' });

    await page.goto(`${other}/`);
    await expect.poll(() => site.errors.length).toBeGreaterThan(0);
    expect(await received(page)).toEqual([]);
    site.ignore(/frame-ancestors|chrome-error/);

    // Where a proxy has removed the policy, the script reads the list.
    const bare = await withoutPolicy(server.address);
    site.hosts.push(bare.origin);
    host.addFrame('/bare', `${bare.origin}/en/embed?kind=event`);
    await page.goto(`${other}/bare`);
    await expect(embed.locator('main')).toBeVisible();
    await embed.locator('html').evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await received(page)).toEqual([]);
    await page.goto(`${host.origin}/bare`);
    await expectLast(page, 'state', { query: 'kind=event' });
    await page.goto('about:blank');
    bare.close();
  } finally {
    await server.close();
  }
});
