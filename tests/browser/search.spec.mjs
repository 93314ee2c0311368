// The search as one types: suggestions, facets that are looked through, and the keys of the page.
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
      await find(site).fill('a');
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

test('a facet that was unfolded by hand stays so when a search in it ends', async ({ site, page }) => {
  await site.open('');
  const facet = page.locator('.facet[data-key=party]');
  const [field, fold] = [facet.getByRole('searchbox'), facet.locator('details')];
  const folded = await facet.locator('.facet__folded .lab').first().textContent();
  await field.fill(folded);
  await expect(fold).toHaveAttribute('open');
  await field.fill('');
  await expect(fold).not.toHaveAttribute('open');
  await facet.locator('summary').click();
  await field.fill(folded);
  await field.fill('');
  await expect(fold).toHaveAttribute('open');
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

/** The facet of industries, its field, and the names of the values in sight. */
const industries = (site) => site.filters.locator('.facet[data-key=industry]');
const find = (site) => industries(site).getByRole('searchbox', { name: site.text('facet_find_in').replace('{facet}', site.text('facet_industry')) });
const values = (site) => industries(site).locator('.fv:visible .lab');

for (const lang of LANGUAGES) {
  test(`a long facet is looked through, in ${lang}`, async ({ site, page }) => {
    const words = { en: 'ROBOT', zh: '机器人' }[lang];
    await site.open('', lang);
    await expect(find(site)).toBeVisible();
    const all = await industries(site).locator('.fv').count();
    await find(site).fill(words);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    const said = site.text('facet_found').replace('{count}', '1').replace('{total}', String(all));
    await expect(industries(site).getByRole('status')).toHaveText(said);
    // What is hidden stays so when the page changes around it.
    await values(site).first().click();
    await expect(page).toHaveURL(/industry=industry-robotics/);
    await expect(find(site)).toHaveValue(words);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    await page.goBack();
    await expect(page).not.toHaveURL(/industry=/);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    await find(site).focus();
    await page.keyboard.press('Escape');
    await expect(find(site)).toHaveValue('');
    await expect(industries(site).getByRole('status')).toBeEmpty();
    await expect(industries(site).locator('.fv[hidden]')).toHaveCount(0);
    await expect(values(site)).toHaveCount(8);
  });
}

test('values that come with another question are looked through as well', async ({ site, page }) => {
  await site.open('?q=lidar');
  await site.open('');
  const parties = site.filters.locator('.facet[data-key=party]');
  await parties.getByRole('searchbox').fill('university');
  await expect(parties.locator('.fv:visible')).not.toHaveCount(0);
  const facet = await site.facet('Platform');
  await facet.click();
  await expect(page).toHaveURL(/kind=platform$/);
  for (const name of await parties.locator('.fv:visible .lab').allTextContents()) expect(name).toMatch(/university/i);
  // Where the facet is too short for a field, nothing stays hidden.
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page).toHaveURL(/q=lidar/);
  if (!(await parties.getByRole('searchbox').count())) await expect(parties.locator('.fv[hidden]')).toHaveCount(0);
});

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
    await expect(keys, 'what lies beneath hears no key').toBeVisible();
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
