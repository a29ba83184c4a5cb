import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { hosts } from '../../catalogue/index.js';
import { namesModule, perFile } from '../semantics/index.js';

const classes = hosts.filter(({ classSince }) => classSince !== undefined);
const classModules = classes.flatMap(({ modules }) => modules);

/** Whether a file can load such a host, by its text alone. */
export function mentionsClass(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return namesModule(sourceCode, classModules);
}

/** A call, without `new`, of what is a class in later versions of a host. */
export interface CallOfClass {
  readonly call: TSESTree.CallExpression;
  /** The version from which on it throws: `koa 2`. */
  readonly since: string;
}

/** The calls of a file that make an application of a host without `new`, as koa 1 allowed. */
export const callsOfClasses = perFile((model): readonly CallOfClass[] => {
  if (!mentionsClass(model.sourceCode)) return [];
  return model.syntax.calls.flatMap((call) => {
    const origin = model.origins.originOf(call.callee);
    if (call.optional || origin?.from !== 'module' || origin.path.some((name) => name !== 'default')) return [];
    const found = classes.find(({ modules }) => modules.includes(origin.name));
    // Also where the older version is installed, which takes both: so that it can be updated next.
    return found ? [{ call, since: found.classSince! }] : [];
  });
});
