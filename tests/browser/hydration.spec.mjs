// The browser renders the same page as the server. Each page is opened by a change of route, so that the browser renders
// it from scratch, and compared with the HTML of the server. (After hydration the document is that of the server, so
// comparing it would prove nothing.) After a direct load, every control works.
import { LANGUAGES, PAGES, expect, test } from './site.mjs';
import { drawWindow, tool } from './timeline.mjs';

/** Further addresses of the atlas, with its panels in other states. */
const QUERIES = ['?sel=conference-2025', '?sort=name', '?sort=earliest&status=scheduled', '?place=jiangning&map=118.85,31.95,10.4', '?kind=event,project&industry=industry-ai&sel=no-such-record', 'share?kind=platform&since=2021', 'records/conference-2025/share'];
/** Number of tests per language that share the pages of the sitemap, so that they run in parallel. */
const PARTS = 4;

/**
 * Runs in the page: opens an address by a link, and waits until the document is equal to the HTML of the server.
 * Returns the first lines that differ; none if they are equal.
 */
async function compareWithServer(address) {
  // Attributes that only script sets: tab stops, the live map and timeline, visibility, the state of some controls.
  const SCRIPTED = new Set(['tabindex', 'style', 'data-live', 'data-unseen', 'data-moving']);
  const CONTROLS = [
    ['.page-root', ['aria-busy']],
    ['.search input[type=search]', ['role', 'aria-autocomplete', 'aria-controls', 'aria-expanded']],
    ['.look button', ['aria-pressed']],
    // Set by a press where the browser has rendered the link.
    ['main.embed a', ['target']],
  ];
  const isScripted = (node, name) => SCRIPTED.has(name) || CONTROLS.some(([selector, names]) => names.includes(name) && node.matches(selector));
  const CLASSES = /\b(livemap--on|livetime--on|is-on)\b/g;
  const lines = (node, depth = 0, out = []) => {
    let text = '';
    const flush = () => {
      const words = text.replace(/\s+/g, ' ').trim();
      if (words) out.push(`${depth}:"${words}"`);
      text = '';
    };
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      flush();
      // The live parts; and the announcement of an embed, which speaks of the change.
      if (child.id === 'livemap' || child.id === 'mapby' || child.id === 'mapnote' || child.matches('main.wrap .gesturehint, main.embed > .answer > [role=status]')) continue;
      const attributes = [...child.attributes]
        .filter(({ name }) => !isScripted(child, name))
        .map(({ name, value }) => [name, name === 'class' ? value.replace(CLASSES, '').split(/\s+/).filter(Boolean).sort().join(' ') : value])
        .filter(([name, value]) => name !== 'class' || value)
        .map(([name, value]) => `${name}="${value}"`);
      out.push(`${depth}:<${child.localName} ${attributes.sort().join(' ')}>`);
      lines(child, depth + 1, out);
    }
    flush();
    return out;
  };
  const html = await (await fetch(address)).text();
  const expected = lines(new DOMParser().parseFromString(html, 'text/html').querySelector('.page-root'));
  const link = document.createElement('a');
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  let differ;
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    await new Promise((done) => setTimeout(done, 20));
    const built = lines(document.querySelector('.page-root'));
    const at = expected.findIndex((line, at) => line !== built[at]);
    differ = at < 0 && built.length === expected.length ? [] : [`server ${expected[at]}`, `browser ${built[at < 0 ? expected.length : at]}`];
    if (differ.length === 0 && location.pathname + location.search === new URL(address, location.href).pathname + new URL(address, location.href).search) return [];
  }
  return differ.length > 0 ? differ : ['the address is wrong'];
}

/** Opens one address after the other, and compares each. */
async function compare(site, addresses) {
  const differences = [];
  for (const address of addresses) {
    const differ = await site.page.evaluate(compareWithServer, address);
    if (differ.length > 0) differences.push(`${address}: ${differ.join(', ')}`);
  }
  expect(differences).toEqual([]);
}

/** The addresses with a page of another kind before each, so that none is a change of the one before. */
const apart = (addresses, base) => addresses.flatMap((address) => [base + (address.endsWith('/about') ? 'sources' : 'about'), address]);

/** Without it no panel is measured, so the browser draws for the same typical sizes as the server. */
const withoutResizeObserver = () => {
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
};

for (const lang of LANGUAGES) {
  test(`the browser renders every kind of page as the server does, in ${lang}`, async ({ site, page }) => {
    test.slow();
    await page.addInitScript(withoutResizeObserver);
    await site.openHydrated('about', lang);
    const base = new URL(`${site.address}${lang}/`).pathname;
    await compare(site, apart([...Object.values(PAGES), ...QUERIES].map((path) => base + path), base));
  });

  for (let part = 0; part < PARTS; part += 1) {
    test(`the browser renders every page of the sitemap as the server does, in ${lang}, part ${part + 1} of ${PARTS}`, async ({ site, page, request }) => {
      test.slow();
      const pages = (await site.sitemap(request)).filter((path) => path.startsWith(`/${lang}/`));
      expect(pages.length).toBeGreaterThan(200);
      await page.addInitScript(withoutResizeObserver);
      await site.openHydrated('about', lang);
      await compare(site, pages.filter((_, at) => at % PARTS === part));
    });
  }
}

