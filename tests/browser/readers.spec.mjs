// Readers who answer questions of questions.csv.
import { expect, test } from './site.mjs';

test.describe('with only a keyboard', () => {
  /** Presses Tab until the element has the focus. */
  async function reach(page, locator, most) {
    for (let step = 0; step < most; step += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach it in ${most} steps`);
  }
  const press = async (page, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test('a search answers which project has its sum in dollars, and how many people attended in 2025', async ({ site, page }) => {
    await site.openHydrated('');
    await press(page, '/');
    await page.keyboard.type('lidar');
    await press(page, 'Enter');
    await expect(site.rows).toHaveCount(1);
    await press(page, 'ArrowDown');
    await expect(site.rows.first()).toBeFocused();
    await expect(page.locator('.row:focus-within')).toContainText('150 million US dollars');
    await expect(page.locator('.row:focus-within')).toContainText('Jiangning Development Zone');
    await press(page, '/', 'Control+a');
    await page.keyboard.type('attendees');
    await press(page, 'Enter');
    await expect(page).toHaveURL(/q=attendees/);
    await expect(site.results).toBeFocused();
    await press(page, 'ArrowDown');
    await expect(site.rows.first()).toBeFocused();
    await press(page, 'Enter');
    const record = page.getByRole('complementary', { name: site.text('beside_name') });
    await expect(record).toBeFocused();
    await expect(record).toContainText('about 800 people attending');
    await press(page, 'Escape');
    await expect(site.rows.first(), 'back in the list').toBeFocused();
  });

  test('the filters answer what was on the programme of 17 and 18 June 2021', async ({ site, page }) => {
    await site.openHydrated('');
    await reach(page, page.getByRole('link', { name: site.text('site_skip_filters') }), 6);
    await press(page, 'Enter');
    await reach(page, page.locator('[name=since]'), 4);
    await page.keyboard.type('2021-06-17');
    await press(page, 'Tab');
    await page.keyboard.type('2021-06-18');
    await press(page, 'Enter');
    await expect(site.headline).toContainText('17–18 June 2021');
    await expect(site.rows.filter({ hasText: '5th Future Network Development Conference' }).first()).toBeVisible();
    await expect(page.locator('.row').filter({ hasText: '5th Future Network Development Conference' }).first()).toContainText('Scheduled');
  });

  test('the questions to start with answer where the statements disagree, and which plans set up funds', async ({ site, page }) => {
    await site.openHydrated('');
    for (const [question, answer] of [
      ['Which plans set up or guide funds, and how large?', '30 to 50 billion yuan'],
      ['Where do the statements disagree?', 'counts them among those still to be signed'],
    ]) {
      const item = page.locator('.start li').filter({ has: page.getByRole('link', { name: question }) });
      await reach(page, item.locator('summary'), 40);
      await press(page, 'Enter');
      await expect(item.getByText(answer)).toBeVisible();
    }
  });
});
