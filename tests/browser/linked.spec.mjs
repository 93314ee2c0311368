// One question, four faces: whatever is done to the map, the timeline, the list or the filters, the others show it
// too, and so does the address; and a reload, the way back and a page without script show the same.
import { after, atAnySize, brush, changed, faces, live, moving, open, order, pan, shows, strictHistory, symbol, value } from './faces.mjs';
import { LANGUAGES, expect, test } from './site.mjs';

/** Reload and a page without script show what the hand has brought about. */
async function holds(site, now, browser) {
  await site.reload();
  await live(site);
  await shows(site.page, now, 'a reload shows the same');
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: site.page.viewportSize(), serviceWorkers: 'block' });
  try {
    const page = await plain.newPage();
    await page.goto(site.origin + now.address);
    // It draws the map for a typical panel, and has not measured this one.
    expect(await faces(page), 'the server prints the same').toEqual(atAnySize(now));
  } finally {
    await plain.close();
  }
}

/** Back and forward, where the act is a step of its own in the history. */
async function returns(site, before, now) {
  await site.page.goBack();
  await shows(site.page, before, 'back shows what was before');
  await site.page.goForward();
  await shows(site.page, now, 'forward shows what came of it');
}

/** What every other answer changes, whatever brought it about. */
const ANSWERED = ['address', 'sentence', 'title', 'list.rows', 'map.label', 'map.places'];

