// A server of its own for tests that stop it, or start it again with another build or release.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The folders that the tests start from. */
const SITE = process.env.ATLAS_SITE_BUILT;
const DATA = new URL('../../data/nanjing', import.meta.url).pathname;

export class Server {
  #folders = [];
  #process;
  #port = 0;

  /** Starts it, on the same port as before. */
  async start({ site = SITE, data = DATA, base = '', settings = {} } = {}) {
    this.#process = spawn(process.env.ATLAS_PROGRAM, ['serve'], {
      env: {
        ATLAS_LISTEN: `127.0.0.1:${this.#port}`,
        ATLAS_PUBLIC_URL: `http://localhost${base}`,
        ATLAS_SITE: site,
        ATLAS_DATA: data,
        RUST_LOG: 'warn',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(this.#process.stdout), 'line');
    // Service workers need a secure context, which `localhost` is as well as this address.
    this.address = line.match(/http:\S+/)[0];
    this.#port = new URL(this.address).port;
  }

  /** Starts it with its own address as the public one, which is known only after a first start. */
  async startAsPublic(options = {}) {
    if (!this.#port) {
      await this.start(options);
      await this.stop();
    }
    const settings = { ...options.settings, ATLAS_PUBLIC_URL: `http://127.0.0.1:${this.#port}` };
    await this.start({ ...options, settings });
  }

  async stop() {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  async #copy(folder) {
    const copy = await mkdtemp(join(tmpdir(), 'atlas-'));
    this.#folders.push(copy);
    await cp(folder, copy, { recursive: true });
    return copy;
  }

  /** The same site with other hashes in the names of its files, as after a deployment without the former build. */
  async otherBuild() {
    const site = await this.#copy(SITE);
    const page = join(site, 'index.html');
    let html = await readFile(page, 'utf8');
    for (const name of await readdir(site)) {
      const [, stem, hash, end] = name.match(/^(app|atlas|map)-([0-9a-f]{8,16})(.*)$/) ?? [];
      if (!hash || !html.includes(`${stem}-${hash}`)) continue;
      await rename(join(site, name), join(site, `${stem}-${'0123456789abcdef'.slice(0, hash.length)}${end}`));
    }
    html = html.replace(/(app|atlas|map)-([0-9a-f]{8,16})/g, (_, stem, hash) => `${stem}-${'0123456789abcdef'.slice(0, hash.length)}`);
    await writeFile(page, html);
    return site;
  }

  /** The same records as another release. */
  async otherRelease() {
    const data = await this.#copy(DATA);
    const file = join(data, 'datapackage.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('from five press texts', 'from press texts'));
    return data;
  }

  /** The package with a change of one file. */
  async changedData(name, pattern, replacement) {
    const data = await this.#copy(DATA);
    const text = await readFile(join(data, name), 'utf8');
    const changed = text.replace(pattern, replacement);
    if (changed === text) throw new Error(`${name} has nothing like ${pattern}`);
    await writeFile(join(data, name), changed);
    return data;
  }

  /** A package of so many invented records. */
  async generated(records) {
    const folder = await mkdtemp(join(tmpdir(), 'atlas-'));
    this.#folders.push(folder);
    const data = join(folder, 'data');
    await promisify(execFile)(process.env.ATLAS_PROGRAM, ['generate', '--records', String(records), data]);
    return data;
  }

  /** A folder of earlier releases with the package as it is. */
  async releasesFolder() {
    const folder = await mkdtemp(join(tmpdir(), 'atlas-'));
    this.#folders.push(folder);
    await cp(DATA, join(folder, 'first'), { recursive: true });
    return folder;
  }

  /** Ends it for good. */
  async close() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.stop();
    for (const folder of this.#folders) await rm(folder, { recursive: true });
  }
}
