import type { TSESTree } from '@typescript-eslint/utils';
import { type Bindings, isRequire, type SyntaxIndex } from '../../analysis/scope/index.js';
import { moduleSpecifier } from '../../syntax/index.js';

/** What a file loads by `import`, `export … from` and `require`, as it names it. */
export function loadsOf({ body }: TSESTree.Program, bindings: Bindings, { calls }: SyntaxIndex): string[] {
  const imported = body.map((statement) => ('source' in statement ? statement.source : null));
  const required = calls.map(({ callee, arguments: [first] }) => (isRequire(callee, bindings) ? first : null));
  return [...new Set([...imported, ...required].flatMap((node) => (node && moduleSpecifier(node)) ?? []))];
}
