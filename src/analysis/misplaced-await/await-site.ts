import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../reasons/index.js';
import { type FunctionNode, isFunction } from '../../syntax/index.js';

/** What an `await` at a place would need. */
export type AwaitSite =
  /** Nothing: the place is in an async function. */
  | { readonly kind: 'async' }
  /** An edition of ECMAScript in which modules can wait: the place is at the top level of one. */
  | { readonly kind: 'module' }
  /** That the function around it is async. */
  | { readonly kind: 'function'; readonly function: FunctionNode }
  /** A place where nothing can wait. */
  | { readonly kind: 'none'; readonly reason: Reason };

/** Why nothing can wait at a place, whatever function is around it. */
type ClosedPlace =
  | 'class-field'
  | 'enum-member'
  | 'parameter-initializer'
  | 'static-block'
  | 'template-expression'
  | 'top-level'
  | 'typescript-namespace';

/** Where an `await` at a node stands (ECMA-262, 13.1 and 15.8: the parameter [Await] of the grammar). */
export function awaitSiteOf(node: TSESTree.Node): AwaitSite {
  for (let child = node; ; child = child.parent!) {
    if (child.type === 'Decorator') child = decoratedClass(child) ?? child;
    const parent = child.parent!;
    if (isFunction(parent)) {
      if (parent.body !== child) return none('parameter-initializer', child);
      return parent.async ? { kind: 'async' } : { kind: 'function', function: parent };
    }
    const code = closedPlace(parent, child);
    if (code) return none(code, child);
    if (parent.type === 'Program')
      return parent.sourceType === 'module' ? { kind: 'module' } : none('top-level', child);
  }
}

/** The class that a decorator of it, of a member or of a parameter belongs to: it is evaluated with the class. */
function decoratedClass(decorator: TSESTree.Decorator): TSESTree.Node | undefined {
  let node = decorator.parent as TSESTree.Node | undefined;
  while (node && node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') node = node.parent;
  return node;
}

function closedPlace(parent: TSESTree.Node, child: TSESTree.Node): ClosedPlace | undefined {
  switch (parent.type) {
    case 'StaticBlock':
      return 'static-block';
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === child ? 'class-field' : undefined;
    case 'TSModuleBlock':
      return 'typescript-namespace';
    case 'TSEnumMember':
      return 'enum-member';
    default:
      // The nodes of a Vue template.
      return /^V[A-Z]/.test(parent.type) ? 'template-expression' : undefined;
  }
}

function none(code: ClosedPlace, node: TSESTree.Node): AwaitSite {
  return { kind: 'none', reason: makeReason(code, node) };
}
