import { isParenthesized } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type {
  AnswersRewrite,
  AwaitPlan,
  CollectRewrite,
  KeptElements,
  LoopRewrite,
  LoopVariable,
  MoveRewrite,
} from '../analysis/misplaced-await/index.js';
import { type FunctionNode, needsSemicolonBefore } from '../syntax/index.js';
import { addAsync } from './convert-function.js';
import { type Edit, insert, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Lets functions and their callers wait as planned: `async`, `await`, and `Promise<…>` for declared types. */
export function awaitEdits(sourceCode: SourceCode, plan: AwaitPlan): Edit[] {
  const { functions, calls, types, rewrite } = plan;
  // What starts at one place is written from the outside in.
  const outerFirst = [...calls].sort((a, b) => b.range[1] - a.range[1]);
  return [
    ...outerFirst.flatMap((call) => waitOrRewrite(sourceCode, call, rewrite)),
    ...(rewrite?.kind === 'loop' ? loop(sourceCode, rewrite) : []),
    ...(rewrite?.kind === 'move' ? move(sourceCode, rewrite) : []),
    ...(rewrite?.kind === 'yield' ? yieldInstead(sourceCode, rewrite.node) : []),
    ...functions.flatMap((node) => makeAsync(sourceCode, node)),
    ...types.flatMap(({ range: [start, end] }) => [insert(start, 'Promise<'), insert(end, '>')]),
  ];
}

/** `await x` -> `yield x`, in parentheses where a `yield` takes more than was waited for, or the place takes less. */
function yieldInstead(sourceCode: SourceCode, node: TSESTree.AwaitExpression): Edit[] {
  const [start, end] = node.range;
  const word = replace([start, start + 'await'.length], 'yield');
  if (!isOperand(node) || isParenthesized(node as never, sourceCode as never)) return [word];
  return [replace(word.range, `${semicolonFor(sourceCode, node)}(yield`), insert(end, ')')];
}

function waitOrRewrite(sourceCode: SourceCode, call: TSESTree.CallExpression, rewrite: AwaitPlan['rewrite']): Edit[] {
  if (rewrite?.kind === 'collect' && rewrite.call === call) return collect(sourceCode, rewrite);
  if (rewrite?.kind === 'answers' && rewrite.call === call) return askAll(sourceCode, rewrite);
  return wait(sourceCode, call);
}

function makeAsync(sourceCode: SourceCode, node: FunctionNode): Edit[] {
  return addAsync(sourceCode, node).map(({ range, text }) => ({ range, text: apart(sourceCode, range[0]) + text }));
}

/** `f()` -> `await f()`, in parentheses where more is done with it. */
function wait(sourceCode: SourceCode, call: TSESTree.CallExpression): Edit[] {
  const [before, after] = awaiting(sourceCode, call);
  return [insert(call.range[0], before), ...(after === '' ? [] : [insert(call.range[1], after)])];
}

/** `xs.map((x) => …)` -> `await Promise.all(xs.map(async (x) => …))` */
function collect(sourceCode: SourceCode, { call, rename, spread, flattens }: CollectRewrite): Edit[] {
  const [before, after] = flattens ? [parenthesizedAwait(sourceCode, call), ').flat()'] : awaiting(sourceCode, call);
  return [
    insert(call.range[0], `${before}Promise.all(`),
    ...(spread ? [insert(spread.node.range[0], '[...'), insert(spread.node.range[1], `${spread.method}]`)] : []),
    ...(rename ? [replace(rename.range, 'map')] : []),
    insert(call.range[1], `)${after}`),
  ];
}

/** What a method gives of the array of elements that were kept. */
const ofKept: ReadonlyMap<string, string> = new Map([
  ['filter', ''],
  ['find', '[0]'],
  ['findLast', '.at(-1)'],
]);

/** `xs.some((x) => …)` -> `(await Promise.all(xs.map(async (x) => …))).some(Boolean)` */
function askAll(sourceCode: SourceCode, { call, method, kept }: AnswersRewrite): Edit[] {
  const result = kept ? `.flat()${ofKept.get(method.name)}` : `.${method.name}(Boolean)`;
  return [
    insert(call.range[0], `${parenthesizedAwait(sourceCode, call)}Promise.all(`),
    replace(method.range, 'map'),
    ...(kept ? keep(kept) : []),
    insert(call.range[1], `))${result}`),
  ];
}

/** `(x) => ok(x)` -> `(x) => ok(x) ? [x] : []` */
function keep({ element, answers }: KeptElements): Edit[] {
  return answers.flatMap((answer) => {
    const isEnclosed = /^(?:Call|Member|Identifier|Literal|Unary)/.test(answer.type);
    const [before, after] = isEnclosed ? ['', ''] : ['(', ')'];
    return [insert(answer.range[0], before), insert(answer.range[1], `${after} ? [${element}] : []`)];
  });
}

/** `return new Promise((resolve) => { const x = await g(); … });` -> `const x = await g(); return new Promise(…);` */
function move(sourceCode: SourceCode, { statement, moved, next }: MoveRewrite): Edit[] {
  const { text } = sourceCode;
  const [start] = statement.range;
  const indentation = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1];
  const movedText = text.slice(...moved.range);
  const inLine = movedText.endsWith(';') ? ' ' : '; ';
  return [
    insert(start, movedText + (indentation === undefined ? inLine : `\n${indentation}`)),
    replace([moved.range[0], next.range[0]], ''),
  ];
}

