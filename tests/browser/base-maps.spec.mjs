// Base maps of other providers: the tests start a tile server, and a server of the site that is configured for it. When
// tiles fail, the land is drawn without them and a message says so.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { liveMapReady, mapSymbol } from './map.mjs';
import { test as base, expect } from './site.mjs';

/** One magenta pixel, a colour that the map does not use. */
const TILE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC', 'base64');
const MAGENTA = [255, 0, 255, 255];

/** The answers of the tile server, by the name of the base map. */
const ANSWERS = {
  good: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(TILE),
  forbidden: (answer) => answer.writeHead(403).end('no'),
  broken: (answer) => answer.writeHead(500).end(),
  // The first bytes of a picture, which the server of the site lets pass, and then garbage.
  garbage: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.concat([TILE.subarray(0, 8), Buffer.alloc(99, 7)])),
  text: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html>'),
  slow: () => {},
  // One in four fails, so never as many in a row as disable a base map.
  patchy: (answer, x, y) => (x % 2 && y % 2 ? ANSWERS.broken : ANSWERS.good)(answer),
};

const test = base.extend({
  /** A site with a base map for each answer: its address, the requests to its tile server, and its log. */
  tiled: [
    async ({}, use) => {
      const requests = [];
      const tiles = createServer((request, answer) => {
        const [, name, , x, y] = request.url.split('/');
        requests.push(request.url);
        ANSWERS[name](answer, Number(x), parseInt(y, 10));
      });
      await once(tiles.listen(0, '127.0.0.1'), 'listening');
      const layer = (id) =>
        `{ id = "${id}", name_en = "The ${id} map", name_zh = "底图${id}", attribution_en = "Drawn by ${id}", attribution_zh = "${id}绘制", ` +
        `datum = "wgs84", key = "s3cret", url = "http://127.0.0.1:${tiles.address().port}/${id}/{z}/{x}/{y}?key={key}" }`;
      const atlas = spawn(process.env.ATLAS_PROGRAM, ['serve'], {
        env: {
          ATLAS_LISTEN: '127.0.0.1:0',
          ATLAS_SITE: process.env.ATLAS_SITE_BUILT,
          ATLAS_DATA: new URL('../../data/nanjing', import.meta.url).pathname,
          ATLAS_TILES: `[${Object.keys(ANSWERS).map(layer).join(', ')}]`,
          RUST_LOG: 'warn',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let log = '';
      atlas.stderr.on('data', (text) => (log += text));
      const [line] = await once(createInterface(atlas.stdout), 'line');
      await use({ address: line.match(/http:\S+/)[0], requests, log: () => log });
      atlas.kill();
      tiles.closeAllConnections();
      tiles.close();
      expect(requests.every((url) => url.endsWith('?key=s3cret')), 'the tile server gets the key').toBe(true);
      expect(log, 'the key is not in the log').not.toContain('s3cret');
    },
    { scope: 'worker' },
  ],
  chart: async ({ site, tiled }, use) => {
    site.address = tiled.address;
    site.origin = new URL(tiled.address).origin;
    await use(new Chart(site, tiled));
    site.ignore(/status of 50[24]/);
  },
});

/** The map panel with its choice of base maps. */
class Chart {
  constructor(site, { requests, log }) {
    this.site = site;
    this.page = site.page;
    this.requests = requests;
    this.log = log;
    this.canvas = site.page.locator('#livemap');
    this.choice = site.page.locator('#mapbase');
    this.attribution = site.page.locator('.mapframe .attr');
  }

  async open(lang = 'en') {
    await this.site.open('', lang);
    await this.ready();
  }

  ready() {
    return liveMapReady(this.page);
  }

  /** The colours of the canvas outside the land and on it. Reading them fails if a tile came from another origin. */
  colours() {
    return this.canvas.evaluate((map) => {
      // All layers, drawn on one canvas that can be read quickly.
      const [{ width, height }] = map.querySelectorAll('canvas');
      const merged = Object.assign(document.createElement('canvas'), { width, height });
      const context = merged.getContext('2d', { willReadFrequently: true });
      for (const canvas of map.querySelectorAll('canvas')) context.drawImage(canvas, 0, 0);
      const at = (x, y) => [...context.getImageData(width * x, height * y, 1, 1).data];
      return { beyond: at(0.01, 0.01), within: at(0.3, 0.5) };
    });
  }

  /** The attribution of the land with its review number is visible and not covered. */
  async expectAttribution() {
    await expect(this.attribution).toContainText('审图号');
    await expect(this.attribution).toBeInViewport();
    const top = await this.attribution.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [0.02, 0.5, 0.98].every((at) => element.contains(document.elementFromPoint(left + width * at, top + height / 2)));
    });
    expect(top, 'nothing covers it').toBe(true);
  }
}

for (const lang of ['en', 'zh']) {
  for (const width of [360, 1440]) {
    test(`a selected base map is drawn beneath the land, in ${lang} at ${width} pixels`, async ({ chart, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await chart.open(lang);
      const drawn = await chart.colours();
      await expect(chart.choice).toHaveAccessibleName(chart.site.text('map_base'));
      await expect(chart.choice.locator('option')).toHaveCount(1 + Object.keys(ANSWERS).length);
      expect(await chart.choice.inputValue()).toBe('');
      const before = chart.requests.length;
      await chart.choice.selectOption({ label: lang === 'en' ? 'The good map' : '底图good' });
      await expect.poll(async () => (await chart.colours()).beyond).toEqual(MAGENTA);
      expect(chart.requests.slice(before).every((url) => url.startsWith('/good/'))).toBe(true);
      const mixed = await chart.colours();
      expect(mixed.within, 'the land is drawn over it').not.toEqual(drawn.within);
      expect(mixed.within).not.toEqual(MAGENTA);
      await expect(chart.attribution).toContainText(lang === 'en' ? 'Drawn by good' : 'good绘制');
      await chart.expectAttribution();
      await expect(page).toHaveURL(new RegExp(`/${lang}/$`));

      await chart.choice.selectOption('');
      await expect.poll(() => chart.colours()).toEqual(drawn);
      await expect(chart.attribution).not.toContainText('good');
      await chart.expectAttribution();
    });
  }
}

test('a base map can be selected by keyboard, and stays selected on the way back from another page', async ({ chart, page }) => {
  await chart.open();
  await chart.choice.focus();
  await page.keyboard.type('The good');
  await expect.poll(async () => (await chart.colours()).beyond).toEqual(MAGENTA);
  await page.keyboard.press('ArrowUp');
  await expect(chart.choice, 'arrow keys change the selection').toHaveValue('');
  await page.keyboard.press('ArrowDown');
  await expect(chart.choice).toHaveValue('good');
  await expect(page).toHaveURL(/\/en\/$/);
  await page.getByRole('link', { name: chart.site.text('site_sources') }).first().click();
  await expect(page).toHaveURL(/sources$/);
  await page.goBack();
  await chart.ready();
  await expect(chart.choice).toHaveValue('good');
  await expect.poll(async () => (await chart.colours()).beyond).toEqual(MAGENTA);
  await expect(chart.attribution).toContainText('Drawn by good');
});

for (const name of ['forbidden', 'broken', 'garbage', 'text', 'slow']) {
  test(`the map returns to the land with a message when the tiles are ${name}`, async ({ chart, page }) => {
    await chart.open();
    const drawn = await chart.colours();
    await chart.choice.selectOption(name);
    await expect(page.getByRole('status').filter({ hasText: chart.site.text('map_base_failed') })).toBeVisible({ timeout: 15_000 });
    await expect(chart.choice).toHaveValue('');
    // The server cannot tell that this is not a picture.
    if (name !== 'garbage') await expect.poll(chart.log, 'it is in the log').toContain(`"layer":"${name}"`);
    await expect.poll(() => chart.colours()).toEqual(drawn);
    await expect(chart.attribution).not.toContainText(name);
    await chart.expectAttribution();
    await expect(mapSymbol(page, 'jiangning').locator('.bg')).toBeVisible();

    await chart.choice.selectOption('good');
    await expect.poll(async () => (await chart.colours()).beyond, 'another base map works').toEqual(MAGENTA);
    await expect(page.getByText(chart.site.text('map_base_failed'))).toHaveCount(0);
  });
}

test('a base map stays when a few of its tiles fail', async ({ chart, page }) => {
  await chart.open();
  const drawn = await chart.colours();
  await chart.choice.selectOption('patchy');
  await expect.poll(() => chart.colours()).not.toEqual(drawn);
  await page.waitForLoadState('networkidle');
  await expect(chart.choice).toHaveValue('patchy');
  await expect(page.getByText(chart.site.text('map_base_failed'))).toHaveCount(0);
});

base('there is no choice of base maps when none is configured', async ({ site, page }) => {
  await site.open('');
  await liveMapReady(page);
  await expect(page.locator('#mapbase')).toHaveCount(0);
});
