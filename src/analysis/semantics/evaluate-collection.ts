import type { TSESTree } from '@typescript-eslint/utils';
import { type CollectionHelper, collectionHelpers } from '../../catalogue/index.js';
import { lastNameOf } from './callee-names.js';
import type { Origin } from './known-exports.js';

/** What is known of a function over collections that comes from a package: `_.map`, `require('lodash/map')`. */
export function collectionHelperAt(origin: Origin | undefined): CollectionHelper | undefined {
  if (origin?.from !== 'module') return undefined;
  const path = origin.path.filter((name) => name !== 'default');
  for (const { modules, functions } of collectionHelpers) {
    for (const module of modules) {
      if (origin.name === module && path.length === 1) return functions.get(path[0]!);
      const own = origin.name.startsWith(module)
        ? /^[/.](\w+)$/.exec(origin.name.slice(module.length))?.[1]
        : undefined;
      if (own !== undefined && path.length === 0 && functions.has(own)) return functions.get(own);
    }
  }
  return undefined;
}

/** Whether a call looks like that of a function over collections of which nothing is known: `map(xs, f)`. */
export function looksLikeMap({ callee, arguments: given }: TSESTree.CallExpression): boolean {
  return given.length >= 2 && lastNameOf(callee) === 'map';
}
