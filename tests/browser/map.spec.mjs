// The live map, and the drawn map when the live one fails.
import { drawnMap, liveMapReady, mapSymbol, panMap } from './map.mjs';
import { expect, test } from './site.mjs';

const NOISE = /ERR_FAILED|status of 5/;

/** The map panel. */
class Chart {
  constructor(site) {
    this.site = site;
    this.page = site.page;
    this.canvas = site.page.locator('#livemap');
  }

  async open(path = '', lang = 'en') {
    await this.site.open(path, lang);
    await this.ready();
  }

  ready() {
    return liveMapReady(this.page);
  }

  get picture() {
    return drawnMap(this.page);
  }

  /** The box of a place, which is part of its link. */
  symbol(place) {
    return mapSymbol(this.page, place).locator('.bg');
  }

  button(key) {
    return this.page.locator('.mapctl').getByRole('link', { name: this.site.text(key), exact: true });
  }

  /** The position and scale of the land in the drawn map. */
  base() {
    return this.picture.locator('.m-base').first().getAttribute('transform');
  }

  /** A point of the canvas, by shares of its width and height. */
  async point(right, down) {
    const box = await this.canvas.boundingBox();
    return [box.x + box.width * right, box.y + box.height * down];
  }

  /** The cursor over the canvas. */
  cursor() {
    return this.canvas.evaluate((canvas) => getComputedStyle(canvas).cursor);
  }

  /** Longitude, latitude and zoom in the address. */
  camera() {
    return new URL(this.page.url()).searchParams.get('map').split(',').map(Number);
  }
}

