import type { TSESTree } from '@typescript-eslint/utils';
import {
  type Bindings,
  isRequire,
  lastWriteBefore,
  possibleTexts,
  stableDeclaration,
} from '../../analysis/scope/index.js';
import {
  isData,
  isFunction,
  isInside,
  mayShortCircuit,
  memberKey,
  memberName,
  moduleSpecifier,
  unwrapExpression,
} from '../../syntax/index.js';
import type { ArrayContents } from './array-contents.js';
import { eitherOf, instanceOf, memberOf, plain, type Term, unknown } from './summary.js';
import type { Tables } from './tables.js';

const plainGlobals: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity', '__filename']);

/** What could be a part of a path in the text of a program. */
const likePath = /^[\w./@-]{1,80}$/;

/** What reading an expression asks of the reader of the file. */
interface Reading {
  readonly bindings: Bindings;
  readonly tables: Tables;
  readonly contents: ArrayContents;
  receiverAt(node: TSESTree.Node): Term;
}

/** Says what an expression is, by its text. */
export class TermReader {
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  termOf(expression: TSESTree.Node): Term {
    const node = unwrapExpression(expression);
    switch (node.type) {
      case 'Identifier':
        return this.#ofName(node);
      case 'ThisExpression':
        return this.#reading.receiverAt(node);
      case 'MemberExpression':
        return this.#unlessCutShort(node, this.#ofMember(node));
      case 'CallExpression':
        return this.#unlessCutShort(node, this.#ofCall(node));
      case 'NewExpression':
        return { is: 'new', of: this.termOf(node.callee), with: node.arguments.map((one) => this.#ofArgument(one)) };
      case 'ArrayExpression':
        return this.#ofArray(node);
      case 'SpreadElement':
        return { is: 'element', of: this.termOf(node.argument) };
      case 'ObjectExpression':
        return this.#reading.tables.literal(node);
      case 'ImportExpression':
        return { is: 'promise', of: this.#ofModule(node.source) };
      case 'AwaitExpression':
        return { is: 'awaited', of: this.termOf(node.argument) };
      case 'YieldExpression':
        return node.argument ? { is: 'awaited', of: this.termOf(node.argument) } : plain;
      default:
        return this.#ofOperator(node);
    }
  }

  #ofArray(node: TSESTree.ArrayExpression): Term {
    const added = this.#reading.contents.addedTo(node);
    const elements = [...node.elements, ...(added ?? [])].map((element) => (element ? this.termOf(element) : plain));
    return { is: 'array', elements, ...(added && { isWhole: true }) };
  }

  #unlessCutShort(node: TSESTree.Node, term: Term): Term {
    return mayShortCircuit(node) ? eitherOf([plain, term]) : term;
  }

  #ofOperator(node: TSESTree.Node): Term {
    if (isFunction(node)) return this.#reading.tables.callable(node);
    switch (node.type) {
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#reading.tables.callable(node);
      case 'ConditionalExpression':
        return eitherOf([this.termOf(node.consequent), this.termOf(node.alternate)]);
      case 'LogicalExpression':
        return eitherOf([node.operator === '&&' ? plain : this.termOf(node.left), this.termOf(node.right)]);
      case 'AssignmentExpression':
        return node.operator === '=' ? this.termOf(node.right) : unknown;
      case 'SequenceExpression':
        return this.termOf(node.expressions.at(-1)!);
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

  #ofName(node: TSESTree.Identifier): Term {
    const variable = this.#reading.bindings.variableOf(node);
    if (!variable) return this.#ofGlobal(node);
    const declaration = stableDeclaration(variable);
    const isCallable = declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration';
    const last = declaration ? undefined : lastWriteBefore(node, variable);
    // What is made of itself again and again would be a term of terms of terms.
    if (last && !variable.references.some(({ identifier }) => isInside(identifier, last))) return this.termOf(last);
    return isCallable ? this.#reading.tables.callable(declaration) : this.#reading.tables.variable(variable);
  }

  #ofGlobal({ name }: TSESTree.Identifier): Term {
    if (name === 'exports') return { is: 'exports' };
    if (name === '__dirname') return { is: 'folder' };
    return plainGlobals.has(name) ? plain : { is: 'global', name };
  }

  #ofMember(node: TSESTree.MemberExpression): Term {
    if (isModuleExports(node, this.#reading.bindings)) return { is: 'exports' };
    const name = memberKey(node);
    if (node.object.type === 'Super') return name === undefined ? unknown : memberOf(this.#ofSuper(node), name);
    const object = this.termOf(node.object);
    if (name !== undefined) return memberOf(object, name);
    const names = possibleTexts(node.property, this.#reading.bindings);
    return names ? eitherOf(names.map((one) => memberOf(object, one))) : { is: 'element', of: object };
  }

  #ofSuper(node: TSESTree.Node): Term {
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
      if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression')
        return current.superClass ? instanceOf(this.termOf(current.superClass)) : unknown;
    }
    return unknown;
  }

  #ofCall(node: TSESTree.CallExpression): Term {
    const callee = unwrapExpression(node.callee);
    const [first] = node.arguments;
    if (first && isRequire(callee, this.#reading.bindings)) return this.#ofModule(first);
    if (callee.type === 'Super') return unknown;
    return { is: 'call', of: this.termOf(callee), with: node.arguments.map((one) => this.#ofArgument(one)) };
  }

  #ofArgument(node: TSESTree.Node): Term {
    if (node.type === 'Literal' && typeof node.value === 'string' && likePath.test(node.value))
      return { is: 'text', value: node.value };
    const term = this.termOf(node);
    const isLiteral = node.type === 'ArrayExpression' || node.type === 'ObjectExpression';
    return (term.is === 'array' || term.is === 'object') && isLiteral && isData(node)
      ? { ...term, isData: true }
      : term;
  }

  #ofModule(node: TSESTree.Node): Term {
    const specifier = moduleSpecifier(node);
    if (specifier !== undefined) return { is: 'module', specifier };
    return node.type === 'CallExpression' ? { is: 'module-at', of: this.termOf(node) } : unknown;
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
