import type { TSESTree } from '@typescript-eslint/utils';
import { promiseMethods } from '../../syntax/index.js';
import { assignedProperties, isExported, type ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { GeneratorUse } from './generator-uses.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const steppingMethods: ReadonlySet<string | undefined> = new Set(['next', 'return', 'throw']);
/** Of `Iterator.prototype` (ECMA-262, 27.1.4); the object's `Symbol.iterator` method has no name here. */
const iteratorMethods: ReadonlySet<string | undefined> = new Set([
  'drop',
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'some',
  'take',
  'toArray',
  undefined,
]);
/** What a generator object has and a promise has not. */
export const generatorMethods: ReadonlySet<string | undefined> = new Set([...steppingMethods, ...iteratorMethods]);
/** Of `Array.prototype` (ECMA-262, 23.1.3), and of no proposal for iterators. */
const arrayMembers: ReadonlySet<string | undefined> = new Set([
  ...['at', 'concat', 'indexOf', 'lastIndexOf', 'length', 'pop', 'push', 'reverse', 'shift', 'slice', 'sort', 'splice'],
  ...['findIndex', 'findLast', 'findLastIndex', 'reduceRight', 'toReversed', 'toSorted', 'unshift'],
]);
/** Constructors and functions that go through what they are given; `Promise.all` and its kin are among them. */
const iteratingFunctions: ReadonlySet<string> = new Set([
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Array.from',
  'Object.fromEntries',
  'Map.groupBy',
  'Object.groupBy',
  'Promise.all',
  'Promise.allSettled',
  'Promise.any',
  'Promise.race',
  'Iterator.from',
]);
const combiningFunctions: ReadonlySet<string> = new Set([
  'Promise.all',
  'Promise.allSettled',
  'Promise.any',
  'Promise.race',
]);

export type Classified = GeneratorUse extends infer Use
  ? Use extends GeneratorUse
    ? Omit<Use, 'mention' | 'made'>
    : never
  : never;

/** What a use of a generator object's value is for the generator. */
export function classifyUse(model: SemanticModel, use: ValueUse): Classified {
  const { node } = use;
  switch (use.kind) {
    case 'yielded':
      return { kind: use.node.delegate ? 'delegated' : 'yielded', node: use.node };
    case 'element':
      return classifyElement(model, use);
    case 'member':
      if (steppingMethods.has(use.name)) return { kind: 'stepped', node };
      if (promiseMethods.has(use.name) && use.call) return { kind: 'chained', node };
      if (iteratorMethods.has(use.name)) return { kind: 'iterated', node };
      return isOfArray(use.name, model) ? { kind: 'read', node: use.node.property } : { kind: 'stored', node };
    case 'argument':
      return classifyArgument(model, node, use.call);
    case 'awaited':
      return { kind: 'awaited', node: use.node };
    case 'returned':
      return { kind: 'returned', node, from: use.from };
    case 'dropped':
    case 'iterated':
      return { kind: use.kind, node };
    default: {
      if (isCondition(node)) return { kind: 'tested', node };
      const suspension = yieldedWith(node);
      if (suspension) return { kind: 'yielded', node: suspension };
      return { kind: isExported(node) ? 'exported' : 'stored', node };
    }
  }
}

/** The `yield` whose operand is an object literal, of objects and arrays, with the value in it. */
function yieldedWith(value: TSESTree.Node): TSESTree.YieldExpression | undefined {
  const { parent } = value;
  switch (parent?.type) {
    case 'Property':
      return parent.value === value && parent.parent.type === 'ObjectExpression' ? yieldedWith(parent) : undefined;
    case 'ObjectExpression':
    case 'ArrayExpression':
      return yieldedWith(parent);
    case 'YieldExpression':
      return parent.delegate ? undefined : parent;
    default:
      return undefined;
  }
}

/** Whether a property is one that arrays have and iterators have not, and the file gives no object. */
function isOfArray(name: string | undefined, { syntax }: SemanticModel): boolean {
  return arrayMembers.has(name) && !assignedProperties(syntax).has(name!);
}

/** Whether an expression is all that decides between two ways. */
export function isCondition(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  return /^(?:If|While|DoWhile|For)Statement$|^ConditionalExpression$/.test(parent?.type ?? '')
    ? (parent as { readonly test?: unknown }).test === node
    : false;
}

/** In `yield [g()]` the object is yielded, and in `Promise.all([g()])` combined. */
function classifyElement(model: SemanticModel, { node, array }: Extract<ValueUse, { kind: 'element' }>): Classified {
  for (const use of model.usesOf(array)) {
    if (use.kind === 'yielded' && !use.node.delegate) return { kind: 'yielded', node: use.node };
    if (use.kind === 'argument' && combiningFunctions.has(model.globalName(use.call.callee) ?? ''))
      return { kind: 'combined', node, call: use.call };
  }
  return { kind: 'stored', node };
}

function classifyArgument(model: SemanticModel, node: TSESTree.Node, call: Call): Classified {
  const name = model.globalName(call.callee);
  if (name === 'Promise.resolve') return { kind: 'combined', node, call };
  return name !== undefined && iteratingFunctions.has(name)
    ? { kind: 'iterated', node }
    : { kind: 'passed', node, call };
}