test.describe('the live map', () => {
  let chart;
  test.beforeEach(({ site }) => {
    chart = new Chart(site);
  });

  for (const lang of ['en', 'zh']) {
    test(`appears exactly over the drawn map, in ${lang}`, async ({ page }) => {
      await chart.site.open('', lang);
      await chart.picture.scrollIntoViewIfNeeded();
      const drawn = await chart.picture.locator('.m-outside').boundingBox();
      const base = await chart.base();
      await chart.ready();
      const live = await chart.canvas.boundingBox();
      for (const side of ['x', 'y', 'width', 'height']) expect(Math.abs(live[side] - drawn[side]), side).toBeLessThan(1);
      expect(await chart.base()).toBe(base);
      await expect(page.locator('.attr')).toBeInViewport();
      await expect(page).toHaveURL(new RegExp(`/${lang}/$`));
    });
  }

  test('a click on a symbol or on its area filters the list', async ({ site, page }) => {
    await chart.open();
    const many = await site.rows.count();
    await chart.symbol('jiangning').click();
    await expect(page).toHaveURL(/place=jiangning$/);
    await expect.poll(() => site.rows.count()).toBeLessThan(many);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/$/);
    const box = await chart.canvas.boundingBox();
    await page.mouse.click(box.x + box.width * 0.66, box.y + box.height * 0.72);
    await expect(page).toHaveURL(/place=jiangning$/);
  });

  test('dragging writes the address once and requests nothing; a reload and back restore it', async ({ site, page }) => {
    await chart.open('?kind=event');
    await page.getByRole('link', { name: site.text('site_sources') }).first().click();
    await expect(page).toHaveURL(/\/sources$/);
    await page.goBack();
    await chart.ready();
    const base = await chart.base();
    const length = await page.evaluate(() => history.length);
    const requests = [];
    // The browser may request the icon again when the address changes.
    page.on('request', (request) => request.url().endsWith('/icon.svg') || requests.push(request.url()));
    await page.evaluate(() => {
      window.written = 0;
      const replace = history.replaceState;
      history.replaceState = function (...what) {
        window.written += 1;
        return replace.apply(this, what);
      };
    });
    await panMap(page, 120, 60);
    await expect(page).toHaveURL(/kind=event&map=118\.\d+,3\d\.\d+,\d+(\.\d+)?$/);
    expect(await page.evaluate(() => window.written)).toBe(1);
    expect(await page.evaluate(() => history.length)).toBe(length);
    expect(requests).toEqual([]);
    const moved = await chart.base();
    expect(moved).not.toBe(base);
    await expect.poll(() => chart.picture.locator('.sym[style*=translate]').count(), 'the drawn map has the new positions').toBe(0);

    const there = page.url();
    await site.reload();
    await chart.ready();
    expect(page.url()).toBe(there);
    expect(await chart.base()).toBe(moved);
    await chart.button('map_home').click();
    await expect(page).toHaveURL(/kind=event$/);
    await expect.poll(() => chart.base()).toBe(base);
    await page.goBack();
    await expect.poll(() => chart.base()).toBe(moved);
  });

  test('a drag that begins on a symbol moves the map and selects nothing', async ({ page }) => {
    await chart.open();
    const box = await chart.symbol('jiangning').boundingBox();
    await page.mouse.move(box.x + 20, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x - 40, box.y - 20, { steps: 5 });
    await page.waitForTimeout(150);
    await page.mouse.up();
    await expect(page).toHaveURL(/map=/);
    expect(page.url()).not.toContain('place=');
  });

  for (const lang of ['en', 'zh']) {
    test(`a wheel without Ctrl scrolls the page and shows how to zoom, in ${lang}`, async ({ site, page }) => {
      await page.setViewportSize({ width: 1440, height: 600 });
      await chart.open('', lang);
      const hint = page.locator('.mapframe .gesturehint');
      await expect(hint).toBeHidden();
      await page.mouse.move(...(await chart.point(0.3, 0.25)));
      await page.mouse.wheel(0, 40);
      await expect(hint).toBeVisible();
      await expect(hint).toHaveText(site.text('map_hint'));
      await expect(hint, 'it disappears').toBeHidden({ timeout: 4000 });
      expect(page.url()).not.toContain('map=');

      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -300);
      await page.keyboard.up('Control');
      await expect(page).toHaveURL(/map=/);
      await page.mouse.wheel(0, 40);
      await page.waitForTimeout(300);
      await expect(hint, 'it is not shown after a zoom by wheel').toBeHidden();
    });

    test(`the legend explains rings and dotted edges, in ${lang}`, async ({ site, page }) => {
      await site.open('', lang);
      await page.locator('.mapkey summary').click();
      for (const key of ['map_park', 'map_recalled']) await expect(page.locator('.mapkey').getByText(site.text(key))).toBeVisible();
      await expect(page.locator('.mapkey .lg-dots')).toHaveCount(1);
    });
  }

  test('Shift and a drag zoom to a box, a double click zooms in, and neither selects a district', async ({ page }) => {
    await chart.open();
    const [from, to] = [await chart.point(0.55, 0.6), await chart.point(0.7, 0.8)];
    await page.keyboard.down('Shift');
    await page.mouse.move(...from);
    await expect.poll(() => chart.cursor()).toBe('crosshair');
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 6 });
    await expect(page.locator('.livemap__box')).toBeVisible();
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(page.locator('.livemap__box')).toHaveCount(0);
    await expect(page).toHaveURL(/map=/);
    const [, , boxed] = chart.camera();
    expect(boxed, 'zoomed in').toBeGreaterThan(10);

    await page.mouse.dblclick(...(await chart.point(0.3, 0.3)));
    await expect.poll(() => chart.camera()[2]).toBeGreaterThan(boxed + 0.8);
    await page.waitForTimeout(400);
    expect(page.url()).not.toContain('place=');
  });

  test('a click on a district filters by it, another click removes the filter, and a drag does neither', async ({ site, page }) => {
    await chart.open('?kind=policy');
    const jiangning = await chart.point(0.55, 0.8);
    await page.mouse.move(...jiangning);
    await expect.poll(() => chart.cursor(), 'clickable').toBe('pointer');
    await page.mouse.down();
    await page.mouse.move(jiangning[0] - 60, jiangning[1] - 20, { steps: 5 });
    expect(await chart.cursor(), 'while dragging').toBe('grabbing');
    await page.waitForTimeout(150);
    await page.mouse.up();
    await expect(page).toHaveURL(/map=/);
    await page.waitForTimeout(400);
    expect(page.url()).not.toContain('place=');
    await chart.button('map_home').click();
    await expect(page).toHaveURL(/kind=policy$/);
    await page.waitForTimeout(400);

    const length = await page.evaluate(() => history.length);
    await page.mouse.click(...jiangning);
    await expect(page).toHaveURL(/place=jiangning/);
    expect(await page.evaluate(() => history.length), 'a history entry of its own').toBe(length + 1);
    const value = page.locator('.facet[data-key=place] a.fv[data-key=jiangning]');
    await expect(value).toHaveAttribute('aria-current', 'true');
    await page.mouse.click(...jiangning);
    await expect(page).toHaveURL(/kind=policy$/);
    await expect(value).not.toHaveAttribute('aria-current', 'true');
    expect(site.errors).toEqual([]);
  });

  test('outside the land the cursor shows that the map can be dragged', async ({ page }) => {
    await chart.open();
    await page.mouse.move(...(await chart.point(0.05, 0.3)));
    await page.mouse.move(...(await chart.point(0.06, 0.3)));
    expect(await chart.cursor()).toBe('grab');
  });

  test('the map moves to a selected record out of view, and back or closing it restores the camera', async ({ site, page }) => {
    // Gaochun, far south of all records.
    const camera = '118.9,31.35,12';
    await chart.open(`?map=${camera}`);
    const row = page.locator('#results .row[data-at]:has(h3 a)');
    const key = await row.evaluateAll((rows) => rows.find((one) => document.querySelector(`svg.map--w .sym[data-key="${one.dataset.at}"], svg.map--n .sym[data-key="${one.dataset.at}"]`) && one.dataset.at === 'jiangning-etdz')?.dataset.ids ?? rows[0].dataset.ids);
    const selected = chart.picture.locator('.sym--sel');
    const open = page.locator(`#results .row[data-ids="${key}"] h3 a`);

    await open.click();
    await expect(page).toHaveURL(/sel=/);
    await expect(selected).toHaveCount(1);
    await expect(selected.locator('.tab'), 'it is on the map and not at its edge').toHaveCount(0);
    const there = chart.camera();
    expect(there.join()).not.toBe(camera);
    expect(there[2], 'the zoom stays').toBe(12);

    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`\\?map=${camera}$`));
    await open.click();
    await expect(page).toHaveURL(/sel=/);
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/sel=/);
    expect(chart.camera().join()).toBe(camera);
    await open.click();
    await expect(page).toHaveURL(/sel=/);
    await page.locator('[data-close]').click();
    await expect(page).not.toHaveURL(/sel=/);
    expect(chart.camera().join()).toBe(camera);

    // A camera that the reader sets while the record is open stays when it closes.
    await open.click();
    await expect(page).toHaveURL(/sel=/);
    await chart.button('map_nearer').click();
    await expect.poll(() => chart.camera()[2]).toBe(13);
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/sel=/);
    expect(chart.camera()[2]).toBe(13);
    expect(site.errors).toEqual([]);
  });

  test('a selected record in view does not move the map', async ({ page }) => {
    await chart.open();
    await page.locator('#results .row h3 a').first().click();
    await expect(page).toHaveURL(/sel=/);
    await page.waitForTimeout(500);
    expect(page.url()).not.toContain('map=');
  });

  test('arrow keys move the map, and Enter selects a symbol', async ({ page }) => {
    await chart.open();
    await chart.canvas.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/map=118\.\d+,3\d\.\d+,/);
    const east = Number(new URL(page.url()).searchParams.get('map').split(',')[0]);
    const zoom = Number(new URL(page.url()).searchParams.get('map').split(',')[2]);
    await page.keyboard.press('ArrowRight');
    const camera = () => new URL(page.url()).searchParams.get('map')?.split(',').map(Number);
    await expect.poll(() => camera()[0]).toBeGreaterThan(east);
    await page.keyboard.press('+');
    await expect.poll(() => camera()[2]).toBeCloseTo(zoom + 1, 1);
    await page.keyboard.press('-');
    await expect.poll(() => camera()[2]).toBeCloseTo(zoom, 1);
    await page.keyboard.press('0');
    await expect(page).toHaveURL(/\/en\/$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/place=/);
  });

  test('buttons zoom, and fit the map to the results', async ({ page }) => {
    await chart.open('?kind=platform');
    await chart.button('map_nearer').click();
    await expect(page).toHaveURL(/map=/);
    await chart.button('map_fit').click();
    await expect(page).toHaveURL(/kind=platform&map=/);
  });

  test('stays while filters change, and is removed with the page', async ({ site, page }) => {
    await chart.open();
    await (await site.facet('Platform')).click();
    await expect(page).toHaveURL(/kind=platform$/);
    await expect(chart.canvas).toHaveClass(/livemap--on/);
    await page.getByRole('link', { name: site.text('site_sources') }).first().click();
    await expect(page.locator('#livemap')).toHaveCount(0);
    await page.goBack();
    await chart.ready();
    await expect(page.locator('#livemap canvas')).not.toHaveCount(0);
  });

  test('covers the drawn map at every width', async ({ page }) => {
    await chart.open();
    for (const width of [200, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(async () => {
        const [drawn, live] = [await chart.picture.locator('.m-outside').boundingBox(), await chart.canvas.boundingBox()];
        return Math.max(...['x', 'y', 'width', 'height'].map((side) => Math.abs(drawn[side] - live[side])));
      }, `at ${width} pixels`).toBeLessThan(1);
    }
  });

  test('an invalid camera is named in a message, and the whole map is shown', async ({ page, site }) => {
    await chart.open('?map=999,999,-5');
    await expect(page.getByText('map=999,999,-5')).toBeVisible();
    await expect(site.rows.first()).toBeVisible();
  });

  test('an address may point the camera far from the land', async ({ page }) => {
    await chart.open('?map=-180,85,6');
    await expect(chart.symbol('jiangning')).toBeVisible();
    await chart.button('map_home').click();
    await expect(page).toHaveURL(/\/en\/$/);
  });

  test('moves without animation when reduced motion is preferred', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await chart.open();
    await chart.canvas.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/map=/);
  });
});

