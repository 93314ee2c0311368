// The linked view: act on the timeline, and list, facets, map, sentence and address follow; and back again.
import { strictHistory } from './faces.mjs';
import { LANGUAGES, expect, test } from './site.mjs';

/** The picture of the timeline that is shown at this width. */
const picture = (page) => page.locator('svg.tl--w');

/** A point over the bars, by its share of the axis. */
async function over(page, share) {
  await picture(page).scrollIntoViewIfNeeded();
  const box = await picture(page).boundingBox();
  const scale = box.width / 980;
  return { x: box.x + (116 + share * (966 - 116)) * scale, y: box.y + 25 * scale };
}

async function drag(page, from, to, steps = 10) {
  const [start, end] = [await over(page, from), await over(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps });
}

/** Opens the atlas, and waits until it is computed in the page. */
async function open(site, query = '', lang = 'en') {
  const rows = site.page.waitForResponse('**/api/v1/index/**');
  await site.open(query, lang);
  await (await rows).finished();
  await expect(site.page.locator('.page-root[data-live]')).toHaveCount(1);
}

/** A tool of the timeline, by its text. */
const tool = (site, key) => site.page.getByRole('toolbar').getByRole('button', { name: site.text(key), exact: true });

/** The stretch of time that is seen, in words. */
const stretch = (page) => page.getByRole('toolbar').getByRole('status');

/** The link of the mark that has the focus, by its record. */
const focused = (page) => page.evaluate(() => document.activeElement.closest('.sym')?.dataset.ids ?? document.activeElement.tagName);

test.beforeEach(async ({ site }) => open(site));

test('a window that is drawn narrows everything before the hand lets go', async ({ site, page }) => {
  const before = await site.sentence.textContent();
  const many = await site.rows.count();
  const events = await (await site.facet('Event')).textContent();
  await drag(page, 0.27, 0.45);
  await expect(site.sentence).not.toHaveText(before);
  expect(await site.rows.count()).toBeLessThan(many);
  expect(await (await site.facet('Event')).textContent()).not.toBe(events);
  const sentence = await site.sentence.textContent();
  await expect(page.locator('svg.map:visible').first()).toHaveAttribute('aria-label', sentence.replaceAll('\u00a0', ' '));
  await page.mouse.up();
  await expect(page).toHaveURL(/since=20\d\d-\d\d&until=20\d\d-\d\d$/);
  await site.reload();
  await expect(site.sentence).toHaveText(sentence);
});

test('a press on the bars asks for what is counted there, and a hand that shakes presses, too', async ({ site, page }) => {
  const at = await over(page, 0.5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 1, at.y);
  await page.mouse.up();
  await expect(page).toHaveURL(/since=(20\d\d-\d\d)&until=\1$/);
});

test('an answer opens over what is there, and no question moves', async ({ site, page }) => {
  const start = page.locator('.start');
  const places = () => start.locator('> ul > li > a').evaluateAll((all) => all.map((link) => JSON.stringify(link.getBoundingClientRect())));
  const before = [await places(), await site.results.boundingBox()];
  const answers = start.locator('.start__answer');
  for (const at of [5, 0]) {
    await start.locator('summary').nth(at).click();
    await expect(answers.filter({ visible: true })).toHaveCount(1);
    expect([await places(), await site.results.boundingBox()]).toEqual(before);
  }
});

test('a year that is folded away stays so while the window moves, and no other goes', async ({ site, page }) => {
  const years = () => site.results.locator('details').evaluateAll((all) => all.map((year) => `${year.dataset.key} ${year.open}`));
  await site.results.locator('details').first().locator('summary').click();
  await expect.poll(years).toContain('2025 false');
  await page.locator('#since-w').focus();
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/since=/);
  await page.keyboard.press('ArrowRight');
  expect(await years()).toEqual(expect.arrayContaining(['2025 false', '2023 true', '2021 true', '2020 true']));
  await page.waitForTimeout(500);
  expect(await years()).toContain('2025 false');
  await page.locator('#until-w').focus();
  await page.keyboard.press('PageDown');
  await expect.poll(years).not.toContain('2025 false');
  await page.keyboard.press('Escape');
  await expect.poll(years, 'it comes back as it was').toContain('2025 false');
});

