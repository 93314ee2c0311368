// The live map: an OpenLayers canvas beneath the SVG picture that the page draws.
//
// The picture with its symbols, plates, names, frame and links stays in the page. This module adds a canvas with the
// land beneath it, moves the symbols along with the canvas, and reports the new position when the canvas has stopped.
// The page then redraws the picture for that position, and the canvas is aligned with the picture. So the picture
// always determines the position, and works without this module.
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import Kinetic from 'ol/Kinetic.js';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js';
import DragPan from 'ol/interaction/DragPan.js';
import DragZoom from 'ol/interaction/DragZoom.js';
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js';
import PinchZoom from 'ol/interaction/PinchZoom.js';
import { shiftKeyOnly } from 'ol/events/condition.js';
import { toLonLat } from 'ol/proj.js';

import { BaseMaps } from './basemaps.js';
import { Land } from './land.js';
import { prefersReducedMotion } from './motion.js';

/** Half the side length of the world, in metres of the projection. */
const HALF = 20037508.342789244;
/** Metres of the projection per pixel of a web map at zoom 0, and at zoom 10, which is one unit of the picture. */
const WORLD = (2 * HALF) / 256;
const UNIT = WORLD / 1024;
/** The duration of an animation, in milliseconds. */
const ANIMATION_MS = 180;
/** A press that moves farther than this, in pixels, is a drag and not a click. */
const DRAG_THRESHOLD = 6;
/** Half the width of a finger, in pixels. */
const REACH = 22;

/** Whether a key is held with which the wheel zooms. */
const hasModifier = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;

