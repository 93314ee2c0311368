// The land of the live map: areas, waters and boundaries, in the colours of the style sheet.
import Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { Fill, Stroke, Style } from 'ol/style.js';

/** The opacity of the land over a base map: low enough to read the streets, high enough for tints to stand out. */
const LAND_OPACITY = 0.35;

export class Land {
  #element;
  #source = new VectorSource();
  #styles = new Map();
  #data = { tinted: '', outlined: '' };
  #isOverBaseMap = false;
  layer;

  /** Reads the colours, the tinted and the outlined places (`data-tinted`, `data-outlined`) from `element`. */
  constructor(element) {
    this.#element = element;
    this.layer = new VectorLayer({
      source: this.#source,
      style: (feature) => this.#style(feature),
      updateWhileAnimating: true,
      updateWhileInteracting: true,
      renderBuffer: 50,
    });
  }

  /** Fetches the outlines of the areas. */
  async load(address, signal) {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(`outlines: ${answer.status}`);
    const areas = await answer.json();
    const within = areas.features.filter(({ properties }) => properties.role !== 'context');
    this.#source.addFeatures(new GeoJSON().readFeatures({ ...areas, features: within }, { featureProjection: 'EPSG:3857' }));
    this.#source.addFeatures(borders(areas.features));
  }

  /** Redraws if the attributes of the element have changed. */
  show() {
    const { tinted = '', outlined = '' } = this.#element.dataset;
    if (tinted === this.#data.tinted && outlined === this.#data.outlined) return;
    this.#data = { tinted, outlined };
    this.layer.changed();
  }

  /** The place at a coordinate of the projection that can be picked, if any. */
  at(coordinate) {
    const areas = this.#source.getFeaturesAtCoordinate(coordinate).filter((feature) => feature.get('role') === 'area');
    const under = areas.map((feature) => feature.get('place'));
    const places = this.#element.dataset.areas ?? this.#data.tinted;
    return places.split(' ').find((place) => under.includes(place));
  }

  /** Redraws everything, after the colours changed or a base map appeared or disappeared. */
  repaint(isOverBaseMap = this.#isOverBaseMap) {
    this.#isOverBaseMap = isOverBaseMap;
    this.#styles.clear();
    this.layer.changed();
  }

  /** The style of a feature, cached until the next `repaint`. */
  #style(feature) {
    const role = feature.get('role');
    const place = feature.get('place');
    const among = (places) => places.split(' ').includes(place);
    const tinted = among(this.#data.tinted);
    const outlined = tinted && among(this.#data.outlined);
    const key = `${role} ${tinted} ${outlined}`;
    let style = this.#styles.get(key);
    if (!style) {
      style = this.#createStyle(role, tinted, outlined);
      this.#styles.set(key, style);
    }
    return style;
  }

  #createStyle(role, tinted, outlined) {
    const tokens = getComputedStyle(this.#element);
    const colour = (name, share = 1) => {
      const value = tokens.getPropertyValue(`--${name}`).trim();
      if (share === 1) return value;
      // A colour of the system has no share, and as a whole it would hide what it covers.
      return /^#[0-9a-f]{6}$/i.test(value) ? value + Math.round(share * 255).toString(16).padStart(2, '0') : 'transparent';
    };
    const fill = (color, zIndex) => new Style({ fill: new Fill({ color }), zIndex });
    const line = (color, width, zIndex, lineDash) => new Style({ stroke: new Stroke({ color, width, lineDash, lineJoin: 'round', lineCap: 'butt' }), zIndex });
    // Over a base map the land is translucent, and schematic hills and waters are left out.
    const isOverBaseMap = this.#isOverBaseMap;
    if (isOverBaseMap && ['hill', 'water', 'stream'].includes(role)) return [];
    switch (role) {
      case 'land':
        return [fill(colour('land', isOverBaseMap ? LAND_OPACITY : 1), 1)];
      case 'hill':
        return [fill(colour('park'), 2)];
      case 'water':
        return [new Style({ fill: new Fill({ color: colour('water') }), stroke: new Stroke({ color: colour('water-line'), width: 0.7 }), zIndex: 4 })];
      case 'stream':
        return [line(colour('water-line'), 1.1, 5)];
      case 'around':
        return [line(colour('line-district', 0.7), 0.6, 0, [6, 2, 1, 2])];
      case 'border':
        return [line(colour('line-district'), 0.9, 6, [5, 2.5])];
      case 'rim':
        return [line(colour('line-city', 0.16), 6, 7), line(colour('line-city'), 1.1, 8, [9, 2.5, 1.5, 2.5])];
      default: {
        const styles = [];
        if (tinted) styles.push(fill(outlined ? colour('accent', 0.2) : colour('hatch', 0.2), 3), line(colour('hatch'), 1.2, 3));
        if (outlined) styles.push(line(colour('accent'), 2.25, 9));
        return styles;
      }
    }
  }
}

/**
 * The boundaries, each segment once: if two neighbours both drew it, their dashes would fill each other's gaps.
 * The outer boundary takes precedence over those between areas, and these over those of the surroundings.
 */
function borders(features) {
  const seen = new Set();
  const fresh = (ring) => {
    const lines = [];
    let line = null;
    for (let at = 1; at < ring.length; at += 1) {
      const [from, to] = [ring[at - 1], ring[at]];
      const ends = [from.join(), to.join()].sort().join(' ');
      if (seen.has(ends)) {
        line = null;
      } else {
        seen.add(ends);
        if (line) line.push(to);
        else lines.push((line = [from, to]));
      }
    }
    return lines;
  };
  const rings = ({ geometry: { type, coordinates } }) => (type === 'MultiPolygon' ? coordinates.flat() : coordinates);
  const drawn = (role, of) => {
    const lines = features.filter(({ properties }) => properties.role === of).flatMap(rings).flatMap(fresh);
    const feature = new Feature(new MultiLineString(lines).transform('EPSG:4326', 'EPSG:3857'));
    feature.set('role', role);
    return feature;
  };
  return [drawn('rim', 'land'), drawn('border', 'area'), drawn('around', 'context')];
}
