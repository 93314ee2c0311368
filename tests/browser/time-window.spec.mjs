// The time window: drawn, dragged, by keyboard and in playback. List, facets, map, headline and address follow it.
import { limitHistory } from './panels.mjs';
import { expect, test } from './site.mjs';
import { dragWindow, over, picture, tool } from './timeline.mjs';

test.beforeEach(async ({ site }) => site.openHydrated(''));

test('drawing a window filters everything before the pointer is released', async ({ site, page }) => {
  const before = await site.headline.textContent();
  const many = await site.rows.count();
  const events = await (await site.facet('Event')).textContent();
  await dragWindow(page, 0.27, 0.45);
  await expect(site.headline).not.toHaveText(before);
  expect(await site.rows.count()).toBeLessThan(many);
  expect(await (await site.facet('Event')).textContent()).not.toBe(events);
  const sentence = await site.headline.textContent();
  await expect(page.locator('svg.map:visible').first()).toHaveAttribute('aria-label', sentence.replaceAll('\u00a0', ' '));
  await page.mouse.up();
  await expect(page).toHaveURL(/since=20\d\d-\d\d&until=20\d\d-\d\d$/);
  // After the drag, which is written into the address up to 400 ms later, all links have the same window.
  for (const link of [await site.facet('Event'), page.locator('svg.map--w .sym a').first()]) {
    const hasWindow = async () => (await link.getAttribute('href')).includes(new URL(page.url()).search.slice(1));
    await expect.poll(hasWindow).toBe(true);
  }
  await site.reload();
  await expect(site.headline).toHaveText(sentence);
});

test('a window that is taken back before it is in the address stays away', async ({ page }) => {
  for (let run = 0; run < 5; run++) {
    await dragWindow(page, 0.3, 0.5, 2);
    await page.mouse.up();
    await page.locator('.chip__x').first().click();
    await expect(page.locator('.chip')).toHaveCount(0);
    // The address is written up to 400 ms after a change.
    await page.waitForTimeout(500);
    await expect(page.locator('.chip')).toHaveCount(0);
    expect(new URL(page.url()).search).toBe('');
  }
});

test('a click on a bar filters by its month, even if the pointer moves a little', async ({ page }) => {
  const at = await over(page, 0.5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 1, at.y);
  await page.mouse.up();
  await expect(page).toHaveURL(/since=(20\d\d-\d\d)&until=\1$/);
});

test('a folded year stays folded while the window moves, and other years stay open', async ({ site, page }) => {
  await site.openHydrated('?since=2018-02');
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
  await expect.poll(years, 'it is still folded when it returns').toContain('2025 false');
});

/** The values of all facets in order, with their counts. */
const values = (page) => page.locator('.facet[data-key] a.fv').evaluateAll((all) => all.map((value) => `${value.dataset.key} ${value.querySelector('.n').textContent}`));

test('values of facets keep their order during a drag, and are sorted by count after it', async ({ site, page }) => {
  const order = async () => (await values(page)).map((value) => value.split(' ')[0]);
  const before = await order();
  await dragWindow(page, 0.27, 0.45);
  await expect(page).toHaveURL(/since=/);
  const held = await order();
  expect(new Set(held).size, 'no value is listed twice').toBe(held.length);
  // Only values that would repeat another are removed.
  expect(held).toEqual(before.filter((value) => held.includes(value)));
  await page.mouse.up();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  const rested = await values(page);
  expect(await order(), 'the order changes in this window').not.toEqual(before);
  // The address follows the last step of a drag after 400 ms.
  const address = async () => [page.url(), await page.waitForTimeout(500), page.url()];
  await expect.poll(async () => address().then(([before, , after]) => before === after)).toBe(true);
  await site.reload();
  expect(await values(page)).toEqual(rested);
});

test('unfolded parts are updated during a drag too', async ({ site, page }) => {
  await page.locator('.facet[data-key=party] summary').click();
  await page.locator('#map summary').filter({ hasText: site.text('map_words') }).click();
  const words = () => page.locator('#map .alt__table').textContent();
  const before = [await words(), (await values(page)).sort()];
  await dragWindow(page, 0.27, 0.45);
  await expect(page).toHaveURL(/since=/);
  const held = [await words(), (await values(page)).sort()];
  expect(held[0]).not.toBe(before[0]);
  expect(held[1]).not.toEqual(before[1]);
  await page.mouse.up();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  expect([await words(), (await values(page)).sort()]).toEqual(held);
});

test('records that may lie outside the window are in a group that says so', async ({ site, page }) => {
  await site.open('?since=2021-06-17&until=2021-06-18');
  // The group is the last one.
  const last = site.results.locator('details').last();
  await expect(last.locator('summary')).toContainText(site.text('result_possible_all'));
  const [some, all] = [await last.locator('.row').count(), await site.rows.count()];
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await site.open('');
  await expect(page.locator('.row').first()).toBeVisible();
  await expect(site.results.getByText(site.text('result_possible_all'))).toHaveCount(0);
});

test('the handles are sliders for the keyboard', async ({ site, page }) => {
  await site.openHydrated('?since=2018-02');
  const since = page.locator('#since-w');
  await since.focus();
  const words = await since.getAttribute('aria-valuetext');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(since).toBeFocused();
  await expect(since).not.toHaveAttribute('aria-valuetext', words);
  await expect(page).toHaveURL(/since=/);
  const narrowed = await site.headline.textContent();
  await page.locator('#until-w').focus();
  await page.keyboard.press('PageDown');
  await expect(site.headline).not.toHaveText(narrowed);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/since=|until=/);
});

