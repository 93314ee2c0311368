// Every page there is, under the policy that the public gets, with the application on top of it.
import { LANGUAGES, expect, test } from './site.mjs';

/** Pages are dealt out to so many tests a language, which run side by side. */
const HANDS = 8;

// The addresses say what a trace would, and without one it takes half the time.
test.use({ trace: 'off' });

for (const lang of LANGUAGES) {
  for (let hand = 0; hand < HANDS; hand += 1) {
    test(`the application takes over every page of the sitemap in ${lang} and nothing goes wrong, part ${hand + 1} of ${HANDS}`, async ({ site, page, request }) => {
      test.slow();
      const map = await (await request.get(`${site.address}sitemap.xml`)).text();
      const all = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
      const pages = all.filter((path) => new RegExp(`^/${lang}/`).test(path));
      expect(pages.length).toBeGreaterThan(200);
      expect(pages.length * LANGUAGES.length, 'each page stands there in each language').toBe(all.length);
      const wrong = [];
      for (const path of pages.filter((_, at) => at % HANDS === hand)) {
        const answer = await page.goto(`${site.origin}${path}`, { waitUntil: 'commit' });
        expect(answer.status(), path).toBe(200);
        expect(answer.headers()['content-security-policy'], path).toContain("default-src 'none'");
        await page.locator('html[data-script=live]').waitFor({ state: 'attached' });
        // What was noted so far is of this page: the next one is not asked for yet.
        wrong.push(...site.wrong.splice(0).map((what) => `${path}: ${what}`));
      }
      expect(wrong).toEqual([]);
    });
  }
}
