// Long facets, whose values are looked through.
import { LANGUAGES, expect, test } from './site.mjs';

/** The facet of industries, its field, and the names of the values in sight. */
const industries = (site) => site.filters.locator('.facet[data-key=industry]');
const find = (site) => industries(site).getByRole('searchbox', { name: site.text('facet_find_in').replace('{facet}', site.text('facet_industry')) });
const values = (site) => industries(site).locator('.fv:visible .lab');

for (const lang of LANGUAGES) {
  test(`a long facet is looked through, in ${lang}`, async ({ site, page }) => {
    const words = { en: 'ROBOT', zh: '机器人' }[lang];
    await site.open('', lang);
    await expect(find(site)).toBeVisible();
    const all = await industries(site).locator('.fv').count();
    await find(site).fill(words);
    await expect(values(site)).toHaveText([new RegExp(words, 'i')]);
    const said = site.text('facet_found').replace('{count}', '1').replace('{total}', String(all));
    await expect(industries(site).getByRole('status')).toHaveText(said);
    // What is hidden stays so when the page changes around it.
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

test('values that come with another question are looked through as well', async ({ site, page }) => {
  await site.open('?q=lidar');
  await site.open('');
  const parties = site.filters.locator('.facet[data-key=party]');
  await parties.getByRole('searchbox').fill('university');
  await expect(parties.locator('.fv:visible')).not.toHaveCount(0);
  const facet = await site.facet('Platform');
  await facet.click();
  await expect(page).toHaveURL(/kind=platform$/);
  for (const name of await parties.locator('.fv:visible .lab').allTextContents()) expect(name).toMatch(/university/i);
  // Where the facet is too short for a field, nothing stays hidden.
  await site.search.fill('lidar');
  await site.search.press('Enter');
  await expect(page).toHaveURL(/q=lidar/);
  if (!(await parties.getByRole('searchbox').count())) await expect(parties.locator('.fv[hidden]')).toHaveCount(0);
});

test('a facet that was unfolded by hand stays so when a search in it ends', async ({ site, page }) => {
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
