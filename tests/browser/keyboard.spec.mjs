// Everything that a pointer can do, by keys.
import { expect, test } from './site.mjs';

test('the first key press offers to skip to the content', async ({ site, page }) => {
  await site.open('');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: site.text('site_skip') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('a facet works by keys, and keeps the focus', async ({ site, page }) => {
  await site.open('');
  const facet = await site.facet('Platform');
  await facet.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kind=platform$/);
  await expect(await site.facet('Platform')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement !== document.body), 'the focus is somewhere').toBe(true);
});

test('a value that is chosen in the fold of a facet comes to stand open, and keeps the focus', async ({ site, page }) => {
  await site.open('');
  await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
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

test('a value that is chosen stays under the hand, and a space chooses, too', async ({ site, page }) => {
  await site.open('');
  await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
  const value = page.locator('a.fv[data-key="industry-integrated-circuits"]');
  await value.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await value.boundingBox()).y);
  const before = await top();
  await value.click();
  await expect(page).toHaveURL(/industry=industry-integrated-circuits/);
  expect(Math.abs((await top()) - before), 'it is where it was').toBeLessThanOrEqual(2);
  await value.focus();
  await page.keyboard.press('Space');
  await expect(page).not.toHaveURL(/industry=/);
  await expect(value).toBeFocused();
  expect(Math.abs((await top()) - before), 'and again').toBeLessThanOrEqual(2);
});

test('a citation opens and closes by keys', async ({ site, page }) => {
  await site.open('records/project-agnos-lidar');
  const words = page.getByRole('main').getByRole('group').filter({ has: page.locator('blockquote') }).first();
  await words.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(words.locator('blockquote')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(words.locator('blockquote')).toBeHidden();
});

test('whatever has the focus shows it', async ({ site, page }) => {
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
