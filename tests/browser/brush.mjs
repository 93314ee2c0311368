// Times steps of the brush on one page: from the pointer event to the frame in which the panels are painted. Prints
// two lines of milliseconds: steps that move the window, and the same movement over the same page at rest.
import { chromium } from '@playwright/test';

const [address, steps] = [process.argv[2], Number(process.argv[3])];
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Steps before those that count: code is compiled and caches are filled on first use. */
const WARM = 10;
/** Between two steps the page comes to rest, in milliseconds. */
const REST = 60;

const browser = await chromium.launch({
  executablePath: process.env.ATLAS_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet,
});
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
  await page.evaluate(watch);

  /** Moves by a step at a time, and gives how long each took. */
  const measure = async (places, held) => {
    const times = [];
    for (const [at, { x, y }] of places.entries()) {
      await page.evaluate((moves) => window.watchNext(moves), held);
      await mouse('mouseMoved', x, y, held);
      const { time, changed } = await page.evaluate(() => window.painted);
      if (held && !changed) throw new Error(`step ${at} changed nothing`);
      if (at >= WARM) times.push(time);
      await page.waitForTimeout(REST);
    }
    return times;
  };

  const box = await picture.boundingBox();
  const width = Number((await picture.getAttribute('viewBox')).split(' ')[2]);
  const scale = box.width / width;
  const over = (share, y) => ({ x: box.x + (116 + share * (width - 130)) * scale, y: box.y + y * scale });
  const count = steps + WARM;
  // There and back again over most of the axis, so that each step takes in or leaves out other records.
  const share = (at) => 0.05 + 0.85 * (1 - Math.abs(1 - (2 * (at + 1)) / count));
  const bars = Array.from({ length: count }, (_, at) => over(share(at), 25));
  const header = await page.getByRole('banner').boundingBox();
  const still = bars.map(({ x }) => ({ x, y: Math.max(header.y + 2, 2) }));

  await mouse('mouseMoved', 5, 5, false);
  const idle = await measure(still, false);
  const start = over(0.02, 25);
  await mouse('mouseMoved', start.x, start.y, false);
  await mouse('mousePressed', start.x, start.y, true);
  const brush = await measure(bars, true);
  await mouse('mouseReleased', bars.at(-1).x, bars.at(-1).y, true);
  for (const times of [brush, idle]) console.log(times.map((time) => time.toFixed(2)).join(' '));
} finally {
  await browser.close();
}

/** In the page: after `watchNext(moves)`, `painted` tells how long it was from the next pointer event to the end of its frame. */
function watch() {
  let changes = 0;
  new MutationObserver((records) => (changes += records.length)).observe(document.querySelector('.page-root'), {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  // A task that is posted within a frame runs behind its layout and paint.
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
          // What comes a frame later than it could counts as late; what never comes is no step.
          if (!moves || changes > before || frames === 4) done({ time, changed: changes > before });
          else requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      // Before everyone else, so that this frame is that of the application too.
      addEventListener('pointermove', moved, { once: true, capture: true });
    });
  };
}
