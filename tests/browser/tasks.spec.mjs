// Tasks of readers, in both languages.
import { LANGUAGES, expect, test } from './site.mjs';

test.beforeEach(async ({ site }) => site.openHydrated(''));

test('the answer to a question opens over the page without moving it', async ({ site, page }) => {
  const start = page.locator('.start');
  // Relative to their line, which scrolls sideways to the opened one.
  const places = () => start.locator('> ul > li > a').evaluateAll((all) => all.map((link) => [link.offsetLeft, link.offsetTop, link.offsetWidth, link.offsetHeight]));
  const before = [await places(), await site.results.boundingBox()];
  const answers = start.locator('.start__answer');
  for (const at of [5, 0]) {
    await start.locator('summary').nth(at).click();
    await expect(answers.filter({ visible: true })).toHaveCount(1);
    expect([await places(), await site.results.boundingBox()]).toEqual(before);
  }
});

for (const lang of LANGUAGES) {
  test(`one search leads to all records of an industry, by year, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await page.keyboard.press('/');
    await page.keyboard.type(lang === 'en' ? 'integrated cir' : '集成电路');
    const industry = page.getByRole('listbox').getByRole('group', { name: { en: 'Industry', zh: '产业' }[lang] }).getByRole('option').first();
    await expect(industry).toBeVisible();
    await industry.click();
    await expect(page).toHaveURL(/\/records\/industry-/);
    const years = await page.locator('#rows .years > li').evaluateAll((all) => all.map((year) => /\d{4}/.exec(year.textContent)?.[0]));
    expect(new Set(years).size, 'years with records').toBeGreaterThanOrEqual(3);
    await expect(page.locator('#livetime .sym')).not.toHaveCount(0);
    await page.getByRole('link', { name: site.text('record_filter_industry') }).click();
    await expect(page).toHaveURL(/industry=/);
    await expect(site.rows).not.toHaveCount(0);
  });

  test(`scheduled events are found by place, time window and status, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await page.locator('a.fv[data-key="jiangning"]').click();
    await page.getByRole('textbox').and(page.locator('[name=since]')).fill('2021-06');
    await page.locator('[name=until]').fill('2021-06');
    await page.locator('[name=until]').press('Enter');
    await expect(page).toHaveURL(/place=jiangning&since=2021-06&until=2021-06$/);
    await page.locator('.stage').filter({ has: page.locator('[data-key=intended]') }).locator('summary').click();
    await page.locator('a.fv[data-key="scheduled"]').click();
    await expect(page).toHaveURL(/status=scheduled/);
    await expect.poll(() => site.rows.count()).toBeGreaterThan(10);
    await expect(page.locator('.row .status')).toHaveCount(await site.rows.count());
  });

  test(`speakers from abroad are found by a search, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await page.keyboard.press('/');
    await page.keyboard.type(lang === 'en' ? 'speakers abroad' : '海外发言');
    await page.keyboard.press('Enter');
    const rows = page.locator('#results .row');
    await expect(rows).toHaveCount(2);
    for (const guest of lang === 'en' ? ['Hermann Simon (Germany)', 'Stefan Hartung (Bosch Group, Germany)'] : ['赫尔曼·西蒙（德国）', '博世集团，德国']) {
      await expect(rows.filter({ hasText: guest })).toHaveCount(1);
    }
    for (const year of ['2025', '2023']) await expect(rows.filter({ hasText: year })).toHaveCount(1);
  });
}
