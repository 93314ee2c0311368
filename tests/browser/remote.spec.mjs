// A site whose server computes the answers: what follows the hand at once, and what comes with the answer.
import { facetValue } from './panels.mjs';
import { expect, gate, test } from './site.mjs';
import { dragWindow } from './timeline.mjs';

/** The answer to the query of the address in one sentence, by the API. */
const sentenceOf = async (site, page, request) => {
  const answer = await request.get(`${site.address}api/v1/view${new URL(page.url()).search}`);
  return (await answer.json()).sentence;
};
const start = (page) => page.getByRole('slider').first();

test('while an answer is on its way the window follows the hand, and the panels follow when it is there', async ({ site, page, request, context }) => {
  await site.openHydrated('');
  const before = await site.headline.textContent();
  const late = gate();
  await context.route('**/answer?**', late.hold);
  await dragWindow(page, 0.25, 0.6);
  await expect(start(page), 'there is a window').toBeVisible();
  expect(await site.headline.textContent(), 'the answer is not there yet').toBe(before);
  await expect(page.locator('.page-root')).toHaveAttribute('aria-busy', 'true');
  late.open();
  await expect(site.headline).not.toHaveText(before);
  await page.mouse.up();
  await expect(page).toHaveURL(/since=.*until=/);
  await expect.poll(async () => (await site.headline.textContent()).replace(/\u00a0/g, ' ')).toBe(await sentenceOf(site, page, request));
  await expect(page.locator('.page-root')).not.toHaveAttribute('aria-busy', 'true');
});

test('an answer that comes after another question is not shown', async ({ site, page, request, context }) => {
  await site.openHydrated('');
  const late = gate();
  await context.route('**/answer?**kind=event**', late.hold);
  await facetValue(page, 'kind', 'event').click();
  await expect(page).toHaveURL(/kind=event$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/kind=event/);
  await facetValue(page, 'kind', 'fund').click();
  await expect(page).toHaveURL(/kind=fund$/);
  late.open();
  await expect.poll(async () => (await site.headline.textContent()).replace(/\u00a0/g, ' ')).toBe(await sentenceOf(site, page, request));
});

test('an answer that does not load is told, the last one stays, and another question is answered', async ({ site, page, context }) => {
  await site.openHydrated('');
  const rows = await site.rows.count();
  await context.route('**/answer?**', (route) => route.abort());
  await facetValue(page, 'kind', 'fund').click();
  await expect(page.getByRole('alert')).toContainText('did not load');
  await expect(site.rows).toHaveCount(rows);
  await context.unroute('**/answer?**');
  site.ignore(/ERR_FAILED/);
  await facetValue(page, 'kind', 'platform').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(() => site.rows.count()).toBeLessThan(rows);
});
