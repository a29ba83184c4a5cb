import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CallConversion, Conversion } from '../analysis/coroutines/index.js';
import { isFunction, needsSemicolonBefore } from '../syntax/index.js';
import { foldIntoOuter } from './convert-fold.js';
import { joinPair, replaceMaker } from './convert-forwarding.js';
import { convertFunction } from './convert-function.js';
import { dedentNode } from './dedent.js';
import { type Edit, insert, replace, replaceKeepingComments, startWithAnnotation } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Of<Kind extends CallConversion['kind']> = Extract<CallConversion, { kind: Kind }>;

/** The text edits that carry a conversion out. */
export function convert(sourceCode: SourceCode, { functions, calls }: Conversion): Edit[] {
  return [
    ...calls.flatMap((call) => convertCall(sourceCode, call)),
    ...functions.flatMap((fn) => convertFunction(sourceCode, fn)),
  ];
}

/** Takes the wrapper or runner away from around the function it is given. */
function convertCall(sourceCode: SourceCode, conversion: CallConversion): Edit[] {
  switch (conversion.kind) {
    case 'argument':
      return keepArgument(sourceCode, conversion);
    case 'invocation':
      return invokeArgument(sourceCode, conversion);
    case 'fold':
      return foldIntoOuter(sourceCode, conversion);
    case 'pair':
      return joinPair(sourceCode, conversion);
    case 'expression':
      return replaceMaker(sourceCode, conversion, parenthesesFor(sourceCode, conversion.call, conversion.inner));
    case 'prefix':
      return [insert(conversion.call.range[0], `${conversion.keyword} `)];
  }
}

/** `co.wrap(function …)` -> `async function …` */
function keepArgument(sourceCode: SourceCode, { call, argument, isDeclaration }: Of<'argument'>): Edit[] {
  const [before, after] = isDeclaration ? ['', ''] : parenthesesFor(sourceCode, call, argument);
  const semicolon = isDeclaration ? sourceCode.getLastToken(call.parent)! : undefined;
  return [
    replaceKeepingComments(sourceCode, [startWithAnnotation(sourceCode, call), argument.range[0]], before),
    ...dedentMoved(sourceCode, call, argument),
    replaceKeepingComments(sourceCode, [argument.range[1], call.range[1]], after),
    ...(semicolon?.value === ';' ? [replace(semicolon.range, '')] : []),
  ];
}

/** What has to stand around an argument that takes the place of a call. */
function parenthesesFor(
  sourceCode: SourceCode,
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
): readonly [string, string] {
  return needsParentheses(sourceCode, call, argument) ? [`${semicolonBefore(sourceCode, call)}(`, ')'] : ['', ''];
}

/** The edits that indent a function, which stood on a line of its own in the call, as the line of the call. */
function dedentMoved(sourceCode: SourceCode, call: TSESTree.Node, argument: TSESTree.Node): Edit[] {
  const { line } = call.loc.start;
  return argument.loc.start.line > line ? dedentNode(sourceCode, argument, line) : [];
}

/** Whether an argument that takes the place of a call would be read as something else there without parentheses. */
function needsParentheses(sourceCode: SourceCode, call: TSESTree.Node, argument: TSESTree.Node): boolean {
  const { parent } = call;
  const first = sourceCode.getFirstToken(argument)!.value;
  if (startsDeclaration.has(first) && startsStatement(sourceCode, call)) return true;
  if (!isFunction(argument) || !parent) return false;
  switch (parent.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === call;
    case 'MemberExpression':
      return parent.object === call;
    case 'TaggedTemplateExpression':
      return true;
    case 'VariableDeclarator':
    case 'AssignmentExpression':
    case 'Property':
    case 'PropertyDefinition':
    case 'ReturnStatement':
    case 'ArrayExpression':
    case 'SequenceExpression':
    case 'YieldExpression':
    case 'ArrowFunctionExpression':
      return false;
    default:
      return argument.type === 'ArrowFunctionExpression';
  }
}

/** First words of an expression that begin a declaration or a block where a statement may stand. */
const startsDeclaration: ReadonlySet<string> = new Set(['async', 'class', 'function', '{']);

/** Whether a node begins a statement, or the expression of `export default`, where `async function` would be a declaration. */
function startsStatement(sourceCode: SourceCode, node: TSESTree.Node): boolean {
  const statement = enclosingStatement(node);
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration.range[0] === node.range[0];
  return statement.type === 'ExpressionStatement' && sourceCode.getFirstToken(statement)!.range[0] === node.range[0];
}

function enclosingStatement(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && !/Statement$|Declaration$|^Program$/.test(current.type)) current = current.parent;
  return current;
}

/** The semicolon that a statement needs before it when it is made to start with a parenthesis. */
function semicolonBefore(sourceCode: SourceCode, node: TSESTree.Node): string {
  const statement = enclosingStatement(node);
  const begins = statement.type === 'ExpressionStatement' && statement.range[0] === node.range[0];
  return begins && needsSemicolonBefore(sourceCode, statement) ? ';' : '';
}

/** `co(function …, a)` -> `(async …)(a)`; `co(f, a)` -> `f(a)` */
function invokeArgument(sourceCode: SourceCode, { call, argument, rest, spread, receiver }: Of<'invocation'>): Edit[] {
  const isInline = isFunction(argument);
  const open = isInline ? `${semicolonBefore(sourceCode, call)}(` : '';
  const method = receiver ? `.call(${sourceCode.getText(receiver)}` : '(';
  const given = spread ? `...${sourceCode.getText(spread)}` : '';
  const separator = receiver && (given || rest.length > 0) ? ', ' : '';
  const end = rest[0] ? startOfArgument(sourceCode, call, rest[0]) : call.range[1];
  const closing = `${isInline ? ')' : ''}${method}${separator}${given}${rest.length > 0 ? '' : ')'}`;
  return [
    replaceKeepingComments(sourceCode, [call.range[0], argument.range[0]], open),
    ...dedentMoved(sourceCode, call, argument),
    replaceKeepingComments(sourceCode, [argument.range[1], end], closing),
  ];
}

/** Where an argument of a call starts, with its parentheses and the comments before it. */
function startOfArgument(sourceCode: SourceCode, call: TSESTree.CallExpression, argument: TSESTree.Node): number {
  const before = call.arguments[call.arguments.indexOf(argument as never) - 1];
  const separator = before
    ? sourceCode.getTokenAfter(before, ({ value }) => value === ',')!
    : sourceCode.getTokenAfter(call.typeArguments ?? call.callee, ({ value }) => value === '(')!;
  return sourceCode.getTokenAfter(separator, { includeComments: true })!.range[0];
}
