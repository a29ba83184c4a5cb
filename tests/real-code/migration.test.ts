import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWith, installPackages, packageFolder } from './installation.js';
import babelCore from './observations/babel-core.js';
import beanstalkify from './observations/beanstalkify.js';
import coStream from './observations/co-stream.js';
import koaConvert from './observations/koa-convert.js';
import koaSend from './observations/koa-send.js';
import mapAgeCleaner from './observations/map-age-cleaner.js';
import prompts from './observations/prompts.js';
import taskr from './observations/taskr.js';
import typedRestClient from './observations/typed-rest-client.js';
import { PackageLinter } from './package-linter.js';
import { packages, replaced, testTools } from './packages.js';
import { sourceTexts } from './source-texts.js';
import { countRow, expectedText, type FindingsByFile } from './report.js';

const observations = [
  koaConvert,
  koaSend,
  coStream,
  taskr,
  beanstalkify,
  typedRestClient,
  mapAgeCleaner,
  prompts,
  babelCore,
];

let installation: string;

beforeAll(() => {
  installation = installPackages('migration', [...packages, ...testTools], replaced);
}, 600_000);

describe('packages of the generator era', () => {
  const rows: object[] = [];
  afterAll(() => console.table(rows));

  it.for(packages)('$name', { timeout: 300_000 }, async ({ name, version }) => {
    const folder = packageFolder(installation, name);
    const texts = sourceTexts(folder);
    const recommended = new PackageLinter(folder, 'recommended');
    const migrate = new PackageLinter(folder, 'migrate');
    const found: FindingsByFile = {};
    const left: FindingsByFile = {};
    for (const [file, text] of texts) {
      found[file] = recommended.findings(file, text);
      if (found[file].length === 0) continue;
      const fixed = migrate.fix(file, text);
      expect(migrate.fix(file, fixed), `${file}, fixed a second time`).toBe(fixed);
      left[file] = migrate.findings(file, fixed);
    }
    rows.push(countRow(`${name}@${version}`, texts.size, found, left));
    // Review it as you review code. `npx vitest run tests/real-code -u` writes what is found now.
    await expect(await expectedText(found, left)).toMatchFileSnapshot(`expected/${name.replace('/', '__')}.json`);
  });
});

describe('packages in use', () => {
  it.for(observations)('$name', { timeout: 120_000 }, async ({ name, preset, observe, expected }) => {
    const folder = packageFolder(installation, name);
    const linter = new PackageLinter(folder, preset);
    const texts = [...sourceTexts(folder)].map(([file, text]) => [file, linter.fix(file, text), text] as const);
    const changed = new Map(texts.flatMap(([file, fixed, text]) => (fixed === text ? [] : [[file, fixed]])));
    expect(changed.size).toBeGreaterThan(0);
    expect(await observe(folder), 'before').toEqual(expected);
    const copy = copyWith(installation, name, changed);
    try {
      expect(await observe(copy), 'after').toEqual(expected);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
