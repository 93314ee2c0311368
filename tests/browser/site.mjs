// What all tests share: the site as a reader sees it, by roles and names.
import { readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';

export { expect };

/** The texts of the interface, so that a better wording breaks no test. */
const texts = Object.fromEntries(
  ['en', 'zh'].map((lang) => [lang, JSON.parse(readFileSync(new URL(`../../app/locales/${lang}.json`, import.meta.url), 'utf8'))]),
);

export const LANGUAGES = ['en', 'zh'];

/** Pages of every kind, below the language. */
export const PAGES = {
  atlas: '',
  'narrowed atlas': '?kind=platform&since=2021&until=2025',
  search: '?q=lidar',
  'empty atlas': '?q=zzzz-nothing-zzzz',
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

/** One reader before one window. */
export class Site {
  constructor(page, project) {
    this.page = page;
    this.script = project.use.javaScriptEnabled !== false;
    /** Whether the application takes over, so that following a link loads no page. */
    this.live = this.script && project.metadata.wasm !== 'blocked';
    /** The address of the site, with its base path and a slash at the end. */
    this.address = project.use.baseURL;
    this.origin = new URL(this.address).origin;
    this.wrong = [];
  }

  /** Opens a page, and waits until the application has taken over where it does. */
  async open(path, lang = 'en') {
    this.lang = lang;
    const answer = await this.page.goto(`${this.address}${lang}/${path}`);
    await this.ready();
    return answer;
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  async ready() {
    if (this.live) {
      await expect(this.page.locator('html[data-script=live]'), 'the application takes over').toHaveCount(1);
    }
  }

  /** A text of the interface. */
  text(key) {
    const text = texts[this.lang][key];
    if (text === undefined) throw new Error(`there is no text called ${key}`);
    return text;
  }

  /** The answer sentence. */
  get sentence() {
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
    // Once it is used it has suggestions, and another role.
    return this.page.getByRole('search').locator('input[type=search]');
  }

  /** A value of a facet, opened to view where the filters are folded. */
  async facet(name) {
    const fold = this.filters.locator('summary').filter({ hasText: this.text('facet_all') });
    const link = this.filters.getByRole('link', { name: new RegExp(`^${name}\\s*\\d`) });
    if ((await fold.isVisible()) && !(await link.isVisible())) await fold.click();
    return link;
  }
}

export const test = base.extend({
  /** The site, watched: a test fails on any error in the console, any breach of the policy, any foreign host. */
  site: async ({ page, context }, use, info) => {
    const site = new Site(page, info.project);
    const note = (what) => site.wrong.push(what);
    page.on('console', (message) => {
      const blocked = !site.live && /ERR_FAILED/.test(message.text());
      // A browser writes a page that is not there into its console by itself.
      const missing = /status of 404/.test(message.text()) && message.location().url.includes('no-such');
      if (['error', 'warning'].includes(message.type()) && !blocked && !missing) note(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(site.origin) && !url.startsWith('data:')) note(`foreign host: ${url}`);
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
    expect(site.wrong, 'nothing went wrong unseen').toEqual([]);
  },
});
