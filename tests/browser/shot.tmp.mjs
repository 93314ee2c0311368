import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
for (const [lang, w] of [['en', 1440], ['zh', 1024], ['en', 360]]) {
  const p = await b.newPage({ viewport: { width: w, height: 1000 } });
  p.on('console', (m) => console.log(w, m.type(), m.text().slice(0, 300)));
  p.on('pageerror', (e) => console.log(w, 'ERR', e.message));
  await p.goto(`http://127.0.0.1:8971/${lang}/embed/studio?kind=event&since=2021`);
  await p.waitForFunction(() => document.getElementById('checks-said').textContent, null, { timeout: 20000 }).catch((e) => console.log('no checks', e.message));
  console.log(await p.locator('#checks').innerText(), await p.locator('#checks-said').innerText());
  console.log('overflow', await p.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  await p.screenshot({ path: `/tmp/studio-${lang}-${w}.png`, fullPage: w === 360 });
  await p.close();
}
await b.close();
