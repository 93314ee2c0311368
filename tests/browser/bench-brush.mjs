// Measures steps of the brush on one page, from pointer event to painted panels. Prints two lines of milliseconds: for
// steps that move the window, and as a baseline for the same movements of the pointer where they change nothing.
import { chromium } from '@playwright/test';
import { axisPoints } from './axis.mjs';
import { args } from './chromium.mjs';

const [address, steps] = [process.argv[2], Number(process.argv[3])];
/** Number of first steps that are not counted, because they compile code and fill caches. */
const WARM = 10;
/** Pause between two steps, in milliseconds. */
const PAUSE = 60;

const browser = await chromium.launch({ executablePath: process.env.ATLAS_CHROMIUM, args });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator('.page-root[data-live]').waitFor();
  const picture = page.locator('svg.tl--w');
  await picture.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1000);
  const devtools = await page.context().newCDPSession(page);
  const mouse = (type, x, y, held) =>
    devtools.send('Input.dispatchMouseEvent', { type, x, y, button: held ? 'left' : 'none', buttons: held ? 1 : 0, clickCount: 1 });
  await page.evaluate(installTimer);

  /** Moves the pointer from point to point, and returns the time of each step. */
  const measure = async (places, held) => {
    const times = [];
    for (const [at, { x, y }] of places.entries()) {
      await page.evaluate((moves) => window.watchNext(moves), held);
      await mouse('mouseMoved', x, y, held);
      const { time, changed } = await page.evaluate(() => window.painted);
      if (held && !changed) throw new Error(`step ${at} changed nothing`);
      if (at >= WARM) times.push(time);
      await page.waitForTimeout(PAUSE);
    }
    return times;
  };

  const over = await axisPoints(picture);
  const count = steps + WARM;
  // Forth and back over most of the axis, so that each step changes the records in the window.
  const share = (at) => 0.05 + 0.85 * (1 - Math.abs(1 - (2 * (at + 1)) / count));
  const bars = Array.from({ length: count }, (_, at) => over(share(at)));
  const header = await page.getByRole('banner').boundingBox();
  const still = bars.map(({ x }) => ({ x, y: Math.max(header.y + 2, 2) }));

  await mouse('mouseMoved', 5, 5, false);
  const idle = await measure(still, false);
  const start = over(0.02);
  await mouse('mouseMoved', start.x, start.y, false);
  await mouse('mousePressed', start.x, start.y, true);
  const brush = await measure(bars, true);
  await mouse('mouseReleased', bars.at(-1).x, bars.at(-1).y, true);
  for (const times of [brush, idle]) console.log(times.map((time) => time.toFixed(2)).join(' '));
} finally {
  await browser.close();
}

/** Runs in the page. After `watchNext(moves)`, `painted` is the time from the next pointer event to the end of its frame. */
function installTimer() {
  let changes = 0;
  new MutationObserver((records) => (changes += records.length)).observe(document.querySelector('.page-root'), {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  // A task that is posted during a frame runs after its layout and paint.
  const channel = new MessageChannel();
  let ended = () => {};
  channel.port1.onmessage = () => ended();
  window.watchNext = (moves) => {
    window.painted = new Promise((done) => {
      const moved = (event) => {
        const before = changes;
        let frames = 0;
        ended = () => {
          const time = performance.now() - event.timeStamp;
          frames += 1;
          // A change may come in a later frame; after four frames without one, nothing changed.
          if (!moves || changes > before || frames === 4) done({ time, changed: changes > before });
          else requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      // Captured first, so that this frame is also that of the application.
      addEventListener('pointermove', moved, { once: true, capture: true });
    });
  };
}
