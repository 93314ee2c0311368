// Measures the brush of one page, for `cargo xtask bench brush`: the atlas, or a page of `tests/bench` on the same rows.
// Takes settings and prints results as JSON.
import { chromium } from '@playwright/test';
import { brushes } from './bench-brush/brushes.mjs';
import { frameTimes } from './bench-brush/frames.mjs';
import { openPage } from './bench-brush/pages.mjs';
import { args } from './chromium.mjs';

/** `page` is `atlas`, `falcon` or `npm-stack`; `wait` and `most` are limits in seconds, of the start and of all steps. */
const settings = JSON.parse(process.argv[2]);

/** Only this machine has an address, so no page can ask another. Without a graphics card WebGL needs SwiftShader. */
const LOCAL = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Rejects when a promise takes longer. */
function within(seconds, promise, what) {
  let timer;
  const late = new Promise((_, failed) => (timer = setTimeout(() => failed(new Error(`${what} within ${seconds} s`)), seconds * 1000)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const browser = await chromium.launch({
  executablePath: process.env.ATLAS_CHROMIUM,
  args: [...args, ...LOCAL, ...(settings.page === 'npm-stack' ? WEBGL : [])],
});
const result = { chromium: browser.version() };
const foreign = [];
let opened;
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.push(request.url());
  });
  // A page that panics stays as it is, and would only look slow.
  const crashed = new Promise((_, failed) => {
    page.on('crash', () => failed(new Error('the tab crashed')));
    page.on('pageerror', (error) => failed(new Error(`the page failed: ${error.message}`)));
  });
  // It is observed below, and only then.
  crashed.catch(() => {});
  const start = performance.now();
  opened = await within(settings.wait, Promise.race([openPage(page, settings), crashed]), 'did not start');
  result.start = performance.now() - start;
  result.rows = opened.rows;
  result.gl = opened.gl;
  // What was measured before a limit stands.
  await within(settings.wait + settings.most, Promise.race([brushes(page, result, opened, settings), crashed]), 'the measurement did not end');
  if (settings.page === 'atlas') {
    // After the brush, because a moved map is another query.
    result.frames = await within(settings.wait, Promise.race([frameTimes(page), crashed]), 'no frame times');
  }
} catch (error) {
  result.failed = error.message.split('\n')[0];
} finally {
  opened?.close?.();
  await browser.close();
}
if (foreign.length > 0) throw new Error(`requests to other hosts: ${foreign.join(' ')}`);
console.log(JSON.stringify(result));
