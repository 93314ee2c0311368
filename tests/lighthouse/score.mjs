// Prints performance, accessibility, best practices and SEO of one page, each from 0 to 100.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [address] = process.argv.slice(2);
const quiet = ['--headless=new', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const chrome = await launch({ chromeFlags: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet });
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
