// axe over every kind of page, in each theme and both languages.
import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGES, PAGES, expect, test } from './site.mjs';

const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};

for (const lang of LANGUAGES) {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`axe finds nothing in ${name}, in any theme, ${lang}`, async ({ site, page }) => {
      // Three looks over a page of hundreds of records.
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await site.open(path, lang);
      const found = [];
      for (const [theme, media] of Object.entries(THEMES)) {
        await page.emulateMedia({ contrast: 'no-preference', ...media });
        // A theme changes colours, and a language does not.
        if (theme !== 'light' && lang !== 'en') continue;
        const axe = new AxeBuilder({ page });
        const { violations } = await (theme === 'light' ? axe : axe.withTags('cat.color')).analyze();
        found.push(...violations.map(({ id, help, nodes }) => `${theme}, ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`));
      }
      expect(found).toEqual([]);
    });
  }
}

for (const [width, text] of [[320, ''], [360, ''], [360, 'large'], [360, 'larger']]) {
  test(`no page scrolls sideways at ${width} pixels${text && `, with ${text} text`}`, async ({ site, page }) => {
    // Two dozen pages in each language.
    test.slow();
    await page.setViewportSize({ width, height: 740 });
    await page.addInitScript((text) => localStorage.setItem('look', JSON.stringify({ text })), text);
    for (const lang of LANGUAGES) {
      for (const path of Object.values(PAGES)) {
        await site.open(path, lang);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(over, `${lang}/${path}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
