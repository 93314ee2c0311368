// Draws time windows as a reader does, with real events of the pointer.

/** Number of brushes that are measured; one before them compiles code and fills caches. */
const BRUSHES = 5;
/** Pause between two steps, in milliseconds. */
const PAUSE = 60;
/** The share of the axis that the steps of one brush go over. */
const LENGTH = 0.3;
/** Where brushes begin: forward ones on the left, backward ones on the right, so that none begins in the last window. */
const [LEFT, RIGHT] = [0.02, 0.97];
/** After so many milliseconds without a change of the panels a step has changed nothing. */
const LIMIT = 1500;
/** The same where the panels are known to change. */
const LONG = 120_000;
/** If more than this share of the steps changes nothing, something is wrong. */
const GIVE_UP = 0.25;

/**
 * Adds times in milliseconds to the result: `steps` and `idle`, the first steps of brushes (`firsts`, from the press) and
 * that of the very first brush (`cold`); computing alone likewise, where the page measures it.
 */
export async function brushes(page, result, { at, grip, nudge, isSure, leave, stillY }, { steps, most }) {
  const devtools = await page.context().newCDPSession(page);
  const mouse = (type, { x, y }, held) =>
    devtools.send('Input.dispatchMouseEvent', { type, x, y, button: held ? 'left' : 'none', buttons: held ? 1 : 0, clickCount: 1 });
  const limit = isSure ? LONG : LIMIT;
  const end = performance.now() + most * 1000;

  /** One movement, and the time until it is painted. */
  const step = async (since, ...events) => {
    await page.evaluate(([since, limit]) => window.bench.watch(since, limit), [since, limit]);
    for (const event of events) await mouse(...event);
    const painted = await page.evaluate(() => window.bench.painted);
    await page.waitForTimeout(PAUSE);
    return painted;
  };

  Object.assign(result, { steps: [], firsts: [], idle: [], computing: [], computingFirsts: [], unchanged: 0 });
  const each = Math.ceil(steps / BRUSHES);
  for (let brush = 0; brush <= BRUSHES && performance.now() < end; brush += 1) {
    const forward = brush % 2 === 0;
    const share = (moved) => {
      const to = 0.1 * (brush + 1) + (LENGTH * moved) / each;
      return forward ? to : 1 - to;
    };
    const begin = await grip(forward ? LEFT : RIGHT);
    await mouse('mouseMoved', begin, false);
    await page.waitForTimeout(PAUSE);
    const nudges = nudge ? [['mouseMoved', { x: begin.x + nudge, y: begin.y }, true]] : [];
    const first = await step('press', ['mousePressed', begin, true], ...nudges, ['mouseMoved', at(share(0)), true]);
    if (brush === 0) {
      Object.assign(result, { cold: first.time, computingCold: first.computing });
    } else {
      result.firsts.push(first.time);
      result.computingFirsts.push(first.computing);
    }
    let last = at(share(0));
    for (let moved = 1; moved <= each && performance.now() < end; moved += 1) {
      last = at(share(moved));
      const { time, changed, computing } = await step('move', ['mouseMoved', last, true]);
      if (brush === 0) continue;
      result.steps.push(time);
      result.computing.push(computing);
      if (!changed) result.unchanged += 1;
      if (result.unchanged > GIVE_UP * steps) throw new Error(`${result.unchanged} steps changed nothing`);
    }
    await mouse('mouseReleased', last, true);
    await page.waitForTimeout(500);
    await leave?.();
  }
  const left = at(LEFT).x;
  for (let moved = 0; moved < steps; moved += 1) {
    const place = { x: left + moved * 5, y: stillY };
    result.idle.push((await step('nothing', ['mouseMoved', place, false])).time);
  }
  if (result.steps.length === 0) throw new Error(`no step was measured within ${most} s`);
}
