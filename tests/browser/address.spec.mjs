// Addresses: unexpected ones, those without a language, and filters when the network fails.
import { expect, gate, test } from './site.mjs';

test('no query string breaks the application', async ({ site, page }) => {
  const hostile = ['q=%00', 'q=a%00b', 'q=%E2%80%AE%F0%9F%92%A9', '%zz&%ff', 'map=999,999,-5', 'since=2025&until=2020', 'q=%3Cscript%3Ealert(1)%3C/script%3E', `q=${'a'.repeat(5000)}`, 'utm_source=chat&from=timeline'];
  for (const query of hostile) {
    await site.open(`?${query}`);
    await expect(page.getByRole('heading', { level: 1 }), query.slice(0, 40)).not.toBeEmpty();
  }
});

test('parameters that messengers add to a link are ignored', async ({ site }) => {
  await site.open('?kind=platform');
  const plain = await site.headline.textContent();
  await site.open('?kind=platform&utm_source=chat&fbclid=abc&from=timeline');
  await expect(site.headline).toHaveText(plain);
});

test('an unknown language is a 404 whose links work', async ({ site, page }) => {
  site.lang = 'en';
  const title = page.getByRole('heading', { level: 1, name: site.text('missing_title') });
  for (const path of ['no-such/', 'no-such/records/conference-2025']) {
    await page.goto(site.address + path);
    await site.started();
    await expect(title).toBeVisible();
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp('/en/$'));
    await expect(site.rows.first()).toBeVisible();
    await page.locator('.row[data-ids="conference-2025"] h3 a').click();
    await page.locator('#beside').getByRole('link', { name: site.text('beside_whole') }).click();
    await expect(page).toHaveURL(/records\/conference-2025$/);
    await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
    await expect(title).toHaveCount(0);
  }
});

test('filters need no network once the rows are loaded', async ({ site, page, context }) => {
  const rows = page.waitForResponse('**/api/v1/index/**');
  await site.open('');
  await (await rows).finished();
  await context.route('**/*', (route) => route.abort());
  const before = await site.rows.count();
  await (await site.facet('Platform')).click();
  await expect(page).toHaveURL(/kind=platform$/);
  await expect.poll(() => site.rows.count()).toBeLessThan(before);
  await page.goBack();
  await expect(site.rows).toHaveCount(before);
  site.ignore(/ERR_FAILED/);
});

test('the page keeps its last answer and shows an error when a search fails', async ({ site, page, context }) => {
  await site.open('?kind=platform');
  await (await site.facet('Project')).click();
  const rows = await site.rows.count();
  await context.route('**/api/v1/**', (route) => route.fulfill({ status: 500, body: 'no' }));
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page.getByRole('alert')).toContainText(site.text('message_failed'));
  await expect(site.rows).toHaveCount(rows);
  await context.unroute('**/api/v1/**');
  await page.getByRole('alert').getByRole('link', { name: site.text('message_again') }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(() => site.rows.count()).toBeLessThan(rows);
  site.ignore(/status of 500/);
});

test('a late answer to a search that was left is dropped', async ({ site, page, context }) => {
  await site.open('');
  const late = gate();
  await context.route('**/api/v1/match?*q=lidar*', late.hold);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page).toHaveURL(/q=lidar$/);
  await page.goBack();
  await (await site.facet('Project')).click();
  await expect(await site.facet('Project')).toHaveAttribute('aria-current', 'true');
  const sentence = await site.headline.textContent();
  const answer = page.waitForResponse(/q=lidar/);
  late.open();
  await answer;
  await expect(site.headline).toHaveText(sentence);
});

test('the root redirects to the language of the browser', async ({ browser, site }) => {
  for (const [locale, lang] of [['zh-CN', 'zh'], ['en-GB', 'en'], ['fr-FR', 'en']]) {
    const context = await browser.newContext({ locale, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(site.address);
    expect(page.url(), locale).toBe(`${site.address}${lang}/`);
    await context.close();
  }
});
