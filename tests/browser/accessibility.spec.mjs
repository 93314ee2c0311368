// Accessibility rules by axe, on every kind of page in each theme and both languages; no sideways scrolling.
import { AxeBuilder } from '@axe-core/playwright';
import { violations } from './axe.mjs';
import { LANGUAGES, PAGES, expect, sidewaysOverflow, test } from './site.mjs';

const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};

for (const lang of LANGUAGES) {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`axe finds no violation in ${name} in any theme, in ${lang}`, async ({ site, page }) => {
      // Three runs of axe over a page with hundreds of records.
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await site.open(path, lang);
      const found = [];
      for (const [theme, media] of Object.entries(THEMES)) {
        await page.emulateMedia({ contrast: 'no-preference', ...media });
        // Themes change only colours, which do not depend on the language.
        if (theme !== 'light' && lang !== 'en') continue;
        const axe = new AxeBuilder({ page });
        const lines = await violations(theme === 'light' ? axe : axe.withTags('cat.color'));
        found.push(...lines.map((line) => `${theme}, ${line}`));
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
        expect(await sidewaysOverflow(page), `${lang}/${path}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
