import type { TSESTree } from '@typescript-eslint/utils';
import { kindsOfWords, wordsOfGeneratorFunctions } from '../../catalogue/index.js';
import { targetOfCall, unwrapExpression } from '../../syntax/index.js';
import { lastNameOf } from './callee-names.js';
import type { UnresolvedKind } from './evaluation.js';

/*
 * What a name says of a value that nothing else is known of. It is a hint, and the last one: it decides nothing, and
 * speaks against taking the value for a promise.
 */

const lastWord = /(?:[A-Z]?[a-z]+|[A-Z]+)(?=[\d_$]*$)/;
/** More letters than any word in the catalogue has, so that the end of a name is all that is searched. */
const longestEnd = 64;

/** What a value may be by its name, of the kinds that `await` does not resolve: an array of `tasks`, a generator of `gen()`. */
export function kindSaidByName(expression: TSESTree.Node): UnresolvedKind | undefined {
  const node = unwrapExpression(expression);
  if (node.type === 'CallExpression')
    return saysGeneratorFunction(lastNameOf(targetOfCall(node.callee))) ? 'generator' : undefined;
  const isNamed = node.type === 'Identifier' || (node.type === 'MemberExpression' && !node.computed);
  return isNamed ? kindsOfWords.get(lastWordOf(lastNameOf(node))) : undefined;
}

function saysGeneratorFunction(name: string): boolean {
  const last = lastWordOf(name);
  const isFunction = kindsOfWords.get(last) === 'thunk';
  return wordsOfGeneratorFunctions.has(isFunction ? lastWordOf(name.slice(0, -last.length)) : last);
}

function lastWordOf(name: string): string {
  return lastWord.exec(name.slice(-longestEnd))?.[0].toLowerCase() ?? '';
}
