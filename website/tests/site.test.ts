import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../dist/src/index.js';
import { readExamples } from '../playground/examples.data.ts';
import { toJson } from '../playground/permalink.ts';
import { chromiumPath } from './chromium.ts';
import { dist, linted, openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

type Axe = typeof axe;

const { version } = JSON.parse(readFileSync(path.join(dist, '../../package.json'), 'utf8')) as { version: string };

function pages(): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
}

describe.skipIf(!chromiumPath)('the site', () => {
  let site: OpenSite;

  beforeAll(async () => {
    site = await openSite('/any/folder/');
  });
  afterAll(() => site.close());
  afterEach(() => {
    expect(site.errors.splice(0)).toEqual([]);
  });

  it('stands below any path, with every link of every page', async () => {
    const page = await site.newPage();
    const links = new Set<string>();
    for (const name of pages()) {
      for (const [, href] of readFileSync(path.join(dist, name), 'utf8').matchAll(/<a [^>]*href="([^"#]+)/g)) {
        if (!/^[a-z]+:/.test(href!)) links.add(new URL(href!, `${site.server.url}${name}`).href);
      }
    }
    for (const link of links) expect([link, (await page.request.get(link)).status()]).toEqual([link, 200]);
    expect(links.size).toBeGreaterThan(pages().length - 3);
    await page.context().close();
  });

  it('leads from a page to a page, and searches', async () => {
    const page = await site.newPage();
    await page.goto(`${site.server.url}rules/no-coroutine-wrapper.html`);
    await page.getByRole('link', { name: 'When no fix is offered' }).first().click();
    await page.waitForURL('**/when-no-fix.html*');
    await page.keyboard.press('Control+k');
    await page.locator('#localsearch-input').fill('bluebird');
    await page.locator('#localsearch-list li').first().waitFor();
    expect(await page.locator('#localsearch-list').innerText()).toContain('bluebird');
    await page.context().close();
  });

  it('opens the examples of its pages in the playground', async () => {
    const page = await site.newPage();
    await page.goto(`${site.server.url}rules/no-coroutine-wrapper.html`);
    await page.getByRole('link', { name: 'Open in the playground' }).first().click();
    await linted(page);
    expect(await page.locator('.problems a').allInnerTexts()).toEqual(['no-coroutine-wrapper']);
    await page.context().close();
  });

  it('offers to open every example of its pages in the playground', () => {
    const wanted = readExamples(['incorrect', 'correct']).flatMap(({ examples }) =>
      examples.map(({ project }) => toJson(project)),
    );
    const offered = pages().flatMap((name) =>
      Array.from(readFileSync(path.join(dist, name), 'utf8').matchAll(/playground\.html#([\w-]+)"/g), ([, fragment]) =>
        inflateRawSync(Buffer.from(fragment!, 'base64url')).toString(),
      ),
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((project) => !offered.includes(project))).toEqual([]);
  });

  it('says which version it is of, and leads to what changed', async () => {
    const page = await site.newPage();
    await page.goto(site.server.url);
    await page.getByRole('button', { name: version }).click();
    await page.getByRole('link', { name: 'Changelog' }).click();
    await page.locator('h1', { hasText: 'Changelog' }).waitFor();
    expect(page.url()).toContain('changelog.html');
    await page.context().close();
  });

  it('lists the rules, by preset', async () => {
    const page = await site.newPage();
    await page.goto(`${site.server.url}rules/index.html`);
    const rows = page.locator('tbody tr:visible');
    expect(await rows.count()).toBe(Object.keys(plugin.rules).length);
    await page.getByLabel('Preset').selectOption('tolerant');
    expect(await rows.locator('a').allInnerTexts()).toEqual(['no-await-in-sync-function']);
    await page.context().close();
  });

  it('works without a network once it was loaded', async () => {
    const page = await site.newPage();
    await page.goto(site.server.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    const files = [
      [
        'file.ts',
        "import co from 'co';\nexport const f = co.wrap(function* (id: string) { return yield fetch(id); });\n",
      ],
    ];
    await openPlayground(page, site.server.url, { files });
    expect(await page.locator('.problems a').allInnerTexts()).toContain('no-coroutine-wrapper');
    expect((await runBoth(page)).verdict).toContain('The same');
    await page.context().close();
  });

  describe.each(['light', 'dark'] as const)('in its %s form, to assistive technology', (colorScheme) => {
    const sizes = [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ];

    // What differs in the dark are colors.
    const runOnly = colorScheme === 'dark' ? ['color-contrast'] : undefined;

    async function findings(page: Page): Promise<unknown[]> {
      // Where there is no browser, the package may not be there either.
      const { default: axe } = await import('axe-core');
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(
        (options) => (globalThis as unknown as { axe: Axe }).axe.run(options),
        { resultTypes: ['violations' as const], ...(runOnly && { runOnly }) },
      );
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => [target, failureSummary]) }));
    }

    it.each(['index.html', 'start.html', 'rules/index.html', 'rules/no-coroutine-wrapper.html', 'when-no-fix.html'])(
      '%s has no serious fault',
      async (name) => {
        const page = await site.newPage({ colorScheme });
        await page.goto(site.server.url + name);
        expect(await findings(page)).toEqual([]);
        await page.context().close();
      },
    );

    it.each(sizes)('the playground has none at $width pixels', async (viewport) => {
      const page = await site.newPage({ colorScheme, viewport });
      await page.goto(`${site.server.url}playground.html`);
      await linted(page);
      expect(await findings(page)).toEqual([]);
      for (const name of ['Before and after', 'Syntax tree']) {
        await page.getByRole('tab', { name }).click();
        await page.waitForTimeout(300);
        expect(await findings(page)).toEqual([]);
      }
      await runBoth(page);
      expect(await findings(page)).toEqual([]);
      await page.context().close();
    });
  });

  it('loads at most 600 kB, compressed, before the editor can be used', async () => {
    const page = await site.newPage({ serviceWorkers: 'block' });
    site.server.asked.splice(0);
    await page.goto(`${site.server.url}playground.html`);
    await linted(page);
    const loaded = [...new Set(site.server.asked)].map((name) => name.replace('/any/folder/', ''));
    const bytes = loaded.map((name) => gzipSync(readFileSync(path.join(dist, name))).length);
    const total = bytes.reduce((sum, one) => sum + one, 0);
    console.log(`before the editor can be used: ${(total / 1000).toFixed(0)} kB, compressed`);
    expect(total).toBeLessThanOrEqual(600_000);
    await page.context().close();
  });
});
