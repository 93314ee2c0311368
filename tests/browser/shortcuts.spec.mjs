// Keyboard shortcuts of the page and of the list.
import { LANGUAGES, expect, test } from './site.mjs';

test('/ focuses the search, and in a text field it is typed', async ({ site, page }) => {
  for (const path of ['', 'records/project-agnos-lidar', 'sources']) {
    await site.open(path);
    await page.keyboard.press('/');
    await expect(site.search).toBeFocused();
    await page.keyboard.press('/');
    await expect(site.search).toHaveValue('/');
  }
});

test('the search field shows its shortcut until it has the focus', async ({ site, page }) => {
  await site.open('');
  const hint = page.getByRole('search').locator('kbd');
  await expect(hint).toBeVisible();
  await site.search.focus();
  await expect(hint).toBeHidden();
});

for (const lang of LANGUAGES) {
  test(`? opens the list of shortcuts, and Escape returns the focus, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('?sel=conference-2025', lang);
    const keys = page.getByRole('dialog', { name: site.text('keys_all') });
    await site.rows.nth(1).focus();
    await page.keyboard.press('?');
    await expect(keys).toBeVisible();
    for (const name of ['site_search', 'result_all', 'map_title', 'time_title', 'keys_handles', 'keys_record']) {
      await expect(keys.getByRole('heading', { name: site.text(name), exact: true })).toBeVisible();
    }
    await page.keyboard.press('/');
    await expect(keys, 'the page below the dialog ignores keys').toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await expect(site.rows.nth(1)).toBeFocused();
    await expect(page, 'the record stays open').toHaveURL(/sel=conference-2025/);
    await page.getByRole('contentinfo').getByRole('button', { name: site.text('keys_all') }).click();
    await keys.getByRole('button', { name: site.text('keys_close_dialog') }).click();
    await expect(keys).toBeHidden();
  });
}

test('shortcuts can be turned off, and stay off after a reload', async ({ site, page }) => {
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

test('arrow keys move through the results, also after they change', async ({ site, page }) => {
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
  await expect(page.locator(`[id="${source.split('#')[1]}"] blockquote`), 'the cited passage').toBeInViewport();
  await page.goBack();
  await site.rows.first().focus();
  // It opens as its link does: beside the map if there is room, otherwise as a page.
  const id = (await site.rows.first().getAttribute('href')).split('/').pop();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`[/=]${id}\\b`));
});

test('the list is one tab stop, followed by the links of the focused row', async ({ site, page }) => {
  await site.openHydrated('');
  const row = () => page.evaluate(() => document.activeElement.closest('.row')?.dataset.ids ?? null);
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = await site.results.locator('.row').nth(1).getAttribute('data-ids');
  expect(await row()).toBe(second);
  await page.keyboard.press('Tab');
  await expect(site.results.locator('.row').nth(1).locator('.src')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await row(), 'the next tab stop is outside the list').toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await row(), 'Shift+Tab returns to the same row').toBe(second);
});

test('arrow keys skip folded years', async ({ site, page }) => {
  await site.open('');
  const years = site.results.locator('details');
  await years.first().locator('summary').click();
  await site.results.focus();
  await page.keyboard.press('ArrowDown');
  await expect(years.nth(1).locator('h3 a').first()).toBeFocused();
});
