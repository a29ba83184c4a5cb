import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../syntax/index.js';
import type { SyntaxIndex } from '../scope/index.js';

/** In characters. A runner is a small function: what is larger is a program of its own. */
const longest = 5000;

/** Whether a file can hold a hand-rolled runner, by its text alone. */
export function mentionsRunner(text: string): boolean {
  return isStepper(text) && (/\bdone\b/.test(text) || /\.throw\(/.test(text));
}

/**
 * Makes the function that says which functions of a file are worth following, by their text: those that step a
 * generator, and those that may hand one on to these.
 */
export function findSteppers(
  sourceCode: Readonly<TSESLint.SourceCode>,
  syntax: SyntaxIndex,
): (node: FunctionNode) => boolean {
  let names: readonly string[] | undefined;
  return (node) => {
    if (node.generator || node.params.length === 0 || !isSmall(node)) return false;
    const text = sourceCode.getText(node);
    if (isStepper(text)) return true;
    names ??= [...syntax.functions.keys()].flatMap(nameOfStepper);
    return !/\byield\b/.test(text) && names.some((name) => text.includes(`${name}(`));
  };

  function nameOfStepper(node: FunctionNode): string[] {
    const { id, parent } = node;
    const held = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
    const name = (id ?? held)?.name;
    return name !== undefined && isSmall(node) && isStepper(sourceCode.getText(node)) ? [name] : [];
  }
}

function isSmall({ range }: FunctionNode): boolean {
  return range[1] - range[0] <= longest;
}

/** Whether the text names the method `next`, and what waits for a value. */
export function isStepper(text: string): boolean {
  return (
    text.includes('next') &&
    /\.\s*next\b|(['"`])next\1/.test(text) &&
    /\b(?:then|await|Promise)\b|\.(?:value|throw)\(/.test(text)
  );
}
