// Phones: sizes of targets and of text, and that nothing is wider than the screen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { LANGUAGES, PAGES, expect, sidewaysOverflow, test } from './site.mjs';
import { smallTargets } from './touch.mjs';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

/** A page of each form. */
const FORMS = ['', 'records/conference-2025', 'sources/s4', 'sources', 'about', 'accessibility'];

for (const [page_, path] of Object.entries({ atlas: '', record: PAGES.event, source: PAGES.source, about: PAGES.about })) {
  test(`a finger can press everything on the page: ${page_}`, async ({ site, page }) => {
    // The atlas has the most controls, and Chinese the shorter words.
    for (const lang of path === '' ? ['zh'] : LANGUAGES) {
      await site.open(path, lang);
      await site.hydrated();
      expect(await smallTargets(page), lang).toEqual([]);
    }
  });
}

test('a finger can press everything in the sheets', async ({ site, page }) => {
  for (const name of ['map', 'time', 'filters']) {
    await site.openHydrated(`?since=2021#${name}`);
    await expect(page.locator(`#${name}`)).toHaveAttribute('data-height', 'half');
    await page.locator(`#${name}`).evaluate((sheet) => Promise.all(sheet.getAnimations().map((one) => one.finished)));
    expect(await smallTargets(page, `#${name}`), name).toEqual([]);
  }
});

for (const lang of LANGUAGES) {
  test(`no page is wider than a screen of 320 or 360 pixels at 100 to 200 % of the text, in ${lang}`, async ({ site, page }) => {
    test.slow();
    for (const path of FORMS) {
      await site.open(path, lang);
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 640 });
        for (const size of ['100%', '150%', '200%']) {
          await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
          expect(await sidewaysOverflow(page), `${path}, ${width} pixels, ${size}`).toBeLessThanOrEqual(0);
        }
      }
    }
  });
}

test.describe('with 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, hasTouch: false, isMobile: false });

  test('no page scrolls sideways', async ({ site, page }) => {
    for (const path of FORMS) {
      await site.open(path, 'en');
      expect(await sidewaysOverflow(page), path).toBeLessThanOrEqual(0);
    }
  });
});

test('a name of 160 letters without a space is not wider than the screen', async ({ site, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  cpSync(new URL('../../data/nanjing', import.meta.url).pathname, folder, { recursive: true });
  const table = join(folder, 'records.csv');
  const [name, present] = ['Donaudampfschiff'.repeat(10), '102 major projects signed at the 2025 conference'];
  const rows = readFileSync(table, 'utf8');
  expect(rows).toContain(`,${present},`);
  writeFileSync(table, rows.replace(`,${present},`, `,${name},`));
  const env = { ATLAS_LISTEN: '127.0.0.1:0', ATLAS_SITE: process.env.ATLAS_SITE_BUILT, ATLAS_DATA: folder, RUST_LOG: 'warn' };
  const atlas = spawn(process.env.ATLAS_PROGRAM, ['serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(createInterface(atlas.stdout), 'line');
    site.address = line.match(/http:\S+/)[0];
    site.origin = new URL(site.address).origin;
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['records/projects-conference-2025', 'records/conference-2025', '', '?kind=project_group#time']) {
      await site.open(path, 'en');
      await expect(page.getByRole('main')).toContainText(name);
      expect(await sidewaysOverflow(page), path).toBeLessThanOrEqual(0);
    }
  } finally {
    atlas.kill();
    rmSync(folder, { recursive: true });
  }
});

test('most of the text of a record is 16 pixels, and none is smaller than 13', async ({ site, page }) => {
  for (const lang of LANGUAGES) {
    await site.open(PAGES.event, lang);
    const sizes = await page.evaluate(() => {
      const sizes = {};
      const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement;
        if (!text.data.trim() || parent.closest('svg, .vh, script, style') || !parent.checkVisibility()) continue;
        const size = Math.round(parseFloat(getComputedStyle(parent).fontSize));
        sizes[size] = (sizes[size] ?? 0) + text.data.trim().length;
      }
      return sizes;
    });
    const count = (from) => Object.entries(sizes).reduce((sum, [size, letters]) => sum + (Number(size) >= from ? letters : 0), 0);
    expect(count(16) / count(0), JSON.stringify(sizes)).toBeGreaterThan(0.8);
    expect(Math.min(...Object.keys(sizes).map(Number))).toBeGreaterThanOrEqual(13);
  }
});
