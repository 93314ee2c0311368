// The main flows. Each runs with script, without script, without WebAssembly, on a phone and under a base path.
import { LANGUAGES, expect, test } from './site.mjs';

/** The name of a kind as the facet prints it. */
const PLATFORM = { en: 'Platform', zh: '(创新)?平台' };

/** Follows a link, and marks the document so that `sameDocument` can tell whether another one was loaded. */
async function follow(site, link) {
  if (!site.live) return link.click();
  await site.page.evaluate(() => (window.sameDocument = true));
  await link.click();
}

async function sameDocument(site) {
  if (site.live) expect(await site.page.evaluate(() => window.sameDocument), 'no document was loaded').toBe(true);
}

/** Opens the whole page of a record, which is one link further where the record opens beside the map. */
async function openWhole(site, row) {
  await row.click();
  const wide = site.page.viewportSize().width >= 768;
  if (site.live && wide) await site.page.locator('#beside').getByRole('link', { name: site.text('beside_whole') }).click();
}

for (const lang of LANGUAGES) {
  test(`a facet filters the atlas, and back restores it, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    const everything = await site.headline.textContent();
    const title = await page.title();
    const many = await site.rows.count();
    await follow(site, await site.facet(PLATFORM[lang]));
    await expect(page).toHaveURL(/[?&]kind=platform$/);
    await expect(site.headline).not.toHaveText(everything);
    const narrowed = await site.headline.textContent();
    await expect.poll(() => site.rows.count()).toBeLessThan(many);
    await expect(await site.facet(PLATFORM[lang])).toHaveAttribute('aria-current', 'true');
    await expect(page).not.toHaveTitle(title);
    await sameDocument(site);

    await page.goBack();
    // On a phone the filters are a sheet, which the address names.
    await expect(page).toHaveURL(new RegExp(`/${lang}/(#filters)?$`));
    await expect(site.headline).toHaveText(everything);
    await expect(site.rows).toHaveCount(many);
    await expect(page).toHaveTitle(title);

    await page.goForward();
    await expect(site.headline).toHaveText(narrowed);
    await site.reload();
    await expect(site.headline).toHaveText(narrowed);
    await expect(page).toHaveURL(/[?&]kind=platform$/);
  });

  test(`a stage unfolds its statuses and filters by all of them, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    const link = await site.facet({ en: 'Intended', zh: '预期' }[lang]);
    const stage = page.locator('.stage').filter({ has: page.locator('[data-key=intended]') });
    const statuses = stage.locator('.facet__folded').getByRole('link');
    const counted = Number(await link.locator('.n').textContent()) + Number((await link.locator('.u').textContent()).match(/\d+/)?.[0] ?? 0);
    await expect(statuses.first()).toBeHidden();
    const fold = stage.locator('summary');
    await expect(fold).toHaveText(site.text('facet_stage').replace('{stage}', await link.locator('.lab').textContent()));
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect(statuses.first()).toBeVisible();

    await follow(site, link);
    await expect(page).toHaveURL(/[?&]status=scheduled,planned,target$/);
    await sameDocument(site);
    await expect(page.locator('.chip')).toHaveCount(1);
    await expect(site.headline).toContainText({ en: /: \d/, zh: /：\d/ }[lang]);
    const found = (await site.headline.textContent()).replace(/^.*[:：]/, '').replace(/[(（][^)）]*[)）]/g, '').match(/\d+/g).reduce((sum, part) => sum + Number(part), 0);
    expect(found, 'it finds as many records as its count').toBe(counted);
    await site.facet({ en: 'Intended', zh: '预期' }[lang]);
    await expect(link).toHaveAttribute('aria-current', 'true');
    for (const status of await statuses.all()) {
      await expect(status).toBeVisible();
      await expect(status).toHaveAttribute('aria-current', 'true');
    }
    await link.click();
    await expect(page).not.toHaveURL(/status=/);
    await expect(page.locator('.chip')).toHaveCount(0);
  });

  test(`a chip removes its filter, in ${lang}`, async ({ site, page }) => {
    await site.open('?kind=platform&since=2025', lang);
    const chips = page.locator('.chip').getByRole('link');
    await expect(chips).toHaveCount(2);
    const narrowed = await site.headline.textContent();
    await follow(site, chips.first());
    await expect(chips).toHaveCount(1);
    await expect(site.headline).not.toHaveText(narrowed);
    await sameDocument(site);
  });

  test(`a search finds a project by a word, with its amount and its signing, in ${lang}`, async ({ site, page }) => {
    const amount = { en: '150 million US dollars', zh: '1.5亿美元' }[lang];
    await site.open('', lang);
    await site.search.fill({ en: 'lidar', zh: '激光雷达' }[lang]);
    await site.search.press('Enter');
    await expect(page).toHaveURL(/[?&]q=/);
    await expect(site.results).toContainText(amount);
    const row = site.rows.and(page.locator('[href$="/records/project-agnos-lidar"]'));
    await openWhole(site, row);
    await expect(page).toHaveURL(/\/records\/project-agnos-lidar$/);
    await expect(page.getByRole('main')).toContainText(amount);
    await page.getByRole('main').locator('a[href$="/records/signing-jiangning-2020"]').first().click();
    await expect(page).toHaveURL(/\/records\/signing-jiangning-2020$/);
    await expect(page.getByRole('main').locator('a[href$="/records/project-agnos-lidar"]').first()).toBeVisible();
  });

  test(`a question leads to its records, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    await page.getByRole('region', { name: site.text('question_all') }).getByRole('link', { name: { en: /17 and 18 June 2021/, zh: /2021年6月17日/ }[lang] }).click();
    await expect(page).toHaveURL(/since=2021-06-17/);
    for (const item of ['opening', 'summit-forum', 'closing']) {
      await expect(site.rows.and(page.locator(`[href$="/records/conference-future-network-2021-${item}"]`))).toBeVisible();
    }
  });

  test(`a citation opens in place and links to its source, in ${lang}`, async ({ site, page }) => {
    await site.open('records/project-agnos-lidar', lang);
    const words = page.getByRole('main').getByRole('group').filter({ has: page.locator('blockquote') }).first();
    await expect(words.locator('blockquote')).toBeHidden();
    await words.locator('summary').click();
    await expect(words.locator('blockquote')).toBeVisible();
    await words.getByRole('link', { name: site.text('cite_here') }).click();
    await expect(page).toHaveURL(/\/sources\/s\d#b\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test(`the time window can be set in a form, in ${lang}`, async ({ site, page }) => {
    await site.open('?kind=event', lang);
    const everything = await site.headline.textContent();
    await site.facet(PLATFORM[lang]);
    await site.filters.getByRole('textbox', { name: site.text('facet_since') }).fill('2021');
    await site.filters.getByRole('textbox', { name: site.text('facet_until') }).fill('2021-06');
    await site.filters.getByRole('button', { name: site.text('facet_apply') }).click();
    await expect(page).toHaveURL(/kind=event/);
    await expect(page).toHaveURL(/since=2021/);
    await expect(page).toHaveURL(/until=2021-06/);
    await expect(site.headline).not.toHaveText(everything);
  });

  test(`the other language shows the same query, from ${lang}`, async ({ site, page }) => {
    const other = lang === 'en' ? 'zh' : 'en';
    await site.open('?kind=platform&since=2021', lang);
    const rows = await site.rows.count();
    await page.getByRole('group', { name: site.text('site_language') }).getByRole('link', { name: { en: 'EN', zh: '中文' }[other] }).click();
    await expect(page).toHaveURL(new RegExp(`/${other}/\\?kind=platform&since=2021$`));
    await expect(page.locator('html')).toHaveAttribute('lang', other === 'zh' ? 'zh-Hans' : 'en');
    site.lang = other;
    await expect(site.rows).toHaveCount(rows);
  });
}

