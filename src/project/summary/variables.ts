import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { HandedOver } from '../../analysis/scope/index.js';
import { memberName } from '../../syntax/index.js';
import { eitherOf, memberOf, plain, type Term, unknown } from './summary.js';

/** What reading a variable asks of the reader of its file. */
interface Reading {
  termOf(node: TSESTree.Node): Term;
  /** What all calls of a function hand over for a parameter, where the file has all of them. */
  handedFor(parameter: TSESLint.Scope.Variable): HandedOver | undefined;
  /** Whether what loads the file by its path may hand something over for a parameter. */
  isHandedToFile(parameter: TSESLint.Scope.Variable): boolean;
}

/** What a variable may hold: all that the file writes to it. `undefined` before the first write does not count. */
export function termOfVariable(
  variable: TSESLint.Scope.Variable,
  { termOf, handedFor, isHandedToFile }: Reading,
): Term {
  const [definition] = variable.defs;
  if (!definition || variable.defs.some(({ type }) => type === 'CatchClause')) return unknown;
  const isParameter = variable.defs.some(({ type }) => type === 'Parameter');
  if (isParameter && isHandedToFile(variable)) return { is: 'handed-to-file' };
  const handed = isParameter ? handedFor(variable) : undefined;
  if (isParameter && !handed?.given.length) return unknown;
  const declared = handed
    ? [termOfHanded(handed, termOf)]
    : withoutOverloads(variable.defs).flatMap(({ type, node }) => ofDeclaration(type, node, termOf));
  const written = variable.references.filter((one) => one.isWrite()).map((one) => ofWrite(one.identifier));
  return declared.length + written.length === 0 ? plain : eitherOf([...declared, ...written]);

  /** Climbs from the name that is written to the whole that is written, which the properties on the way take apart. */
  function ofWrite(identifier: TSESTree.Node): Term {
    const { parent } = identifier as { parent: TSESTree.Node };
    switch (parent.type) {
      case 'VariableDeclarator':
        return ofDeclarator(parent);
      case 'AssignmentExpression':
        return parent.operator === '=' ? termOf(parent.right) : unknown;
      case 'ForOfStatement':
        return { is: 'element', of: termOf(parent.right) };
      case 'ForInStatement':
        return plain;
      case 'AssignmentPattern':
        return eitherOf([ofWrite(parent), termOf(parent.right)]);
      case 'Property': {
        const name = memberName(parent);
        return name === undefined ? unknown : memberOf(ofWrite(parent.parent), name);
      }
      case 'ArrayPattern':
        return { is: 'element', of: ofWrite(parent) };
      default:
        return unknown;
    }
  }

  function ofDeclarator(declarator: TSESTree.VariableDeclarator): Term {
    const { parent: declaration, init } = declarator;
    const loop = declaration.parent;
    if (loop.type === 'ForOfStatement' && loop.left === declaration) return { is: 'element', of: termOf(loop.right) };
    if (loop.type === 'ForInStatement' && loop.left === declaration) return plain;
    return init ? termOf(init) : plain;
  }
}

function termOfHanded({ given, through }: HandedOver, termOf: Reading['termOf']): Term {
  const of = eitherOf(given.map((argument) => (argument ? termOf(argument) : plain)));
  return through ? { is: 'handed', through: termOf(through.callee), at: through.at, of } : of;
}

/** The definitions of a name without the signatures of a function that has a body, too. */
function withoutOverloads(definitions: TSESLint.Scope.Variable['defs']): TSESLint.Scope.Variable['defs'] {
  const hasBody = definitions.some(({ node }) => node.type === 'FunctionDeclaration');
  return hasBody ? definitions.filter(({ node }) => (node.type as string) !== 'TSDeclareFunction') : definitions;
}

/** What a declaration itself gives a name; a variable, nothing before something is written to it. */
function ofDeclaration(type: string, node: TSESTree.Node, termOf: (node: TSESTree.Node) => Term): Term[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
      return [termOf(node)];
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportSpecifier':
      return [ofImport(node)];
    case 'TSImportEqualsDeclaration':
      return [ofImportEquals(node)];
    default:
      return type === 'Variable' ? [] : [unknown];
  }
}

function ofImportEquals({ moduleReference }: TSESTree.TSImportEqualsDeclaration): Term {
  const isModule = moduleReference.type === 'TSExternalModuleReference';
  const source = isModule ? moduleReference.expression : undefined;
  const isText = source?.type === 'Literal' && typeof source.value === 'string';
  return isText ? { is: 'module', specifier: source.value } : unknown;
}

function ofImport(
  node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier,
): Term {
  const module: Term = { is: 'module', specifier: (node.parent as TSESTree.ImportDeclaration).source.value };
  if (node.type === 'ImportNamespaceSpecifier') return module;
  if (node.type === 'ImportDefaultSpecifier') return memberOf(module, 'default');
  return memberOf(module, node.imported.type === 'Identifier' ? node.imported.name : node.imported.value);
}