/** The values of all facets in their order, with their counts. */
const values = (page) => page.locator('.facet[data-key] a.fv').evaluateAll((all) => all.map((value) => `${value.dataset.key} ${value.querySelector('.n').textContent}`));

test('no value jumps away under the hand, and at rest each stands by its number', async ({ site, page }) => {
  const order = async () => (await values(page)).map((value) => value.split(' ')[0]);
  const before = await order();
  await drag(page, 0.27, 0.45);
  await expect(page).toHaveURL(/since=/);
  const held = await order();
  expect(new Set(held).size, 'none stands there twice').toBe(held.length);
  // A value that no longer says more than another goes.
  expect(held).toEqual(before.filter((value) => held.includes(value)));
  await page.mouse.up();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  const rested = await values(page);
  expect(await order(), 'a window in which others come first').not.toEqual(before);
  await site.reload();
  expect(await values(page)).toEqual(rested);
});

test('what is unfolded follows the hand, too', async ({ site, page }) => {
  await page.locator('.facet[data-key=party] summary').click();
  await page.locator('#map summary').filter({ hasText: site.text('map_words') }).click();
  const words = () => page.locator('#map .alt__table').textContent();
  const before = [await words(), (await values(page)).sort()];
  await drag(page, 0.27, 0.45);
  await expect(page).toHaveURL(/since=/);
  const held = [await words(), (await values(page)).sort()];
  expect(held[0]).not.toBe(before[0]);
  expect(held[1]).not.toEqual(before[1]);
  await page.mouse.up();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  expect([await words(), (await values(page)).sort()]).toEqual(held);
});

test('what may lie in the window and may as well lie outside says so', async ({ site, page }) => {
  await site.open('?since=2021-06-17&until=2021-06-18');
  const maybe = page.locator('.row').filter({ has: page.locator('.maybe', { hasText: site.text('result_possible') }) });
  const [some, all] = [await maybe.count(), await site.rows.count()];
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await site.open('');
  await expect(page.locator('.row').first()).toBeVisible();
  await expect(page.locator('.maybe')).toHaveCount(0);
});

test('the window is a pair of sliders for the keyboard', async ({ site, page }) => {
  const since = page.locator('#since-w');
  await since.focus();
  const words = await since.getAttribute('aria-valuetext');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(since).toBeFocused();
  await expect(since).not.toHaveAttribute('aria-valuetext', words);
  await expect(page).toHaveURL(/since=/);
  const narrowed = await site.sentence.textContent();
  await page.locator('#until-w').focus();
  await page.keyboard.press('PageDown');
  await expect(site.sentence).not.toHaveText(narrowed);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/since=|until=/);
});

test('a closer look takes boxes apart, and the whole comes back', async ({ site, page }) => {
  const cells = () => picture(page).locator('rect.cell0, rect.cell1').count();
  const all = await cells();
  const words = await stretch(page).textContent();
  for (let step = 0; step < 3; step += 1) await tool(site, 'time_in').click();
  expect(await cells()).toBeGreaterThan(all);
  await expect(stretch(page)).not.toHaveText(words);
  await tool(site, 'time_all').click();
  expect(await cells()).toBe(all);
  await expect(stretch(page)).toHaveText(words);
});

test('a wheel comes closer to what lies under it, down to a day that is named', async ({ page }) => {
  // The middle of 2021, where the year is looked for.
  const grid = await picture(page).locator('text.yrl', { hasText: '2021' }).boundingBox();
  const at = { x: grid.x + 40, y: grid.y - 30 };
  await picture(page).scrollIntoViewIfNeeded();
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await expect(picture(page).locator('text.yrl', { hasText: '2021' }).first()).toBeVisible();
  for (let step = 0; step < 8; step += 1) await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect(picture(page).locator('text.yrl')).toHaveText(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}$/);
  await expect(stretch(page)).toHaveText(/^\d+ [A-Z][a-z]+ 2021$/);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect(stretch(page), 'a wheel alone does not zoom').toHaveText(/^\d+ [A-Z][a-z]+ 2021$/);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before);
});

