// Pictures of views and records as messengers and readers get them: drawn in the run, and measured.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, expect, test } from './site.mjs';

const SITE = process.env.ATLAS_SITE_BUILT;
const DATA = new URL('../../data/nanjing', import.meta.url).pathname;

/** Views and records, as paths below the language: the part before the file, and the query. */
const SUBJECTS = {
  atlas: ['', ''],
  'narrowed atlas': ['', '?since=2020&until=2021&place=jiangning'],
  'search in two languages': ['', '?q=%E5%88%9B%E6%96%B0'],
  'empty atlas': ['', '?q=zzzzqq-zzzzqq'],
  'record with a place': ['records/conference-2025/', ''],
  'record with a long name': ['records/indicator-jiangning-new-generation-it/', ''],
  'record without a place': ['records/platform-ceni/', ''],
  'record without place and date': ['records/speech-xi-jiangsu/', ''],
};

/** The columns and rows of a picture that have ink in each of these boxes: `null` where there is none. */
async function ink(page, address, boxes) {
  return page.evaluate(async ([address, boxes]) => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const extents = boxes.map(({ left, top, right, bottom }) => {
      const [width, height] = [right - left, bottom - top];
      const { data } = context.getImageData(left, top, width, height);
      let found = null;
      for (let at = 0; at < width * height; at += 1) {
        // Ink is much darker than paper.
        if (data[4 * at] + data[4 * at + 1] + data[4 * at + 2] > 380) continue;
        const [x, y] = [left + (at % width), top + Math.floor(at / width)];
        found ??= { left: x, right: x, top: y, bottom: y };
        found = { left: Math.min(found.left, x), right: Math.max(found.right, x), top: Math.min(found.top, y), bottom: Math.max(found.bottom, y) };
      }
      return found;
    });
    return { width: bitmap.width, height: bitmap.height, extents };
  }, [address, boxes]);
}

