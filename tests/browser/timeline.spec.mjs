// The timeline: zoom and shift, its marks and lanes, and its keyboard operation.
import { expect, test } from './site.mjs';
import { dragWindow, focusedMark, over, picture, tool, visibleRange } from './timeline.mjs';

test.beforeEach(async ({ site }) => site.openHydrated(''));

test('zooming in splits boxes, and one button shows everything again', async ({ site, page }) => {
  const cells = () => picture(page).locator('rect.cell0, rect.cell1').count();
  const all = await cells();
  const words = await visibleRange(page).textContent();
  for (let step = 0; step < 3; step += 1) await tool(site, 'time_in').click();
  expect(await cells()).toBeGreaterThan(all);
  await expect(visibleRange(page)).not.toHaveText(words);
  await tool(site, 'time_all').click();
  expect(await cells()).toBe(all);
  await expect(visibleRange(page)).toHaveText(words);
});

test('Ctrl and the wheel zoom at the pointer, down to one day', async ({ page }) => {
  // The middle of 2021, by the label of the year.
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
  await expect(visibleRange(page)).toHaveText(/^View: \d+ [A-Z][a-z]+ 2021$/);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect(visibleRange(page), 'the wheel alone does not zoom').toHaveText(/^View: \d+ [A-Z][a-z]+ 2021$/);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before);
});

test('Enter on a box zooms in without filtering, until each of its records has a mark', async ({ site, page }) => {
  const sentence = await site.headline.textContent();
  const box = picture(page).locator('.sym[data-ids~="conference-2025"], .lane').locator('a[data-zoom-to]');
  const week = picture(page).locator('.sym[data-ids~="conference-future-network-2021-opening"] a');
  await expect(week).toHaveAttribute('aria-label', /zoom in$/);
  const ids = (await week.locator('..').getAttribute('data-ids')).split(' ');
  expect(ids.length).toBeGreaterThan(2);
  for (let step = 0; step < 4 && (await week.getAttribute('data-zoom-to')) !== null; step += 1) {
    const first = await week.locator('..').getAttribute('data-key');
    await week.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedMark(page), 'the focus stays on its first mark').toContain(first);
  }
  await expect(week.locator('..')).toHaveAttribute('data-ids', 'conference-future-network-2021-opening');
  await expect(site.headline).toHaveText(sentence);
  await expect(page).not.toHaveURL(/since=|until=/);
  await tool(site, 'time_all').click();
  expect(await box.count()).toBeGreaterThan(0);
});

test('the link of a box leads to a list of its records', async ({ site, page, context }) => {
  const box = picture(page).locator('a[data-zoom-to]').first();
  const count = Number(await box.locator('.cnt').textContent());
  const other = await context.newPage();
  await other.goto(new URL(await box.getAttribute('href'), site.origin).href);
  await expect(other.locator('.row')).not.toHaveCount(0);
  expect(await other.locator('.row').count()).toBeGreaterThanOrEqual(count);
  await other.close();
});

test('the marks are one tab stop, and arrow keys move between marks and lanes', async ({ site, page }) => {
  await site.openHydrated('?since=2018-02');
  await expect(picture(page).locator('.sym > a[tabindex="0"]')).toHaveCount(1);
  const first = picture(page).locator('.sym > a[tabindex="0"]');
  await first.focus();
  const start = await focusedMark(page);
  await page.keyboard.press('ArrowRight');
  const second = await focusedMark(page);
  expect(second).not.toBe(start);
  const lane = () => page.evaluate(() => document.activeElement.closest('.lane').dataset.key);
  const event = await lane();
  await page.keyboard.press('ArrowDown');
  expect(await lane()).not.toBe(event);
  await page.keyboard.press('ArrowUp');
  expect(await lane()).toBe(event);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  const last = await focusedMark(page);
  await page.keyboard.press('Home');
  expect(await focusedMark(page)).toBe(start);
  expect(last).not.toBe(start);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.getAttribute('role')), 'the next tab stop is a handle of the window').toBe('slider');
  await page.keyboard.press('Shift+Tab');
  expect(await focusedMark(page), 'Shift+Tab returns to the same mark').toBe(second);
  await page.keyboard.press('+');
  await expect.poll(() => focusedMark(page)).toContain(second.split(' ')[0]);
  await page.keyboard.press('0');
  await expect.poll(() => focusedMark(page)).toContain(second.split(' ')[0]);
  const record = picture(page).locator('.sym:not(:has([data-zoom-to])) > a').first();
  await record.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]sel=/);
  await expect(site.headline).not.toBeEmpty();
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

