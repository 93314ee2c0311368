// Linked panels: a change in the map, the timeline, the list or the filters updates the others and the address. A
// reload, back and forward, and a page without script show the same.
import { liveMapReady, mapSymbol, panMap } from './map.mjs';
import { atAnySize, changedPanels, differences, expectPanels, facetValue, limitHistory, openPanels, orderLink, readPanels } from './panels.mjs';
import { LANGUAGES, expect, test } from './site.mjs';
import { drawWindow } from './timeline.mjs';

/** A reload and a page without script show the same panels. */
async function expectReproducible(site, now, browser) {
  await site.reload();
  await site.hydrated();
  await expectPanels(site.page, now, 'a reload shows the same');
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: site.page.viewportSize(), serviceWorkers: 'block' });
  try {
    const page = await plain.newPage();
    await page.goto(site.origin + now.address);
    // The server does not know the size of the panel, so it draws the map at another scale.
    expect(await readPanels(page), 'the server renders the same').toEqual(atAnySize(now));
  } finally {
    await plain.close();
  }
}

/** Back and forward, where the change is a history entry of its own. */
async function expectHistory(site, before, now) {
  await site.page.goBack();
  await expectPanels(site.page, before, 'back shows the previous state');
  await site.page.goForward();
  await expectPanels(site.page, now, 'forward shows the new state');
}

/** The parts that change with every new answer. */
const ANSWER = ['address', 'headline', 'title', 'list.rows', 'map.label', 'map.places'];

for (const lang of LANGUAGES) {
  test(`a filter updates list, map, timeline, headline and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await openPanels(site, '', lang);
    await facetValue(page, 'kind', 'platform').click();
    const now = await changedPanels(page, before);
    expect(differences(before, now)).toEqual(expect.arrayContaining([...ANSWER, 'timeline.marks', 'timeline.bars', 'facets.kind', 'facets.place']));
    expect(now.address).toBe(`${before.address}?kind=platform`);
    expect(now.list.rows.length).toBeLessThan(before.list.rows.length);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    const marked = Object.keys(now.timeline.marks);
    expect(now.list.rows, 'the records of the timeline are in the list').toEqual(expect.arrayContaining(marked));
    await expectHistory(site, before, now);
    await expectReproducible(site, now, browser);
  });

  test(`a place on the map updates list, filters, timeline, headline and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await openPanels(site, '', lang);
    await liveMapReady(page);
    await mapSymbol(page, 'jiangning').click();
    const now = await changedPanels(page, before);
    expect(differences(before, now)).toEqual(expect.arrayContaining([...ANSWER, 'timeline.marks', 'timeline.bars', 'facets.kind', 'facets.place']));
    expect(now.address).toBe(`${before.address}?place=jiangning`);
    expect(now.facets.place.jiangning).toMatch(/ on$/);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    await expectHistory(site, before, now);
    await expectReproducible(site, now, browser);
  });

  test(`a time window updates list, filters, map, headline and address, in ${lang}`, async ({ site, page, browser }) => {
    const before = await openPanels(site, '?kind=event,platform', lang);
    await drawWindow(page, 0.27, 0.45);
    const now = await changedPanels(page, before);
    expect(differences(before, now)).toEqual(expect.arrayContaining([...ANSWER, 'timeline.window', 'facets.kind', 'facets.place']));
    expect(now.address).toMatch(/\?kind=event,platform&since=20\d\d-\d\d&until=20\d\d-\d\d$/);
    expect(before.list.rows).toEqual(expect.arrayContaining(now.list.rows));
    await expectReproducible(site, now, browser);
  });

  test(`the order of the list is in the address and changes no other panel, in ${lang}`, async ({ site, page, browser }) => {
    const before = await openPanels(site, '?kind=project', lang);
    await orderLink(site, 'result_name').click();
    const now = await changedPanels(page, before);
    expect(differences(before, now)).toEqual(['address', 'list.order', 'list.rows']);
    expect(now.address).toBe(`${before.address}&sort=name`);
    expect([...now.list.rows].sort()).toEqual([...before.list.rows].sort());
    await expectHistory(site, before, now);
    await expectReproducible(site, now, browser);
  });

  test(`the camera of the map is in the address and changes no other panel, in ${lang}`, async ({ site, page, browser }) => {
    const before = await openPanels(site, '?kind=event', lang);
    await liveMapReady(page);
    await panMap(page, 90, 40);
    const now = await changedPanels(page, before);
    const parts = differences(before, now);
    expect(parts).toEqual(expect.arrayContaining(['address', 'map.land']));
    expect(parts.filter((part) => part !== 'address' && !part.startsWith('map.'))).toEqual([]);
    expect(now.address).toMatch(/\?kind=event&map=118\.\d+,3\d\.\d+,\d+(\.\d+)?$/);
    await expectReproducible(site, now, browser);
  });

  test(`back from a record that was opened from the list restores the panels, in ${lang}`, async ({ site, page }) => {
    const before = await openPanels(site, '?kind=project&since=2020', lang);
    await site.rows.first().click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?kind=project&since=2020&sel=${before.list.rows[0]}$`));
    await page.locator('#beside').getByRole('link', { name: site.text('beside_whole') }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/records/${before.list.rows[0]}$`));
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before.headline);
    await page.goBack();
    await expect(page.locator('#beside .rp__head')).toBeVisible();
    await page.goBack();
    await expectPanels(page, before, 'back shows the previous state');
  });
}

