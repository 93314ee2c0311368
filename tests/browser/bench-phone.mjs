// Measures one thing on an emulated phone (390x844, touch, a quarter of the CPU), and prints it as one line of JSON.
//
// start ADDRESS      first paint and hydration on slow 3G, in ms, and the bytes that were loaded until then
// taps ADDRESS N     time from each of N taps on a filter to the painted answer, in ms
// scroll ADDRESS     frames per second of the page at rest and while the list scrolls, and the number of rows
import { chromium } from '@playwright/test';
import { args } from './chromium.mjs';

const [what, address, count] = process.argv.slice(2);
/** How many times slower the CPU is. */
const CPU = 4;
/** Slow 3G as the developer tools of Chromium define it. */
const NETWORK = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const browser = await chromium.launch({ executablePath: process.env.ATLAS_CHROMIUM, args });
try {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const measure = { start, taps, scroll }[what];
  console.log(JSON.stringify(await measure(page, devtools)));
} finally {
  await browser.close();
}

async function start(page, devtools) {
  // Chromium starts parts of itself with the first page, which is not what is measured.
  await page.goto('about:blank');
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (!window.live && document.querySelector('.page-root[data-live]')) window.live = performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.live, undefined, { timeout: 120_000 });
  return page.evaluate((perSecond) => {
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter((entry) => entry.responseEnd <= window.live);
    const bytes = loaded.reduce((sum, entry) => sum + entry.transferSize, 0);
    const readable = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    return { readable, live: window.live, bytes, transfer: (bytes / perSecond) * 1000 };
  }, NETWORK.downloadThroughput);
}

async function taps(page, devtools) {
  await page.goto(address);
  await page.locator('.page-root[data-live]').waitFor();
  await page.locator('.views a[href$="#filters"]').tap();
  const values = page.locator('.facet[data-key="kind"] a.fv').filter({ visible: true });
  await values.first().waitFor();
  await page.waitForTimeout(1000);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  const kinds = await values.evaluateAll((all) => all.map((value) => value.dataset.key));
  const times = [];
  for (let at = 0; at < Number(count); at += 1) {
    // Each value is tapped twice: to set the filter, and to remove it.
    const value = page.locator(`.facet[data-key="kind"] a.fv[data-key="${kinds[Math.floor(at / 2) % kinds.length]}"]`);
    await value.scrollIntoViewIfNeeded();
    await page.evaluate(watchTap);
    const { x, y, width, height } = await value.boundingBox();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    times.push(await page.evaluate(() => window.painted));
    // The address is written up to 400 ms after a change.
    await page.waitForTimeout(600);
  }
  return times;
}

/** Runs in the page. `painted` is the time from the next click to the end of the frame that shows another headline. */
function watchTap() {
  const headline = () => document.querySelector('h1').textContent;
  const channel = new MessageChannel();
  window.painted = new Promise((done, failed) => {
    addEventListener(
      'click',
      (event) => {
        const before = headline();
        // A task that is posted during a frame runs after its layout and paint.
        channel.port1.onmessage = () => {
          const time = performance.now() - event.timeStamp;
          if (headline() !== before) done(time);
          else if (time > 10_000) failed(new Error('the tap changed nothing'));
          else requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { once: true, capture: true },
    );
  });
}

async function scroll(page, devtools) {
  await page.goto(address);
  await page.locator('.page-root[data-live]').waitFor();
  await page.waitForTimeout(2000);
  const rows = await page.locator('#results .row').count();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  const frames = async (action) => {
    await page.evaluate(() => {
      window.frames_seen = [];
      const next = (time) => (window.frames_seen?.push(time), window.frames_seen && requestAnimationFrame(next));
      requestAnimationFrame(next);
    });
    await action();
    const times = await page.evaluate(() => [window.frames_seen, (window.frames_seen = null)][0]);
    return ((times.length - 1) * 1000) / (times.at(-1) - times[0]);
  };
  const idle = await frames(() => page.waitForTimeout(3000));
  const before = await page.evaluate(() => scrollY);
  const scrolling = await frames(() =>
    devtools.send('Input.synthesizeScrollGesture', { x: 195, y: 400, yDistance: -8000, speed: 2000, preventFling: true }),
  );
  const moved = (await page.evaluate(() => scrollY)) - before;
  return { rows, idle, scrolling, moved };
}
