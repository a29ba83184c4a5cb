import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { linted, openPlayground, openSite, type OpenSite, runBoth } from './site.ts';

const coroutine = `import co from 'co';

export const load = co.wrap(function* (id) {
  const response = yield fetch(\`/users/\${id}\`);
  return response.json();
});
`;

const asyncFunction = `export const load = async function (id) {
  const response = await fetch(\`/users/\${id}\`);
  return response.json();
};
`;

describe.skipIf(!chromiumPath)('the playground', () => {
  let site: OpenSite;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
    page = await site.newPage();
  });
  afterAll(() => site.close());
  afterEach(() => {
    expect(site.errors.splice(0)).toEqual([]);
  });

  const open = (files: readonly (readonly [string, string])[], rest: object = {}): Promise<void> =>
    openPlayground(page, site.server.url, { files, ...rest });
  const text = (): Promise<string> =>
    page
      .locator('.code .cm-content')
      .evaluate((content) => Array.from(content.querySelectorAll('.cm-line'), (line) => line.textContent).join('\n'));

  it('underlines what is reported, and links to the rule', async () => {
    await open([['file.js', coroutine]]);
    expect(await page.locator('.cm-lintRange').allInnerTexts()).toEqual(['co.wrap']);
    const link = page.locator('.problems a', { hasText: 'no-coroutine-wrapper' });
    const response = await page.request.get(await link.evaluate((found: HTMLAnchorElement) => found.href));
    expect(response.status()).toBe(200);
  });

  it('fixes from the list of problems', async () => {
    await open([['file.js', coroutine]]);
    await page.locator('.problems').getByRole('button', { name: 'Fix', exact: true }).click();
    await expect.poll(text).toContain('export const load = async function (id) {');
    await expect.poll(text).toContain("import co from 'co';");
  });

  it('fixes from the editor by keys alone', async () => {
    await open([['file.js', coroutine]]);
    await page.locator('.code .cm-content').focus();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.cm-panel-lint').waitFor();
    // The letter that is underlined in the name of the fix.
    await page.keyboard.press('f');
    await expect.poll(text).toContain('async function');
  });

  it('applies a suggestion', async () => {
    await open([
      [
        'file.js',
        "const co = require('co');\nmodule.exports = co.wrap(function* (job) {\n  return yield job();\n});\n",
      ],
    ]);
    const [suggestion] = await page.locator('.problems .offers button').all();
    await suggestion!.click();
    await expect.poll(text).toContain('await job()');
  });

  it('fixes all, in all passes', async () => {
    await open([['file.js', coroutine]]);
    await page.getByRole('button', { name: 'Fix all' }).click();
    await expect.poll(text).toBe(asyncFunction);
    await linted(page);
    expect(await page.locator('.pane').innerText()).toBe('Nothing is reported.');
  });

  it('lints TypeScript, with its parser', async () => {
    await open([['file.ts', coroutine.replace('(id)', '(id: number)')]]);
    expect(await page.locator('.problems a').allInnerTexts()).toContain('no-coroutine-wrapper');
  });

  it('knows across files what each shows of itself', async () => {
    const caller = (specifier: string): string =>
      `import co from 'co';\nimport { query } from '${specifier}';\n\nexport const report = co.wrap(function* () {\n  return yield query('select 1');\n});\n`;
    const generator = 'export function* query(sql) {\n  return yield fetch(sql);\n}\n';
    const reports = (): Promise<string> => page.locator('.problems').innerText();

    await open([['report.js', caller('./store.js')]]);
    expect(await reports()).toContain('may not be a promise');

    await open([
      ['report.js', caller('./store.js')],
      ['store.js', generator],
    ]);
    expect(await reports()).toContain('query (store.js:1) is a generator');

    // What is typed in one tab counts in the other at once.
    await page.getByRole('tab', { name: 'store.js' }).click();
    await page.locator('.code .cm-content').press('Control+a');
    await page.keyboard.insertText('export async function query(sql) {\n  return await fetch(sql);\n}\n');
    await page.waitForSelector('main.playground[data-state="working"]');
    await linted(page);
    await page.getByRole('button', { name: 'Fix all' }).click();
    await page.getByRole('tab', { name: 'report.js' }).click();
    await expect.poll(text).toContain("return await query('select 1');");

    await open([
      ['lib/report.ts', caller('../store.js')],
      ['store.ts', generator.replace('sql', 'sql: string')],
    ]);
    expect(await reports()).toContain('query (store.ts:1) is a generator');
  });

  it('links a reason to what is written about it', async () => {
    await open([
      ['file.js', "const co = require('co');\nexports.f = co.wrap(function* (job) {\n  return yield job();\n});\n"],
    ]);
    const link = page.locator('.problems a', { hasText: '[opaque-operand]' });
    const { href, hash } = await link.evaluate(({ href, hash }: HTMLAnchorElement) => ({ href, hash }));
    expect(hash).toBe('#opaque-operand');
    expect(await (await page.request.get(href)).text()).toContain('id="opaque-operand"');
  });

  it('reports on 200 coroutines within 300 ms of a keystroke', async () => {
    const coroutines = Array.from(
      { length: 200 },
      (_, index) => `export const f${index} = co.wrap(function* (id) {\n  return yield fetch(id + ${index});\n});\n`,
    );
    await open([['file.js', `import co from 'co';\n${coroutines.join('')}`]]);
    await page.locator('.code .cm-content').press('Control+Home');
    const times: number[] = [];
    // What else the machine does at a moment is not the playground's: one of many keystrokes will do.
    while (Math.min(...times) > 300 && times.length < 40) {
      await page.keyboard.type(' ');
      await page.waitForSelector('main.playground[data-state="working"]');
      await linted(page);
      times.push(Number(await page.locator('main.playground').getAttribute('data-lint-time')));
    }
    expect(Math.min(...times)).toBeLessThanOrEqual(300);
  });

  it('shows the syntax tree and marks the node in the code', async () => {
    await open([['file.js', coroutine]]);
    await page.getByRole('tab', { name: 'Syntax tree' }).click();
    await page.locator('.tree').getByRole('button', { name: 'ImportDeclaration', exact: true }).click();
    // The editor draws the selection in its next frame.
    await page.locator('.cm-selectionBackground').first().waitFor({ state: 'attached' });
  });

  it('shows before and after', async () => {
    await open([['file.js', coroutine]]);
    await page.getByRole('tab', { name: 'Before and after' }).click();
    await expect.poll(() => page.locator('.comparison').innerText()).toContain('async function');
  });

  it('keeps what it shows in a link', async () => {
    const settings = { opaqueOperand: 'await' };
    const files = [
      ['a.js', `${coroutine}// Grüße, 世界 🌍\n`],
      ['b.ts', 'export const b: number = 1;\n'],
    ] as const;
    await open(files, { preset: 'strict', settings });
    await page.locator('.code .cm-content').press('Control+Home');
    await page.keyboard.type('// typed\n');
    await linted(page);
    await expect.poll(() => page.evaluate(() => location.hash.length)).toBeGreaterThan(10);
    await page.waitForTimeout(300);
    const link = page.url();
    const other = await site.newPage();
    await other.goto(link);
    await linted(other);
    expect(await other.locator('.files [role=tab]').allInnerTexts()).toEqual(['a.js', 'b.ts']);
    expect(await other.locator('.toolbar select').first().inputValue()).toBe('strict');
    const shown = await other.locator('.code .cm-content').innerText();
    expect(shown).toContain('// typed');
    expect(shown).toContain('// Grüße, 世界 🌍');
    await other.context().close();
  });

  it('goes from tab to tab by the arrow keys', async () => {
    await open([
      ['a.js', 'export const a = 1;\n'],
      ['b.js', 'export const b = 2;\n'],
    ]);
    await page.getByRole('tab', { name: 'a.js' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(text).toContain('export const b');
    await page.keyboard.press('ArrowRight');
    await expect.poll(text).toContain('export const a');
    await page.getByRole('tab', { name: 'Problems' }).focus();
    await page.keyboard.press('End');
    expect(await page.getByRole('tabpanel', { name: 'Syntax tree' }).isVisible()).toBe(true);
    expect(await page.getByRole('tab', { name: 'Syntax tree' }).evaluate((tab) => tab === document.activeElement)).toBe(
      true,
    );
  });

  describe('files an issue', () => {
    /** What is copied, and which page is opened, when the playground is asked for an issue. */
    const asked = async (code: string, repository?: string): Promise<{ copied: string; opened?: string }> => {
      const asking = await site.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
      await asking.addInitScript((address) => {
        let data: { themeConfig: object };
        // What the site says of itself, as it is where package.json names a repository.
        Object.defineProperty(window, '__VP_SITE_DATA__', {
          get: () => data,
          set: (said: typeof data) => (data = { ...said, themeConfig: { ...said.themeConfig, repository: address } }),
        });
        window.open = (url) => ((globalThis as unknown as { opened: string }).opened = String(url)) as unknown as null;
      }, repository);
      await openPlayground(asking, site.server.url, { files: [['file.js', code]] });
      await asking.getByRole('button', { name: repository ? 'Open an issue' : 'Copy as an issue' }).click();
      await asking.getByText('The text of the issue is copied.').waitFor();
      const copied = await asking.evaluate(() => navigator.clipboard.readText());
      const opened = await asking.evaluate(() => (globalThis as unknown as { opened?: string }).opened);
      await asking.context().close();
      return { copied, ...(opened !== undefined && { opened }) };
    };

    it('in the repository, with the program filled in', async () => {
      const { copied, opened } = await asked(coroutine, 'https://example.org/owner/project');
      const { origin, pathname, searchParams } = new URL(opened!);
      expect([origin, pathname]).toEqual(['https://example.org', '/owner/project/issues/new']);
      expect(searchParams.get('body')).toBe(copied);
      expect(copied).toContain(coroutine);
    });

    it('in the repository, to be pasted where no link can hold it', async () => {
      const long = coroutine.repeat(60);
      const { copied, opened } = await asked(long, 'https://example.org/owner/project');
      expect(copied).toContain(long);
      expect(new URL(opened!).searchParams.get('body')).toContain('please paste it here');
    });

    it('as a text, where no repository is known', async () => {
      const { copied, opened } = await asked(coroutine);
      expect(copied).toContain(coroutine);
      expect(opened).toBeUndefined();
    });
  });

  describe('runs both', () => {
    it('with the same result', async () => {
      await open([['file.js', coroutine]]);
      const { verdict, rows } = await runBoth(page);
      expect(verdict).toBe('The same: 2 lines, in the same order.');
      expect(rows.at(1)![0]).toContain('url: "/users/1"');
    });

    it.each([
      [
        'bluebird',
        `import Promise from 'bluebird'; export const f = Promise.coroutine(function* () { return yield Promise.resolve(1); }); console.log(Promise.version);`,
        '3.7.2',
      ],
      ['q', `import Q from 'q'; Q.async(function* () { console.log(yield Q.delay('late', 5)); })();`, 'log late'],
      [
        'when',
        `import generator from 'when/generator'; generator.call(function* () { console.log(yield Promise.resolve('lifted')); });`,
        'log lifted',
      ],
      [
        'koa-compose 4',
        `import compose from 'koa-compose'; compose([async (ctx, next) => { console.log(1); await next(); console.log(3); }, async () => console.log(2)])({});`,
        'log 3',
      ],
    ])('with the real %s', async (_, code, printed) => {
      await open([['file.js', code]]);
      const { rows } = await runBoth(page);
      expect(rows.flat().join('\n')).toContain(printed);
    });

    it('with the versions that package.json names', async () => {
      const code = `const co = require('co'); console.log(typeof co.wrap, typeof co(function* () {}));`;
      await open([
        ['file.js', code],
        ['package.json', '{ "dependencies": { "co": "^3.1.0" } }'],
      ]);
      expect((await runBoth(page)).rows[0]![0]).toContain('undefined function');
      await open([
        ['file.js', code],
        ['package.json', '{ "dependencies": { "co": "^4.6.0" } }'],
      ]);
      expect((await runBoth(page)).rows[0]![0]).toContain('function object');
      const compose = `const compose = require('koa-compose'); console.log(compose([]).constructor.name);`;
      await open([
        ['file.js', compose],
        ['package.json', '{ "dependencies": { "koa-compose": "^2.5.1" } }'],
      ]);
      expect((await runBoth(page)).rows[0]![0]).toContain('GeneratorFunction');
    });

    it('several files, started by run.js', async () => {
      await open([
        ['load.js', coroutine],
        ['run.js', `import { load } from './load.js';\nload(7).then((user) => console.log(user.url));\n`],
      ]);
      expect((await runBoth(page)).rows.flat().join('\n')).toContain('/users/7');
    });

    it('and marks where they differ', async () => {
      // What is asked in a text, no linter sees.
      const code = `import co from 'co';

const load = co.wrap(function* () {
  return yield fetch('/');
});

console.log('loads by', new Function('f', 'return f.constructor.name')(load));
`;
      await open([['file.js', code]]);
      const { verdict, rows } = await runBoth(page);
      expect(verdict).toBe('Different where it is marked.');
      expect(rows[0]).toEqual(['log loads by Function', 'log loads by AsyncFunction']);
      expect(await page.locator('.run tr.differs').count()).toBe(1);
    });

    it('but no generator function that is exported: what runs it is elsewhere', async () => {
      const code = `exports.show = function* () {\n  this.body = yield this.service.user.find(this.params.id);\n};\n`;
      await open(
        [
          ['app/controller/users.js', code],
          ['package.json', '{ "dependencies": { "egg": "^2.37.0" } }'],
        ],
        { settings: { opaqueOperand: 'await', fixIntended: true } },
      );
      const { verdict, rows } = await runBoth(page);
      expect(verdict).toBe('The same: 1 line, in the same order.');
      expect(rows[0]![0]).toBe('export show is left to what runs generator functions');
    });

    it.each([
      ['a loop', 'for (;;);'],
      ['promises', 'const turn = () => Promise.resolve().then(turn); turn();'],
      ['timers', 'setInterval(() => {}, 1000);'],
    ])('and ends a program that never ends by itself: %s', async (_, code) => {
      await open([['file.js', code]]);
      const { rows } = await runBoth(page);
      expect(rows.at(-1)).toEqual(['was ended after 4 seconds', 'was ended after 4 seconds']);
      // The page still answers, and nothing is left of the program.
      expect(page.frames()).toHaveLength(1);
      expect(page.workers()).toHaveLength(1);
    });

    it.each([
      ['lines', 'for (;;) console.log("x");'],
      [
        'messages',
        'for (;;) Object.getPrototypeOf(Object.getPrototypeOf(self)).postMessage?.call(self, {}) ?? console.log(1);',
      ],
      ['one long line', 'console.log("x".repeat(50_000_000)); for (;;) console.log("y".repeat(1_000_000));'],
    ])('and bounds what a program prints: %s', async (_, code) => {
      await open([['file.js', code]]);
      const { rows } = await runBoth(page);
      expect(rows.at(-1)).toEqual(['was ended after 300 lines', 'was ended after 300 lines']);
      expect(rows).toHaveLength(301);
      expect(rows.flat().join('').length).toBeLessThan(500_000);
    });

    it('where nothing can be reached', async () => {
      const { url } = site.server;
      const code = `
        const attempt = (name, act) => Promise.resolve().then(act).then(
          () => console.log(name, 'reached'),
          (error) => console.log(name, 'failed'),
        );
        attempt('XMLHttpRequest', () => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve; request.onerror = reject;
          request.open('GET', '${url}secret-a'); request.send();
        }));
        attempt('importScripts', () => importScripts('${url}secret-b'));
        attempt('WebSocket', () => new Promise((resolve, reject) => {
          const socket = new WebSocket('${url.replace('http', 'ws')}secret-c');
          socket.onopen = resolve; socket.onerror = reject;
        }));
        attempt('import', () => (0, eval)("import('${url}secret-d')"));
        attempt('indexedDB', () => new Promise((resolve, reject) => {
          const request = indexedDB.open('x'); request.onsuccess = resolve; request.onerror = reject;
        }));
        attempt('caches', () => caches.open('x'));
        console.log(self.origin);
      `;
      await open([['file.js', code]]);
      const { rows } = await runBoth(page);
      const printed = rows.map(([before]) => before).join('\n');
      expect(printed).toContain('log null');
      expect(printed).not.toContain('reached');
      expect(site.server.asked.filter((path) => path.includes('secret'))).toEqual([]);
    });

    it('only after a click', async () => {
      await open([['file.js', 'console.log("ran");']]);
      expect(page.frames()).toHaveLength(1);
      await page.getByRole('tab', { name: 'Run both' }).click();
      await page.waitForTimeout(300);
      expect(page.frames()).toHaveLength(1);
      expect(await page.locator('.verdict').count()).toBe(0);
    });
  });
});
