// The timeline: its parts, and how tests operate it.
import { axisPoints } from './axis.mjs';

/** The picture of the timeline for a wide page. */
export const picture = (page) => page.locator('svg.tl--w');

/** A point over the bars, by its share of the axis (0 to 1). */
export async function over(page, share) {
  await picture(page).scrollIntoViewIfNeeded();
  return (await axisPoints(picture(page)))(share);
}

/** Presses on the bars at one share of the axis and moves to another, without releasing. */
export async function dragWindow(page, from, to, steps = 10) {
  const [start, end] = [await over(page, from), await over(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps });
}

/** Draws a time window. */
export async function drawWindow(page, from, to, steps = 8) {
  await dragWindow(page, from, to, steps);
  await page.mouse.up();
}

/** A tool of the timeline, by its text. */
export const tool = (site, key) => site.page.getByRole('toolbar').getByRole('button', { name: site.text(key), exact: true });

/** The visible range, in words. */
export const visibleRange = (page) => page.getByRole('toolbar').locator('.read');

/** The records of the mark that has the focus; of another element, its tag name. */
export const focusedMark = (page) => page.evaluate(() => document.activeElement.closest('.sym')?.dataset.ids ?? document.activeElement.tagName);
