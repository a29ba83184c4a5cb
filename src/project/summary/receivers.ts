import type { TSESTree } from '@typescript-eslint/utils';
import { testRunners } from '../../catalogue/index.js';
import { callMethods, isFunction, type FunctionNode, unwrapExpression, memberName } from '../../syntax/index.js';
import { type Bindings, initialValue } from '../../analysis/scope/index.js';
import { bringingCall } from './loaded-files.js';
import { instanceOf, type Term, unknown } from './summary.js';
import type { Callable, ClassNode, Tables } from './tables.js';
import { isModuleExports } from './terms.js';

const testFunctions: ReadonlySet<string> = new Set(
  testRunners.flatMap(({ functions = [], suites = [], skips = [] }) => [...functions, ...suites, ...skips]),
);

/** What finding a receiver asks of the reader of the file. */
interface Reading {
  readonly bindings: Bindings;
  readonly tables: Tables;
  termOf(node: TSESTree.Node): Term;
}

/** Says what `this` is at a node, as far as the place of the function around it shows. */
export class Receivers {
  readonly #reading: Reading;
  readonly #known = new Map<TSESTree.Node, Term>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  receiverAt(node: TSESTree.Node): Term {
    const owner = ownerOfThis(node);
    if (!owner) return { is: 'exports' };
    let receiver = this.#known.get(owner);
    if (!receiver) {
      this.#known.set(owner, unknown);
      this.#known.set(owner, (receiver = isFunction(owner) ? this.#receiverOf(owner) : this.#receiverOfElement(owner)));
    }
    return receiver;
  }

  #receiverOf(node: FunctionNode): Term {
    if (node.type === 'FunctionDeclaration') return instanceOf(this.#reading.tables.callable(node));
    let value: TSESTree.Node = node;
    for (;;) {
      const { parent } = value as { parent: TSESTree.Node };
      switch (parent.type) {
        case 'MethodDefinition':
        case 'PropertyDefinition':
          return this.#receiverOfElement(parent);
        case 'Property':
          return parent.parent.type === 'ObjectExpression' ? this.#receiverOfMethodIn(parent.parent) : unknown;
        case 'AssignmentExpression':
          if (parent.left.type === 'MemberExpression')
            return this.#receiverOfMethod(parent.left, value === node ? node : undefined);
          break;
        case 'VariableDeclarator':
          return value === node ? instanceOf(this.#reading.tables.callable(node)) : unknown;
        case 'MemberExpression': {
          const bound = this.#boundReceiver(parent);
          if (!bound) return unknown;
          return this.#reading.termOf(bound);
        }
        case 'CallExpression': {
          const handed = this.#receiverThroughCall(parent);
          if (handed) return handed;
          break;
        }
        default:
          return unknown;
      }
      value = parent;
    }
  }

  #receiverOfMethodIn(literal: TSESTree.ObjectExpression): Term {
    const of = this.#reading.termOf(literal);
    const bringing = bringingCall(literal);
    return bringing ? { is: 'brought', of, as: bringing.as, by: this.#reading.termOf(bringing.call) } : of;
  }

  /** What is written to a member has the object as its `this`, an instance where that is a prototype. */
  #receiverOfMethod(member: TSESTree.MemberExpression, constructed: Callable | undefined): Term {
    const isClass = isModuleExports(member, this.#reading.bindings) || /^[A-Z]/.test(memberName(member) ?? '');
    if (isClass && constructed) return instanceOf(this.#reading.tables.callable(constructed));
    const receiver = this.#instanceOrObject(member.object);
    return receiver.is === 'exports' ? { is: 'receiver-of-exports' } : receiver;
  }

  #instanceOrObject(object: TSESTree.Node): Term {
    const value = initialValue(object, this.#reading.bindings);
    const isPrototype = value.type === 'MemberExpression' && memberName(value) === 'prototype';
    return isPrototype ? instanceOf(this.#reading.termOf(value.object)) : this.#reading.termOf(object);
  }

  /** `f.bind(x)`, `f.call(x)`: the argument. */
  #boundReceiver(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
    const name = memberName(member);
    const isBinding = name === 'bind' || callMethods.has(name);
    const { parent } = member;
    return isBinding && parent.type === 'CallExpression' && parent.callee === member ? parent.arguments[0] : undefined;
  }

  /** A function that is handed on together with `this` runs with it; tests share an object; a wrapper hands its own on. */
  #receiverThroughCall(call: TSESTree.CallExpression): Term | undefined {
    const handed = call.arguments.find((argument) => argument.type === 'ThisExpression');
    if (handed) return this.receiverAt(handed);
    return testFunctions.has(calleeText(call.callee)) ? this.#reading.tables.testContext() : undefined;
  }

  #receiverOfElement(element: TSESTree.Node): Term {
    const node = element.parent!.parent as ClassNode;
    const type = this.#reading.tables.callable(node);
    return 'static' in element && element.static ? type : instanceOf(type);
  }
}

/** The function or class element whose `this` a node sees; none at the top level. */
function ownerOfThis(node: TSESTree.Node): FunctionNode | TSESTree.ClassElement | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'PropertyDefinition' && parent.value === current) return parent;
    if (parent.type === 'StaticBlock') return parent;
    if (isFunction(parent) && parent.type !== 'ArrowFunctionExpression') return parent;
  }
  return undefined;
}

function calleeText(callee: TSESTree.Node): string {
  const node = unwrapExpression(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${calleeText(node.object)}.${memberName(node) ?? ''}` : '';
}
