// Pictures of one run beside each other: what must look the same before and after something does. No picture is
// stored, so fonts of other machines break nothing; those of this run are left in target/alike to look at.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LANGUAGES, expect, gate, test } from './site.mjs';

/** Letters and lines may be smoothed a little otherwise; a word or a line that moved is more than that. */
const SAME = { threshold: 0.1, maxDiffPixelRatio: 0.0005 };

/** The one picture is what the other is compared with, as if it had been stored. */
async function alike(info, name, before, after, how = SAME) {
  const path = info.snapshotPath(`${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, before);
  expect(after).toMatchSnapshot(`${name}.png`, how);
}

/** A screen of a page and more, and not its end, which lies on a fraction of a pixel. */
const long = (page) => page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1440, height: 1200 }, animations: 'disabled', mask: scripted(page), maskColor: '#808080' });

const PAGES = { record: 'records/conference-2025', project: 'records/project-agnos-lidar', place: 'records/jiangning-etdz', sources: 'sources', source: 'sources/s4', about: 'about' };

for (const lang of LANGUAGES) {
  for (const [name, path] of Object.entries({ atlas: '', ...PAGES })) {
    const picture = name === 'atlas' ? held : long;

    test(`${name} looks the same before and after the application takes over, in ${lang}`, async ({ site, page, context }, info) => {
      const late = gate();
      await context.route('**/*.wasm', late.hold);
      await page.goto(`${site.address}${lang}/${path}`);
      const drawn = await picture(page);
      late.open();
      await site.ready();
      if (name === 'atlas') await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
      await alike(info, `${name}-${lang}`, drawn, await picture(page));
    });

    test(`${name} looks the same with and without script, in ${lang}`, async ({ site, page, browser }, info) => {
      const plain = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize(), serviceWorkers: 'block' });
      try {
        const other = await plain.newPage();
        await other.goto(`${site.address}${lang}/${path}`);
        const printed = await picture(other);
        await site.open(path, lang);
        if (name === 'atlas') await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
        await alike(info, `script-${name}-${lang}`, printed, await picture(page));
      } finally {
        await plain.close();
      }
    });
  }

  for (const [name, path] of [['land', ''], ['view', '?kind=platform&map=118.85,31.95,10.4']]) {
    test(`the live map takes over the ${name} without a jump, in ${lang}`, async ({ site, page, context }, info) => {
      const late = gate();
      await context.route('**/map-*.js', late.hold);
      await site.open(path, lang);
      await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
      const frame = page.locator('.mapframe');
      await frame.scrollIntoViewIfNeeded();
      const drawn = await frame.screenshot({ animations: 'disabled' });
      late.open();
      await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
      const live = await frame.screenshot({ animations: 'disabled' });
      // A canvas smooths lines otherwise than a picture does; where all of the land moves, every outline differs.
      await alike(info, `map-${name}-${lang}`, drawn, live, { threshold: 0.2, maxDiffPixelRatio: 0.01 });
    });
  }

  test(`a reload shows the same picture, in ${lang}`, async ({ site, page }, info) => {
    for (const [name, path] of Object.entries({ question: '?kind=event,platform&since=2021&until=2025-03&sort=name', view: '?place=jiangning&map=118.85,31.95,10.4' })) {
      await site.open(path, lang);
      await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
      const before = await page.screenshot({ animations: 'disabled' });
      await site.reload();
      await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
      await alike(info, `reload-${name}-${lang}`, before, await page.screenshot({ animations: 'disabled' }));
    }
  });
}

/** What only script can do, which has its room without: the live map is compared by itself, below a tolerance of its own. */
function scripted(page) {
  return ['.look', '.search kbd', '.foot [data-keys]', '.mapframe', '.time__tools', '.time__pictures'].map((what) => page.locator(what));
}

/** The window, without what only script can do. */
function held(page) {
  return page.screenshot({ animations: 'disabled', mask: scripted(page), maskColor: '#808080' });
}
