// The first screen: how much of it map, headline and timeline take, and that nothing covers anything.
import { live } from './faces.mjs';
import { LANGUAGES, expect, test } from './site.mjs';

const DESKS = [
  [768, 1024],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
];
/** Desks whose first screen shows list, map and timeline, and how many rows of the list. */
const BIG_DESKS = [
  [1280, 720, 3],
  [1440, 900, 4],
];

/** How much of its panel the map takes, in width and height. */
async function share(page) {
  return page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length > 0).getBoundingClientRect();
    const [frame, panel] = [shown('svg.map .neat'), shown('.mapbox')];
    return Math.min(frame.width / panel.width, frame.height / panel.height);
  });
}

/** What else of the map's panel lies over the attribution, by its text. */
const covering = (page) =>
  page.evaluate(() => {
    const words = document.querySelector('.attr').getBoundingClientRect();
    const others = [...document.querySelectorAll('.mapctl a, .mapctl button, .mapfoot summary, .mapfoot .tray, .mapbase, .mapnote')];
    const overlaps = ({ left, right, top, bottom }) => left < words.right && right > words.left && top < words.bottom && bottom > words.top;
    return others.filter((one) => overlaps(one.getBoundingClientRect())).map((one) => one.textContent.trim() || one.className);
  });

async function resize(page, width, height) {
  await page.setViewportSize({ width, height });
}

for (const lang of LANGUAGES) {
  for (const [what, path] of [['', ''], [' with a record', '?sel=conference-2025']]) {
    test(`the map fills its panel at every width${what}, in ${lang}`, async ({ site, page }) => {
      await resize(page, ...DESKS[0]);
      await site.open(path, lang);
      await live(site);
      for (const [width, height] of DESKS) {
        await resize(page, width, height);
        await expect.poll(() => share(page), `at ${width} x ${height}`).toBeGreaterThanOrEqual(0.9);
        expect(await share(page), 'and stays in it').toBeLessThanOrEqual(1);
        const attribution = page.locator('.attr');
        await attribution.scrollIntoViewIfNeeded();
        await expect.poll(() => covering(page), `the attribution is seen at ${width} x ${height}`).toEqual([]);
        const [words, panel] = [await attribution.boundingBox(), await page.locator('.mapbox').boundingBox()];
        expect(words.x, 'inside the panel').toBeGreaterThanOrEqual(panel.x);
        expect(words.x + words.width).toBeLessThanOrEqual(panel.x + panel.width);
        expect(words.y + words.height).toBeLessThanOrEqual(panel.y + panel.height);
        const small = await page.locator('svg.map:visible text').evaluateAll((texts) => texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 12).map((text) => text.textContent));
        expect(small, 'nothing under 12 pixels').toEqual([]);
      }
    });
  }

  test(`the first screen of a desk belongs to list, map and timeline, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await live(site);
    for (const [width, height, rows] of BIG_DESKS) {
      await resize(page, width, height);
      const where = `at ${width} x ${height}`;
      const [head, take, questions] = await Promise.all(['.answer > [role=status]', '.answer__take', '.start'].map((part) => page.locator(part).boundingBox()));
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

  test(`the headline says what this is and leads to the sources; with a filter it is the answer, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await expect(site.sentence).toHaveText({ en: /^What Nanjing announced.+2018–2025.+5 sources$/, zh: /^2018—2025年南京市.+5个来源的原文$/ }[lang]);
    const sources = await site.sentence.getByRole('link').getAttribute('href');
    expect(sources).toMatch(new RegExp(`/${lang}/sources$`));
    const counts = page.locator('.answer__counts');
    const counted = (await counts.textContent()).match(/\d+/g).map(Number);
    const all = counted.slice(0, -1).reduce((sum, count) => sum + count, 0);
    await (await site.facet({ en: 'Platform', zh: '(创新)?平台' }[lang])).click();
    await expect(page).toHaveURL(/kind=platform$/);
    await expect(counts, 'the kinds add up to all records').toContainText(String(all));
    await expect(site.sentence.getByRole('link')).toHaveCount(0);
    await expect(page.locator('.start a:visible'), 'the questions fold away').toHaveCount(0);
    await page.goBack();
    await page.getByRole('region', { name: site.text('question_all') }).getByRole('link').first().click();
    await expect(page.locator('.start--asked details'), 'the answer to the one that is asked, too').not.toHaveAttribute('open');
  });
}

test('the frame follows a phone that is turned', async ({ site, page }) => {
  await resize(page, 390, 844);
  await site.open('');
  await live(site);
  for (const [width, height] of [[844, 390], [390, 844]]) {
    await resize(page, width, height);
    await page.locator('svg.map:visible').scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.evaluate(() => [...document.querySelectorAll('svg.map')].find((map) => map.getClientRects().length).getBoundingClientRect().width / document.querySelector('.mapbox').getBoundingClientRect().width))
      .toBeGreaterThan(0.9);
  }
});
