// The timeline itself: what is seen of it, its marks, and the ways through them.
import { expect, test } from './site.mjs';
import { drag, focused, open, over, picture, stretch, tool } from './timeline.mjs';

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
  await expect(stretch(page)).toHaveText(/^View: \d+ [A-Z][a-z]+ 2021$/);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect(stretch(page), 'a wheel alone does not zoom').toHaveText(/^View: \d+ [A-Z][a-z]+ 2021$/);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before);
});

test('a box comes apart before anything is narrowed, and at the closest look all its records stand there', async ({ site, page }) => {
  const sentence = await site.sentence.textContent();
  const box = picture(page).locator('.sym[data-ids~="conference-2025"], .lane').locator('a[data-closer]');
  const week = picture(page).locator('.sym[data-ids~="conference-future-network-2021-opening"] a');
  await expect(week).toHaveAttribute('aria-label', /zoom in$/);
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
  await open(site, '?since=2018-02');
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

/** The handles that are seen: the picture for another width is not redrawn. */
const handles = (page) => page.locator('#time [role=slider]').filter({ visible: true });

for (const [lang, view, all] of [
  ['en', /^View: /, /^All years: /],
  ['zh', /^视图：/, /^全部年份：/],
]) {
  test(`a closer look is called a view and has no handles, until it is made the window, in ${lang}`, async ({ site, page }) => {
    await open(site, '', lang);
    const many = await site.rows.count();
    await expect(handles(page)).toHaveCount(0);
    await expect(stretch(page)).toHaveText(all);
    await expect(tool(site, 'time_filter')).toHaveAttribute('aria-disabled', 'true');
    await picture(page).locator('a[data-closer]').first().click();
    await expect(stretch(page)).toHaveText(view);
    await expect(handles(page), 'nothing is filtered').toHaveCount(0);
    await expect(page.locator('.time__unfiltered'), 'and the title says so').toHaveText(site.text('time_view_only'));
    await expect(site.rows).toHaveCount(many);
    await expect(page).not.toHaveURL(/since=|until=/);
    const seen = (await stretch(page).textContent()).replace(view, '');
    await tool(site, 'time_filter').click();
    await expect(page).toHaveURL(/since=[\d-]+&until=[\d-]+/);
    await expect(handles(page)).toHaveCount(2);
    await expect(page.locator('.time__window'), 'the window is named as the view was').toContainText(seen);
    await expect(stretch(page)).toHaveText(view);
    expect(await site.rows.count()).toBeLessThan(many);
    await expect(tool(site, 'time_filter')).toHaveAttribute('aria-disabled', 'true');
    await page.goBack();
    await expect(page).not.toHaveURL(/since=|until=/);
    await expect(site.rows).toHaveCount(many);
    await expect(handles(page)).toHaveCount(0);
  });
}

test('Escape on a handle takes the window and its handles away, and the focus stays at the timeline', async ({ site, page }) => {
  await open(site, '?since=2020');
  await page.locator('#since-w').focus();
  await page.keyboard.press('Escape');
  await expect(handles(page)).toHaveCount(0);
  await expect(page.locator('#time')).toBeFocused();
  await expect(site.sentence).not.toBeEmpty();
});

test('a handle that is dragged to where all of time is stays in the hand', async ({ site, page }) => {
  await open(site, '?since=2020');
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
  await expect(site.sentence).not.toBeEmpty();
});

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
]) {
  test(`six lanes are seen on the first screen of ${width} by ${height}`, async ({ site, page }) => {
    await page.setViewportSize({ width, height });
    await open(site);
    const edge = await page.locator('#time').evaluate((panel) => Math.min(innerHeight, panel.getBoundingClientRect().top + panel.clientTop + panel.clientHeight));
    // Until the panel is measured the picture is another.
    await expect(picture(page)).toHaveAttribute('data-measured', '');
    const ends = await picture(page).locator('.lane').evaluateAll((lanes) => {
      const line = (lane) => lane.querySelector('.laneline').getBoundingClientRect().top;
      return lanes.slice(1).map(line);
    });
    expect(ends.filter((end) => end <= edge).length).toBeGreaterThanOrEqual(6);
    expect(ends[1] - ends[0]).toBeLessThanOrEqual(22);
    const head = await page.locator('.time__head').boundingBox();
    expect(head.height).toBeLessThanOrEqual(36);
    // The lanes have all of the width.
    const box = await picture(page).boundingBox();
    expect(box.width).toBeGreaterThan(width - 32);
  });
}