test('filter, place, time window and order combine, and back undoes them one by one', async ({ site, page, browser }) => {
  const steps = [await openPanels(site)];
  const act = async (action) => {
    await action();
    steps.push(await changedPanels(page, steps.at(-1)));
  };
  await liveMapReady(page);
  await act(() => facetValue(page, 'kind', 'project').click());
  await act(() => mapSymbol(page, 'jiangning-etdz').click());
  await act(() => orderLink(site, 'result_earliest').click());
  await act(() => drawWindow(page, 0.04, 0.45));
  expect(steps.at(-1).address).toMatch(/\?kind=project&place=jiangning-etdz&since=[\d-]+&until=[\d-]+&sort=earliest$/);
  await expectReproducible(site, steps.at(-1), browser);
  // The time window replaced the history entry before it.
  for (const step of [steps[2], steps[1], steps[0]]) {
    await page.goBack();
    await expectPanels(page, step, step.address);
  }
});

test('pictures for another width are up to date when they become visible and in print', async ({ site, page }) => {
  const before = await openPanels(site);
  await facetValue(page, 'kind', 'platform').click();
  const wide = await changedPanels(page, before);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await readPanels(page)).map.label, 'the map of the new width is drawn').toBe(wide.map.label);
  await facetValue(page, 'kind', 'event').evaluate((link) => link.click());
  const narrow = await changedPanels(page, wide);
  expect(narrow.map.label).not.toBe(wide.map.label);
  await site.reload();
  await site.hydrated();
  await expectPanels(page, narrow, 'a reload shows the same');
  await facetValue(page, 'kind', 'event').evaluate((link) => link.click());
  const all = await changedPanels(page, narrow);
  const labels = () => page.locator('svg.map--w, svg.map--n, svg.tl--w, svg.tl--n').evaluateAll((pictures) => pictures.map((one) => one.getAttribute('aria-label')));
  expect(new Set(await labels()).size, 'hidden pictures were not drawn again').toBe(2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(labels).toEqual(Array(4).fill(all.map.label));
});

