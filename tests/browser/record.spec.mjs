// The layout of the pages of records and sources, and the small map and timeline of a record.
import { liveMapStarted } from './map.mjs';
import { LANGUAGES, expect, test } from './site.mjs';

const WIDTHS = [360, 1024, 1440];

/** Tags that are alone on their line. */
const onOwnLine = (tags) =>
  tags
    .filter((tag) => tag.checkVisibility() && tag.previousElementSibling?.checkVisibility())
    .filter((tag) => {
      const [own, words] = [tag, tag.previousElementSibling].map((element) => element.getBoundingClientRect());
      return own.top >= words.bottom || own.bottom <= words.top;
    })
    .map((tag) => tag.parentElement.textContent);

for (const lang of LANGUAGES) {
  test(`a record is summarised in one sentence, and only dates and figures are bold, in ${lang}`, async ({ site, page }) => {
    await site.open('records/conference-2025', lang);
    await expect(page.locator('.rp__say')).toHaveText(lang === 'en' ? 'An event held on 26 March 2025 in Nanjing.' : '2025年3月26日在南京市举行的活动。');
    const value = (id) => page.locator(`#${id} .v`);
    await expect(value('conference-2025-held').locator('b')).toHaveText(lang === 'en' ? '26 March 2025' : '2025年3月26日');
    const [bold, all] = await page.locator('#claims').evaluate((claims) => {
      const heavy = [...claims.querySelectorAll('.v *, .q *')].filter((element) => Number(getComputedStyle(element).fontWeight) > 500);
      return [heavy.filter((element) => !element.closest('b, .src')).length, claims.querySelectorAll('.v b').length];
    });
    expect(bold).toBe(0);
    expect(all).toBeGreaterThan(3);
  });

  test(`values and quotes have columns of equal width, and no tag is alone on a line, in ${lang}`, async ({ site, page }) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ['records/conference-2025', 'records/project-agnos-lidar', 'records/industry-ai', 'sources/s4']) {
        await site.open(path, lang);
        expect(await page.locator('.cited .src, .tagged > .basis, .tagged > .tags, .figs .src').evaluateAll(onOwnLine), `${path} at ${width}`).toEqual([]);
        for (const row of width > 800 ? ['.ctab tbody tr', '.passages > li'] : []) {
          const cells = page.locator(row).first().locator(':scope > .v, :scope > .q, :scope > div');
          const widths = await cells.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
          expect(Math.max(...widths, 0) - Math.min(...widths, 9999)).toBeLessThan(2);
        }
      }
    }
  });

  test(`a single figure is only as wide as its content, in ${lang}`, async ({ site, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await site.open('records/project-agnos-lidar', lang);
    await expect(page.locator('.figs > li')).toHaveCount(1);
    expect((await page.locator('.figs').boundingBox()).width).toBeLessThan(352);
  });

  test(`a source begins with its caveat, nests quotation marks, and folds claims from the same words, in ${lang}`, async ({ site, page }) => {
    await site.open('sources/s4', lang);
    const [caveat, facts, list] = await Promise.all(['.caveat', '.facts', '.passages'].map((part) => page.locator(part).first().boundingBox()));
    expect(caveat.y).toBeLessThan(facts.y);
    expect(facts.y).toBeLessThan(list.y);
    const row = page.locator('.passages > li').filter({ hasText: 'Enjoy ‘Innovation Feast’' });
    await expect(row.locator('blockquote')).toHaveText('“Enjoy ‘Innovation Feast’ In Jiangning This June”');
    await expect(row.locator('.links > li:visible')).toHaveCount(1);
    const folded = await row.locator('details .links > li').count();
    expect(folded).toBeGreaterThan(3);
    await row.locator('summary').click();
    await expect(row.locator('.links > li:visible')).toHaveCount(folded + 1);
    // A link to a passage works although it shares its row with others.
    const last = page.locator('.passage + .passage').first();
    await site.open(`sources/s4#${await last.getAttribute('id')}`, lang);
    await expect(last).toBeInViewport();
  });

  test(`the small map of a record zooms without changing the address, in ${lang}`, async ({ site, page }) => {
    await site.open('records/jiangning-etdz', lang);
    const address = page.url();
    const map = page.locator('.rail .mapbox');
    await map.scrollIntoViewIfNeeded();
    await liveMapStarted(page);
    const moved = map.locator('.m-names text[style*=translate]');
    await expect(moved).toHaveCount(0);
    await map.getByRole('button', { name: site.text('map_nearer') }).click();
    await expect.poll(() => moved.count()).toBeGreaterThan(0);
    await map.getByRole('button', { name: site.text('map_home') }).click();
    await expect(moved).toHaveCount(0);
    expect(page.url()).toBe(address);
  });

  test(`the small timeline of a record zooms and shifts, in ${lang}`, async ({ site, page }) => {
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

  test(`the claims of a long record have parts, each with a heading that a link leads to, in ${lang}`, async ({ site, page }) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      await site.open('records/consultation-2023', lang);
      const links = page.getByRole('navigation', { name: site.text('record_parts') }).getByRole('link');
      await expect(links).toHaveCount(7);
      const headings = await page.locator('#claims h3').allTextContents();
      const counts = await page.locator('#claims table').evaluateAll((tables) => tables.map((table) => table.tBodies[0].rows.length));
      expect(await links.allTextContents()).toEqual(headings.map((heading, at) => `${heading} ${counts[at]}`));
      const advice = page.getByRole('heading', { level: 3, name: lang === 'en' ? 'Advice' : '建议', exact: true });
      await expect(advice).not.toBeInViewport();
      await links.nth(4).click();
      await expect(advice).toBeInViewport();
      const table = page.getByRole('table', { name: `${site.text('record_claims')}${lang === 'en' ? ': Advice' : '：建议'}` });
      await expect(table.getByRole('rowheader', { name: lang === 'en' ? 'Recommendation' : '建议' })).toHaveCount(26);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.ways--parts')).toBeHidden();
    await expect(page.locator('#claims h3').first()).toBeVisible();
  });

  test(`the parts of a record can be jumped to beside the map, too, in ${lang}`, async ({ site, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await site.open('?sel=consultation-2023', lang);
    const advice = page.locator('#beside #claims-advice');
    await expect(advice).not.toBeInViewport();
    await page.locator('#beside .ways--parts a').nth(4).click();
    await expect(advice).toBeInViewport();
    await expect(page.locator('#beside .rp__head h2')).toHaveCount(1);
  });

  test(`a programme is a nested list that fits its page, in ${lang}`, async ({ site, page }) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await site.open('records/week-2021', lang);
      await expect(page.locator('#came')).toHaveCount(0);
      const programme = page.locator('#planned');
      await expect(programme.getByRole('heading', { level: 2 })).toContainText(site.text('record_planned'));
      const closing = programme.getByRole('listitem').filter({ has: page.locator('> div > .tagged a[href$="-closing"]') });
      await expect(closing.getByRole('listitem')).toHaveCount(4);
      await expect(programme).toContainText(lang === 'en' ? '17 or 18 June 2021' : '2021年6月17日或18日');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width);
      expect(await page.locator('#planned .tagged > .basis').evaluateAll(onOwnLine), `at ${width}`).toEqual([]);
    }
  });

  test(`on a phone a long record has links to its parts, with counts, in ${lang}`, async ({ site, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await site.open('records/consultation-2023', lang);
    const links = page.getByRole('navigation', { name: site.text('record_ways') });
    for (const [key, part] of [['record_people', '#people .links > li'], ['record_claims', '#claims tbody tr'], ['record_source', '#sources .srccard']]) {
      const link = links.getByRole('link', { name: site.text(key) });
      const count = await page.locator(part).count();
      expect(count).toBeGreaterThan(0);
      await expect(link.locator('b')).toHaveText(String(count));
      await expect(page.locator(`${part.split(' ')[0]} > h2`)).not.toBeInViewport();
      await link.click();
      await expect(page.locator(`${part.split(' ')[0]} > h2`)).toBeInViewport();
      await page.goBack();
    }
    await expect(page.locator('#people').getByText(lang === 'en' ? 'Allan Gabor' : '安高博').locator('..')).toContainText(lang === 'en' ? 'Merck China, President (inferred)' : '默克中国，总裁（推断）');
  });
}
