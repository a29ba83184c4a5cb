import type { TSESLint } from '@typescript-eslint/utils';
import { shortText } from '../analysis/scope/index.js';
import type { Difference, DifferenceCode } from '../reasons/index.js';

interface DifferenceTexts {
  readonly values: string;
  readonly text: string;
  readonly line: string;
}

/** Clauses that follow "Unlike an async function, ". */
const sentences: Readonly<Record<DifferenceCode, (texts: DifferenceTexts) => string>> = {
  iterates: () => 'it sends nothing back: each `yield` gives `undefined`, and rejections cannot be caught',
  callbacks: () => 'it resumes the body through callbacks',
  'no-promise': () => 'it returns no promise',
  'no-rejection': () => 'it does not throw rejections into the body',
  'after-catch': () => 'what the body does after it caught a rejection is lost',
  'error-after-catch': () => 'an error thrown after a caught rejection is lost',
  'body-error': () => 'errors thrown by the body do not reject its promise',
  result: () => 'its promise does not get what the body returns',
  unhandled: () => 'one error causes another one, which nobody can handle',
  synchronous: () => 'it continues at once where a yielded value is no promise',
  thenables: () => 'it does not wait for promises of other classes',
  resolves: ({ values }) => `it treats yielded ${values} differently`,
  'foreign-promise': () => 'its promise has the class of the first yielded one',
  receiver: () => 'it runs the body with another `this`',
  arguments: () => 'it passes other arguments to the body',
  asks: ({ text, line }) => `it depends on a value that it only has to pass on (\`${text}\`, line ${line})`,
  more: ({ text, line }) => `it does more than run the body (\`${text}\`, line ${line})`,
};

/** What a message says of the differences: what comes after the first follows from it more often than not. */
export function describeDifferences(sourceCode: Readonly<TSESLint.SourceCode>, [first]: readonly Difference[]): string {
  if (!first) return '';
  const { code, node, values = [] } = first;
  return sentences[code]({
    values: values.map((name) => (name === 'undefined' || name === 'null' ? `\`${name}\`` : name)).join(', '),
    text: node ? shortText(sourceCode, node) : '',
    line: String(node?.loc.start.line ?? ''),
  });
}
