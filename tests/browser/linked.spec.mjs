// One question, four faces: whatever is done to the map, the timeline, the list or the filters, the others show it
// too, and so does the address; and a reload, the way back and a page without script show the same.
import { after, changed, faces, shows } from './faces.mjs';
import { LANGUAGES, expect, test } from './site.mjs';

/** What the browser itself writes into its console where a test has cut the network. */
const NOISE = /ERR_FAILED|ERR_EMPTY|status of 5/;

/** Opens the atlas, and waits until it is computed in the browser. */
async function open(site, path = '', lang = 'en') {
  await site.open(path, lang);
  await live(site);
  return faces(site.page);
}

async function live(site) {
  await expect(site.page.locator('.page-root[data-live]')).toHaveCount(1);
}

/** Waits until the live map has taken over. */
async function moving(page) {
  await page.locator('svg.map').filter({ visible: true }).scrollIntoViewIfNeeded();
  await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
}

/** A point over the bars of the timeline, by its share of the axis. */
async function over(page, share) {
  const picture = page.locator('svg.tl--w');
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  const scale = box.width / 980;
  return { x: box.x + (116 + share * (966 - 116)) * scale, y: box.y + 25 * scale };
}

async function brush(page, from, to, steps = 8) {
  const [start, end] = [await over(page, from), await over(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps });
  await page.mouse.up();
}

/** Drags the land, from a place where no symbol is. */
async function pan(page, right, down, steps = 5) {
  const canvas = page.locator('#livemap');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.25];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps });
  // Held still before it is let go of, it does not glide on.
  await page.waitForTimeout(150);
  await page.mouse.up();
}

const symbol = (page, place) => page.locator('svg.map').filter({ visible: true }).locator(`[data-key="${place}"] a`);
const value = (page, facet, key) => page.locator(`.facet[data-key=${facet}] a.fv[data-key="${key}"]`);
const order = (site, key) => site.results.getByRole('group', { name: site.text('result_order') }).getByRole('link', { name: site.text(key), exact: true });

/** Reload and a page without script show what the hand has brought about. */
async function holds(site, now, browser) {
  await site.reload();
  await live(site);
  await shows(site.page, now, 'a reload shows the same');
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: site.page.viewportSize(), serviceWorkers: 'block' });
  try {
    const page = await plain.newPage();
    await page.goto(site.origin + now.address);
    expect(await faces(page), 'the server prints the same').toEqual(now);
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

/** Where a window of the view goes, all of its numbers go; these are the parts of each face that tell. */
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
    await expect(page).toHaveURL(new RegExp(`/${lang}/records/${before.list.rows[0]}$`));
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before.sentence);
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
  await act(() => brush(page, 0.01, 0.45));
  expect(steps.at(-1).address).toMatch(/\?kind=project&place=jiangning-etdz&since=[\d-]+&until=[\d-]+&sort=earliest$/);
  await holds(site, steps.at(-1), browser);
  // The window took the place of the step before it.
  for (const step of [steps[2], steps[1], steps[0]]) {
    await page.goBack();
    await shows(page, step, step.address);
  }
});

test('all of it works by keys alone', async ({ site, page, browser }) => {
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

  await reach(page.locator('#since-w'));
  await page.keyboard.press('ArrowRight');
  const narrowed = await after(page, placed);
  expect(narrowed.address).toContain('since=');
  expect(changed(placed, narrowed)).toContain('timeline.window');
  await page.keyboard.press('Escape');
  await shows(page, placed, 'Escape takes the window away');

  await holds(site, placed, browser);
  await page.locator('#results').focus();
  await reach(site.rows.first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/records\//);
  await page.goBack();
  await shows(page, placed, 'back leads to the question');
});

test('however much is moved and filtered in half a minute, the address is written less than a hundred times', async ({ site, page }) => {
  test.slow();
  await open(site);
  await moving(page);
  await page.evaluate(() => {
    window.written = 0;
    for (const name of ['pushState', 'replaceState']) {
      const plain = history[name].bind(history);
      history[name] = (...values) => {
        window.written += 1;
        if (window.written > 100) throw new DOMException('too many calls', 'SecurityError');
        plain(...values);
      };
    }
  });
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
    // Browsers forget calls that are older.
    if (Date.now() - start > 30_000) break;
  }
  expect(await page.evaluate(() => window.written)).toBeLessThan(100);
  const last = await after(page, { ...(await faces(page)), address: '' });
  await site.reload();
  await live(site);
  await shows(page, last, 'what is shown is what the address says');
});

