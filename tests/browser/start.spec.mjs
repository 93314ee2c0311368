// The start of the application, and what becomes of a page when it cannot start, when the server does not answer, and
// when the server has another build or release by now.
import { parse } from 'acorn';
import { liveMapReady } from './map.mjs';
import { facetValue } from './panels.mjs';
import { Server } from './server.mjs';
import { test as base, expect, gate } from './site.mjs';

/** What the browser logs itself about files that are gone, and about a server that is stopped. */
const NOISE = /status of 40[04]|ERR_CONNECTION/;

const test = base.extend({
  /** A server that the test may restart. The site is opened there. */
  server: async ({ site, page }, use) => {
    const server = new Server();
    await server.start();
    site.address = server.address;
    site.origin = new URL(server.address).origin;
    await use(server);
    await page.goto('about:blank');
    await server.close();
    site.ignore(NOISE);
  },
});

/** Release and build of the page. */
const version = (page) => page.locator('meta[name=atlas-version]').getAttribute('content');

test('wasm that a proxy delivers with another type starts the application, as it does where nothing streams', async ({ site, page, context }) => {
  await context.route('**/*.wasm', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-type': 'application/octet-stream' } });
  });
  // Not compiled while it arrives, and passed on by the test, it takes longer.
  const starts = async (path) => {
    await page.goto(`${site.address}${path}`);
    await expect(page.locator('html[data-script=live]')).toHaveCount(1, { timeout: 20_000 });
  };
  await starts('en/about');
  await context.unroute('**/*.wasm');
  await page.addInitScript(() => delete WebAssembly.compileStreaming);
  await starts('zh/about');
});

for (const [lack, remove] of [
  ['WebAssembly', () => delete window.WebAssembly],
  ['the features that the application is compiled with', () => (WebAssembly.validate = () => false)],
]) {
  test(`in a browser without ${lack} the page stays as it is, without an error, and its links and its form work`, async ({ site, page }) => {
    await page.addInitScript(remove);
    site.live = false;
    await site.open('');
    await expect(page.locator('html')).toHaveAttribute('data-script', 'failed');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await facetValue(page, 'kind', 'platform').click();
    await expect(page).toHaveURL(/kind=platform/);
    await site.search.fill('lidar');
    await site.search.press('Enter');
    await expect(page).toHaveURL(/q=lidar/);
    await expect(site.headline).not.toBeEmpty();
  });
}

