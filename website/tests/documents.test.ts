import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../playground/permalink.ts';
import { readExamples } from '../playground/examples.data.ts';
import { chromiumPath } from './chromium.ts';
import { openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

/** What runs in no playground: a module of Firefox, and what a router of koa hands on. */
const elsewhere = /^(?:Mozilla's Task|4\. Convert the rest, and update what takes it \(1\))$/;

/** What a program says that finds no module, or one that cannot be bundled, or no global of its world. */
const unable = /^error .*(?:The playground has no|Dynamic require|is not defined|SyntaxError)/;

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

  for (const { title, examples } of readExamples(['incorrect'])) {
    it(
      title,
      async () => {
        const different: unknown[] = [];
        for (const { heading, project } of examples) {
          await openPlayground(page, site.server.url, JSON.parse(toJson(project)) as object);
          const { verdict, rows } = await runBoth(page);
          const isLoaded = !rows.some(([before]) => unable.test(before));
          const isAsItShould =
            mended.test(title) || mended.test(heading)
              ? !rows.some(([before, after]) => after !== before && after.includes('SyntaxError'))
              : isLoaded !== elsewhere.test(heading) && !verdict.startsWith('Different');
          if (!isAsItShould) different.push({ heading, rows });
        }
        expect(different).toEqual([]);
      },
      300_000,
    );
  }
});
