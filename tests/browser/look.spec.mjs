// Theme and text size.
import { expect, test } from './site.mjs';

test('theme and text size stay on other pages and after a reload', async ({ site, page }) => {
  await site.openHydrated('');
  const tools = page.getByRole('banner');
  await tools.getByRole('button', { name: site.text('look_dark') }).click();
  await tools.getByRole('button', { name: site.text('look_large') }).click();
  const look = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(await look()).toMatchObject({ theme: 'dark', text: 'large' });
  await page.getByRole('link', { name: site.text('site_sources') }).first().click();
  await expect(page).toHaveURL(/\/sources$/);
  await expect(tools.getByRole('button', { name: site.text('look_dark') })).toHaveAttribute('aria-pressed', 'true');
  await site.reload();
  expect(await look()).toMatchObject({ theme: 'dark', text: 'large' });
  await tools.getByRole('button', { name: site.text('look_light') }).click();
  await tools.getByRole('button', { name: site.text('look_normal') }).click();
  const plain = await look();
  expect([plain.theme, plain.text]).toEqual([undefined, undefined]);
});
