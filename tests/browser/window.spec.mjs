// The window on the timeline: list, facets, map, sentence and address follow it, under a hand, by keys, and as it plays.
import { strictHistory } from './faces.mjs';
import { expect, test } from './site.mjs';
import { drag, open, over, picture, tool } from './timeline.mjs';

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
  // At rest all links ask for the same window.
  const window = new URL(page.url()).search.slice(1);
  await expect(await site.facet('Event')).toHaveAttribute('href', new RegExp(window));
  await expect(page.locator('svg.map--w .sym a').first()).toHaveAttribute('href', new RegExp(window));
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

test('a year that is folded away stays so while the window moves, and no other goes', async ({ site, page }) => {
  await open(site, '?since=2018-02');
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
  // They stand last, in a group that says so.
  const last = site.results.locator('details').last();
  await expect(last.locator('summary')).toContainText(site.text('result_possible_all'));
  const [some, all] = [await last.locator('.row').count(), await site.rows.count()];
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await site.open('');
  await expect(page.locator('.row').first()).toBeVisible();
  await expect(site.results.getByText(site.text('result_possible_all'))).toHaveCount(0);
});

test('the window is a pair of sliders for the keyboard', async ({ site, page }) => {
  await open(site, '?since=2018-02');
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

test('Escape on a handle ends playing with the window, and without one leaves the record to Escape', async ({ site, page }) => {
  await open(site, '?since=2021-01&until=2021-06&sel=conference-2025');
  await page.getByRole('toolbar').getByRole('button').first().click();
  await expect(page.locator('[role=status][aria-busy=true]')).toHaveCount(1);
  await page.locator('#since-w').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar').getByRole('button').first()).toHaveAccessibleName(site.text('time_play'));
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(page.locator('#beside')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#beside')).toHaveCount(0);
});

test('a window that the browser takes from the hand is as it was', async ({ site, page }) => {
  await open(site, '?since=2021-01&until=2021-06');
  const before = await site.sentence.textContent();
  await drag(page, 0.3, 0.6);
  await expect(site.sentence).not.toHaveText(before);
  await page.locator('svg.tl--w').dispatchEvent('pointercancel');
  await expect(site.sentence).toHaveText(before);
  await page.mouse.up();
  await expect(site.sentence).toHaveText(before);
});

test('in the order of names, too, what has no date is one link away', async ({ site, page }) => {
  await site.open('?sort=name');
  await site.results.locator('.tray__one').click();
  await expect(page.locator('#undated')).toBeInViewport();
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

test('the button that plays stays where it was pressed', async ({ site, page }) => {
  const play = page.locator('[data-act=play]');
  const top = async () => Math.round((await play.boundingBox()).y);
  await play.scrollIntoViewIfNeeded();
  const before = await top();
  const order = async () => (await values(page)).map((value) => value.split(' ')[0]);
  const industries = (all) => all.filter((value) => value.startsWith('industry-'));
  const rested = industries(await order());
  await play.click();
  await expect(page).toHaveURL(/since=/);
  expect(await top()).toBe(before);
  await expect(page.locator('[data-moving]'), 'between two steps').toHaveCount(0);
  expect(industries(await order()), 'no value jumps away').toEqual(rested);
  await play.click();
  await expect(tool(site, 'time_play')).toBeVisible();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  expect(await top(), 'also when it rests').toBe(before);
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
