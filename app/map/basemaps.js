// Third-party base maps, drawn beneath the land: the list to choose from, and the fallback when tiles fail.
import TileLayer from 'ol/layer/Tile.js';
import XYZ from 'ol/source/XYZ.js';

import { prefersReducedMotion } from './motion.js';

/**
 * The number of tiles that may fail in a row before the base map is removed: while none has loaded yet (browsers
 * request six at once), and afterwards. It is also removed if no tile in view loads at all.
 */
const MAX_FAILED_TILES = [6, 12];
/** The id of the chosen base map. Kept in the module, so that it is shown again after visiting another page. */
let chosen = '';

export class BaseMaps {
  #map;
  #frame;
  #choices;
  #callbacks;
  /** The layers of the current base map, whether any tile has loaded, and how many have failed since the last one. */
  #tiles = { layers: [], loaded: false, failed: 0 };

  /**
   * `choices` are the base maps that the server offers, `none` is the label for no base map. Calls `shown` with `true`
   * when the first tile has loaded and with `false` when the base map changes, and `failed` when it is removed.
   */
  constructor(map, frame, { choices, none }, callbacks) {
    this.#map = map;
    this.#frame = frame;
    this.#choices = choices;
    this.#callbacks = callbacks;
    map.on('loadend', () => this.#removeIfFailing(1));
    const options = [['', none], ...choices.map(({ id, name }) => [id, name])];
    this.chooser?.replaceChildren(...options.map(([id, name]) => new Option(name, id, false, id === chosen)));
  }

  /** The `<select>`. The page has it only if the server offers base maps. */
  get chooser() {
    return this.#frame.querySelector('#mapbase');
  }

  /** Undoes all changes to the page. */
  destroy() {
    this.#showAttribution('');
    this.chooser?.replaceChildren();
  }

  /** Writes the attribution of the tiles beside the attribution of the land. */
  #showAttribution(attribution) {
    const line = this.#frame.querySelector('#mapby');
    if (line) line.textContent = attribution;
  }

  /** Draws a base map beneath the land, or none. Defaults to the one that was chosen last. */
  choose(id = chosen) {
    const choice = this.#choices.find((choice) => choice.id === id);
    chosen = choice ? id : '';
    if (this.chooser) this.chooser.value = chosen;
    this.#showAttribution(choice ? ` | ${choice.attribution}` : '');
    this.#tiles.layers.forEach((layer) => this.#map.removeLayer(layer));
    const tiles = { layers: [], loaded: false, failed: 0 };
    this.#tiles = tiles;
    for (const url of choice?.sheets ?? []) {
      const [minZoom, maxZoom] = choice.zooms;
      const source = new XYZ({ url, minZoom, maxZoom, transition: prefersReducedMotion() ? 0 : undefined });
      source.on('tileloadend', () => {
        tiles.failed = 0;
        if (tiles.loaded) return;
        tiles.loaded = true;
        if (tiles === this.#tiles) this.#callbacks.shown(true);
      });
      source.on('tileloaderror', () => {
        tiles.failed += 1;
        if (tiles === this.#tiles) this.#removeIfFailing(MAX_FAILED_TILES[Number(tiles.loaded)]);
      });
      // Far below its minimum zoom a layer would need too many tiles.
      tiles.layers.push(new TileLayer({ source, minZoom: minZoom - 1 }));
    }
    tiles.layers.forEach((layer, at) => this.#map.getLayers().insertAt(at, layer));
    this.#callbacks.shown(false);
  }

  /** Removes a base map that does not load, so that the land is opaque again. */
  #removeIfFailing(max) {
    const { loaded, failed } = this.#tiles;
    if (failed < max || (max === 1 && loaded)) return;
    this.choose('');
    this.#callbacks.failed();
  }
}
