import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { exportStatementOf } from '../../syntax/index.js';
import { hosts, type Library } from '../../catalogue/index.js';
import { type FileContext, namesModule, perFile, type SemanticModel, semanticModelOf } from '../semantics/index.js';

type Variable = TSESLint.Scope.Variable;

/** A declaration that brings coroutine functions of a library into the file, with names in it that nothing uses. */
export interface Leftover {
  readonly declaration:
    | TSESTree.ImportDeclaration
    | TSESTree.TSImportEqualsDeclaration
    | TSESTree.VariableDeclaration
    | TSESTree.FunctionDeclaration;
  /** The unused names, in source order; never empty. */
  readonly names: readonly TSESTree.Identifier[];
  readonly library: Library;
  /** Those of the names that are more than coroutine functions, such as a library of promises that has some. */
  readonly others: readonly TSESTree.Identifier[];
  /** Loading the module does something by itself, so that only the names can go. */
  readonly keepsLoading: boolean;
  /** The leftovers that still use it; it can only go together with them. Empty where nothing does. */
  readonly users: readonly Leftover[];
}

type Leftovers = Map<
  TSESTree.Node,
  Leftover & { readonly names: TSESTree.Identifier[]; readonly others: TSESTree.Identifier[] }
>;

/** What a variable gives access to. */
interface Access {
  readonly library: Library;
  readonly isOnlyForCoroutines: boolean;
}

const adapters = hosts.filter((host) => host.adapters?.includes('default'));
const adapterModules = adapters.flatMap(({ modules }) => modules);
const coroutineRoles: ReadonlySet<string> = new Set(['wrapper', 'runner']);

/**
 * The declarations of the file that conversions have left, or would leave, without a use: those that name a library's
 * coroutine functions, and functions that only such declarations use, as compilers write them.
 */
export const coroutineLeftovers = memoize((model: SemanticModel) => unusedOf(model, coroutineAccessOf));

/** The same, for rules. */
export const leftoversOf = perFile(coroutineLeftovers);

/** The names of the file that give access to coroutine functions of some libraries, and that something uses. */
export function namesInUse(context: FileContext, libraries: ReadonlySet<Library>): string[] {
  if (libraries.size === 0) return [];
  const model = semanticModelOf(context);
  const used = variablesOf(model).filter((variable) => !isUnused(variable));
  return used.flatMap((variable) => {
    const access = coroutineAccessOf(model, variable);
    return access && libraries.has(access.library) ? variable.name : [];
  });
}

/** Whether a file can load what only makes handlers for a later version of a host, by its text alone. */
export function mentionsAdapter(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return namesModule(sourceCode, adapterModules);
}

/** The same for functions that only made handlers of koa 2 out of those of koa 1. */
export const leftoverAdaptersOf = perFile((model) =>
  mentionsAdapter(model.sourceCode) ? unusedOf(model, adapterAccessOf) : [],
);

function unusedOf(
  model: SemanticModel,
  accessOf: (model: SemanticModel, variable: Variable) => Access | undefined,
): Leftover[] {
  const variables = variablesOf(model);
  const leftovers: Leftovers = new Map();
  for (const variable of variables) {
    const access = isUnused(variable) ? accessOf(model, variable) : undefined;
    if (access) noteLeftover(leftovers, variable, access, []);
  }
  const whole = new Map([...leftovers].filter(([, leftover]) => goesAsAWhole(model, leftover)));
  for (const variable of whole.size > 0 ? variables : []) {
    const users = onlyUsers(variable, whole);
    if (users) noteLeftover(leftovers, variable, { library: users[0]!.library, isOnlyForCoroutines: true }, users);
  }
  return [...leftovers.values()];
}

/** Those that the file declares once. */
const variablesOf = memoize(({ sourceCode }: SemanticModel): Variable[] => {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  return scopes.flatMap((scope) => scope.variables.filter(({ defs }) => defs.length === 1));
});

