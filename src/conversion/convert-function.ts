import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ContextConversion, DeclaredReturn, FunctionConversion } from '../analysis/coroutines/index.js';
import { type FunctionNode, type GeneratorFunction, methodOf, starOf } from '../syntax/index.js';
import { convertSuspension } from './convert-suspension.js';
import { type Edit, insert, replace, replaceKeepingComments } from './edit.js';
import { removeStatement } from './remove-declaration.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const accessors: ReadonlySet<string> = new Set(['get', 'set']);

/** Turns a generator function into an async one: its head, its declared return type, and its suspensions. */
export function convertFunction(sourceCode: SourceCode, conversion: FunctionConversion): Edit[] {
  const { node, form, suspensions, returnType, signatures = [], context, keptParameters } = conversion;
  const head = form === 'same' ? asyncHead(sourceCode, node) : form === 'arrow' ? arrowHead(sourceCode, node) : [];
  const type = returnType && form !== 'body' ? [convertReturnType(sourceCode, returnType)] : [];
  // A suspension inside the operand of another may end where that one ends, and its edits belong before there.
  const innerFirst = [...suspensions].reverse();
  return [
    ...head,
    ...type,
    ...signatures.flatMap((signature) => convertSignature(sourceCode, signature)),
    ...convertComment(sourceCode, node),
    ...(keptParameters === undefined ? [] : [dropParameters(sourceCode, node, keptParameters)]),
    ...(context ? convertContext(sourceCode, node, context) : []),
    ...innerFirst.flatMap((suspension) => convertSuspension(sourceCode, suspension)),
  ];
}

/** `function* (next) { this.… }` -> `… (ctx, next) … ctx.…` */
function convertContext(sourceCode: SourceCode, node: FunctionNode, context: ContextConversion): Edit[] {
  const { name, at, isUsed, receivers, alias } = context;
  return [
    ...(isUsed ? [addParameter(sourceCode, node, name, at)] : []),
    ...receivers.map((receiver) => replace(receiver.range, name)),
    ...(alias ? [removeStatement(sourceCode, alias)] : []),
  ];
}

function addParameter(sourceCode: SourceCode, node: FunctionNode, name: string, at: number): Edit {
  const [after, before] = [node.params[at], node.params[at - 1]];
  if (after) return insert(after.range[0], `${name}, `);
  return before ? insert(before.range[1], `, ${name}`) : insert(openingParenthesis(sourceCode, node).range[1], name);
}

/** `function* (a, done) {…}` -> `function* (a) {…}` */
function dropParameters(sourceCode: SourceCode, node: FunctionNode, kept: number): Edit {
  const before = node.params[kept - 1] ?? openingParenthesis(sourceCode, node);
  const closing = sourceCode.getTokenAfter(node.params.at(-1)!, ({ value }) => value === ')')!;
  return replaceKeepingComments(sourceCode, [before.range[1], closing.range[0]], '');
}

/** `function* f() {}` -> `async function f() {}`, `static *m() {}` -> `static async m() {}` */
function asyncHead(sourceCode: SourceCode, node: GeneratorFunction): Edit[] {
  if (methodOf(node)) return [methodHead(sourceCode, node)];
  const keyword = sourceCode.getFirstToken(node)!;
  const star = sourceCode.getTokenAfter(keyword)!;
  const next = sourceCode.getTokenAfter(star)!;
  const hasComment = sourceCode.commentsExistBetween(keyword, next);
  const gap = next.range[0] - keyword.range[1] > 1 || node.id ? ' ' : '';
  return [
    insert(node.range[0], 'async '),
    hasComment ? replace(star.range, '') : replace([keyword.range[1], next.range[0]], gap),
  ];
}

function methodHead(sourceCode: SourceCode, node: GeneratorFunction): Edit {
  const star = starOf(sourceCode, node);
  const before = sourceCode.getTokenBefore(star)!;
  const key = sourceCode.getTokenAfter(star)!;
  // After a field of that name without a semicolon, `async` would be read as the name of an accessor.
  const separator = accessors.has(before.value) ? ';' : '';
  return replaceKeepingComments(sourceCode, [star.range[0], key.range[0]], `${separator}async `);
}

/** `function* (a) {}` -> `async (a) => {}` */
function arrowHead(sourceCode: SourceCode, node: FunctionNode): Edit[] {
  const parameters = openingParenthesis(sourceCode, node);
  const end = headEnd(sourceCode, node);
  return [
    replaceKeepingComments(sourceCode, [node.range[0], parameters.range[0]], 'async '),
    insert(end, end === node.body.range[0] ? ' => ' : ' =>'),
  ];
}

function openingParenthesis(sourceCode: SourceCode, node: FunctionNode): TSESTree.Token {
  const from = node.typeParameters ?? node.id;
  if (from) return sourceCode.getTokenAfter(from)!;
  return sourceCode.getFirstToken(node, ({ value }) => value === '(')!;
}

/** Where the parameters, or the return type after them, end. */
function headEnd(sourceCode: SourceCode, node: FunctionNode): number {
  const last = sourceCode.getTokenBefore(node.body)!;
  return last.range[1];
}

/** A declared result, with the comment on what declares it. */
export function convertSignature(sourceCode: SourceCode, signature: DeclaredReturn): Edit[] {
  const { parent } = signature.node;
  return [convertReturnType(sourceCode, signature), ...convertComment(sourceCode, parent)];
}

/** `Generator<Y, R, N>` -> `Promise<R>` */
function convertReturnType(sourceCode: SourceCode, { node, result }: DeclaredReturn): Edit {
  const text = result ? sourceCode.getText(result) : 'any';
  return replace(node.typeAnnotation.range, `Promise<${text}>`);
}

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
function convertComment(sourceCode: SourceCode, node: TSESTree.Node): Edit[] {
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

/** Puts `async` before a function that has none, after the modifiers of a method. */
export function addAsync(sourceCode: SourceCode, node: FunctionNode): Edit[] {
  if (node.async) return [];
  const { parent } = node;
  const isMethod =
    (parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method)) && parent.value === node;
  if (!isMethod) return [insert(node.range[0], 'async ')];
  const before = parent.computed ? sourceCode.getTokenBefore(parent.key, ({ value }) => value === '[')! : parent.key;
  return [insert(before.range[0], 'async ')];
}

/** The last token or comment before an offset's token, for whitespace that goes with removed code. */
export function endOfTextBefore(sourceCode: SourceCode, token: TSESTree.Token | TSESTree.Node): number {
  const before = sourceCode.getTokenBefore(token, { includeComments: true })!;
  // A line comment ends where the line does: what follows it must stay on a line of its own.
  return (before.type as string) === 'Line' ? token.range[0] : before.range[1];
}
