import type { TSESTree } from '@typescript-eslint/utils';
import {
  calledExpression,
  type FunctionNode,
  isFunction,
  promiseMethods,
  propertyName,
  unwrapExpression,
} from '../../syntax/index.js';

/** Notes, while ESLint walks, what is needed to tell that no result of an async function can be misused in a file. */
export interface MisuseCandidates {
  readonly listeners: Readonly<Record<string, (node: never) => void>>;
  /** The calls that may run an async function of the file and stand where their promise may be taken for something else. */
  calls(): readonly TSESTree.CallExpression[];
}

/** Parents of calls for whose values a promise is right, or that do not look at it. */
const fine: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AwaitExpression',
  'ExpressionStatement',
  'NewExpression',
  'ReturnStatement',
  'YieldExpression',
]);

/** By name alone, which costs next to nothing: most files end here, without a look at what the names are bound to. */
export function createMisuseCandidates(): MisuseCandidates {
  const declared = new Set<string>();
  const suspicious: TSESTree.CallExpression[] = [];

  const noteFunction = (node: FunctionNode): void => {
    if (node.async) for (const name of namesOf(node)) declared.add(name);
  };
  return {
    listeners: {
      ArrowFunctionExpression: noteFunction,
      FunctionDeclaration: noteFunction,
      FunctionExpression: noteFunction,
      CallExpression(node: TSESTree.CallExpression) {
        if (!isFine(node)) suspicious.push(node);
      },
    },
    calls: () => suspicious.filter(mayRunAsync),
  };

  function mayRunAsync({ callee: written }: TSESTree.CallExpression): boolean {
    const callee = unwrapExpression(written);
    if (isFunction(callee)) return callee.async;
    const name = calledName(callee);
    return name !== undefined && declared.has(name);
  }
}

function isFine(node: TSESTree.CallExpression): boolean {
  const { parent } = node;
  if (fine.has(parent.type)) return true;
  if (parent.type === 'Property') return parent.value === node;
  if (parent.type === 'AssignmentExpression') return parent.operator === '=' && !isPattern(parent.left);
  if (parent.type === 'CallExpression') return parent.callee !== node;
  return parent.type === 'MemberExpression' && promiseMethods.has(propertyName(parent));
}

function isPattern({ type }: TSESTree.Node): boolean {
  return type === 'ArrayPattern' || type === 'ObjectPattern';
}

/** Every name by which a function can be called: its own, and that of the variable or member that holds it. */
function namesOf({ id, parent }: FunctionNode): string[] {
  const holder = parent.type === 'VariableDeclarator' ? parent.id : 'key' in parent ? parent.key : undefined;
  return [id, holder].flatMap((name) => (name && nameOf(name)) ?? []);
}

/** The last name of a callee; undefined where it is no name. */
function calledName(callee: TSESTree.Node): string | undefined {
  const called = calledExpression(callee);
  return nameOf(called.type === 'MemberExpression' ? called.property : called);
}

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : undefined;
}
