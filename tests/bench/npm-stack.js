// The usual parts from npm: crossfilter2 filters and counts, MapLibre GL clusters the rows that are left, vis-timeline has
// the window as an item with handles and shows the first rows of the list.
import crossfilter from 'crossfilter2';
import { Map as LiveMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { DataSet, Timeline } from 'vis-timeline/standalone/esm/vis-timeline-graph2d.min.mjs';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { bars } from './bars.js';
import { dayRange, isOpen, loadNames, loadRows, oneDay } from './rows.js';

/** Rows in the list, and on the timeline. */
const LISTED = 150;
const DAY = 86_400_000;

const [rows, names] = await Promise.all([loadRows(), loadNames()]);
const [from, until] = dayRange(rows);

const filter = crossfilter(Array.from({ length: rows.count }, (_, row) => row));
const firsts = filter.dimension((row) => rows.first[row]);
const lasts = filter.dimension((row) => rows.last[row]);
const facets = ['kind', 'status', 'basis'].map((name) => {
  const words = rows.words[name];
  const group = filter.dimension((row) => rows[name][row]).group();
  return { group, words, draw: bars(document.querySelector('#facets'), name, words) };
});

// ---- The map, without any tiles ----------------------------------------------------------------------------

setWorkerUrl('/maplibre/maplibre-gl-worker.mjs');
const features = Array.from({ length: rows.count }, (_, row) => {
  const coordinates = rows.words.places[rows.place[row]];
  return coordinates && { type: 'Feature', properties: { row }, geometry: { type: 'Point', coordinates } };
});
const collection = (shown) => ({ type: 'FeatureCollection', features: shown.map((row) => features[row]).filter(Boolean) });
const located = features.filter(Boolean).map(({ geometry }) => geometry.coordinates);
const middle = (at) => located.map((point) => point[at]).sort((a, b) => a - b)[Math.floor(located.length / 2)] ?? 0;
const map = new LiveMap({
  container: 'map',
  center: [middle(0), middle(1)],
  zoom: 8,
  fadeDuration: 0,
  attributionControl: false,
  style: {
    version: 8,
    sources: { rows: { type: 'geojson', data: collection(filter.allFiltered()), cluster: true } },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': '#eee' } },
      { id: 'rows', type: 'circle', source: 'rows', paint: { 'circle-color': '#268', 'circle-radius': ['+', 4, ['ln', ['+', 1, ['coalesce', ['get', 'point_count'], 1]]]] } },
    ],
  },
});
map.on('error', ({ error }) => reportError(error));
await new Promise((idle) => map.once('idle', idle));

// ---- The timeline ------------------------------------------------------------------------------------------

const item = (row) => ({ id: row, group: 'rows', content: '', title: names[row], start: oneDay(rows, row) * DAY, type: 'point' });
const brush = { id: 'window', group: 'window', content: '', start: from * DAY, end: (from + (until - from) * 0.1) * DAY, type: 'range', editable: { updateTime: true } };
const items = new DataSet([brush]);
const timeline = new Timeline(document.querySelector('#time'), items, new DataSet([{ id: 'rows', content: '' }, { id: 'window', content: '' }]), {
  start: (from - (until - from) * 0.02) * DAY,
  end: (until + (until - from) * 0.02) * DAY,
  height: '300px',
  stack: false,
  zoomable: false,
  snap: null,
  editable: { updateTime: true, overrideItems: false },
  onMoving(moved, done) {
    update(moved.start.valueOf() / DAY, moved.end.valueOf() / DAY);
    done(moved);
  },
});
timeline.setSelection(['window']);
// Its loading screen takes the pointer until it was drawn twice.
while (document.querySelector('.vis-loading-screen')) {
  timeline.redraw();
  await new Promise(requestAnimationFrame);
}

// ---- One step ----------------------------------------------------------------------------------------------

const list = document.querySelector('#list');
const described = (row) => `${isOpen(rows.first[row]) ? '…' : new Date(rows.first[row] * DAY).toISOString().slice(0, 10)} ${names[row]}`;

const gl = map.getCanvas().getContext('webgl2');
const named = gl?.getExtension('WEBGL_debug_renderer_info');
const bench = {
  changes: 0,
  rows: rows.count,
  gl: gl && gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER),
  leave() {},
};

/** Shows the rows that lie in a window of days, all parts of the page alike. */
function update(begin, end) {
  const start = performance.now();
  firsts.filterRange([-Infinity, Math.floor(end) + 1]);
  lasts.filterRange([Math.floor(begin), Infinity]);
  const counts = facets.map(({ group, words }) => {
    const found = new Array(words.length).fill(0);
    for (const { key, value } of group.all()) found[key] = value;
    return found;
  });
  const latest = firsts.top(LISTED);
  const shown = filter.allFiltered();
  performance.measure('bench-step', { start, end: performance.now() });

  facets.forEach(({ draw }, at) => draw(counts[at]));
  list.replaceChildren(
    ...latest.map((row) => {
      const line = document.createElement('li');
      line.textContent = described(row);
      return line;
    }),
  );
  items.remove(items.getIds().filter((id) => id !== 'window'));
  items.add(latest.filter((row) => !isOpen(oneDay(rows, row))).map(item));
  map.getSource('rows').setData(collection(shown));
  // The step is over when the map shows it.
  map.once('idle', () => (bench.changes += 1));
}

update(from, until);
await new Promise((idle) => map.once('idle', idle));
window.bench = bench;
