// The element <innovation-atlas>: the atlas in a page of others. `docs/embed.md` describes it. It works as a classic
// script and as a module, and needs no style of the page around.
(() => {
  // What the server knows: its address, the names of the atlas, languages and parameters.
  const { address, names, parameters } = __SETTINGS__;
  if (customElements.get('innovation-atlas')) return;

  const VERSION = 1;
  const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';
  /** The height until the embed tells its own, in CSS pixels. */
  const HEIGHT = 320;
  /** No embed is higher. */
  const HIGHEST = 100_000;
  /** The attributes that a running embed can change by a message, with the name of its value. */
  const MESSAGES = { setQuery: 'query', setLang: 'lang', setTheme: 'theme', setTextScale: 'scale' };
  const ANSWERS = ['height', 'state', 'select', 'error'];
  /** A module does not know its own element. */
  const script = document.currentScript ?? document.querySelector('script[src*="/innovation-atlas.js"]');
  const home = script?.src || `${address}/innovation-atlas.js`;

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { display: block; }
    :host([hidden]), .ready slot { display: none; }
    .box { display: grid; min-inline-size: 0; }
    .box > * { grid-area: 1 / 1; min-inline-size: 0; }
    slot { display: block; z-index: 1; }
    iframe { display: block; inline-size: 100%; border: 0; }
    .filled:not(.ready) iframe { visibility: hidden; }
  `);

  /** The same query in the same words. */
  const sorted = (query) => {
    const pairs = new URLSearchParams(query);
    pairs.sort();
    return `${pairs}`;
  };

  class InnovationAtlas extends HTMLElement {
    static observedAttributes = [...parameters, 'show', 'theme', 'scale', 'lang', 'src', 'height', 'title'];

    #box = document.createElement('div');
    #slot = document.createElement('slot');
    #isOpen = false;
    #frame;
    #port;
    #state;
    /** Messages that no answer has confirmed yet, by type. */
    #asked = new Map();
    /** Attributes that have changed since the last update. */
    #changed = new Set();
    #isNew = false;
    #contentHeight = 0;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [style];
      this.#box.className = 'box';
      this.#box.append(this.#slot);
      shadow.append(this.#box);
      this.#slot.addEventListener('slotchange', () => this.#showFallback());
    }

    connectedCallback() {
      addEventListener('message', this.#receive);
      this.#isOpen = true;
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#receive);
      this.#isOpen = false;
      this.#close();
    }

    attributeChangedCallback(name, old, now) {
      if (old === now || !this.#isOpen) return;
      // Attributes that change together are one change.
      if (!this.#changed.size) queueMicrotask(() => this.#update());
      this.#changed.add(name);
    }

    /** What the embed shows, as its last message `state` says; undefined until there is one. */
    get state() {
      return this.#state;
    }

    /** Shows the answer to a query, as an address of the atlas has it after `?`. */
    setQuery(query) {
      this.#ask('setQuery', `${query}`);
    }

    /** Shows the same in `en` or `zh`. */
    setLang(lang) {
      this.#ask('setLang', `${lang}`);
    }

    /** `light`, `dark`, `contrast`, or `auto` for that of the device. */
    setTheme(theme) {
      this.#ask('setTheme', `${theme}`);
    }

    /** The size of text in percent: 100, 125, 150 or 200. */
    setTextScale(scale) {
      this.#ask('setTextScale', Number(scale));
    }

    /** The language of the embed: of the attribute, else of the page; English unless that is Chinese. */
    get #lang() {
      const tag = this.closest('[lang]')?.lang ?? '';
      return Object.keys(names).find((lang) => lang === tag.slice(0, 2).toLowerCase()) ?? 'en';
    }

    /** The values of attributes as parameters of an address. */
    #parameters(names) {
      const pairs = names.map((name) => [name, this.getAttribute(name)]);
      return new URLSearchParams(pairs.filter(([, value]) => value));
    }

    /** The address of the embed; undefined if `src` is none. */
    get #address() {
      try {
        const atlas = new URL(this.getAttribute('src')?.replace(/\/?$/, '/') ?? home, document.baseURI);
        if (!/^https?:$/.test(atlas.protocol)) return undefined;
        const url = new URL(`${this.#lang}/embed`, atlas);
        url.search = this.#parameters([...parameters, 'show', 'theme', 'scale']);
        // Where the browser does not tell the embed whose page it is in.
        if (!location.ancestorOrigins) url.searchParams.set('host', location.origin);
        return url.href;
      } catch {
        return undefined;
      }
    }

    #open() {
      const address = this.#address;
      this.#showFallback();
      if (!address) return;
      const frame = (this.#frame = document.createElement('iframe'));
      frame.loading = 'lazy';
      frame.setAttribute('sandbox', SANDBOX);
      frame.height = Math.max(HEIGHT, this.#least);
      frame.title = this.#title;
      frame.src = address;
      this.#box.append(frame);
    }

    #close() {
      this.#port?.close();
      this.#frame?.remove();
      this.#port = this.#frame = this.#state = undefined;
      this.#contentHeight = 0;
      this.#asked.clear();
      this.#changed.clear();
      this.#box.classList.remove('ready');
    }

    get #least() {
      return Math.min(Math.max(Number.parseInt(this.getAttribute('height'), 10) || 0, 0), HIGHEST);
    }

    get #title() {
      return this.getAttribute('title') || names[this.#lang];
    }

    /** The fallback is shown until the embed is ready; without one, the frame is. */
    #showFallback() {
      const isFilled = this.#slot.assignedNodes().some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent.trim());
      this.#box.classList.toggle('filled', isFilled);
    }

    /** Applies changed attributes: by messages, where there are messages for them, else by another frame. */
    #update() {
      const changed = [...this.#changed];
      this.#changed.clear();
      if (!this.#isOpen) return;
      // There is none while `src` is no address.
      if (!this.#frame) return this.#open();
      this.#frame.title = this.#title;
      this.#setHeight();
      const isQuery = (name) => parameters.includes(name) && name !== 'release';
      const has = (...names) => changed.some((name) => names.includes(name));
      if (has('src', 'show', 'release') || (!this.#port && changed.some((name) => name !== 'title' && name !== 'height'))) {
        this.#close();
        this.#open();
        return;
      }
      if (changed.some(isQuery)) this.setQuery(this.#parameters(parameters));
      if (has('lang')) this.setLang(this.#lang);
      if (has('theme')) this.setTheme(this.getAttribute('theme') || 'auto');
      if (has('scale')) this.setTextScale(this.getAttribute('scale') || 100);
    }

    #setHeight() {
      if (this.#contentHeight) this.#frame.height = Math.max(this.#contentHeight, this.#least);
    }

    #ask(type, value) {
      this.#asked.set(type, value);
      if (this.#port) this.#send(type, value);
    }

    #send(type, value) {
      this.#port.postMessage({ atlas: VERSION, type, [MESSAGES[type]]: value });
    }

    /** The first message of a document of the frame: it comes with a port, and later ones come over that. */
    #receive = ({ source, data, ports: [port] }) => {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (data?.atlas !== VERSION || data.type !== 'ready' || !port) return;
      this.#port?.close();
      this.#port = port;
      this.#isNew = true;
      this.#box.classList.add('ready');
      port.onmessage = ({ data }) => this.#answer(data);
      this.#tell(data);
    };

    #answer(message) {
      if (message?.atlas !== VERSION || !ANSWERS.includes(message.type)) return;
      if (message.type === 'height' && Number.isInteger(message.height)) {
        this.#contentHeight = Math.min(message.height, HIGHEST);
        this.#setHeight();
      }
      if (message.type === 'state') this.#state = message;
      this.#tell(message);
      if (message.type === 'state') this.#confirm(message);
      if (message.type === 'error') this.#asked.clear();
    }

    /** What a former document of the frame did not do any more is sent to the new one. */
    #confirm(state) {
      const rest = [...this.#asked].filter(([type, value]) => {
        const shown = state[MESSAGES[type]];
        return type === 'setQuery' ? sorted(shown) !== sorted(value) : shown !== value;
      });
      this.#asked.clear();
      if (this.#isNew) for (const [type, value] of rest) this.#send(type, value);
      this.#isNew = false;
    }

    #tell(message) {
      this.dispatchEvent(new CustomEvent(`atlas-${message.type}`, { detail: message, bubbles: true }));
    }
  }

  customElements.define('innovation-atlas', InnovationAtlas);
})();
