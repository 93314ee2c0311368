// One question, one address; and what happens when the network fails after the page has come.
import { expect, test } from './site.mjs';

test('no query string breaks the application', async ({ site, page }) => {
  const hostile = ['q=%00', 'q=a%00b', 'q=%E2%80%AE%F0%9F%92%A9', '%zz&%ff', 'map=999,999,-5', 'since=2025&until=2020', 'q=%3Cscript%3Ealert(1)%3C/script%3E', `q=${'a'.repeat(5000)}`, 'utm_source=chat&from=timeline'];
  for (const query of hostile) {
    await site.open(`?${query}`);
    await expect(page.getByRole('heading', { level: 1 }), query.slice(0, 40)).not.toBeEmpty();
  }
});

test('a messenger’s additions change nothing', async ({ site }) => {
  await site.open('?kind=platform');
  const plain = await site.sentence.textContent();
  await site.open('?kind=platform&utm_source=chat&fbclid=abc&from=timeline');
  await expect(site.sentence).toHaveText(plain);
});

test('an address in a language that the site does not have leads nowhere, and on from there', async ({ site, page }) => {
  site.lang = 'en';
  const title = page.getByRole('heading', { level: 1, name: site.text('missing_title') });
  for (const path of ['no-such/', 'no-such/records/conference-2025']) {
    await page.goto(site.address + path);
    await site.ready();
    await expect(title).toBeVisible();
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp('/en/$'));
    await expect(site.rows.first()).toBeVisible();
    await page.locator('.row[data-key="conference-2025"] h3 a').click();
    await page.locator('#beside').getByRole('link', { name: site.text('beside_whole') }).click();
    await expect(page).toHaveURL(/records\/conference-2025$/);
    await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
    await expect(title).toHaveCount(0);
  }
});

test('once the rows have come, filters need no network', async ({ site, page, context }) => {
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
  // The browser writes a failed request, such as one for the icon, into its console by itself.
  site.wrong = site.wrong.filter((line) => !line.includes('ERR_FAILED'));
});

test('the page stays, and says so, when the answer does not come', async ({ site, page, context }) => {
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
  // The browser writes a failed request into its console by itself.
  site.wrong = site.wrong.filter((line) => !line.includes('status of 500'));
});

test('an answer that comes late for a question that was left is dropped', async ({ site, page, context }) => {
  await site.open('');
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route('**/api/v1/match?*q=lidar*', async (route) => {
    await held;
    await route.continue();
  });
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page).toHaveURL(/q=lidar$/);
  await page.goBack();
  await (await site.facet('Project')).click();
  await expect(await site.facet('Project')).toHaveAttribute('aria-current', 'true');
  const sentence = await site.sentence.textContent();
  const late = page.waitForResponse(/q=lidar/);
  release();
  await late;
  await expect(site.sentence).toHaveText(sentence);
});

test('the root leads to the language of the browser', async ({ browser, site }) => {
  for (const [locale, lang] of [['zh-CN', 'zh'], ['en-GB', 'en'], ['fr-FR', 'en']]) {
    const context = await browser.newContext({ locale, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(site.address);
    expect(page.url(), locale).toBe(`${site.address}${lang}/`);
    await context.close();
  }
});
