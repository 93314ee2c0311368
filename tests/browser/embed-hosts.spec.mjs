// Pages of others that embed the atlas, as strict or as careless as they are.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { SANDBOX, ask, expect, expectLast, received, send, startEmbed, test } from './host.mjs';
import { Server } from './server.mjs';

/** The script of host pages with the element: keeps its events. */
const EVENTS = `
  window.events = [];
  for (const type of ['ready', 'height', 'state', 'select', 'error']) {
    addEventListener('atlas-' + type, ({ target, detail }) => events.push({ id: target.id, ...detail }));
  }
`;

/** Adds a page with the element, in the way that `docs/embed.md` shows. */
function addElement(host, site, path, html, { type = 'text/javascript', headers } = {}) {
  host.add('/events.js', EVENTS, { 'content-type': 'text/javascript' });
  const script = `<script type="${type}" src="${site.address}innovation-atlas.js"></script>`;
  return host.add(path, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><script src="/events.js"></script>${script}${html}</html>`, headers);
}

/** Waits for the last event of an element to have these values. */
async function expectEvent(page, type, values, id = '') {
  const last = () => page.evaluate(([type, id]) => window.events.filter((event) => event.type === type && event.id === id).at(-1), [type, id]);
  await expect.poll(last, { message: `the last ${type}` }).toMatchObject(values);
  return last();
}

/** The height of the frame and of the document within. */
async function heights(page, embed) {
  const frame = await page.locator('iframe').first().evaluate((frame) => frame.getBoundingClientRect().height);
  const content = await embed.locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  return { frame, content };
}

for (const type of ['text/javascript', 'module']) {
  test(`the element shows the embed of its attributes in its height, from a script of type ${type}`, async ({ site, host, page, embed }) => {
    await page.goto(addElement(host, site, '/', '<innovation-atlas kind="event" since="2021" show="sentence,list" theme="dark" scale="125"></innovation-atlas>', { type }));
    await expectEvent(page, 'ready', { atlas: 1 });
    await expectEvent(page, 'state', { query: 'kind=event&since=2021', lang: 'en', theme: 'dark', scale: 125 });
    await expect.poll(async () => { const { frame, content } = await heights(page, embed); return frame - content; }).toBe(0);
    await expect(embed.locator('.results')).toBeVisible();
    await expect(embed.locator('.time')).toHaveCount(0);
    const frame = page.locator('innovation-atlas iframe');
    await expect(frame).toHaveAttribute('title', 'Nanjing Innovation Atlas');
    await expect(frame).toHaveAttribute('loading', 'lazy');
    await expect(frame).toHaveAttribute('sandbox', SANDBOX);
    expect(await frame.evaluate((frame) => frame.getAttribute('style'))).toBe(null);
  });
}

test('the element works under a strict policy of the page around it', async ({ site, host, page, embed }) => {
  const atlas = site.origin;
  const policy = `default-src 'none'; script-src ${host.origin} ${atlas}; frame-src ${atlas}; style-src 'none'; require-trusted-types-for 'script'`;
  await page.goto(addElement(host, site, '/', '<innovation-atlas kind="event" show="list"><p>Wait</p></innovation-atlas>', { headers: { 'content-security-policy': policy } }));
  await expectEvent(page, 'state', { query: 'kind=event' });
  await expect.poll(async () => { const { frame, content } = await heights(page, embed); return frame - content; }).toBe(0);
  await expect(page.getByText('Wait')).toBeHidden();
  await startEmbed(embed);
  await page.evaluate(() => document.querySelector('innovation-atlas').setQuery('kind=project'));
  await expectEvent(page, 'state', { query: 'kind=project' });
});

for (const runs of [false, true]) {
  test(`changed attributes and methods change ${runs ? 'a running embed' : 'an embed that was not touched'}`, async ({ site, host, page, embed }) => {
    await page.goto(addElement(host, site, '/', '<innovation-atlas kind="event" show="sentence,list"></innovation-atlas>'));
    await expectEvent(page, 'state', { query: 'kind=event' });
    if (runs) await startEmbed(embed);
    const change = (attributes) => page.locator('innovation-atlas').evaluate((element, attributes) => {
      for (const [name, value] of Object.entries(attributes)) value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
    }, attributes);
    await change({ kind: 'project', since: '2021', theme: 'contrast', scale: '150' });
    await expectEvent(page, 'state', { query: 'kind=project&since=2021', theme: 'contrast', scale: 150 });
    await change({ kind: null, theme: null, lang: 'zh-CN' });
    await expectEvent(page, 'state', { query: 'since=2021', theme: 'auto', scale: 150, lang: 'zh' });
    await expect(page.locator('innovation-atlas iframe')).toHaveAttribute('title', '南京创新地图集');
    await change({ show: 'sentence', height: '900' });
    await expect(embed.locator('.results')).toHaveCount(0);
    await expectEvent(page, 'state', { query: 'since=2021', lang: 'zh' });
    await expect.poll(async () => (await heights(page, embed)).frame).toBe(900);
    await page.evaluate(() => {
      const atlas = document.querySelector('innovation-atlas');
      atlas.setQuery('kind=platform');
      atlas.setLang('en');
      atlas.setTheme('dark');
      atlas.setTextScale(200);
    });
    await expectEvent(page, 'state', { query: 'kind=platform', lang: 'en', theme: 'dark', scale: 200 });
    expect(await page.evaluate(() => document.querySelector('innovation-atlas').state.query)).toBe('kind=platform');
    await page.evaluate(() => document.querySelector('innovation-atlas').setTheme('pink'));
    await expectEvent(page, 'error', { code: 'unknown-value' });
  });
}

test('several elements of a page work, and one that is removed and added again', async ({ site, host, page }) => {
  await page.goto(addElement(host, site, '/', '<innovation-atlas id="a" kind="event" show="sentence"></innovation-atlas><innovation-atlas id="b" lang="zh" kind="project" show="sentence"></innovation-atlas>'));
  await expectEvent(page, 'state', { query: 'kind=event', lang: 'en' }, 'a');
  await expectEvent(page, 'state', { query: 'kind=project', lang: 'zh' }, 'b');
  await page.evaluate(() => document.getElementById('a').setQuery('kind=policy'));
  await expectEvent(page, 'state', { query: 'kind=policy' }, 'a');
  await page.evaluate(() => {
    const one = document.getElementById('a');
    one.remove();
    one.setAttribute('kind', 'fund');
    window.events = [];
    document.body.append(one);
  });
  await expectEvent(page, 'state', { query: 'kind=fund' }, 'a');
  expect(await page.evaluate(() => window.events.filter(({ id }) => id === 'b'))).toEqual([]);
  await page.evaluate(() => document.getElementById('b').setTheme('dark'));
  await expectEvent(page, 'state', { query: 'kind=project', theme: 'dark' }, 'b');
});

test('markup in attributes becomes a parameter and nothing else', async ({ site, host, page, embed }) => {
  const markup = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;theme=dark';
  await page.goto(addElement(host, site, '/', `<innovation-atlas q="${markup}" kind="${markup}" show="${markup}" theme="${markup}" scale="${markup}" title="${markup}" height="${markup}" lang="${markup}"></innovation-atlas>`));
  const { query } = await expectEvent(page, 'state', { theme: 'auto', scale: 100, lang: 'en' });
  expect(new URLSearchParams(query).get('q')).toContain('<img src=x');
  await expectEvent(page, 'error', { code: 'refused-value' });
  await expect(embed.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => document.querySelector('innovation-atlas').shadowRoot.querySelectorAll('img').length)).toBe(0);
});

test('what stands in the element is shown until the embed is ready, and stays if it never is', async ({ site, host, page, context }) => {
  await context.route('**/en/embed?*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>No atlas</title>' }));
  await page.goto(addElement(host, site, '/', '<innovation-atlas kind="event"><a href="/x">The list</a></innovation-atlas><innovation-atlas src="javascript:alert(1)"><b>Other</b></innovation-atlas>'));
  await expect(page.getByRole('link', { name: 'The list' })).toBeVisible();
  await expect(page.locator('innovation-atlas iframe')).toHaveCount(1);
  await expect(page.locator('innovation-atlas iframe')).toHaveCSS('visibility', 'hidden');
  await expect(page.getByText('Other')).toBeVisible();
  // A `src` that is mended makes the frame.
  await page.locator('innovation-atlas').last().evaluate((element, address) => element.setAttribute('src', address), site.address);
  await expect(page.locator('innovation-atlas iframe')).toHaveCount(2);
  await context.unroute('**/en/embed?*');
  await page.reload();
  await expectEvent(page, 'ready', {});
  await expect(page.getByRole('link', { name: 'The list' })).toBeHidden();
  await expect(page.locator('innovation-atlas iframe')).toHaveCSS('visibility', 'visible');
});

test('in a frame that may only run scripts, the embed starts when it is touched, and storage throws without harm', async ({ site, host, page, embed }) => {
  await page.goto(host.addFrame('/', `${site.address}en/embed`, { sandbox: 'allow-scripts' }));
  await expectLast(page, 'state', { query: '' });
  expect(await embed.locator('html').evaluate(() => {
    try {
      return typeof localStorage;
    } catch (error) {
      return error.name;
    }
  })).toBe('SecurityError');
  await expect(embed.locator('.page-root[data-live]')).toHaveCount(0);
  await startEmbed(embed);
  await expect(embed.locator('html[data-script=live]')).toHaveCount(1);
  await ask(page, 'setQuery', { query: 'kind=project' });
  await expectLast(page, 'state', { query: 'kind=project' });
  expect((await received(page, 'ready')).length).toBe(1);
  await embed.locator('.results h3 a').first().click();
  await expect.poll(async () => (await received(page, 'select')).at(-1)?.data.record).toMatch(/^project/);
  await expect(embed.locator('#beside')).toBeVisible();
});

/** A host script that sizes the frame by every message, and again in every frame of the screen. */
const LOOP = `
  let height = 0;
  window.sizes = [];
  const frame = document.querySelector('iframe');
  addEventListener('message', ({ ports: [port] }) => port?.addEventListener('message', ({ data }) => {
    if (data.type === 'height') height = data.height;
  }));
  const size = () => {
    if (height && frame.height !== String(height + EXTRA)) {
      frame.height = height + EXTRA;
      sizes.push(height + EXTRA);
    }
    requestAnimationFrame(size);
  };
  size();
`;

for (const [name, options] of Object.entries({
  'that sizes the frame in a loop': { extra: 0 },
  'that adds to the height in a loop': { extra: 51 },
  'in quirks mode that sizes the frame in a loop': { extra: 0, doctype: '' },
})) {
  test(`in a page ${name}, the height settles`, async ({ site, host, page, embed }) => {
    await page.goto(host.addFrame('/', `${site.address}en/embed`, { ...options, script: LOOP.replaceAll('EXTRA', options.extra) }));
    expect(await page.evaluate(() => document.compatMode)).toBe(options.doctype === '' ? 'BackCompat' : 'CSS1Compat');
    const { height } = await expectLast(page, 'height', {});
    expect(height).toBeGreaterThan(400);
    const sizesSettle = async () => {
      // Until a second has passed without another size.
      let before;
      await expect.poll(async () => {
        const last = before;
        before = JSON.stringify(await page.evaluate(() => window.sizes));
        return before === last;
      }, { intervals: [1000] }).toBe(true);
      return JSON.parse(before);
    };
    const sizes = await sizesSettle();
    expect(sizes.length).toBeLessThan(5);
    expect((await heights(page, embed)).content + options.extra).toBe(sizes.at(-1));
    await startEmbed(embed);
    const later = await sizesSettle();
    expect(later.length - sizes.length).toBeLessThan(5);
    expect((await heights(page, embed)).content + options.extra).toBe(later.at(-1));
  });
}

test('a frame that is 1 pixel high and 200 wide works, and tells the height that it needs', async ({ site, host, page, embed }) => {
  await page.goto(host.addFrame('/', `${site.address}zh/embed`, { attributes: 'width="200" height="1"' }));
  await expectLast(page, 'state', { lang: 'zh' });
  const { height } = await expectLast(page, 'height', {});
  expect(height).toBeGreaterThan(60);
  expect(await embed.locator('html').evaluate((root) => root.scrollWidth), 'nothing is wider than the frame').toBeLessThanOrEqual(200);
  await page.locator('iframe').evaluate((frame, height) => (frame.height = height), height);
  await page.waitForTimeout(300);
  expect((await received(page, 'height')).at(-1).data.height).toBe(height);
  await send(page, { atlas: 1, type: 'setTheme', theme: 'dark' });
  await expectLast(page, 'state', { theme: 'dark' });
});

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A file of `docs/operation/` with the ports and folders of a test. */
async function example(name, replaced) {
  const text = await readFile(new URL(`../../docs/operation/${name}`, import.meta.url), 'utf8');
  return Object.entries(replaced).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, text);
}

const NGINX = '/usr/sbin/nginx';
const CADDY = '/usr/bin/caddy';

test('behind nginx of Debian with the base path /atlas/, embed, element and messages work', async ({ site, host, page, embed }) => {
  test.skip(!existsSync(NGINX) && !process.env.CI, 'needs nginx: run `apt-get install nginx-light`');
  const server = new Server();
  const folder = await mkdtemp(join(tmpdir(), 'atlas-nginx-'));
  const port = await freePort();
  const proxy = `http://127.0.0.1:${port}`;
  let nginx;
  try {
    await server.start({ base: '/atlas', settings: { ATLAS_PUBLIC_URL: `${proxy}/atlas`, ATLAS_SECURITY_CONTACT: 'mailto:a@b.example' } });
    const atlas = await example('nginx.conf', { '/var/cache/nginx/atlas': `${folder}/cache`, '127.0.0.1:8080': new URL(server.address).host, 'listen 80': `listen 127.0.0.1:${port}` });
    const config = `
      user ${userInfo().username}; daemon off; pid ${folder}/nginx.pid; error_log stderr; worker_processes 1;
      events {}
      http {
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        ${atlas}
      }`;
    await writeFile(join(folder, 'nginx.conf'), config);
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'inherit', 'inherit'] });
    site.hosts.push(proxy);
    const address = `${proxy}/atlas/`;
    await expect.poll(() => fetch(`${address}healthz`).then(({ status }) => status, () => 0)).toBe(200);
    // Compressed bytes pass, and files with a hash are kept.
    const html = await fetch(`${address}en/`, { headers: { 'accept-encoding': 'br' } });
    expect(html.headers.get('content-encoding')).toBe('br');
    const style = (await html.text()).match(/href="([^"]+\.css)"/)[1];
    for (let time = 0; time < 2; time += 1) expect((await fetch(new URL(style, proxy))).status).toBe(200);
    expect((await readdir(join(folder, 'cache'))).length).toBeGreaterThan(0);
    expect((await fetch(`${proxy}/atlas`)).url).toMatch(/\/atlas\/en\/$/);
    expect((await fetch(`${proxy}/.well-known/security.txt`)).status).toBe(200);
    await page.goto(addElement(host, { address }, '/', '<innovation-atlas kind="event" show="list,timeline"></innovation-atlas>', { type: 'module' }));
    await expectEvent(page, 'state', { query: 'kind=event' });
    expect(page.frames()[1].url()).toContain(`${address}en/embed?kind=event`);
    await startEmbed(embed);
    await page.evaluate(() => document.querySelector('innovation-atlas').setQuery('kind=project'));
    await expectEvent(page, 'state', { query: 'kind=project' });
    await page.evaluate(() => document.querySelector('innovation-atlas').setLang('zh'));
    await expectEvent(page, 'state', { query: 'kind=project', lang: 'zh' });
    expect(page.frames()[1].url()).toContain(`${address}zh/embed?kind=project`);
    const schema = await fetch(`${address}api/v1/embed/messages.schema.json`);
    expect(schema.headers.get('access-control-allow-origin')).toBe('*');
    await page.goto('about:blank');
  } finally {
    nginx?.kill();
    await server.close();
    await rm(folder, { recursive: true });
  }
});

