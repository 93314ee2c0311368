// The pages for sharing: copying, the share sheet of the system, the QR code, references.
import jsQR from 'jsqr';
import { violations } from './axe.mjs';
import { LANGUAGES, expect, sidewaysOverflow, test } from './site.mjs';

const VIEW = 'share?kind=platform&since=2021';
const RECORD = 'records/conference-2025/share';

const field = (page, id) => page.locator(`#share-${id}`);
/** The button that copies an element. */
const copy = (page, id) => page.locator(`[data-copy=${id}]`);
/** The status line of the section of an element. */
const said = (locator) => locator.locator('xpath=ancestor::section').getByRole('status');

/** Reads the QR code of a page from a screenshot. */
async function readCode(page) {
  const png = await page.locator('.qr').screenshot();
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    const { data, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
    return { data: Array.from(data), width, height };
  }, png.toString('base64'));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

test('the atlas leads to the page for sharing its view, and that leads back', async ({ site, page }) => {
  await site.openHydrated('?kind=platform&since=2021');
  await page.getByRole('link', { name: site.text('share_take') }).click();
  await expect(page).toHaveURL(`${site.address}en/${VIEW}`);
  await expect(site.headline).toHaveText(site.text('share_view'));
  await page.getByRole('link', { name: site.text('share_back_view') }).click();
  await expect(page).toHaveURL(`${site.address}en/?kind=platform&since=2021`);
});

test('the link follows the filters of the atlas', async ({ site, page }) => {
  await site.openHydrated('');
  const link = page.getByRole('link', { name: site.text('share_take') });
  await expect(link).toHaveAttribute('href', /\/en\/share$/);
  await (await site.facet('Policy')).click();
  await expect(link).toHaveAttribute('href', /\/en\/share\?kind=policy$/);
});

for (const lang of LANGUAGES) {
  test(`the buttons copy the addresses and the references in ${lang}`, async ({ site, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await site.open(VIEW, lang);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    for (const id of ['live', 'pinned']) {
      await copy(page, `share-${id}`).click();
      await expect(said(copy(page, `share-${id}`))).toHaveText(site.text('share_copied'));
      // The line may still speak of the address before.
      await expect.poll(clipboard).toBe(await field(page, id).inputValue());
    }
    expect(await field(page, 'pinned').inputValue()).toMatch(/[?&]release=r/);
    // The reader's day is in the reference on the page, and in its file.
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    await expect(page.locator('#cite-text')).toContainText(day);
    await copy(page, 'cite-text').click();
    await expect(said(copy(page, 'cite-text'))).toHaveText(site.text('share_copied'));
    await expect.poll(clipboard).toBe(await page.locator('#cite-text').textContent());
    await page.getByText('BibTeX', { exact: true }).first().click();
    await expect(page.locator('#cite-bibtex')).toContainText(`urldate = {${day}}`);
    await copy(page, 'cite-bibtex').click();
    await expect.poll(clipboard).toContain('@misc{');
    const file = await page.request.get(await page.locator('[data-reference=cite-csl]').evaluate((link) => link.href));
    expect((await file.json())[0].accessed['date-parts'][0].join('-')).toBe(day.replace(/-0/g, '-'));
  });
}

test('where the clipboard is refused the text is copied by the old command, or selected', async ({ site, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await site.open(RECORD);
  await copy(page, 'share-live').click();
  await expect(said(copy(page, 'share-live'))).toHaveText(site.text('share_copied'));
  await page.evaluate(() => (document.execCommand = () => false));
  await copy(page, 'cite-text').click();
  await expect(said(copy(page, 'cite-text'))).toHaveText(site.text('share_selected'));
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected.trim()).toBe((await page.locator('#cite-text').innerText()).trim());
});

test('the share sheet gets the address, and its button is there only where there is one', async ({ site, page }) => {
  await page.addInitScript(() => delete Navigator.prototype.share);
  await site.open(RECORD);
  await expect(copy(page, 'share-live')).toBeVisible();
  await expect(page.locator('[data-sheet]')).toBeHidden();
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => {
      window.shared.push(data);
      if (window.shared.length > 1) throw new DOMException('', window.shared.length > 2 ? 'NotAllowedError' : 'AbortError');
    };
  });
  await site.reload();
  const button = page.locator('[data-sheet]');
  await button.click();
  const address = await field(page, 'live').inputValue();
  await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(1);
  expect(await page.evaluate(() => window.shared[0])).toEqual({ title: await page.title(), url: address });
  await button.click();
  await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(2);
  await expect(said(button), 'a reader who closes it is told nothing').toHaveText('');
  await button.click();
  await expect(said(button)).toHaveText(site.text('share_unshared'));
});

for (const colorScheme of ['light', 'dark']) {
  test(`the QR code is read from the screen in ${colorScheme} as the live address`, async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of [RECORD, `${VIEW}&q=${encodeURIComponent('江宁')}`]) {
      await site.open(path, 'zh');
      expect(await readCode(page)).toBe(await field(page, 'live').inputValue());
    }
  });
}

test('at 360 pixels nothing is cut off and the QR code is still read', async ({ site, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const lang of LANGUAGES) {
    for (const path of [VIEW, RECORD]) {
      await site.open(path, lang);
      await page.getByText('BibTeX', { exact: true }).first().click();
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await readCode(page)).toBe(await field(page, 'live').inputValue());
    }
  }
});

for (const theme of ['light', 'dark', 'contrast']) {
  test(`axe finds no violation on the pages for sharing in ${theme}, with everything unfolded`, async ({ site, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const [path, lang, width] of [[VIEW, 'zh', 360], [RECORD, 'en', 1440]]) {
      await page.setViewportSize({ width, height: 800 });
      await site.open(path, lang);
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await page.locator('main details').evaluateAll((all) => all.forEach((details) => (details.open = true)));
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('all of it is reached by keyboard, in the order of the page', async ({ site, page }) => {
  await site.openHydrated(RECORD);
  await page.getByRole('link', { name: site.text('share_back_record') }).focus();
  const order = [];
  for (let step = 0; step < 16; step++) {
    await page.keyboard.press('Tab');
    order.push(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.copy || document.activeElement.dataset.reference || document.activeElement.textContent.trim()));
  }
  const wanted = ['share-live', 'share-live', 'share-pinned', 'share-pinned', 'cite-text', 'cite-text', 'BibTeX', 'CSL-JSON', site.text('share_png')];
  expect(order.filter((name) => wanted.includes(name))).toEqual(wanted);
  await copy(page, 'share-pinned').focus();
  await page.keyboard.press('Enter');
  await expect(said(copy(page, 'share-pinned'))).not.toHaveText('');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('addresses, code, files and references are there, and no button that would do nothing', async ({ page, baseURL }) => {
    for (const path of [VIEW, RECORD]) {
      await page.goto(`${baseURL}en/${path}`);
      await expect(page.locator('main button:visible')).toHaveCount(0);
      await expect(field(page, 'live')).toHaveValue(/^http.*\/en\//);
      await expect(page.locator('.qr')).toBeVisible();
      await page.getByText('CSL-JSON', { exact: true }).first().click();
      await expect(page.locator('#cite-csl')).toContainText('"type": "webpage"');
      const file = await page.request.get(await page.locator('[data-reference=cite-bibtex]').getAttribute('href'));
      expect(file.headers()['content-type']).toContain('application/x-bibtex');
    }
  });
});