/** `xs.forEach((x) => {…});` -> `for (const x of xs) {…}` */
function loop(sourceCode: SourceCode, plan: LoopRewrite): Edit[] {
  const { statement, iterated, variable, body, returns } = plan;
  const object = sourceCode.getText(iterated.node);
  const operand = iterated.node.type === 'SequenceExpression' ? `(${object})` : object;
  const declaration = `${variable.isWritten ? 'let' : 'const'} ${loopTarget(sourceCode, variable)}`;
  const head = `for (${declaration} of ${operand}${iterated.method}) `;
  const isBlock = body.type === 'BlockStatement';
  return [
    replace([statement.range[0], body.range[0]], isBlock ? head : `${head}{ `),
    ...renames(variable),
    ...returns.map(({ range: [start] }) => replace([start, start + 'return'.length], 'continue')),
    replace([body.range[1], statement.range[1]], isBlock ? '' : '; }'),
  ];
}

/** `x`, `{ a }`, or `[key, value]`. */
function loopTarget(sourceCode: SourceCode, { patterns, renamed }: LoopVariable): string {
  if (renamed) return renamed.name;
  const texts = patterns.map(({ range: [start, end], typeAnnotation }) =>
    sourceCode.text.slice(start, typeAnnotation?.range[0] ?? end),
  );
  return texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`;
}

function renames({ renamed }: LoopVariable): Edit[] {
  return (renamed?.references ?? []).map(({ parent, range, name }) => {
    const isShorthand = parent.type === 'Property' && parent.shorthand;
    return replace(range, isShorthand ? `${name}: ${renamed!.name}` : renamed!.name);
  });
}

/** What is written before and after an expression to wait for it. */
function awaiting(sourceCode: SourceCode, node: TSESTree.Expression): [before: string, after: string] {
  if (!bindsTighter(node) || isParenthesized(node as never, sourceCode as never))
    return [`${apart(sourceCode, node.range[0])}await `, ''];
  return [parenthesizedAwait(sourceCode, node), ')'];
}

function parenthesizedAwait(sourceCode: SourceCode, node: TSESTree.Node): string {
  return `${apart(sourceCode, node.range[0])}${semicolonFor(sourceCode, node)}(await `;
}

/** Whether the place of an expression takes less than an `await`. */
function bindsTighter(node: TSESTree.Expression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'TaggedTemplateExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return true;
    case 'BinaryExpression':
      return parent.operator === '**' && parent.left === node;
    default:
      return false;
  }
}

/** Whether an expression is a part of one that binds tighter than `yield`. */
function isOperand(node: TSESTree.Expression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'AwaitExpression':
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'UnaryExpression':
      return true;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === node;
    case 'ConditionalExpression':
      return parent.test === node;
    default:
      return bindsTighter(node);
  }
}

/** A statement that starts with a parenthesis is glued to one before it that has no semicolon. */
function semicolonFor(sourceCode: SourceCode, node: TSESTree.Node): string {
  let statement = node;
  while (statement.parent?.range[0] === node.range[0] && statement.type !== 'ExpressionStatement')
    statement = statement.parent;
  return statement.type === 'ExpressionStatement' && needsSemicolonBefore(sourceCode, statement) ? ';' : '';
}

/** A space where a word would run into the one before it: `return()=>…`. */
function apart({ text }: SourceCode, offset: number): string {
  return /[\p{ID_Continue}$]/u.test(text.charAt(offset - 1)) ? ' ' : '';
}
