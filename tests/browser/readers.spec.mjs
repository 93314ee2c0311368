// Readers who answer questions of questions.csv: one with only a keyboard, one with only what a screen reader is given,
// one with text of 200 % on a phone.
import { expect, sidewaysOverflow, test } from './site.mjs';

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

test.describe('with only roles and names', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  /** What a screen reader is given of an element. */
  const given = (locator) => locator.ariaSnapshot();
  const search = async (site, text) => {
    // Its role changes once it has suggestions.
    const within = site.page.getByRole('search');
    const field = within.getByRole('searchbox').or(within.getByRole('combobox'));
    await field.fill(text);
    await field.press('Enter');
  };

  test('five questions are answered in Chinese', async ({ site, page }) => {
    await site.openHydrated('', 'zh');
    const results = site.results;
    await search(site, 'lidar');
    await expect(site.headline).toContainText('1');
    await expect.poll(() => given(results), 'the project with its sum in dollars').toContain('1.5亿美元');
    expect(await given(results)).toContain('江宁开发区');

    await search(site, 'attendees');
    await expect.poll(() => given(results)).toContain('2025产业科技创新与投资促进大会');
    await site.rows.filter({ hasText: '2025产业科技创新与投资促进大会' }).first().click();
    const claims = page.getByRole('table', { name: site.text('record_claims') });
    await expect(claims.getByRole('row', { name: /约800名与会者/ }), 'how many people attended').toHaveCount(1);
    for (const speaker of ['沈向洋', '赫尔曼·西蒙', '武文生']) {
      await expect(page.getByRole('main').getByRole('link', { name: new RegExp(speaker) }).first(), 'the keynote speakers').toBeVisible();
    }
    const record = await given(page.getByRole('main'));
    expect(record, 'what was signed').toContain('102个项目');
    expect(record, 'and for how much').toContain('超1300亿元');
  });
});

test.describe('with text of 200 % on a phone of 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('five questions are answered in Chinese', async ({ site, page }) => {
    await page.addInitScript(() => localStorage.setItem('look', '{"text":"largest"}'));
    await site.openHydrated('', 'zh');
    /** The words are within the width of the screen, twice as large as usual, and can be scrolled to. */
    const reads = async (part, words) => {
      const line = part.getByText(words).filter({ visible: true }).first();
      await line.scrollIntoViewIfNeeded();
      await expect(line).toBeInViewport();
      const { x, width } = await line.boundingBox();
      expect([x >= 0, x + width <= 360], `${words} is in sight`).toEqual([true, true]);
      const size = await line.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      expect(size, `${words} is large`).toBeGreaterThanOrEqual(26);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    };
    const search = async (text) => {
      await site.search.fill(text);
      await site.search.press('Enter');
    };
    await search('激光雷达');
    await expect(site.rows).toHaveCount(1);
    await reads(site.results, '1.5亿美元');
    await reads(site.results, /江宁开发区/);

    await site.openHydrated('records/conference-2025', 'zh');
    const main = page.getByRole('main');
    for (const answer of ['102', /1300/, /约800/, /沈向洋/]) await reads(main, answer);

    await site.openHydrated('', 'zh');
    await page.locator('.views').getByRole('link', { name: '筛选' }).tap();
    await page.locator('[name=since]').fill('2021-06-17');
    await page.locator('[name=until]').fill('2021-06-18');
    await site.filters.getByRole('button', { name: site.text('facet_apply') }).tap();
    await expect(site.headline).toContainText('2021年6月17');
    await page.goto(page.url().split('#')[0]);
    await site.hydrated();
    await reads(site.results, /未来网络发展大会/);
  });
});
