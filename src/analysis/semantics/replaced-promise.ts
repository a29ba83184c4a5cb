import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isWriteTarget, memberName } from '../../syntax/index.js';
import type { SemanticModel } from './semantic-model.js';

const globalObjects: ReadonlySet<string> = new Set(['global', 'globalThis', 'root', 'self', 'window', 'GLOBAL']);

/**
 * Whether a file puts a promise of its own in the place of the global `Promise`, which then is what co and the functions
 * of compilers return: `global.Promise = require('bluebird')`.
 */
export const replacesPromise = memoize(({ syntax, sourceCode, origins }: SemanticModel): boolean => {
  const { globalScope } = sourceCode.scopeManager!;
  const variable = globalScope?.set.get('Promise');
  const known = variable?.defs.length === 0 ? variable.references : [];
  const references = [...known, ...(globalScope?.through ?? [])];
  if (references.some((reference) => reference.isWrite() && reference.identifier.name === 'Promise')) return true;
  return syntax.assignedProperties.has('Promise') && syntax.members.some(isGlobalPromise);

  function isGlobalPromise(member: TSESTree.MemberExpression): boolean {
    if (memberName(member) !== 'Promise' || !isWriteTarget(member)) return false;
    const origin = origins.originOf(member.object);
    return origin?.from === 'global' && origin.path.length === 0 && globalObjects.has(origin.name);
  }
});
