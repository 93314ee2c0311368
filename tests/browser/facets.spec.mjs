// Facets: their order, the search within long ones, stages of statuses, counts of undated records, bars behind values.
import { facetValue } from './panels.mjs';
import { LANGUAGES, expect, test } from './site.mjs';
import { dragWindow } from './timeline.mjs';

/** The facet of industries, its search field, and the names of the visible values. */
const industries = (site) => site.filters.locator('.facet[data-key=industry]');
const find = (site) => industries(site).getByRole('searchbox');
const values = (site) => industries(site).locator('.fv:visible .lab');

for (const lang of LANGUAGES) {
  test(`a long facet can be searched, in ${lang}`, async ({ site, page }) => {
    const words = { en: 'ROBOT', zh: '机器人' }[lang];
    await site.open('', lang);
    const name = await industries(site).getByRole('heading').innerText();
    await expect(find(site)).toHaveAccessibleName(site.text('facet_find_in').replace('{facet}', name));
    const all = await industries(site).locator('.fv').count();
    await find(site).fill(words);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    const status = site.text('facet_found').replace('{count}', '1').replace('{total}', String(all));
    await expect(industries(site).getByRole('status')).toHaveText(status);
    // The search stays when the answer changes.
    await values(site).first().click();
    await expect(page).toHaveURL(/industry=industry-robotics/);
    await expect(find(site)).toHaveValue(words);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    await page.goBack();
    await expect(page).not.toHaveURL(/industry=/);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    await find(site).focus();
    await page.keyboard.press('Escape');
    await expect(find(site)).toHaveValue('');
    await expect(industries(site).getByRole('status')).toBeEmpty();
    await expect(industries(site).locator('.fv[hidden]')).toHaveCount(0);
    await expect(values(site)).toHaveCount(8);
  });
}

test('a search in a facet also applies to values that a later answer adds', async ({ site, page }) => {
  await site.open('?q=lidar');
  await site.open('');
  const parties = site.filters.locator('.facet[data-key=party]');
  await parties.getByRole('searchbox').fill('university');
  await expect(parties.locator('.fv:visible')).not.toHaveCount(0);
  const facet = await site.facet('Platform');
  await facet.click();
  await expect(page).toHaveURL(/kind=platform$/);
  for (const name of await parties.locator('.fv:visible .lab').allTextContents()) expect(name).toMatch(/university/i);
  // A facet that becomes too short for a search field hides nothing.
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page).toHaveURL(/q=lidar/);
  if (!(await parties.getByRole('searchbox').count())) await expect(parties.locator('.fv[hidden]')).toHaveCount(0);
});

test('a facet that the reader unfolded stays unfolded when a search in it ends', async ({ site, page }) => {
  await site.open('');
  const facet = page.locator('.facet[data-key=party]');
  const [field, fold] = [facet.getByRole('searchbox'), facet.locator('details')];
  const folded = await facet.locator('.facet__folded .lab').first().textContent();
  await field.fill(folded);
  await expect(fold).toHaveAttribute('open');
  await field.fill('');
  await expect(fold).not.toHaveAttribute('open');
  await facet.locator('summary').click();
  await field.fill(folded);
  await field.fill('');
  await expect(fold).toHaveAttribute('open');
});

test('kind and place are the first facets', async ({ site, page }) => {
  await site.open('');
  const order = await page.locator('.facet[data-key]').evaluateAll((all) => all.map((facet) => facet.dataset.key));
  expect(order.slice(0, 2)).toEqual(['kind', 'place']);
  expect(order.length).toBeGreaterThan(2);
});

test('a drag updates the counts of stages and statuses without replacing their elements', async ({ site, page }) => {
  test.skip(test.info().project.name === 'remote', 'its counts come a little later than the hand');
  await site.openHydrated('');
  await page.locator('.stage__fold').first().click();
  const rows = page.locator('.facet[data-key=status] a.fv');
  await rows.evaluateAll((all) => all.forEach((row) => (row.kept = true)));
  const before = await rows.locator('.n').allTextContents();
  await dragWindow(page, 0.27, 0.45);
  await expect(page).toHaveURL(/since=/);
  const during = await rows.locator('.n').allTextContents();
  expect(during).not.toEqual(before);
  expect(await rows.evaluateAll((all) => all.every((row) => row.kept))).toBe(true);
  await page.mouse.up();
  await expect(page.locator('[data-moving]')).toHaveCount(0);
  // The count of each stage is the sum of its statuses, after the drag too.
  const sums = await page.locator('.stage').evaluateAll((all) =>
    all.map((stage) => {
      const number = (row) => Number(row.querySelector('.n').textContent);
      const [whole, ...parts] = [...stage.querySelectorAll('a.fv')].map(number);
      return [whole, parts.reduce((sum, part) => sum + part, 0)];
    }),
  );
  for (const [whole, parts] of sums) expect(whole).toBe(parts);
  expect(await rows.locator('.n').allTextContents()).toEqual(during);
});

test('a stage with a selected status is open, and stays open without it', async ({ site, page }) => {
  await site.openHydrated('');
  const stage = page.locator('.stage').filter({ has: page.locator('[data-key=signed]') });
  await expect(facetValue(page, 'status', 'signed')).toBeHidden();
  await stage.getByRole('link').first().click();
  await expect(page).toHaveURL(/status=/);
  await expect(facetValue(page, 'status', 'signed')).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/status=/);
  await expect(facetValue(page, 'status', 'signed')).toBeVisible();
  await site.open('?status=planned');
  await expect(facetValue(page, 'status', 'planned')).toBeVisible();
  await expect(facetValue(page, 'status', 'signed')).toBeHidden();
});

