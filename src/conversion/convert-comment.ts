import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Nodes between a function and what a comment on it stands before. */
const around: ReadonlySet<string> = new Set([
  ...['AssignmentExpression', 'CallExpression', 'ExportDefaultDeclaration', 'ExportNamedDeclaration'],
  ...['ExpressionStatement', 'MethodDefinition', 'Property', 'PropertyDefinition', 'VariableDeclaration'],
  ...['TSFunctionType', 'TSMethodSignature', 'TSPropertySignature', 'TSTypeAnnotation', 'VariableDeclarator'],
  'TSAbstractMethodDefinition',
]);

/** A tag that says what is yielded, or that it is a generator, with all lines up to the next tag. */
const yielded = /^[ \t]*\*[ \t]*@(?:yields?|generator)\b.*(?:\r?\n[ \t]*\*(?!\/)(?![ \t]*@).*)*\r?\n/gm;

const generatorResult = /@returns?\s*\{\s*!?(Async)?(?:Generator|IterableIterator|Iterator)\b/g;

/**
 * Makes a JSDoc comment on a generator function, or on a signature of one, say what an async one returns:
 * `@returns {Promise<R>}`, no `@yields`.
 */
export function convertComment(sourceCode: SourceCode, node: TSESTree.Node): Edit[] {
  const comment = commentOn(sourceCode, node);
  if (!comment) return [];
  const text = sourceCode.text.slice(...comment.range);
  const converted = convertResults(text.replace(yielded, ''));
  return converted === text ? [] : [replace(comment.range, converted)];
}

/** The JSDoc comment that stands directly before a function, or before what holds it. */
function commentOn(sourceCode: SourceCode, node: TSESTree.Node): TSESTree.Comment | undefined {
  for (let current: TSESTree.Node = node; ; current = current.parent) {
    const comment = sourceCode.getCommentsBefore(current).at(-1);
    if (comment) return comment.type === 'Block' && comment.value.startsWith('*') ? comment : undefined;
    if (!current.parent || !around.has(current.parent.type)) return undefined;
  }
}

function convertResults(text: string): string {
  let converted = '';
  let from = 0;
  for (const match of text.matchAll(generatorResult)) {
    const type = match.index + match[0].search(/\w+$/);
    const [end, result] = typeArguments(text, match.index + match[0].length);
    converted += `${text.slice(from, type)}Promise${result === undefined ? '' : `<${result}>`}`;
    from = end;
  }
  return converted + text.slice(from);
}

/** Where the arguments of a type end, and the second of them: `R` of `<Y, R, N>`. */
function typeArguments(text: string, start: number): [end: number, second: string | undefined] {
  const open = /^\.?</.exec(text.slice(start));
  if (!open) return [start, undefined];
  const parts = [''];
  let depth = 1;
  for (let at = start + open[0].length; at < text.length; at++) {
    const character = text[at]!;
    if ('<({['.includes(character)) depth++;
    if (')}]'.includes(character) || (character === '>' && text[at - 1] !== '=')) depth--;
    if (depth === 0) return [at + 1, parts[1]?.trim()];
    if (character === ',' && depth === 1) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return [start, undefined];
}
