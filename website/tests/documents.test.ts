import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../playground/permalink.ts';
import { readExamples } from '../playground/examples.data.ts';
import { chromiumPath } from './chromium.ts';
import { openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

/**
 * What examples need that no playground has: modules of their own projects, frameworks, globals of other programs, and
 * yield handlers that another file installs.
 */
const elsewhere = /The playground has no|ReferenceError|could not be treated as a promise/;

/** What is broken today, by page or by heading: once it is fixed it does something else, on purpose. */
const mended =
  /^(?:no-await-in-sync-function|no-floating-generator|no-misused-async-generator|no-unprimed-generator|Half-migrated code.*)$/;

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
          const isMended = mended.test(title) || mended.test(heading);
          if (rows.some(([before]) => elsewhere.test(before))) counts.elsewhere += 1;
          else if (
            isMended
              ? rows.some(([before, after]) => after !== before && /SyntaxError/.test(after))
              : verdict.startsWith('Different')
          ) {
            different.push({ heading, rows });
          } else if (verdict.startsWith('Both')) counts.silent += 1;
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