for (const lang of LANGUAGES) {
  test(`a note explains +1 while any count shows it, in ${lang}`, async ({ site, page }) => {
    const note = page.locator('.facets__note').filter({ has: page.locator('.undated-n') });
    await site.open('', lang);
    await expect(note).toContainText(site.text('facet_undated_note'));
    await expect(note).toBeVisible();
    // Events that were held have a date.
    await site.openHydrated('?status=held&kind=event&basis=explicit', lang);
    const marks = await page.locator('a.fv .undated-n').count();
    await expect(note).toHaveCount(marks ? 1 : 0);
    await site.open('?q=zzzzqq-zzzzqq', lang);
    await expect(page.locator('a.fv .undated-n')).toHaveCount(0);
    await expect(note).toHaveCount(0);
  });
}

for (const lang of LANGUAGES) {
  test(`values say how many of their records are parts, and the link beside the counts leaves these out, in ${lang}`, async ({ site, page }) => {
    await site.openHydrated('?source=s4', lang);
    const value = facetValue(page, 'kind', 'event');
    const number = async (part) => Number((await value.locator(part).textContent()).match(/\d+/)?.[0] ?? 0);
    const [all, parts] = [await number('.n'), await number('.fv__parts')];
    expect(parts).toBeGreaterThan(10);
    await expect(page.locator('.facets__note').filter({ hasText: site.text('facet_parts_note') })).toBeVisible();
    await expect(site.headline).toContainText({ en: `${parts} of them parts of other records`, zh: `含分项${parts}项` }[lang]);
    const rows = await site.rows.count();
    const left = Number((await page.locator('.answer__parts').textContent()).match(/\d+/)[0]);
    await page.locator('.answer__parts').click();
    await expect(page).toHaveURL(/source=s4&parts=none$/);
    await expect(value.locator('.n')).toHaveText(String(all - parts));
    await expect(value.locator('.fv__parts')).toBeEmpty();
    await expect(page.locator('.answer__parts')).toHaveCount(0);
    await expect(site.rows).toHaveCount(rows - left);
    await page.locator('.chip').filter({ hasText: site.text('atlas_parts_hidden') }).getByRole('link').click();
    await expect(page).toHaveURL(/source=s4$/);
    await expect(site.rows).toHaveCount(rows);
  });
}

/** The lowest contrast between text and bar of a value, and the share of the row that the longest bar covers. */
const barContrast = (page) =>
  page.evaluate(() => {
    const parts = (color) => color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const light = (color) => parts(color).map(linear).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const rows = [...document.querySelectorAll('.facet[data-key=kind] a.fv')].filter((row) => row.querySelector('.n').textContent !== '0');
    const ratios = rows.flatMap((row) => {
      const bar = light(getComputedStyle(row.querySelector('.bar rect')).fill);
      return [...row.querySelectorAll('.lab, .n, .undated-n')].map((words) => {
        const ink = light(getComputedStyle(words).color);
        return (Math.max(ink, bar) + 0.05) / (Math.min(ink, bar) + 0.05);
      });
    });
    const covered = rows.map((row) => row.querySelector('.bar rect').getBoundingClientRect().width / row.getBoundingClientRect().width);
    return { contrast: Math.min(...ratios), covered: Math.max(...covered) };
  });

test('text over a bar has enough contrast in every theme', async ({ site, page }) => {
  await site.open('');
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }]) {
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', ...media });
    const { contrast, covered } = await barContrast(page);
    expect(contrast, JSON.stringify(media)).toBeGreaterThanOrEqual(4.5);
    expect(covered, 'the longest bar covers the row').toBeGreaterThan(0.95);
  }
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    expect((await barContrast(page)).contrast, theme).toBeGreaterThanOrEqual(4.5);
  }
});

/** The numbers that a package of a million records would have, in each value that is shown. */
const enlarge = (page) =>
  page.evaluate(() => {
    for (const value of document.querySelectorAll('.fv')) {
      value.querySelector('.fv__parts').textContent = '149590 parts';
      value.querySelector('.n').textContent = '350610';
      value.querySelector('.u').innerHTML = '<span class="undated-n">+28570</span>';
    }
  });

for (const width of [360, 1024, 1440]) {
  test(`large numbers of a value stay apart, at ${width} pixels`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 900 });
    // On a phone the filters are a sheet, and in a window of middle width a fold.
    await site.open(width < 1000 ? '#filters' : '');
    await site.filters.locator('details').first().evaluate((fold) => (fold.open = true));
    await enlarge(page);
    const values = site.filters.locator('.fv:visible');
    expect(await values.count()).toBeGreaterThan(8);
    const faults = await values.evaluateAll((values) =>
      values.flatMap((value) => {
        const boxes = ['.fv__name', '.n', '.u > span'].map((part) => value.querySelector(part).getBoundingClientRect());
        const [name, count, undated] = boxes;
        const ends = [value.getBoundingClientRect().left, name.right, count.right, undated.right];
        const starts = [name.left, count.left, undated.left, value.getBoundingClientRect().right];
        return starts.every((start, at) => start >= ends[at] - 0.5) ? [] : [value.innerText];
      }),
    );
    expect(faults).toEqual([]);
  });
}
