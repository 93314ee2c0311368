// Every page of the sitemap, with the content security policy that is published and the application running.
import { LANGUAGES, expect, test } from './site.mjs';

/** Number of tests per language that share the pages, so that they run in parallel. */
const PARTS = 8;

for (const lang of LANGUAGES) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`the application starts on every page of the sitemap without errors, in ${lang}, part ${part + 1} of ${PARTS}`, async ({ site, page, request }) => {
      test.slow();
      const all = await site.sitemap(request);
      const pages = all.filter((path) => new RegExp(`^/${lang}/`).test(path));
      expect(pages.length).toBeGreaterThan(200);
      expect(pages.length * LANGUAGES.length, 'each page is listed in each language').toBe(all.length);
      const errors = [];
      for (const path of pages.filter((_, at) => at % PARTS === part)) {
        const answer = await page.goto(`${site.origin}${path}`, { waitUntil: 'commit' });
        expect(answer.status(), path).toBe(200);
        expect(answer.headers()['content-security-policy'], path).toContain("default-src 'none'");
        await page.locator('html[data-script=live]').waitFor({ state: 'attached' });
        // All errors so far are of this page, because the next one is not requested yet.
        errors.push(...site.errors.splice(0).map((what) => `${path}: ${what}`));
      }
      expect(errors).toEqual([]);
    });
  }
}
