// Answers of the server that fail, come late or cannot be read: the page keeps what it shows, and says so.
import { atAnySize, changedPanels, expectPanels, facetValue, openPanels, readPanels } from './panels.mjs';
import { expect, gate, test } from './site.mjs';

/** What the browser logs itself about requests that a test makes fail. */
const NOISE = /ERR_FAILED|status of 5/;

/** Ways in which an answer can fail. */
const FAILURES = {
  'is aborted': (route) => route.abort(),
  'is an error': (route) => route.fulfill({ status: 500, body: 'no' }),
  'is empty': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '' }),
  'is an empty object': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
  'is an empty list': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '[]' }),
  'is truncated': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"rows":[1,2' }),
};

/** Opens the atlas and holds its rows back, so that it is not hydrated until the returned gate is opened. */
async function openWithoutRows(site, page, context, path = '') {
  const late = gate();
  await context.route('**/api/v1/index/**', late.hold);
  const requested = page.waitForRequest('**/api/v1/index/**');
  await page.goto(`${site.address}en/${path}`);
  await requested;
  return late;
}

for (const [how, answer] of Object.entries(FAILURES)) {
  test(`when the answer with the rows ${how}, the page is complete and filters load pages`, async ({ site, page, context }) => {
    await context.route('**/api/v1/index/**', answer);
    const requested = page.waitForRequest('**/api/v1/index/**');
    await site.open('');
    await requested;
    const before = await readPanels(page);
    expect(before.list.rows.length).toBeGreaterThan(50);
    await facetValue(page, 'kind', 'platform').click();
    const now = await changedPanels(page, before, 'headline');
    expect(now.address).toBe(`${before.address}?kind=platform`);
    await site.started();
    await page.goBack();
    await expectPanels(page, before, 'back shows the previous state');
    site.ignore(NOISE);
  });

  test(`when the answer to a search ${how}, the page keeps its last answer and shows an error`, async ({ site, page, context }) => {
    await openPanels(site, '?kind=project');
    const before = await readPanels(page);
    await context.route('**/api/v1/match**', answer);
    await site.search.fill('lidar');
    await site.search.press('Enter');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(site.text('message_failed'));
    // The message makes the map smaller.
    const { address, title } = await readPanels(page);
    expect(await readPanels(page)).toEqual(atAnySize({ ...before, address, title }));
    await context.unroute('**/api/v1/match**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(alert).toHaveCount(0);
    await expect(page).toHaveURL(/q=lidar/);
    await expect.poll(() => site.rows.count()).toBeLessThan(before.list.rows.length);
    site.ignore(NOISE);
  });

  test(`when the page of a record ${how}, the panel shows an error and the list stays`, async ({ site, page, context }) => {
    const before = await openPanels(site, '?kind=project');
    await context.route('**/en/records/**', answer);
    await site.rows.first().click();
    const alert = page.locator('#beside').getByRole('alert');
    await expect(alert).toContainText(site.text('beside_failed'));
    expect((await readPanels(page)).list).toEqual(before.list);
    await context.unroute('**/en/records/**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(page).toHaveURL(new RegExp(`/records/${before.list.rows[0]}$`));
    await expect(page.locator('.rp__head')).toBeVisible();
    await site.started();
    site.ignore(NOISE);
  });
}

test('while the rows are loading, the page is complete and a filter loads a page', async ({ site, page, context }) => {
  const late = await openWithoutRows(site, page, context);
  const before = await readPanels(page);
  await facetValue(page, 'kind', 'platform').click();
  const now = await changedPanels(page, before, 'headline');
  expect(now.address).toBe(`${before.address}?kind=platform`);
  late.open();
  await site.started();
  await expectPanels(page, atAnySize(now), 'hydration changes only the size of the map');
});

test('while a search is running, the page keeps its last answer and is marked as busy', async ({ site, page, context }) => {
  const before = await openPanels(site);
  const late = gate();
  await context.route('**/api/v1/match**', late.hold);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  expect((await readPanels(page)).list).toEqual(before.list);
  late.open();
  const now = await changedPanels(page, before, 'headline');
  expect(now.list.rows).toContain('project-agnos-lidar');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
});

test('while a record is loading, the list stays and the panel says so', async ({ site, page, context }) => {
  const before = await openPanels(site, '?kind=project');
  const late = gate();
  await context.route('**/en/records/**', late.hold);
  await site.rows.first().click();
  const panel = page.locator('#beside');
  await expect(panel.getByRole('status')).toHaveText(site.text('beside_coming'));
  expect((await readPanels(page)).list).toEqual(before.list);
  late.open();
  await expect(panel.locator('.rp__head')).toBeVisible();
  await expect(panel.getByRole('status')).toHaveCount(0);
  await page.goBack();
  await expectPanels(page, before, 'back shows the previous state');
});

test('before the rows are loaded, the panel shows its record and a row opens a page', async ({ site, page, context }) => {
  const late = await openWithoutRows(site, page, context, '?sel=project-agnos-lidar');
  await expect(page.locator('#beside')).toContainText('150 million US dollars');
  await page.locator('#results .row[data-ids="conference-2025"] h3 a').click();
  await expect(page).toHaveURL(/records\/conference-2025$/);
  late.open();
  await site.started();
  await expect(page.locator('.rp__head')).toBeVisible();
});

test('going back while a page is loading ends the loading', async ({ site, page, context }) => {
  await openPanels(site);
  await facetValue(page, 'kind', 'platform').click();
  await expect(page).toHaveURL(/kind=platform$/);
  const late = gate();
  await context.route('**/en/sources', late.hold);
  // The router changes the address once the page is loaded.
  await page.getByRole('link', { name: site.text('sources_title') }).first().click();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  await page.goBack();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
  late.open();
  await expect(page).toHaveURL(/\/en\/$/);
  await expect(site.headline).toBeVisible();
});

test('playback does not change the address while another page is loading', async ({ site, page, context }) => {
  await openPanels(site);
  const late = gate();
  await context.route('**/en/sources*', late.hold);
  await page.getByRole('toolbar').getByRole('button', { name: site.text('time_play'), exact: true }).click();
  await expect(page).toHaveURL(/since=/);
  await page.getByRole('link', { name: site.text('sources_title') }).first().click();
  await page.waitForTimeout(2000);
  late.open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.text('sources_title'));
  await expect(page).toHaveURL(/\/en\/sources$/);
});

test('unknown rows in the answer to a search are left out', async ({ site, page, context }) => {
  const before = await openPanels(site);
  await context.route('**/api/v1/match**', (route) => route.fulfill({ json: { release: 'rOther', rows: [1, 99999], searched: {}, found: [] } }));
  await site.search.fill('lidar');
  await site.search.press('Enter');
  const now = await changedPanels(page, before);
  expect(now.list.rows.length).toBeLessThan(2);
  await page.goBack();
  await expectPanels(page, before, 'the application still works');
});
