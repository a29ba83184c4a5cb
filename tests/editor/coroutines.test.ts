import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, summary, type Workspace } from './workspace.js';

const text = `import co from 'co';
export const certain = co.wrap(function* (id) {
  return yield fetch(id);
});
export const doubtful = co.wrap(function* (id) {
  return yield read(id);
});
`;

const saved = text
  .replace('co.wrap(function* (id) {\n  return yield fetch', 'async function (id) {\n  return await fetch')
  .replace('});', '};');

const chosen = `import co from 'co';
export const certain = co.wrap(function* (id) {
  return yield fetch(id);
});
export const doubtful = async function (id) {
  return await read(id);
};
`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openWorkspace();
});

afterAll(() => workspace.close());

describe('coroutines in ESLint’s language server', () => {
  it('underlines the callee, fixes what is certain on save, and offers the rest in the menu', async () => {
    const { root, server } = workspace;
    const path = join(root, 'file.mjs');
    const diagnostics = await server.open(path, text);
    expect(diagnostics.map(summary)).toEqual([
      'native-async/no-coroutine-wrapper 1:23-1:30',
      'native-async/no-coroutine-wrapper 4:24-4:31',
    ]);
    expect(diagnostics[0]!.codeDescription?.href).toMatch(/no-coroutine-wrapper\.md$/);

    // One after the other: the server hands the edits of a command over as they come.
    const certain = await server.quickFixes(path, text, diagnostics[0]!);
    const doubtful = await server.quickFixes(path, text, diagnostics[1]!);
    expect(certain.get('Fix this native-async/no-coroutine-wrapper problem')).toBe(saved);
    expect(doubtful.get('Convert to an async function (native-async/no-coroutine-wrapper)')).toBe(chosen);
    expect([...doubtful.keys()]).not.toContain('Fix this native-async/no-coroutine-wrapper problem');

    expect(await server.fixOnSave(path, text)).toBe(saved);
  });
});

describe('a neighbour that changes, in ESLint’s language server', () => {
  const lib = (form: string) => `export const load = ${form} (id) { return id; };\n`;
  const uses = `import co from 'co';
import { load } from './lib.mjs';
export const use = co.wrap(function* (id) {
  return yield load(id);
});
`;

  it('is read anew', async () => {
    const { root, server } = workspace;
    const path = join(root, 'uses.mjs');
    const isFixable = async () => {
      const [diagnostic] = await server.change(path, uses);
      return [...(await server.quickFixes(path, uses, diagnostic!)).keys()].some((title) =>
        title.startsWith('Fix this'),
      );
    };
    writeFileSync(join(root, 'lib.mjs'), lib('async function'));
    await server.open(path, uses);
    expect(await isFixable()).toBe(true);
    writeFileSync(join(root, 'lib.mjs'), lib('function*'));
    // A file is looked at once a second.
    await setTimeout(1100);
    expect(await isFixable()).toBe(false);
  });
});

describe('what a user keeps, in ESLint’s language server', () => {
  const outer = (inner: string) => `import co from 'co';
import Bluebird from 'bluebird';
export const outer = co.wrap(function* () {
  yield fetch(Bluebird);
${inner}
});
function* bare() { const answer = yield fetch('/'); return answer.json(); }
export const start = () => bare().then(console.log);
export default co;
`;
  const outerFixed = (inner: string) =>
    outer(inner)
      .replace('co.wrap(function* () {', 'async function () {')
      .replace('yield fetch(B', 'await fetch(B')
      .replace('\n});\n', '\n};\n');
  const byBluebird = '  yield Bluebird.coroutine(function* () { yield fetch(1); })();';
  let own: Workspace;

  beforeAll(async () => {
    own = await openWorkspace({
      'native-async/no-ambiguous-generator': 'off',
      'native-async/no-coroutine-wrapper': ['error', { libraries: { bluebird: false } }],
      'native-async/no-floating-generator': 'off',
    });
  });

  afterAll(() => own.close());

  it.each([
    ['of a library that the options leave alone', byBluebird, byBluebird.replace('yield', 'await')],
    [
      'behind a comment',
      '  // eslint-disable-next-line native-async/no-coroutine-wrapper\n  yield co(function* () { yield fetch(2); });',
      '  // eslint-disable-next-line native-async/no-coroutine-wrapper\n  await co(function* () { yield fetch(2); });',
    ],
  ])('fixes on save nothing %s, and nothing of a rule that is off', async (_, inner, expected) => {
    const path = join(own.root, `file-${inner.length}.mjs`);
    const text = outer(inner);
    const diagnostics = await own.server.open(path, text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['native-async/no-coroutine-wrapper']);
    expect(await own.server.fixOnSave(path, text)).toBe(outerFixed(expected));
  });
});
