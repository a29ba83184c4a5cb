import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, memberName } from '../../syntax/index.js';
import type { SyntaxIndex } from './syntax-index.js';

/** Longer texts than this tell nothing more. */
const maxLength = 80;

/**
 * What the functions of a file are called by whoever means one of them while the text changes: the names around it,
 * and its place among those of the same names. Making functions async, and unwrapping them, keeps it.
 */
export function functionKeys(
  { functions }: Pick<SyntaxIndex, 'functions'>,
  sourceCode: Pick<TSESLint.SourceCode, 'getText'>,
): ReadonlyMap<FunctionNode, string> {
  const counts = new Map<string, number>();
  const paths = new Map<TSESTree.Node, string>();
  const keys = new Map<FunctionNode, string>();
  for (const node of functions.keys()) {
    const path = pathOf(node);
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    keys.set(node, count === 0 ? path : `${path}#${count}`);
  }
  return keys;

  function pathOf(node: TSESTree.Node): string {
    let path = paths.get(node);
    if (path === undefined) {
      const { parent } = node;
      const outer = parent ? pathOf(parent) : '';
      const name = parent ? nameFrom(node, parent) : undefined;
      paths.set(node, (path = name === undefined ? outer : `${outer}/${name}`));
    }
    return path;
  }

  function nameFrom(node: TSESTree.Node, parent: TSESTree.Node): string | undefined {
    if ((isFunction(node) || /^Class(?:Decl|Expr)/.test(node.type)) && 'id' in node && node.id) return textOf(node.id);
    switch (parent.type) {
      case 'VariableDeclarator':
        return node === parent.init ? textOf(parent.id) : undefined;
      case 'AssignmentExpression':
        return node === parent.right ? textOf(parent.left) : undefined;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        return node === parent.value ? (memberName(parent) ?? textOf(parent.key)) : undefined;
      case 'CallExpression':
        return titleOf(node, parent);
      default:
        return undefined;
    }
  }

  /** Tests and their groups are told apart by their titles. */
  function titleOf(node: TSESTree.Node, { arguments: [title] }: TSESTree.CallExpression): string | undefined {
    return title?.type === 'Literal' && typeof title.value === 'string' && title !== node ? textOf(title) : undefined;
  }

  function textOf(node: TSESTree.Node): string {
    return sourceCode.getText(node).replaceAll(/\s+/g, '').slice(0, maxLength);
  }
}
