// The four kinds of code that the embed studio gives, pasted into four plain files that another server has.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { Server } from './server.mjs';

const KINDS = ['iframe', 'component', 'html', 'oembed'];
const QUERY = 'kind=policy';

/** A server of another origin with these files. */
class Portal {
  files = new Map();

  async start() {
    this.server = createServer((request, response) => {
      const file = this.files.get(request.url);
      response.writeHead(file ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(file);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.address = `http://127.0.0.1:${this.server.address().port}`;
  }

  paste(name, code) {
    this.files.set(`/${name}.html`, `<!doctype html><html lang="en"><head><title>Portal</title></head><body><h1>Portal</h1>\n${code}\n</body></html>`);
  }

  close() {
    this.server.close();
  }
}

const [server, portal] = [new Server(), new Portal()];

test.beforeAll(async () => {
  await server.startAsPublic();
  await portal.start();
});
test.afterAll(async () => {
  portal.close();
  await server.close();
});

/** The code of each kind from the studio, for oEmbed what its address gives, pasted under `prefix`. */
async function paste(page, request, prefix, query) {
  await page.goto(`${server.address}en/embed/studio?${query}`);
  for (const kind of KINDS) {
    let code = await page.locator(`#code-${kind}`).inputValue();
    if (kind === 'oembed') code = (await (await request.get(`${server.address}oembed`, { params: { url: code } })).json()).html;
    portal.paste(prefix + kind, code);
  }
}

/** The records that a pasted file shows, by id and name. */
async function shown(page, name) {
  await page.goto(`${portal.address}/${name}.html`);
  if (name.endsWith('html')) {
    return page.locator('section li > a').evaluateAll((links) => links.map((link) => ({ id: new URL(link.href).pathname.split('/').at(-1), name: link.textContent })));
  }
  const isEmbed = (frame) => /\/embed\?/.test(frame.url());
  await expect.poll(() => page.frames().some(isEmbed), { message: `${name} has the frame` }).toBe(true);
  const embed = page.frames().find(isEmbed);
  await embed.locator('.results .row').first().waitFor();
  return embed.locator('.results .row').evaluateAll((rows) => rows.map((row) => ({ id: row.dataset.ids, name: row.querySelector('h3').textContent })));
}

/** What the questions of the first page are answered by; these records cannot be withdrawn. */
const questions = readFileSync(new URL('../../data/nanjing/questions.csv', import.meta.url), 'utf8');

/** The same package without a record. */
const without = (id) => server.changedData('records.csv', new RegExp(`^(${id},.*),published,`, 'm'), '$1,withdrawn,');

test('all four show the same records, live and frozen, before and after a release', async ({ page, request }) => {
  test.slow();
  const { release, rows } = await (await request.get(`${server.address}api/v1/match?q=a`)).json();
  expect(rows).not.toEqual([]);
  await paste(page, request, 'live-', QUERY);
  await paste(page, request, 'frozen-', `${QUERY}&release=${release}`);
  const wanted = await (await request.get(`${server.address}api/v1/records?${QUERY}&most=4`)).json();
  const first = wanted.map(({ id, name }) => ({ id, name }));
  expect(first.length).toBe(4);
  for (const kind of KINDS) {
    for (const prefix of ['live-', 'frozen-']) expect(await shown(page, prefix + kind), prefix + kind).toEqual(first);
  }

  // A release without one of them that answers no question of the first page; the former one is among the earlier releases.
  const gone = first.find(({ id }) => !questions.includes(id));
  const data = await without(gone.id);
  const releases = await server.releasesFolder();
  await server.stop();
  await server.startAsPublic({ data, settings: { ATLAS_RELEASES: releases } });
  const now = (await (await request.get(`${server.address}api/v1/records?${QUERY}&most=4`)).json()).map(({ id, name }) => ({ id, name }));
  expect(now).not.toContainEqual(gone);
  for (const kind of KINDS) {
    expect(await shown(page, `frozen-${kind}`), `frozen ${kind}`).toEqual(first);
    // A copy in plain HTML is frozen by nature.
    expect(await shown(page, `live-${kind}`), `live ${kind}`).toEqual(kind === 'html' ? first : now);
  }
  // The links of the copy lead to the release of the copy.
  await page.goto(`${portal.address}/live-html.html`);
  await page.locator('section li > a').nth(first.indexOf(gone)).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(gone.name);
  await expect(page).toHaveURL(new RegExp(`release=${release}`));
});
