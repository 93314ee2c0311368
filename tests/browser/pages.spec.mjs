// Every kind of page in both languages, with the content security policy that is published.
import { LANGUAGES, PAGES, expect, test } from './site.mjs';

for (const lang of LANGUAGES) {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} in ${lang} is complete, and hydration changes no word`, async ({ site, page }) => {
      const answer = await site.open(path, lang);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-Hans' : 'en');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.getByRole('banner')).toBeVisible();
      await expect(page.getByRole('contentinfo')).toBeVisible();
      expect(await page.title()).not.toBe('');
      if (site.script) {
        const sent = await answer.text();
        const [before, after] = await page.evaluate((html) => {
          // Pictures are drawn again for the measured size of their panels, with other labels.
          const words = (document) => {
            const body = document.body.cloneNode(true);
            for (const picture of body.querySelectorAll('.atlas :is(svg.map, svg.tl)')) picture.remove();
            return body.textContent.replace(/\s+/g, ' ').trim();
          };
          return [words(new DOMParser().parseFromString(html, 'text/html')), words(document)];
        }, sent);
        expect(after).toBe(before);
        // The policy blocks `style` attributes. The live map sets styles through the DOM, which is allowed.
        expect(sent, 'no style attributes').not.toMatch(/<[^>]*\sstyle=/);
      }
    });
  }

  test(`the Latin serif comes from our own server in two small files, in ${lang}`, async ({ site, page }) => {
    const fonts = new Map();
    page.on('response', (answer) => answer.url().endsWith('.woff2') && fonts.set(answer.url(), answer));
    await site.open('records/conference-2025', lang);
    await expect.poll(() => fonts.size).toBe(2);
    let bytes = 0;
    for (const [address, answer] of fonts) {
      expect(address.startsWith(site.address), address).toBe(true);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toBe('font/woff2');
      bytes += (await answer.body()).length;
    }
    expect(bytes).toBeLessThanOrEqual(45_000);
  });

  test(`an unknown record is a 404 with links, in ${lang}`, async ({ site, page }) => {
    const answer = await site.open('records/no-such-record', lang);
    expect(answer.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.text('missing_title'));
    await page.getByRole('main').getByRole('link', { name: site.text('missing_all') }).click();
    await expect(site.rows.first()).toBeVisible();
  });
}

test('every page of the sitemap exists', async ({ site, request }) => {
  const pages = await site.sitemap(request);
  expect(pages.length).toBeGreaterThan(400);
  for (const path of pages) {
    const answer = await request.get(`${site.origin}${path}`);
    expect(answer.status(), path).toBe(200);
  }
});
