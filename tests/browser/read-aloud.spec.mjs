// Reading aloud. Headless Chromium has no voices, so most tests replace its speech synthesis by one that records.
import { LANGUAGES, expect, test } from './site.mjs';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Replaces the speech synthesis: `spoken` holds what was said, and `finish` ends the current utterance. */
async function speechOf(page, ...languages) {
  await page.addInitScript((languages) => {
    const voices = languages.map((lang) => ({ lang, name: lang }));
    const speech = {
      spoken: [],
      current: null,
      get speaking() {
        return speech.current !== null;
      },
      getVoices: () => voices,
      speak: (utterance) => {
        speech.current = utterance;
        speech.spoken.push({ lang: utterance.lang, voice: utterance.voice.lang, text: utterance.text });
      },
      cancel: () => {
        const cut = speech.current;
        speech.current = null;
        cut?.onerror?.({ error: 'interrupted' });
      },
      finish: () => {
        const ended = speech.current;
        speech.current = null;
        ended.onend();
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  }, languages);
}

const spoken = (page) => page.evaluate(() => speechSynthesis.spoken);
const last = async (page) => (await spoken(page)).at(-1)?.text;
const isSpeaking = (page) => page.evaluate(() => speechSynthesis.current !== null);
const finish = (page) => page.evaluate(() => speechSynthesis.finish());
const words = (text) => text.replace(/\s+/g, ' ').trim();

class Reader {
  constructor(site) {
    this.site = site;
    this.page = site.page;
  }

  get start() {
    return this.page.getByRole('main').getByRole('button', { name: this.site.text('aloud_start'), exact: true });
  }

  get bar() {
    return this.page.getByRole('region', { name: this.site.text('aloud_controls') });
  }

  button(name) {
    return this.bar.getByRole('button', { name: this.site.text(`aloud_${name}`), exact: true });
  }

  /** The highlighted text. */
  async current() {
    return words(await this.page.locator('[data-spoken]').innerText());
  }
}

for (const lang of LANGUAGES) {
  test.describe(`on a phone, in ${lang}`, () => {
    test.use(PHONE);

    test('the answer and its rows are read sentence by sentence, each in its language', async ({ site, page }) => {
      await speechOf(page, 'en-GB', 'zh-HK', 'zh-CN');
      await site.openHydrated('?kind=platform', lang);
      const reader = new Reader(site);
      await reader.start.tap();
      const own = { en: 'en', zh: 'zh-CN' }[lang];
      expect((await spoken(page))[0]).toMatchObject({ lang: own, voice: { en: 'en-GB', zh: 'zh-CN' }[lang] });
      expect(words(await site.headline.innerText())).toContain(words(await last(page)).slice(0, 20));
      await expect(site.headline, 'the sentence is highlighted').toHaveAttribute('data-spoken');
      for (const name of ['previous', 'pause', 'next', 'stop']) {
        const { width, height } = await reader.button(name).boundingBox();
        expect(Math.min(width, height), name).toBeGreaterThanOrEqual(44);
      }
      await reader.button('next').tap();
      expect(await last(page)).toBe(words(await site.rows.first().innerText()));
      // To the quote of the first row that has one.
      for (let at = 0; at < 40 && !(await page.locator('.quote[data-spoken]').count()); at += 1) await finish(page);
      const quote = page.locator('.quote[data-spoken]');
      await expect(quote).toHaveCount(1);
      const of = await quote.getAttribute('lang');
      expect((await spoken(page)).at(-1).lang, 'the quote is read in its own language').toBe(of === 'en' ? 'en' : 'zh-CN');
      await expect(quote).toBeInViewport();
    });

    test('a record is read: its sentence, its claims and their quotes', async ({ site, page }) => {
      await speechOf(page, 'en-US', 'zh_CN');
      await site.open('records/conference-2025', lang);
      const reader = new Reader(site);
      await reader.start.tap();
      let guard = 0;
      while ((await isSpeaking(page)) && (guard += 1) < 900) await finish(page);
      await expect(reader.bar, 'the bar goes at the end').toBeHidden();
      const all = (await spoken(page)).map(({ text }) => text).join(' ');
      const [name, sentence] = await page.evaluate(() => ['h1', '.rp__say'].map((what) => document.querySelector(`.rp__head ${what}`).innerText));
      for (const text of [name, sentence]) expect(all).toContain(words(text));
      const labels = await page.locator('.ctab tbody th').allInnerTexts();
      for (const label of labels) expect(all).toContain(words(label));
      const languages = new Set((await spoken(page)).map(({ lang }) => lang));
      expect([...languages].sort()).toEqual(['en', 'zh-CN']);
    });
  });
}

test('reading is controlled by keyboard: start, pause, resume, on, back, stop', async ({ site, page }) => {
  await speechOf(page, 'en', 'zh-CN');
  await site.openHydrated('');
  const reader = new Reader(site);
  const before = await page.evaluate(() => JSON.stringify(['h1', '.row'].map((what) => document.querySelector(what).getBoundingClientRect())));
  await reader.start.press('Enter');
  await expect(reader.button('stop'), 'the focus is on the controls').toBeFocused();
  const headline = await last(page);
  expect(await page.evaluate(() => JSON.stringify(['h1', '.row'].map((what) => document.querySelector(what).getBoundingClientRect()))), 'nothing moves').toBe(before);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(reader.button('pause')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await isSpeaking(page), 'paused').toBe(false);
  await expect(reader.button('resume')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await last(page), 'the sentence is read again').toBe(headline);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const first = await last(page);
  expect(first).toBe(words(await site.rows.first().innerText()));
  await page.keyboard.press('Enter');
  expect(await last(page)).toBe(words(await site.rows.nth(1).innerText()));
  await reader.button('previous').press('Enter');
  expect(await last(page)).toBe(first);
  await page.keyboard.press('Escape');
  await expect(reader.bar).toBeHidden();
  await expect(reader.start, 'the focus is back').toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  await expect(page.locator('[data-spoken]')).toHaveCount(0);
});

test('reading ends when the answer changes, when another page opens, and a record beside the map is read alone', async ({ site, page }) => {
  await speechOf(page, 'en', 'zh-CN');
  await site.openHydrated('');
  const reader = new Reader(site);
  await reader.start.click();
  await (await site.facet('Event')).click();
  await expect(reader.bar).toBeHidden();
  expect(await isSpeaking(page)).toBe(false);
  await reader.start.click();
  await site.rows.first().click();
  const beside = page.getByRole('complementary', { name: site.text('beside_name') });
  const own = beside.getByRole('button', { name: site.text('aloud_start') });
  await own.click();
  await expect(beside.locator('[data-spoken]')).toHaveCount(1);
  await expect(page.locator('[data-spoken]')).toHaveCount(1);
  await beside.getByRole('link', { name: site.text('beside_whole') }).click();
  await expect(page).toHaveURL(/\/records\//);
  await expect(reader.bar).toBeHidden();
  expect(await isSpeaking(page)).toBe(false);
});

test('without a voice for quotes these are left out, and the bar says so', async ({ site, page }) => {
  await speechOf(page, 'zh-CN');
  await site.openHydrated('', 'zh');
  const reader = new Reader(site);
  await reader.start.click();
  await expect(reader.bar.getByRole('status')).toHaveText(site.text('aloud_no_en'));
  for (let at = 0; at < 30; at += 1) await finish(page);
  expect(new Set((await spoken(page)).map(({ lang }) => lang))).toEqual(new Set(['zh-CN']));
});

for (const lang of LANGUAGES) {
  test(`a browser without voices says so, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('', lang);
    expect(await page.evaluate(() => speechSynthesis.getVoices().length), 'this browser has none').toBe(0);
    const reader = new Reader(site);
    await reader.start.click();
    await expect(reader.bar.getByRole('status')).toHaveText(site.text(`aloud_no_${lang}`));
    await expect(reader.bar.getByRole('button')).toHaveCount(1);
    await reader.button('close').click();
    await expect(reader.bar).toBeHidden();
    await expect(reader.start).toBeFocused();
  });
}

test('a browser that cannot speak shows no button', async ({ site, page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }));
  await site.open('records/conference-2025');
  await expect(page.getByRole('button', { name: site.text('aloud_start') })).toHaveCount(0);
});
