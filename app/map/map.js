// The live map: OpenLayers under the picture that the page draws.
//
// The picture stays. Its symbols, plates, names and frame are what the page drew, with links and all; this
// module puts a canvas with the land beneath them, moves them along with it, and tells where it came to rest.
// The page then draws the picture for that place, and the canvas takes its measure from it. So map and picture
// cannot be out of step, and without this module the picture works as it did.
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import Kinetic from 'ol/Kinetic.js';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js';
import DragPan from 'ol/interaction/DragPan.js';
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js';
import PinchZoom from 'ol/interaction/PinchZoom.js';
import { platformModifierKeyOnly } from 'ol/events/condition.js';
import { toLonLat } from 'ol/proj.js';

import { BaseMaps } from './basemaps.js';
import { calm } from './calm.js';
import { Land } from './land.js';

/** Half the side of the world, in metres of the projection. */
const HALF = 20037508.342789244;
/** Metres of the projection in a pixel of a web map at zoom 0, and at zoom 10, which is a unit of the picture. */
const WORLD = (2 * HALF) / 256;
const UNIT = WORLD / 1024;
/** How long a flight takes, in milliseconds. */
const FLIGHT = 180;
/** A press that moves so many pixels is a drag, not a click. */
const DRAG = 6;

/**
 * Puts a map into an element of the page, beneath the picture beside it.
 *
 * The element says which areas are hatched and which are asked for (`data-hatched`, `data-asked`), and whether the
 * page does not draw the picture anew when the map has moved (`data-still`), as on the page of a record.
 *
 * Options, as JSON: `areas`, the address of the outlines; `corner`, where the units of the picture begin;
 * `zooms`, the least and the most zoom; `label`, what the map is called and which keys it knows; `tiles`, the base
 * maps that others draw, as JSON once more, and `none`, what is said for none of them.
 */
export function mount(element, options) {
  return new LiveMap(element, JSON.parse(options));
}

class LiveMap {
  #element;
  #frame;
  #options;
  #map;
  #view;
  #land;
  #bases;
  /** What the picture shows: centre and metres in a pixel, and how many pixels of the screen one of its own is. */
  #drawn = null;
  /** Where the pictures have their land, as they say it. */
  #place = '';
  /** The parts of the picture that move, with the point that holds each. */
  #parts = null;
  #ended = new AbortController();
  #observers = [];
  #called = {};
  /** Whether the press that is going on began on a symbol. */
  #onSymbol = false;