test('a box comes apart before anything is narrowed, and at the closest look all its records stand there', async ({ site, page }) => {
  const sentence = await site.sentence.textContent();
  const box = picture(page).locator('.sym[data-ids~="conference-2025"], .lane').locator('a[data-closer]');
  const week = picture(page).locator('.sym[data-ids~="conference-future-network-2021-opening"] a');
  await expect(week).toHaveAttribute('aria-label', /look closer$/);
  const ids = (await week.locator('..').getAttribute('data-ids')).split(' ');
  expect(ids.length).toBeGreaterThan(2);
  for (let step = 0; step < 4 && (await week.getAttribute('data-closer')) !== null; step += 1) {
    const first = await week.locator('..').getAttribute('data-key');
    await week.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page), 'the focus stays with the first of its marks').toContain(first);
  }
  await expect(week.locator('..')).toHaveAttribute('data-ids', 'conference-future-network-2021-opening');
  await expect(site.sentence).toHaveText(sentence);
  await expect(page).not.toHaveURL(/since=|until=/);
  await tool(site, 'time_all').click();
  expect(await box.count()).toBeGreaterThan(0);
});

test('a box that is opened elsewhere, or without script, is a list of what it counts', async ({ site, page, context }) => {
  const box = picture(page).locator('a[data-closer]').first();
  const count = Number(await box.locator('.cnt').textContent());
  const other = await context.newPage();
  await other.goto(new URL(await box.getAttribute('href'), site.origin).href);
  await expect(other.locator('.row')).not.toHaveCount(0);
  expect(await other.locator('.row').count()).toBeGreaterThanOrEqual(count);
  await other.close();
});

test('the marks are one tab stop, and arrows go from mark to mark and from lane to lane', async ({ site, page }) => {
  await expect(picture(page).locator('.sym > a[tabindex="0"]')).toHaveCount(1);
  const first = picture(page).locator('.sym > a[tabindex="0"]');
  await first.focus();
  const start = await focused(page);
  await page.keyboard.press('ArrowRight');
  const second = await focused(page);
  expect(second).not.toBe(start);
  const lane = () => page.evaluate(() => document.activeElement.closest('.lane').dataset.key);
  const event = await lane();
  await page.keyboard.press('ArrowDown');
  expect(await lane()).not.toBe(event);
  await page.keyboard.press('ArrowUp');
  expect(await lane()).toBe(event);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  const last = await focused(page);
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe(start);
  expect(last).not.toBe(start);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.getAttribute('role')), 'what follows is the window').toBe('slider');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page), 'the way back leads to the same mark').toBe(second);
  await page.keyboard.press('+');
  await expect.poll(() => focused(page)).toContain(second.split(' ')[0]);
  await page.keyboard.press('0');
  await expect.poll(() => focused(page)).toContain(second.split(' ')[0]);
  const record = picture(page).locator('.sym:not(:has([data-closer])) > a').first();
  await record.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]sel=/);
  await expect(site.sentence).not.toBeEmpty();
});

test('the tools are one tab stop', async ({ site, page }) => {
  await tool(site, 'time_play').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tool(site, 'time_step')).toBeFocused();
  await page.keyboard.press('End');
  await expect(tool(site, 'time_all')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('.time__tools'))).toBe(null);
});