/** Ways in which an answer may fail to be one. */
const BROKEN = {
  'does not come': (route) => route.abort(),
  'is an error': (route) => route.fulfill({ status: 500, body: 'no' }),
  'is empty': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '' }),
  'is an empty object': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
  'is an empty list': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '[]' }),
  'ends early': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"rows":[1,2' }),
};

/** A gate before answers, which stay away until it is opened. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, hold: async (route) => opened.then(() => route.continue()) };
}

const quiet = (site) => (site.wrong = site.wrong.filter((line) => !NOISE.test(line)));

for (const [how, answer] of Object.entries(BROKEN)) {
  test(`when the rows answer ${how}, the page stays whole and filters load pages`, async ({ site, page, context }) => {
    await context.route('**/api/v1/index/**', answer);
    const asked = page.waitForRequest('**/api/v1/index/**');
    await site.open('');
    await asked;
    const before = await faces(page);
    expect(before.list.rows.length).toBeGreaterThan(50);
    await value(page, 'kind', 'platform').click();
    const now = await after(page, before);
    expect(now.address).toBe(`${before.address}?kind=platform`);
    await site.ready();
    await page.goBack();
    await shows(page, before, 'back shows what was before');
    quiet(site);
  });

  test(`when the answer to a search ${how}, the last view stays and says so`, async ({ site, page, context }) => {
    await open(site, '?kind=project');
    const before = await faces(page);
    await context.route('**/api/v1/match**', answer);
    await site.search.fill('lidar');
    await site.search.press('Enter');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(site.text('message_failed'));
    expect(changed(before, await faces(page)).filter((part) => part !== 'address' && part !== 'title')).toEqual([]);
    await context.unroute('**/api/v1/match**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(alert).toHaveCount(0);
    await expect(page).toHaveURL(/q=lidar/);
    await expect.poll(() => site.rows.count()).toBeLessThan(before.list.rows.length);
    quiet(site);
  });

  test(`when a record ${how}, the atlas stays and says so`, async ({ site, page, context }) => {
    const before = await open(site, '?kind=project');
    await context.route('**/en/records/**', answer);
    await site.rows.first().click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(site.text('message_failed'));
    expect((await faces(page)).list).toEqual(before.list);
    await context.unroute('**/en/records/**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(page).toHaveURL(new RegExp(`/records/${before.list.rows[0]}$`));
    await expect(page.locator('.rp__head')).toBeVisible();
    await site.ready();
    quiet(site);
  });
}

test('while the rows are on their way the page is whole, and a filter waits for them', async ({ site, page, context }) => {
  const late = gate();
  await context.route('**/api/v1/index/**', late.hold);
  const asked = page.waitForRequest('**/api/v1/index/**');
  await site.open('');
  await asked;
  const before = await faces(page);
  await value(page, 'kind', 'platform').click();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  expect((await faces(page)).list).toEqual(before.list);
  late.open();
  const now = await after(page, before, 'sentence');
  expect(now.address).toBe(`${before.address}?kind=platform`);
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
});

test('while a search is on its way the last view stays, and says that it waits', async ({ site, page, context }) => {
  const before = await open(site);
  const late = gate();
  await context.route('**/api/v1/match**', late.hold);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  expect((await faces(page)).list).toEqual(before.list);
  late.open();
  const now = await after(page, before, 'sentence');
  expect(now.list.rows).toContain('project-agnos-lidar');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
});

test('while a record is on its way the atlas stays, and says that it waits', async ({ site, page, context }) => {
  const before = await open(site, '?kind=project');
  const late = gate();
  await context.route('**/en/records/**', late.hold);
  await site.rows.first().click();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  expect((await faces(page)).list).toEqual(before.list);
  late.open();
  await expect(page.locator('.rp__head')).toBeVisible();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
  await page.goBack();
  await shows(page, before, 'back leads to the question');
});

test('a match that names rows which are not there shows nothing that is not there', async ({ site, page, context }) => {
  const before = await open(site);
  await context.route('**/api/v1/match**', (route) => route.fulfill({ json: { release: 'rOther', rows: [1, 99999], found: [] } }));
  await site.search.fill('lidar');
  await site.search.press('Enter');
  const now = await after(page, before);
  expect(now.list.rows.length).toBeLessThan(2);
  await page.goBack();
  await shows(page, before, 'the application goes on');
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
  await brush(page, 0.01, 0.45, 40);
  const narrowed = await after(page, filtered);
  expect(changed(filtered, narrowed)).toEqual(expect.arrayContaining([...ANSWERED, 'timeline.window']));
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
