// A record beside the map: opened from list, timeline and address; closed by link and key; the way back.
import { LANGUAGES, expect, test } from './site.mjs';

const ID = 'project-agnos-lidar';

/** The panel, and the row that it belongs to. */
const panel = (page) => page.locator('#beside');
const row = (page, id = ID) => page.locator(`.row[data-ids="${id}"]`);

test.beforeEach(async ({ site, page }) => {
  const rows = page.waitForResponse('**/api/v1/index/**');
  await site.open('');
  await (await rows).finished();
  await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
});

for (const lang of LANGUAGES) {
  test(`a row opens its record beside the map, and Escape leads back, in ${lang}`, async ({ site, page }) => {
    if (lang !== 'en') await site.open('', lang);
    const sentence = await site.sentence.textContent();
    await row(page).getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?sel=${ID}$`));
    await expect(panel(page)).toContainText({ en: '150 million US dollars', zh: '1.5亿美元' }[lang]);
    await expect(panel(page)).toBeFocused();
    await expect(row(page)).toHaveClass(/row--sel/);
    await expect(row(page)).toBeInViewport();
    await expect(site.sentence).toHaveText(sentence);
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
  test(`the map stays in sight beside a record, at ${width} px`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await site.open(`?sel=${ID}`);
    await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
    const [record, map] = [await panel(page).boundingBox(), await page.locator('.mapframe').boundingBox()];
    expect(record.x + record.width <= map.x + 1 || map.x + map.width <= record.x + 1, 'neither covers the other').toBe(true);
    expect(map.width).toBeGreaterThan(300);
    const below = () => page.evaluate(() => document.documentElement.scrollHeight - document.querySelector('.foot').getBoundingClientRect().bottom - scrollY);
    expect(await below(), 'the page ends with its foot').toBeLessThan(40);
    await page.evaluate(() => (document.documentElement.dataset.text = 'larger'));
    expect((await page.locator('.mapframe').boundingBox()).width, 'larger text leaves the map room').toBeGreaterThan(300);
    await page.evaluate(() => delete document.documentElement.dataset.text);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(row(page).getByRole('link').first()).toBeInViewport();
  });
}

test('a citation opens in the panel, and a record in it follows in the same place', async ({ site, page }) => {
  await row(page).getByRole('link').first().click();
  const words = panel(page).locator('.cited').first();
  await words.locator('summary').click();
  await expect(words.locator('blockquote')).toBeVisible();
  await panel(page).locator('a[href$="/records/signing-jiangning-2020"]').first().click();
  await expect(page).toHaveURL(/\?sel=signing-jiangning-2020$/);
  await expect(panel(page).getByRole('heading', { level: 2 }).first()).not.toHaveText('');
  await expect(panel(page)).toContainText(site.text('record_came'));
});

test('brackets lead from result to result', async ({ page }) => {
  const second = await page.locator('.row').nth(1).getAttribute('data-ids');
  const first = await page.locator('.row').first().getAttribute('data-ids');
  await page.locator('.row').first().getByRole('link').first().click();
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press(']');
  await expect(page).toHaveURL(new RegExp(`sel=${second}$`));
  await page.keyboard.press('[');
  await expect(page).toHaveURL(new RegExp(`sel=${first}$`));
});

test('a filter keeps what is selected, and says when the list no longer holds it', async ({ site, page }) => {
  await row(page).getByRole('link').first().click();
  await expect(panel(page).locator('.beside__page')).toBeVisible();
  await (await site.facet('Platform')).click();
  await expect(page).toHaveURL(new RegExp(`kind=platform&sel=${ID}$`));
  await expect(panel(page)).toContainText(site.text('beside_outside'));
  await panel(page).getByRole('link', { name: site.text('atlas_clear') }).click();
  await expect(page).toHaveURL(new RegExp(`\\?sel=${ID}$`));
  await expect(panel(page)).not.toContainText(site.text('beside_outside'));
});

test('a record that does not come says so, and the atlas goes on', async ({ site, page, context }) => {
  await context.route(`**/records/${ID}*`, (route) => route.fulfill({ status: 500, body: 'no' }));
  await row(page).getByRole('link').first().click();
  await expect(panel(page)).toContainText(site.text('beside_failed'));
  await (await site.facet('Project')).click();
  await expect(page).toHaveURL(/kind=project/);
  site.wrong = site.wrong.filter((line) => !line.includes('status of 500'));
});

test('the list and the window are where they were, on the way back and after a reload', async ({ site, page }) => {
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

test('the list is where it was on the way back from the page of a record that was open beside it', async ({ site, page }) => {
  const list = page.locator('#results');
  await list.evaluate((element) => (element.scrollTop = 900));
  // A row in the middle of the list: one at its edge is scrolled into sight when its record opens.
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

test('brackets follow the list where it lists otherwise than the answer', async ({ page }) => {
  const ids = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.dataset.key));
  await row(page, ids[0]).getByRole('link').first().click();
  for (const id of ids.slice(1, 6)) {
    await page.keyboard.press(']');
    await expect(panel(page)).toHaveAttribute('data-key', id);
  }
});

test('on a phone a row leads to the whole page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await row(page).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/records/${ID}$`));
});

test('what the reader chose to see it by stays: theme and size of text', async ({ site, page }) => {
  const tools = page.getByRole('banner');
  await tools.getByRole('button', { name: site.text('look_dark') }).click();
  await tools.getByRole('button', { name: site.text('look_large') }).click();
  const look = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(await look()).toMatchObject({ theme: 'dark', text: 'large' });
  await page.getByRole('link', { name: site.text('site_sources') }).first().click();
  await expect(page).toHaveURL(/\/sources$/);
  await expect(tools.getByRole('button', { name: site.text('look_dark') })).toHaveAttribute('aria-pressed', 'true');
  await site.reload();
  expect(await look()).toMatchObject({ theme: 'dark', text: 'large' });
  await tools.getByRole('button', { name: site.text('look_light') }).click();
  await tools.getByRole('button', { name: site.text('look_normal') }).click();
  const plain = await look();
  expect([plain.theme, plain.text]).toEqual([undefined, undefined]);
});