test('the window moves on as wide as it is, or grows, and any other act lets it rest', async ({ site, page }) => {
  await page.clock.install();
  await open(site);
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  const play = page.getByRole('toolbar').getByRole('button').first();
  /** Waits one step, and tells from when to when the window is. */
  const step = async () => {
    await page.clock.runFor(900);
    return Promise.all(['since', 'until'].map((end) => page.locator(`#${end}-w`).getAttribute('aria-valuetext')));
  };
  await expect(tool(site, 'time_moving')).toHaveAttribute('aria-pressed', 'true');
  await play.click();
  await expect(play).toHaveAccessibleName(site.text('time_pause'));
  await expect(page.locator('[role=status][aria-busy=true]'), 'no step is read out').toHaveCount(1);
  expect(await step()).toEqual(['January 2019', 'December 2019']);
  expect(await step()).toEqual(['January 2020', 'December 2020']);
  await picture(page).locator('.laneline').first().dispatchEvent('pointerdown');
  await expect(play).toHaveAccessibleName(site.text('time_play'));
  await expect(page.locator('[role=status][aria-busy]')).toHaveCount(0);
  expect(await step()).toEqual(['January 2020', 'December 2020']);
  await tool(site, 'time_growing').click();
  await expect(tool(site, 'time_growing')).toHaveAttribute('aria-pressed', 'true');
  await expect(tool(site, 'time_moving')).toHaveAttribute('aria-pressed', 'false');
  await play.click();
  expect(await step()).toEqual(['January 2020', 'December 2022']);
  await picture(page).locator('.sym > a[tabindex="0"]').focus();
  await page.keyboard.press('+');
  await expect(play, 'a closer look lets it rest').toHaveAccessibleName(site.text('time_play'));
});

test('where less motion is asked for the window goes step by step', async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const seen = new Set([await site.sentence.textContent()]);
  for (const key of ['time_play', 'time_play', 'time_step']) {
    await tool(site, key).click();
    await expect(tool(site, 'time_play'), 'nothing runs').toHaveCount(1);
    await expect.poll(async () => seen.has(await site.sentence.textContent())).toBe(false);
    seen.add(await site.sentence.textContent());
  }
});

test('space on a mark plays, and again rests', async ({ site, page }) => {
  await picture(page).locator('.sym > a[tabindex="0"]').focus();
  await page.keyboard.press(' ');
  await expect(tool(site, 'time_pause')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(tool(site, 'time_play')).toBeVisible();
});

test('a lane that has nothing says why', async ({ site, page }) => {
  await open(site, '?kind=project,goal');
  const words = (key) => site.text(key).replace(/\{\w+\}/g, '').trim().slice(0, 12);
  for (let step = 0; step < 5; step += 1) await tool(site, 'time_in').click();
  await expect(picture(page).locator('.lab--none').first()).toContainText(words('time_lane_elsewhere'));
  await expect(picture(page).locator('.lane')).not.toHaveCount(0);
});

for (const [asked, many] of [
  ['?since=2021-06-21&until=2021-06-21', 1],
  ['?since=0001&until=9998', 50],
  ['?since=2030', 0],
  ['?until=1990', 0],
]) {
  test(`a window of ${asked.slice(1)} gives a picture that can be moved`, async ({ site, page }) => {
    await open(site, asked);
    if (many > 0) expect(await site.rows.count()).toBeGreaterThanOrEqual(many);
    await expect(picture(page).locator('.sym')).not.toHaveCount(0);
    const [since, until] = [page.locator('#since-w'), page.locator('#until-w')];
    for (const handle of [since, until]) {
      const [now, low, high] = await Promise.all(['now', 'min', 'max'].map(async (name) => Number(await handle.getAttribute(`aria-value${name}`))));
      expect(now >= low && now <= high, `${low} ${now} ${high}`).toBe(true);
    }
    const [one, other] = await Promise.all([since.locator('.brush-hit').boundingBox(), until.locator('.brush-hit').boundingBox()]);
    expect(one.x + one.width, 'neither handle hides the other').toBeLessThanOrEqual(other.x + 1);
    await since.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/since=|until=/);
    await expect(site.rows).not.toHaveCount(0);
  });
}

