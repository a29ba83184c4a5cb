import type { TSESLint } from '@typescript-eslint/utils';
import type { Evidence, EvidenceCode, EvidenceDataName } from '../reasons/index.js';
import { textsOf } from './datum-text.js';

/** Clauses whose subject is the generator function. */
const clauses: {
  readonly [Code in EvidenceCode]: (data: Readonly<Record<EvidenceDataName<Code> | 'line', string>>) => string;
} = {
  'uses-promise': ({ operand }) => `it awaits \`${operand}\``,
  'catches-rejection': ({ operand }) => `it catches rejections of \`${operand}\``,
  'yields-promise': ({ operand }) => `it yields the promise \`${operand}\``,
  'run-by': ({ callee, line }) => `\`${callee}\` runs it on line ${line}`,
  'run-by-coroutine': ({ name, line }) => `${name} runs it on line ${line}`,
  'run-by-project': () => 'other files run it as one',
  'runs-coroutine': ({ name, line }) => `it runs ${name} on line ${line}`,
  'taken-for-promise': ({ use, line }) => `\`${use}\` on line ${line} expects a promise`,
  'taken-for-function': ({ use, line }) => `\`${use}\` on line ${line} expects its body to run`,
  iterated: ({ line }) => `it is iterated on line ${line}`,
  'iterator-method': () => 'it is an iterator method',
  'iterator-type': () => 'it is declared to return an iterator',
  'plain-operand': ({ operand }) => `it yields \`${operand}\` and expects nothing back`,
  'delegated-by-iterator': ({ name, line }) => `${name} delegates to it on line ${line}`,
  'own-meaning': ({ library }) => `${library} gives its \`yield\` a meaning of its own`,
};

/** A clause that says what the evidence is. */
export function evidenceClause(sourceCode: Readonly<TSESLint.SourceCode>, { code, node, data }: Evidence): string {
  const clause: (data: Readonly<Record<string, string>>) => string = clauses[code];
  return clause(textsOf({ ...data, line: node.loc.start.line }, sourceCode));
}
