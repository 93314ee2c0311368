// The search as one types, and its suggestions.
import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGES, expect, test } from './site.mjs';

/** The list under the field. */
const list = (site) => site.page.getByRole('listbox', { name: site.text('suggest_all') });
const options = (site) => list(site).getByRole('option');
const active = (site) => list(site).getByRole('option', { selected: true });
/** Where the page asks for suggestions. */
const SUGGEST = /\/suggest\?/;

/** Types as a reader does, key by key. */
async function type(site, words) {
  await site.search.click();
  await site.search.pressSequentially(words);
}

/** What axe finds in a part of the page; whole pages are looked at elsewhere. */
async function axe(page, part) {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

for (const lang of LANGUAGES) {
  test(`suggestions come by kind, are said, and open by keys, in ${lang}`, async ({ site, page }) => {
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

  test(`who has searched goes on to what was found, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await expect(page.locator('.page-root[data-live]')).toHaveCount(1);
    await page.keyboard.press('/');
    await page.keyboard.type('lidar');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=lidar/);
    await expect(site.results).toBeFocused();
    const focused = () => page.evaluate(() => document.activeElement.closest('.row') !== null);
    let keys = 0;
    for (; keys < 8 && !(await focused()); keys += 1) await page.keyboard.press('Tab');
    expect(keys, 'the first result is near').toBeLessThan(8);
    await page.keyboard.press('/');
    await expect(site.search).toBeFocused();
  });

  for (const [theme, media] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]]) {
    test(`axe finds nothing in what opens, ${theme}, ${lang}`, async ({ site, page }) => {
      await page.emulateMedia(media);
      await site.open('', lang);
      await type(site, { en: 'jiang', zh: '江宁' }[lang]);
      await expect(list(site)).toBeVisible();
      await page.keyboard.press('ArrowDown');
      expect(await axe(page, 'header')).toEqual([]);
      await page.keyboard.press('Escape');
      await site.filters.getByRole('searchbox').first().fill('a');
      expect(await axe(page, '.facets')).toEqual([]);
      await site.rows.first().focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: site.text('keys_all') })).toBeVisible();
      expect(await axe(page, 'dialog')).toEqual([]);
    });
  }
}

test('Chinese without spaces and its sound find the same place', async ({ site }) => {
  await site.open('', 'zh');
  for (const words of ['江宁', 'jiangning']) {
    await site.search.fill(words);
    await expect(options(site).nth(1)).toHaveText(/^江宁区/);
    await expect(options(site).nth(1).locator('mark')).toHaveText('江宁');
  }
});

test('another name that was found is shown with the record', async ({ site }) => {
  await site.open('');
  await site.search.fill('mark liu');
  await expect(options(site).nth(1)).toContainText('Mark Liu');
  await expect(options(site).nth(1)).toHaveAttribute('href', /\/records\/person-liu-deyin$/);
});

test('the first suggestion is the words as typed, within what is asked already', async ({ site, page }) => {
  await site.open('?kind=project');
  await site.search.fill('lidar');
  await options(site).first().click();
  await expect(page).toHaveURL(/\?q=lidar&kind=project$/);
  await expect(list(site)).toBeHidden();
  await expect(site.results).toBeFocused();
  await expect(site.rows).toHaveCount(1);
});

test('Enter without a chosen suggestion searches as before, and what is typed is not lost', async ({ site, page }) => {
  await site.open('');
  await type(site, 'lidar');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  await expect(list(site)).toBeHidden();
  await expect(site.search).toHaveValue('lidar');
});

test('Escape closes the suggestions and nothing else, and they come again with Down', async ({ site, page }) => {
  await site.open('');
  await type(site, 'lidar');
  await expect(list(site)).toBeVisible();
  await page.evaluate(() => window.addEventListener('keydown', (event) => event.key === 'Escape' && (window.heard = true)));
  await page.keyboard.press('Escape');
  await expect(list(site)).toBeHidden();
  await expect(site.search).toHaveValue('lidar');
  await expect(site.search).toBeFocused();
  await expect(site.search).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('search').getByRole('status')).toBeEmpty();
  expect(await page.evaluate(() => window.heard), 'the key stops there').toBe(undefined);
  await page.keyboard.press('ArrowDown');
  await expect(list(site)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(list(site)).toBeHidden();
});

test('who goes on typing leaves the suggestion that was chosen', async ({ site, page }) => {
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

test('a pointer opens a suggestion, and a click elsewhere closes them', async ({ site, page }) => {
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

test('the arrows of the words themselves leave the list', async ({ site, page }) => {
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
  test('suggestions are large enough to hit, and fit the window', async ({ site, page }) => {
    for (const lang of LANGUAGES) {
      await site.open('', lang);
      await site.search.tap();
      await site.search.fill('jiang');
      await expect(list(site)).toBeVisible();
      const heights = await options(site).evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over).toBeLessThanOrEqual(0);
      await options(site).nth(1).tap();
      await expect(page).toHaveURL(/\/records\/jiangning$/);
    }
  });
});

test('nothing is asked and no key is taken while an input method is at work', async ({ site, page }) => {
  let asked = 0;
  page.on('request', (request) => (asked += SUGGEST.test(request.url()) ? 1 : 0));
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
  expect(asked).toBe(0);
  await typing.send('Input.insertText', { text: '江宁' });
  await expect(site.search).toHaveValue('江宁');
  await expect(options(site).nth(1)).toHaveText(/^江宁区/);
  expect(asked).toBe(1);
});

test('words typed in one go are asked for once, when the reader pauses', async ({ site, page }) => {
  const asked = [];
  page.on('request', (request) => SUGGEST.test(request.url()) && asked.push(new URL(request.url()).searchParams.get('q')));
  await site.open('');
  // Time stands still while the reader types.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await type(site, 'lidar');
  expect(asked).toEqual([]);
  await page.clock.runFor(200);
  await expect.poll(() => asked).toEqual(['lidar']);
});

test('an answer that comes late is dropped', async ({ site, page }) => {
  await site.open('');
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await page.route(/\/suggest\?q=agnos/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/suggest\?q=agnos/);
  await site.search.fill('agnos');
  await asked;
  await site.search.fill('lidar');
  await expect(options(site).filter({ hasText: 'LiDAR' }).or(options(site).filter({ hasText: 'Lidar' })).first()).toBeVisible();
  const words = await options(site).allTextContents();
  const late = page.waitForResponse(/\/suggest\?q=agnos/);
  free();
  await (await late).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await options(site).allTextContents()).toEqual(words);
});

test('an answer that comes after Escape opens nothing', async ({ site, page }) => {
  await site.open('');
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await page.route(SUGGEST, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(SUGGEST);
  await site.search.fill('agnos');
  await asked;
  await site.sentence.click();
  const late = page.waitForResponse(SUGGEST);
  free();
  await (await late).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(list(site)).toBeHidden();
});

test('without suggestions the field is the form that it was', async ({ site, page }) => {
  await page.route(SUGGEST, (route) => route.fulfill({ status: 204 }));
  await site.open('');
  const asked = page.waitForResponse(SUGGEST);
  await type(site, 'lidar');
  await asked;
  await expect(list(site)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  await expect(site.rows).toHaveCount(1);
});

test('nothing is said where the server does not answer', async ({ site, page }) => {
  await site.open('');
  await page.route(SUGGEST, (route) => route.abort());
  const failed = page.waitForEvent('requestfailed', (request) => SUGGEST.test(request.url()));
  await type(site, 'lidar');
  await failed;
  await expect(list(site)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=lidar$/);
  // The browser writes a failed request into its console by itself.
  site.wrong = site.wrong.filter((line) => !/ERR_FAILED/.test(line));
});