  constructor(element, options) {
    this.#element = element;
    this.#frame = element.parentElement;
    this.#options = options;
    this.#land = new Land(element);
    const world = [-HALF, -HALF, HALF, HALF];
    this.#view = new View({
      extent: world,
      constrainOnlyCenter: true,
      smoothExtentConstraint: false,
      smoothResolutionConstraint: false,
      multiWorld: true,
      enableRotation: false,
    });
    this.#map = new OlMap({
      layers: [this.#land.layer],
      view: this.#view,
      controls: [],
      interactions: this.#interactions(),
    });
    // Where the picture cannot be measured yet, the canvas waits for it with some size.
    Object.assign(element.style, { width: '1px', height: '1px' });
    this.#measure();
    this.#map.setTarget(element);
    const choices = JSON.parse(options.tiles ?? '[]');
    this.#bases = new BaseMaps(this.#map, this.#frame, { choices, none: options.none }, {
      came: (came) => this.#land.repaint(came),
      failed: () => this.#called.state?.('tiles'),
    });
    this.#listen();
    this.#load();
  }

  /** The data behind the picture changed, or where it looks. Called when the page has drawn it. */
  show() {
    this.#land.show();
    // Measuring makes the browser lay the page out at once. A brush changes what stands on the land at each step, and
    // seldom where the land is; the size of the picture is heard of elsewhere.
    const bases = [...this.#frame.querySelectorAll('.m-outside + .m-base')];
    const place = bases.map((base) => base.getAttribute('transform')).join();
    if (place !== this.#place || this.#view.getInteracting() || this.#view.getAnimating()) {
      this.#place = place;
      this.#measure();
    } else {
      this.#parts = null;
    }
  }

  /** Hears of longitude, latitude and zoom whenever the reader has moved the map. */
  on_move(heard) {
    this.#called.move = heard;
  }

  /** Hears of the place whose area the reader picked. */
  on_pick(heard) {
    this.#called.pick = heard;
  }

  /** Hears that the map is shown (no word), or why it cannot go on. */
  on_state(heard) {
    this.#called.state = heard;
  }

  /** Leaves the page as it was. */
  destroy() {
    this.#ended.abort();
    this.#observers.forEach((observer) => observer.disconnect());
    this.#called = {};
    this.#element.classList.remove('livemap--on');
    this.#bases.destroy();
    for (const name of ['tabindex', 'role', 'aria-label', 'style']) this.#element.removeAttribute(name);
    for (const part of this.#frame.querySelectorAll('svg.map [style]')) part.removeAttribute('style');
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  // ---- What the page shows ------------------------------------------------------------------------------

  /** The picture that fits the page: the style sheet shows one of two. */
  #picture() {
    return [...this.#frame.querySelectorAll('svg.map')].find((svg) => svg.getClientRects().length > 0);
  }

  /** Takes the place and the measure of the picture. */
  #measure() {
    const picture = this.#picture();
    const outside = picture?.querySelector('.m-outside');
    const base = picture?.querySelector('.m-base')?.getScreenCTM();
    const box = outside?.getBoundingClientRect();
    if (!base || !box.width || !box.height) return;
    const around = this.#frame.getBoundingClientRect();
    const place = { left: box.left - around.left, top: box.top - around.top, width: box.width, height: box.height };
    for (const [name, value] of Object.entries(place)) this.#element.style[name] = `${value}px`;
    this.#map.updateSize();

    const [left, top] = this.#options.corner;
    const x = left + (box.left + box.width / 2 - base.e) / base.a;
    const y = top + (box.top + box.height / 2 - base.f) / base.a;
    const pixels = outside.getScreenCTM().a;
    const before = this.#drawn;
    this.#drawn = { centre: [x * UNIT - HALF, HALF - y * UNIT], resolution: UNIT / base.a, pixels };
    // What moved before may stand on the frame now.
    this.#parts?.forEach(({ part }) => (part.style.transform = ''));
    this.#parts = null;
    const [far, near] = this.#options.zooms;
    const scaled = Math.log2(pixels);
    this.#view.setMinZoom(Math.min(far, this.#zoom(this.#drawn.resolution)) + scaled);
    this.#view.setMaxZoom(near + scaled);

    if (!before) {
      this.#look(this.#drawn);
    } else if (this.#view.getInteracting()) {
      // The reader goes on moving; the picture follows.
      this.#follow();
    } else if (before.pixels !== pixels || this.#isThere()) {
      this.#look(this.#drawn);
    } else {
      this.#go(this.#drawn.centre, this.#drawn.resolution);
    }
  }

  /** The zoom of the picture at which a pixel of the screen is so many metres. */
  #zoom(resolution) {
    return Math.log2(WORLD / (resolution * this.#drawn.pixels));
  }

  /** How the picture must move and grow to lie where the canvas is, in pixels of the screen. */
  #apart() {
    const [x, y] = this.#view.getCenter();
    const resolution = this.#view.getResolution();
    const { centre, resolution: drawn } = this.#drawn;
    return { x: (centre[0] - x) / resolution, y: (y - centre[1]) / resolution, scale: drawn / resolution };
  }

  /** Whether canvas and picture lie together as well as an address can say. */
  #isThere() {
    const { x, y, scale } = this.#apart();
    return Math.hypot(x, y) < 1.5 && Math.abs(scale - 1) < 0.004;
  }

  /** Moves the symbols and names of the picture along with the canvas; what is drawn to scale grows with it. */
  #follow() {
    if (!this.#drawn) return;
    this.#parts ??= this.#measureParts();
    const { pixels } = this.#drawn;
    let { x, y, scale } = this.#apart();
    [x, y] = [x / pixels, y / pixels];
    const still = Math.abs(x) < 0.05 && Math.abs(y) < 0.05 && Math.abs(scale - 1) < 0.0005;
    for (const { part, at, grows } of this.#parts) {
      const dx = x + (scale - 1) * at[0];
      const dy = y + (scale - 1) * at[1];
      part.style.transform = still ? '' : grows ? `translate(${dx}px,${dy}px) scale(${scale})` : `translate(${dx}px,${dy}px)`;
    }
  }

  #measureParts() {
    const picture = this.#picture();
    if (!picture) return [];
    const frame = picture.querySelector('.m-outside').getBBox();
    const [cx, cy] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    const parts = [];
    for (const part of picture.querySelectorAll('.sym, .m-names text')) {
      // What stands on the frame stays there.
      if (part.querySelector('.tab')) continue;
      const spot = part.querySelector('circle');
      const box = (spot ?? part).getBBox();
      parts.push({ part, at: [box.x + box.width / 2 - cx, box.y + box.height / 2 - cy] });
    }
    const marks = picture.querySelector('.m-marks');
    if (marks) parts.push({ part: marks, at: [-cx, -cy], grows: true });
    return parts;
  }

  // ---- Where the canvas looks ---------------------------------------------------------------------------

  #look({ centre, resolution }) {
    this.#view.cancelAnimations();
    this.#view.setCenter(centre);
    this.#view.setResolution(resolution);
    this.#follow();
  }

  #go(centre, resolution) {
    const to = {
      centre: this.#view.getConstrainedCenter(centre, resolution),
      resolution: this.#view.getConstrainedResolution(resolution),
    };
    this.#view.cancelAnimations();
    if (calm()) this.#look(to);
    else this.#view.animate({ center: to.centre, resolution: to.resolution, duration: FLIGHT });
  }

  #goBy(right, down, nearer) {
    const [x, y] = this.#view.getCenter();
    const resolution = this.#view.getResolution();
    const [width, height] = this.#map.getSize();
    this.#go([x + right * width * resolution, y - down * height * resolution], resolution / 2 ** nearer);
  }

  /** The canvas came to rest. */
  #rest() {
    if (!this.#drawn || this.#still || this.#isThere()) return;
    const [lng, lat] = toLonLat(this.#view.getCenter());
    this.#called.move?.(lng, lat, this.#zoom(this.#view.getResolution()));
  }

  // ---- What readers do ----------------------------------------------------------------------------------

  #interactions() {
    const frame = this.#frame;
    return [
      new DoubleClickZoom({ duration: calm() ? 0 : FLIGHT }),
      new DragPan({
        kinetic: calm() ? undefined : new Kinetic(-0.005, 0.05, 100),
        // One finger scrolls the page.
        condition(event) {
          const { pointerType, button } = event.originalEvent;
          return pointerType === 'touch' ? this.getPointerCount() === 2 : button === 0;
        },
      }),
      new PinchZoom({ duration: calm() ? 0 : FLIGHT }),
      // The wheel scrolls the page, unless the reader is at work on the map.
      new MouseWheelZoom({
        duration: calm() ? 0 : FLIGHT,
        condition: (event) => platformModifierKeyOnly(event) || frame.contains(document.activeElement),
      }),
    ];
  }

  #listen() {
    const on = (target, type, heard, more) => target.addEventListener(type, heard, { signal: this.#ended.signal, ...more });
    const viewport = this.#map.getViewport();
    // Two fingers are for the map.
    viewport.style.touchAction = 'pan-x pan-y';
    this.#map.on('postrender', () => this.#follow());
    this.#map.on('moveend', () => this.#rest());
    this.#map.on('singleclick', (event) => this.#pick(event.coordinate));

    // Symbols lie over the canvas; what is done to them and is no click, is done to it.
    let pressed = null;
    const symbol = (event) => event.target.closest?.('.sym');
    on(this.#frame, 'pointerdown', (event) => {
      if (event.target.closest('.livemap')) {
        if (event.isTrusted) this.#onSymbol = false;
      } else if (symbol(event)) {
        this.#onSymbol = true;
        viewport.dispatchEvent(new PointerEvent(event.type, event));
      }
      pressed = [event.clientX, event.clientY];
    });
    on(this.#frame, 'wheel', (event) => {
      if (symbol(event) && !viewport.dispatchEvent(new WheelEvent(event.type, event))) event.preventDefault();
    }, { passive: false });
    on(this.#frame, 'dragstart', (event) => event.preventDefault());
    on(this.#frame, 'click', (event) => {
      const dragged = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > DRAG;
      if (event.detail > 0 && dragged && symbol(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const step = event.target.closest('[data-nearer]');
      if (step && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        this.#goBy(0, 0, Number(step.dataset.nearer));
      } else if (this.#still && event.target.closest('[data-home]')) {
        this.#home();
      }
    }, { capture: true });
    on(this.#frame, 'keydown', (event) => this.#key(event));
    on(this.#frame, 'change', ({ target }) => {
      if (target !== this.#bases.chooser) return;
      this.#called.state?.('');
      this.#bases.choose(target.value);
    });
    on(viewport, 'contextlost', () => this.#called.state?.('canvas'), { capture: true });

    this.#element.tabIndex = 0;
    this.#element.setAttribute('role', 'group');
    this.#element.setAttribute('aria-label', this.#options.label);

    const size = new ResizeObserver(() => this.#measure());
    size.observe(this.#frame);
    const recolour = () => this.#land.repaint();
    const theme = new MutationObserver(recolour);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-text', 'class'] });
    this.#observers.push(size, theme);
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) on(matchMedia(query), 'change', recolour);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === this.#bases.chooser) return;
    const does = {
      ArrowLeft: () => this.#goBy(-0.2, 0, 0),
      ArrowRight: () => this.#goBy(0.2, 0, 0),
      ArrowUp: () => this.#goBy(0, -0.2, 0),
      ArrowDown: () => this.#goBy(0, 0.2, 0),
      '+': () => this.#goBy(0, 0, 1),
      '=': () => this.#goBy(0, 0, 1),
      '-': () => this.#goBy(0, 0, -1),
      0: () => this.#home(),
      Home: () => this.#home(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  /** Whether the picture stays as it is drawn. */
  get #still() {
    return 'still' in this.#element.dataset;
  }

  /** The whole city: what the page shows without a camera. */
  #home() {
    if (this.#still) return this.#go(this.#drawn.centre, this.#drawn.resolution);
    [...this.#frame.querySelectorAll('[data-home]')].find((link) => link.getClientRects().length > 0)?.click();
  }

  #pick(coordinate) {
    if (this.#onSymbol) return;
    const place = this.#land.at(coordinate);
    if (place) this.#called.pick?.(place);
  }

  /** Shows the canvas once the land is there. */
  async #load() {
    try {
      await this.#land.load(this.#options.areas, this.#ended.signal);
      this.#map.once('rendercomplete', () => {
        this.#element.classList.add('livemap--on');
        this.#follow();
        this.#called.state?.('');
        this.#bases.choose();
      });
    } catch {
      if (!this.#ended.signal.aborted) this.#called.state?.('areas');
    }
  }
}
