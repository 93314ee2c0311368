// What a browser prints: a page that a reader files.
import { getDocumentProxy } from 'unpdf';
import { expect, LANGUAGES, test } from './site.mjs';

/** A text to search in: a PDF breaks lines where it likes, and has some Han characters as radicals, some quotation marks
 * as letters. */
const joined = (text) => text.normalize('NFKC').replace(/[\s\u00ad]/g, '').replace(/[ʻʼ‘’]/g, "'");

/** The sheets of the page as it is printed on A4: all text, and the last line. */
async function printed(page) {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const sheet = async (_, at) => {
    const { items } = await (await pdf.getPage(at + 1)).getTextContent();
    const words = items.filter(({ str }) => str?.trim());
    const bottom = Math.min(...words.map(({ transform }) => transform[5]));
    const text = (words) => joined(words.map(({ str }) => str).join(''));
    return { text: text(words), last: text(words.filter(({ transform }) => transform[5] < bottom + 3)) };
  };
  return Promise.all(Array.from({ length: pdf.numPages }, sheet));
}

/** The text of all sheets. */
const all = (sheets) => sheets.map(({ text }) => text).join('');

/** The controls that are not hidden on paper. */
const controls = async (page) => {
  await page.emulateMedia({ media: 'print' });
  const visible = await page.locator('button, input, select, form, summary.btn, a.btn, nav').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
  await page.emulateMedia({ media: null });
  return visible;
};

for (const lang of LANGUAGES) {
  test(`the printed atlas has answer, query, address, release, sources and approval number in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('?kind=platform&since=2021', lang);
    const release = await page.locator('.foot code').textContent();
    const headline = await site.headline.textContent();
    const rows = await site.rows.allTextContents();
    const sheets = await printed(page);
    const text = all(sheets);
    for (const words of [headline, `release=${release}`, 'S1', 'S4', '审图号：GS（2024）0650号', site.text('site_sources'), ...rows]) {
      expect(text, words).toContain(joined(words));
    }
    expect(sheets.length).toBeLessThanOrEqual(3);
    expect(await controls(page)).toEqual([]);
  });
}

test('no row of the printed list is on two sheets, and no year stands without a row', async ({ site, page }) => {
  await site.openHydrated('');
  const sheets = await printed(page);
  const names = await site.rows.allTextContents();
  const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.querySelector('.quote')?.textContent ?? ''));
  for (const [at, name] of names.entries()) {
    const isWhole = sheets.some(({ text }) => text.includes(joined(name)) && text.includes(joined(rows[at])));
    expect(isWhole, `${name} and its quote are on one sheet`).toBe(true);
  }
  for (const { last } of sheets) expect(last).not.toMatch(/^(20\d\d|Nodate)\d+records?$/);
});

test('the printed record has its claims with their quotes, its sources with addresses, and its citation', async ({ site, page }) => {
  await site.openHydrated('records/conference-2025', 'en');
  const quotes = await page.locator('.cited summary .quote').allTextContents();
  const addresses = await page.locator('.facts a[rel~=external]').evaluateAll((links) => links.map((link) => link.href));
  const sheets = await printed(page);
  const text = all(sheets);
  expect(quotes.length).toBeGreaterThan(5);
  for (const words of [await site.headline.textContent(), ...quotes, ...addresses, '审图号：GS（2024）0650号', 'conference-2025?release=r']) {
    expect(text, words).toContain(joined(words));
  }
  expect(text, 'links of a citation are for screens').not.toContain(joined(site.text('cite_here')));
  expect(await controls(page)).toEqual([]);
  expect(sheets.length).toBeLessThanOrEqual(6);
});

test('paper is white and the pictures fit on it, from a dark phone too', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await site.openHydrated('?kind=event');
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await page.evaluate(() => {
    const of = (query) => getComputedStyle(document.querySelector(query));
    return [of('body').backgroundColor, of('.row').backgroundColor, of('.answer h1').color, of('.results').color];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  for (const picture of ['svg.map--w', 'svg.tl--w']) {
    const [box] = await page.locator(`.atlas ${picture}:visible`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    expect(box.width, picture).toBeGreaterThan(600);
    expect(box.right).toBeLessThanOrEqual(794);
    expect(box.height).toBeLessThan(500);
  }
  const sticky = await page.locator('body *').evaluateAll((all) =>
    all.filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position) && one.checkVisibility()).map((one) => one.className),
  );
  expect(sticky).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the atlas and a record are printed just as well', async ({ page, baseURL }) => {
    await page.goto(`${baseURL}zh/?kind=platform&since=2021`);
    const atlas = all(await printed(page));
    for (const words of ['紫金山实验室', '审图号：GS（2024）0650号', 'release=r']) expect(atlas).toContain(joined(words));
    await page.goto(`${baseURL}zh/records/conference-2025`);
    expect(all(await printed(page))).toContain('“OnMarch26,2025');
  });
});
