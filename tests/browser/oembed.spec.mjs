// oEmbed by programs of others: a consumer from npm, and xmllint for the form as XML.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { extract, hasProvider, setProviderList } from '@extractus/oembed-extractor';
import { expect, test } from '@playwright/test';
import { Server } from './server.mjs';

const run = promisify(execFile);
const server = new Server();

test.beforeAll(() => server.startAsPublic());
test.afterAll(() => server.close());

/** What the program that reads XML answers for an expression. */
async function xpath(xml, expression) {
  const reading = run('xmllint', ['--xpath', expression, '-']);
  reading.child.stdin.end(xml);
  return (await reading).stdout.trim();
}

test('a consumer that discovers the answer by the head of the page gets the embed', async () => {
  setProviderList([]);
  for (const path of ['en/?kind=event&since=2021', 'zh/records/week-2021', 'en/embed?kind=platform&show=list']) {
    const answer = await extract(server.address + path, { maxwidth: 400 });
    expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 400, method: 'auto-discovery' });
    expect(answer.html).toContain(`<iframe src="${server.address}`);
    expect(answer.title, 'the title says what is shown').not.toBe('');
  }
});

test('a consumer that knows the provider gets the embed', async () => {
  const host = new URL(server.address).host;
  setProviderList([
    {
      provider_name: 'Atlas',
      provider_url: server.address,
      endpoints: [{ schemes: [`${server.address}*`], url: `${server.address}oembed`, formats: ['json', 'xml'], discovery: true }],
    },
  ]);
  const address = `${server.address}en/?kind=event`;
  expect(hasProvider(address)).toBe(true);
  // The consumer always asks by https, which the server of the test does not speak.
  const answer = await extract(address, { maxwidth: 500, maxheight: 300 }, (url) => fetch(url.replace(`https://${host}`, `http://${host}`)));
  expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 500, height: 300, method: 'provider-api' });
  expect(answer.html).toContain('height="300"');
});

test('the form as XML is well-formed, and says the same', async ({ request }) => {
  // Characters that XML escapes, and two that it cannot contain.
  const url = `${server.address}en/?q=%3Cb%3E%26%22%EF%BF%BE%EF%BF%BF&kind=event`;
  const answer = (format) => request.get(`${server.address}oembed`, { params: { url, format } });
  const json = await (await answer('json')).json();
  const xml = await (await answer('xml')).text();
  for (const [name, value] of Object.entries(json)) {
    const plain = `${value}`.replace(/[\uFFFE\uFFFF]/g, '').replace(/\s+/g, ' ').trim();
    expect(await xpath(xml, `normalize-space(/oembed/${name})`), name).toBe(plain);
  }
  expect(await xpath(xml, 'count(/oembed/*)')).toBe(`${Object.keys(json).length}`);
});
