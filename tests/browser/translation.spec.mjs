// A page that the browser translates still shows the current answer, whether it was translated before or after the
// application started.
import { facetValue } from './panels.mjs';
import { LANGUAGES, test as base, expect, gate } from './site.mjs';
import { drawWindow } from './timeline.mjs';

const test = base.extend({
  /** A second page without script. */
  plain: async ({ browser }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await use(await context.newPage());
    await context.close();
  },
});

/**
 * Translates as browsers do: replaces text nodes by `<font>` elements, adjacent ones by one element, now and when they
 * are added later. The translation is upper case in brackets, so that a test can tell what was translated.
 */
function translator() {
  const leftAlone = 'script, style, noscript, textarea, [translate=no], .notranslate';
  const isWord = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const translate = (within) => {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!text.isConnected || !isWord(text) || parent.closest(`${leftAlone}, font`)) continue;
      // Adjacent text nodes are translated together, even with comments of the framework between them.
      let words = text.data;
      const taken = [text];
      for (let next = text.nextSibling; next; next = next.nextSibling) {
        if (next.nodeType === Node.COMMENT_NODE) continue;
        if (next.nodeType !== Node.TEXT_NODE) break;
        words += next.data;
        taken.push(next);
      }
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `[${words.toUpperCase()}]`;
      outer.append(inner);
      text.before(outer);
      taken.forEach((one) => one.remove());
    }
  };
  window.startTranslator = () => {
    document.documentElement.lang = 'fr';
    document.documentElement.classList.add('translated-ltr');
    translate(document.body);
    const watch = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          const within = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
          if (within?.isConnected && within.localName !== 'font') translate(within);
        }
      }
      // Ignore the changes made here.
      watch.takeRecords();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  };
}

/** The texts of the page in upper case without brackets, so equal with and without translation. */
function readTexts(page) {
  return page.evaluate(() => {
    const words = (element) => (element?.textContent ?? '').replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim().toUpperCase();
    const all = (selector, of = words) => [...document.querySelectorAll(selector)].map(of);
    return {
      title: document.title,
      sentence: words(document.querySelector('h1')),
      counts: words(document.querySelector('.answer__counts')),
      note: words(document.querySelector('.printed')),
      chips: all('.chip'),
      rows: all('#results .row', (row) => `${row.dataset.ids} ${words(row.querySelector('h3'))}`),
      years: all('#results summary'),
      messages: all('.msg'),
      pages: all('.pages li'),
      facets: all('.facet[data-key] a.fv', (facet) => `${facet.dataset.key} ${words(facet)}`),
      folds: all('.facet__more'),
      trays: all('.tray__one'),
      sheets: all('.sheet__head'),
      key: all('.time__sheet li'),
      tables: all('.alt__table tr'),
      window: words(document.querySelector('.time__window')),
      questions: all('.start'),
    };
  });
}

/** The texts that the server renders for the current address of a page. */
async function serverTexts(page, plain) {
  await plain.goto(page.url());
  return readTexts(plain);
}

/** The page is translated, and its texts are those that the server renders for its address. */
async function expectCurrent(page, plain, why) {
  // The address is written up to 400 ms after the last change.
  await page.waitForTimeout(500);
  const expected = await serverTexts(page, plain);
  await expect.poll(() => readTexts(page), why).toEqual(expected);
  expect(await page.locator('h1 font').count(), `${why}: translated`).toBeGreaterThan(0);
}

const ORDERS = {
  /** The application starts after the translation. */
  async before(site, page, path, lang) {
    const late = gate();
    await page.route('**/*.wasm', late.hold);
    site.lang = lang;
    await page.goto(`${site.address}${lang}/${path}`);
    await page.evaluate(() => window.startTranslator());
    await expect(page.locator('h1 font').first()).toBeAttached();
    late.open();
    await site.started();
  },
  /** The application has started before the translation. */
  async after(site, page, path, lang) {
    await site.open(path, lang);
    await page.evaluate(() => window.startTranslator());
  },
};

test.beforeEach(async ({ page }) => page.addInitScript(translator));

