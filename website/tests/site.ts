import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { serve, type StaticServer } from './static-server.ts';

export const dist = path.resolve(import.meta.dirname, '../dist');

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** The built site on a static host, below some path, and a browser to look at it with. */
export interface OpenSite {
  readonly server: StaticServer;
  readonly browser: Browser;
  /** A page that has seen nothing yet. Errors in it fail the test that asks for {@link errors}. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  readonly errors: string[];
  close(): Promise<void>;
}

export async function openSite(below = '/'): Promise<OpenSite> {
  // Where there is no browser, the package may not be there either.
  const { chromium } = await import('playwright-core');
  const server = await serve(dist, below);
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: flags });
  const errors: string[] = [];
  return {
    server,
    browser,
    errors,
    async newPage(options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('response', (response) => {
        if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
      });
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the playground has linted what it shows. */
export async function linted(page: Page): Promise<void> {
  await page.waitForSelector('main.playground[data-state="ready"]');
}

/** Opens the playground with a project of one's own: the first time by loading it, then by its link alone. */
export async function openPlayground(page: Page, url: string, project: object): Promise<void> {
  const hash = `#${deflateRawSync(JSON.stringify(project)).toString('base64url')}`;
  if (!page.url().startsWith(`${url}playground.html`)) {
    await page.goto(`${url}playground.html${hash}`);
  } else {
    await page.getByRole('tab', { name: 'Problems' }).click();
    await page.evaluate((to) => {
      document.querySelector<HTMLElement>('main.playground')!.dataset['state'] = 'opening';
      location.hash = to;
    }, hash);
  }
  await linted(page);
}

/** Runs what the playground shows, and gives its verdict and the two columns. */
export async function runBoth(page: Page): Promise<{ verdict: string; rows: (readonly [string, string])[] }> {
  await page.getByRole('tab', { name: 'Run both' }).click();
  await page.getByRole('button', { name: 'Run before and after' }).click();
  const verdict = page.locator('.verdict');
  await verdict.waitFor();
  const rows = await page
    .locator('.run tbody tr')
    .evaluateAll((found) => found.map((row) => Array.from(row.children, (cell) => (cell as HTMLElement).innerText)));
  return { verdict: await verdict.innerText(), rows: rows as unknown as (readonly [string, string])[] };
}
