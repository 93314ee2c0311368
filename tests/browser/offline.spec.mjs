// Reading without a network. Service workers are allowed in this file only.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { drawnMap } from './map.mjs';
import { facetValue } from './panels.mjs';
import { Server } from './server.mjs';
import { test as base, expect } from './site.mjs';

/** What the browser logs itself about requests without a network or a server. */
const NOISE = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_FAILED|status of 503/;

const test = base.extend({
  serviceWorkers: 'allow',
  /** A server that the test may stop, with the site opened there. */
  server: async ({ site, page }, use) => {
    const server = new Server();
    const start = (options) =>
      server.start(options).then(() => {
        site.address = server.address;
        site.origin = new URL(server.address).origin;
      });
    await use({ start, stop: () => server.stop() });
    await page.goto('about:blank');
    await server.close();
    site.ignore(NOISE);
  },
});

/** Waits until the worker has saved what belongs to the site, and serves the page. */
const workerReady = (page) => expect(page.locator('html[data-worker]'), 'the worker is installed').toHaveCount(1, { timeout: 20_000 });

/** Waits until an address is saved. */
const saved = (page, address) => expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address, { ignoreVary: true })), address), `${address} is saved`).toBe(true);

const line = (page) => page.locator('#offline');

test('without a network the atlas opens with its list, its map and filters, and finds records by their names', async ({ site, page, context, server }) => {
  await server.start();
  await site.openHydrated('');
  await workerReady(page);
  const rows = await site.rows.count();
  await context.setOffline(true);

  // Any query opens, though only the plain page is saved; it is the answer to the query.
  await site.openHydrated('?kind=platform');
  await expect(page.locator('.chip')).toHaveCount(1);
  await expect.poll(() => site.rows.count()).toBeLessThan(rows);
  await expect(page).toHaveURL(/\?kind=platform$/);
  await expect(drawnMap(page).locator('.sym').first()).toBeVisible();
  await expect(line(page)).toContainText(site.text('offline_lost'));
  await expect(line(page)).toContainText(await page.locator('footer code').textContent());
  await facetValue(page, 'kind', 'project').click();
  await expect(page.locator('.chip')).toHaveCount(2);

  // Search by a part of an alias, typed in full width and another case.
  await page.locator('.chip__x').first().click();
  await page.locator('.chip__x').first().click();
  await site.search.fill('ＬＩＤＡＲ');
  await expect(page.getByRole('option')).not.toHaveCount(0);
  await site.search.press('Enter');
  await expect.poll(() => site.rows.count()).toBeLessThan(10);
  await expect(site.rows.first()).toContainText(/lidar/i);
  await expect(page.getByRole('alert')).toHaveCount(0);

  // The other language is saved, too.
  await site.openHydrated('', 'zh');
  await expect(line(page)).toContainText(site.text('offline_lost'));
  await context.setOffline(false);
  await page.reload();
  await expect(line(page)).toBeEmpty();
});

test('a visited record opens without a server as a page and beside the map, and one that was not visited says so', async ({ site, page, server }) => {
  await server.start();
  await site.openHydrated('records/conference-2025');
  await workerReady(page);
  await page.reload();
  await site.started();
  const name = await site.headline.textContent();
  const path = new URL(page.url()).pathname;
  await saved(page, `${path}?show=beside`);
  await server.stop();

  await site.open('records/conference-2025');
  await expect(site.headline).toHaveText(name);
  await site.openHydrated('?sel=conference-2025');
  await expect(page.locator('#beside .beside__page')).toContainText(name);

  // Beside the map, and as a page.
  await page.locator('#beside [data-close]').click();
  const other = site.results.locator('.row:not([data-ids="conference-2025"]) h3 a').first();
  const missing = new URL(await other.getAttribute('href'), page.url()).href;
  await other.click();
  await expect(page.locator('#beside').getByRole('alert')).toContainText(site.text('load_unsaved'));
  await page.goto(missing);
  await expect(site.headline).toHaveText(site.text('offline_title'));
  await expect(page.locator('#saved').getByRole('link')).toHaveText([name]);
  await page.locator('#saved').getByRole('link').click();
  await expect(site.headline).toHaveText(name);
});

