// Base maps that others draw, beneath the land: the list to choose from, and what is shown when tiles fail.
import TileLayer from 'ol/layer/Tile.js';
import XYZ from 'ol/source/XYZ.js';

import { calm } from './calm.js';

/**
 * So many tiles that fail in a row, and there is no base map: at its beginning, where browsers ask for six at once,
 * and once some have come. If all that is in view fails, that is enough.
 */
const PATIENCE = [6, 12];
/** The base map that the reader chose, as long as the page is open: another page and back shows it again. */
let chosen = '';

export class BaseMaps {
  #map;
  #frame;
  #choices;
  #called;
  /** How the tiles of the one that is shown go. */
  #tiles = { layers: [], came: false, failed: 0 };

  /**
   * `choices` is what the server offers, `none` what is said for none of them. Calls `came` with whether tiles have
   * come, when that changes, and `failed` when a base map is given up.
   */
  constructor(map, frame, { choices, none }, called) {
    this.#map = map;
    this.#frame = frame;
    this.#choices = choices;
    this.#called = called;
    map.on('loadend', () => this.#judge(1));
    const options = [['', none], ...choices.map(({ id, name }) => [id, name])];
    this.chooser?.replaceChildren(...options.map(([id, name]) => new Option(name, id, false, id === chosen)));
  }

  /** The list, which the page has where there is something to choose from. */
  get chooser() {
    return this.#frame.querySelector('#mapbase');
  }

  /** Leaves the page as it was. */
  destroy() {
    this.#say('');
    this.chooser?.replaceChildren();
  }

  /** Whom the tiles are from stands beside whom the land is from. */
  #say(by) {
    const line = this.#frame.querySelector('#mapby');
    if (line) line.textContent = by;
  }

  /** Draws a base map beneath the land, or none; first the one that was chosen before. */
  choose(id = chosen) {
    const choice = this.#choices.find((choice) => choice.id === id);
    chosen = choice ? id : '';
    if (this.chooser) this.chooser.value = chosen;
    this.#say(choice ? ` | ${choice.attribution}` : '');
    this.#tiles.layers.forEach((layer) => this.#map.removeLayer(layer));
    const tiles = { layers: [], came: false, failed: 0 };
    this.#tiles = tiles;
    for (const url of choice?.sheets ?? []) {
      const [minZoom, maxZoom] = choice.zooms;
      const source = new XYZ({ url, minZoom, maxZoom, transition: calm() ? 0 : undefined });
      source.on('tileloadend', () => {
        tiles.failed = 0;
        if (tiles.came) return;
        tiles.came = true;
        if (tiles === this.#tiles) this.#called.came(true);
      });
      source.on('tileloaderror', () => {
        tiles.failed += 1;
        if (tiles === this.#tiles) this.#judge(PATIENCE[Number(tiles.came)]);
      });
      // Far below its least zoom a layer would need too many tiles.
      tiles.layers.push(new TileLayer({ source, minZoom: minZoom - 1 }));
    }
    tiles.layers.forEach((layer, at) => this.#map.getLayers().insertAt(at, layer));
    this.#called.came(false);
  }

  /** Takes a base map away that does not come; the land is whole again. */
  #judge(most) {
    const { came, failed } = this.#tiles;
    if (failed < most || (most === 1 && came)) return;
    this.choose('');
    this.#called.failed();
  }
}
