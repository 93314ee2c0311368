// The timeline itself: what is seen of it, its marks, and the ways through them.
import { expect, test } from './site.mjs';
import { focused, open, over, picture, stretch, tool } from './timeline.mjs';

test.beforeEach(async ({ site }) => open(site));

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