test('Escape on a handle ends playback and removes the window, and the next Escape closes the record', async ({ site, page }) => {
  await site.openHydrated('?since=2021-01&until=2021-06&sel=conference-2025');
  await page.getByRole('toolbar').getByRole('button').first().click();
  await expect(page.getByRole('toolbar').getByRole('button').first()).toHaveAccessibleName(site.text('time_pause'));
  await page.locator('#since-w').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar').getByRole('button').first()).toHaveAccessibleName(site.text('time_play'));
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(page.locator('#beside')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#beside')).toHaveCount(0);
});

test('a drag that the browser cancels is reverted', async ({ site, page }) => {
  await site.openHydrated('?since=2021-01&until=2021-06');
  const before = await site.headline.textContent();
  await dragWindow(page, 0.3, 0.6);
  await expect(site.headline).not.toHaveText(before);
  await page.locator('svg.tl--w').dispatchEvent('pointercancel');
  await expect(site.headline).toHaveText(before);
  await page.mouse.up();
  await expect(site.headline).toHaveText(before);
});

test('a list sorted by name has a link to undated records', async ({ site, page }) => {
  await site.open('?sort=name');
  await site.results.locator('.tray__one').click();
  await expect(page.locator('#undated')).toBeInViewport();
});

test('playback moves or grows the window, and any other action stops it', async ({ site, page }) => {
  await page.clock.install();
  await site.openHydrated('');
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  const play = page.getByRole('toolbar').getByRole('button').first();
  /** Waits for one step, and returns the window. */
  const step = async () => {
    await page.clock.runFor(900);
    return Promise.all(['since', 'until'].map((end) => page.locator(`#${end}-w`).getAttribute('aria-valuetext')));
  };
  await expect(tool(site, 'time_moving')).toHaveAttribute('aria-pressed', 'true');
  await play.click();
  await expect(play).toHaveAccessibleName(site.text('time_pause'));
  const announced = page.locator('.answer > [role=status]');
  expect(await step()).toEqual(['January 2019', 'December 2019']);
  expect(await step()).toEqual(['January 2020', 'December 2020']);
  await expect(announced, 'steps are not announced').toBeEmpty();
  await picture(page).locator('.laneline').first().dispatchEvent('pointerdown');
  await expect(play).toHaveAccessibleName(site.text('time_play'));
  expect(await step()).toEqual(['January 2020', 'December 2020']);
  await expect(announced, 'where it stopped is announced').toContainText('2020');
  await tool(site, 'time_growing').click();
  await expect(tool(site, 'time_growing')).toHaveAttribute('aria-pressed', 'true');
  await expect(tool(site, 'time_moving')).toHaveAttribute('aria-pressed', 'false');
  await play.click();
  expect(await step()).toEqual(['January 2020', 'December 2022']);
  await picture(page).locator('.sym > a[tabindex="0"]').focus();
  await page.keyboard.press('+');
  await expect(play, 'zooming stops it').toHaveAccessibleName(site.text('time_play'));
});

test('the play button does not move during playback', async ({ site, page }) => {
  const play = page.locator('[data-tool=play]');
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
  expect(industries(await order()), 'values keep their order').toEqual(rested);
  await play.click();
  await expect(tool(site, 'time_play')).toBeVisible();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  expect(await top(), 'after playback too').toBe(before);
});

test('with reduced motion, playback goes one step per click', async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const seen = new Set([await site.headline.textContent()]);
  for (const key of ['time_play', 'time_play', 'time_step']) {
    await tool(site, key).click();
    await expect(tool(site, 'time_play'), 'playback does not run').toHaveCount(1);
    await expect.poll(async () => seen.has(await site.headline.textContent())).toBe(false);
    seen.add(await site.headline.textContent());
  }
});

for (const [query, minimum] of [
  ['?since=2021-06-21&until=2021-06-21', 1],
  ['?since=0001&until=9998', 50],
  ['?since=2030', 0],
  ['?until=1990', 0],
]) {
  test(`the handles work with the window ${query.slice(1)}`, async ({ site, page }) => {
    await site.openHydrated(query);
    if (minimum > 0) expect(await site.rows.count()).toBeGreaterThanOrEqual(minimum);
    await expect(picture(page).locator('.sym')).not.toHaveCount(0);
    const [since, until] = [page.locator('#since-w'), page.locator('#until-w')];
    for (const handle of [since, until]) {
      const [now, low, high] = await Promise.all(['now', 'min', 'max'].map(async (name) => Number(await handle.getAttribute(`aria-value${name}`))));
      expect(now >= low && now <= high, `${low} ${now} ${high}`).toBe(true);
    }
    const [one, other] = await Promise.all([since.locator('.brush-hit').boundingBox(), until.locator('.brush-hit').boundingBox()]);
    expect(one.x + one.width, 'the handles do not overlap').toBeLessThanOrEqual(other.x + 1);
    await since.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/since=|until=/);
    await expect(site.rows).not.toHaveCount(0);
  });
}

test('fast dragging writes the history less than 100 times', async ({ site, page }) => {
  test.slow();
  const most = await limitHistory(page);
  await dragWindow(page, 0.1, 0.9, 120);
  const at = [await over(page, 0.2), await over(page, 0.8)];
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.move(at[turn % 2].x, at[turn % 2].y, { steps: 30 });
  await page.mouse.up();
  await expect(page).toHaveURL(/since=/);
  expect(await most()).toBeLessThan(100);
  await expect(site.headline).not.toBeEmpty();
});
