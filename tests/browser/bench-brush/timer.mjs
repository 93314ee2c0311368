// What measures within the page.

/**
 * Runs in the page. `bench.changes` counts changes of the panels: those in elements of the selector `watched`, or those
 * that the page itself counts. `measures` is the name of its user-timing measures.
 */
export function installTimer({ watched, measures }) {
  const bench = (window.bench ??= { changes: 0 });
  if (watched) {
    const isWatched = ({ target }) => (target.closest ? target : target.parentElement)?.closest(watched);
    new MutationObserver((records) => records.some(isWatched) && (bench.changes += 1)).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  }
  addEventListener('pointerdown', (event) => (bench.pressed = event.timeStamp), { capture: true });
  // A task that is posted during a frame runs after its layout and paint.
  const channel = new MessageChannel();
  let ended = () => {};
  channel.port1.onmessage = () => ended();
  const afterPaint = () => requestAnimationFrame(() => channel.port2.postMessage(null));

  /**
   * After this, `bench.painted` is the time from the next movement of the pointer to the end of the frame in which the
   * panels changed. `since` is `press` to count from the press before it; with `nothing` the next frame is the last.
   * Where nothing changes for `limit` milliseconds, it is the time to the first frame.
   */
  bench.watch = (since, limit) => {
    performance.clearMeasures(measures);
    bench.painted = new Promise((done) => {
      const moved = (event) => {
        const before = bench.changes;
        const from = since === 'press' ? bench.pressed : event.timeStamp;
        let first;
        ended = () => {
          const time = performance.now() - from;
          first ??= time;
          const changed = bench.changes > before;
          if (since !== 'nothing' && !changed && time < limit) return afterPaint();
          const entries = performance.getEntriesByName(measures, 'measure');
          const computing = entries.length > 0 ? entries.reduce((sum, { duration }) => sum + duration, 0) : null;
          done({ time: changed ? time : first, changed, computing });
        };
        afterPaint();
      };
      // Captured first, so that this frame is also that of the application.
      addEventListener('pointermove', moved, { once: true, capture: true });
    });
  };
}

/** Runs in the page. `bench.frames()` starts to record the times between frames, and `bench.recorded()` ends it. */
export function installFrameTimer() {
  let times;
  let waiting;
  const next = (at) => {
    times.push(at);
    waiting = requestAnimationFrame(next);
  };
  window.bench.frames = () => {
    times = [];
    waiting = requestAnimationFrame(next);
  };
  window.bench.recorded = () => {
    cancelAnimationFrame(waiting);
    return times.slice(1).map((time, at) => time - times[at]);
  };
}