/**
 * Mounts a map in an element of the page, beneath the picture that is its sibling.
 *
 * Attributes of the element: `data-tinted` and `data-outlined`, the areas to tint and to outline; `data-areas`, the areas
 * that can be picked (default: the tinted ones); `data-still`, set if the page does not redraw the picture after the
 * map has moved, as on the page of a record. The module sets `data-does` to the current action of the pointer: `ask`
 * over an area that can be picked, `pan`, or `box`.
 *
 * Options, as JSON: `areas`, the address of the outlines; `corner`, the origin of the units of the picture; `zooms`,
 * the minimum and maximum zoom; `label`, the accessible name of the map, which lists its keys; `tiles`, the
 * third-party base maps, as a string of JSON; `none`, the label for having none of them.
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
  /** The position of the picture: centre, metres per screen pixel, and screen pixels per pixel of the picture. */
  #drawn = null;
  /** The transforms of the land in the pictures, to detect that they have moved. */
  #place = '';
  /** The parts of the picture that move with the canvas, each with its anchor. */
  #parts = null;
  #abortController = new AbortController();
  #observers = [];
  #callbacks = {};
  /** Whether the current press began on a symbol. */
  #onSymbol = false;
  /** Whether Shift is held, and whether the pointer is panning. */
  #pointer = { shift: false, pans: false };

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
    // OpenLayers needs a size. This one is used until the picture is measured.
    Object.assign(element.style, { width: '1px', height: '1px' });
    this.#measure();
    // Observers run in the order of creation. If the element was removed from the page, this one detaches the map
    // before OpenLayers would log a warning.
    const size = new ResizeObserver(() => (this.#frame.isConnected ? this.#measure() : this.#map.setTarget(undefined)));
    size.observe(this.#frame);
    this.#observers.push(size);
    this.#map.setTarget(element);
    const choices = JSON.parse(options.tiles ?? '[]');
    this.#bases = new BaseMaps(this.#map, this.#frame, { choices, none: options.none }, {
      shown: (isShown) => this.#land.repaint(isShown),
      failed: () => this.#callbacks.state?.('tiles'),
    });
    this.#listen();
    this.#load();
  }

  /** Called after the page has redrawn the picture, because of new data or a new position. */
  show() {
    this.#land.show();
    // Measuring forces a synchronous layout. Brushing the timeline changes the symbols at each step but seldom moves
    // the land, so measure only if the land moved. Changes of size are handled by the observer.
    const bases = [...this.#frame.querySelectorAll('.m-outside + .m-base')];
    const place = bases.map((base) => base.getAttribute('transform')).join();
    if (place !== this.#place || this.#view.getInteracting() || this.#view.getAnimating()) {
      this.#place = place;
      this.#measure();
    } else {
      this.#parts = null;
    }
  }

  /** Called with longitude, latitude and zoom whenever the reader has moved the map. */
  on_move(callback) {
    this.#callbacks.move = callback;
  }

  /** Called with the id of the place whose area the reader clicked. */
  on_pick(callback) {
    this.#callbacks.pick = callback;
  }

  /** Called with `wheel` or `finger` for a gesture over the map that only scrolls the page, else with an empty string. */
  on_gesture(callback) {
    this.#callbacks.gesture = callback;
  }

  /** Called with an empty string when the map is shown, else with what failed: `areas`, `tiles` or `canvas`. */
  on_state(callback) {
    this.#callbacks.state = callback;
  }

  /** Undoes all changes to the page. */
  destroy() {
    this.#abortController.abort();
    this.#observers.forEach((observer) => observer.disconnect());
    this.#callbacks = {};
    this.#element.classList.remove('livemap--on');
    this.#bases.destroy();
    for (const name of ['tabindex', 'role', 'aria-label', 'style', 'data-does']) this.#element.removeAttribute(name);
    for (const part of this.#frame.querySelectorAll('svg.map [style]')) part.removeAttribute('style');
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  // ---- The picture of the page --------------------------------------------------------------------------

  /** The visible picture: there are two, and the style sheet shows the one that fits. */
  #picture() {
    return [...this.#frame.querySelectorAll('svg.map')].find((svg) => svg.getClientRects().length > 0);
  }

  /** Aligns the canvas with the picture: its box, position and zoom limits. */
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
    // A part that moved before may now be a tab on the frame, which does not move.
    this.#parts?.forEach(({ part }) => (part.style.transform = ''));
    this.#parts = null;
    const [far, near] = this.#options.zooms;
    const scaled = Math.log2(pixels);
    this.#view.setMinZoom(Math.min(far, this.#zoom(this.#drawn.resolution)) + scaled);
    this.#view.setMaxZoom(near + scaled);

    if (!before) {
      this.#jump(this.#drawn);
    } else if (this.#view.getInteracting()) {
      // The reader is still moving the canvas, so move the picture along with it.
      this.#follow();
    } else if (before.pixels !== pixels || this.#isAligned()) {
      this.#jump(this.#drawn);
    } else {
      this.#go(this.#drawn.centre, this.#drawn.resolution);
    }
  }

  /** Converts metres per screen pixel to a zoom of the picture. */
  #zoom(resolution) {
    return Math.log2(WORLD / (resolution * this.#drawn.pixels));
  }

  /** The translation, in screen pixels, and the scale that align the picture with the canvas. */
  #offset() {
    const [x, y] = this.#view.getCenter();
    const resolution = this.#view.getResolution();
    const { centre, resolution: drawn } = this.#drawn;
    return { x: (centre[0] - x) / resolution, y: (y - centre[1]) / resolution, scale: drawn / resolution };
  }

  /** Whether canvas and picture are aligned, within the precision of a camera in an address. */
  #isAligned() {
    const { x, y, scale } = this.#offset();
    return Math.hypot(x, y) < 1.5 && Math.abs(scale - 1) < 0.004;
  }

  /** Moves the symbols and names of the picture along with the canvas, and scales what is drawn to scale. */
  #follow() {
    if (!this.#drawn) return;
    this.#parts ??= this.#measureParts();
    const { pixels } = this.#drawn;
    let { x, y, scale } = this.#offset();
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
      // Tabs on the frame do not move.
      if (part.querySelector('.tab')) continue;
      const spot = part.querySelector('circle');
      const box = (spot ?? part).getBBox();
      parts.push({ part, at: [box.x + box.width / 2 - cx, box.y + box.height / 2 - cy] });
    }
    const marks = picture.querySelector('.m-marks');
    if (marks) parts.push({ part: marks, at: [-cx, -cy], grows: true });
    return parts;
  }

  // ---- The view of the canvas ---------------------------------------------------------------------------

  #jump({ centre, resolution }) {
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
    if (prefersReducedMotion()) this.#jump(to);
    else this.#view.animate({ center: to.centre, resolution: to.resolution, duration: ANIMATION_MS });
  }

  #goBy(right, down, nearer) {
    const [x, y] = this.#view.getCenter();
    const resolution = this.#view.getResolution();
    const [width, height] = this.#map.getSize();
    this.#go([x + right * width * resolution, y - down * height * resolution], resolution / 2 ** nearer);
  }

  /** Reports the new position after the canvas has stopped moving. */
  #report() {
    if (!this.#drawn || this.#isStill || this.#isAligned()) return;
    const [lng, lat] = toLonLat(this.#view.getCenter());
    this.#callbacks.move?.(lng, lat, this.#zoom(this.#view.getResolution()));
  }

  // ---- Input --------------------------------------------------------------------------------------------

  #interactions() {
    const frame = this.#frame;
    return [
      new DoubleClickZoom({ duration: prefersReducedMotion() ? 0 : ANIMATION_MS }),
      new DragPan({
        kinetic: prefersReducedMotion() ? undefined : new Kinetic(-0.005, 0.05, 100),
        // One finger scrolls the page, two move the map.
        condition(event) {
          const { pointerType, button } = event.originalEvent;
          return pointerType === 'touch' ? this.getPointerCount() === 2 : button === 0;
        },
      }),
      new DragZoom({ duration: prefersReducedMotion() ? 0 : ANIMATION_MS, className: 'livemap__box', condition: (event) => shiftKeyOnly(event) && event.originalEvent.button === 0 }),
      new PinchZoom({ duration: prefersReducedMotion() ? 0 : ANIMATION_MS }),
      // The wheel scrolls the page, unless Ctrl or Cmd is pressed or the focus is in the map. The pinch of a trackpad
      // is a wheel with Ctrl, on any system.
      new MouseWheelZoom({
        duration: prefersReducedMotion() ? 0 : ANIMATION_MS,
        condition: ({ originalEvent }) => hasModifier(originalEvent) || frame.contains(document.activeElement),
      }),
    ];
  }

  #listen() {
    const on = (target, type, listener, more) => target.addEventListener(type, listener, { signal: this.#abortController.signal, ...more });
    const viewport = this.#map.getViewport();
    // The browser scrolls with one finger; gestures of two fingers are left to the map.
    viewport.style.touchAction = 'pan-x pan-y';
    this.#map.on('postrender', () => this.#follow());
    this.#map.on('moveend', () => this.#report());
    this.#map.on('singleclick', (event) => this.#pick(event));
    this.#map.on('pointermove', (event) => this.#updateAction({ at: event.coordinate, shift: event.originalEvent.shiftKey }));
    this.#map.on('pointerdrag', ({ originalEvent }) => this.#updateAction({ pans: !originalEvent.shiftKey }));
    on(window, 'pointerup', () => this.#updateAction({ pans: false }));
    for (const type of ['keydown', 'keyup']) on(window, type, ({ key, shiftKey }) => key === 'Shift' && this.#updateAction({ shift: shiftKey }));

    // Symbols lie over the canvas, so presses and wheel events on them are forwarded to it.
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
      if (hasModifier(event)) this.#callbacks.gesture?.('');
      else if (!this.#frame.contains(document.activeElement)) this.#callbacks.gesture?.('wheel');
      if (symbol(event) && !viewport.dispatchEvent(new WheelEvent(event.type, event))) event.preventDefault();
    }, { passive: false });
    on(this.#frame, 'touchmove', ({ touches }) => this.#callbacks.gesture?.(touches.length > 1 ? '' : 'finger'), { passive: true });
    on(this.#frame, 'dragstart', (event) => event.preventDefault());
    on(this.#frame, 'click', (event) => {
      const dragged = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > DRAG_THRESHOLD;
      if (event.detail > 0 && dragged && symbol(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const step = event.target.closest('[data-nearer]');
      if (step && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        this.#goBy(0, 0, Number(step.dataset.nearer));
      } else if (this.#isStill && event.target.closest('[data-home]')) {
        this.#home();
      }
    }, { capture: true });
    on(this.#frame, 'keydown', (event) => this.#key(event));
    on(this.#frame, 'change', ({ target }) => {
      if (target !== this.#bases.chooser) return;
      this.#callbacks.state?.('');
      this.#bases.choose(target.value);
    });
    on(viewport, 'contextlost', () => this.#callbacks.state?.('canvas'), { capture: true });

    this.#element.tabIndex = 0;
    this.#element.setAttribute('role', 'group');
    this.#element.setAttribute('aria-label', this.#options.label);

    const recolour = () => this.#land.repaint();
    const theme = new MutationObserver(recolour);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-text', 'class'] });
    this.#observers.push(theme);
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) on(matchMedia(query), 'change', recolour);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === this.#bases.chooser) return;
    const action = {
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
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** Whether the page never redraws the picture. */
  get #isStill() {
    return 'still' in this.#element.dataset;
  }

  /** Shows the whole city, which is what the page shows without a camera. */
  #home() {
    if (this.#isStill) return this.#go(this.#drawn.centre, this.#drawn.resolution);
    [...this.#frame.querySelectorAll('[data-home]')].find((link) => link.getClientRects().length > 0)?.click();
  }

  #pick({ coordinate, originalEvent }) {
    if (this.#onSymbol || originalEvent.shiftKey || hasModifier(originalEvent) || this.#isNearSymbol(originalEvent)) return;
    const place = this.#land.at(coordinate);
    if (place) this.#callbacks.pick?.(place);
  }

  /** Whether a finger covers a symbol, which the page then opens (`touch_choice.rs`). */
  #isNearSymbol({ pointerType, clientX, clientY }) {
    const isNear = ({ left, right, top, bottom }) => Math.hypot(Math.max(left - clientX, clientX - right, 0), Math.max(top - clientY, clientY - bottom, 0)) <= REACH;
    const shapes = pointerType === 'touch' ? [...(this.#picture()?.querySelectorAll('.sym > a > :not(title, .leader)') ?? [])] : [];
    return shapes.some((shape) => isNear(shape.getBoundingClientRect()));
  }

  /** Sets the action of the pointer, which determines the cursor. `at` is its position, if it has moved. */
  #updateAction({ at, shift = this.#pointer.shift, pans = this.#pointer.pans }) {
    const picks = at ? Boolean(this.#land.at(at)) : this.#element.dataset.does === 'ask';
    this.#pointer = { shift, pans };
    const action = (pans && 'pan') || (shift && 'box') || (picks && 'ask');
    if (action) this.#element.dataset.does = action;
    else delete this.#element.dataset.does;
  }

  /** Loads the land, then shows the canvas. */
  async #load() {
    try {
      await this.#land.load(this.#options.areas, this.#abortController.signal);
      this.#map.once('rendercomplete', () => {
        this.#element.classList.add('livemap--on');
        this.#follow();
        this.#callbacks.state?.('');
        this.#bases.choose();
      });
    } catch {
      if (!this.#abortController.signal.aborted) this.#callbacks.state?.('areas');
    }
  }
}
