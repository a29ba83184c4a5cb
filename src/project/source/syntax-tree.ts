import type { TSESTree } from '@typescript-eslint/utils';
import { KEYS } from 'eslint-visitor-keys';

/** The children of the nodes that have a value at run time; types have none. */
export const visitorKeys: Readonly<Record<string, readonly string[]>> = {
  ...KEYS,
  Decorator: ['expression'],
  TSAsExpression: ['expression'],
  TSExportAssignment: ['expression'],
  TSExternalModuleReference: ['expression'],
  TSImportEqualsDeclaration: ['id', 'moduleReference'],
  TSInstantiationExpression: ['expression'],
  TSNonNullExpression: ['expression'],
  TSParameterProperty: ['parameter'],
  TSSatisfiesExpression: ['expression'],
  TSTypeAssertion: ['expression'],
  TypeCastExpression: ['expression'],
};

const withoutValue: ReadonlySet<string> = new Set(['type', 'interface', 'opaque']);

/** Gives every node its parent, and takes out what has no value at run time, from declarations and lists. */
export function linkParents(program: TSESTree.Program): void {
  const pending: TSESTree.Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const key of visitorKeys[node.type] ?? []) {
      const holder = node as unknown as Record<string, unknown>;
      const child = holder[key] as TSESTree.Node | (TSESTree.Node | null)[] | null | undefined;
      const children = Array.isArray(child) ? child.filter((one) => one === null || hasValue(one)) : [child];
      if (Array.isArray(child)) holder[key] = children;
      for (const one of children) {
        if (!one) continue;
        one.parent = node;
        pending.push(one);
      }
    }
  }
}

function hasValue(node: TSESTree.Node): boolean {
  if (
    /^(?:TSDeclare|TSAbstract|TSInterface|TSTypeAlias|TSIndexSignature|Declare|TypeAlias|Interface|Opaque)/.test(
      node.type,
    )
  )
    return false;
  if (isSignature(node)) return false;
  const kind =
    (node as { importKind?: string; exportKind?: string }).importKind ?? (node as { exportKind?: string }).exportKind;
  return !kind || !withoutValue.has(kind);
}

/** A method of a class without a body: abstract, or one that another says more of. */
function isSignature(member: TSESTree.Node): boolean {
  const { value } = member as { value?: TSESTree.Node | string | null };
  return typeof value === 'object' && value?.type === 'FunctionExpression' && !(value.body as unknown);
}
