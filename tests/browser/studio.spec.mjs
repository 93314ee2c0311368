// The embed studio: its form with and without script, its code, and its checks, which are measured on the preview.
import { expect } from '@playwright/test';
import { violations } from './axe.mjs';
import { sidewaysOverflow, test } from './site.mjs';

/** Opens the studio. The application does not run there, so there is nothing to wait for but the page. */
async function open(site, query = '', lang = 'en') {
  site.lang = lang;
  await site.page.goto(`${site.address}${lang}/embed/studio${query}`);
}

const code = (page, kind) => page.locator(`#code-${kind}`);
const frameOf = (page) => page.frameLocator('#preview');
/** The results of the checks, once all are measured. */
async function checks(page) {
  await expect(page.locator('#checks-said')).not.toBeEmpty();
  return page.locator('#checks > li').evaluateAll((items) => Object.fromEntries(items.map((item) => [item.dataset.check, item.dataset.result ?? item.lastElementChild.textContent])));
}

test('the form works by its button, and with script at once', async ({ site, page }) => {
  await open(site, '?kind=event');
  await page.getByRole('checkbox', { name: site.text('map_title') }).uncheck();
  await page.getByRole('radio', { name: site.text('look_dark') }).check();
  if (!site.script) await page.getByRole('button', { name: site.text('studio_update') }).click();
  await expect(page).toHaveURL(/show=sentence,list,timeline|show=sentence&show=list&show=timeline/);
  await expect(code(page, 'iframe')).toHaveValue(/kind=event&amp;show=sentence,list,timeline&amp;theme=dark/);
  await expect(page.locator('#preview')).toHaveAttribute('src', /show=sentence,list,timeline&theme=dark$/);
  const embed = frameOf(page);
  await expect(embed.locator('.results .row').first()).toBeVisible();
  await expect(embed.locator('.mapbox')).toHaveCount(0);
  await expect(embed.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a language, a size of text and a release are chosen', async ({ site, page }) => {
  await open(site, '?kind=event');
  await page.getByRole('radio', { name: '中文' }).check();
  await page.getByRole('radio', { name: '150%' }).check();
  await page.locator('[name=release]').nth(1).check();
  if (!site.script) await page.getByRole('button', { name: site.text('studio_update') }).click();
  await expect(code(page, 'oembed')).toHaveValue(/\/zh\/embed\?kind=event&release=r[\w-]+&scale=150$/);
  await expect(frameOf(page).locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

test.describe('with script', () => {
  test.beforeEach(({ site }) => test.skip(!site.script, 'the rest of the page needs it'));

  test('the frame is as high as its content at each width, and so is the code', async ({ site, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(site, '?kind=event');
    for (const [name, width] of [['studio_phone', 360], ['studio_column', 760]]) {
      await page.getByRole('radio', { name: site.text(name) }).check();
      await expect.poll(() => page.locator('#preview').evaluate((frame) => frame.clientWidth)).toBe(width);
      await expect.poll(() => page.locator('#preview').evaluate((frame) => frame.contentDocument.documentElement.getBoundingClientRect().height - frame.clientHeight)).toBeCloseTo(0, -1);
      const height = await page.locator('#preview').getAttribute('height');
      await expect(code(page, 'iframe')).toHaveValue(new RegExp(` height="${height}"`));
      await expect(page.locator('#preview-size')).toHaveText(`${width} × ${height} px`);
    }
    await page.getByLabel(site.text('studio_height')).fill('3000');
    await expect(code(page, 'iframe')).toHaveValue(/ height="3000"/);
  });

  test('without measuring, the height in the code is near that of the content', async ({ site, page, request }) => {
    for (const lang of ['en', 'zh']) {
      for (const query of ['', 'kind=event&show=list', 'kind=project&show=map', 'show=sentence,map,list', 'kind=platform&scale=125', 'sel=project-agnos-lidar&show=record']) {
        for (const width of [360, 760]) {
          const studio = await (await request.get(`${site.address}${lang}/embed/studio?${query}&width=${width}`)).text();
          const estimate = Number(studio.match(/id="preview"[^>]* height="(\d+)"/)[1]);
          await page.setViewportSize({ width, height: 600 });
          await page.goto(`${site.address}${lang}/embed?${query}`);
          const content = await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
          const message = `${lang} ${query} ${width}: estimated ${estimate}, needs ${content}`;
          // No estimate is over the limit, and none so low that it hides what matters.
          expect(estimate, message).toBeGreaterThan(Math.min(content, 4000) * 0.9);
          expect(estimate, message).toBeLessThan(content * 1.8 + 200);
        }
      }
    }
  });

  test('every check passes on the preview, in each language and theme', async ({ site, page }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const lang of ['en', 'zh']) {
      for (const theme of ['light', 'dark', 'contrast']) {
        await open(site, `?kind=event&show=sentence,facets,map,list,timeline&theme=${theme}`, lang);
        const results = await checks(page);
        expect(results, `${lang} ${theme}`).toEqual({
          script: 'pass', origin: 'pass', cookie: 'pass', approval: 'pass', height: 'pass', contrast: 'pass', keyboard: 'pass', title: 'pass', print: 'pass',
        });
      }
    }
  });

  test('each check fails when there is something to find', async ({ site, page }) => {
    await open(site, '?kind=event');
    await checks(page);
    await page.context().addCookies([{ name: 'reader', value: '1', url: site.address }]);
    const embed = page.frames().find((frame) => /\/embed\?/.test(frame.url()));
    // The check of the keyboard has started the application, which writes the title once.
    if (site.live) await embed.locator('.page-root[data-live]').waitFor();
    await embed.evaluate(() => {
      const add = (tag, text, attributes) => {
        const element = Object.assign(document.createElement(tag), { textContent: text });
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.querySelector('main').append(element);
        return element;
      };
      // Text in the colour of its ground.
      const pale = add('p', 'pale', {});
      pale.style.color = getComputedStyle(document.querySelector('main')).backgroundColor;
      // A part that scrolls, one that keeps the key for itself, and one that covers the number.
      const box = add('div', 'x'.repeat(10), {});
      Object.assign(box.style, { height: '10px', overflow: 'auto', fontSize: '40px' });
      add('button', 'trap', {}).addEventListener('keydown', (event) => event.preventDefault());
      const number = document.querySelector('.attr').getBoundingClientRect();
      const cover = add('div', '', {});
      Object.assign(cover.style, { position: 'absolute', zIndex: 99, left: `${number.left}px`, top: `${number.top + scrollY}px`, width: `${number.width}px`, height: `${number.height}px` });
      document.querySelector('h1').textContent = 'Something else';
      document.title = 'Something else';
      document.querySelector('.results .row').dataset.ids = 'not-in-the-page-of-the-server';
      const style = [...document.styleSheets].at(-1);
      style.insertRule('@media print { .row__cite { display: none; } }', style.cssRules.length);
    });
    await expect.poll(() => checks(page), { message: 'the frame is measured again after it changed' }).toMatchObject({
      script: 'fail', cookie: 'fail', approval: 'fail', height: 'fail', contrast: 'fail', keyboard: 'fail', title: 'fail', print: 'fail',
    });
  });

  test('code is copied, and what is copied is the code', async ({ site, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(site, '?kind=event');
    for (const [name, kind] of [['studio_code_component', 'component'], ['studio_code_plain', 'html'], ['studio_code_oembed', 'oembed'], ['studio_code_frame', 'iframe']]) {
      await page.getByRole('radio', { name: site.text(name) }).check();
      const area = page.locator(`.code[data-code=${kind}]`);
      await area.getByRole('button', { name: site.text('studio_copy') }).click();
      await expect(area.getByRole('status')).toHaveText(site.text('share_copied'));
      // The line may still speak of the code before.
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page, kind).inputValue());
    }
  });

  test('choices stay after a reload, and the other language keeps them', async ({ site, page }) => {
    await open(site, '?kind=event');
    await page.getByRole('radio', { name: site.text('look_dark') }).check();
    await expect(page).toHaveURL(/theme=dark/);
    await page.reload();
    await expect(page.getByRole('radio', { name: site.text('look_dark') })).toBeChecked();
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL(/\/zh\/embed\/studio\?.*kind=event.*theme=dark/);
  });
});

test('it fits narrow windows and passes axe', async ({ site, page }) => {
  test.skip(!site.script, 'axe needs a script');
  test.slow();
  for (const lang of ['en', 'zh']) {
    for (const [width, theme] of [[360, 'light'], [1024, 'dark'], [1440, 'contrast']]) {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript((theme) => localStorage.setItem('look', JSON.stringify({ theme })), theme);
      await open(site, '?kind=event&since=2021&sel=week-2021', lang);
      await checks(page);
      expect(await sidewaysOverflow(page), `${lang} ${width}`).toBe(0);
      // The embed in the frame is a page of its own, with tests of its own.
      expect(await violations(page, 'html', { iframes: false }), `${lang} ${width} ${theme}`).toEqual([]);
    }
  }
});

test('the keyboard reaches every choice, and leaves the preview', async ({ site, page }) => {
  test.skip(!site.script, 'without script the form is the same');
  await open(site, '?kind=event');
  await page.locator('[name=show]').first().focus();
  const seen = new Set();
  for (let step = 0; step < 200 && !seen.has('end'); step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement.name || document.activeElement.id || (document.activeElement.closest('.foot') ? 'end' : ''));
    seen.add(at);
  }
  for (const name of ['show', 'lang', 'theme', 'scale', 'height', 'release', 'code', 'width', 'preview', 'end']) expect(seen, name).toContain(name);
});