test('the records of a question are kept, and the page says how many', async ({ site, page, context, server }) => {
  await server.start({ base: '/atlas' });
  await site.openHydrated('?kind=platform');
  await workerReady(page);
  const count = await site.rows.count();
  await page.getByRole('button', { name: site.text('offline_keep') }).click();
  await expect(page.locator('.keep__said')).toHaveText(site.text('offline_kept').replace('{kept}', count));
  await context.setOffline(true);
  const last = site.rows.last();
  const [name, href] = [await last.textContent(), await last.getAttribute('href')];
  await page.goto(new URL(href, page.url()).href);
  await expect(site.headline).toContainText(name.trim());
  await page.goto(`${site.address}en/offline`);
  await expect(page.locator('#saved').getByRole('link')).toHaveCount(count);
});

test('after a new build and release the worker follows, and a saved record still opens', async ({ site, page, context, server }) => {
  await server.start();
  await site.openHydrated('records/conference-2025');
  await workerReady(page);
  await page.reload();
  await site.started();
  const name = await site.headline.textContent();
  const own = new Server();
  const [other, data] = [await own.otherBuild(), await own.otherRelease()];
  await server.stop();
  await server.start({ site: other, data });

  // The worker of before serves the new pages as well.
  await site.openHydrated('');
  const release = await page.locator('footer code').textContent();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)), { timeout: 20_000 }).toBe(true);
  // It takes over once no page of the old one is open. The browser ends a left page in its own time, and a page opened
  // before that belongs to the old worker again.
  await expect(async () => {
    await page.goto('about:blank');
    await page.waitForTimeout(1000);
    await page.goto(`${site.address}en/about`);
    expect(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting))).toBe(false);
  }).toPass({ timeout: 20_000 });
  await context.setOffline(true);
  await site.openHydrated('?kind=event');
  await expect(page.locator('footer code')).toHaveText(release);
  await site.open('records/conference-2025');
  await expect(site.headline).toHaveText(name);
  await own.close().catch(() => {});
});

test('no worker is installed within a frame of another site, and one that is turned off removes what it saved', async ({ site, page, server }) => {
  await server.start({ settings: { ATLAS_FRAME_ANCESTORS: '*' } });
  const other = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(`<iframe src="${site.address}en/about"></iframe>`));
  await once(other.listen(0, '127.0.0.1'), 'listening');
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('html[data-script=live]')).toHaveCount(1);
  const loaded = () => frame.locator('html').evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/offline-')));
  await expect.poll(loaded, 'the script that would install it has run').toBe(true);
  await expect(frame.locator('html[data-worker]')).toHaveCount(0);
  site.ignore(/foreign host/);
  other.close();

  await site.open('about');
  await workerReady(page);
  await server.stop();
  await server.start({ settings: { ATLAS_OFFLINE: 'false' } });
  await site.open('about');
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('the worker folds names as the server does', async ({ site, page, server }) => {
  await server.start();
  await site.open('about');
  const [release] = (await page.locator('meta[name=atlas-version]').getAttribute('content')).split(' ');
  const text = async (path) => (await page.request.get(`${site.address}${path}`)).text();
  const [, fold] = (await text('sw.js')).match(/const fold = (.*);\n/);
  const names = JSON.parse(await text(`api/v1/names/${release}`));
  expect(names.length).toBeGreaterThan(200);
  const folded = new Function(`return ${fold}`)();
  // A name that is not translated is shown with a remark.
  const shown = ({ en, zh }) => [en, zh.startsWith(en) ? en : zh];
  expect(names.filter((record) => !shown(record).every((name) => record.folded.includes(folded(name))))).toEqual([]);
});
