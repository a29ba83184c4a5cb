import { isParenthesized } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { PropertyRewrite, SuspensionRewrite, ValueRewrite } from '../analysis/coroutines/index.js';
import { continuesExpression, needsParenthesesUnderAwait } from '../syntax/index.js';
import { convertThunkLiteral, thunkBefore } from './convert-thunk.js';
import { type Edit, insert, replace, replaceKeepingComments } from './edit.js';
import { makeLazy } from './make-lazy.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type ObjectRewrite = Extract<ValueRewrite, { kind: 'object' }>;

const keyword = 'yield';
const objectBefore = 'Promise.all(Object.entries(';
// Node.js has async functions since 7.6, and `Object.fromEntries` since 12: `then` takes what is missing for no callback.
const objectAfter =
  ').map(async ([key, value]) => ({ [key]: await value }))).then((parts) => Object.assign({}, ...parts))';

/** Turns a `yield` into the `await` that was decided on. */
export function convertSuspension(sourceCode: SourceCode, { node, value, destructuring }: SuspensionRewrite): Edit[] {
  const { argument } = node;
  const keywordEnd = node.range[0] + keyword.length;
  const keywordRange = [node.range[0], keywordEnd] as const;
  if (!argument) return [replace(keywordRange, bareAwait(sourceCode, node))];
  if (node.delegate)
    return [
      replaceKeepingComments(sourceCode, [node.range[0], startWithParentheses(sourceCode, node)], 'await '),
      ...convertValue(sourceCode, value),
    ];
  if (destructuring && value.kind === 'object')
    return convertDestructuring(sourceCode, keywordRange, destructuring, value);
  const operand = convertValue(sourceCode, value);
  const isReplaced = 'node' in value && value.node === argument;
  const parenthesised = isParenthesized(argument as never, sourceCode as never);
  if (needsParenthesesUnderAwait(argument) && !isReplaced && !parenthesised) {
    return [replace(keywordRange, 'await'), insert(argument.range[0], '('), ...operand, insert(argument.range[1], ')')];
  }
  const isTight = operand[0]?.range[0] === keywordEnd;
  return [replace(keywordRange, isTight ? 'await ' : 'await'), ...operand];
}

/** `await` always takes an operand; without a line break rule of its own it would also take what follows on the next line. */
function bareAwait(sourceCode: SourceCode, node: TSESTree.YieldExpression): string {
  const next = sourceCode.getTokenAfter(node);
  const isGlued = next && next.loc.start.line > node.loc.end.line && continuesExpression(next.value);
  return isGlued ? 'await void 0;' : 'await void 0';
}

/** Where the operand of `yield*` starts, its parentheses included. */
function startWithParentheses(sourceCode: SourceCode, node: TSESTree.YieldExpression): number {
  const star = sourceCode.getFirstToken(node, { skip: 1 })!;
  return sourceCode.getTokenAfter(star)!.range[0];
}

function convertValue(sourceCode: SourceCode, value: ValueRewrite): Edit[] {
  switch (value.kind) {
    case 'unchanged':
      return [];
    case 'array':
      return asArgument(value.node, 'Promise.all(', [], ')');
    case 'array-literal':
      return around(
        value.node,
        'Promise.all(',
        value.parts.flatMap((part) => convertValue(sourceCode, part)),
        ')',
      );
    case 'object':
      if (value.names) return convertRecord(sourceCode, value, value.names);
      return asArgument(
        value.node,
        objectBefore,
        value.properties.flatMap((property) => convertProperty(sourceCode, property)),
        objectAfter,
      );
    case 'thunk':
      return value.literal
        ? convertThunkLiteral(sourceCode, value.literal)
        : asArgument(value.node, thunkBefore, [], ')');
    case 'call': {
      const isName = value.node.type === 'Identifier';
      return around(value.node, isName ? '' : '(', [], isName ? '()' : ')()');
    }
    case 'run':
      return convertRun(sourceCode, value);
    case 'hand-context': {
      const { callee } = value.node;
      return [replace([callee.object.range[1], callee.range[1]], '')];
    }
    case 'parts':
      return value.parts.flatMap((part) => convertValue(sourceCode, part));
  }
}

