// Starts the application of an embed when a reader comes to it. Until then the embed is a page without wasm, whose
// links work.
const { start } = document.getElementById('start').dataset;
/** What a reader does first: by pointer, finger or keyboard. */
const TOUCHES = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'focusin', 'keydown'];
/** A link to the page of a record: the id is its last part. */
const RECORD = /\/records\/([^/?#]+)$/;

let isStarted = false;
function begin() {
  if (isStarted) return;
  isStarted = true;
  for (const touch of TOUCHES) removeEventListener(touch, begin);
  observer.disconnect();
  import(start);
}
for (const touch of TOUCHES) addEventListener(touch, begin, { passive: true });

// An embed that was out of sight and is scrolled to. One that is in sight from the beginning waits for a touch.
let wasOutside = false;
const observer = new IntersectionObserver((entries) => {
  const isInside = entries.some((entry) => entry.isIntersecting);
  if (isInside && wasOutside) begin();
  wasOutside ||= !isInside;
});
observer.observe(document.documentElement);

// A record opens within the embed also before the application runs.
addEventListener('click', (event) => {
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (document.documentElement.dataset.script === 'live' || !isPlain || event.defaultPrevented) return;
  const link = event.target.closest('.results a[href], .time a[href], .mapbox a[href]');
  const record = link && RECORD.exec(link.getAttribute('href').split(/[?#]/)[0]);
  if (!record) return;
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set('sel', decodeURIComponent(record[1]));
  location.assign(address);
});
