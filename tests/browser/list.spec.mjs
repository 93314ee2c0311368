// The list of a package with more records than a page holds.
import { Server } from './server.mjs';
import { test as base, expect } from './site.mjs';

/** Records of the package, of which about four in five are on map and timeline. */
const RECORDS = 1200;
/** Results in a page, as it comes from the server. */
const PART = 150;

const test = base.extend({
  /** A server with the package, for all tests of a worker. */
  large: [
    async ({}, use) => {
      const server = new Server();
      await server.start({ data: await server.generated(RECORDS) });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  site: async ({ site, large }, use) => {
    site.address = large.address;
    site.origin = new URL(large.address).origin;
    await use(site);
  },
});

const rows = (page) => page.locator('.row');
const before = (page) => page.locator('.results__before a');
const after = (page) => page.locator('.results__after a');
/** The ids of all results, in the order of the API. */
const allIds = async (site, request) => {
  const ids = [];
  for (;;) {
    const part = await (await request.get(`${site.address}api/v1/records?most=1000&skip=${ids.length}`)).json();
    if (part.length === 0) return ids;
    ids.push(...part.map((hit) => hit.id));
  }
};
const idsOf = (page) => rows(page).evaluateAll((rows) => rows.map((row) => row.dataset.ids));
/** Scrolls the list or, in narrow windows, the page. */
const scrollTo = (page, share) =>
  page.evaluate((share) => {
    const list = document.getElementById('results');
    const scrolled = list.scrollHeight > list.clientHeight ? list : document.scrollingElement;
    scrolled.scrollTop = share * scrolled.scrollHeight;
  }, share);
/** The ids of the rows that can be seen. */
const seen = (page) =>
  page.evaluate(() => {
    const list = document.getElementById('results');
    const { top, bottom } = list.scrollHeight > list.clientHeight ? list.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const isSeen = (row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
    return [...document.querySelectorAll('.row')].filter(isSeen).map((row) => row.dataset.ids);
  });

test('links lead from part to part without JavaScript, through every record once', async ({ site, request, browser }) => {
  const ids = await allIds(site, request);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const read = [];
  await page.goto(`${site.address}en/`);
  for (;;) {
    read.push(...(await idsOf(page)));
    if ((await after(page).count()) === 0) break;
    await after(page).click();
    await expect(page).toHaveURL(new RegExp(`skip=${read.length}$`));
  }
  expect(read).toEqual(ids);
  await before(page).click();
  await expect(rows(page).first()).toHaveAttribute('data-ids', ids[read.length - 1 - ((read.length - 1) % PART) - PART]);
  // An address beyond the last record shows the last part.
  await page.goto(`${site.address}en/?skip=4000000000`);
  await expect(rows(page).last()).toHaveAttribute('data-ids', ids.at(-1));
  await context.close();
});

for (const [width, height] of [[1440, 900], [390, 800]]) {
  test(`the list is scrolled from the first record to the last and back, at ${width} pixels`, async ({ site, page, request }) => {
    const ids = await allIds(site, request);
    await page.setViewportSize({ width, height });
    await site.openHydrated('');
    await expect(rows(page)).toHaveCount(PART);
    for (const share of [0.97, 0.5, 0.2, 0.7, 0]) {
      await scrollTo(page, share);
      await expect.poll(async () => (await seen(page)).length, 'there are rows on the screen').toBeGreaterThan(0);
      const [first] = await seen(page);
      const at = ids.indexOf(first) / ids.length;
      // The scroll bar shows the position in the whole list; rows that were never seen count by the mean height.
      if (share > 0) expect(Math.abs(at - share)).toBeLessThan(0.15);
      const inDocument = await idsOf(page);
      const start = ids.indexOf(inDocument[0]);
      expect(inDocument, 'no record is missing between two rows').toEqual(ids.slice(start, start + inDocument.length));
      expect(inDocument.length).toBeLessThanOrEqual(300);
    }
    await expect.poll(async () => (await idsOf(page))[0]).toBe(ids[0]);
  });

  test(`rows on the screen stay where they are while others come and go, at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height });
    await site.openHydrated('');
    await page.mouse.move(width / 4, height / 2);
    if (width > 1000) await rows(page).first().hover();
    const top = (id) => page.locator(`.row[data-ids="${id}"]`).evaluate((row) => row.getBoundingClientRect().top);
    for (const step of [...Array(45).fill(500), ...Array(45).fill(-500)]) {
      const list = await seen(page);
      const id = list.at(step > 0 ? -1 : 0);
      const from = id && (await top(id));
      await scrollBy(page, step);
      await page.waitForTimeout(50);
      if (id && (await page.locator(`.row[data-ids="${id}"]`).count())) expect(Math.abs(from - step - (await top(id)))).toBeLessThan(2);
      expect((await seen(page)).length, 'no blank screen').toBeGreaterThan(0);
      if (step < 0 && (await atTop(page))) break;
    }
  });
}

const scrollBy = (page, by) =>
  page.evaluate((by) => {
    const list = document.getElementById('results');
    (list.scrollHeight > list.clientHeight ? list : document.scrollingElement).scrollTop += by;
  }, by);
const atTop = (page) =>
  page.evaluate(() => {
    const list = document.getElementById('results');
    return (list.scrollHeight > list.clientHeight ? list : document.scrollingElement).scrollTop < 600;
  });

const focusedRow = (page) => page.evaluate(() => document.activeElement.closest('.row')?.dataset.ids);
/** Opens the list, and goes from its first record to its last by a key. */
async function goToEnd(site, page, ids) {
  await site.openHydrated('');
  await rows(page).first().locator('h3 a').focus();
  await page.keyboard.press('End');
  await expect.poll(() => focusedRow(page)).toBe(ids.at(-1));
}

test('the keyboard goes through the whole list', async ({ site, page, request }) => {
  const ids = await allIds(site, request);
  await goToEnd(site, page, ids);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focusedRow(page)).toBe(ids.at(-2));
  await page.keyboard.press('Home');
  await expect.poll(() => focusedRow(page)).toBe(ids[0]);
  for (let at = 1; at <= PART + 60; at++) {
    await page.keyboard.press('ArrowDown');
    if (at % 10 === 0) await expect.poll(() => focusedRow(page)).toBe(ids[at]);
  }
  for (let at = PART + 59; at >= PART - 10; at--) await page.keyboard.press('ArrowUp');
  await expect.poll(() => focusedRow(page)).toBe(ids[PART - 10]);
});

test('a link to another part loads no document, focuses its first record, and back returns', async ({ site, page, request }) => {
  const ids = await allIds(site, request);
  await site.openHydrated('');
  await page.evaluate(() => (window.sameDocument = true));
  await after(page).evaluate((link) => link.focus({ preventScroll: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`skip=${PART}$`));
  await expect(rows(page).first()).toHaveAttribute('data-ids', ids[PART]);
  await expect(rows(page).first().locator('h3 a')).toBeFocused();
  await expect(before(page)).toBeVisible();
  await expect(before(page)).toHaveText(`Records 1 to ${PART} of ${ids.length}`);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  await page.goBack();
  await expect(rows(page).first()).toHaveAttribute('data-ids', ids[0]);
});

test('a filter begins with its first record and keeps the focus, and going back does not return to where the list was scrolled', async ({ site, page, request }) => {
  const ids = await allIds(site, request);
  await site.openHydrated(`?skip=${PART}`);
  await expect(before(page)).toBeVisible();
  const filter = await site.facet('Project');
  await filter.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]kind=project$/);
  await expect(rows(page).first()).not.toHaveAttribute('data-ids', ids[PART]);
  await expect(filter).toBeFocused();
  await scrollTo(page, 0.6);
  await expect.poll(async () => ids.indexOf((await idsOf(page))[0])).toBeGreaterThan(0);
  await page.goBack();
  await expect.poll(() => idsOf(page)).toEqual(ids.slice(PART, 2 * PART));
  await page.goForward();
  await expect(before(page), 'it begins with its first record').toHaveCount(0);
});

test('a page that begins within the list is hydrated as it is', async ({ site, page, request }) => {
  const ids = await allIds(site, request);
  await site.openHydrated(`?skip=${2 * PART}`, 'zh');
  expect(await idsOf(page)).toEqual(ids.slice(2 * PART, 3 * PART));
  await expect(before(page)).toBeVisible();
  await expect(after(page)).toHaveText(`第${3 * PART + 1}至${4 * PART}条，共${ids.length}条`);
  // The year of the first rows goes on before them, so it has no number.
  await expect(page.locator('.yr').first()).not.toContainText('条记录');
});

test('a focused row that the list drops leaves the focus with the list, so that keys go on working', async ({ site, page }) => {
  await site.openHydrated('');
  await rows(page).first().locator('h3 a').focus();
  for (let step = 0; step < 60 && (await page.evaluate(() => document.activeElement.closest('.row') !== null)); step++) {
    await scrollBy(page, 900);
    await page.waitForTimeout(40);
  }
  await expect(site.results).toBeFocused();
  const onScreen = await seen(page);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row:focus-within')).toHaveCount(1);
  expect(onScreen).toContain(await page.locator('.row:focus-within').getAttribute('data-ids'));
});

/** A server for the same package that computes the answers. */
const remote = test.extend({
  large: [
    async ({}, use) => {
      const server = new Server();
      await server.start({ data: await server.generated(RECORDS), settings: { ATLAS_BROWSER_ROWS: '0' } });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

remote('the list goes on with results of the server, by keys and by scrolling, also after a request that failed', async ({ site, page, request, context }) => {
  const ids = await allIds(site, request);
  await goToEnd(site, page, ids);
  await page.keyboard.press('Home');
  await expect.poll(() => focusedRow(page)).toBe(ids[0]);
  await context.route('**/results?**', (route) => route.abort());
  await scrollTo(page, 0.5);
  await page.waitForTimeout(300);
  await context.unroute('**/results?**');
  site.ignore(/ERR_FAILED/);
  await expect.poll(async () => {
    await scrollBy(page, 10);
    return (await seen(page)).length;
  }, 'the rows are asked for anew').toBeGreaterThan(1);
  const inDocument = await idsOf(page);
  const start = ids.indexOf(inDocument[0]);
  expect(start).toBeGreaterThan(100);
  expect(inDocument).toEqual(ids.slice(start, start + inDocument.length));
});
