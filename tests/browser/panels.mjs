// The panels of the atlas (list, facets, map, timeline) with headline and address, as one value that tests compare.
import { expect } from './site.mjs';

/** Reads all panels at one moment. */
export function readPanels(page) {
  return page.evaluate(() => {
    const all = (selector, within = document) => [...(within?.querySelectorAll(selector) ?? [])];
    const words = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    // The page contains each picture once for each width.
    const shown = (selector) => all(selector).find((picture) => picture.getClientRects().length > 0);
    const links = (picture) =>
      Object.fromEntries(all('.sym', picture).map((symbol) => [symbol.dataset.key, symbol.querySelector('a').getAttribute('aria-label')]));
    const [map, time] = [shown('svg.map'), shown('svg.tl--w, svg.tl--n')];
    return {
      address: location.pathname + location.search,
      title: document.title,
      headline: words(document.querySelector('h1')),
      list: {
        order: words(document.querySelector('#results .seg [aria-current]')),
        rows: all('#results .row').map((row) => row.dataset.ids),
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
        // Only heights, because widths depend on the width of the panel.
        bars: all('path.den', time).map((bars) => bars.getAttribute('d').match(/v-?[\d.]+/g)),
        window: all('[role=slider]', time).map((slider) => slider.getAttribute('aria-valuetext')),
      },
    };
  });
}

/** The same panels with any scale of the map, which depends on the size of its panel. */
export const atAnySize = (panels) => ({ ...panels, map: { ...panels.map, land: expect.any(String) } });

/** The names of the parts in which two readings differ: `list`, `facets.place`, `map.land`. */
export function differences(before, after) {
  const plain = (value) => value === null || typeof value !== 'object' || Array.isArray(value);
  return Object.keys(before).flatMap((part) => {
    if (JSON.stringify(before[part]) === JSON.stringify(after[part])) return [];
    const inner = ['list', 'map', 'timeline', 'facets'].includes(part) && !plain(after[part]);
    return inner ? differences(before[part], after[part]).map((name) => `${part}.${name.split('.')[0]}`) : [part];
  });
}

/** The panels, or nothing during a navigation. */
async function readIfLoaded(page) {
  return readPanels(page).catch((error) => {
    if (/context was destroyed|navigation/.test(error.message)) return undefined;
    throw error;
  });
}

/** Waits until the page shows these panels. */
export async function expectPanels(page, expected, why) {
  await expect.poll(() => readIfLoaded(page), why).toEqual(expected);
}

/** Waits until this part has changed and nothing changes any more; returns the new panels. */
export async function changedPanels(page, before, part = 'address') {
  let last;
  const differing = async () => {
    last = await readIfLoaded(page);
    return last ? differences(before, last) : [];
  };
  await expect.poll(differing, `${part} changes`).toContain(part);
  const changing = async () => {
    // The address is written up to 400 ms after the last change.
    await page.waitForTimeout(450);
    const [one, other] = [last, (last = await readIfLoaded(page))];
    return one && other ? differences(one, other) : ['document'];
  };
  await expect.poll(changing, 'nothing changes any more').toEqual([]);
  return last;
}

/** Opens the atlas, waits until it is hydrated and drawn for the size of its panels, and returns these. */
export async function openPanels(site, path = '', lang = 'en') {
  await site.openHydrated(path, lang);
  await site.page.evaluate(() => document.fonts.ready);
  let panels;
  const isSettled = async () => {
    const before = panels;
    panels = await readPanels(site.page);
    return before !== undefined && differences(before, panels).length === 0;
  };
  await expect.poll(isSettled, { message: 'the panels are drawn', intervals: [100] }).toBe(true);
  return panels;
}

/** A value of a facet. */
export const facetValue = (page, facet, key) => page.locator(`.facet[data-key=${facet}] a.fv[data-key="${key}"]`);

/** The link to an order of the list. */
export const orderLink = (site, key) => site.results.getByRole('group', { name: site.text('result_order') }).getByRole('link', { name: site.text(key), exact: true });

/** Limits the history as Safari does, which throws after 100 calls in 30 seconds. Returns a function for the maximum so far. */
export async function limitHistory(page) {
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
