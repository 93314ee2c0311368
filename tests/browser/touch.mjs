// Fingers on the screen. The events take the way of real ones, so the browser scrolls, pinches and cancels as it does for
// a reader; Playwright itself has only taps.

/** How many pixels a finger moves at a time, as on a real screen. */
const STEP = 8;

/** Moves one or more fingers, each from one point to another, and lifts them. `hold` runs before they are lifted. */
export async function moveFingers(page, fingers, { hold, step = STEP } = {}) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, share) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([from, to], id) => ({ id, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })),
    });
  const longest = Math.max(...fingers.map(([from, to]) => Math.hypot(to.x - from.x, to.y - from.y)));
  const steps = Math.max(2, Math.ceil(longest / step));
  await touch('touchStart', 0);
  for (let at = 1; at <= steps; at += 1) {
    await touch('touchMove', at / steps);
    // One position in each frame.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await hold?.();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** Drags by one finger. */
export const drag = (page, from, to, how) => moveFingers(page, [[from, to]], how);

/** Counts the gestures that the browser takes over from the page, from now on. */
export async function countCancelled(page) {
  await page.evaluate(() => {
    window.cancelled = 0;
    addEventListener('pointercancel', () => (window.cancelled += 1), true);
  });
  return () => page.evaluate(() => window.cancelled);
}

/**
 * The controls of a page that a finger may miss, each with the size of its target: what a press hits. Links inside a sentence are exempt (WCAG 2.5.8), that is inline links beside other words of the
 * same block. Marks of pictures share their targets (`touch_choice.rs`), so they are not measured either.
 */
export const smallTargets = (page, within = 'body') =>
  page.evaluate((within) => {
    const [least, STEP] = [44, 1.5];
    const all = [...document.querySelector(within).querySelectorAll('a[href], button, input, select, summary, [role=slider]')];
    const isShown = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getClientRects().length > 0 && !one.closest('.vh, [inert], .skip');
    const inSentence = (one) => {
      if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return false;
      let block = one.parentElement;
      while (getComputedStyle(block).display === 'inline') block = block.parentElement;
      const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let text = words.nextNode(); text; text = words.nextNode()) {
        if (!text.parentElement.closest('a, button, .vh') && /[\p{L}\p{N}]/u.test(text.data)) return true;
      }
      return false;
    };
    // Pages repeat the same controls hundreds of times, so a few of each form are measured.
    const forms = {};
    const isNew = (one) => {
      const form = [one, one.parentElement, one.parentElement.parentElement].map((part) => `${part.tagName}.${part.getAttribute('class')}`).join(' < ');
      forms[form] = (forms[form] ?? 0) + 1;
      return forms[form] <= 4;
    };
    const found = [];
    for (const one of all.filter((one) => isShown(one) && !one.closest('.sym') && !inSentence(one) && isNew(one))) {
      one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = one.getBoundingClientRect();
      const middle = { x: Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), y: box.y + box.height / 2 };
      const hits = (x, y) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (one === hit || one.contains(hit) || hit.closest('label')?.control === one);
      };
      if (!hits(middle.x, middle.y)) {
        found.push(`${one.outerHTML.slice(0, 120)}: covered`);
        continue;
      }
      const reach = (right, down) => {
        let length = 0;
        while (length < least && hits(middle.x + right * (length + STEP), middle.y + down * (length + STEP))) length += STEP;
        return length;
      };
      const [width, height] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
      if (width < least - 2 || height < least - 2) found.push(`${one.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}: ${width} x ${height}`);
    }
    return found;
  }, within);
