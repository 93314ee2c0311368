// The keys of the page and of the list.
import { LANGUAGES, expect, test } from './site.mjs';

test('a slash leads to the search, and is a slash where one types', async ({ site, page }) => {
  for (const path of ['', 'records/project-agnos-lidar', 'sources']) {
    await site.open(path);
    await page.keyboard.press('/');
    await expect(site.search).toBeFocused();
    await page.keyboard.press('/');
    await expect(site.search).toHaveValue('/');
  }
});

test('the key that leads to the search is shown until one is there', async ({ site, page }) => {
  await site.open('');
  const hint = page.getByRole('search').locator('kbd');
  await expect(hint).toBeVisible();
  await site.search.focus();
  await expect(hint).toBeHidden();
});

for (const lang of LANGUAGES) {
  test(`a question mark opens the list of keys, and Escape gives the focus back, in ${lang}`, async ({ site, page }) => {
    await site.open('?sel=conference-2025', lang);
    await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
    const keys = page.getByRole('dialog', { name: site.text('keys_all') });
    await site.rows.nth(1).focus();
    await page.keyboard.press('?');
    await expect(keys).toBeVisible();
    for (const name of ['site_search', 'result_all', 'map_title', 'time_title', 'keys_handles', 'keys_record']) {
      await expect(keys.getByRole('heading', { name: site.text(name), exact: true })).toBeVisible();
    }
    await page.keyboard.press('/');
    await expect(keys, 'the page beneath handles no key').toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await expect(site.rows.nth(1)).toBeFocused();
    await expect(page, 'the record beneath stays').toHaveURL(/sel=conference-2025/);
    await page.getByRole('contentinfo').getByRole('button', { name: site.text('keys_all') }).click();
    await keys.getByRole('button', { name: site.text('keys_shut') }).click();
    await expect(keys).toBeHidden();
  });
}

test('keys that work anywhere can be turned off, and stay off', async ({ site, page }) => {
  await site.open('');
  const keys = page.getByRole('dialog', { name: site.text('keys_all') });
  const button = page.getByRole('contentinfo').getByRole('button', { name: site.text('keys_all') });
  await button.click();
  await keys.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await site.reload();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(site.search).not.toBeFocused();
  await expect(keys).toBeHidden();
  await button.click();
  await expect(keys.getByRole('checkbox')).not.toBeChecked();
  await keys.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(site.search).toBeFocused();
});

test('the results are walked through by keys, also after they change', async ({ site, page }) => {
  await site.open('');
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await expect(site.rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(site.rows.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(site.rows.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(site.rows.last()).toBeFocused();
  await expect(site.rows.last()).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(site.rows.first()).toBeFocused();

  await (await site.facet('Platform')).click();
  await expect(page).toHaveURL(/kind=platform$/);
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(site.rows.nth(1)).toBeFocused();
  const source = await site.results.locator('.row').nth(1).locator('.src').getAttribute('href');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(new RegExp(`${source}$`));
  await expect(page.locator(`[id="${source.split('#')[1]}"] blockquote`), 'the words themselves').toBeInViewport();
  await page.goBack();
  await site.rows.first().focus();
  // It opens as its link does: beside the map where there is room, else as a page.
  const id = (await site.rows.first().getAttribute('href')).split('/').pop();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`[/=]${id}\\b`));
});

test('the rows are one tab stop, which the links of one row share', async ({ site, page }) => {
  await site.open('');
  await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
  const row = () => page.evaluate(() => document.activeElement.closest('.row')?.dataset.key ?? null);
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = await site.results.locator('.row').nth(1).getAttribute('data-key');
  expect(await row()).toBe(second);
  await page.keyboard.press('Tab');
  await expect(site.results.locator('.row').nth(1).locator('.src')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await row(), 'the next stop is no row').toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await row(), 'and the way back leads to the same').toBe(second);
});

test('years that are folded away are passed over', async ({ site, page }) => {
  await site.open('');
  const years = site.results.locator('details');
  await years.first().locator('summary').click();
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await expect(years.nth(1).locator('h3 a').first()).toBeFocused();
});
