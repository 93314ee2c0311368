// What the four faces of a question show, as values that tests compare: list, facets, map, timeline; and above
// them the sentence and the address. Below, what readers do to each of them.
import { expect } from './site.mjs';
import { drag } from './timeline.mjs';

/** Reads all of it at one moment, so that no face is of another one. */
export function faces(page) {
  return page.evaluate(() => {
    const all = (selector, within = document) => [...(within?.querySelectorAll(selector) ?? [])];
    const words = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    // A picture stands in the page once for each width.
    const shown = (selector) => all(selector).find((picture) => picture.getClientRects().length > 0);
    const links = (picture) =>
      Object.fromEntries(all('.sym', picture).map((symbol) => [symbol.dataset.key, symbol.querySelector('a').getAttribute('aria-label')]));
    const [map, time] = [shown('svg.map'), shown('svg.tl--w, svg.tl--n')];
    return {
      address: location.pathname + location.search,
      title: document.title,
      sentence: words(document.querySelector('h1')),
      list: {
        order: words(document.querySelector('#results .seg [aria-current]')),
        rows: all('#results .row').map((row) => row.dataset.key),
      },
      trays: all('.tray__one').map(words),
      facets: Object.fromEntries(
        all('.facet[data-key]').map((facet) => [
          facet.dataset.key,
          Object.fromEntries(
            all('a.fv', facet).map((value) => [value.dataset.key, `${words(value)}${value.getAttribute('aria-current') ? ' on' : ''}`]),
          ),
        ]),
      ),
      map: {
        label: map?.getAttribute('aria-label'),
        land: map?.querySelector('.m-base')?.getAttribute('transform'),
        places: links(map),
      },
      timeline: {
        label: time?.getAttribute('aria-label'),
        marks: links(time),
        // Their heights: a page without script draws them for a typical width.
        bars: all('path.den', time).map((bars) => bars.getAttribute('d').match(/v-?[\d.]+/g)),
        window: all('[role=slider]', time).map((slider) => slider.getAttribute('aria-valuetext')),
      },
    };
  });
}

/** The same faces at any size of the map, which follows its panel: the land may be at another scale. */
export const atAnySize = (faces) => ({ ...faces, map: { ...faces.map, land: expect.any(String) } });

/** The names of the parts in which two readings differ: `list`, `facets.place`, `map.land`. */
export function changed(before, after) {
  const plain = (value) => value === null || typeof value !== 'object' || Array.isArray(value);
  return Object.keys(before).flatMap((part) => {
    if (JSON.stringify(before[part]) === JSON.stringify(after[part])) return [];
    const inner = ['list', 'map', 'timeline', 'facets'].includes(part) && !plain(after[part]);
    return inner ? changed(before[part], after[part]).map((name) => `${part}.${name.split('.')[0]}`) : [part];
  });
}

/** The faces, or nothing while the browser is on its way from one document to another. */
async function standing(page) {
  return faces(page).catch((error) => {
    if (/context was destroyed|navigation/.test(error.message)) return undefined;
    throw error;
  });
}

/** Waits until the page shows this, in all of its faces. */
export async function shows(page, expected, why) {
  await expect.poll(() => standing(page), why).toEqual(expected);
}

/** Waits until the faces differ from these in this part, and have come to rest; gives them. */
export async function after(page, before, part = 'address') {
  let last;
  const differs = async () => {
    last = await standing(page);
    return last ? changed(before, last) : [];
  };
  await expect.poll(differs, `${part} changes`).toContain(part);
  const moves = async () => {
    // The address is written up to 400 ms behind the last step.
    await page.waitForTimeout(450);
    const [one, other] = [last, (last = await standing(page))];
    return one && other ? changed(one, other) : ['document'];
  };
  await expect.poll(moves, 'the page comes to rest').toEqual([]);
  return last;
}

/** Opens the atlas, and waits until it is computed in the browser. */
export async function open(site, path = '', lang = 'en') {
  await site.open(path, lang);
  await live(site);
  return faces(site.page);
}

/** Waits until the atlas is computed in the browser. */
export async function live(site) {
  await expect(site.page.locator('.page-root[data-live]')).toHaveCount(1);
}

/** Waits until the live map has taken over. */
export async function moving(page) {
  await page.locator('svg.map').filter({ visible: true }).scrollIntoViewIfNeeded();
  await expect(page.locator('#livemap')).toHaveClass(/livemap--on/);
}

/** Draws a window of time. */
export async function brush(page, from, to, steps = 8) {
  await drag(page, from, to, steps);
  await page.mouse.up();
}

/** Drags the land, from a place where no symbol is. */
export async function pan(page, right, down, steps = 5) {
  const canvas = page.locator('#livemap');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.25];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps });
  // Held still before it is let go of, it does not glide on.
  await page.waitForTimeout(150);
  await page.mouse.up();
}

/** The link of a place on the map. */
export const symbol = (page, place) => page.locator('svg.map').filter({ visible: true }).locator(`[data-key="${place}"] a`);

/** A value of a facet. */
export const value = (page, facet, key) => page.locator(`.facet[data-key=${facet}] a.fv[data-key="${key}"]`);

/** An order of the list. */
export const order = (site, key) => site.results.getByRole('group', { name: site.text('result_order') }).getByRole('link', { name: site.text(key), exact: true });

/** Makes the history throw as Safari's does: at more than a hundred calls in half a minute. Gives the most there were. */
export async function strictHistory(page) {
  await page.evaluate(() => {
    const times = [];
    window.mostWritten = 0;
    for (const name of ['pushState', 'replaceState']) {
      const plain = history[name].bind(history);
      history[name] = (...values) => {
        const now = performance.now();
        while (times[0] < now - 30_000) times.shift();
        times.push(now);
        window.mostWritten = Math.max(window.mostWritten, times.length);
        if (times.length > 100) throw new DOMException('too many calls', 'SecurityError');
        plain(...values);
      };
    }
  });
  return () => page.evaluate(() => window.mostWritten);
}