for (const lang of LANGUAGES) {
  test(`an empty answer keeps its filters at zero and offers similar queries, in ${lang}`, async ({ site, page }) => {
    await site.open('', lang);
    const keys = (values) => values.evaluateAll((all) => all.map((value) => value.dataset.key));
    const before = await keys(page.locator('.facet[data-key] a.fv'));
    const lanes = await keys(page.locator('svg.tl').filter({ visible: true }).locator('.lane'));
    await site.open('?q=zzzzqq-zzzzqq&kind=project', lang);
    expect(await keys(page.locator('.facet[data-key] a.fv'))).toEqual(before);
    expect(await keys(page.locator('svg.tl').filter({ visible: true }).locator('.lane'))).toEqual(lanes);
    await expect(page.locator('.facet a.fv:not(.fv--zero)')).toHaveCount(0);
    const links = site.results.locator('.near').getByRole('link');
    await expect(links).toHaveCount(1);
    const [text, template] = [await links.first().textContent(), site.text('message_without')];
    expect(text).toMatch(new RegExp(template.replace('{what}', '“zzzzqq-zzzzqq”').replace('{count}', '\\d+')));
    await follow(site, links.first());
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?kind=project$`));
    await expect(site.rows.first()).toBeVisible();
    expect(await site.rows.count(), 'it finds as many records as it says').toBe(Number(text.match(/(\d+)\D*$/)[1]));
    await sameDocument(site);
  });

  test(`an empty time window names the records before and after it, in ${lang}`, async ({ site }) => {
    await site.open('?kind=event&since=2022-02&until=2022-03', lang);
    const near = site.results.locator('.near');
    for (const key of ['message_before', 'message_after']) {
      const line = near.getByRole('listitem').filter({ hasText: site.text(key) });
      await expect(line).toContainText(/20\d\d/);
      await expect(line.getByRole('link')).toHaveAttribute('href', /\/records\//);
    }
  });
}

test('an empty answer has a link to all records', async ({ site, page }) => {
  await site.open('?q=zzzzqq-zzzzqq');
  await expect(site.results).toContainText(site.text('message_empty'));
  await site.results.getByRole('link').and(page.locator('.btn')).first().click();
  await expect(site.rows.first()).toBeVisible();
});
