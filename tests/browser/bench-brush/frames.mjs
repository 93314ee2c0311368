// Times between frames while a reader moves the map and scrolls the list of the atlas.
import { installFrameTimer } from './timer.mjs';

/** Movements of each kind, and the pause between two of them in milliseconds. */
const MOVES = 60;
const PAUSE = 16;
/** The page draws the map anew where it came to rest, which belongs to the movement. */
const REST = 700;

/** Times in milliseconds by what was moved; `null` where nothing moved. `idle` is the pointer over the header. */
export async function frameTimes(page) {
  await page.evaluate(installFrameTimer);
  const record = async (movement) => {
    await page.evaluate(() => window.bench.frames());
    const moved = await movement();
    await page.waitForTimeout(REST);
    const times = await page.evaluate(() => window.bench.recorded());
    return moved ? times : null;
  };
  const repeat = async (move) => {
    for (let at = 0; at < MOVES; at += 1) {
      await move(at);
      await page.waitForTimeout(PAUSE);
    }
  };
  const idle = await record(async () => {
    await repeat((at) => page.mouse.move(200 + at * 5, 2));
    return true;
  });
  const list = await record(() => scrollList(page, repeat));
  const map = page.locator('#livemap.livemap--on');
  if (!(await map.isVisible())) return { idle, list, pan: null, zoom: null };
  const pan = await record(() => panMap(page, map, repeat));
  const zoom = await record(() => zoomMap(page, map, repeat));
  return { idle, list, pan, zoom };
}

const middle = async (locator) => {
  const box = await locator.boundingBox();
  return [box.x + box.width * 0.3, box.y + box.height * 0.3];
};

async function scrollList(page, repeat) {
  // The list scrolls in its box or with the page, as the width of the window has it.
  const position = () => page.evaluate(() => [document.querySelector('.results')?.scrollTop, window.scrollY].join());
  const before = await position();
  await page.mouse.move(...(await middle(page.locator('.results'))));
  await repeat(() => page.mouse.wheel(0, 120));
  return (await position()) !== before;
}

/** Where the drawn map has its land: a value that changes as the live map moves. */
const camera = (page) => page.evaluate(() => location.search + [...document.querySelectorAll('.m-base')].map((base) => base.getAttribute('transform')).join());

async function panMap(page, map, repeat) {
  const [x, y] = await middle(map);
  const before = await camera(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await repeat((at) => page.mouse.move(x + at * 3, y + at));
  // A pause before the release, so that the map does not glide on.
  await page.waitForTimeout(150);
  await page.mouse.up();
  await page.waitForTimeout(600);
  return (await camera(page)) !== before;
}

async function zoomMap(page, map, repeat) {
  const before = await camera(page);
  await page.mouse.move(...(await middle(map)));
  await page.keyboard.down('Control');
  await repeat((at) => page.mouse.wheel(0, at < MOVES / 2 ? -60 : 30));
  await page.keyboard.up('Control');
  await page.waitForTimeout(600);
  return (await camera(page)) !== before;
}
