// Screenshots in target/screenshots, for people to look at. Nothing is compared.
import { LANGUAGES, test } from './site.mjs';

const SHOWN = { atlas: '', narrowed: '?kind=project,project_group', event: 'records/conference-2025', project: 'records/project-agnos-lidar', sources: 'sources', source: 'sources/s4', about: 'about' };

for (const lang of LANGUAGES) {
  for (const width of [360, 768, 1440]) {
    test(`screenshots at ${width} pixels, in ${lang}`, async ({ site, page }) => {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      for (const [name, path] of Object.entries(SHOWN)) {
        await site.open(path, lang);
        await page.screenshot({ path: `../../target/screenshots/${name}-${lang}-${width}.png`, animations: 'disabled' });
      }
    });
  }

  for (const [theme, media] of [['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]]) {
    test(`screenshots of the ${theme} theme, in ${lang}`, async ({ site, page }) => {
      await page.emulateMedia(media);
      for (const name of ['atlas', 'event']) {
        await site.open(SHOWN[name], lang);
        await page.screenshot({ path: `../../target/screenshots/${name}-${lang}-${theme}.png`, animations: 'disabled' });
      }
    });
  }
}
