import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/library.js';
import type { GeneratorFunction } from '../syntax/function-node.js';
import { isStable } from './bindings.js';
import type { Door } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { FunctionConversion } from './facts.js';
import { planReturnType, reasonsAgainstAsync } from './function-conditions.js';
import { planOperands } from './operand-plan.js';
import { makeReason, type Reason } from './reasons.js';

/** What becomes of one generator function that a library runs. */
export interface GeneratorPlan {
  readonly node: GeneratorFunction;
  readonly library: Library;
  readonly conversion: FunctionConversion;
  readonly reasons: readonly Reason[];
  /** Generators it delegates to or yields. */
  readonly sources: readonly GeneratorSource[];
}

/** Plans a generator function by itself, under the meaning that a library gives to its `yield`. */
export function planGenerator(
  door: Door,
  node: GeneratorFunction,
  library: Library,
  form: FunctionConversion['form'],
): GeneratorPlan {
  const { yields } = door.syntax.functions.get(node)!;
  const handler = library.family === 'promise-only' ? yieldHandlerOf(door, library) : undefined;
  const operands = planOperands(door, yields, handler ? 'co' : library.family!, library);
  const returnType = planReturnType(node);
  const refusedType = returnType && 'kind' in returnType ? [returnType] : [];
  return {
    node,
    library,
    conversion: {
      node,
      form,
      suspensions: operands.suspensions,
      ...(returnType && !('kind' in returnType) && { returnType }),
    },
    reasons: [
      ...operands.reasons,
      ...reasonsAgainstAsync(door, node, library),
      ...refusedType,
      ...(handler?.custom ? [makeReason('yieldHandler', handler.custom)] : []),
      ...mentionReasons(door, operands.mentions),
    ],
    sources: operands.sources,
  };
}

/** What the file shows of a yield handler: a call that installs one, or a module that does when it is loaded. */
function yieldHandlerOf(door: Door, library: Library): { custom: TSESTree.Node | undefined } | undefined {
  for (const call of door.syntax.calls) {
    if (door.knownExportOf(call.callee)?.export.role === 'yield-handler') return { custom: call };
    const option = call.arguments[1];
    if (option?.type === 'ObjectExpression' && door.knownExportOf(call.callee)?.library === library) {
      const handler = option.properties.find(
        (property) => property.type === 'Property' && (property.key as TSESTree.Identifier).name === 'yieldHandler',
      );
      if (handler) return { custom: handler };
    }
  }
  const installs = door.modules.some((module) =>
    door.known
      .librariesOf(module)
      .some(({ installsYieldHandlerFor }) => installsYieldHandlerFor?.includes(library.name)),
  );
  return installs ? { custom: undefined } : undefined;
}

/** The new text may only mention globals that mean there what they mean everywhere. */
function mentionReasons(door: Door, mentions: readonly { name: string; node: TSESTree.Node }[]): Reason[] {
  const shadowed = mentions.find(({ name, node }) => !door.bindings.seesGlobal(node, name));
  if (!shadowed) return [];
  const library = libraryPromise(door, shadowed.name);
  return [
    library
      ? makeReason('libraryPromiseInScope', shadowed.node, { library: library.name })
      : makeReason('promiseShadowed', shadowed.node, { name: shadowed.name }),
  ];
}

function libraryPromise(door: Door, name: string): Library | undefined {
  const scope = door.sourceCode.scopeManager?.scopes.find(({ set }) => (set.get(name)?.defs.length ?? 0) > 0);
  const variable = scope?.set.get(name);
  const origin = variable && isStable(variable) ? door.origins.originOfVariable(variable) : undefined;
  const found = origin && door.known.find({ ...origin, path: [...origin.path, 'all'] });
  return found?.export.role === 'promise' ? found.library : undefined;
}

/** Every mention of a generator function by name in the file. */
export function mentionsOf(door: Door, node: GeneratorFunction): TSESTree.Identifier[] {
  return variablesOf(door, node)
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
}

function variablesOf(door: Door, node: GeneratorFunction): TSESLint.Scope.Variable[] {
  const { parent } = node;
  const names: [TSESTree.Node, TSESTree.Identifier | null][] = [[node, node.id]];
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push([parent, parent.id]);
  return names.flatMap(([declaring, id]) => (id && door.bindings.declaredBy(declaring, id.name)) ?? []);
}

/** Why a definition cannot change: mentions of it that nothing converts, and exports. */
export function reasonsInOtherMentions(
  door: Door,
  node: GeneratorFunction,
  covered: ReadonlySet<TSESTree.Node>,
): Reason[] {
  const name = generatorName(node);
  const exporting = exportOf(node.parent.type === 'VariableDeclarator' ? node.parent.parent : node);
  if (exporting) return [makeReason('exportedGenerator', exporting, { name })];
  const other = mentionsOf(door, node).find((mention) => !covered.has(mention));
  if (!other) return [];
  if (isExportingMention(other)) return [makeReason('exportedGenerator', other, { name })];
  return [makeReason('generatorUsedElsewhere', other, { name, line: String(other.loc.start.line) })];
}

function exportOf(declaration: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = declaration;
  return parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration' ? parent : undefined;
}

/** `export { g }`, `export default g`, `exports.g = g`, `module.exports = g` and `module.exports = { g }`. */
function isExportingMention(mention: TSESTree.Identifier): boolean {
  let current: TSESTree.Node = mention;
  if (current.parent.type === 'Property' && current.parent.value === current) current = current.parent.parent;
  const { parent } = current;
  if (parent.type === 'ExportSpecifier' || parent.type === 'ExportDefaultDeclaration') return true;
  if (parent.type !== 'AssignmentExpression' || parent.right !== current || parent.left.type !== 'MemberExpression')
    return false;
  let root: TSESTree.Node = parent.left;
  while (root.type === 'MemberExpression') root = root.object;
  return root.type === 'Identifier' && (root.name === 'exports' || root.name === 'module');
}

/** The name a generator function goes by in messages. */
export function generatorName(node: GeneratorFunction): string {
  if (node.id) return node.id.name;
  const { parent } = node;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : 'the generator';
}
