import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../playground/permalink.ts';
import { readExamples } from '../playground/examples.data.ts';
import { chromiumPath } from './chromium.ts';
import { openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

/** What a program says that finds no module, or one that cannot be bundled, or no global of its world. */
const unable = /The playground has no|Dynamic require|is not defined|SyntaxError/;

describe.skipIf(!chromiumPath)('the examples of the documentation, run before and after', () => {
  let site: OpenSite;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
    page = await site.newPage();
  });
  afterAll(() => site.close());

  for (const { title, examples } of readExamples(['incorrect'])) {
    it(
      title,
      async () => {
        const unexpected: unknown[] = [];
        for (const { heading, project, runs } of examples) {
          await openPlayground(page, site.server.url, JSON.parse(toJson(project)) as object);
          const { verdict, rows } = await runBoth(page);
          const ran = rows.some(([, after]) => unable.test(after)) ? 'not' : runsBy(verdict);
          if (ran !== runs) unexpected.push({ heading, runs, ran, rows });
          if (runs === 'differently') expect(verdict).toContain(project.note);
        }
        expect(unexpected).toEqual([]);
      },
      300_000,
    );
  }
});

function runsBy(verdict: string): string {
  if (verdict.startsWith('The same')) return 'the same';
  return verdict.startsWith('Different') ? 'differently' : verdict;
}
