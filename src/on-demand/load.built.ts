import { createRequire } from 'node:module';
import { name } from '../manifest.js';
import type * as WholeRules from './rules-in-node.js';

/** The rules as they are, from a file of their own. */
export function loadRules(): typeof WholeRules.rules {
  const require = createRequire(import.meta.url);
  // By the name of the package: where this code ends up is the bundler's business.
  const manifest = require.resolve(`${name}/package.json`);
  return (createRequire(manifest)('./dist/src/on-demand/rules-in-node.js') as typeof WholeRules).rules;
}
