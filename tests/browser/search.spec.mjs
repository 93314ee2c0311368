// The search field and its suggestions.
import { violations } from './axe.mjs';
import { LANGUAGES, expect, gate, sidewaysOverflow, test } from './site.mjs';

/** The suggestions. */
const list = (site) => site.page.getByRole('listbox', { name: site.text('suggest_all') });
const options = (site) => list(site).getByRole('option');
const active = (site) => list(site).getByRole('option', { selected: true });
/** Requests for suggestions. */
const SUGGEST = /\/suggest\?/;

/** Types key by key. */
async function type(site, words) {
  await site.search.click();
  await site.search.pressSequentially(words);
}

for (const lang of LANGUAGES) {
  test(`suggestions are grouped by kind, announced, and opened by keyboard, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await type(site, 'jiang');
    await expect(list(site)).toBeVisible();
    await expect(site.search).toHaveRole('combobox');
    await expect(site.search).toHaveAttribute('aria-expanded', 'true');
    await expect(list(site).getByRole('group', { name: { en: 'Place', zh: '地点' }[lang] })).toBeVisible();
    await expect(options(site)).toHaveCount(9);
    await expect(page.getByRole('search').getByRole('status')).toHaveText(site.text('suggest_count').replace('{count}', '8'));
    await expect(list(site).locator('mark').first()).toHaveText(/^(jiang|江)$/i);

    await page.keyboard.press('ArrowDown');
    await expect(active(site)).toHaveText(site.text('suggest_words').replace('{words}', '“jiang”'));
    await page.keyboard.press('ArrowUp');
    await expect(options(site).last()).toHaveAttribute('aria-selected', 'true');
    await expect(options(site).last()).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(active(site)).toHaveAttribute('href', new RegExp(`/${lang}/records/jiangning$`));
    expect(await site.search.getAttribute('aria-activedescendant')).toBe(await active(site).getAttribute('id'));
    await expect(site.search).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${lang}/records/jiangning$`));
    await expect(list(site)).toBeHidden();
    await expect(site.search).toHaveValue('');
  });

  test(`a search moves the focus to the results, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await page.keyboard.press('/');
    await page.keyboard.type('lidar');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=lidar/);
    await expect(site.results).toBeFocused();
    const focused = () => page.evaluate(() => document.activeElement.closest('.row') !== null);
    let keys = 0;
    // The undated, four orders, and the pages of an industry and an organisation.
    for (; keys < 10 && !(await focused()); keys += 1) await page.keyboard.press('Tab');
    expect(keys, 'few tab stops before the first result').toBeLessThan(10);
    await page.keyboard.press('/');
    await expect(site.search).toBeFocused();
  });

  for (const [theme, media] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]]) {
    test(`axe finds no violation in suggestions, facet search and shortcuts, ${theme} theme, in ${lang}`, async ({ site, page }) => {
      await page.emulateMedia(media);
      await site.open('', lang);
      await type(site, { en: 'jiang', zh: '江宁' }[lang]);
      await expect(list(site)).toBeVisible();
      await page.keyboard.press('ArrowDown');
      expect(await violations(page, 'header')).toEqual([]);
      await page.keyboard.press('Escape');
      await site.filters.getByRole('searchbox').first().fill('a');
      expect(await violations(page, '.facets')).toEqual([]);
      await site.rows.first().focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: site.text('keys_all') })).toBeVisible();
      expect(await violations(page, 'dialog')).toEqual([]);
    });
  }
}

test('Chinese characters and pinyin find the same place', async ({ site }) => {
  await site.open('', 'zh');
  for (const words of ['江宁', 'jiangning']) {
    await site.search.fill(words);
    await expect(options(site).nth(1)).toHaveText(/^江宁区/);
    await expect(options(site).nth(1).locator('mark')).toHaveText('江宁');
  }
});

test('a suggestion found by another name shows that name', async ({ site }) => {
  await site.open('');
  await site.search.fill('mark liu');
  await expect(options(site).nth(1)).toContainText('Mark Liu');
  await expect(options(site).nth(1)).toHaveAttribute('href', /\/records\/person-liu-deyin$/);
});

test('the first suggestion searches for the text as typed, with the current filters', async ({ site, page }) => {
  await site.open('?kind=project');
  await site.search.fill('lidar');
  await options(site).first().click();
  await expect(page).toHaveURL(/\?q=lidar&kind=project$/);
  await expect(list(site)).toBeHidden();
  await expect(site.results).toBeFocused();
  await expect(site.rows).toHaveCount(1);
});

test('Enter without a selected suggestion searches for the typed text and keeps it in the field', async ({ site, page }) => {
  await site.open('');
  await type(site, 'lidar');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  await expect(list(site)).toBeHidden();
  await expect(site.search).toHaveValue('lidar');
});

test('Escape closes only the suggestions, and Down opens them again', async ({ site, page }) => {
  await site.open('');
  await type(site, 'lidar');
  await expect(list(site)).toBeVisible();
  await page.evaluate(() => window.addEventListener('keydown', (event) => event.key === 'Escape' && (window.reached = true)));
  await page.keyboard.press('Escape');
  await expect(list(site)).toBeHidden();
  await expect(site.search).toHaveValue('lidar');
  await expect(site.search).toBeFocused();
  await expect(site.search).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('search').getByRole('status')).toBeEmpty();
  expect(await page.evaluate(() => window.reached), 'the field handles the key').toBe(undefined);
  await page.keyboard.press('ArrowDown');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(list(site)).toBeHidden();
});

test('typing clears the selected suggestion', async ({ site, page }) => {
  await site.open('');
  await type(site, 'jian');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(active(site)).toHaveCount(1);
  await page.route(SUGGEST, () => {});
  await page.keyboard.type('g');
  await expect(site.search).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=jiang$/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a click opens a suggestion, and a click elsewhere closes them', async ({ site, page }) => {
  await site.open('sources');
  await type(site, 'agnos');
  await expect(list(site)).toBeVisible();
  await page.getByRole('contentinfo').click();
  await expect(list(site)).toBeHidden();
  await type(site, ' lidar');
  await options(site).filter({ hasText: 'Headquarters' }).click();
  await expect(page).toHaveURL(/\/en\/records\/project-agnos-lidar$/);
  await expect(page.locator('#main')).toBeFocused();
});

test('the left arrow clears the selected suggestion', async ({ site, page }) => {
  await site.open('');
  await type(site, 'lidar');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(active(site)).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(active(site)).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  test('suggestions are large enough for touch, and fit the window', async ({ site, page }) => {
    for (const lang of LANGUAGES) {
      await site.open('', lang);
      await site.search.tap();
      await site.search.fill('jiang');
      await expect(list(site)).toBeVisible();
      const heights = await options(site).evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await options(site).nth(1).tap();
      await expect(page).toHaveURL(/\/records\/jiangning$/);
    }
  });
});

test('an input method is not disturbed: no requests and no key handling until it ends', async ({ site, page }) => {
  let requested = 0;
  page.on('request', (request) => (requested += SUGGEST.test(request.url()) ? 1 : 0));
  await site.open('', 'zh');
  await site.search.click();
  await page.clock.install();
  const typing = await page.context().newCDPSession(page);
  for (const text of ['j', 'ji', 'jiang', 'jiang ning']) {
    await typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.clock.runFor(1000);
  }
  await site.search.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
  await site.search.dispatchEvent('keydown', { key: 'ArrowDown', keyCode: 229, isComposing: true, bubbles: true });
  expect(requested).toBe(0);
  await typing.send('Input.insertText', { text: '江宁' });
  await expect(site.search).toHaveValue('江宁');
  await expect(options(site).nth(1)).toHaveText(/^江宁区/);
  expect(requested).toBe(1);
});

test('suggestions are requested once, after a pause in typing', async ({ site, page }) => {
  const requested = [];
  page.on('request', (request) => SUGGEST.test(request.url()) && requested.push(new URL(request.url()).searchParams.get('q')));
  await site.open('');
  // The clock is stopped while typing.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await type(site, 'lidar');
  expect(requested).toEqual([]);
  await page.clock.runFor(200);
  await expect.poll(() => requested).toEqual(['lidar']);
});

test('late suggestions are dropped', async ({ site, page }) => {
  await site.open('');
  const late = gate();
  await page.route(/\/suggest\?q=agnos/, late.hold);
  const requested = page.waitForRequest(/\/suggest\?q=agnos/);
  await site.search.fill('agnos');
  await requested;
  await site.search.fill('lidar');
  await expect(options(site).filter({ hasText: 'LiDAR' }).or(options(site).filter({ hasText: 'Lidar' })).first()).toBeVisible();
  const words = await options(site).allTextContents();
  const answer = page.waitForResponse(/\/suggest\?q=agnos/);
  late.open();
  await (await answer).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await options(site).allTextContents()).toEqual(words);
});

test('suggestions that come after the focus has left do not open', async ({ site, page }) => {
  await site.open('');
  const late = gate();
  await page.route(SUGGEST, late.hold);
  const requested = page.waitForRequest(SUGGEST);
  await site.search.fill('agnos');
  await requested;
  await site.headline.click();
  const answer = page.waitForResponse(SUGGEST);
  late.open();
  await (await answer).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(list(site)).toBeHidden();
});

test('without suggestions the search works as a form', async ({ site, page }) => {
  await page.route(SUGGEST, (route) => route.fulfill({ status: 204 }));
  await site.open('');
  const requested = page.waitForResponse(SUGGEST);
  await type(site, 'lidar');
  await requested;
  await expect(list(site)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  await expect(site.rows).toHaveCount(1);
});

test('a failed request for suggestions is not shown, and the search works', async ({ site, page }) => {
  await site.open('');
  await page.route(SUGGEST, (route) => route.abort());
  const failed = page.waitForEvent('requestfailed', (request) => SUGGEST.test(request.url()));
  await type(site, 'lidar');
  await failed;
  await expect(list(site)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  site.ignore(/ERR_FAILED/);
});

for (const lang of ['en', 'zh']) {
  test(`a search names the word that it left out, and the pages that it found, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await page.keyboard.press('/');
    await page.keyboard.type('lidar zzzzqq');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-left-out]')).toContainText('zzzzqq');
    await expect(site.rows).toHaveCount(1);
    const pages = page.getByRole('navigation', { name: site.text('search_pages'), exact: true }).getByRole('link');
    await expect(pages.first()).toHaveAttribute('href', /\/records\/industry-lidar$/);
    const orders = page.getByRole('group', { name: site.text('result_order') });
    await expect(orders.locator('[aria-current]')).toHaveText(site.text('result_relevance'));
    await pages.first().click();
    await expect(page).toHaveURL(/\/records\/industry-lidar$/);
  });
}

