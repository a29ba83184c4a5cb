import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CallConversion } from '../analysis/facts.js';
import { isFunction } from '../syntax/function-node.js';
import { needsSemicolonBefore } from '../syntax/statement-boundary.js';
import { addAsync, endOfTextBefore } from './convert-function.js';
import { dedentNode, dedentStatements } from './dedent.js';
import { type Edit, insert, replace } from './edit.js';
import { replaceKeepingComments } from './remove-text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Of<Kind extends CallConversion['kind']> = Extract<CallConversion, { kind: Kind }>;

/** Takes the wrapper or runner away from around the function it is given. */
export function convertCall(sourceCode: SourceCode, conversion: CallConversion): Edit[] {
  switch (conversion.kind) {
    case 'argument':
      return keepArgument(sourceCode, conversion);
    case 'invocation':
      return invokeArgument(sourceCode, conversion);
    case 'fold':
      return foldIntoOuter(sourceCode, conversion);
    case 'prefix':
      return [insert(conversion.call.range[0], `${conversion.keyword} `)];
  }
}

/** `co.wrap(function …)` -> `async function …` */
function keepArgument(sourceCode: SourceCode, { call, argument }: Of<'argument'>): Edit[] {
  const needed = needsParentheses(sourceCode, call, argument);
  const guard = needed ? semicolonBefore(sourceCode, call) : '';
  return [
    replaceKeepingComments(sourceCode, [call.range[0], argument.range[0]], needed ? `${guard}(` : ''),
    ...dedentMoved(sourceCode, call, argument),
    replaceKeepingComments(sourceCode, [argument.range[1], call.range[1]], needed ? ')' : ''),
  ];
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

/** `function f() { return co(function* () { body }); }` -> `async function f() { body }` */
function foldIntoOuter(sourceCode: SourceCode, { outer, inner, takesParameters }: Of<'fold'>): Edit[] {
  const body = inner.body as TSESTree.BlockStatement;
  const edits = addAsync(sourceCode, outer);
  if (takesParameters) edits.push(moveParameters(sourceCode, outer, inner));
  if (outer.body.type !== 'BlockStatement') {
    const arrow = sourceCode.getTokenBefore(outer.body, ({ value }) => value === '=>')!;
    return [
      ...edits,
      replaceKeepingComments(sourceCode, [arrow.range[1], body.range[0]], ' '),
      replaceKeepingComments(sourceCode, [body.range[1], outer.range[1]], ''),
      ...dedentNode(sourceCode, body, outer.loc.start.line),
    ];
  }
  const statement = outer.body.body.at(-1)!;
  const closing = sourceCode.getLastToken(body)!;
  const textBefore = endOfTextBefore(sourceCode, statement);
  const bodyStart = textBefore === statement.range[0] ? skipSpaces(sourceCode, body.range[0] + 1) : body.range[0] + 1;
  return [
    ...edits,
    replace([textBefore, statement.range[0]], ''),
    replaceKeepingComments(sourceCode, [statement.range[0], bodyStart], ''),
    ...dedentStatements(sourceCode, body, statement.loc.start.line),
    replace([endOfTextBefore(sourceCode, closing), closing.range[0]], ''),
    replaceKeepingComments(sourceCode, [closing.range[0], statement.range[1]], ''),
  ];
}

function skipSpaces(sourceCode: SourceCode, offset: number): number {
  return offset + /^[^\S\r\n]*/.exec(sourceCode.text.slice(offset))![0].length;
}

function moveParameters(sourceCode: SourceCode, outer: Of<'fold'>['outer'], inner: Of<'fold'>['inner']): Edit {
  const [from, to] = [outer, inner].map((node) => parametersRange(sourceCode, node)) as [
    [number, number],
    [number, number],
  ];
  return insertOrReplace(from, sourceCode.text.slice(...to));
}

function insertOrReplace([start, end]: [number, number], text: string): Edit {
  return start === end ? insert(start, text) : replace([start, end], text);
}

/** What stands between the parentheses of a parameter list. */
function parametersRange(sourceCode: SourceCode, node: Of<'fold'>['outer']): [number, number] {
  const closing = sourceCode.getTokenBefore(node.returnType ?? node.body, ({ value }) => value === ')')!;
  const [first] = node.params;
  const opening = first
    ? sourceCode.getTokenBefore(first, ({ value }) => value === '(')!
    : sourceCode.getTokenBefore(closing)!;
  return [opening.range[1], closing.range[0]];
}