test('Space on a mark starts and stops playback', async ({ site, page }) => {
  await picture(page).locator('.sym > a[tabindex="0"]').focus();
  await page.keyboard.press(' ');
  await expect(tool(site, 'time_pause')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(tool(site, 'time_play')).toBeVisible();
});

test('an empty lane says why', async ({ site, page }) => {
  await site.openHydrated('?kind=project,goal');
  const words = (key) => site.text(key).replace(/\{\w+\}/g, '').trim().slice(0, 12);
  for (let step = 0; step < 5; step += 1) await tool(site, 'time_in').click();
  await expect(picture(page).locator('.lab--none').first()).toContainText(words('time_lane_elsewhere'));
  await expect(picture(page).locator('.lane')).not.toHaveCount(0);
});

test('pinching zooms in and draws no window', async ({ site, page, context }) => {
  await picture(page).scrollIntoViewIfNeeded();
  const [one, other] = [await over(page, 0.4), await over(page, 0.5)];
  const client = await context.newCDPSession(page);
  const touch = (type, ...fingers) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((x, id) => ({ x, y: one.y, id })) });
  const words = await visibleRange(page).textContent();
  const sentence = await site.headline.textContent();
  await touch('touchStart', one.x);
  await touch('touchStart', one.x, other.x);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', one.x - step * 20, other.x + step * 20);
  await touch('touchEnd');
  await expect(visibleRange(page)).not.toHaveText(words);
  await expect(site.headline).toHaveText(sentence);
  await expect(page).not.toHaveURL(/since=|until=/);
});

test('the mark of the selected record is framed and is the tab stop', async ({ site, page }) => {
  await site.openHydrated('?sel=conference-2025');
  const mark = picture(page).locator('.sym.is-sel');
  await expect(mark).toHaveCount(1);
  await expect(mark.locator('a')).toHaveAttribute('aria-current', 'true');
  await expect(mark.locator('a')).toHaveAttribute('tabindex', '0');
  await expect(mark.locator('.selbox')).toHaveCount(1);
});

test('hover and focus highlight the same record in the other panels', async ({ site, page }) => {
  const row = page.locator('.row[data-ids="conference-2025"]');
  await row.hover();
  await expect(picture(page).locator('.sym.is-on[data-ids~="conference-2025"]')).toHaveCount(1);
  await expect(page.locator('svg.map .sym.is-on').first()).toHaveAttribute('data-at', await row.getAttribute('data-at'));
  await picture(page).locator('.sym[data-ids~="platform-pml"] a').focus();
  await expect(page.locator('.row[data-ids="platform-pml"]')).toHaveClass(/is-on/);
  await expect(row).not.toHaveClass(/is-on/);
  await expect(site.headline).not.toBeEmpty();
});

/** The visible handles; pictures for other widths may be outdated. */
const handles = (page) => page.locator('#time [role=slider]').filter({ visible: true });

