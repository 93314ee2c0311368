// The first screen: the sizes of headline, list, map and timeline, and that nothing is covered.
import { LANGUAGES, expect, test } from './site.mjs';

const VIEWPORTS = [
  [768, 1024],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
];
/** Sizes whose first screen shows list, map and timeline, and the number of rows it shows. */
const LARGE_VIEWPORTS = [
  [1280, 720, 3],
  [1440, 900, 4],
];

/** The share of its panel that the map fills, in the smaller dimension. */
async function mapShare(page) {
  return page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length > 0).getBoundingClientRect();
    const [frame, panel] = [shown('svg.map .neat'), shown('.mapbox')];
    return Math.min(frame.width / panel.width, frame.height / panel.height);
  });
}

/** The elements of the map's panel that overlap the attribution, by text or class. */
const overlapping = (page) =>
  page.evaluate(() => {
    const words = document.querySelector('.attr').getBoundingClientRect();
    const others = [...document.querySelectorAll('.mapctl a, .mapctl button, .mapfoot summary, .mapfoot .tray, .mapbase, .mapnote, svg.map .m-scale rect:not(.m-wash)')];
    const overlaps = ({ left, right, top, bottom }) => left < words.right && right > words.left && top < words.bottom && bottom > words.top;
    return others.filter((one) => overlaps(one.getBoundingClientRect())).map((one) => one.textContent.trim() || one.getAttribute('class'));
  });

async function resize(page, width, height) {
  await page.setViewportSize({ width, height });
}