/** Embeds in other states; each opens by a change of the query in an embed with the same parts. */
const EMBEDS = [
  ['', ['?kind=event&since=2021', '?sel=conference-2025', '?q=lidar', '?kind=fund&since=2030']],
  ['?show=facets,list&theme=dark&scale=125', ['?place=jiangning&show=facets,list&theme=dark&scale=125']],
  ['?show=record&sel=conference-2025', ['?sel=project-agnos-lidar&show=record']],
];

for (const lang of LANGUAGES) {
  test(`the browser renders embeds as the server does, in ${lang}`, async ({ site, page }) => {
    test.slow();
    await page.addInitScript(withoutResizeObserver);
    for (const [first, others] of EMBEDS) {
      await page.goto(`${site.address}${lang}/embed${first}`);
      await page.keyboard.press('Shift');
      await site.started();
      const base = new URL(`${site.address}${lang}/embed`).pathname;
      await compare(site, others.map((query) => base + query));
    }
  });
}

test('after a direct load every control of the atlas works without errors', async ({ site, page }) => {
  test.slow();
  await site.openHydrated('');
  const press = async (locator) => locator.first().click();
  await press(page.locator('.stage__fold'));
  for (const value of ['event', 'jiangning', 'scheduled']) await press(page.locator(`a.fv[data-key="${value}"]`));
  for (const chip of [3, 2, 1]) {
    await expect(page.locator('.chip')).toHaveCount(chip);
    await press(page.locator('.chip__x'));
  }
  await expect(page.locator('.chip')).toHaveCount(0);
  await page.locator('.facet__find').first().fill('a');
  await page.locator('.facet__find').first().fill('');
  await press(page.locator('.facet__more'));
  await page.locator('[name=since]').fill('2020');
  await page.locator('[name=since]').press('Enter');
  await press(page.locator('.chip__x'));
  for (const order of ['result_earliest', 'result_name', 'result_latest']) await press(site.results.getByRole('link', { name: site.text(order), exact: true }));
  await press(site.results.locator('summary'));
  await press(site.results.locator('summary'));
  // By key, for a pointer misses a button that the next row of chips moves away.
  for (const act of ['in', 'out', 'in', 'filter', 'earlier', 'later', 'all', 'step', 'growing', 'moving', 'play', 'play']) await page.locator(`.time__tools [data-tool=${act}]`).press('Enter');
  await press(page.locator('.chip__x'));
  await drawWindow(page, 0.3, 0.5);
  await press(page.locator('.chip__x'));
  await press(page.locator('svg.tl--w a[data-zoom-to]'));
  await tool(site, 'time_all').click();
  await press(page.locator('svg.tl--w .sym:not(:has([data-zoom-to])) > a'));
  await press(page.locator('#beside .cited summary'));
  await press(page.locator('#beside [data-close]'));
  for (const words of ['map_nearer', 'map_farther', 'map_home', 'map_fit']) await press(page.locator('.mapctl--w').getByRole('link', { name: site.text(words), exact: true }));
  await press(page.locator('svg.map--w .sym a'));
  await press(page.locator('.chip__x'));
  // An open one may cover the next.
  for (const fold of await page.locator('.alt > summary, .start summary').all()) await fold.evaluate((summary) => summary.click());
  await site.search.fill('jiang');
  await press(page.getByRole('option'));
  await expect(page).toHaveURL(/q=jiang/);
  await page.locator('.look > summary').click();
  for (const look of await page.locator('.look [data-look]').all()) await look.click();
  await press(page.getByRole('contentinfo').getByRole('button', { name: site.text('keys_all') }));
  await page.keyboard.press('Escape');
  await expect(site.headline).not.toBeEmpty();
});

for (const path of ['records/jiangning-etdz', 'records/conference-2025', 'sources/s4', 'records/no-such-record']) {
  test(`after a direct load every control of ${path} works without errors`, async ({ site, page }) => {
    await site.openHydrated(path);
    for (const fold of await page.getByRole('main').locator('summary:visible').all()) await fold.click();
    // Forced, because some are marked as disabled.
    for (const button of await page.getByRole('main').locator('button[type=button]:visible').all()) await button.press('Enter');
    await page.locator('.look > summary').click();
    for (const look of await page.locator('.look [data-look]').all()) await look.click();
    await page.getByRole('main').locator('a[href*="/en/"]:visible').first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  });
}
