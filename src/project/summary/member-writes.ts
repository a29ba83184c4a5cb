import type { TSESTree } from '@typescript-eslint/utils';
import { type Bindings, initialValue, type SyntaxIndex } from '../../analysis/scope/index.js';
import { isFunction, unwrapExpression, memberName } from '../../syntax/index.js';
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
export function readMemberWrites({ bindings, syntax, tables, termOf, receiverAt }: Reading): Term[] {
  const assigned: Term[] = [];
  for (const member of syntax.members) readWrite(member);
  for (const call of syntax.calls) readCopy(call);
  return assigned;

  function readWrite(member: TSESTree.MemberExpression): void {
    const { parent } = member;
    if (parent.type !== 'AssignmentExpression' || parent.left !== member || parent.operator !== '=') return;
    if (isModuleExports(member, bindings)) {
      assigned.push(termOf(parent.right));
      return;
    }
    const name = memberName(member);
    const prototypeOf = name === 'prototype' || name === '__proto__' ? placeOf(member.object) : undefined;
    const callable = name === 'prototype' ? callableAt(member.object) : undefined;
    if (callable !== undefined) tables.part(callable, 'prototype').sources.unshift(termOf(parent.right));
    else if (name === '__proto__' && prototypeOf !== undefined)
      tables.object(prototypeOf).sources.push(termOf(parent.right));
    else {
      const place = placeOf(member.object);
      if (place !== undefined) write(tables.object(place), name, termOf(parent.right));
    }
  }

  /** `Object.assign(place, …)`, `inherits(A, B)`, `Object.defineProperty(place, name, …)` and their kin. */
  function readCopy(call: TSESTree.CallExpression): void {
    const callee = unwrapExpression(call.callee);
    const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
    const [target, ...rest] = call.arguments;
    if (name === undefined || !target || rest.length === 0) return;
    if (name === 'inherits' || name === 'inherit') inherit(target, rest[0]!);
    else if (name === 'setPrototypeOf') copyInto(placeOf(target), rest.slice(0, 1));
    else if (name === 'defineProperty' || name === 'defineGetter' || name === '__defineGetter__') {
      const key = rest[0]!.type === 'Literal' ? String(rest[0]!.value) : undefined;
      const place = placeOf(target);
      if (place !== undefined) write(tables.object(place), key, { is: 'unknown' });
    } else if (copying.has(name)) copyInto(placeOf(target), rest);
  }

  function copyInto(place: string | undefined, sources: readonly TSESTree.Node[]): void {
    if (place !== undefined) tables.object(place).sources.unshift(...sources.map(termOf).reverse());
  }

  function inherit(derived: TSESTree.Node, base: TSESTree.Node): void {
    const callable = callableAt(derived);
    if (callable === undefined) return;
    tables.part(callable, 'prototype').sources.push(memberOf(termOf(base), 'prototype'));
  }

  /** The object of the summary that an expression is, if it is one. */
  function placeOf(expression: TSESTree.Node): string | undefined {
    const node = initialValue(expression, bindings);
    if (node.type === 'ObjectExpression') return placeOfTerm(tables.literal(node));
    if (node.type === 'MemberExpression' && memberName(node) === 'prototype')
      return placeOfPart(callableAt(node.object), 'prototype');
    const callable = callableAt(node);
    if (callable !== undefined) return partOf(callable, 'statics');
    const value = node.type === 'AssignmentExpression' ? node.right : node;
    if (value !== node) return placeOf(value);
    return placeOfTerm(node.type === 'ThisExpression' ? receiverAt(node) : termOf(node));
  }

  function placeOfTerm(term: Term): string | undefined {
    if (term.is === 'exports') return exportsKey;
    if (term.is === 'object') return term.at;
    if (term.is === 'function') return partOf(term.at, 'statics');
    return term.is === 'new' && term.of.is === 'function' ? partOf(term.of.at, 'fields') : undefined;
  }

  function placeOfPart(callable: number | undefined, part: Part): string | undefined {
    return callable === undefined ? undefined : partOf(callable, part);
  }

  /** The function or class of the file that an expression is. */
  function callableAt(expression: TSESTree.Node): number | undefined {
    const node = initialValue(expression, bindings);
    if (isFunction(node)) return numberOf(tables.callable(node));
    if (node.type === 'AssignmentExpression') return callableAt(node.right);
    if (node.type !== 'Identifier' && node.type !== 'ClassExpression') return undefined;
    return numberOf(termOf(node));
  }
}

function numberOf(term: Term): number | undefined {
  return term.is === 'function' ? term.at : undefined;
}
