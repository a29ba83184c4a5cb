import type { TSESTree } from '@typescript-eslint/utils';
import { type Bindings, stableDeclaration } from '../../analysis/scope/index.js';
import { isFunction, mayShortCircuit, memberName, unwrapExpression } from '../../syntax/index.js';
import { eitherOf, instanceOf, memberOf, plain, type Term, unknown } from './summary.js';
import type { Tables } from './tables.js';

const plainGlobals: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity', '__dirname', '__filename']);

/** What reading an expression asks of the reader of the file. */
interface Reading {
  readonly bindings: Bindings;
  readonly tables: Tables;
  receiverAt(node: TSESTree.Node): Term;
}

/** Makes the function that says what an expression is, by its text. */
export function createTermReader({ bindings, tables, receiverAt }: Reading): (node: TSESTree.Node) => Term {
  return termOf;

  function termOf(expression: TSESTree.Node): Term {
    const node = unwrapExpression(expression);
    switch (node.type) {
      case 'Identifier':
        return ofName(node);
      case 'ThisExpression':
        return receiverAt(node);
      case 'MemberExpression':
        return unlessCutShort(node, ofMember(node));
      case 'CallExpression':
        return unlessCutShort(node, ofCall(node));
      case 'NewExpression':
        return { is: 'new', of: termOf(node.callee), with: node.arguments.map(termOf) };
      case 'ArrayExpression':
        return { is: 'array', elements: node.elements.map((element) => (element ? termOf(element) : plain)) };
      case 'SpreadElement':
        return { is: 'element', of: termOf(node.argument) };
      case 'ObjectExpression':
        return tables.literal(node);
      case 'ImportExpression':
        return { is: 'promise', of: ofModule(node.source) };
      case 'AwaitExpression':
        return { is: 'awaited', of: termOf(node.argument) };
      case 'YieldExpression':
        return node.argument ? { is: 'awaited', of: termOf(node.argument) } : plain;
      default:
        return ofOperator(node);
    }
  }

  function unlessCutShort(node: TSESTree.Node, term: Term): Term {
    return mayShortCircuit(node) ? eitherOf([plain, term]) : term;
  }

  function ofOperator(node: TSESTree.Node): Term {
    if (isFunction(node)) return tables.callable(node);
    switch (node.type) {
      case 'ClassDeclaration':
      case 'ClassExpression':
        return tables.callable(node);
      case 'ConditionalExpression':
        return eitherOf([termOf(node.consequent), termOf(node.alternate)]);
      case 'LogicalExpression':
        return eitherOf([node.operator === '&&' ? plain : termOf(node.left), termOf(node.right)]);
      case 'AssignmentExpression':
        return node.operator === '=' ? termOf(node.right) : unknown;
      case 'SequenceExpression':
        return termOf(node.expressions.at(-1)!);
      case 'Literal':
      case 'TemplateLiteral':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'BinaryExpression':
      case 'TSEnumDeclaration':
        return plain;
      default:
        return unknown;
    }
  }

  function ofName(node: TSESTree.Identifier): Term {
    const variable = bindings.variableOf(node);
    if (!variable) return ofGlobal(node);
    const declaration = stableDeclaration(variable);
    const isCallable = declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration';
    return isCallable ? tables.callable(declaration) : tables.variable(variable);
  }

  function ofGlobal({ name }: TSESTree.Identifier): Term {
    if (name === 'exports') return { is: 'exports' };
    return plainGlobals.has(name) ? plain : { is: 'global', name };
  }

  function ofMember(node: TSESTree.MemberExpression): Term {
    if (isModuleExports(node, bindings)) return { is: 'exports' };
    const name = memberName(node);
    if (node.object.type === 'Super') return name === undefined ? unknown : memberOf(ofSuper(node), name);
    const object = termOf(node.object);
    return name === undefined ? { is: 'element', of: object } : memberOf(object, name);
  }

  function ofSuper(node: TSESTree.Node): Term {
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
      if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression')
        return current.superClass ? instanceOf(termOf(current.superClass)) : unknown;
    }
    return unknown;
  }

  function ofCall(node: TSESTree.CallExpression): Term {
    const callee = unwrapExpression(node.callee);
    const [first] = node.arguments;
    if (callee.type === 'Identifier' && callee.name === 'require' && first && bindings.isGlobal(callee))
      return ofModule(first);
    if (callee.type === 'Super') return unknown;
    return { is: 'call', of: termOf(callee), with: node.arguments.map(termOf) };
  }

  function ofModule(specifier: TSESTree.Node): Term {
    if (specifier.type === 'Literal' && typeof specifier.value === 'string')
      return { is: 'module', specifier: specifier.value };
    const isText = specifier.type === 'TemplateLiteral' && specifier.quasis.length === 1;
    return isText ? { is: 'module', specifier: specifier.quasis[0]!.value.raw } : unknown;
  }
}

/** Whether a node is `module.exports`. */
export function isModuleExports(node: TSESTree.Node, bindings: Bindings): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    bindings.isGlobal(node.object) &&
    memberName(node) === 'exports'
  );
}