test('all panels work by keyboard', async ({ site, page, browser }) => {
  test.slow();
  const before = await openPanels(site);
  await liveMapReady(page);
  const reach = async (locator, most = 400) => {
    for (let step = 0; step < most; step += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not reach it');
  };
  await page.locator('#main').focus();
  await reach(facetValue(page, 'kind', 'platform'));
  await page.keyboard.press('Enter');
  const filtered = await changedPanels(page, before);
  expect(filtered.address).toMatch(/\?kind=platform$/);

  await reach(orderLink(site, 'result_name'));
  await page.keyboard.press('Enter');
  const sorted = await changedPanels(page, filtered);
  expect(differences(filtered, sorted)).toEqual(['address', 'list.order', 'list.rows']);

  await reach(page.locator('#livemap'));
  await page.keyboard.press('+');
  const nearer = await changedPanels(page, sorted);
  expect(nearer.address).toMatch(/&map=/);
  await page.keyboard.press('0');
  await expectPanels(page, sorted, 'the whole map again');
  const place = Object.keys(sorted.map.places).find((key) => key !== 'nanjing');
  await reach(mapSymbol(page, place));
  await page.keyboard.press('Enter');
  const placed = await changedPanels(page, sorted);
  expect(placed.address).toContain(`place=${place}`);

  // Handles exist only with a time window, so the visible range is made the window first.
  await reach(page.locator('#time'));
  await page.keyboard.press('+');
  await reach(page.locator('[data-tool=play]'));
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-tool=filter]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/since=/);
  await reach(page.locator('#since-w'));
  await page.keyboard.press('ArrowRight');
  const narrowed = await changedPanels(page, placed);
  expect(narrowed.address).toContain('since=');
  expect(differences(placed, narrowed)).toContain('timeline.window');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await expectPanels(page, placed, 'Escape removes the window');

  await expectReproducible(site, placed, browser);
  await page.locator('#results').focus();
  await reach(site.rows.first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/&sel=/);
  await expect(page.locator('#beside')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(site.rows.first()).toBeFocused();
  await expectPanels(page, placed, 'back shows the previous state');
});

test('half a minute of dragging and filtering writes the history less than 100 times', async ({ site, page }) => {
  test.slow();
  await openPanels(site);
  await liveMapReady(page);
  const most = await limitHistory(page);
  const start = Date.now();
  for (const kind of ['event', 'platform', 'project', 'event', 'platform', 'project']) {
    await drawWindow(page, 0.1, 0.7, 40);
    await panMap(page, 40, 20, 20);
    await page.keyboard.press('Home');
    await facetValue(page, 'kind', kind).click();
    await page.locator('#livemap').focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press(['ArrowRight', 'ArrowLeft'][step % 2]);
    await page.locator('#since-w').focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press(['ArrowRight', 'ArrowLeft'][step % 2]);
    if (Date.now() - start > 30_000) break;
  }
  expect(await most()).toBeLessThan(100);
  const last = await changedPanels(page, { ...(await readPanels(page)), address: '' });
  await site.reload();
  await site.hydrated();
  await expectPanels(page, last, 'the page matches its address');
});

test('a search uses the release whose rows are shown', async ({ site, page }) => {
  test.skip(test.info().project.name === 'remote', 'the browser has no rows');
  const rows = page.waitForRequest('**/api/v1/index/**');
  await openPanels(site);
  // The address ends with the release and the layout of the rows.
  const release = new URL((await rows).url()).pathname.split('/').at(-2);
  const search = page.waitForRequest('**/api/v1/match**');
  await site.search.fill('lidar');
  await site.search.press('Enter');
  expect(new URL((await search).url()).searchParams.get('release')).toBe(release);
});

test('on a device with a quarter of the speed all panels are updated', async ({ site, page, browser }) => {
  test.slow();
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const before = await openPanels(site);
  await liveMapReady(page);
  await facetValue(page, 'kind', 'project').click();
  const filtered = await changedPanels(page, before);
  await drawWindow(page, 0.04, 0.45, 40);
  const narrowed = await changedPanels(page, filtered);
  expect(differences(filtered, narrowed)).toEqual(expect.arrayContaining(['address', 'headline', 'title', 'map.label', 'timeline.window']));
  await mapSymbol(page, 'jiangning-etdz').click();
  const placed = await changedPanels(page, narrowed);
  await panMap(page, 60, 30, 20);
  const moved = await changedPanels(page, placed);
  expect(differences(placed, moved).filter((part) => part !== 'address' && !part.startsWith('map.'))).toEqual([]);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  const found = await changedPanels(page, moved);
  expect(found.list.rows).toEqual(['project-agnos-lidar']);
  await site.rows.first().click();
  await expect(page.locator('.rp__head')).toBeVisible();
  await page.goBack();
  await expectPanels(page, found, 'back shows the previous state');
  await expectReproducible(site, found, browser);
});