for (const [when, begin] of Object.entries(ORDERS)) {
  for (const lang of LANGUAGES) {
    test(`translated ${when} the application starts, the atlas shows the current answer, in ${lang}`, async ({ site, page, plain }) => {
      // Each of its steps loads a second page.
      test.slow();
      await begin(site, page, '', lang);
      await site.hydrated();
      await expectCurrent(page, plain, 'at first');

      await facetValue(page, 'kind', 'event').click();
      await expect(page).toHaveURL(/kind=event/);
      await expectCurrent(page, plain, 'with a filter');

      await drawWindow(page, 0.4, 0.7);
      await expect(page).toHaveURL(/since=/);
      await expectCurrent(page, plain, 'with a window');

      await page.locator('.results__head .seg a').nth(2).click();
      await expect(page).toHaveURL(/sort=name/);
      await expectCurrent(page, plain, 'in another order');

      await page.locator('#results .row h3 a').first().click();
      await expect(page).toHaveURL(/sel=/);
      await expect(page.locator('#beside .beside__page')).toBeVisible();
      await expectCurrent(page, plain, 'with a record beside the map');

      await page.goBack();
      await expect(page.locator('#beside')).toHaveCount(0);
      await expectCurrent(page, plain, 'on the way back');

      await page.locator('.chip__x').first().click();
      await expectCurrent(page, plain, 'without the first filter');

      await site.search.fill('lidar');
      await site.search.press('Enter');
      await expect(page).toHaveURL(/q=lidar/);
      await expectCurrent(page, plain, 'with a search');

      await site.search.fill('zzzzqq-zzzzqq');
      await site.search.press('Enter');
      await expect(page).toHaveURL(/q=zzzz/);
      await expectCurrent(page, plain, 'where nothing matches');

      await page.goBack();
      await expectCurrent(page, plain, 'back at the search');
    });
  }

  test(`translated ${when} the application starts, pages of records and sources are those of the server`, async ({ site, page, plain }) => {
    const main = (of) =>
      of.evaluate(() => [document.title, document.querySelector('main').textContent.replace(/[[\]\s]+/g, '').toUpperCase()]);
    const same = async (path) => {
      await expect(page).toHaveURL(new RegExp(`${path}$`));
      await plain.goto(page.url());
      const expected = await main(plain);
      await expect.poll(() => main(page), path).toEqual(expected);
      expect(await page.locator('main font').count(), path).toBeGreaterThan(0);
    };
    await begin(site, page, 'sources/s4', 'en');
    await same('/sources/s4');
    await page.locator('.head nav a').nth(1).click();
    await same('/about');
    await page.locator('.head nav a').nth(0).click();
    await same('/sources');
    await page.goBack();
    await same('/about');
    // Skip link, header, dialog of shortcuts and bar for reading aloud are still in place.
    for (const part of ['.skip >> nth=0', '.head', 'body > .keys', 'body > .reading']) await expect(page.locator(part)).toHaveCount(1);
  });

  test(`translated ${when} the application starts, the answer to a question is the current one`, async ({ site, page, plain }) => {
    await begin(site, page, '', 'en');
    await site.hydrated();
    const question = page.locator('.start li > a').first();
    await question.click();
    await expect(page.locator('.start--asked')).toHaveCount(1);
    await expectCurrent(page, plain, 'the question');
    await page.goBack();
    await expect(page.locator('.start--asked')).toHaveCount(0);
    await expectCurrent(page, plain, 'all questions');
  });
}

test('the scroll position stays when a translated page is rendered again', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const late = gate();
  await page.route('**/*.wasm', late.hold);
  site.lang = 'en';
  await page.goto(`${site.address}en/sources/s4`);
  await page.evaluate(() => window.startTranslator());
  await page.evaluate(() => window.scrollTo(0, 600));
  late.open();
  await site.started();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(550);
});

test('playback updates a translated page', async ({ site, page, plain }) => {
  await ORDERS.after(site, page, '?since=2020&until=2021', 'en');
  await site.hydrated();
  await page.locator('[data-tool=step]').click();
  await expect(page).not.toHaveURL(/since=2020&/);
  await expectCurrent(page, plain, 'a step later');
});
