import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../playground/permalink.ts';
import { readExamples } from '../playground/examples.data.ts';
import { chromiumPath } from './chromium.ts';
import { openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

/** What examples name that no playground has: modules of their own projects, frameworks, and globals of other programs. */
const elsewhere =
  /playground has no (?:module|file)|(?:is not defined|not a function|not a constructor|Cannot read properties)/;

/** Rules that mend what is broken today: what they fix does something else afterwards, on purpose. */
const mending = [
  ...['no-await-in-sync-function', 'no-floating-generator', 'no-misused-async-generator', 'no-unprimed-generator'],
];

describe.skipIf(!chromiumPath)('the examples of the documentation, run before and after', () => {
  let site: OpenSite;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
    page = await site.newPage();
  });
  afterAll(() => site.close());

  const counts = { ran: 0, elsewhere: 0, silent: 0 };

  for (const { title, examples } of readExamples()) {
    it(
      title,
      async () => {
        const different: unknown[] = [];
        for (const { heading, project } of examples) {
          await openPlayground(page, site.server.url, JSON.parse(toJson(project)) as object);
          const { verdict, rows } = await runBoth(page);
          if (mending.includes(title)) {
            if (rows.at(-1)![1] === 'fails while it loads' && /SyntaxError/.test(rows[0]![1]))
              different.push({ heading, rows });
          } else if (verdict.startsWith('Different')) different.push({ heading, rows });
          else if (elsewhere.test(rows[0]?.[0] ?? '')) counts.elsewhere += 1;
          else if (verdict.startsWith('Both')) counts.silent += 1;
          else counts.ran += 1;
        }
        expect(different).toEqual([]);
      },
      300_000,
    );
  }

  it('run for the most part', () => {
    console.log(
      `examples: ${counts.ran} ran, ${counts.silent} without output, ${counts.elsewhere} need what is elsewhere`,
    );
    expect(counts.ran).toBeGreaterThan(counts.elsewhere);
  });
});
