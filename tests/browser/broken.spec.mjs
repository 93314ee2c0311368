// What happens to the four faces when answers fail, come late, or are none: the page goes on with what it has, and
// says so.
import { after, atAnySize, changed, faces, open, shows, value } from './faces.mjs';
import { expect, gate, test } from './site.mjs';

/** What the browser itself writes into its console where a test has cut the network. */
const NOISE = /ERR_FAILED|status of 5/;

/** Ways in which an answer may fail to be one. */
const BROKEN = {
  'does not come': (route) => route.abort(),
  'is an error': (route) => route.fulfill({ status: 500, body: 'no' }),
  'is empty': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '' }),
  'is an empty object': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
  'is an empty list': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '[]' }),
  'ends early': (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"rows":[1,2' }),
};

const quiet = (site) => (site.wrong = site.wrong.filter((line) => !NOISE.test(line)));

/** Opens the atlas whose rows are asked for and held back, until the gate that this gives is opened: it is not hydrated. */
async function heldRows(site, page, context, path = '') {
  const late = gate();
  await context.route('**/api/v1/index/**', late.hold);
  const asked = page.waitForRequest('**/api/v1/index/**');
  await page.goto(`${site.address}en/${path}`);
  await asked;
  return late;
}

for (const [how, answer] of Object.entries(BROKEN)) {
  test(`when the answer with the rows ${how}, the page stays whole and filters load pages`, async ({ site, page, context }) => {
    await context.route('**/api/v1/index/**', answer);
    const asked = page.waitForRequest('**/api/v1/index/**');
    await site.open('');
    await asked;
    const before = await faces(page);
    expect(before.list.rows.length).toBeGreaterThan(50);
    await value(page, 'kind', 'platform').click();
    const now = await after(page, before, 'sentence');
    expect(now.address).toBe(`${before.address}?kind=platform`);
    await site.ready();
    await page.goBack();
    await shows(page, before, 'back shows what was before');
    quiet(site);
  });

  test(`when the answer to a search ${how}, the last view stays and says so`, async ({ site, page, context }) => {
    await open(site, '?kind=project');
    const before = await faces(page);
    await context.route('**/api/v1/match**', answer);
    await site.search.fill('lidar');
    await site.search.press('Enter');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(site.text('message_failed'));
    // The message takes room from the map.
    const { address, title } = await faces(page);
    expect(await faces(page)).toEqual(atAnySize({ ...before, address, title }));
    await context.unroute('**/api/v1/match**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(alert).toHaveCount(0);
    await expect(page).toHaveURL(/q=lidar/);
    await expect.poll(() => site.rows.count()).toBeLessThan(before.list.rows.length);
    quiet(site);
  });

  test(`when the page of a record ${how}, the atlas stays and says so`, async ({ site, page, context }) => {
    const before = await open(site, '?kind=project');
    await context.route('**/en/records/**', answer);
    await site.rows.first().click();
    const alert = page.locator('#beside').getByRole('alert');
    await expect(alert).toContainText(site.text('beside_failed'));
    expect((await faces(page)).list).toEqual(before.list);
    await context.unroute('**/en/records/**');
    await alert.getByRole('link', { name: site.text('message_again') }).click();
    await expect(page).toHaveURL(new RegExp(`/records/${before.list.rows[0]}$`));
    await expect(page.locator('.rp__head')).toBeVisible();
    await site.ready();
    quiet(site);
  });
}

test('while the rows are on their way the page is whole, and a filter loads the next one', async ({ site, page, context }) => {
  const late = await heldRows(site, page, context);
  const before = await faces(page);
  await value(page, 'kind', 'platform').click();
  const now = await after(page, before, 'sentence');
  expect(now.address).toBe(`${before.address}?kind=platform`);
  late.open();
  await site.ready();
  await shows(page, atAnySize(now), 'hydration changes nothing but the size of the map');
});

test('while a search is on its way the last view stays, and says that it waits', async ({ site, page, context }) => {
  const before = await open(site);
  const late = gate();
  await context.route('**/api/v1/match**', late.hold);
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  expect((await faces(page)).list).toEqual(before.list);
  late.open();
  const now = await after(page, before, 'sentence');
  expect(now.list.rows).toContain('project-agnos-lidar');
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
});

test('while a record is on its way the atlas stays, and says that it waits', async ({ site, page, context }) => {
  const before = await open(site, '?kind=project');
  const late = gate();
  await context.route('**/en/records/**', late.hold);
  await site.rows.first().click();
  const panel = page.locator('#beside');
  await expect(panel.getByRole('status')).toHaveText(site.text('beside_coming'));
  expect((await faces(page)).list).toEqual(before.list);
  late.open();
  await expect(panel.locator('.rp__head')).toBeVisible();
  await expect(panel.getByRole('status')).toHaveCount(0);
  await page.goBack();
  await shows(page, before, 'back leads to the question');
});

test('before the rows come, the panel shows its record, and a row leads to the page of another', async ({ site, page, context }) => {
  const late = await heldRows(site, page, context, '?sel=project-agnos-lidar');
  await expect(page.locator('#beside')).toContainText('150 million US dollars');
  await page.locator('#results .row[data-ids="conference-2025"] h3 a').click();
  await expect(page).toHaveURL(/records\/conference-2025$/);
  late.open();
  await site.ready();
  await expect(page.locator('.rp__head')).toBeVisible();
});

test('who leaves while a page is on its way, by the way back, waits for nothing any more', async ({ site, page, context }) => {
  await open(site);
  await value(page, 'kind', 'platform').click();
  await expect(page).toHaveURL(/kind=platform$/);
  const late = gate();
  await context.route('**/en/sources', late.hold);
  // The router writes the address when the page is there.
  await page.getByRole('link', { name: site.text('sources_title') }).first().click();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  await page.goBack();
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'false');
  late.open();
  await expect(page).toHaveURL(/\/en\/$/);
  await expect(site.sentence).toBeVisible();
});

test('a window that plays asks nothing of a page that is on its way', async ({ site, page, context }) => {
  await open(site);
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

test('a match that names rows which are not there shows nothing that is not there', async ({ site, page, context }) => {
  const before = await open(site);
  await context.route('**/api/v1/match**', (route) => route.fulfill({ json: { release: 'rOther', rows: [1, 99999], found: [] } }));
  await site.search.fill('lidar');
  await site.search.press('Enter');
  const now = await after(page, before);
  expect(now.list.rows.length).toBeLessThan(2);
  await page.goBack();
  await shows(page, before, 'the application goes on');
});