test('the best match comes first, and a date in the text is a filter that can be taken back', async ({ site, page }) => {
  await site.openHydrated('?q=conference+2025');
  await expect(site.rows.first()).toContainText('2025 Industrial Technology Innovation');
  const before = await site.rows.count();
  await page.locator('.chip').filter({ hasText: /^2025/ }).getByRole('link').click();
  await expect(page).toHaveURL(/\?q=conference$/);
  await expect.poll(() => site.rows.count()).toBeGreaterThan(before);
  await page.getByRole('link', { name: site.text('result_earliest') }).click();
  await expect(page).toHaveURL(/sort=earliest/);
  await expect(page.locator('.yr').first()).toBeVisible();
});

test('a question that is typed is answered first', async ({ site, page }) => {
  await site.openHydrated('?q=how+large+are+the+funds+that+plans+set+up+or+guide');
  await expect(page.locator('.start--typed details[open]')).toContainText('30 to 50 billion yuan');
});

test('a search says what nothing has, what was taken for a typing error, and why a page was found', async ({ site, page }) => {
  const line = page.locator('[data-left-out]');
  await site.openHydrated('?q=Alibaba+lidar');
  await expect(line).toHaveText(site.text('search_absent').replace('{words}', '“Alibaba”'));
  await site.openHydrated('?q=father+of+hiden+chmapions');
  await expect(line).toHaveText(site.text('search_misspelt').replace('{words}', '“hiden”, “chmapions”'));
  const found = page.getByRole('navigation', { name: site.text('search_pages'), exact: true });
  await expect(found.locator('li').first()).toContainText('Hermann Simon');
  await expect(found.locator('li').first().locator('mark')).toHaveText(['Father', 'Hidden Champions']);
  await expect(site.rows.first()).toContainText('2025 Industrial Technology Innovation');
});

test('where nothing matches, close words and questions help', async ({ site, page }) => {
  await site.openHydrated('?q=lidr');
  const message = site.results.locator('.msg');
  await expect(message).toContainText(site.text('message_empty'));
  await message.getByRole('link', { name: 'lidar', exact: true }).click();
  await expect(page).toHaveURL(/\?q=lidar$/);
  await expect(site.rows).toHaveCount(1);
  await site.openHydrated('?q=signed+qweoiu+zorblax');
  const question = message.locator('details').first();
  await question.locator('summary').click();
  await expect(question.locator('.links a').first()).toBeVisible();
});