test('two fingers bring what lies between them closer, and draw no window', async ({ site, page, context }) => {
  await picture(page).scrollIntoViewIfNeeded();
  const [one, other] = [await over(page, 0.4), await over(page, 0.5)];
  const client = await context.newCDPSession(page);
  const touch = (type, ...fingers) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((x, id) => ({ x, y: one.y, id })) });
  const words = await stretch(page).textContent();
  const sentence = await site.sentence.textContent();
  await touch('touchStart', one.x);
  await touch('touchStart', one.x, other.x);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', one.x - step * 20, other.x + step * 20);
  await touch('touchEnd');
  await expect(stretch(page)).not.toHaveText(words);
  await expect(site.sentence).toHaveText(sentence);
  await expect(page).not.toHaveURL(/since=|until=/);
});

test('what is selected is framed on the timeline, and is where Tab leads', async ({ site, page }) => {
  await open(site, '?sel=conference-2025');
  const mark = picture(page).locator('.sym.is-sel');
  await expect(mark).toHaveCount(1);
  await expect(mark.locator('a')).toHaveAttribute('aria-current', 'true');
  await expect(mark.locator('a')).toHaveAttribute('tabindex', '0');
  await expect(mark.locator('.selbox')).toHaveCount(1);
});

test('however fast the window moves, the address is written seldom', async ({ site, page }) => {
  test.slow();
  const most = await strictHistory(page);
  await drag(page, 0.1, 0.9, 120);
  const at = [await over(page, 0.2), await over(page, 0.8)];
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.move(at[turn % 2].x, at[turn % 2].y, { steps: 30 });
  await page.mouse.up();
  await expect(page).toHaveURL(/since=/);
  expect(await most()).toBeLessThan(100);
  await expect(site.sentence).not.toBeEmpty();
});

test('what is pointed at in one region is marked in the others', async ({ site, page }) => {
  const row = page.locator('.row[data-ids="conference-2025"]');
  await row.hover();
  await expect(picture(page).locator('.sym.is-on[data-ids~="conference-2025"]')).toHaveCount(1);
  await expect(page.locator('svg.map .sym.is-on').first()).toHaveAttribute('data-at', await row.getAttribute('data-at'));
  await picture(page).locator('.sym[data-ids~="platform-pml"] a').focus();
  await expect(page.locator('.row[data-ids="platform-pml"]')).toHaveClass(/is-on/);
  await expect(row).not.toHaveClass(/is-on/);
  await expect(site.sentence).not.toBeEmpty();
});

for (const lang of LANGUAGES) {
  test(`what is scheduled in Jiangning in June 2021 is found by place, window and status, in ${lang}`, async ({ site, page }) => {
    await open(site, '', lang);
    await page.locator('a.fv[data-key="jiangning"]').click();
    await page.getByRole('textbox').and(page.locator('[name=since]')).fill('2021-06');
    await page.locator('[name=until]').fill('2021-06');
    await page.locator('[name=until]').press('Enter');
    await expect(page).toHaveURL(/place=jiangning&since=2021-06&until=2021-06$/);
    await page.locator('a.fv[data-key="scheduled"]').click();
    await expect(page).toHaveURL(/status=scheduled/);
    await expect.poll(() => site.rows.count()).toBeGreaterThan(10);
    await expect(page.locator('.row .status')).toHaveCount(await site.rows.count());
  });

  test(`who from abroad spoke, where and when, is found in words, in ${lang}`, async ({ site, page }) => {
    await open(site, '', lang);
    await page.keyboard.press('/');
    await page.keyboard.type(lang === 'en' ? 'speakers abroad' : '海外发言');
    await page.keyboard.press('Enter');
    const rows = page.locator('#results .row');
    await expect(rows).toHaveCount(2);
    for (const guest of lang === 'en' ? ['Hermann Simon (Germany)', 'Stefan Hartung (Bosch Group, Germany)'] : ['赫尔曼·西蒙（德国）', '博世集团，德国']) {
      await expect(rows.filter({ hasText: guest })).toHaveCount(1);
    }
    await expect(rows.first()).toContainText('2025');
    await expect(rows.last()).toContainText('2023');
  });
}
