// Accessibility rules by axe, over combinations of page, theme, language, width, text size and open panel; no sideways
// scrolling. `ATLAS_AXE=all` tries all combinations, which takes hours.
import { violations } from './axe.mjs';
import { everyCombination, pairwise, uncoveredPairs } from './pairwise.mjs';
import { LANGUAGES, PAGES, expect, sidewaysOverflow, test } from './site.mjs';

const FACTORS = {
  page: Object.keys(PAGES),
  language: LANGUAGES,
  theme: ['light', 'dark', 'contrast'],
  width: [360, 768, 1024, 1440],
  text: ['normal', 'large', 'larger', 'largest'],
  // "own" is what the page itself opens: a record or a region of the atlas, the words of a citation, a closed fold.
  panel: ['none', 'display', 'keys', 'own'],
};
const isAll = process.env.ATLAS_AXE === 'all';
const COMBINATIONS = isAll ? everyCombination(FACTORS) : pairwise(FACTORS);

test('the combinations have every pair of values, and are at most 200', () => {
  expect(uncoveredPairs(FACTORS, COMBINATIONS)).toEqual([]);
  expect(isAll || COMBINATIONS.length <= 200).toBe(true);
});

/** The regions that are sheets over the list on a phone. */
const SHEETS = ['#map', '#time', '#filters'];

/** Opens a panel by what it takes without a pointer, so that nothing covers it. Returns how to close it. */
async function openPanel(site, name, turn) {
  const { page } = site;
  switch (name) {
    case 'display': {
      const menu = page.locator('.look');
      await menu.evaluate((details) => (details.open = true));
      return () => menu.evaluate((details) => (details.open = false));
    }
    case 'keys':
      await page.locator('dialog.keys').evaluate((dialog) => dialog.showModal());
      return () => page.locator('dialog.keys').evaluate((dialog) => dialog.close());
    case 'own': {
      const before = page.url();
      const isAtlas = (await page.locator('main.atlas').count()) > 0;
      if (isAtlas && page.viewportSize().width < 768) {
        await page.evaluate((sheet) => location.replace(sheet), SHEETS[turn % SHEETS.length]);
        return () => page.goto(before);
      }
      if (isAtlas && (await site.rows.count()) > 0) {
        await site.rows.first().evaluate((link) => link.click());
        await expect(page.locator('#beside h2').first()).toBeVisible();
        return () => page.goto(before);
      }
      await page.locator('main details').evaluateAll((all) => all.forEach((details) => (details.open = true)));
      return () => page.locator('main details').evaluateAll((all) => all.forEach((details) => (details.open = false)));
    }
    default:
      return () => {};
  }
}

for (const name of FACTORS.page) {
  for (const lang of LANGUAGES) {
    const combinations = COMBINATIONS.filter(({ page, language }) => page === name && language === lang);
    if (combinations.length === 0) continue;
    test(`axe finds no violation in ${name}, in ${lang}`, async ({ site, page }) => {
      test.setTimeout(isAll ? 0 : 60_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await site.open(PAGES[name], lang);
      const found = [];
      for (const [turn, { theme, width, text, panel }] of combinations.entries()) {
        await page.setViewportSize({ width, height: 800 });
        // As the menu of the page does, which has tests of its own.
        await page.evaluate(([theme, text]) => {
          document.documentElement.dataset.theme = theme;
          if (text === 'normal') delete document.documentElement.dataset.text;
          else document.documentElement.dataset.text = text;
        }, [theme, text]);
        const close = await openPanel(site, panel, turn);
        found.push(...(await violations(page)).map((line) => `${theme}, ${width}, ${text}, ${panel}: ${line}`));
        await close();
      }
      expect(found).toEqual([]);
    });
  }
}

for (const [width, text] of [[320, ''], [360, ''], [360, 'larger'], [320, 'largest']]) {
  test(`no page scrolls sideways at ${width} pixels${text && `, with ${text} text`}`, async ({ site, page }) => {
    // Two dozen pages in each language.
    test.slow();
    await page.setViewportSize({ width, height: 740 });
    await page.addInitScript((text) => localStorage.setItem('look', JSON.stringify({ text })), text);
    for (const lang of LANGUAGES) {
      for (const path of Object.values(PAGES)) {
        await site.open(path, lang);
        expect(await sidewaysOverflow(page), `${lang}/${path}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