for (const [lang, view, all] of [
  ['en', /^View: /, /^All years: /],
  ['zh', /^视图：/, /^全部年份：/],
]) {
  test(`a zoomed timeline is called a view and has no handles until it is made the window, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    const many = await site.rows.count();
    await expect(handles(page)).toHaveCount(0);
    await expect(visibleRange(page)).toHaveText(all);
    await expect(tool(site, 'time_filter')).toHaveAttribute('aria-disabled', 'true');
    await picture(page).locator('a[data-zoom-to]').first().click();
    await expect(visibleRange(page)).toHaveText(view);
    await expect(handles(page), 'nothing is filtered').toHaveCount(0);
    await expect(page.locator('.time__unfiltered'), 'and the title says so').toHaveText(site.text('time_view_only'));
    await expect(site.rows).toHaveCount(many);
    await expect(page).not.toHaveURL(/since=|until=/);
    const seen = (await visibleRange(page).textContent()).replace(view, '');
    await tool(site, 'time_filter').click();
    await expect(page).toHaveURL(/since=[\d-]+&until=[\d-]+/);
    await expect(handles(page)).toHaveCount(2);
    await expect(page.locator('.time__window'), 'the window has the dates of the view').toContainText(seen);
    await expect(visibleRange(page)).toHaveText(view);
    expect(await site.rows.count()).toBeLessThan(many);
    await expect(tool(site, 'time_filter')).toHaveAttribute('aria-disabled', 'true');
    await page.goBack();
    await expect(page).not.toHaveURL(/since=|until=/);
    await expect(site.rows).toHaveCount(many);
    await expect(handles(page)).toHaveCount(0);
  });
}

test('Escape on a handle removes the window and focuses the timeline', async ({ site, page }) => {
  await site.openHydrated('?since=2020');
  await page.locator('#since-w').focus();
  await page.keyboard.press('Escape');
  await expect(handles(page)).toHaveCount(0);
  await expect(page.locator('#time')).toBeFocused();
  await expect(site.headline).not.toBeEmpty();
});

test('a handle dragged to the end of the axis can be dragged back', async ({ site, page }) => {
  await site.openHydrated('?since=2020');
  const box = await page.locator('#since-w .brush-hit').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move((await over(page, 0)).x - 20, y, { steps: 5 });
  await expect(page.locator('.time__window')).toHaveText('');
  await page.mouse.move((await over(page, 0.5)).x, y, { steps: 5 });
  await expect(page.locator('.time__window')).not.toHaveText('');
  await page.mouse.up();
  await expect(page).toHaveURL(/since=/);
  await expect(site.headline).not.toBeEmpty();
});

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
]) {
  test(`six lanes are visible on the first screen at ${width} x ${height}`, async ({ site, page }) => {
    await page.setViewportSize({ width, height });
    await site.openHydrated('');
    const edge = await page.locator('#time').evaluate((panel) => Math.min(innerHeight, panel.getBoundingClientRect().top + panel.clientTop + panel.clientHeight));
    // Wait for the picture that is drawn for the measured panel.
    await expect(picture(page)).toHaveAttribute('data-measured', '');
    const ends = await picture(page).locator('.lane').evaluateAll((lanes) => {
      const line = (lane) => lane.querySelector('.laneline').getBoundingClientRect().top;
      return lanes.slice(1).map(line);
    });
    expect(ends.filter((end) => end <= edge).length).toBeGreaterThanOrEqual(6);
    expect(ends[1] - ends[0]).toBeLessThanOrEqual(22);
    const head = await page.locator('.time__head').boundingBox();
    expect(head.height).toBeLessThanOrEqual(36);
    // The lanes have the full width.
    const box = await picture(page).boundingBox();
    expect(box.width).toBeGreaterThan(width - 32);
  });
}

for (const width of [390, 768, 1024, 1280, 1440, 1920]) {
  test(`no text of the timeline is smaller than 12 pixels at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await site.openHydrated('?sel=conference-2025');
    if (width < 768) await page.goto(`${page.url().split('#')[0]}#time`);
    const shown = page.locator('svg.tl--w, svg.tl--n').filter({ visible: true });
    await expect(shown).toHaveAttribute('data-measured', '');
    const sizes = await shown.evaluate((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return [...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
    });
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    const small = await page.locator('#time').evaluate((panel) => [...panel.querySelectorAll('*')].filter((one) => !one.closest('svg') && one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 12).length);
    expect(small).toBe(0);
  });
}

test('a wheel without Ctrl shows how to zoom, until the reader has zoomed by wheel', async ({ site, page }) => {
  const hint = page.locator('.time .gesturehint');
  await expect(hint).toBeHidden();
  const at = await over(page, 0.5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 40);
  await expect(hint).toHaveText(/Ctrl|⌘/);
  await expect(hint).toBeVisible();
  await expect(hint, 'it disappears').toBeHidden({ timeout: 5000 });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(visibleRange(page)).toHaveText(/^View: /);
  await page.mouse.wheel(0, 40);
  await expect(hint).toBeHidden();
  await expect(site.headline).not.toBeEmpty();
});

/** A point on a lane without a mark. */
async function overLanes(page, share) {
  const lane = await picture(page).locator('.lane[data-key=fund] .laneline').boundingBox();
  return { x: (await over(page, share)).x, y: lane.y + 10 };
}

