// falcon-vis with plain bars for kind, status and basis, and a brush over the first days. It counts points in bins with one
// value a column; there is no list and no map. The driver of Arrow is imported alone, because those of other databases are
// not installed.
import { Table, makeVector } from 'apache-arrow';
import { ArrowDB } from 'falcon-vis/build/db/arrow.js';
import { FalconVis } from 'falcon-vis/build/falcon.js';
import { bars } from './bars.js';
import { dayRange, loadRows, oneDay } from './rows.js';

/** Bins of the bars of days, and steps of the brush. */
const BINS = 200;
const RESOLUTION = 1000;

const rows = await loadRows();
const [from, until] = dayRange(rows);
const step = Math.ceil((until - from) / BINS);
const days = Int32Array.from({ length: rows.count }, (_, row) => oneDay(rows, row));
// Numbers and not words: Arrow would make a string of each value that falcon reads.
const table = new Table({ day: makeVector(days), kind: makeVector(rows.kind), status: makeVector(rows.status), basis: makeVector(rows.basis) });
const falcon = new FalconVis(new ArrowDB(table));

const facets = ['kind', 'status', 'basis'].map((name) => {
  const words = rows.words[name];
  return { name, words, draw: bars(document.querySelector('#facets'), name, words) };
});
let counted = () => {};
const views = await Promise.all(
  facets.map(async (facet) => {
    const dimension = { type: 'categorical', name: facet.name, range: facet.words.map((_, at) => at) };
    return falcon.view1D(dimension, ({ filter, total }) => {
      facet.counts = filter ?? total;
      counted();
    });
  }),
);
const binConfig = { start: from, stop: from + step * BINS, step };
const time = await falcon.view1D({ type: 'continuous', name: 'day', resolution: RESOLUTION, binConfig });
await falcon.all();
const draw = () => facets.forEach(({ draw, counts }) => draw(counts));
draw();

const svg = document.querySelector('#brush');
const { width, height } = svg.getBoundingClientRect();
const add = (x, y, w, h) => {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width: w, height: h })) rect.setAttribute(name, value);
  return svg.appendChild(rect);
};
const highest = Math.max(...time.state.filter);
time.state.filter.forEach((count, bin) => add((bin * width) / BINS, height * (1 - count / highest), width / BINS, (height * count) / highest));
const shown = add(0, 0, 0, height);
shown.setAttribute('class', 'window');

/** Times what falcon does, without drawing. */
async function timed(work) {
  const start = performance.now();
  await work();
  performance.measure('bench-step', { start, end: performance.now() });
}

let begin;
const dayAt = (x) => from + (x / width) * step * BINS;
svg.addEventListener('pointerdown', async (event) => {
  svg.setPointerCapture(event.pointerId);
  begin = event.offsetX;
  await timed(() => time.activate());
});
svg.addEventListener('pointermove', async ({ offsetX, buttons }) => {
  if (buttons === 0) return;
  const [left, right] = [Math.min(begin, offsetX), Math.max(begin, offsetX)];
  // It counts in microtasks after `select` has returned.
  await timed(() => {
    let missing = views.length;
    return new Promise((done, failed) => {
      counted = () => --missing === 0 && done();
      time.select([dayAt(left), dayAt(right)]).catch(failed);
    });
  });
  shown.setAttribute('x', left);
  shown.setAttribute('width', right - left);
  draw();
  window.bench.changes += 1;
});

window.bench = {
  changes: 0,
  rows: rows.count,
  /** As when the pointer comes over other bars, so that the next brush activates again. */
  leave: () => views[0].activate(),
};
