// The linked view: act on the timeline, and list, facets, map, sentence and address follow; and back again.
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

test.beforeEach(async ({ site, page }) => {
  const rows = page.waitForResponse('**/api/v1/index/**');
  await site.open('');
  await (await rows).finished();
  await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
});

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

test('a closer look takes boxes apart, and the whole comes back', async ({ page }) => {
  const cells = () => picture(page).locator('rect.cell0, rect.cell1').count();
  const all = await cells();
  const tools = page.getByRole('toolbar').getByRole('button');
  await tools.nth(1).click();
  await tools.nth(1).click();
  await tools.nth(1).click();
  expect(await cells()).toBeGreaterThan(all);
  await tools.nth(5).click();
  expect(await cells()).toBe(all);
  const at = await over(page, 0.43);
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -800);
  await page.keyboard.up('Control');
  await expect.poll(cells).not.toBe(all);
});

test('the window plays by itself, and step by step where less motion is asked for', async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const play = page.getByRole('toolbar').getByRole('button').first();
  const seen = new Set([await site.sentence.textContent()]);
  for (let step = 0; step < 3; step += 1) {
    await play.click();
    await expect.poll(async () => seen.has(await site.sentence.textContent())).toBe(false);
    seen.add(await site.sentence.textContent());
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await play.click();
  for (let step = 0; step < 2; step += 1) {
    await expect.poll(async () => seen.has(await site.sentence.textContent())).toBe(false);
    seen.add(await site.sentence.textContent());
  }
  await play.click();
});

test('however fast the window moves, the address is written seldom', async ({ site, page }) => {
  test.slow();
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
  await drag(page, 0.1, 0.9, 120);
  const at = [await over(page, 0.2), await over(page, 0.8)];
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.move(at[turn % 2].x, at[turn % 2].y, { steps: 30 });
  await page.mouse.up();
  await expect(page).toHaveURL(/since=/);
  expect(await page.evaluate(() => window.written)).toBeLessThan(60);
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
    await site.open('', lang);
    await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
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
}
