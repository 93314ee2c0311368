// Theme and text size: the menu “Display” in the header of every page.
import { LANGUAGES, PAGES, expect, test } from './site.mjs';

/** The menu, opened. */
async function openMenu(site) {
  const menu = site.page.getByRole('banner').locator('.look');
  await menu.locator('summary').click();
  const button = (group, name) => menu.getByRole('group', { name: site.text(group), exact: true }).getByRole('button', { name, exact: true });
  return { menu, size: (name) => button('look_text', name), theme: (key) => button('look_theme', site.text(key)) };
}

const look = (page) => page.evaluate(() => ({ theme: document.documentElement.dataset.theme, text: document.documentElement.dataset.text }));

test('theme and text size stay on other pages and after a reload', async ({ site, page }) => {
  await site.openHydrated('');
  const { menu, size, theme } = await openMenu(site);
  await theme('look_dark').click();
  await size('125%').click();
  expect(await look(page)).toEqual({ theme: 'dark', text: 'large' });
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await page.getByRole('link', { name: site.text('site_sources') }).first().click();
  await expect(page).toHaveURL(/\/sources$/);
  await site.reload();
  expect(await look(page)).toEqual({ theme: 'dark', text: 'large' });
  await openMenu(site);
  await expect(theme('look_dark')).toHaveAttribute('aria-pressed', 'true');
  await theme('look_light').click();
  await size('100%').click();
  expect(await look(page)).toEqual({ theme: undefined, text: undefined });
});

test('the menu closes by a press outside of it and by Escape, which returns the focus', async ({ site, page }) => {
  await site.open('about');
  const { menu, theme } = await openMenu(site);
  await theme('look_dark').focus();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(menu.locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(theme('look_dark')).toBeVisible();
  await site.headline.click();
  await expect(menu).not.toHaveAttribute('open');
});

/** Heights of a word of text, a word on the map and one on the timeline, in pixels of the screen. */
async function heights(page) {
  const height = (selector) => page.locator(selector).filter({ visible: true }).first().evaluate((text) => {
    const scale = text.getScreenCTM?.().a ?? 1;
    return parseFloat(getComputedStyle(text).fontSize) * scale;
  });
  return { page: await height('h1'), map: await height('svg.map .sym text'), timeline: await height('svg.tl .lane-l') };
}

for (const width of [360, 1440]) {
  for (const lang of LANGUAGES) {
    test(`at 200% words on page, map and timeline are twice as large, and nothing scrolls sideways, at ${width} pixels, in ${lang}`, async ({ site, page }) => {
      await page.setViewportSize({ width, height: 800 });
      await site.openHydrated('', lang);
      // On a phone the regions follow each other below the list, and are drawn as they are in their sheets.
      const normal = await heights(page);
      const { size } = await openMenu(site);
      expect((await page.locator('.look > summary').boundingBox()).y, 'the menu is in the first screen').toBeLessThan(200);
      await size('200%').click();
      for (const part of ['page', 'map', 'timeline']) {
        await expect.poll(async () => (await heights(page))[part] / normal[part], part).toBeGreaterThan(1.9);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      await expect(size('100%'), 'the way back is in sight').toBeInViewport();
      await size('100%').click();
      await expect.poll(() => heights(page)).toEqual(normal);
    });
  }
}

test('without WebAssembly the menu enlarges the page, with its map and timeline', async ({ site, page, context }) => {
  await context.route('**/*.wasm', (route) => route.abort());
  site.live = false;
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [PAGES.atlas, PAGES.event]) {
    await site.open(path);
    const normal = await heights(page).catch(() => null);
    const { size } = await openMenu(site);
    await size('200%').click();
    const now = await heights(page);
    for (const part of ['page', 'map', 'timeline']) expect(now[part] / normal[part], `${part} of ${path}`).toBeGreaterThan(1.9);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await size('100%').click();
  }
  site.ignore(/ERR_FAILED|wasm|WebAssembly|fetch/i);
});

test('with forced colours pressed buttons, marks and the focus differ from what is around them', async ({ site, page }) => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await site.openHydrated('?since=2020&until=2021&kind=event,platform');
    await openMenu(site);
    const colours = await page.evaluate(() => {
      const style = (selector) => getComputedStyle([...document.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0));
      const system = (colour) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
        const value = getComputedStyle(probe).color;
        probe.remove();
        return value;
      };
      const pressed = style('.look [aria-pressed=true]');
      return {
        canvas: system('Canvas'),
        highlight: system('Highlight'),
        highlightText: system('HighlightText'),
        pressed: [pressed.backgroundColor, pressed.color],
        icon: style('.look [aria-pressed=true] .i').stroke,
        unpressed: style('.look [aria-pressed=false]').backgroundColor,
        order: style('#results .seg [aria-current]').backgroundColor,
        mark: style('svg.tl--w .m-fill').stroke,
        bars: style('svg.tl--w .den').fill,
        plate: style('svg.map--w .plate text').fill,
        window: style('svg.tl--w .brushedge').stroke,
      };
    });
    expect(colours.pressed).toEqual([colours.highlight, colours.highlightText]);
    expect(colours.icon).toBe(colours.highlightText);
    expect(colours.unpressed).not.toBe(colours.highlight);
    expect(colours.order).toBe(colours.highlight);
    for (const part of ['mark', 'bars', 'plate', 'window']) expect(colours[part], `${part}, ${colorScheme}`).not.toBe(colours.canvas);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)).not.toBe('none');
  }
});

for (const lang of LANGUAGES) {
  test(`the spacing of text that a reader sets cuts nothing off, in ${lang}`, async ({ site, page }) => {
    for (const [width, path] of [[360, PAGES.atlas], [1440, PAGES.atlas], [360, PAGES.event], [1440, PAGES.source]]) {
      await page.setViewportSize({ width, height: 800 });
      await site.open(path, lang);
      /** Elements whose words are cut off. */
      const cut = () => page.evaluate(() => {
        const clips = (element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 2;
        const shown = [...document.querySelectorAll('body *:not(svg *, .vh, .vh *)')].filter((element) => element.clientHeight > 8 && element.textContent.trim());
        return shown.filter(clips).map((element) => `${element.localName}.${element.className}`);
      });
      const before = await cut();
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet];
      });
      // The live map has its old size until the next frame, and its box cuts it off so long.
      const cutOff = async () => (await cut()).filter((element) => !before.includes(element));
      await expect.poll(cutOff, { message: `${path} at ${width}` }).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }
  });
}
