import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoizeRecursion } from '../../collections/index.js';
import { isData, moduleSpecifier, propertyName, unwrapExpression } from '../../syntax/index.js';
import { type Bindings, isRequire, stableDeclaration, type SyntaxIndex } from '../scope/index.js';
import type { KnownExports, Origin } from './known-exports.js';

type Variable = TSESLint.Scope.Variable;

/** Answers where the value of an expression comes from. */
export interface Origins {
  /** The module or global an expression's value is read from, through stable bindings; undefined when it cannot be told. */
  originOf(expression: TSESTree.Node): Origin | undefined;
  /** The same for the value a variable holds. */
  originOfVariable(variable: Variable): Origin | undefined;
}

/** What the tracing in one file looks at. */
interface Tracing {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly bindings: Bindings;
  readonly known: KnownExports;
  readonly originOfVariable: (variable: Variable) => Origin | undefined;
}

/** Follows names, property reads, imports and `require` calls, in every form the facts list (import, interop, `import =`). */
export function traceOrigins(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  known: KnownExports,
): Origins {
  const originOfVariable = memoizeRecursion(
    (variable: Variable): Origin | undefined => traceVariable(tracing, variable),
    undefined,
  );
  const tracing: Tracing = { sourceCode, bindings, known, originOfVariable };
  return { originOf: (expression) => originOf(tracing, expression), originOfVariable };
}

function originOf(tracing: Tracing, expression: TSESTree.Node): Origin | undefined {
  const node = unwrapExpression(expression);
  switch (node.type) {
    case 'Identifier': {
      const variable = tracing.bindings.variableOf(node);
      if (variable) return tracing.originOfVariable(variable);
      return tracing.bindings.isGlobal(node) ? { from: 'global', name: node.name, path: [] } : undefined;
    }
    case 'MemberExpression': {
      const property = propertyName(node);
      const object = property ? originOf(tracing, node.object) : undefined;
      return object && extend(object, property!);
    }
    case 'TSQualifiedName': {
      const left = originOf(tracing, node.left);
      return left && extend(left, node.right.name);
    }
    case 'CallExpression':
      return originOfCall(tracing, node);
    case 'NewExpression':
      return originOfMade(tracing, originOf(tracing, node.callee), node);
    case 'AwaitExpression':
      return originOf(tracing, node.argument);
    case 'ImportExpression':
      return moduleOrigin(node.source);
    case 'AssignmentExpression':
      return node.operator === '=' ? originOf(tracing, node.right) : undefined;
    default:
      return undefined;
  }
}

function originOfCall(tracing: Tracing, node: TSESTree.CallExpression): Origin | undefined {
  const callee = unwrapExpression(node.callee);
  const argument = node.arguments[0];
  if (argument && isRequire(callee, tracing.bindings)) return moduleOrigin(argument);
  const called = originOf(tracing, callee);
  const role = called && tracing.known.find(called)?.export.role;
  if (role === 'module-copy') return { ...called!, path: [] };
  return role === 'module-interop' && argument && argument.type !== 'SpreadElement'
    ? originOf(tracing, argument)
    : originOfMade(tracing, called, node);
}

/** What a function or class of a library makes, where the library lists what that has. */
function originOfMade(
  { known }: Tracing,
  called: Origin | undefined,
  { arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression,
): Origin | undefined {
  const made = called && known.find(called)?.export;
  if (made?.role !== 'object') return undefined;
  const isExtended = made.extendedBy !== undefined && given.slice(made.extendedBy).some((one) => !isData(one));
  return isExtended ? undefined : { ...called!, path: [made.gives] };
}

function traceVariable(tracing: Tracing, variable: Variable): Origin | undefined {
  const node = stableDeclaration(variable) ?? selfReplacing(variable);
  switch (node?.type) {
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportSpecifier':
      return originOfImport(node);
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? moduleOrigin(node.moduleReference.expression)
        : undefined;
    case 'VariableDeclarator':
      return (
        inlinedHelper(tracing, variable.name, node.init) ??
        originOfDeclarator(tracing, node, variable.defs[0]!.name as TSESTree.Identifier)
      );
    case 'FunctionDeclaration':
      return inlinedHelper(tracing, variable.name, node);
    default:
      return undefined;
  }
}

function originOfDeclarator(
  tracing: Tracing,
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Identifier,
): Origin | undefined {
  if (!declarator.init) return undefined;
  const properties = pathTo(declarator.id, name);
  const source = properties && originOf(tracing, declarator.init);
  return source && properties.reduce<Origin>(extend, source);
}

/** The modules that a file loads by `import` or `require`. */
export function loadedModules(
  { ast }: Readonly<TSESLint.SourceCode>,
  { calls }: SyntaxIndex,
  { originOf }: Origins,
): string[] {
  const imported = ast.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [statement.source.value] : [],
  );
  const required = calls.flatMap((call) => {
    const origin = call.callee.type === 'Identifier' && call.callee.name === 'require' ? originOf(call) : undefined;
    return origin ? [origin.name] : [];
  });
  return [...imported, ...required];
}

/** A helper that a compiler wrote into the file: the name must fit, and so must the words of its definition. */
function inlinedHelper(tracing: Tracing, name: string, definition: TSESTree.Node | null): Origin | undefined {
  if (!definition) return undefined;
  for (const { library, helper } of tracing.known.helpers) {
    if (!helper.name.test(name)) continue;
    const text = tracing.sourceCode.getText(definition);
    if (helper.definition.every((pattern) => pattern.test(text)))
      return { from: 'inlined', name: library, path: helper.path === '' ? [] : [helper.path] };
  }
  return undefined;
}

/** A function declaration that nothing but itself assigns to, as compilers write what is set up once: `f = function …` in `f`. */
function selfReplacing({ defs, references }: Variable): TSESTree.FunctionDeclaration | undefined {
  const node = defs[0]?.node;
  if (defs.length !== 1 || node?.type !== 'FunctionDeclaration') return undefined;
  const isInside = ({ range }: TSESTree.Node) => range[0] > node.range[0] && range[1] < node.range[1];
  const isOwn = references.every((reference) => !reference.isWrite() || isInside(reference.identifier));
  return isOwn ? node : undefined;
}

function originOfImport(
  node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier,
): Origin | undefined {
  const declaration = node.parent as TSESTree.ImportDeclaration;
  const module: Origin = { from: 'module', name: declaration.source.value, path: [] };
  if (node.type === 'ImportNamespaceSpecifier') return module;
  if (node.type === 'ImportDefaultSpecifier') return extend(module, 'default');
  return extend(module, node.imported.type === 'Identifier' ? node.imported.name : node.imported.value);
}

function moduleOrigin(node: TSESTree.Node): Origin | undefined {
  const name = moduleSpecifier(node);
  return name === undefined ? undefined : { from: 'module', name, path: [] };
}

function extend(origin: Origin, property: string): Origin {
  return { ...origin, path: [...origin.path, property] };
}

/** The properties that lead from a pattern to a name in it; undefined where a default or a rest is on the way. */
function pathTo(pattern: TSESTree.Node, name: TSESTree.Identifier): string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const rest = pathTo(property.value, name);
    const key = propertyName(property);
    if (rest && key) return [key, ...rest];
  }
  return undefined;
}
