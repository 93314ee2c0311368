// Starts the application. Whatever fails here, the page stays as the server rendered it, and its links and its form
// work. The server writes the addresses of the build.
const APPLICATION = '__JS__';
const WASM = '__WASM__';
/** How long a module may take to arrive, in milliseconds. */
const IMPORT_TIMEOUT = 8000;
/** The time between two tries to write the address, in milliseconds. */
const HISTORY_RETRY = 8000;
/**
 * A module that uses what the application is compiled with: bulk memory, reference types, multiple results, sign
 * extension, saturating conversion.
 */
const FEATURES = 'AGFzbQEAAAABBwFgAW8Cf38DAgEABQMBAAEKFwEVAEEAQQBBAPwLAEEAwEMAAAAA/AAL';
/** Rows that a browser computes with for each gigabyte of its device; of more, the server computes the answers. */
const ROWS_PER_GB = 25_000;
/** How many rows there are, if they are many. */
const rows = Number(document.getElementById('start').dataset.rows ?? 0);
/** Release and build of this page. Pages name theirs in a header. */
const version = document.querySelector('meta[name=atlas-version]')?.content;

/**
 * Loads a whole page, because this one is of a build or release that the server no longer has. Only once for each
 * address: if the new page has the same problem, loading it again does not help.
 */
function renew(address = '') {
  const mark = `${version} ${address}`;
  try {
    if (sessionStorage.getItem('renewed') === mark) return false;
    sessionStorage.setItem('renewed', mark);
  } catch {
    return false;
  }
  if (address) location.assign(address);
  else location.reload();
  return true;
}

/** Whether the server says that it does not have a file. */
const isGone = async (address) => (await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => ({}))).status === 404;

self.atlasRenew = renew;

/** `import()`, which wasm cannot call. A module that comes after `failed` was called is used all the same. */
self.atlasImport = (address, loaded, failed) => {
  let fail = () => {
    fail = () => {};
    failed();
  };
  const timer = setTimeout(() => fail(), IMPORT_TIMEOUT);
  import(address)
    .then(loaded, async () => (await isGone(address)) && renew() || fail())
    .finally(() => clearTimeout(timer));
};

// Safari throws after a hundred changes of the history in 30 seconds, and the router does not expect that.
let late;
for (const name of ['pushState', 'replaceState']) {
  // `messages.js` writes into the addresses of an embed how it looks.
  const change = (state, title, address) => History.prototype[name].call(history, state, title, self.atlasAddress?.(address) ?? address);
  history[name] = (...state) => {
    clearTimeout(late);
    try {
      change(...state);
    } catch {
      const address = state[2];
      if (name === 'pushState') location.assign(address);
      // The page shows the state already; only the address is behind.
      else late = setTimeout(() => history[name](...state), HISTORY_RETRY);
    }
  };
}

/** The compiled wasm: while it arrives, or after it has arrived where a proxy has changed its type. */
function compile() {
  const load = async () => {
    const answer = await fetch(WASM);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer;
  };
  const buffered = async () => WebAssembly.compile(await (await load()).arrayBuffer());
  return WebAssembly.compileStreaming?.(load()).catch(buffered) ?? buffered();
}

/** Fails when the application ends, as it does where it cannot have memory. What awaits it would wait for ever. */
const ended = () =>
  new Promise((_, fail) => {
    addEventListener('error', ({ error }) => {
      if (error instanceof WebAssembly.RuntimeError) fail(error);
    });
  });

/** Whether the memory is too little for the rows: as some browsers tell, or because the application has failed of it. */
function isShortOfMemory() {
  try {
    return rows > ROWS_PER_GB * (navigator.deviceMemory ?? Infinity) || (rows > 0 && sessionStorage.getItem('short') === version);
  } catch {
    return false;
  }
}

/** Loads the page again, to have the server compute the answers. */
function startShort() {
  try {
    sessionStorage.setItem('short', version);
    location.reload();
  } catch {
    // Without a place to remember it, the page stays as it is.
  }
}

async function start() {
  if (!self.WebAssembly?.validate(Uint8Array.from(atob(FEATURES), (letter) => letter.charCodeAt()))) return 'failed';
  // Leptos expects serialised resources and errors in these.
  self.__RESOLVED_RESOURCES = [];
  self.__SERIALIZED_ERRORS = [];
  self.__INCOMPLETE_CHUNKS = [];
  try {
    const [application, wasm] = await Promise.all([import(APPLICATION), compile()]);
    await application.default({ module_or_path: wasm });
    await Promise.race([application.hydrate(isShortOfMemory()), ended()]);
    return 'live';
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError && rows > 0 && !isShortOfMemory()) {
      startShort();
      return 'failed';
    }
    if ((await isGone(APPLICATION)) || (await isGone(WASM))) renew();
    return 'failed';
  }
}

start().then((state) => {
  document.documentElement.dataset.script = state;
  // Last, so that saving for later does not delay what the reader waits for.
  const { offline } = document.getElementById('start').dataset;
  if (offline) import(offline);
});
