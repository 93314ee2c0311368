// The page by keyboard: focus and its visibility, facets, citations.
import { expect, test } from './site.mjs';

test('the first tab stop is a link to the content', async ({ site, page }) => {
  await site.open('');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: site.text('site_skip') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

for (const width of [360, 1024, 1440]) {
  test(`list, map, timeline and filters are within ten tab stops, and the focus goes on within them, at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [key, region] of [['site_skip_results', '#results'], ['site_skip_map', '#map'], ['site_skip_time', '#time'], ['site_skip_filters', '#filters']]) {
      await site.openHydrated('');
      const link = page.getByRole('link', { name: site.text(key), exact: true });
      let stops = 0;
      do {
        await page.keyboard.press('Tab');
        stops += 1;
      } while (stops < 9 && !(await link.evaluate((element) => element === document.activeElement)));
      await expect(link).toBeFocused();
      await expect(link).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`${region}$`));
      await page.keyboard.press('Tab');
      await expect.poll(() => page.evaluate((region) => document.activeElement.closest(region) !== null, region), `after ${key}`).toBe(true);
      await expect(page.locator(':focus')).toBeInViewport();
    }
  });
}

test('a facet value is selected by Enter and the focus is not lost', async ({ site, page }) => {
  await site.open('');
  const facet = await site.facet('Platform');
  await facet.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kind=platform$/);
  await expect(await site.facet('Platform')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement !== document.body), 'an element has the focus').toBe(true);
});

test('a value selected in the folded part of a facet moves to the visible part and keeps the focus', async ({ site, page }) => {
  await site.openHydrated('');
  const facet = page.locator('.facet[data-key=party]');
  const open = facet.locator(':scope > .fv');
  const many = await open.count();
  await facet.locator('summary').focus();
  await page.keyboard.press('Enter');
  const folded = facet.locator('.facet__folded .fv').nth(5);
  const key = await folded.getAttribute('data-key');
  await folded.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`party=${key}`));
  await expect(open).toHaveCount(many + 1);
  await expect(open.last()).toHaveAttribute('aria-current', 'true');
  await expect(open.last()).toBeFocused();
});

test('a selected value does not move, and Space selects as well', async ({ site, page }) => {
  await site.openHydrated('');
  const value = page.locator('a.fv[data-key="industry-integrated-circuits"]');
  await value.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await value.boundingBox()).y);
  const before = await top();
  await value.click();
  await expect(page).toHaveURL(/industry=industry-integrated-circuits/);
  expect(Math.abs((await top()) - before), 'it has not moved').toBeLessThanOrEqual(2);
  await value.focus();
  await page.keyboard.press('Space');
  await expect(page).not.toHaveURL(/industry=/);
  await expect(value).toBeFocused();
  expect(Math.abs((await top()) - before), 'again').toBeLessThanOrEqual(2);
});

test('a citation opens and closes by Enter', async ({ site, page }) => {
  await site.open('records/project-agnos-lidar');
  const words = page.getByRole('main').getByRole('group').filter({ has: page.locator('blockquote') }).first();
  await words.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(words.locator('blockquote')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(words.locator('blockquote')).toBeHidden();
});

test('the focus is always visible', async ({ site, page }) => {
  for (const path of ['', 'records/conference-2025', 'sources']) {
    await site.open(path);
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return true;
        const marked = (element) => {
          const style = getComputedStyle(element);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
        };
        return marked(focused) || (focused.parentElement !== null && marked(focused.parentElement)) || focused.outerHTML.slice(0, 120);
      });
      expect(shown).toBe(true);
    }
  }
});
