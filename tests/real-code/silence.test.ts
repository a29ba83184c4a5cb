import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPackages, packageFolder } from './installation.js';
import { PackageLinter } from './package-linter.js';
import { silentPackages } from './silent-packages.js';
import { sourceTexts } from './source-texts.js';

const javascriptOrTypescript = /(?<!\.min|\.d)\.(?:[cm]?[jt]s|[jt]sx)$/;

let installation: string;

beforeAll(() => {
  installation = installPackages('silence', silentPackages);
}, 600_000);

describe('packages whose generators are no coroutines', () => {
  const rows: object[] = [];
  afterAll(() => console.table(rows));

  it.for(silentPackages)('$name', { timeout: 600_000 }, ({ name, version, holds, reviewed = {}, within = '' }) => {
    const folder = packageFolder(installation, name);
    const linter = new PackageLinter(folder, 'recommended');
    const texts = [...sourceTexts(folder, javascriptOrTypescript)].filter(
      ([file, text]) => file.startsWith(within) && /\byield\b/.test(text),
    );
    const reports = texts.flatMap(([file, text]) =>
      linter.findings(file, text).map(({ place, id }) => `${file}:${place} ${id}`),
    );
    const generators = texts.reduce(
      (sum, [, text]) => sum + (text.match(/\bfunction\s*\*|\byield\b/g)?.length ?? 0),
      0,
    );
    rows.push({
      package: `${name}@${version}`,
      holds,
      files: texts.length,
      'function* and yield': generators,
      reports: reports.length,
    });
    expect(texts.length, 'files with a yield').toBeGreaterThan(0);
    // Read the code at each: what is right goes to the list of the package, what is not is a bug of the rules.
    expect(reports.sort()).toEqual(Object.keys(reviewed).sort());
  });
});
