import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/library.js';
import { type Door, doorOf, type FileContext } from './door.js';

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
  /** Loading the module does something by itself, so that only the names can go. */
  readonly keepsLoading: boolean;
}

const usedByCoroutines: ReadonlySet<string> = new Set(['wrapper', 'runner', 'state-machine', 'module-interop']);

/** The declarations of the file that conversions have left, or would leave, without a use. */
export function leftoversOf(context: FileContext): Leftover[] {
  const door = doorOf(context);
  const leftovers = new Map<TSESTree.Node, Leftover & { readonly names: TSESTree.Identifier[] }>();
  for (const scope of context.sourceCode.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      const library = isUnused(variable) ? coroutineLibraryOf(door, variable, scope.type === 'global') : undefined;
      const declaration = library && declarationOf(variable);
      if (!declaration) continue;
      const name = variable.defs[0]!.name as TSESTree.Identifier;
      const known = leftovers.get(declaration);
      if (known) known.names.push(name);
      else
        leftovers.set(declaration, {
          declaration,
          names: [name],
          library,
          keepsLoading: library.sideEffects !== undefined,
        });
    }
  }
  return [...leftovers.values()];
}

function isUnused(variable: Variable): boolean {
  return (
    variable.defs.length === 1 &&
    variable.references.every((reference) => reference.init === true && !reference.isRead())
  );
}

/** The library whose wrappers or runners the variable gives access to. */
function coroutineLibraryOf(door: Door, variable: Variable, isGlobal: boolean): Library | undefined {
  const origin = door.origins.originOfVariable(variable);
  if (!origin && !isGlobal) return libraryOfPart(door, variable);
  if (!origin || origin.from === 'global' || (origin.from === 'inlined' && isGlobal)) return undefined;
  const path = origin.path.filter((name) => name !== 'default').join('.');
  const candidates =
    origin.from === 'module'
      ? door.known.librariesOf(origin.name)
      : door.known.all.filter(({ name }) => name === origin.name);
  return candidates.find((library) =>
    library.exports.some(
      ({ role, path: known }) =>
        usedByCoroutines.has(role) &&
        (path === '' || `${known}.`.startsWith(`${path}.`) || known === origin.path.join('.')),
    ),
  );
}

/** The compiler of which the variable holds a function that only its coroutine helpers use. */
function libraryOfPart(door: Door, variable: Variable): Library | undefined {
  const definition = variable.defs[0]!.node;
  if (definition.type !== 'FunctionDeclaration') return undefined;
  const text = door.sourceCode.getText(definition);
  return door.known.all.find(({ inlinedParts }) =>
    inlinedParts?.some(
      ({ name, definition: words }) => name.test(variable.name) && words.every((word) => word.test(text)),
    ),
  );
}

function declarationOf(variable: Variable): Leftover['declaration'] | undefined {
  const { node, type } = variable.defs[0]!;
  if (node.type === 'FunctionDeclaration' && (type as string) === 'FunctionName')
    return isExported(node) ? undefined : node;
  if (node.type === 'TSImportEqualsDeclaration') return isExported(node) ? undefined : node;
  if (node.type === 'VariableDeclarator') {
    return isStatement(node.parent) ? node.parent : undefined;
  }
  return node.parent.type === 'ImportDeclaration' ? node.parent : undefined;
}

function isExported(node: TSESTree.Node): boolean {
  return node.parent?.type === 'ExportNamedDeclaration' || node.parent?.type === 'ExportDefaultDeclaration';
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
