// Base maps that others draw: a tile server of the tests' own, behind a server of the site that knows it. Whatever
// that tile server does, the land is drawn, and a line says what is missing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { test as base, expect } from './site.mjs';

/** One pixel of magenta, which nothing else on the map is. */
const TILE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC', 'base64');
const MAGENTA = [255, 0, 255, 255];

/** What a layer does; each stands for a base map of that name. */
const ANSWERS = {
  good: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(TILE),
  forbidden: (answer) => answer.writeHead(403).end('no'),
  broken: (answer) => answer.writeHead(500).end(),
  // The head of a picture, so that it reaches the browser, and nothing behind it.
  garbage: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.concat([TILE.subarray(0, 8), Buffer.alloc(99, 7)])),
  text: (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html>'),
  slow: () => {},
  // One in four, so never as many in a row as the map puts up with.
  patchy: (answer, x, y) => (x % 2 && y % 2 ? ANSWERS.broken : ANSWERS.good)(answer),
};

const test = base.extend({
  /** The address of a site with a layer for each answer, and what its tile server was asked for. */
  tiled: [
    async ({}, use) => {
      const asked = [];
      const tiles = createServer((request, answer) => {
        const [, name, , x, y] = request.url.split('/');
        asked.push(request.url);
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
      atlas.stderr.on('data', (said) => (log += said));
      const [line] = await once(createInterface(atlas.stdout), 'line');
      await use({ address: line.match(/http:\S+/)[0], asked, log: () => log });
      atlas.kill();
      tiles.closeAllConnections();
      tiles.close();
      expect(asked.every((url) => url.endsWith('?key=s3cret')), 'the tile server gets the key').toBe(true);
      expect(log, 'the log does not tell the key').not.toContain('s3cret');
    },
    { scope: 'worker' },
  ],
  chart: async ({ site, tiled }, use) => {
    site.address = tiled.address;
    site.origin = new URL(tiled.address).origin;
    await use(new Chart(site, tiled));
    // Tiles that fail are written into the console by the browser itself.
    site.wrong = site.wrong.filter((line) => !/status of 50[24]/.test(line));
  },
});

/** The map with its choice of base maps. */
class Chart {
  constructor(site, { asked, log }) {
    this.site = site;
    this.page = site.page;
    this.asked = asked;
    this.log = log;
    this.canvas = site.page.locator('#livemap');
    this.choice = site.page.locator('#mapbase');
    this.attribution = site.page.locator('.mapframe .attr');
  }

  async open(lang = 'en') {
    await this.site.open('', lang);
    await this.ready();
  }

  async ready() {
    await this.page.locator('svg.map').filter({ visible: true }).scrollIntoViewIfNeeded();
    await expect(this.canvas, 'the live map takes over').toHaveClass(/livemap--on/);
  }

  /** The colour of the canvas beyond the land, and somewhere on it; reading it fails where others could read it. */
  colours() {
    return this.canvas.evaluate((map) => {
      // All that lies in it, on a canvas that is made for reading.
      const [{ width, height }] = map.querySelectorAll('canvas');
      const all = Object.assign(document.createElement('canvas'), { width, height });
      const context = all.getContext('2d', { willReadFrequently: true });
      for (const canvas of map.querySelectorAll('canvas')) context.drawImage(canvas, 0, 0);
      const at = (x, y) => [...context.getImageData(width * x, height * y, 1, 1).data];
      return { beyond: at(0.01, 0.01), within: at(0.3, 0.5) };
    });
  }

  /** Who the land is from, and its review number, are seen by whoever looks at the map. */
  async isAttributed() {
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
    test(`a base map lies beneath the land when it is chosen, in ${lang} at ${width} pixels`, async ({ chart, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await chart.open(lang);
      const drawn = await chart.colours();
      await expect(chart.choice).toHaveAccessibleName(chart.site.text('map_base'));
      await expect(chart.choice.locator('option')).toHaveCount(1 + Object.keys(ANSWERS).length);
      expect(await chart.choice.inputValue()).toBe('');
      const before = chart.asked.length;
      await chart.choice.selectOption({ label: lang === 'en' ? 'The good map' : '底图good' });
      await expect.poll(async () => (await chart.colours()).beyond).toEqual(MAGENTA);
      expect(chart.asked.slice(before).every((url) => url.startsWith('/good/'))).toBe(true);
      const veiled = await chart.colours();
      expect(veiled.within, 'the land is a veil over it').not.toEqual(drawn.within);
      expect(veiled.within).not.toEqual(MAGENTA);
      await expect(chart.attribution).toContainText(lang === 'en' ? 'Drawn by good' : 'good绘制');
      await chart.isAttributed();
      await expect(page).toHaveURL(new RegExp(`/${lang}/$`));

      await chart.choice.selectOption('');
      await expect.poll(() => chart.colours()).toEqual(drawn);
      await expect(chart.attribution).not.toContainText('good');
      await chart.isAttributed();
    });
  }
}

test('a base map is chosen by keyboard, and stays chosen on another page and back', async ({ chart, page }) => {
  await chart.open();
  await chart.choice.focus();
  await page.keyboard.type('The good');
  await expect.poll(async () => (await chart.colours()).beyond).toEqual(MAGENTA);
  await page.keyboard.press('ArrowUp');
  await expect(chart.choice, 'arrows are for the list').toHaveValue('');
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
  test(`the land stays, and a line says why, when the tiles are ${name}`, async ({ chart, page }) => {
    await chart.open();
    const drawn = await chart.colours();
    await chart.choice.selectOption(name);
    await expect(page.getByRole('status').filter({ hasText: chart.site.text('map_base_failed') })).toBeVisible({ timeout: 15_000 });
    await expect(chart.choice).toHaveValue('');
    // What begins like a picture and is none, only the browser can tell.
    if (name !== 'garbage') await expect.poll(chart.log, 'the operator reads it').toContain(`"layer":"${name}"`);
    await expect.poll(() => chart.colours()).toEqual(drawn);
    await expect(chart.attribution).not.toContainText(name);
    await chart.isAttributed();
    await expect(page.locator('svg.map').filter({ visible: true }).locator('[data-key="jiangning"] a .bg')).toBeVisible();

    await chart.choice.selectOption('good');
    await expect.poll(async () => (await chart.colours()).beyond, 'another one is tried').toEqual(MAGENTA);
    await expect(page.getByText(chart.site.text('map_base_failed'))).toHaveCount(0);
  });
}

test('a base map of which some tiles fail stays', async ({ chart, page }) => {
  await chart.open();
  const drawn = await chart.colours();
  await chart.choice.selectOption('patchy');
  await expect.poll(() => chart.colours()).not.toEqual(drawn);
  await page.waitForLoadState('networkidle');
  await expect(chart.choice).toHaveValue('patchy');
  await expect(page.getByText(chart.site.text('map_base_failed'))).toHaveCount(0);
});

base('there is no choice where the operator set up no base map', async ({ site, page }) => {
  await site.open('');
  await page.locator('svg.map').filter({ visible: true }).scrollIntoViewIfNeeded();
  await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
  await expect(page.locator('#mapbase')).toHaveCount(0);
});
