import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const p = await b.newPage();
const A = 'http://127.0.0.1:8971/';
for (const lang of ['en', 'zh']) for (const scale of ['100', '200']) for (const w of [320, 480, 700, 760, 1000]) {
  await p.setViewportSize({ width: w, height: 600 });
  const out = [];
  for (const show of ['sentence', 'map', 'list', 'timeline', 'facets', 'map,list', 'sentence,facets,map,list,timeline']) {
    await p.goto(`${A}${lang}/embed?show=${show}&scale=${scale}`);
    await p.evaluate(() => document.fonts.ready);
    out.push(`${show}=${await p.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))}`);
  }
  console.log(lang, scale, w, out.join(' '));
}
for (const w of [320, 760]) { await p.setViewportSize({ width: w, height: 600 });
 const out = [];
 for (const id of ['week-2021', 'project-agnos-lidar', 'jiangning', 'conference-2025']) { await p.goto(`${A}en/embed?show=record&sel=${id}`); out.push(id + '=' + await p.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)) + ' rows ' + await p.evaluate(() => document.querySelectorAll('#beside tr').length)); }
 console.log('record', w, out.join(' ')); }
await b.close();