test('a drag on the lanes shifts the view, opens nothing and draws no window', async ({ site, page }) => {
  await tool(site, 'time_in').click();
  await tool(site, 'time_in').click();
  await expect(picture(page)).toHaveCSS('cursor', 'grab');
  const words = await visibleRange(page).textContent();
  const [from, to] = [await overLanes(page, 0.7), await overLanes(page, 0.3)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(visibleRange(page)).not.toHaveText(words);
  await expect(visibleRange(page)).toHaveText(/^View: /);
  // The same for a drag that begins on a mark.
  const moved = await visibleRange(page).textContent();
  await tool(site, 'time_all').click();
  await tool(site, 'time_in').click();
  const mark = await picture(page).locator('.sym > a').first().boundingBox();
  const y = mark.y + mark.height / 2;
  await page.mouse.move(mark.x + 5, y);
  await page.mouse.down();
  await page.mouse.move(mark.x + 205, y, { steps: 8 });
  await page.mouse.up();
  await expect(visibleRange(page)).not.toHaveText(moved);
  await expect(page).not.toHaveURL(/sel=|since=|until=|kind=/);
});

test('Shift and a drag zoom to the dragged range, over the bars too', async ({ site, page }) => {
  const sentence = await site.headline.textContent();
  await page.keyboard.down('Shift');
  await dragWindow(page, 0.4, 0.5);
  await expect(picture(page).locator('.zoombox')).toHaveCount(1);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(picture(page).locator('.zoombox')).toHaveCount(0);
  // From 0.4 to 0.5 of eight years.
  await expect(visibleRange(page)).toHaveText('View: March–December 2021');
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(site.headline).toHaveText(sentence);
});

test('a double click zooms in, and over the bars leaves no window', async ({ site, page }) => {
  const at = await over(page, 0.44);
  await page.mouse.dblclick(at.x, at.y);
  await expect(visibleRange(page)).toHaveText(/^View: /);
  await page.waitForTimeout(600);
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(handles(page)).toHaveCount(0);
  await expect(site.headline).not.toBeEmpty();
});

test('the view shifts to a selected record, and back restores it', async ({ site, page }) => {
  await picture(page).locator('.sym[data-ids~="conference-future-network-2021-opening"] a').click();
  const words = await visibleRange(page).textContent();
  expect(words).toMatch(/2021$/);
  await expect(picture(page).locator('.sym[data-ids~="conference-2025"]')).toHaveCount(0);
  await page.locator('.row[data-ids="conference-2025"]').click();
  await expect(page).toHaveURL(/sel=conference-2025/);
  await expect(picture(page).locator('.sym.is-sel')).toHaveCount(1);
  await expect(picture(page).locator('.selspan')).toHaveCount(1);
  await expect(visibleRange(page)).toHaveText(/2025$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/sel=/);
  await expect(visibleRange(page)).toHaveText(words);
  await expect(site.headline).not.toBeEmpty();
});

test('the timeline as a table has only the years in the window and in view', async ({ site, page }) => {
  const years = async () => {
    const fold = page.locator('.time .alt');
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold.locator('tbody th').allTextContents();
  };
  await site.openHydrated('?kind=event');
  expect(await years()).toEqual(expect.arrayContaining(['2020', '2021', '2025']));
  await site.openHydrated('?kind=event&since=2021&until=2021');
  expect(await years()).toEqual(['2021']);
  await site.openHydrated('?kind=event&since=2021-06&until=2021-06');
  expect(await years()).toEqual(['June 2021']);
});

test('boxes say what they contain, the scale has a unit, and the legend unfolds', async ({ site, page }) => {
  await expect(picture(page).locator('.sym > a', { hasText: /\d+ events\b.*, / }).locator('.lab').first()).toHaveText(/^events\b.*, /);
  await expect(picture(page).locator('.lane-l', { hasText: /^\d+ a month$/ })).toHaveCount(1);
  const legend = page.locator('.time__key .legend');
  await expect(legend).toBeHidden();
  await page.locator('.time__key summary').click();
  await expect(legend).toBeInViewport();
  await expect(site.headline).not.toBeEmpty();
});