function noteLeftover(
  leftovers: Leftovers,
  variable: Variable,
  { library, isOnlyForCoroutines }: Access,
  users: readonly Leftover[],
): void {
  const declaration = declarationOf(variable);
  if (!declaration) return;
  const name = variable.defs[0]!.name as TSESTree.Identifier;
  const leftover = leftovers.get(declaration) ?? {
    ...{ declaration, names: [], others: [], library, users },
    keepsLoading: library.sideEffects !== undefined,
  };
  leftovers.set(declaration, leftover);
  leftover.names.push(name);
  if (!isOnlyForCoroutines) leftover.others.push(name);
}

function isUnused({ references }: Variable): boolean {
  return references.every((reference) => reference.init === true && !reference.isRead());
}

/** Whether nothing is left of the declaration without the unused names. */
function goesAsAWhole({ sourceCode }: SemanticModel, { declaration, names, keepsLoading }: Leftover): boolean {
  // Of a function, its parameters count as declared, too.
  if (declaration.type === 'FunctionDeclaration') return true;
  return !keepsLoading && sourceCode.getDeclaredVariables(declaration).length === names.length;
}

/** The leftovers that alone use a function of the file's top level: a helper of helpers. */
function onlyUsers(
  { defs, references }: Variable,
  leftovers: ReadonlyMap<TSESTree.Node, Leftover>,
): Leftover[] | undefined {
  const { node } = defs[0]!;
  const isTopLevel = node.type === 'FunctionDeclaration' && node.parent.type === 'Program';
  if (!isTopLevel || references.length === 0) return undefined;
  const users = references.map(({ identifier }) => leftovers.get(topLevelStatement(identifier as TSESTree.Node)));
  return users.every((user) => user !== undefined) ? [...new Set(users)] : undefined;
}

/** The statement of the file's top level that a node is in. */
function topLevelStatement(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && current.parent.type !== 'Program') current = current.parent;
  return current;
}

/** The library whose wrappers or runners the variable gives access to; a runner of the file itself counts as one. */
function coroutineAccessOf(model: SemanticModel, variable: Variable): Access | undefined {
  const origin = model.origins.originOfVariable(variable);
  // Other scripts may use what a script declares at its top.
  const isShared = (variable.scope.type as string) === 'global';
  if (!origin && !isShared) {
    const library = model.runners?.libraryOf(variable);
    return library && { library, isOnlyForCoroutines: true };
  }
  if (!origin || origin.from === 'global') return undefined;
  if (origin.from === 'inlined' && isShared) return undefined;
  const path = origin.path.filter((name) => name !== 'default').join('.');
  const candidates =
    origin.from === 'module' ? model.known.librariesOf(origin.name) : model.known.librariesNamed(origin.name);
  const library = candidates.find(({ exports }) =>
    exports.some(
      ({ role, path: known }) =>
        coroutineRoles.has(role) &&
        (path === '' || `${known}.`.startsWith(`${path}.`) || known === origin.path.join('.')),
    ),
  );
  return library && { library, isOnlyForCoroutines: coroutineRoles.has(model.known.find(origin)?.export.role ?? '') };
}

function adapterAccessOf(model: SemanticModel, variable: Variable): Access | undefined {
  const origin = model.origins.originOfVariable(variable);
  if (origin?.from !== 'module' || origin.path.some((name) => name !== 'default')) return undefined;
  const host = adapters.find(({ modules }) => modules.includes(origin.name));
  return host && { library: { name: host.name, modules: host.modules, exports: [] }, isOnlyForCoroutines: true };
}

function declarationOf(variable: Variable): Leftover['declaration'] | undefined {
  const { node, type } = variable.defs[0]!;
  if (node.type === 'FunctionDeclaration' && (type as string) === 'FunctionName') {
    return exportStatementOf(node) ? undefined : node;
  }
  if (node.type === 'TSImportEqualsDeclaration') return exportStatementOf(node) ? undefined : node;
  if (node.type === 'VariableDeclarator') return isStatement(node.parent) ? node.parent : undefined;
  return node.parent.type === 'ImportDeclaration' ? node.parent : undefined;
}

/** Whether a variable declaration stands by itself, and not in the head of a loop or behind `export`. */
function isStatement({ parent }: TSESTree.VariableDeclaration): boolean {
  return (
    parent.type === 'Program' ||
    parent.type === 'BlockStatement' ||
    parent.type === 'SwitchCase' ||
    parent.type === 'StaticBlock'
  );
}