for (const lang of LANGUAGES) {
  test(`a filter is followed by list, map, timeline, sentence and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await open(site, '', lang);
    await value(page, 'kind', 'platform').click();
    const now = await after(page, before);
    expect(changed(before, now)).toEqual(expect.arrayContaining([...ANSWERED, 'timeline.marks', 'timeline.bars', 'facets.kind', 'facets.place']));
    expect(now.address).toBe(`${before.address}?kind=platform`);
    expect(now.list.rows.length).toBeLessThan(before.list.rows.length);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    const marked = Object.keys(now.timeline.marks);
    expect(now.list.rows, 'what the timeline marks stands in the list').toEqual(expect.arrayContaining(marked));
    await returns(site, before, now);
    await holds(site, now, browser);
  });

  test(`a place of the map is followed by list, filters, timeline, sentence and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await open(site, '', lang);
    await moving(page);
    await symbol(page, 'jiangning').click();
    const now = await after(page, before);
    expect(changed(before, now)).toEqual(expect.arrayContaining([...ANSWERED, 'timeline.marks', 'timeline.bars', 'facets.kind', 'facets.place']));
    expect(now.address).toBe(`${before.address}?place=jiangning`);
    expect(now.facets.place.jiangning).toMatch(/ on$/);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    await returns(site, before, now);
    await holds(site, now, browser);
  });

  test(`a window of the timeline is followed by list, filters, map, sentence and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await open(site, '?kind=event,platform', lang);
    await brush(page, 0.27, 0.45);
    const now = await after(page, before);
    expect(changed(before, now)).toEqual(expect.arrayContaining([...ANSWERED, 'timeline.window', 'facets.kind', 'facets.place']));
    expect(now.address).toMatch(/\?kind=event,platform&since=20\d\d-\d\d&until=20\d\d-\d\d$/);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    await holds(site, now, browser);
  });

  test(`the order of the list is in the address and changes no other face, in ${lang}`, async ({ site, page, browser }) => {
    const before = await open(site, '?kind=project', lang);
    await order(site, 'result_name').click();
    const now = await after(page, before);
    expect(changed(before, now)).toEqual(['address', 'list.order', 'list.rows']);
    expect(now.address).toBe(`${before.address}&sort=name`);
    expect([...now.list.rows].sort()).toEqual([...before.list.rows].sort());
    await returns(site, before, now);
    await holds(site, now, browser);
  });

  test(`moving the map is in the address and changes no other face, in ${lang}`, async ({ site, page, browser }) => {
    const before = await open(site, '?kind=event', lang);
    await moving(page);
    await pan(page, 90, 40);
    const now = await after(page, before);
    const parts = changed(before, now);
    expect(parts).toEqual(expect.arrayContaining(['address', 'map.land']));
    expect(parts.filter((part) => part !== 'address' && !part.startsWith('map.'))).toEqual([]);
    expect(now.address).toMatch(/\?kind=event&map=118\.\d+,3\d\.\d+,\d+(\.\d+)?$/);
    await holds(site, now, browser);
  });

  test(`a record is opened from the list, and the way back leads to the same question, in ${lang}`, async ({ site, page }) => {
    const before = await open(site, '?kind=project&since=2020', lang);
    await site.rows.first().click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?kind=project&since=2020&sel=${before.list.rows[0]}$`));
    await page.locator('#beside').getByRole('link', { name: site.text('beside_whole') }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/records/${before.list.rows[0]}$`));
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before.sentence);
    await page.goBack();
    await expect(page.locator('#beside .rp__head')).toBeVisible();
    await page.goBack();
    await shows(page, before, 'back leads to the question');
  });
}

test('filter, place, window and order add up to one question, and each can be taken back', async ({ site, page, browser }) => {
  const steps = [await open(site)];
  const act = async (doing) => {
    await doing();
    steps.push(await after(page, steps.at(-1)));
  };
  await moving(page);
  await act(() => value(page, 'kind', 'project').click());
  await act(() => symbol(page, 'jiangning-etdz').click());
  await act(() => order(site, 'result_earliest').click());
  await act(() => brush(page, 0.04, 0.45));
  expect(steps.at(-1).address).toMatch(/\?kind=project&place=jiangning-etdz&since=[\d-]+&until=[\d-]+&sort=earliest$/);
  await holds(site, steps.at(-1), browser);
  // The window took the place of the step before it.
  for (const step of [steps[2], steps[1], steps[0]]) {
    await page.goBack();
    await shows(page, step, step.address);
  }
});

test('the pictures for another width show what is asked, too, when they come into sight and on paper', async ({ site, page }) => {
  const before = await open(site);
  await value(page, 'kind', 'platform').click();
  const wide = await after(page, before);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await faces(page)).map.label, 'the map follows the width').toBe(wide.map.label);
  await value(page, 'kind', 'event').evaluate((link) => link.click());
  const narrow = await after(page, wide);
  expect(narrow.map.label).not.toBe(wide.map.label);
  await site.reload();
  await live(site);
  await shows(page, narrow, 'a reload shows the same');
  await value(page, 'kind', 'event').evaluate((link) => link.click());
  const all = await after(page, narrow);
  const labels = () => page.locator('svg.map--w, svg.map--n, svg.tl--w, svg.tl--n').evaluateAll((pictures) => pictures.map((one) => one.getAttribute('aria-label')));
  expect(new Set(await labels()).size, 'what nobody sees was not drawn').toBe(2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(labels).toEqual(Array(4).fill(all.map.label));
});

test('all of it works by keys alone', async ({ site, page, browser }) => {
  test.slow();
  const before = await open(site);
  await moving(page);
  const reach = async (locator, most = 400) => {
    for (let step = 0; step < most; step += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not within reach of the keyboard');
  };
  await page.locator('#main').focus();
  await reach(value(page, 'kind', 'platform'));
  await page.keyboard.press('Enter');
  const filtered = await after(page, before);
  expect(filtered.address).toMatch(/\?kind=platform$/);

  await reach(order(site, 'result_name'));
  await page.keyboard.press('Enter');
  const sorted = await after(page, filtered);
  expect(changed(filtered, sorted)).toEqual(['address', 'list.order', 'list.rows']);

  await reach(page.locator('#livemap'));
  await page.keyboard.press('+');
  const nearer = await after(page, sorted);
  expect(nearer.address).toMatch(/&map=/);
  await page.keyboard.press('0');
  await shows(page, sorted, 'the whole land again');
  const place = Object.keys(sorted.map.places).find((key) => key !== 'nanjing');
  await reach(symbol(page, place));
  await page.keyboard.press('Enter');
  const placed = await after(page, sorted);
  expect(placed.address).toContain(`place=${place}`);

  // Without a window there are no handles: what is looked at becomes one.
  await reach(page.locator('#time'));
  await page.keyboard.press('+');
  await reach(page.locator('[data-act=play]'));
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-act=filter]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/since=/);
  await reach(page.locator('#since-w'));
  await page.keyboard.press('ArrowRight');
  const narrowed = await after(page, placed);
  expect(narrowed.address).toContain('since=');
  expect(changed(placed, narrowed)).toContain('timeline.window');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await shows(page, placed, 'Escape takes the window away');

  await holds(site, placed, browser);
  await page.locator('#results').focus();
  await reach(site.rows.first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/&sel=/);
  await expect(page.locator('#beside')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(site.rows.first()).toBeFocused();
  await shows(page, placed, 'back leads to the question');
});

test('however much is moved and filtered in half a minute, the address is written less than a hundred times', async ({ site, page }) => {
  test.slow();
  await open(site);
  await moving(page);
  const most = await strictHistory(page);
  const start = Date.now();
  for (const kind of ['event', 'platform', 'project', 'event', 'platform', 'project']) {
    await brush(page, 0.1, 0.7, 40);
    await pan(page, 40, 20, 20);
    await page.keyboard.press('Home');
    await value(page, 'kind', kind).click();
    await page.locator('#livemap').focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press(['ArrowRight', 'ArrowLeft'][step % 2]);
    await page.locator('#since-w').focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press(['ArrowRight', 'ArrowLeft'][step % 2]);
    if (Date.now() - start > 30_000) break;
  }
  expect(await most()).toBeLessThan(100);
  const last = await after(page, { ...(await faces(page)), address: '' });
  await site.reload();
  await live(site);
  await shows(page, last, 'what is shown is what the address says');
});

test('a search is made in the release whose rows are shown', async ({ site, page }) => {
  const rows = page.waitForRequest('**/api/v1/index/**');
  await open(site);
  const release = new URL((await rows).url()).pathname.split('/').at(-1);
  const search = page.waitForRequest('**/api/v1/match**');
  await site.search.fill('lidar');
  await site.search.press('Enter');
  expect(new URL((await search).url()).searchParams.get('release')).toBe(release);
});

test('on a device of a quarter of the speed every face still follows', async ({ site, page, browser }) => {
  test.slow();
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const before = await open(site);
  await moving(page);
  await value(page, 'kind', 'project').click();
  const filtered = await after(page, before);
  await brush(page, 0.04, 0.45, 40);
  const narrowed = await after(page, filtered);
  expect(changed(filtered, narrowed)).toEqual(expect.arrayContaining(['address', 'sentence', 'title', 'map.label', 'timeline.window']));
  await symbol(page, 'jiangning-etdz').click();
  const placed = await after(page, narrowed);
  await pan(page, 60, 30, 20);
  const moved = await after(page, placed);
  expect(changed(placed, moved).filter((part) => part !== 'address' && !part.startsWith('map.'))).toEqual([]);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  const found = await after(page, moved);
  expect(found.list.rows).toEqual(['project-agnos-lidar']);
  await site.rows.first().click();
  await expect(page.locator('.rp__head')).toBeVisible();
  await page.goBack();
  await shows(page, found, 'back leads to the question');
  await holds(site, found, browser);
});