for (const lang of LANGUAGES) {
  for (const [what, path] of [['', ''], [' with a record', '?sel=conference-2025']]) {
    test(`the map fills its panel at every width${what}, in ${lang}`, async ({ site, page }) => {
      await resize(page, ...VIEWPORTS[0]);
      await site.openHydrated(path, lang);
      for (const [width, height] of VIEWPORTS) {
        await resize(page, width, height);
        await expect.poll(() => mapShare(page), `at ${width} x ${height}`).toBeGreaterThanOrEqual(0.9);
        expect(await mapShare(page), 'and does not overflow it').toBeLessThanOrEqual(1);
        const attribution = page.locator('.attr');
        await attribution.scrollIntoViewIfNeeded();
        await expect.poll(() => overlapping(page), `nothing overlaps the attribution at ${width} x ${height}`).toEqual([]);
        const [words, panel] = [await attribution.boundingBox(), await page.locator('.mapbox').boundingBox()];
        expect(words.x, 'inside the panel').toBeGreaterThanOrEqual(panel.x);
        expect(words.x + words.width).toBeLessThanOrEqual(panel.x + panel.width);
        expect(words.y + words.height).toBeLessThanOrEqual(panel.y + panel.height);
        const small = await page.locator('svg.map:visible text').evaluateAll((texts) => texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 12).map((text) => text.textContent));
        expect(small, 'no text is smaller than 12 pixels').toEqual([]);
      }
    });
  }

  test(`the first screen of a desktop shows list, map and timeline, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    for (const [width, height, rows] of LARGE_VIEWPORTS) {
      await resize(page, width, height);
      const where = `at ${width} x ${height}`;
      const [head, take, questions] = await Promise.all(['.answer__sentence', '.answer__take', '.start'].map((part) => page.locator(part).boundingBox()));
      const bottom = Math.max(head.y + head.height, take.y + take.height);
      expect(bottom - Math.min(head.y, take.y), `headline, counts, download and citation ${where}`).toBeLessThanOrEqual(90);
      expect(questions.height, `questions ${where}`).toBeLessThanOrEqual(40);
      await expect(site.rows.nth(rows - 1), `${rows} rows ${where}`).toBeInViewport();
      const timeline = page.locator('.time');
      const visible = await timeline.locator('svg.tl:visible .lane').evaluateAll((lanes) => {
        const panel = lanes[0].closest('.time').getBoundingClientRect();
        const end = Math.min(panel.bottom, innerHeight);
        return lanes.filter((lane) => lane.getBoundingClientRect().bottom <= end + 1).length;
      });
      expect(visible, `lanes ${where}`).toBeGreaterThanOrEqual(6);
    }
  });

  test(`rows are short, and name the matched field and the language of foreign words, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    const heights = await page.locator('#results .row').evaluateAll((rows) => {
      // Rows out of view have an estimated height (`content-visibility`).
      for (const row of rows) row.style.contentVisibility = 'visible';
      return rows.map((row) => row.getBoundingClientRect().height).sort((one, next) => one - next);
    });
    // A name of one line, date, place and status on up to three, and the quote.
    expect(heights[Math.floor(heights.length / 2)], 'the median height').toBeLessThanOrEqual(110);
    const labels = page.locator('#results .row__lang');
    if (lang === 'zh') await expect(labels.first()).toHaveText(site.text('result_original'));
    else await expect(labels).toHaveCount(0);
    await site.open('?q=%22150%20million%22', lang);
    await expect(page.locator('#results .row__field').filter({ hasText: site.text('result_in_source') }).first()).toBeVisible();
  });

  test(`the headline introduces the atlas and links to the sources; with a filter it is the answer, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await expect(site.headline).toHaveText({ en: /^What Nanjing announced.+2018–2025.+5 sources$/, zh: /^2018—2025年南京市.+5个来源的原文$/ }[lang]);
    const sources = await site.headline.getByRole('link').getAttribute('href');
    expect(sources).toMatch(new RegExp(`/${lang}/sources$`));
    const counts = page.locator('.answer__counts > span');
    const counted = (await counts.textContent()).match(/\d+/g).map(Number);
    const all = counted.slice(0, -1).reduce((sum, count) => sum + count, 0);
    await (await site.facet({ en: 'Platform', zh: '(创新)?平台' }[lang])).click();
    await expect(page).toHaveURL(/kind=platform$/);
    await expect(counts, 'the counts by kind add up to all records').toContainText(String(all));
    await expect(site.headline.getByRole('link')).toHaveCount(0);
    await expect(page.locator('.start a:visible'), 'the questions are folded').toHaveCount(0);
    await page.goBack();
    await page.getByRole('region', { name: site.text('question_all') }).getByRole('link').first().click();
    await expect(page.locator('.start--asked details'), 'and so is the answer to the selected question').not.toHaveAttribute('open');
  });
}

/** The list of kinds beside the symbol of a place. */
const kinds = (page) => page.locator('svg.map .maptip text').filter({ visible: true });

test('a symbol lists its kinds on hover and focus, and Escape closes the list', async ({ site, page }) => {
  await site.openHydrated('');
  const link = page.locator('svg.map .sym[data-key=jiangning] a').filter({ visible: true });
  const listed = (await link.getAttribute('aria-label')).replace(/^.*?: /, '').split(/[,;] /);
  await link.hover();
  await expect(kinds(page)).toHaveText(listed);
  await page.mouse.move(2, 2);
  await expect(kinds(page)).toHaveCount(0);
  await link.focus();
  await expect(kinds(page)).toHaveText(listed);
  await page.keyboard.press('Escape');
  await expect(kinds(page)).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap on a symbol lists its kinds', async ({ site, page }) => {
    await site.openHydrated('');
    const link = page.locator('svg.map .sym[data-key=jiangning] a').filter({ visible: true });
    await link.scrollIntoViewIfNeeded();
    await link.tap();
    await expect(page).toHaveURL(/place=jiangning$/);
    await expect(kinds(page).first()).toBeVisible();
  });
});

test('the map fills its panel after a phone is rotated', async ({ site, page }) => {
  await resize(page, 390, 844);
  await site.openHydrated('');
  for (const [width, height] of [[844, 390], [390, 844]]) {
    await resize(page, width, height);
    await page.locator('svg.map:visible').scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.evaluate(() => [...document.querySelectorAll('svg.map')].find((map) => map.getClientRects().length).getBoundingClientRect().width / document.querySelector('.mapbox').getBoundingClientRect().width))
      .toBeGreaterThan(0.9);
  }
});