for (const width of [390, 768, 1024, 1280, 1440, 1920]) {
  test(`no words of the timeline are smaller than 12 px at ${width}`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(site, '?sel=conference-2025');
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

test('a wheel that scrolls says how to zoom, and to who zooms by it no more', async ({ site, page }) => {
  const hint = page.locator('.time .wheelhint');
  await expect(hint).toBeHidden();
  const at = await over(page, 0.5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 40);
  await expect(hint).toHaveText(/Ctrl|⌘/);
  await expect(hint).toBeVisible();
  await expect(hint, 'it goes').toBeHidden({ timeout: 5000 });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(stretch(page)).toHaveText(/^View: /);
  await page.mouse.wheel(0, 40);
  await expect(hint).toBeHidden();
  await expect(site.sentence).not.toBeEmpty();
});

/** A place below the bars where no mark is. */
async function overLanes(page, share) {
  const lane = await picture(page).locator('.lane[data-key=fund] .laneline').boundingBox();
  return { x: (await over(page, share)).x, y: lane.y + 10 };
}

test('a drag on the lanes moves the view, opens nothing and draws no window', async ({ site, page }) => {
  await tool(site, 'time_in').click();
  await tool(site, 'time_in').click();
  await expect(picture(page)).toHaveCSS('cursor', 'grab');
  const words = await stretch(page).textContent();
  const [from, to] = [await overLanes(page, 0.7), await overLanes(page, 0.3)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(stretch(page)).not.toHaveText(words);
  await expect(stretch(page)).toHaveText(/^View: /);
  // The same that begins on a mark.
  const moved = await stretch(page).textContent();
  await tool(site, 'time_all').click();
  await tool(site, 'time_in').click();
  const mark = await picture(page).locator('.sym > a').first().boundingBox();
  const y = mark.y + mark.height / 2;
  await page.mouse.move(mark.x + 5, y);
  await page.mouse.down();
  await page.mouse.move(mark.x + 205, y, { steps: 8 });
  await page.mouse.up();
  await expect(stretch(page)).not.toHaveText(moved);
  await expect(page).not.toHaveURL(/sel=|since=|until=|kind=/);
});

test('Shift and a drag comes as close as what is drawn, also over the bars', async ({ site, page }) => {
  const sentence = await site.sentence.textContent();
  await page.keyboard.down('Shift');
  await drag(page, 0.4, 0.5);
  await expect(picture(page).locator('.zoombox')).toHaveCount(1);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(picture(page).locator('.zoombox')).toHaveCount(0);
  // From 0.4 to 0.5 of eight years.
  await expect(stretch(page)).toHaveText('View: March–December 2021');
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(site.sentence).toHaveText(sentence);
});

test('a double press comes closer, and over the bars leaves no window behind', async ({ site, page }) => {
  const at = await over(page, 0.44);
  await page.mouse.dblclick(at.x, at.y);
  await expect(stretch(page)).toHaveText(/^View: /);
  await page.waitForTimeout(600);
  await expect(page).not.toHaveURL(/since=|until=/);
  await expect(handles(page)).toHaveCount(0);
  await expect(site.sentence).not.toBeEmpty();
});

test('what is selected comes into view, and a step back gives the view back', async ({ site, page }) => {
  await picture(page).locator('.sym[data-ids~="conference-future-network-2021-opening"] a').click();
  const words = await stretch(page).textContent();
  expect(words).toMatch(/2021$/);
  await expect(picture(page).locator('.sym[data-ids~="conference-2025"]')).toHaveCount(0);
  await page.locator('.row[data-ids="conference-2025"]').click();
  await expect(page).toHaveURL(/sel=conference-2025/);
  await expect(picture(page).locator('.sym.is-sel')).toHaveCount(1);
  await expect(picture(page).locator('.selspan')).toHaveCount(1);
  await expect(stretch(page)).toHaveText(/2025$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/sel=/);
  await expect(stretch(page)).toHaveText(words);
  await expect(site.sentence).not.toBeEmpty();
});

test('boxes say what they hold, the scale says its unit, and the key folds out', async ({ site, page }) => {
  await expect(picture(page).locator('.lab', { hasText: /^\d+ events, / }).first()).toBeVisible();
  await expect(picture(page).locator('.lane-l', { hasText: /^\d+ a month$/ })).toHaveCount(1);
  const legend = page.locator('.time__key .legend');
  await expect(legend).toBeHidden();
  await page.locator('.time__key summary').click();
  await expect(legend).toBeInViewport();
  await expect(site.sentence).not.toBeEmpty();
});
