import type { TSESTree } from '@typescript-eslint/utils';
import type { AwaitReason, AwaitReasonKind } from '../../reasons/index.js';
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
  | { readonly kind: 'none'; readonly reason: AwaitReason };

/** Where an `await` at a node stands (ECMA-262, 13.1 and 15.8: the parameter [Await] of the grammar). */
export function awaitSiteOf(node: TSESTree.Node): AwaitSite {
  for (let child = node; ; child = child.parent!) {
    const parent = child.parent!;
    if (isFunction(parent)) {
      if (parent.body !== child) return none('parameter');
      return parent.async ? { kind: 'async' } : { kind: 'function', function: parent };
    }
    const kind = closedPlace(parent, child);
    if (kind) return none(kind);
    if (parent.type === 'Program') return parent.sourceType === 'module' ? { kind: 'module' } : none('topLevel');
  }
}

function closedPlace(parent: TSESTree.Node, child: TSESTree.Node): AwaitReasonKind | undefined {
  switch (parent.type) {
    case 'StaticBlock':
      return 'staticBlock';
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === child ? 'field' : undefined;
    case 'TSModuleBlock':
      return 'namespace';
    case 'TSEnumMember':
      return 'enumMember';
    default:
      // The nodes of a Vue template.
      return /^V[A-Z]/.test(parent.type) ? 'template' : undefined;
  }
}

function none(kind: AwaitReasonKind): AwaitSite {
  return { kind: 'none', reason: { kind, data: {} } };
}
