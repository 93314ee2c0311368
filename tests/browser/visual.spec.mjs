// Screenshots that must be equal, compared within one run: none is stored in the repository, because fonts differ
// between machines. Those of the last run are in target/visual.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { liveMapStarted } from './map.mjs';
import { LANGUAGES, expect, gate, test } from './site.mjs';

/** Tolerates differences in antialiasing, but no word or line that moves. */
const TOLERANCE = { threshold: 0.1, maxDiffPixelRatio: 0.0005 };

/** Compares two screenshots: the first is written where Playwright expects a stored one. */
async function expectEqual(info, name, before, after, tolerance = TOLERANCE) {
  const path = info.snapshotPath(`${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, before);
  expect(after).toMatchSnapshot(`${name}.png`, tolerance);
}

/** The top of a page. Its end is left out, because it may lie between two pixels. */
const topOfPage = (page) => page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1440, height: 1100 }, animations: 'disabled', mask: scripted(page), maskColor: '#808080' });

const PAGES = { record: 'records/conference-2025', project: 'records/project-agnos-lidar', place: 'records/jiangning-etdz', sources: 'sources', source: 'sources/s4', about: 'about' };

for (const lang of LANGUAGES) {
  for (const [name, path] of Object.entries({ atlas: '', ...PAGES })) {
    const screenshot = name === 'atlas' ? viewport : topOfPage;

    test(`${name} looks the same before and after hydration, in ${lang}`, async ({ site, page, context }, info) => {
      const late = gate();
      await context.route('**/*.wasm', late.hold);
      await page.goto(`${site.address}${lang}/${path}`);
      const drawn = await screenshot(page);
      late.open();
      await site.started();
      if (name === 'atlas') await site.hydrated();
      await expectEqual(info, `${name}-${lang}`, drawn, await screenshot(page));
    });

    test(`${name} looks the same with and without script, in ${lang}`, async ({ site, page, browser }, info) => {
      const plain = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize(), serviceWorkers: 'block' });
      try {
        const other = await plain.newPage();
        await other.goto(`${site.address}${lang}/${path}`);
        const withoutScript = await screenshot(other);
        await site.open(path, lang);
        if (name === 'atlas') await site.hydrated();
        await expectEqual(info, `script-${name}-${lang}`, withoutScript, await screenshot(page));
      } finally {
        await plain.close();
      }
    });
  }

  for (const [name, path] of [['land', ''], ['view', '?kind=platform&map=118.85,31.95,10.4']]) {
    test(`the live map replaces the drawn ${name} without a visible change, in ${lang}`, async ({ site, page, context }, info) => {
      const late = gate();
      await context.route('**/map-*.js', late.hold);
      await site.openHydrated(path, lang);
      const frame = page.locator('.mapframe');
      await frame.scrollIntoViewIfNeeded();
      const drawn = await frame.screenshot({ animations: 'disabled' });
      late.open();
      await liveMapStarted(page);
      const live = await frame.screenshot({ animations: 'disabled' });
      // Canvas and SVG differ in antialiasing. If the land moved, every outline would differ.
      await expectEqual(info, `map-${name}-${lang}`, drawn, live, { threshold: 0.2, maxDiffPixelRatio: 0.01 });
    });
  }

  test(`a page looks the same after a reload, in ${lang}`, async ({ site, page }, info) => {
    for (const [name, path] of Object.entries({ filters: '?kind=event,platform&since=2021&until=2025-03&sort=name', view: '?place=jiangning&map=118.85,31.95,10.4' })) {
      await site.open(path, lang);
      await liveMapStarted(page);
      const before = await page.screenshot({ animations: 'disabled' });
      await site.reload();
      await liveMapStarted(page);
      await expectEqual(info, `reload-${name}-${lang}`, before, await page.screenshot({ animations: 'disabled' }));
    }
  });
}

/** Controls that only work with script, and the map, which is compared separately with a larger tolerance. */
function scripted(page) {
  return ['.look', '.viewswitch', '.aloud', '.search kbd', '.foot [data-keys]', '.mapframe', '.time__tools', '.time__pictures'].map((what) => page.locator(what));
}

/** What is in view, without the parts that need script. */
function viewport(page) {
  return page.screenshot({ animations: 'disabled', mask: scripted(page), maskColor: '#808080' });
}