test('Caddy of Debian passes answers on as they are, and waits while the atlas restarts', async () => {
  test.skip(!existsSync(CADDY), 'needs Caddy: run `apt-get install caddy`');
  const server = new Server();
  const folder = await mkdtemp(join(tmpdir(), 'atlas-caddy-'));
  const proxy = `http://localhost:${await freePort()}`;
  const options = { base: '/atlas', settings: { ATLAS_PUBLIC_URL: `${proxy}/atlas`, ATLAS_SECURITY_CONTACT: 'mailto:a@b.example' } };
  let caddy;
  try {
    await server.start(options);
    const atlas = await example('Caddyfile', { '127.0.0.1:8080': new URL(server.address).host, 'portal.example': proxy });
    // Its port of administration would be the same in every run.
    await writeFile(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${atlas}`);
    caddy = spawn(CADDY, ['run', '--config', join(folder, 'Caddyfile')], { env: { HOME: folder }, stdio: 'ignore' });
    const address = `${proxy}/atlas/en/`;
    await expect.poll(() => fetch(`${proxy}/atlas/healthz`).then(({ status }) => status, () => 0)).toBe(200);
    // `fetch` cannot ask without `Accept-Encoding`, for which Caddy would put its own.
    for (const headers of [{ 'accept-encoding': 'br' }, { 'accept-encoding': 'gzip' }, {}]) {
      const heads = await Promise.all([address, `${server.address}en/`].map((from) => new Promise((resolve, reject) => {
        get(from, { headers }, (answer) => resolve(answer.resume().headers)).on('error', reject);
      })));
      const [{ server: name, ...passed }, sent] = heads.map(({ date, connection, 'keep-alive': _, ...head }) => head);
      expect(name).toBe('Caddy');
      expect(passed).toEqual(sent);
    }
    const etag = (await fetch(address)).headers.get('etag');
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${proxy}/atlas`)).url).toBe(address);
    expect((await fetch(`${proxy}/.well-known/security.txt`)).status).toBe(200);
    await server.stop();
    const waiting = fetch(address);
    await server.start(options);
    expect((await waiting).status).toBe(200);
  } finally {
    caddy?.kill();
    await server.close();
    await rm(folder, { recursive: true, maxRetries: 3 });
  }
});
