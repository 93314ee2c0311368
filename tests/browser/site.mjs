// The site as tests see it: pages, elements by role and name, and a fixture that watches for errors.
import { readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';

export { expect };

/** The texts of the interface, so that tests do not depend on their wording. */
const texts = Object.fromEntries(
  ['en', 'zh'].map((lang) => [lang, JSON.parse(readFileSync(new URL(`../../app/locales/${lang}.json`, import.meta.url), 'utf8'))]),
);

export const LANGUAGES = ['en', 'zh'];

/** A page of each kind, as a path below the language. */
export const PAGES = {
  atlas: '',
  'narrowed atlas': '?kind=platform&since=2021&until=2025',
  search: '?q=lidar',
  'empty atlas': '?q=zzzzqq-zzzzqq',
  'atlas of a refused value': '?kind=nothing&since=2021',
  event: 'records/conference-2025',
  programme: 'records/conference-future-network-2021',
  platform: 'records/platform-jiangsu-concept-validation',
  project: 'records/project-agnos-lidar',
  'project group': 'records/projects-conference-2025',
  policy: 'records/plan-ai-landmark',
  fund: 'records/fund-ic-industrial-investment',
  publication: 'records/pub-landmarks-poster-2020',
  exhibit: 'records/exhibit-2025-high-tech',
  indicator: 'records/indicator-ai-colleges',
  goal: 'records/goal-landmark-scale',
  person: 'records/person-xiangyang-shen',
  organisation: 'records/org-nju',
  industry: 'records/industry-ai',
  place: 'records/jiangning-etdz',
  sources: 'sources',
  source: 'sources/s4',
  about: 'about',
  accessibility: 'accessibility',
};

/** Holds requests back (`hold` is a route handler) until `open` is called. */
export function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, hold: async (route) => opened.then(() => route.continue()) };
}

/** By how many pixels a page is wider than the window. */
export const sidewaysOverflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The site in one browser page. */
class Site {
  constructor(page, project) {
    this.page = page;
    this.script = project.use.javaScriptEnabled !== false;
    /** Whether the application starts, so that following a link loads no document. */
    this.live = this.script && project.metadata.wasm !== 'blocked';
    /** Whether the server computes the answers. */
    this.isRemote = project.name === 'remote';
    /** The address of the site, with base path and trailing slash. */
    this.address = project.use.baseURL;
    this.origin = new URL(this.address).origin;
    /** Further origins that pages may fetch from. */
    this.hosts = [];
    this.errors = [];
  }

  /** Opens a page, and waits until the application has started, if it does. */
  async open(path, lang = 'en') {
    this.lang = lang;
    const answer = await this.page.goto(`${this.address}${lang}/${path}`);
    await this.started();
    return answer;
  }

  /** Opens a page, and waits until it is hydrated; the atlas is then computed in the browser. */
  async openHydrated(path, lang) {
    await this.open(path, lang);
    await this.hydrated();
  }

  async reload() {
    await this.page.reload();
    await this.started();
  }

  /** Waits until the application has started, if it does. */
  async started() {
    if (this.live) await expect(this.page.locator('html[data-script=live]'), 'the application starts').toHaveCount(1);
  }

  /** Waits until the page is hydrated. */
  async hydrated() {
    await expect(this.page.locator('.page-root[data-live]'), 'the page is hydrated').toHaveCount(1);
    // The picture for the measured panel comes from the server; until then tests would press beside what they mean.
    const drawn = this.page.locator('svg.tl--w:not([data-measured])').filter({ visible: true });
    if (this.isRemote) await expect(drawn, 'the timeline is drawn for its panel').toHaveCount(0);
  }

  /** Drops errors that a test expects. The browser itself logs each request that fails. */
  ignore(pattern) {
    this.errors = this.errors.filter((line) => !pattern.test(line));
  }

  /** The paths of all pages, as the sitemap lists them. */
  async sitemap(request) {
    const xml = await (await request.get(`${this.address}sitemap.xml`)).text();
    return [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  }

  /** A text of the interface. */
  text(key) {
    const text = texts[this.lang][key];
    if (text === undefined) throw new Error(`there is no text called ${key}`);
    return text;
  }

  /** The headline, which is the answer in one sentence. */
  get headline() {
    return this.page.getByRole('heading', { level: 1 });
  }

  get results() {
    return this.page.getByRole('region', { name: this.text('result_all'), exact: true });
  }

  /** The links of the results to their records. */
  get rows() {
    return this.results.getByRole('heading', { level: 3 }).getByRole('link');
  }

  get filters() {
    return this.page.getByRole('complementary', { name: this.text('facet_all') });
  }

  get search() {
    // Its role changes once it has suggestions.
    return this.page.getByRole('search').locator('input[type=search]');
  }

  /** A value of a facet. Opens the filters if they are folded, or in a sheet. */
  async facet(name) {
    const fold = this.filters.locator('summary').filter({ hasText: this.text('facet_all') });
    const bar = this.page.getByRole('navigation', { name: this.text('view_all') });
    if ((await bar.isVisible()) && !(await this.filters.isVisible())) await bar.getByRole('link', { name: this.text('facet_all') }).click();
    const link = this.filters.getByRole('link', { name: new RegExp(`^${name}\\s*(含分项)?\\d`) });
    if ((await fold.isVisible()) && !(await link.isVisible())) await fold.click();
    return link;
  }
}

export const test = base.extend({
  /** The site. A test fails on console errors, violations of the content security policy and requests to other hosts. */
  site: async ({ page, context }, use, info) => {
    const site = new Site(page, info.project);
    const note = (what) => site.errors.push(what);
    page.on('console', (message) => {
      // Where the application does not start, its wasm fails, and on a slow machine Chromium notices that the rows are
      // preloaded for nobody.
      const blocked = !site.live && /ERR_FAILED|preloaded using link preload but not used/.test(message.text());
      // The browser itself logs a page that is a 404.
      const missing = /status of 404/.test(message.text()) && message.location().url.includes('no-such');
      // Outside of the tests that read without a network.
      const noWorker = /Service Worker registration blocked by Playwright/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !blocked && !missing && !noWorker) note(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (![site.origin, ...site.hosts].some((host) => url.startsWith(host)) && !url.startsWith('data:')) note(`foreign host: ${url}`);
    });
    if (site.script) {
      await page.exposeFunction('atlasNote', note);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          window.atlasNote(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
    }
    if (info.project.metadata.wasm === 'blocked') await context.route('**/*.wasm', (route) => route.abort());
    await use(site);
    expect(site.errors, 'no errors').toEqual([]);
  },
});
