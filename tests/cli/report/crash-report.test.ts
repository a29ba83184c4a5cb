import { expect, it } from 'vitest';
import { crashReport } from '../../../src/cli/crash-report.js';
import { name, version } from '../../../src/manifest.js';

it('a crash is reported where the project is, if it is anywhere, with what ran', () => {
  const versions = `${name} ${version}, Node.js ${process.version}`;
  expect(crashReport('Error: no\n    at f', 'https://example.org/project')).toBe(
    `native-async crashed. This is a bug: please report it, with the following text, at\nhttps://example.org/project/issues\n\n${versions}\nError: no\n    at f`,
  );
  expect(crashReport('Error: no')).toBe(
    `native-async crashed. This is a bug: please report it, with the following text:\n\n${versions}\nError: no`,
  );
});
