// The pages, and where their brush is. Each is opened until it answers, and then described by the same few functions.
import { axisPoints } from '../axis.mjs';
import { serveFolders } from './static-server.mjs';
import { installTimer } from './timer.mjs';

/** The parts of the atlas that show the answer; the window itself moves before it is known. */
const PANELS = 'h1, .facet, .results';

/** The live map starts after the page; while it does, it would take time from the steps. */
const MAP_MS = 10_000;

/**
 * Opens a page. `at` gives the point of a share of its axis and `grip` where a brush begins for it; `leave` is called
 * between brushes; a brush with `nudge` needs so many pixels to begin; with `isSure` each step changes what is counted; the
 * pointer changes nothing at `stillY`.
 */
export function openPage(page, settings) {
  return settings.page === 'atlas' ? openAtlas(page, settings) : openComparison(page, settings);
}

async function openAtlas(page, { address, wait }) {
  const timeout = wait * 1000;
  await page.goto(address, { waitUntil: 'commit', timeout });
  await page.locator('.page-root[data-live]').waitFor({ timeout });
  await page.locator('#livemap.livemap--on').waitFor({ timeout: MAP_MS }).catch(() => {});
  const picture = page.locator('svg.tl--w');
  await picture.scrollIntoViewIfNeeded({ timeout });
  await page.waitForTimeout(1000);
  await page.evaluate(installTimer, { watched: PANELS, measures: 'atlas-view' });
  const at = await axisPoints(picture);
  const header = await page.getByRole('banner').boundingBox();
  return { at, grip: at, isSure: false, stillY: Math.max(header.y + 2, 2) };
}

async function openComparison(page, { page: name, folders, wait }) {
  const timeout = wait * 1000;
  const server = await serveFolders(folders);
  try {
    await page.goto(`${server.address}/${name}.html`, { timeout });
    await page.waitForFunction(() => window.bench, null, { timeout });
    await page.waitForTimeout(1000);
    await page.evaluate(installTimer, { measures: 'bench-step' });
    const { rows, gl } = await page.evaluate(() => ({ rows: window.bench.rows, gl: window.bench.gl }));
    const axis = await page.locator(name === 'falcon' ? '#brush' : '#time .vis-panel.vis-center').boundingBox();
    const at = (share) => ({ x: axis.x + share * axis.width, y: axis.y + axis.height / 2 });
    const leave = () => page.evaluate(() => window.bench.leave());
    return { rows, gl, at, ...BRUSHES[name](page, at), isSure: true, leave, stillY: 4, close: server.close };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** How the brush of each page to compare with is taken. */
const BRUSHES = {
  falcon: (page, at) => ({ grip: at }),
  // The right handle of the window, an item of vis-timeline, wherever it is. The first movement only starts its drag.
  'npm-stack': (page) => ({
    nudge: 12,
    async grip() {
      const box = await page.locator('.vis-item.vis-selected .vis-drag-right').boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
  }),
};
