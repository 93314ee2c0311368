// Names and roles as screen readers and voice control meet them: tables, marks, announcements; and pages without style.
import { accessibilityTree, nodesOf } from './accessibility-tree.mjs';
import { LANGUAGES, PAGES, expect, test } from './site.mjs';

/** What a table lacks, one line each. */
function faults(table) {
  const rows = nodesOf('row', table);
  const [head, ...body] = rows;
  return [
    [table.name, 'a name'],
    [head && nodesOf('columnheader', head).length > 1, 'headers of columns'],
    [body.length > 0, 'rows'],
    [body.every((row) => nodesOf('rowheader', row).length === 1), 'a header in each row'],
    [body.every((row) => nodesOf('cell', row).length === nodesOf('columnheader', head).length - 1), 'a cell for each column'],
  ].flatMap(([holds, what]) => (holds ? [] : [`${table.name || 'a table'} lacks ${what}`]));
}

for (const width of [360, 1440]) {
  test(`every table has a name, rows, headers and cells in the accessibility tree, at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    let tables = 0;
    for (const path of [PAGES.atlas, PAGES.event, PAGES['project group'], PAGES.place, PAGES.source, PAGES.about, PAGES.accessibility, '?sel=conference-2025#map']) {
      await site.open(path);
      if (path.includes('sel=')) await expect(page.locator('#beside table').first()).toBeVisible();
      await page.evaluate(() => {
        document.querySelectorAll('details.fold').forEach((fold) => (fold.open = true));
        // Chromium describes what is not laid out yet to screen readers, but not to tests.
        document.documentElement.dataset.whole = '';
      });
      const shown = await page.locator('table').filter({ visible: true }).count();
      const found = nodesOf('table', await accessibilityTree(page));
      expect(found.length, `tables of ${path}`).toBeGreaterThanOrEqual(shown);
      expect(found.flatMap(faults), path).toEqual([]);
      tables += shown;
    }
    expect(tables, 'tables were seen').toBeGreaterThan(3);
  });

  for (const lang of LANGUAGES) {
    test(`the name of every mark on map and timeline begins with what is seen of it, at ${width} pixels, in ${lang}`, async ({ site, page }) => {
      await page.setViewportSize({ width, height: 900 });
      // Brackets explain, and differ between a label and a name.
      const letters = (text) => text.replace(/[(（][^)）]*[)）]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
      for (const path of [PAGES.atlas, PAGES.place, PAGES.event]) {
        await site.open(path, lang);
        const marks = await page.locator('svg.map .sym > a, svg.tl .sym > a').evaluateAll((links) =>
          links.map((link) => [[...link.querySelectorAll('text')].map((text) => text.textContent).join(' '), link.getAttribute('aria-label')]),
        );
        expect(marks.length).toBeGreaterThan(1);
        for (const [seen, name] of marks) expect(letters(name).startsWith(letters(seen)), `“${name}” begins with “${seen}”`).toBe(true);
      }
    });
  }
}

test('eight keys on a handle are announced once, after a rest, with the last answer', async ({ site, page }) => {
  await site.openHydrated('?since=2020-01&until=2021-06');
  const announced = page.locator('.answer > [role=status]');
  await expect(announced).toBeEmpty();
  await page.evaluate(() => {
    window.announcements = [];
    const regions = document.querySelectorAll('main :is([role=status], [role=alert], [role=log], [aria-live]):not([aria-live=off])');
    const note = (records) => records.forEach(({ target }) => window.announcements.push(target.textContent));
    for (const region of regions) new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await page.locator('#since-w').focus();
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/since=2020-09/);
  await expect(announced).not.toBeEmpty();
  expect(await page.evaluate(() => window.announcements)).toEqual([await announced.textContent()]);
  // The title of the page is the answer, too.
  expect(await page.title()).toContain(await announced.textContent());

  // Keys that zoom are announced once, too.
  await page.evaluate(() => (window.announcements = []));
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('+');
  await expect.poll(() => page.evaluate(() => window.announcements)).toEqual([await page.locator('.time__tools .read').textContent()]);
});

test('without its style sheet a page has no picture larger than its text, but for map and timeline', async ({ site, page, context }) => {
  await context.route('**/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  for (const path of [PAGES.atlas, PAGES.event, PAGES.source]) {
    await site.open(path);
    const large = await page.locator('svg:not(.map, .tl, .map *, .tl *, .sprite, .sprite *)').evaluateAll((pictures) =>
      pictures.filter((one) => one.getBoundingClientRect().height > 32 || one.getBoundingClientRect().width > 96).map((one) => one.outerHTML.slice(0, 160)),
    );
    expect(large).toEqual([]);
  }
});

test('nothing moves by itself for a reader who asks for reduced motion', async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['', '#map', '#time', '#filters', PAGES.event]) {
    await site.open(path);
    const moving = await page.evaluate(() => {
      const seconds = (list) => Math.max(...list.split(',').map((one) => parseFloat(one)));
      const named = (element) => `${element.localName}.${element.className}`;
      return [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        // An animation that follows the scrolling of the reader has no duration of its own.
        const animated = style.animationName !== 'none' && style.animationTimeline === 'auto' && seconds(style.animationDuration) > 0;
        return animated || seconds(style.transitionDuration) > 0;
      }).map(named);
    });
    expect(moving, path).toEqual([]);
  }
});
