// Reads the answer and its rows, or a record and its claims, aloud by the speech synthesis of the browser. It needs
// nothing of the application: it reads the text of the page at the moment of the press.

/** What the buttons read, by their `data-aloud`. When the content of one of these elements changes, reading ends. */
const PARTS = {
  answer: '.answer > :first-child, .results__list',
  record: '.rp__head, .ctab',
};
/** The elements that are read within a part, in the order of the page. */
const SENTENCES = [
  '.answer h1, .answer__counts > span, .row h3, .row__amt, .row__also, .quote',
  '.rp__head :is(h1, h2, .zh > span, .rp__say, .note), .row__meta > :not(.btn)',
  '.ctab tbody th, .ctab .v, .ctab .v small, .ctab .rel',
].join();
/** What one press on "previous" or "next" skips. */
const ITEMS = '.answer, .row, .rp__head, .ctab tr';
/** The language of utterances by the language of the text, and the languages of voices that fit it, best first. */
const SPOKEN = { en: ['en', /^en\b/i], zh: ['zh-CN', /^(zh|cmn)-(hans-)?cn\b/i, /^(zh|cmn)\b/i] };
/** How long to wait for voices, which some browsers load when they are first asked for. */
const VOICES_WAIT_MS = 1500;

const speech = self.speechSynthesis;
const bar = () => document.getElementById('reading');
/** What is being read. At most one, since there is one voice and one bar. */
let reading = null;

/** The voices of the browser. Empty if it has none. */
function voices() {
  const present = speech.getVoices();
  if (present.length) return present;
  return new Promise((resolve) => {
    const answer = () => resolve(speech.getVoices());
    // Not every browser has `addEventListener` here.
    speech.onvoiceschanged = answer;
    setTimeout(answer, VOICES_WAIT_MS);
  });
}

/** `en` or `zh`. */
const language = (element) => element.closest('[lang]').lang.slice(0, 2);

/** The sentences of a text. Browsers may stop within long utterances, so each is one of its own. */
function sentences(text, lang) {
  if (!Intl.Segmenter) return [text];
  return Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text), ({ segment }) => segment);
}

/** What to say for an element: its text in its languages. Sentences within it are elements of their own. */
function utterances(element) {
  const runs = [];
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { data, parentElement: parent } = nodes.currentNode;
    // A link to another site is no part of what is said.
    if (parent.closest(SENTENCES) !== element || parent.closest('[rel~=noopener]')) continue;
    const lang = language(parent);
    if (runs.at(-1)?.lang === lang) runs.at(-1).text += data;
    else runs.push({ lang, text: data });
  }
  return runs
    .flatMap(({ lang, text }) => sentences(text.replace(/\s+/g, ' '), lang).map((text) => ({ element, lang, text: text.trim() })))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

class Reading {
  constructor(button) {
    this.button = button;
    this.parts = [...document.querySelectorAll(PARTS[button.dataset.aloud])];
    this.queue = this.parts
      .flatMap((part) => [...part.querySelectorAll(SENTENCES)])
      .filter((element) => element.checkVisibility?.() ?? true)
      .flatMap(utterances);
    this.at = 0;
    this.changes = new MutationObserver((changes) => {
      const isOutdated = changes.some(({ target }) => this.parts.some((part) => part.contains(target)));
      if (isOutdated || this.parts.some((part) => !part.isConnected)) this.end();
    });
    this.changes.observe(document.body, { childList: true, characterData: true, subtree: true });
  }

  async start() {
    const present = await voices();
    if (reading !== this) return;
    const voice = (lang) => SPOKEN[lang].slice(1).map((fits) => present.find((one) => fits.test(one.lang.replace('_', '-')))).find(Boolean);
    this.voices = { en: voice('en'), zh: voice('zh') };
    const own = language(document.documentElement);
    const missing = Object.keys(SPOKEN).filter((lang) => !this.voices[lang] && this.queue.some((one) => one.lang === lang));
    this.queue = this.queue.filter((one) => this.voices[one.lang] && this.voices[own]);
    // Without a voice for the page itself nothing is read.
    this.message = missing.includes(own) ? own : missing[0];
    this.show();
    this.speak();
  }

