// The simple view: the list alone, in large text, with large targets.
import { expect, sidewaysOverflow, test } from './site.mjs';

const PAGES = ['', '?kind=platform&since=2021&until=2025', '?sel=conference-2025', 'records/conference-2025', 'records/jiangning-etdz', 'sources', 'sources/s4', 'about', 'accessibility'];
const SCREENS = [
  ['a phone', 'zh', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ['a desk', 'en', { viewport: { width: 1440, height: 900 } }],
];

const choose = (page) => page.addInitScript(() => localStorage.setItem('look', '{"view":"simple"}'));
const switchTo = (site, key) => site.page.getByRole('banner').getByRole('button', { name: site.text(key), exact: true });

/** Visible texts of less than 18 pixels. */
const smallTexts = (page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (texts.nextNode()) {
      const { data, parentElement: element } = texts.currentNode;
      const isSeen = data.trim() && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.vh, .skip, thead, script');
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (isSeen && size < 18) small.push(`${data.trim().slice(0, 30)}: ${size}`);
    }
    return small;
  });

/** Visible targets of less than 60 pixels, but for links within sentences. */
const smallTargets = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, summary, input, select')];
    const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh, .skip, dialog') && getComputedStyle(one).display !== 'inline');
    return seen
      .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < 59.5)
      .map(([html, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${html}`);
  });

for (const [name, lang, screen] of SCREENS) {
  test.describe(`on ${name}, in ${lang}`, () => {
    test.use(screen);

    test('every page of the simple view has text of 18 pixels, targets of 60, no picture, and fits the screen', async ({ site, page }) => {
      await choose(page);
      for (const path of PAGES) {
        await test.step(path || 'atlas', async () => {
          await page.goto(`${site.address}${lang}/${path}`);
          await expect(page.locator('#simple')).toHaveCount(1);
          expect(await smallTexts(page), 'small text').toEqual([]);
          expect(await smallTargets(page), 'small targets').toEqual([]);
          expect(await sidewaysOverflow(page), 'sideways scroll').toBe(0);
          await expect(page.locator('svg.map:visible, svg.tl:visible, .views:visible')).toHaveCount(0);
        });
      }
    });

    test('the simple view is a button away on every page, stays, and leads back', async ({ site, page }) => {
      await site.openHydrated('', lang);
      await switchTo(site, 'look_simple').click();
      await expect(page.locator('.mapbox')).toBeHidden();
      await expect(switchTo(site, 'look_standard'), 'the button keeps the focus').toBeFocused();
      await site.rows.first().click();
      await expect(page, 'a record is a page of its own').toHaveURL(/\/records\//);
      await expect(page.locator('.rp__head h1')).toBeVisible();
      await site.reload();
      await expect(page.locator('.rail .mapbox, .rail .time').first()).toBeHidden();
      await switchTo(site, 'look_standard').press('Enter');
      await expect(page.locator('.rail .mapbox').first()).toBeVisible();
      await expect(switchTo(site, 'look_simple')).toBeFocused();
      await site.reload();
      await expect(page.locator('html')).not.toHaveAttribute('data-view');
    });
  });
}

test('the standard view loads nothing of the simple view, and the simple view no live map', async ({ site, page }) => {
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname.split('/').at(-1).replace(/-[0-9a-f]{8,16}/, '')));
  await site.openHydrated('');
  await expect.poll(() => loaded).toContain('map.js');
  expect(loaded).not.toContain('simple.css');
  await choose(page);
  loaded.length = 0;
  await site.openHydrated('');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
  expect(loaded).toContain('simple.css');
  expect(loaded).not.toContain('map.js');
});

test('hidden pictures are not drawn until the standard view is back', async ({ site, page }) => {
  await choose(page);
  await site.openHydrated('');
  const marks = () => page.evaluate(() => ['svg.map--w', 'svg.map--n'].map((picture) => document.querySelectorAll(`${picture} .sym`).length));
  const before = await marks();
  await page.locator('.answer').getByRole('link').first().waitFor();
  await page.getByRole('searchbox').or(page.getByRole('combobox')).fill('zzzzqq');
  await page.keyboard.press('Enter');
  await expect(site.rows).toHaveCount(0);
  expect(await marks(), 'the pictures are those of the first answer').toEqual(before);
  await switchTo(site, 'look_standard').click();
  await expect.poll(async () => Math.min(...(await marks())), 'one is drawn anew').toBe(0);
});

test('without the application the simple view works, and it is there before the first paint', async ({ site, page, context }) => {
  await context.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${site.address}zh/`);
  site.lang = 'zh';
  await switchTo(site, 'look_simple').click();
  await expect(page.locator('.mapbox')).toBeHidden();
  await page.addInitScript(() => {
    new PerformanceObserver(() => {
      window.firstPaint ??= getComputedStyle(document.querySelector('.atlas')).display;
    }).observe({ type: 'paint', buffered: true });
  });
  await page.reload();
  await expect.poll(() => page.evaluate(() => window.firstPaint)).toBe('flex');
  await expect(page.locator('.mapbox')).toBeHidden();
  site.ignore(/ERR_FAILED/);
});

test('the simple view keeps the colours of the theme', async ({ site, page }) => {
  await page.addInitScript(() => localStorage.setItem('look', '{"view":"simple","theme":"dark"}'));
  await site.open('', 'zh');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(15, 22, 27)');
  await expect(page.locator('.mapbox')).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the buttons that need it are not shown, and the accessibility page says that they need it', async ({ site, page }) => {
    await page.goto(`${site.address}en/accessibility`);
    site.lang = 'en';
    await expect(page.getByRole('button', { name: site.text('look_simple') })).toHaveCount(0);
    await expect(page.getByRole('button', { name: site.text('aloud_start') })).toHaveCount(0);
    await expect(page.getByText(site.text('access_simple'))).toContainText('JavaScript');
    await expect(page.getByText(site.text('access_aloud'))).toContainText('JavaScript');
  });
});