test('the script within the page is in the language of 2017, which old browsers read', async ({ request }) => {
  const html = await (await request.get('en/about')).text();
  const scripts = [...html.matchAll(/<script(?: data-simple="[^"]*")?>(.+?)<\/script>/gs)].map(([, script]) => script);
  expect(scripts).toHaveLength(1);
  for (const script of scripts) parse(script, { ecmaVersion: 2017 });
  expect(() => parse('a?.b', { ecmaVersion: 2017 })).toThrow();
});

test('what the page names for early fetching is what the application uses, so nothing is fetched twice', async ({ site, page }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname + new URL(request.url()).search));
  await site.openHydrated('');
  const named = await page.locator('link[rel=modulepreload], link[rel=preload]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(named.map((address) => address.match(/\/app-|\/index\//)?.[0])).toEqual(['/app-', '/index/']);
  const of = (part) => fetched.filter((address) => address.includes(part));
  expect(of('/api/v1/index/'), 'the rows').toEqual([named[1]]);
  expect(of('/app-').filter((address) => address.endsWith('.js')), 'the module').toEqual([named[0]]);
});

test('a call without an answer ends after 8 seconds with its cause and a link to the page itself', async ({ site, page, context }) => {
  await page.clock.install();
  await site.openHydrated('?kind=project');
  const never = gate();
  const isCalled = (address) => page.waitForRequest(address);
  for (const address of ['**/api/v1/match**', '**/en/suggest**', '**/en/records/**', '**/en/sources']) await context.route(address, never.hold);
  const alert = page.getByRole('alert');
  const tooLong = async (call, act) => {
    const called = isCalled(call);
    await act();
    await called;
    await page.clock.fastForward(8100);
  };

  // The list of suggestions says that there is none.
  const typed = isCalled('**/en/suggest**');
  await site.search.fill('lid');
  await page.clock.runFor(200);
  await typed;
  await page.clock.fastForward(8100);
  await expect(page.locator('.suggest')).toHaveText(site.text('suggest_failed'));

  await tooLong('**/api/v1/match**', () => site.search.press('Enter'));
  await expect(alert).toContainText(site.text('message_failed'));
  await expect(alert).toContainText(site.text('load_slow'));
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');

  await tooLong('**/en/records/**', () => site.rows.first().click());
  const inPanel = page.locator('#beside').getByRole('alert');
  await expect(inPanel).toContainText(site.text('load_slow'));
  await expect(inPanel.getByRole('link', { name: site.text('message_again') })).toHaveAttribute('href', /\/en\/records\//);

  await tooLong('**/en/sources', () => page.getByRole('navigation', { name: site.text('site_nav') }).getByRole('link').first().click());
  await expect(alert).toContainText(site.text('frame_failed_empty'));
  await expect(alert).toContainText(site.text('load_slow'));
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
  await context.unroute('**/en/sources');
  await alert.getByRole('link', { name: site.text('message_again') }).click();
  await expect(site.headline).toHaveText(site.text('sources_title'));
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});

test('where the browser refuses changes of the history, records and filters still open', async ({ site, page }) => {
  await page.addInitScript(() => {
    for (const name of ['pushState', 'replaceState']) {
      History.prototype[name] = () => {
        throw new DOMException('100 times per 30 seconds', 'SecurityError');
      };
    }
  });
  await site.openHydrated('');
  await site.rows.first().click();
  await expect(page).toHaveURL(/sel=/);
  await expect(page.locator('#beside .rp__head, #beside h2').first()).toBeVisible();
  await site.hydrated();
  await facetValue(page, 'kind', 'platform').click();
  await expect(page).toHaveURL(/kind=platform/);
  await expect(page.locator('.chip')).toHaveCount(1);
});

test('a page that was open while a new build replaced the old one goes on with the new one', async ({ site, page, context, server }) => {
  const late = gate();
  await context.route('**/map-*.js', late.hold);
  const requested = page.waitForRequest('**/map-*.js');
  await site.openHydrated('?kind=event');
  await requested;
  const former = await version(page);
  const second = await context.newPage();
  await second.goto(`${site.address}en/?kind=event`);
  await expect(second.locator('.page-root[data-live]')).toHaveCount(1);
  const other = await server.otherBuild();
  await server.stop();
  await server.start({ site: other });

  // The module of the map is gone, so the page is loaded again, and the map comes to life.
  late.open();
  await expect.poll(() => version(page).catch(() => former)).not.toBe(former);
  await site.hydrated();
  await liveMapReady(page);
  await expect(page).toHaveURL(/kind=event$/);
  await expect(page.locator('.chip')).toHaveCount(1);

  // A record opens in the window that is still of the old build.
  const name = await second.locator('#results .row h3 a').first().textContent();
  await second.locator('#results .row h3 a').first().click();
  await expect(second.locator('#beside')).toContainText(name);
  await expect(second).toHaveURL(/sel=/);
  expect(await version(second)).not.toBe(former);
  await expect(second.getByRole('alert')).toHaveCount(0);
  await second.close();
});

test('a page that was open while a new release replaced the old one searches in the new one', async ({ site, page, server }) => {
  await site.openHydrated('');
  const former = await version(page);
  const other = await server.otherRelease();
  await server.stop();
  await server.start({ data: other });
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect.poll(() => version(page).catch(() => former)).not.toBe(former);
  await site.hydrated();
  await expect(page).toHaveURL(/q=lidar/);
  await expect(site.rows.first()).toContainText(/lidar/i);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

/** Records of a package with more rows than fit the memory of any device. */
const MANY = 5400;

const saysSo = (page, short) => expect(page.getByRole('status').filter({ hasText: short }), 'the page says that the server computes').toBeVisible();

test('a browser without memory for the rows has the server compute the answers, and says so', async ({ site, page, server }) => {
  test.slow();
  await server.stop();
  await server.start({ data: await server.generated(MANY) });
  const short = { en: 'perhaps for want of memory' };
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
  // Chromium tells how much memory a device has.
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { get: () => window.name || 0.125 }));
  await site.openHydrated('');
  await saysSo(page, short.en);
  expect(asked).toContain('answer');
  await facetValue(page, 'kind', 'platform').click();
  await expect(page).toHaveURL(/kind=platform/);
  await expect(page.locator('.row .kg').first()).toBeVisible();
  await expect(site.headline).toContainText(/platforms/);
  // With memory enough it computes itself.
  await page.evaluate(() => (window.name = '8'));
  await site.openHydrated('');
  await expect(page.getByRole('status').filter({ hasText: short.en })).toHaveCount(0);
});

test('when the application fails for want of memory, the page is loaded again and the server computes the answers', async ({ site, page, context, server }) => {
  test.slow();
  await server.stop();
  await server.start({ data: await server.generated(MANY) });
  await context.route('**/app-*.js', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    const script = (await answer.text()).replace('export function hydrate(', `export function hydrate(short) {
      if (short) return started(short);
      // The application ends in a task of its own, and what awaits it gets no answer.
      queueMicrotask(() => { throw new WebAssembly.RuntimeError('unreachable'); });
      return new Promise(() => {});
    }
    function started(`);
    expect(script).toContain('function started(');
    await route.fulfill({ response: answer, body: script });
  });
  await page.goto(`${site.address}zh/`);
  await saysSo(page, '内存不足');
  site.ignore(/unreachable/);
  await facetValue(page, 'kind', 'platform').click();
  await expect(page).toHaveURL(/kind=platform/);
});