for (const lang of LANGUAGES) {
  for (const [name, [path, query]] of Object.entries(SUBJECTS)) {
    test(`the share picture shows every line of its title, ${name}, ${lang}`, async ({ site, page, request }) => {
      await site.open('about', lang);
      const address = (file) => `${site.address}${lang}/${path}${file}${query}`;
      const answer = await request.get(address('share.png'));
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toBe('image/png');
      const svg = await (await request.get(address('share.svg'))).text();
      const lines = [...svg.matchAll(/<text class="serif bold" x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)">([^<]+)</g)];
      const titles = lines.map(([, x, y, size, text]) => ({ x: Number(x), y: Number(y), size: Number(size), text }));
      expect(titles.length).toBeGreaterThan(0);
      // With a map the words have the left half. A line has the room from its ascenders to its descenders.
      const right = svg.includes('class="neat"') ? 572 : 1190;
      const boxes = titles.map(({ y, size }) => ({ left: 0, right, top: Math.round(y - 0.9 * size), bottom: Math.round(y + 0.12 * size) }));
      const picture = await ink(page, address('share.png'), boxes);
      expect([picture.width, picture.height]).toEqual([1200, 630]);
      for (const [at, { x, size, text }] of titles.entries()) {
        const extent = picture.extents[at];
        expect(extent, `"${text}" is drawn`).not.toBeNull();
        expect(Math.abs(extent.left - x), `"${text}" begins at the margin`).toBeLessThan(0.25 * size);
        expect(extent.right, `"${text}" ends before the map`).toBeLessThan(right - 12);
        // Widths are estimated without the font, rather too wide.
        const letters = [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 1 : 0.4), 0);
        expect(extent.right - extent.left, `"${text}" has all its letters`).toBeGreaterThan(0.8 * letters * size - size);
      }
    });
  }

  test(`a saved picture is one file that a browser shows, with no text beyond its edge, ${lang}`, async ({ site, page }) => {
    for (const [path, query] of Object.values(SUBJECTS)) {
      for (const file of ['picture.svg', 'share.svg']) {
        await page.goto(`${site.address}${lang}/${path}${file}${query}`);
        const beyond = await page.evaluate(() => {
          const svg = document.documentElement;
          const { width, height } = svg.viewBox.baseVal;
          const scale = svg.getBoundingClientRect().width / width;
          const texts = [...svg.querySelectorAll('text')].filter((text) => !text.closest('[clip-path]'));
          const outside = texts.filter((text) => {
            const box = text.getBoundingClientRect();
            return box.right / scale > width || box.bottom / scale > height || box.left < 0 || box.top < 0;
          });
          return outside.map((text) => text.textContent);
        });
        expect(beyond, `${path}${file}${query}`).toEqual([]);
      }
    }
  });

  test(`a page names its share picture, and the picture is there, ${lang}`, async ({ site, request }) => {
    for (const path of ['', '?kind=event&release=none', 'records/conference-2025', 'records/conference-2025?release=none', 'about']) {
      const html = await (await request.get(`${site.address}${lang}/${path}`)).text();
      const meta = (name) => html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`))?.[1];
      expect(meta('twitter:card')).toBe('summary_large_image');
      expect([meta('og:image:type'), meta('og:image:width'), meta('og:image:height')]).toEqual(['image/png', '1200', '630']);
      const image = new URL(meta('og:image').replaceAll('&amp;', '&'));
      const answer = await request.get(`${site.origin}${image.pathname}${image.search}`);
      expect([answer.status(), answer.headers()['content-type']], image.href).toEqual([200, 'image/png']);
    }
  });
}

test('a picture to save is twice as large as it is shown, and has a name', async ({ site, page, request }) => {
  await site.open('about', 'en');
  const address = `${site.address}en/picture.png?kind=event`;
  const answer = await request.get(address);
  expect(answer.headers()['content-disposition']).toMatch(/^inline; filename="atlas-en-r[\w-]+\.png"$/);
  const { width, height } = await ink(page, address, []);
  expect(width).toBe(1920);
  expect(height).toBeGreaterThan(1500);
});

/** The characters of a TrueType file, by the formats 4 and 12 of its `cmap`. */
function characters(font) {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 8 + 8 * at));
  const found = new Set();
  const add = (first, last) => {
    for (let code = first; code <= last && code !== 0xffff; code += 1) found.add(String.fromCodePoint(code));
  };
  for (const subtable of subtables) {
    const format = font.readUInt16BE(subtable);
    if (format === 4) {
      // The last characters of all segments, padding, and their first characters; subsets have no gaps in a segment.
      const segments = font.readUInt16BE(subtable + 6) / 2;
      for (let at = 0; at < segments; at += 1) {
        const last = subtable + 14 + 2 * at;
        add(font.readUInt16BE(last + 2 * segments + 2), font.readUInt16BE(last));
      }
    } else if (format === 12) {
      for (let at = subtable + 16; at < subtable + 16 + 12 * font.readUInt32BE(subtable + 12); at += 12) {
        add(font.readUInt32BE(at), font.readUInt32BE(at + 4));
      }
    }
  }
  return found;
}

test('both weights of the font have GB 2312, Latin, and every character of the package and of the interface', () => {
  const page = readFileSync(join(SITE, 'index.html'), 'utf8');
  const fonts = readdirSync(SITE).filter((name) => /^picture-.*\.ttf$/.test(name) && page.includes(name));
  const decoder = new TextDecoder('gb2312');
  const rows = [...Array(9).keys()].map((row) => row + 1).concat([...Array(72).keys()].map((row) => row + 16));
  const cells = rows.flatMap((row) => [...Array(94).keys()].map((cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa1 + cell))));
  // The rows have a few cells that the standard leaves empty.
  const standard = cells.filter((cell) => /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(cell));
  const han = standard.filter((cell) => /\p{Script=Han}/u.test(cell));
  expect(han.length).toBeGreaterThanOrEqual(6763);
  const folders = [DATA, new URL('../../app/locales', import.meta.url).pathname];
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => /\.(csv|json)$/.test(name)).map((name) => join(folder, name)));
  const texts = files.flatMap((file) => [...readFileSync(file, 'utf8')]).filter((letter) => letter > ' ' && letter !== '\ufeff');
  const latin = [...'ABCXYZabcxyz0189.,;:!?()-–—“”‘’%&/éèüößñçåøšžłİ'];
  for (const weight of [400, 700]) {
    const files = fonts.filter((name) => name.includes(`-${weight}-`) && !name.includes('serif'));
    const has = new Set(files.flatMap((name) => [...characters(readFileSync(join(SITE, name)))]));
    const lacking = [...new Set([...han, ...texts, ...latin])].filter((letter) => !has.has(letter));
    expect(lacking, `the fonts of weight ${weight}, ${files}`).toEqual([]);
  }
});

test('atlas check names a character that pictures cannot show', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  const check = () => execFileSync(process.env.ATLAS_PROGRAM, ['check', folder, '--site', SITE], { encoding: 'utf8' });
  try {
    cpSync(DATA, folder, { recursive: true });
    expect(check()).not.toContain('pictures cannot show');
    const table = join(folder, 'records.csv');
    const rows = readFileSync(table, 'utf8');
    const name = '102 major projects signed at the 2025 conference';
    expect(rows).toContain(`,${name},`);
    writeFileSync(table, rows.replace(`,${name},`, `,${name} 𠮷𠮷,`));
    expect(check()).toMatch(/records\.csv:\d+:name_en: note: pictures cannot show 𠮷 \(U\+20BB7\)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
