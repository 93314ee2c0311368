// The sheets of phones and of low windows.
import { expect, test } from './site.mjs';
import { drag } from './touch.mjs';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const bar = (site) => site.page.getByRole('navigation', { name: site.text('view_all') });
const tab = (site, key) => bar(site).getByRole('link', { name: site.text(key) });
const sheet = (page) => page.locator('.atlas > [data-height]');
const head = (page) => sheet(page).locator('.sheet__head');
const moved = ({ x, y }, down) => ({ x, y: y + down });

/** A point on the head of the sheet, or on its content, beside any control. */
async function point(page, part) {
  const box = await (part === 'head' ? head(page) : sheet(page)).boundingBox();
  return part === 'head' ? { x: box.x + 30, y: box.y + box.height / 2 } : { x: box.x + 30, y: box.y + 120 };
}

/** Waits until the sheet rests at one of its heights. */
async function restsAt(page, height) {
  await expect(sheet(page)).toHaveAttribute('data-height', height);
  const of = () => sheet(page).evaluate((one) => one.getBoundingClientRect().height);
  let last = -1;
  await expect.poll(async () => last === (last = await of()), 'the sheet rests').toBe(true);
  return last;
}

test('a sheet follows the finger and settles in the direction of the pan, not at the nearest height', async ({ site, page }) => {
  await site.openHydrated('');
  await tab(site, 'map_title').tap();
  const half = await restsAt(page, 'half');
  const at = await point(page, 'head');
  await drag(page, at, moved(at, -70), {
    hold: async () => expect(await sheet(page).evaluate((one) => one.offsetHeight), 'it follows the finger').toBeCloseTo(half + 70, -1),
  });
  const full = await restsAt(page, 'full');
  expect(full, 'nearly full').toBeGreaterThan(700);
  let from = await point(page, 'head');
  await drag(page, from, moved(from, 50));
  expect(await restsAt(page, 'half')).toBeCloseTo(half, 0);
  from = await point(page, 'head');
  await drag(page, from, moved(from, 50));
  expect(await restsAt(page, 'peek')).toBeLessThan(200);
  // By a press, too.
  await sheet(page).getByRole('button', { name: site.text('view_height') }).tap();
  await restsAt(page, 'half');
  for (const height of ['peek', undefined]) {
    from = await point(page, 'head');
    await drag(page, from, moved(from, 60));
    if (height) await restsAt(page, height);
  }
  await expect(sheet(page), 'the last swipe closes it').toHaveCount(0);
  await expect(page).toHaveURL(/\/en\/(#list)?$/);
  await expect(tab(site, 'map_title'), 'the focus returns').toBeFocused();
});

test('a pan passes from sheet to content and back', async ({ site, page }) => {
  await site.openHydrated('');
  await tab(site, 'facet_all').tap();
  const half = await restsAt(page, 'half');
  const scrolled = () => sheet(page).evaluate((one) => one.scrollTop);
  let at = await point(page, 'content');
  at.y += 300;
  await drag(page, at, moved(at, -420), { hold: () => page.waitForTimeout(120) });
  const full = await restsAt(page, 'full');
  const top = await scrolled();
  expect(top, 'it grows first, then its content scrolls').toBeGreaterThan(420 - (full - half) - 30);
  expect(await page.evaluate(() => scrollY), 'the page behind it stays').toBe(0);
  at = await point(page, 'content');
  await drag(page, at, moved(at, top + 120), { hold: () => page.waitForTimeout(120) });
  await restsAt(page, 'half');
  expect(await scrolled()).toBe(0);
  // A glide ends with the content.
  at = await point(page, 'content');
  at.y += 250;
  await drag(page, at, moved(at, -300), { step: 60 });
  await restsAt(page, 'full');
  const there = await scrolled();
  await expect.poll(scrolled, 'content glides on').toBeGreaterThan(there + 20);
});

test('Escape, back and another sheet: the focus stays in the open sheet and returns when it closes', async ({ site, page }) => {
  await site.openHydrated('');
  const inside = () => sheet(page).evaluate((one) => one.contains(document.activeElement));
  await tab(site, 'facet_time').tap();
  await restsAt(page, 'half');
  expect(await inside()).toBe(true);
  for (const height of ['half', 'full']) {
    await restsAt(page, height);
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press(step < 30 ? 'Tab' : 'Shift+Tab');
      expect(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest(':target'))), `${height}, step ${step}`).toBe(true);
    }
    if (height === 'half') await sheet(page).getByRole('button', { name: site.text('view_height') }).tap();
  }
  await expect(page.locator('.results'), 'what is behind it cannot be reached').toHaveAttribute('inert', '');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(tab(site, 'facet_time')).toBeFocused();
  await expect(page.locator('[inert]')).toHaveCount(0);

  await tab(site, 'map_title').tap();
  await expect(page.locator('#map')).toHaveAttribute('data-height', 'half');
  await tab(site, 'facet_all').tap();
  await expect(page.locator('#filters')).toHaveAttribute('data-height', 'half');
  await expect(sheet(page), 'one sheet at a time').toHaveCount(1);
  await page.goBack();
  await expect(sheet(page), 'back closes it').toHaveCount(0);
  await expect(tab(site, 'map_title')).toBeFocused();
  await expect(page).toHaveURL(/\/en\/$/);
});

test('a record that is opened from a full sheet can be used, and back shows the sheet again', async ({ site, page }) => {
  await site.openHydrated('#time');
  await restsAt(page, 'half');
  await sheet(page).getByRole('button', { name: site.text('view_height') }).tap();
  await restsAt(page, 'full');
  await page.locator('svg.tl').filter({ visible: true }).locator('.sym > a[href*="/records/"]').first().press('Enter');
  await expect(page).toHaveURL(/\/records\//);
  await expect(page.locator('[inert]')).toHaveCount(0);
  await page.goBack();
  await restsAt(page, 'half');
  await expect(page).toHaveURL(/#time$/);
});

test('a low window has the layout of a phone, and turning it back ends that', async ({ site, page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await site.openHydrated('');
  await expect(bar(site)).toBeVisible();
  const [row, end] = [await site.rows.first().boundingBox(), await bar(site).boundingBox()];
  expect(row.y + row.height, 'the list comes first').toBeLessThan(end.y);
  await expect(page.locator('#filters'), 'the bar is the only way to the filters').toBeHidden();
  await tab(site, 'facet_time').tap();
  await restsAt(page, 'full');
  const lanes = await page.locator('#time .lane').filter({ visible: true }).evaluateAll((all) => {
    const end = document.querySelector('.views').getBoundingClientRect().top;
    return all.filter((lane) => lane.getBoundingClientRect().bottom <= end).length;
  });
  expect(lanes, 'lanes in sight').toBeGreaterThan(2);
  await tab(site, 'map_title').tap();
  const map = await page.locator('svg.map').filter({ visible: true }).boundingBox();
  expect(map.height, 'the map fits').toBeLessThan(320);
  expect(map.width).toBeGreaterThan(700);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(bar(site)).toBeHidden();
  await expect(page.locator('[inert], [data-height]')).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a press on a button of the map keeps its sheet open', async ({ site, page }) => {
    await page.goto(`${site.address}en/`);
    site.lang = 'en';
    await tab(site, 'map_title').tap();
    const nearer = page.locator('#map').getByRole('link', { name: site.text('map_nearer') }).filter({ visible: true });
    await nearer.tap();
    await expect(page).toHaveURL(/map=.*#map$/);
    await expect(page.locator('#map')).toHaveCSS('position', 'fixed');
    await expect(nearer).toBeInViewport();
  });
});
