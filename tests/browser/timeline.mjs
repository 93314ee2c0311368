// The timeline as tests take hold of it.
import { expect } from './site.mjs';

/** The picture of the timeline that is shown at this width. */
export const picture = (page) => page.locator('svg.tl--w');

/** A point over the bars, by its share of the axis. */
export async function over(page, share) {
  await picture(page).scrollIntoViewIfNeeded();
  const box = await picture(page).boundingBox();
  const width = Number((await picture(page).getAttribute('viewBox')).split(' ')[2]);
  const scale = box.width / width;
  return { x: box.x + (116 + share * (width - 14 - 116)) * scale, y: box.y + 25 * scale };
}

/** Draws a window from one share of the axis to another, and does not let go. */
export async function drag(page, from, to, steps = 10) {
  const [start, end] = [await over(page, from), await over(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps });
}

/** Opens the atlas, and waits until it is computed in the page. */
export async function open(site, query = '', lang = 'en') {
  const rows = site.page.waitForResponse('**/api/v1/index/**');
  await site.open(query, lang);
  await (await rows).finished();
  await expect(site.page.locator('.page-root[data-live]')).toHaveCount(1);
}

/** A tool of the timeline, by its text. */
export const tool = (site, key) => site.page.getByRole('toolbar').getByRole('button', { name: site.text(key), exact: true });

/** The stretch of time that is seen, in words. */
export const stretch = (page) => page.getByRole('toolbar').getByRole('status');

/** The link of the mark that has the focus, by its record. */
export const focused = (page) => page.evaluate(() => document.activeElement.closest('.sym')?.dataset.ids ?? document.activeElement.tagName);