function convertRun(sourceCode: SourceCode, { node, runner, lazy }: Extract<ValueRewrite, { kind: 'run' }>): Edit[] {
  const inside = lazy ? makeLazy(sourceCode, lazy) : [];
  if (runner === undefined) return inside;
  const callee = 'variable' in runner ? runner.variable : `require('${runner.module}')`;
  return asArgument(node, `${callee}(`, inside, ')');
}

function convertProperty(sourceCode: SourceCode, { property, value }: PropertyRewrite): Edit[] {
  const edits = convertValue(sourceCode, value);
  if (edits.length === 0 || !property.shorthand) return edits;
  return [insert(property.range[0], `${(property.key as TSESTree.Identifier).name}: `), ...edits];
}

function around(node: TSESTree.Node, before: string, inside: readonly Edit[], after: string): Edit[] {
  return [insert(node.range[0], before), ...inside, insert(node.range[1], after)];
}

/** Makes an expression the only argument of a call, and the parts of a sequence no more than one. */
function asArgument(node: TSESTree.Node, before: string, inside: readonly Edit[], after: string): Edit[] {
  return node.type === 'SequenceExpression'
    ? around(node, `${before}(`, inside, `)${after}`)
    : around(node, before, inside, after);
}

/** The object is taken apart by its keys, so that an array in the same order does. */
function convertDestructuring(
  sourceCode: SourceCode,
  keywordRange: readonly [number, number],
  { pattern, names }: NonNullable<SuspensionRewrite['destructuring']>,
  { node, properties }: ObjectRewrite,
): Edit[] {
  const targets = names.slice(0, names.findLastIndex(Boolean) + 1);
  return [
    replace(pattern.range, `[${targets.join(', ')}]`),
    replace(keywordRange, 'await'),
    replace([keywordRange[1], node.range[0]], ' '),
    ...convertToArray(sourceCode, { node, properties }),
  ];
}

/** `{ a: p, b: q }` -> `Promise.all([p, q]).then(([a, b]) => ({ a, b }))` */
function convertRecord(sourceCode: SourceCode, object: ObjectRewrite, names: readonly string[]): Edit[] {
  const list = names.join(', ');
  return [...convertToArray(sourceCode, object), insert(object.node.range[1], `.then(([${list}]) => ({ ${list} }))`)];
}

/** `{ a: p, b: q }` -> `Promise.all([p, q])`. Spaces belong inside of braces, not of brackets; line breaks stay. */
function convertToArray(
  sourceCode: SourceCode,
  { node, properties }: Pick<ObjectRewrite, 'node' | 'properties'>,
): Edit[] {
  const closing = node.range[1] - 1;
  const first = properties[0]?.property.range[0] ?? closing;
  const last = properties.at(-1)?.property.range[1] ?? closing;
  const inside = (start: number, end: number): string => {
    const text = sourceCode.text.slice(start, end);
    return /^[^\S\r\n]*$/.test(text) ? '' : text;
  };
  return [
    replace([node.range[0], first], `Promise.all([${inside(node.range[0] + 1, first)}`),
    ...properties.flatMap(({ property, value }) => [
      ...(property.shorthand ? [] : [replace([property.range[0], startOfValue(sourceCode, property)], '')]),
      ...convertValue(sourceCode, value),
    ]),
    replace([last, node.range[1]], `${inside(last, closing)}])`),
  ];
}

/** Where the value of a property starts, with its parentheses. */
function startOfValue(sourceCode: SourceCode, { key }: TSESTree.Property): number {
  return sourceCode.getTokenAfter(sourceCode.getTokenAfter(key)!)!.range[0];
}