  /** Shows the bar, with the message if there is one, and without the buttons that would do nothing. */
  show() {
    const texts = JSON.parse(bar().dataset.texts);
    const isOver = !this.queue.length;
    const button = (name) => bar().querySelector(`[data-reading=${name}]`);
    bar().hidden = false;
    bar().querySelector('p').textContent = texts[this.message] ?? '';
    for (const name of ['previous', 'pause', 'next']) button(name).hidden = isOver;
    button('pause').textContent = this.isPaused ? texts.resume : texts.pause;
    button('stop').textContent = isOver ? texts.close : texts.stop;
  }

  /** Says the current sentence, then the rest. Pausing ends the utterance, because some phones cannot pause one. */
  speak() {
    this.utterance = null;
    // Some browsers lose an utterance that follows a needless `cancel`.
    if (speech.speaking || speech.pending) speech.cancel();
    this.highlight(this.queue[this.at]?.element);
    if (this.isPaused || !this.voices || !this.queue.length) return;
    if (this.at >= this.queue.length) return this.end();
    const { lang, text } = this.queue[this.at];
    // Kept, because a browser may collect an utterance before it ends.
    const utterance = (this.utterance = new SpeechSynthesisUtterance(text));
    utterance.lang = SPOKEN[lang][0];
    utterance.voice = this.voices[lang];
    utterance.onend = () => this.utterance === utterance && this.go(this.at + 1);
    utterance.onerror = () => this.utterance === utterance && this.fail();
    speech.speak(utterance);
  }

  go(at) {
    this.at = at;
    this.speak();
  }

  fail() {
    this.queue = [];
    this.message = 'failed';
    this.show();
    this.speak();
  }

  toggle() {
    this.isPaused = !this.isPaused;
    this.show();
    this.speak();
  }

  /** Goes to the previous item (-1) or the next (1). After the last, reading ends. */
  skip(distance) {
    const items = this.queue.map(({ element }) => element.closest(ITEMS));
    const start = (at) => items.indexOf(items[Math.max(at, 0)]);
    if (distance < 0) return this.go(start(start(this.at) - 1));
    const next = items.findIndex((item, at) => at > this.at && item !== items[this.at]);
    this.go(next < 0 ? items.length : next);
  }

  highlight(element) {
    if (this.spoken !== element) delete this.spoken?.dataset.spoken;
    this.spoken = element;
    if (!element) return;
    element.dataset.spoken = '';
    element.scrollIntoView({ block: 'nearest' });
  }

  end() {
    reading = this.utterance = null;
    speech.cancel();
    this.changes.disconnect();
    this.highlight(null);
    const hadFocus = bar().contains(document.activeElement);
    bar().hidden = true;
    if (hadFocus && this.button.isConnected) this.button.focus({ preventScroll: true });
  }
}

/** What the buttons of the bar do. */
const ACTIONS = {
  previous: () => reading.skip(-1),
  pause: () => reading.toggle(),
  next: () => reading.skip(1),
  stop: () => reading.end(),
};

addEventListener('click', ({ target }) => {
  const start = target.closest?.('[data-aloud]');
  if (start) {
    reading?.end();
    reading = new Reading(start);
    reading.show();
    bar().querySelector('[data-reading=stop]').focus();
    reading.start();
  } else if (reading) {
    ACTIONS[target.closest?.('[data-reading]')?.dataset.reading]?.();
  }
});
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !reading || !bar().contains(event.target)) return;
  event.preventDefault();
  reading.end();
});
addEventListener('pagehide', () => reading?.end());
// Some browsers load their voices only after they were asked for.
speech?.getVoices();
