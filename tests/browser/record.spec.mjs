// The small map and the small timeline of a record: the server prints them, and script brings them to life.
import { LANGUAGES, expect, test } from './site.mjs';

for (const lang of LANGUAGES) {
  test(`the small map of a record moves, and its address does not, in ${lang}`, async ({ site, page }) => {
    await site.open('records/jiangning-etdz', lang);
    const address = page.url();
    const map = page.locator('.rail .mapbox');
    await map.scrollIntoViewIfNeeded();
    await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
    const moved = map.locator('.m-names text[style*=translate]');
    await expect(moved).toHaveCount(0);
    await map.getByRole('button', { name: site.text('map_nearer') }).click();
    await expect.poll(() => moved.count()).toBeGreaterThan(0);
    await map.getByRole('button', { name: site.text('map_home') }).click();
    await expect(moved).toHaveCount(0);
    expect(page.url()).toBe(address);
  });

  test(`the small timeline of a record comes closer, in ${lang}`, async ({ site, page }) => {
    await site.open('records/jiangning-etdz', lang);
    const time = page.locator('#livetime');
    const stretch = time.locator('.time__stretch');
    const whole = await stretch.textContent();
    const button = (key) => time.getByRole('button', { name: site.text(key), exact: true });
    await button('time_in').click();
    await expect(stretch).not.toHaveText(whole);
    await expect(time.locator('svg.tl')).toBeVisible();
    const closer = await stretch.textContent();
    await button('time_earlier').click();
    await expect(stretch).not.toHaveText(closer);
    await button('time_all').click();
    await expect(stretch).toHaveText(whole);
  });

  test(`on a phone links lead to the parts of a long record, and say how much is there, in ${lang}`, async ({ site, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await site.open('records/consultation-2023', lang);
    const ways = page.getByRole('navigation', { name: site.text('record_ways') });
    for (const [key, part] of [['record_people', '#people .links > li'], ['record_claims', '#claims tbody tr'], ['record_source', '#sources .srccard']]) {
      const link = ways.getByRole('link', { name: site.text(key) });
      const count = await page.locator(part).count();
      expect(count).toBeGreaterThan(0);
      await expect(link.locator('b')).toHaveText(String(count));
      await expect(page.locator(`${part.split(' ')[0]} > h2`)).not.toBeInViewport();
      await link.click();
      await expect(page.locator(`${part.split(' ')[0]} > h2`)).toBeInViewport();
      await page.goBack();
    }
    await expect(page.locator('#people').getByText('Allan Gabor').locator('..')).toContainText(lang === 'en' ? 'Merck China, President (inferred)' : '默克中国，总裁（推断）');
  });
}
