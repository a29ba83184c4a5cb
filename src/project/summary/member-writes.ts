import type { TSESTree } from '@typescript-eslint/utils';
import { type Bindings, initialValue, type SyntaxIndex } from '../../analysis/scope/index.js';
import { isFunction, memberKey, memberName, unwrapExpression } from '../../syntax/index.js';
import { exportsKey, memberOf, type Part, partOf, type Term } from './summary.js';
import { type Tables, write } from './tables.js';
import { isModuleExports } from './terms.js';

/** What placing the writes of a file asks of its reader. */
interface Reading {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
  readonly tables: Tables;
  termOf(node: TSESTree.Node): Term;
  receiverAt(node: TSESTree.Node): Term;
}

/** Functions that copy the properties of the arguments after the first into it. */
const copying: ReadonlySet<string> = new Set(['assign', 'defaults', 'extend', 'merge', 'mixin', 'mixIn']);

/**
 * Puts what the file writes to members where it belongs: to the exports, to a function or class, its prototype or its
 * instances, or to an object literal. What is written to anything else stands in no place of this file.
 *
 * @returns what is assigned to `module.exports` as a whole
 */
export function readMemberWrites(reading: Reading): Term[] {
  const writes = new MemberWrites(reading);
  for (const member of reading.syntax.members) writes.readWrite(member);
  for (const call of reading.syntax.calls) writes.readCopy(call);
  writes.readNested();
  return writes.assigned;
}

interface Assignment {
  readonly member: TSESTree.MemberExpression;
  readonly value: TSESTree.Node;
}

class MemberWrites {
  readonly assigned: Term[] = [];
  /** Assignments to members of what stands in no place that is known by itself. */
  readonly #nested: Assignment[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  readWrite(member: TSESTree.MemberExpression): void {
    const { parent } = member;
    if (parent.type !== 'AssignmentExpression' || parent.left !== member || parent.operator !== '=') return;
    if (isModuleExports(member, this.#reading.bindings)) {
      this.assigned.push(this.#reading.termOf(parent.right));
      return;
    }
    const name = memberKey(member);
    const prototypeOf = name === 'prototype' || name === '__proto__' ? this.#placeOf(member.object) : undefined;
    const callable = name === 'prototype' ? this.#callableAt(member.object) : undefined;
    if (callable !== undefined)
      this.#reading.tables.part(callable, 'prototype').sources.unshift(this.#reading.termOf(parent.right));
    else if (name === '__proto__' && prototypeOf !== undefined)
      this.#reading.tables.object(prototypeOf).sources.push(this.#reading.termOf(parent.right));
    else {
      const place = this.#placeOf(member.object);
      if (place === undefined) this.#nested.push({ member, value: parent.right });
      else write(this.#reading.tables.object(place), name, this.#reading.termOf(parent.right));
    }
  }

  /** Reads what is written to objects that properties hold, once it is known which these are. */
  readNested(): void {
    const { tables } = this.#reading;
    for (const { member, value } of this.#nested) {
      for (const place of this.#objectsHeld(this.#reading.termOf(member.object)))
        write(tables.object(place), memberKey(member), this.#reading.termOf(value));
    }
  }

  /** The objects of the file that are written to a property. */
  #objectsHeld(term: Term): string[] {
    if (term.is !== 'member') return [];
    const owner = this.#placeOfTerm(term.of);
    const owners = owner === undefined ? this.#objectsHeld(term.of) : [owner];
    const held = owners.flatMap((one) => this.#reading.tables.objects[one]?.properties[term.name] ?? []);
    return held.flatMap((one) => (one.is === 'object' ? one.at : []));
  }

  /** `Object.assign(place, …)`, `inherits(A, B)`, `Object.defineProperty(place, name, …)` and their kin. */
  readCopy(call: TSESTree.CallExpression): void {
    const callee = unwrapExpression(call.callee);
    const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
    const [target, ...rest] = call.arguments;
    if (name === undefined || !target || rest.length === 0) return;
    if (name === 'inherits' || name === 'inherit') this.#inherit(target, rest[0]!);
    else if (name === 'setPrototypeOf') this.#copyInto(this.#placeOf(target), rest.slice(0, 1));
    else if (name === 'defineProperty' || name === 'defineGetter' || name === '__defineGetter__') {
      const key = rest[0]!.type === 'Literal' ? String(rest[0]!.value) : undefined;
      const place = this.#placeOf(target);
      if (place !== undefined) write(this.#reading.tables.object(place), key, { is: 'unknown' });
    } else if (copying.has(name)) this.#copyInto(this.#placeOf(target), rest);
  }

  #copyInto(place: string | undefined, sources: readonly TSESTree.Node[]): void {
    if (place !== undefined)
      this.#reading.tables.object(place).sources.unshift(...sources.map((one) => this.#reading.termOf(one)).reverse());
  }

  #inherit(derived: TSESTree.Node, base: TSESTree.Node): void {
    const callable = this.#callableAt(derived);
    if (callable === undefined) return;
    this.#reading.tables.part(callable, 'prototype').sources.push(memberOf(this.#reading.termOf(base), 'prototype'));
  }

  /** The object of the summary that an expression is, if it is one. */
  #placeOf(expression: TSESTree.Node): string | undefined {
    const node = initialValue(expression, this.#reading.bindings);
    if (node.type === 'ObjectExpression') return this.#placeOfTerm(this.#reading.tables.literal(node));
    if (node.type === 'MemberExpression' && memberName(node) === 'prototype')
      return this.#placeOfPart(this.#callableAt(node.object), 'prototype');
    const callable = this.#callableAt(node);
    if (callable !== undefined) return partOf(callable, 'statics');
    const value = node.type === 'AssignmentExpression' ? node.right : node;
    if (value !== node) return this.#placeOf(value);
    return this.#placeOfTerm(
      node.type === 'ThisExpression' ? this.#reading.receiverAt(node) : this.#reading.termOf(node),
    );
  }

  #placeOfTerm(term: Term): string | undefined {
    if (term.is === 'exports' || term.is === 'receiver-of-exports') return exportsKey;
    if (term.is === 'object') return term.at;
    if (term.is === 'function') return partOf(term.at, 'statics');
    return term.is === 'new' && term.of.is === 'function' ? partOf(term.of.at, 'fields') : undefined;
  }

  #placeOfPart(callable: number | undefined, part: Part): string | undefined {
    return callable === undefined ? undefined : partOf(callable, part);
  }

  /** The function or class of the file that an expression is. */
  #callableAt(expression: TSESTree.Node): number | undefined {
    const node = initialValue(expression, this.#reading.bindings);
    if (isFunction(node)) return numberOf(this.#reading.tables.callable(node));
    if (node.type === 'AssignmentExpression') return this.#callableAt(node.right);
    if (node.type !== 'Identifier' && node.type !== 'ClassExpression') return undefined;
    return numberOf(this.#reading.termOf(node));
  }
}

function numberOf(term: Term): number | undefined {
  return term.is === 'function' ? term.at : undefined;
}