for (const [what, pattern] of [['module', '**/map-*.js'], ['outlines', '**/api/v1/areas/**']]) {
  test(`the drawn map stays with a message when the ${what} of the live map cannot be loaded`, async ({ site, page, context }) => {
    await context.route(pattern, (route) => route.abort());
    const chart = new Chart(site);
    await site.open('');
    await chart.picture.scrollIntoViewIfNeeded();
    await expect(page.getByText(site.text('map_failed'))).toBeVisible();
    await expect(chart.picture.locator('.m-base').first()).toBeVisible();
    await chart.button('map_nearer').click();
    await expect(page).toHaveURL(/map=/);
    await chart.symbol('jiangning').click();
    await expect(page).toHaveURL(/place=jiangning/);
    site.ignore(NOISE);
  });
}

test('the drawn map returns when the canvas context is lost', async ({ site, page }) => {
  const chart = new Chart(site);
  await chart.open();
  await page.locator('#livemap canvas').first().dispatchEvent('contextlost');
  await expect(page.getByText(site.text('map_failed'))).toBeVisible();
  await expect(chart.canvas).not.toHaveClass(/livemap--on/);
  await expect(chart.picture.locator('.m-base').first()).toBeVisible();
  await chart.symbol('jiangning').click();
  await expect(page).toHaveURL(/place=jiangning/);
});
