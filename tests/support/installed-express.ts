import { createRequire } from 'node:module';
import path from 'node:path';
import { installPinned } from '../../tools/pinned-packages.mjs';

/** The majors of express that are tried. They are installed by the first test that wants them. */
export const expressMajors = [3, 4, 5] as const;

/** The path of a major version of express. */
export function installedExpress(major: (typeof expressMajors)[number]): string {
  const versions = { express3: 'npm:express@3.21.2', express4: 'npm:express@4.22.1', express5: 'npm:express@5.3.0' };
  const folder = installPinned('express', versions);
  return createRequire(path.join(folder, 'package.json')).resolve(`express${major}`);
}
