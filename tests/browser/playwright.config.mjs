// The browser tests. `cargo xtask browser` builds the site, starts the servers and runs them.
import { defineConfig } from '@playwright/test';
import { args } from './chromium.mjs';

const address = process.env.ATLAS_ADDRESS;
const based = process.env.ATLAS_ADDRESS_BASED;
const remote = process.env.ATLAS_ADDRESS_REMOTE;
if (!address || !based || !remote) {
  throw new Error('run `cargo xtask browser`: it builds the site, starts the servers and names their addresses');
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/browser',
  // Screenshots are compared within a run only; none is stored in the repository.
  snapshotPathTemplate: '../../target/visual/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Three times what the longest test takes on a quiet machine.
  timeout: 60_000,
  // Retries would hide tests that fail sometimes.
  retries: 0,
  reporter: [['list'], ['html', { outputFolder: '../../target/browser-report', open: 'never' }]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    // Recording a trace doubles the time of a test; `--trace on` does it for one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.ATLAS_CHROMIUM, args },
  },
  projects: [
    { name: 'script', testMatch: '*.spec.mjs', testIgnore: spec('remote') },
    // The flows again without JavaScript, and with JavaScript but without WebAssembly.
    { name: 'no-script', testMatch: ['flows', 'pages', 'studio'].map(spec), use: { javaScriptEnabled: false } },
    { name: 'no-wasm', testMatch: ['flows'].map(spec), metadata: { wasm: 'blocked' } },
    { name: 'phone', testMatch: ['flows'].map(spec), use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
    { name: 'base-path', testMatch: ['pages', 'flows', 'address'].map(spec), use: { baseURL: based } },
    // The server computes the answers for the browser.
    { name: 'remote', testMatch: ['remote', 'flows', 'facets', 'linked-panels', 'search'].map(spec), use: { baseURL: remote } },
  ],
});

function spec(name) {
  return `${name}.spec.mjs`;
}
