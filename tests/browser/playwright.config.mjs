// The site in Chromium, as readers of every kind meet it. `cargo xtask browser` starts the servers.
import { defineConfig } from '@playwright/test';

const address = process.env.ATLAS_ADDRESS;
const based = process.env.ATLAS_ADDRESS_BASED;
if (!address || !based) {
  throw new Error('run `cargo xtask browser`: it builds the site, starts the servers and names their addresses');
}

// The browser is asked not to call home; the tests look at what pages load, and nothing else.
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/browser',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A second try would hide what fails now and then.
  retries: 0,
  reporter: [['list'], ['html', { outputFolder: '../../target/browser-report', open: 'never' }]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.ATLAS_CHROMIUM,
      args: root ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
  projects: [
    { name: 'script', testMatch: ['pages', 'flows', 'address', 'keyboard', 'access', 'pictures', 'timeline', 'map', 'search'].map(spec) },
    // Each flow again, where script is off, and where it comes but the application does not.
    { name: 'no-script', testMatch: ['flows', 'pages'].map(spec), use: { javaScriptEnabled: false } },
    { name: 'no-wasm', testMatch: ['flows'].map(spec), metadata: { wasm: 'blocked' } },
    { name: 'phone', testMatch: ['flows'].map(spec), use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
    { name: 'base-path', testMatch: ['pages', 'flows', 'address'].map(spec), use: { baseURL: based } },
  ],
});

function spec(name) {
  return `${name}.spec.mjs`;
}
