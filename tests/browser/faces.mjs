// What the four faces of a question show, as values that tests compare: list, facets, map, timeline; and above
// them the sentence and the address.
import { expect } from './site.mjs';

/** Reads all of it at one moment, so that no face is of another one. */
export function faces(page) {
  return page.evaluate(() => {
    const all = (selector, within = document) => [...(within?.querySelectorAll(selector) ?? [])];
    const words = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    // A picture stands in the page once for each width.
    const shown = (selector) => all(selector).find((picture) => picture.getClientRects().length > 0);
    const links = (picture) =>
      Object.fromEntries(all('.sym', picture).map((symbol) => [symbol.dataset.key, symbol.querySelector('a').getAttribute('aria-label')]));
    const [map, time] = [shown('svg.map'), shown('svg.tl')];
    return {
      address: location.pathname + location.search,
      title: document.title,
      sentence: words(document.querySelector('h1')),
      list: {
        order: words(document.querySelector('.seg [aria-current]')),
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
        bars: all('path.den', time).map((bars) => bars.getAttribute('d')),
        window: all('[role=slider]', time).map((slider) => slider.getAttribute('aria-valuetext')),
      },
    };
  });
}

/** The names of the parts in which two readings differ: `list`, `facets.place`, `map.land`. */
export function changed(before, after) {
  const plain = (value) => value === null || typeof value !== 'object' || Array.isArray(value);
  return Object.keys(before).flatMap((part) => {
    if (JSON.stringify(before[part]) === JSON.stringify(after[part])) return [];
    const inner = ['list', 'map', 'timeline', 'facets'].includes(part) && !plain(after[part]);
    return inner ? changed(before[part], after[part]).map((name) => `${part}.${name.split('.')[0]}`) : [part];
  });
}

/** Waits until the page shows this, in all of its faces. */
export async function shows(page, expected, why) {
  await expect.poll(() => faces(page), why).toEqual(expected);
}

/** Waits until the faces have come to rest and differ from these; gives them. */
export async function after(page, before, part = 'address') {
  await expect.poll(async () => changed(before, await faces(page)), `${part} changes`).toContain(part);
  let last = await faces(page);
  await expect
    .poll(async () => {
      const [one, other] = [last, (last = await faces(page))];
      return changed(one, other);
    }, 'the page comes to rest')
    .toEqual([]);
  return last;
}
