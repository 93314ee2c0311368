// Prints the Lighthouse scores of one page, from 0 to 100: performance, accessibility, best practices, SEO.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { args } from '../browser/chromium.mjs';

const [address] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: ['--headless=new', ...args] });
try {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: 'error' });
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map((name) => Math.round(lhr.categories[name].score * 100));
  console.log(scores.join(' '));
  if (process.env.ATLAS_LIGHTHOUSE_DETAILS) {
    const poor = Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9);
    for (const audit of poor) console.error(`${audit.id}: ${audit.displayValue ?? ''} ${audit.title}`);
  }
} finally {
  chrome.kill();
}
