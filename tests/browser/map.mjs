// The map: the drawn one, which is SVG, and the live one, a canvas beneath it.
import { expect } from './site.mjs';

/** The drawn map for the current width. The page contains one for each width. */
export const drawnMap = (page) => page.locator('svg.map').filter({ visible: true });

/** The link of a place on the map. */
export const mapSymbol = (page, place) => drawnMap(page).locator(`[data-key="${place}"] a`);

/** Waits until the live map has replaced the drawn land. */
export const liveMapStarted = (page) => expect(page.locator('#livemap'), 'the live map starts').toHaveClass(/livemap--on/);

/** Scrolls to the map, which loads the live one, and waits until it has started. */
export async function liveMapReady(page) {
  await drawnMap(page).scrollIntoViewIfNeeded();
  await liveMapStarted(page);
}

/** Drags the map from a point without a symbol. */
export async function panMap(page, right, down, steps = 5) {
  const canvas = page.locator('#livemap');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.25];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps });
  // A pause before the release, so that the map does not glide on.
  await page.waitForTimeout(150);
  await page.mouse.up();
}
