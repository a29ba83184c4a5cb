import type { TSESTree } from '@typescript-eslint/utils';
import { promiseMethods } from '../../syntax/index.js';

/** How a use goes wrong on a promise. */
export type Mistake = 'member' | 'iterated' | 'called' | 'number' | 'text' | 'truthy' | 'compared' | 'properties';

const numeric = /^(?:\+|-|\*|\/|%|\*\*|<<|>>|>>>|&|\||\^|<|<=|>|>=)$/;

/** What goes wrong where an expression stands if it is a promise; undefined where that is not certain. */
export function mistakeAt(node: TSESTree.Node): Mistake | undefined {
  // Of a declaration that takes the value apart, the declarator itself is the use.
  if (node.type === 'VariableDeclarator') return takesApart(node.id) ? 'properties' : undefined;
  const parent = node.parent!;
  switch (parent.type) {
    case 'BinaryExpression':
      return binaryMistake(parent, node);
    case 'TemplateLiteral':
      return parent.parent.type === 'TaggedTemplateExpression' ? undefined : 'text';
    case 'UnaryExpression':
      // `!async function () {…}();`
      if (parent.parent.type === 'ExpressionStatement') return undefined;
      return parent.operator === '!' ? 'truthy' : /^[-+~]$/.test(parent.operator) ? 'number' : undefined;
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return 'test' in parent && parent.test === node ? 'truthy' : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      if (parent.operator === '=') return takesApart(parent.left) ? 'properties' : undefined;
      return numeric.test(parent.operator.slice(0, -1)) ? 'number' : undefined;
    case 'ForInStatement':
      return parent.right === node ? 'properties' : undefined;
    case 'SpreadElement':
      return 'properties';
    case 'SwitchStatement':
      return parent.cases.some(({ test }) => isPlainLiteral(test)) ? 'compared' : undefined;
    case 'SwitchCase':
      return isPlainLiteral(parent.parent.discriminant) ? 'compared' : undefined;
    case 'MemberExpression':
      return parent.object === node ? undefined : 'text';
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.key === node ? 'text' : undefined;
    case 'TaggedTemplateExpression':
      return 'called';
    default:
      return undefined;
  }
}

function binaryMistake({ operator, left, right }: TSESTree.BinaryExpression, node: TSESTree.Node): Mistake | undefined {
  const other = left === node ? right : left;
  if (operator === '+') return other.type === 'Literal' && typeof other.value === 'string' ? 'text' : 'number';
  if (numeric.test(operator)) return 'number';
  if (operator === 'in') return left === node ? 'text' : 'properties';
  return /^[!=]==?$/.test(operator) && isPlainLiteral(other) ? 'compared' : undefined;
}

function isPlainLiteral(node: TSESTree.Node | null): boolean {
  return node?.type === 'Literal' && node.value !== null;
}

/** Whether a value is meant where an expression stands, but a promise may be right: React is thrown promises. */
export function isUsedAsValue({ parent }: TSESTree.Node): boolean {
  return /^(?:Switch(?:Case|Statement)|ThrowStatement)$/.test(parent!.type);
}

function takesApart(pattern: TSESTree.Node): boolean {
  return (
    pattern.type === 'ObjectPattern' &&
    pattern.properties.every(
      (property) =>
        property.type === 'Property' && !(property.key.type === 'Identifier' && promiseMethods.has(property.key.name)),
    )
  );
}
