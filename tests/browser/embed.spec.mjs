// Embeds: what they load and when, their size, and where their links lead.
import { violations } from './axe.mjs';
import { SANDBOX, expect, test } from './host.mjs';
import { LANGUAGES, sidewaysOverflow } from './site.mjs';

/** What an embed may load before anybody touches it, in bytes as transferred. */
const BUDGET = 60_000;

/** Opens an embed as a page of its own. */
async function openEmbed(site, query = '', lang = 'en') {
  site.lang = lang;
  return site.page.goto(`${site.address}${lang}/embed${query}`);
}

/** Starts the application as a reader's first key does. A key before the page listens is lost, and the reader presses again. */
async function startEmbed(site) {
  await expect(async () => {
    await site.page.keyboard.press('Shift');
    await expect(site.page.locator('html[data-script=live]')).toHaveCount(1, { timeout: 5_000 });
  }, 'the embed starts').toPass();
}

/** The files of the application that were requested, by their extension. */
function watchRequests(page) {
  const requested = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  return () => requested.filter((path) => /app-.*\.(wasm|js)$/.test(path)).length;
}

for (const lang of LANGUAGES) {
  test(`an embed loads little and no wasm until it is touched, in ${lang}`, async ({ site, page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const application = watchRequests(page);
    await openEmbed(site, '', lang);
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(BUDGET);
    expect(application()).toBe(0);
    await startEmbed(site);
    expect(application()).toBe(2);
  });
}

test('an embed in a sandboxed frame of another site starts when it is scrolled to, and works there', async ({ site, page, host }) => {
  await page.goto(host.add('/', `<!doctype html><html lang="en"><title>Portal</title><p style="height: 200vh">Far away</p><iframe sandbox="${SANDBOX}" src="${site.address}en/embed" width="800" height="1400"></iframe>`));
  const application = watchRequests(page);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('h1')).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(application()).toBe(0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(frame.locator('html[data-script=live]')).toHaveCount(1, { timeout: 20_000 });

  const rows = frame.locator('.results .row h3 a');
  await expect(rows).toHaveCount(4);
  const name = await rows.first().textContent();
  await rows.first().click();
  await expect(frame.locator('#beside h2').first()).toHaveText(name);
  await frame.locator('#beside [data-close]').click();
  await expect(frame.locator('#beside')).toHaveCount(0);
  await expect(rows.first()).toBeFocused();
  // Storage throws in such a frame.
  expect(await frame.locator('html').evaluate(() => {
    try {
      return typeof localStorage;
    } catch (error) {
      return error.name;
    }
  })).toBe('SecurityError');
});

test('before the application runs a press on a record opens it within the embed', async ({ site, page, context }) => {
  // The application never arrives.
  await context.route('**/*.wasm', () => {});
  await openEmbed(site, '?kind=platform');
  await page.locator('.results .row h3 a').first().click();
  await expect(page).toHaveURL(/embed\?kind=platform&sel=/);
  await expect(page.locator('#beside h2').first()).toBeVisible();
});

test('links of an embed to other pages open a new tab, also those that the browser has rendered', async ({ site, page, context }) => {
  await openEmbed(site, '?kind=event');
  const opened = async (link) => {
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await tab.waitForURL(/\/en\//);
    const { pathname, search } = new URL(tab.url());
    await tab.close();
    return pathname.replace(new URL(site.address).pathname, '/') + search;
  };
  expect(await opened(page.locator('.embed__foot a'))).toBe('/en/?kind=event');
  await startEmbed(site);
  // The rows of another order are rendered by the browser.
  await site.results.getByRole('link', { name: site.text('result_earliest'), exact: true }).click();
  await expect(page).toHaveURL(/\/embed\?kind=event&sort=earliest$/);
  expect(await opened(page.locator('.results .row .src').first())).toMatch(/^\/en\/sources\/s\d$/);
  expect(await opened(page.locator('.embed__foot a'))).toBe('/en/?kind=event&sort=earliest');
  await expect(page).toHaveURL(/\/embed\?kind=event&sort=earliest$/);
});

test('the height of an embed follows from its content and its width alone', async ({ site, page }) => {
  for (const [query, isLive] of [['', false], ['?show=sentence', false], ['', true], ['?sel=conference-2025', true]]) {
    for (const width of [360, 760, 1200]) {
      const heights = [];
      await page.setViewportSize({ width, height: 800 });
      await openEmbed(site, query);
      if (isLive) {
        await startEmbed(site);
        await page.waitForLoadState('networkidle');
      }
      for (const height of [100, 800, 4000]) {
        await page.setViewportSize({ width, height });
        await expect.poll(() => page.evaluate(() => innerHeight)).toBe(height);
        heights.push(await page.evaluate(() => Math.round(document.querySelector('.embed').getBoundingClientRect().bottom)));
      }
      expect(new Set(heights), `${query} at ${width}: ${heights}`).toEqual(new Set([heights[0]]));
      expect(await sidewaysOverflow(page), `${query} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('nothing in an embed scrolls by itself, and 200 pixels of width are enough for the answer', async ({ site, page }) => {
  for (const width of [200, 320, 760]) {
    await page.setViewportSize({ width, height: 600 });
    await openEmbed(site, '', 'zh');
    const scrolling = await page.evaluate(() =>
      [...document.querySelectorAll('.embed *')]
        .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1)
        .map((element) => element.className),
    );
    expect(scrolling, `at ${width}`).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await sidewaysOverflow(page), `at ${width}`).toBeLessThanOrEqual(0);
    await expect(page.locator('.results')).toBeVisible({ visible: width > 300 });
  }
});

test('by keyboard the focus goes through an embed and out of it', async ({ site, page, host }) => {
  await page.goto(host.add('/', `<!doctype html><html lang="en"><title>Portal</title><button>Before</button><iframe src="${site.address}en/embed?show=sentence,list" width="800" height="900"></iframe><button>After</button>`));
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('h1')).toBeVisible();
  await page.getByText('Before').focus();
  let stops = 0;
  for (; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.getByText('After').evaluate((button) => button === document.activeElement)) break;
  }
  expect(stops).toBeGreaterThan(5);
  expect(stops).toBeLessThan(40);
  await expect(frame.locator('html[data-script=live]')).toHaveCount(1);
  await expect(page.getByText('After')).toBeFocused();
});

test('whole pages are not framed by other sites', async ({ site, page, host }) => {
  await page.goto(host.add('/', `<!doctype html><html lang="en"><title>Portal</title><iframe src="${site.address}en/about" width="800" height="600"></iframe>`));
  await expect.poll(() => page.frames().at(-1).url()).toMatch(/chrome-error/);
  site.ignore(/frame-ancestors/);
});

for (const lang of LANGUAGES) {
  test(`axe finds no violation in embeds, in ${lang}`, async ({ site, page }) => {
    test.slow();
    const found = [];
    for (const [width, query] of [[360, '?theme=dark'], [760, ''], [760, '?show=facets,sentence,list&theme=contrast&scale=150'], [1024, '?sel=conference-2025&scale=200'], [360, '?show=record&sel=project-agnos-lidar&scale=200']]) {
      await page.setViewportSize({ width, height: 900 });
      await openEmbed(site, query, lang);
      found.push(...(await violations(page)).map((line) => `${width}, ${query}: ${line}`));
    }
    expect(found).toEqual([]);
  });
}
