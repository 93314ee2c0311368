// The panel with the selected record beside the map.
import { LANGUAGES, expect, test } from './site.mjs';

const ID = 'project-agnos-lidar';

/** The panel, and the row of its record. */
const panel = (page) => page.locator('#beside');
const row = (page, id = ID) => page.locator(`.row[data-ids="${id}"]`);

test.beforeEach(async ({ site }) => site.openHydrated(''));

for (const lang of LANGUAGES) {
  test(`a row opens its record beside the map and Escape closes it, in ${lang}`, async ({ site, page }) => {
    if (lang !== 'en') await site.open('', lang);
    const sentence = await site.headline.textContent();
    await row(page).getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?sel=${ID}$`));
    await expect(panel(page)).toContainText({ en: '150 million US dollars', zh: '1.5亿美元' }[lang]);
    await expect(panel(page)).toBeFocused();
    await expect(row(page)).toHaveClass(/row--sel/);
    await expect(row(page)).toBeInViewport();
    await expect(site.headline).toHaveText(sentence);
    await expect(page.locator('svg.map .sym--sel').filter({ visible: true })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(row(page).getByRole('link').first()).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`/${lang}/$`));
    await page.goBack();
    await expect(panel(page)).toContainText({ en: '150 million US dollars', zh: '1.5亿美元' }[lang]);
    await site.reload();
    await expect(panel(page)).toContainText({ en: '150 million US dollars', zh: '1.5亿美元' }[lang]);
    await panel(page).getByRole('link', { name: site.text('beside_whole') }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/records/${ID}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goBack();
    await expect(panel(page)).toContainText({ en: '150 million US dollars', zh: '1.5亿美元' }[lang]);
  });
}

for (const width of [768, 1024, 1440]) {
  test(`the map stays visible beside a record at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await site.openHydrated(`?sel=${ID}`);
    const [record, map] = [await panel(page).boundingBox(), await page.locator('.mapframe').boundingBox()];
    expect(record.x + record.width <= map.x + 1 || map.x + map.width <= record.x + 1, 'they do not overlap').toBe(true);
    expect(map.width).toBeGreaterThan(300);
    const below = () => page.evaluate(() => document.documentElement.scrollHeight - document.querySelector('.foot').getBoundingClientRect().bottom - scrollY);
    expect(await below(), 'nothing is below the footer').toBeLessThan(40);
    await page.evaluate(() => (document.documentElement.dataset.text = 'larger'));
    expect((await page.locator('.mapframe').boundingBox()).width, 'the map keeps its width with larger text').toBeGreaterThan(300);
    await page.evaluate(() => delete document.documentElement.dataset.text);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(row(page).getByRole('link').first()).toBeInViewport();
  });
}

test('a citation opens in the panel, and a link to another record opens it there', async ({ site, page }) => {
  await row(page).getByRole('link').first().click();
  const words = panel(page).locator('.cited').first();
  await words.locator('summary').click();
  await expect(words.locator('blockquote')).toBeVisible();
  await panel(page).locator('a[href$="/records/signing-jiangning-2020"]').first().click();
  await expect(page).toHaveURL(/\?sel=signing-jiangning-2020$/);
  await expect(panel(page).getByRole('heading', { level: 2 }).first()).not.toHaveText('');
  await expect(panel(page)).toContainText(site.text('record_came'));
});

test('the keys [ and ] select the previous and the next result', async ({ page }) => {
  const second = await page.locator('.row').nth(1).getAttribute('data-ids');
  const first = await page.locator('.row').first().getAttribute('data-ids');
  await page.locator('.row').first().getByRole('link').first().click();
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press(']');
  await expect(page).toHaveURL(new RegExp(`sel=${second}$`));
  await page.keyboard.press('[');
  await expect(page).toHaveURL(new RegExp(`sel=${first}$`));
});

test('a filter keeps the selected record, and the panel says when it is not among the results', async ({ site, page }) => {
  await row(page).getByRole('link').first().click();
  await expect(panel(page).locator('.beside__page')).toBeVisible();
  await (await site.facet('Platform')).click();
  await expect(page).toHaveURL(new RegExp(`kind=platform&sel=${ID}$`));
  await expect(panel(page)).toContainText(site.text('beside_outside'));
  await panel(page).getByRole('link', { name: site.text('atlas_clear') }).click();
  await expect(page).toHaveURL(new RegExp(`\\?sel=${ID}$`));
  await expect(panel(page)).not.toContainText(site.text('beside_outside'));
});

test('the panel says when a record cannot be loaded, and the atlas still works', async ({ site, page, context }) => {
  await context.route(`**/records/${ID}*`, (route) => route.fulfill({ status: 500, body: 'no' }));
  await row(page).getByRole('link').first().click();
  await expect(panel(page)).toContainText(site.text('beside_failed'));
  await (await site.facet('Project')).click();
  await expect(page).toHaveURL(/kind=project/);
  site.ignore(/status of 500/);
});

test('the list keeps its scroll position on the way back and after a reload', async ({ site, page }) => {
  const list = page.locator('#results');
  await list.evaluate((element) => (element.scrollTop = 900));
  await page.getByRole('link', { name: site.text('site_sources') }).first().click();
  await expect(page).toHaveURL(/\/sources$/);
  await page.goBack();
  await expect(site.rows.first()).toBeAttached();
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(900);
  await site.reload();
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(900);
});

test('the list keeps its scroll position on the way back from the whole page of a record', async ({ site, page }) => {
  const list = page.locator('#results');
  await list.evaluate((element) => (element.scrollTop = 900));
  // A row in the middle, because the list scrolls to one at its edge when its record opens.
  const box = await list.boundingBox();
  await page.mouse.click(box.x + 60, box.y + box.height / 2);
  const inSight = page.locator('.row h3 a');
  await inSight.evaluateAll((links, middle) => {
    const far = (link) => Math.abs(link.getBoundingClientRect().top - middle);
    links.sort((one, next) => far(one) - far(next))[0].click();
  }, box.y + box.height / 2);
  await expect(panel(page)).toBeVisible();
  const top = await list.evaluate((element) => element.scrollTop);
  expect(top).toBeGreaterThan(300);
  await panel(page).getByRole('link', { name: site.text('beside_whole') }).click();
  await expect(page).toHaveURL(/\/records\//);
  await page.goBack();
  await expect(panel(page)).toBeVisible();
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(top);
});

test('the key ] follows the order of the list', async ({ page }) => {
  const ids = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.dataset.ids));
  await row(page, ids[0]).getByRole('link').first().click();
  for (const id of ids.slice(1, 6)) {
    await page.keyboard.press(']');
    await expect(panel(page)).toHaveAttribute('data-key', id);
  }
});

test('on a phone a row opens the whole page of its record', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await row(page).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/records/${ID}$`));
});
