// What a finger does on a phone.
import { drawnMap, liveMapReady } from './map.mjs';
import { LANGUAGES, expect, test } from './site.mjs';
import { countCancelled, drag, moveFingers } from './touch.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
test.use(PHONE);

const timeline = (page) => page.locator('svg.tl').filter({ visible: true });
const handles = (page) => timeline(page).getByRole('slider');
const dates = (page) => handles(page).evaluateAll((all) => all.map((handle) => handle.getAttribute('aria-valuetext')));
const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const moved = ({ x, y }, right, down = 0) => ({ x: x + right, y: y + down });

/** Where the bars of the timeline are, once it has its size and its place. */
async function bars(page) {
  await expect(timeline(page)).toHaveAttribute('data-measured', '');
  if (page.url().includes('#time')) await expect(page.locator('#time')).toHaveAttribute('data-height', 'half');
  await page.locator('#time').evaluate((sheet) => Promise.all(sheet.getAnimations().map((one) => one.finished)));
  await timeline(page).locator('.brush-area').scrollIntoViewIfNeeded();
  return timeline(page).locator('.brush-area').boundingBox();
}

test('a thumb draws, moves and stretches the time window', async ({ site, page }) => {
  await site.openHydrated('#time');
  const box = await bars(page);
  const cancelled = await countCancelled(page);
  const start = moved(middle(box), -box.width / 4);
  await drag(page, start, moved(start, 130));
  await expect(handles(page), 'a window is drawn').toHaveCount(2);
  await expect(page).toHaveURL(/since=.*until=/);

  const drawn = await dates(page);
  const band = middle(await timeline(page).locator('.brush-band').boundingBox());
  await drag(page, band, moved(band, 60));
  const shifted = await dates(page);
  expect(shifted[0], 'it moves as a whole').not.toBe(drawn[0]);
  expect(shifted[1]).not.toBe(drawn[1]);

  const handle = middle(await handles(page).first().boundingBox());
  await drag(page, handle, moved(handle, -115));
  const stretched = await dates(page);
  expect(stretched[0], 'a handle stretches it').not.toBe(shifted[0]);
  expect(stretched[1]).toBe(shifted[1]);
  const end = middle(await handles(page).nth(1).boundingBox());
  await drag(page, end, moved(end, -60));
  expect((await dates(page))[1], 'so does the other').not.toBe(stretched[1]);
  expect(await cancelled(), 'the browser took none of these for a scroll').toBe(0);
});

test('a finger that moves down over the timeline scrolls the page, and draws nothing', async ({ site, page }) => {
  await site.openHydrated('');
  const start = middle(await bars(page));
  const before = await page.evaluate(() => scrollY);
  await drag(page, start, moved(start, 3, 200));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before - 100);
  await expect(handles(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/since=/);
});

test('a pinched timeline is dragged sideways by one finger and by two', async ({ site, page }) => {
  await site.openHydrated('#time');
  const range = page.getByRole('toolbar').getByRole('status');
  const whole = await range.textContent();
  const box = await bars(page);
  const lane = moved(middle(await timeline(page).locator('.lane').nth(2).locator('.laneline').boundingBox()), 0, 8);
  await moveFingers(page, [[moved(lane, -30), moved(lane, -110)], [moved(lane, 30), moved(lane, 110)]]);
  await expect(range, 'two fingers apart zoom in').not.toHaveText(whole);
  const zoomed = await range.textContent();
  await drag(page, moved(lane, 80), moved(lane, -80));
  await expect(range, 'one finger moves it').not.toHaveText(zoomed);
  const later = await range.textContent();
  await moveFingers(page, [[moved(lane, -90), moved(lane, 10)], [moved(lane, -10), moved(lane, 90)]]);
  await expect(range, 'two fingers move it back').not.toHaveText(later);
  await expect(handles(page), 'none of this draws a window').toHaveCount(0);
  expect(box.width).toBeGreaterThan(0);
});

for (const lang of LANGUAGES) {
  test(`one finger over the map scrolls the page and says how to move the map, two move it, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    await liveMapReady(page);
    const hint = page.locator('.mapframe .gesturehint');
    const at = middle(await drawnMap(page).boundingBox());
    const before = await page.evaluate(() => scrollY);
    await drag(page, at, moved(at, 0, 160));
    await expect(hint).toHaveText(site.text('map_hint_touch'));
    await expect(hint).toBeVisible();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before - 80);
    await expect(page).not.toHaveURL(/map=/);
    await drawnMap(page).scrollIntoViewIfNeeded();
    const there = middle(await drawnMap(page).boundingBox());
    await moveFingers(page, [[moved(there, -40), moved(there, 40, 60)], [moved(there, 40), moved(there, 120, 60)]]);
    await expect(page, 'the map has moved').toHaveURL(/map=/);
    await expect(hint, 'the hint is no longer needed').toBeHidden();
  });
}

test('marks that one finger covers share a target that lists them; a tap near a single one opens it', async ({ site, page }) => {
  await site.openHydrated('#time');
  await bars(page);
  const choice = page.getByRole('dialog', { name: site.text('choice_title') });
  const marks = await timeline(page).evaluate((picture) =>
    [...picture.querySelectorAll('.sym > a')].map((link) => ({ name: link.getAttribute('aria-label'), box: link.querySelector('g').getBoundingClientRect().toJSON() })),
  );
  // One with another in the next row.
  const crowded = marks.find(({ box }) => marks.filter(({ box: other }) => Math.abs(other.x + other.width / 2 - box.x - box.width / 2) < 15 && Math.abs(other.y + other.height / 2 - box.y - box.height / 2) < 19).length > 1);
  await page.locator('#time').evaluate((sheet, y) => (sheet.scrollTop += y - sheet.getBoundingClientRect().top - 200), crowded.box.y);
  const at = middle(await timeline(page).getByRole('link', { name: crowded.name, exact: true }).locator('g').first().boundingBox());
  await page.touchscreen.tap(at.x, at.y);
  await expect(choice).toBeVisible();
  await expect(choice.getByRole('link', { name: crowded.name, exact: true })).toBeVisible();
  expect(await choice.getByRole('link').count()).toBeGreaterThan(1);
  const heights = await choice.getByRole('link').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();
  await page.touchscreen.tap(at.x, at.y);
  const [range, address] = [await page.getByRole('toolbar').getByRole('status').textContent(), page.url()];
  await choice.getByRole('link').first().tap();
  await expect(choice).toBeHidden();
  await expect.poll(async () => page.url() !== address || (await page.getByRole('toolbar').getByRole('status').textContent()) !== range, 'it does what the mark does').toBe(true);

  // A mark that stands alone is opened by a finger beside it.
  await site.openHydrated('?q=lidar&kind=project#time');
  await bars(page);
  const [alone] = await timeline(page).locator('.sym > a').all();
  const box = await alone.locator('g').first().boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y - 12);
  await expect(page).toHaveURL(/\/records\//);
});

test('a tap beside a symbol of the map selects its place', async ({ site, page }) => {
  await site.openHydrated('#map');
  await liveMapReady(page);
  const symbol = drawnMap(page).locator('.sym[data-key=jiangning] > a');
  const box = await symbol.locator('.plate .bg').boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height + 14);
  await expect(page).toHaveURL(/place=jiangning/);
});
