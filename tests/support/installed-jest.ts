import { join } from 'node:path';
import { installPinned } from '../../tools/pinned-packages.mjs';

/**
 * The program of jest 30. It is installed by the first test that wants it: one of its packages has a part for each
 * platform, which not every registry serves, and a lock file names them all.
 */
export function installedJest(): string {
  return join(installPinned('jest', { jest: '30.5.2' }), 'node_modules/jest/bin/jest.js');
}
