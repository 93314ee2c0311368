// Pages of others that embed the atlas: a small server on another origin, and what such a page receives.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Ajv from 'ajv/dist/2020.js';
import { test as base, expect } from './site.mjs';

export { expect };

const SCHEMA = JSON.parse(readFileSync(new URL('../../server/src/api/embed_messages.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strictTypes: false }).addSchema(SCHEMA, 'messages');

/** Whether a message is one of the contract, in a direction: `in` or `out`. */
export const isValid = (message, direction) => ajv.validate(`messages#/$defs/${direction}`, message);

export const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** The script of a host page: keeps all messages, those of the window and those of the ports, in order. */
const RECORDER = `
  window.messages = [];
  window.ports = [];
  addEventListener('message', ({ data, origin, source, ports }) => {
    const frame = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source);
    messages.push({ data, origin, frame, ports: ports.length });
    for (const port of ports) {
      window.ports.push(port);
      port.onmessage = ({ data }) => messages.push({ data, port: window.ports.indexOf(port) });
    }
  });
`;

/** A site of another origin than the atlas. */
class Host {
  #pages = new Map();
  #server = createServer((request, response) => {
    const { body = '', headers = {} } = this.#pages.get(request.url.split('?')[0]) ?? {};
    response.writeHead(body ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  });

  async start() {
    this.add('/recorder.js', RECORDER, { 'content-type': 'text/javascript' });
    // Another name of this machine than that of the atlas, so that browsers see another site and not only another port.
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.origin = `http://localhost:${this.#server.address().port}`;
  }

  /** Adds a page, and returns its address. */
  add(path, body, headers) {
    this.#pages.set(path, { body, headers });
    return `${this.origin}${path}`;
  }

  /** Adds a page with a frame, and the recorder. */
  addFrame(path, src, { doctype = '<!doctype html>', sandbox = SANDBOX, attributes = 'width="900" height="600"', script = '', headers = {} } = {}) {
    const frame = `<iframe title="Atlas" src="${src.replaceAll('&', '&amp;')}" ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} ${attributes}></iframe>`;
    return this.add(path, `${doctype}<html lang="en"><meta charset="utf-8"><title>Host</title><script src="/recorder.js"></script>${frame}<script>${script}</script></html>`, headers);
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** The messages that a host page has received. Each must be one of the contract. */
export async function received(page, type) {
  const messages = await page.evaluate(() => window.messages);
  for (const { data } of messages) expect(isValid(data, 'out'), JSON.stringify(data)).toBe(true);
  return type ? messages.filter(({ data }) => data.type === type) : messages;
}

/** Waits for the last message of a type to have these values, and returns it. */
export async function expectLast(page, type, values) {
  await expect.poll(async () => (await received(page, type)).at(-1)?.data, { message: `the last ${type}` }).toMatchObject(values);
  return (await received(page, type)).at(-1).data;
}

/** Sends a message over the last port. */
export const send = (page, message) => page.evaluate((message) => window.ports.at(-1).postMessage(message), message);

/** Sends a message of the contract. */
export function ask(page, type, values) {
  const message = { atlas: 1, type, ...values };
  expect(isValid(message, 'in'), JSON.stringify(message)).toBe(true);
  return send(page, message);
}

/** Longer than an embed collects what it is asked for before it does it. */
const DONE = 400;

/** Waits until everything that was sent before has been handled, and done: for the answer to a message of no type. */
export async function settled(page) {
  const errors = (await received(page, 'error')).length;
  await send(page, { atlas: 1, type: 'settled' });
  await expect.poll(async () => (await received(page, 'error')).length).toBe(errors + 1);
  await page.waitForTimeout(DONE);
}

export const test = base.extend({
  /** A site of another origin. */
  host: async ({ site }, use) => {
    const host = new Host();
    await host.start();
    site.hosts.push(host.origin);
    await use(host);
    await host.close();
  },

  /** The document of the first embed in the page. */
  embed: async ({ page }, use) => {
    await use(page.frameLocator('iframe').first());
  },
});

/** Follows the filter by events. A pointer would start an embed that was not touched. */
export const filterByEvents = (embed) => embed.locator('.facets a[data-key=event]').first().evaluate((link) => link.click());

/** Touches an embed, and waits until its application runs. */
export async function startEmbed(embed) {
  await embed.locator('main').hover({ position: { x: 5, y: 5 } });
  await expect(embed.locator('.page-root[data-live]'), 'the embed is hydrated').toHaveCount(1);
}
