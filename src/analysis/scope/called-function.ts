import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../../collections/index.js';
import {
  calledExpression,
  type FunctionNode,
  isDecorated,
  isFunction,
  memberName,
  unwrapExpression,
} from '../../syntax/index.js';
import { createAssignedMethods } from './assigned-methods.js';
import { type Bindings, initialValue } from './bindings.js';
import { assignedProperties } from './given-properties.js';
import { certainFunction } from './member-functions.js';
import { createMemberChanges } from './member-changes.js';
import { inheritedMembers, type Member, type Members, membersOf } from './members.js';
import type { SyntaxIndex } from './syntax-index.js';

/** Which function a call runs. */
export interface CalledFunction {
  /** The expression that names it: `f` of `f(…)`, and of `f.call(…)`. */
  readonly callee: TSESTree.Node;
  /** Where the file has it. */
  readonly function: FunctionNode | undefined;
  /**
   * How sure it is.
   *
   * - `certain`: it is called by a name or in place, or is a private method, or a method of an object that never leaves
   *   the file. Enough to say what the call evaluates to, and to convert by.
   * - `unless-overridden`: a method of the same class, or of an object or class of the file, which a subclass or code
   *   out of sight may replace. Enough to report by, and for what would be right for the replacement, too.
   * - `unless-wrapped`: the same where the file itself hands the object or class to code that may replace its methods, or
   *   has a subclass that does. Enough for what would be right for the replacement, too.
   */
  readonly certainty: 'certain' | 'unless-overridden' | 'unless-wrapped' | undefined;
}

/** Returns a lookup from a call to the function that it runs. */
export function createCalledFunctions(
  bindings: Bindings,
  syntax: SyntaxIndex,
): (call: TSESTree.CallExpression) => CalledFunction {
  const known = new Map<TSESTree.CallExpression, CalledFunction>();
  const memberChanges = once(() => createMemberChanges(bindings, syntax));
  const assignedTo = once(() => createAssignedMethods(bindings, syntax));
  return (call) => {
    let called = known.get(call);
    if (!called) known.set(call, (called = find(call)));
    return called;
  };

  function find(call: TSESTree.CallExpression): CalledFunction {
    const callee = runningFunction(bindings, unwrapExpression(call.callee));
    const certain = certainFunction(callee, bindings, syntax) ?? overloaded(bindings, callee);
    if (certain) return { callee, function: certain, certainty: 'certain' };
    return (
      (callee.type === 'MemberExpression' && method(callee)) || { callee, function: undefined, certainty: undefined }
    );
  }

  /** A function that is assigned to a member is read by others, who may assign theirs. */
  function assigned(callee: TSESTree.MemberExpression): CalledFunction | undefined {
    const found = assignedTo()(callee);
    return found && !found.generator ? { callee, function: found, certainty: 'unless-wrapped' } : undefined;
  }

  function method(callee: TSESTree.MemberExpression): CalledFunction | undefined {
    const name = memberName(callee);
    if (name === undefined) return undefined;
    if (assignedProperties(syntax).has(name)) return assigned(callee);
    const lookedIn = membersUpTo(bindings, callee.object, name);
    const members = lookedIn.at(-1);
    const value = members && methodNamed(members, name);
    if (!value) return undefined;
    const changes = memberChanges();
    if (lookedIn.some((each) => changes.isMixedInto(each))) return undefined;
    const mayBeWrapped =
      lookedIn.some((each) => changes.mayBeWrapped(each)) ||
      (initialValue(callee.object, bindings).type === 'ThisExpression' &&
        changes.isReplacedInSubclass(members, name, value));
    return { callee, function: value, certainty: mayBeWrapped ? 'unless-wrapped' : 'unless-overridden' };
  }
}

/** What an object has, then what its class inherits, up to where the file has a member of that name. */
function membersUpTo(bindings: Bindings, object: TSESTree.Node, name: string): Members[] {
  const found = new Set<Members>();
  let members = membersOf(bindings, object);
  while (members && !found.has(members)) {
    found.add(members);
    members = members.named.has(name) ? undefined : inheritedMembers(bindings, members);
  }
  return [...found];
}

/** The one function that an object or class has as its method of that name. */
function methodNamed({ named, hasSpread }: Members, name: string): FunctionNode | undefined {
  const found = named.get(name) ?? [];
  const [member] = found;
  if (hasSpread || found.length !== 1 || !member || !('value' in member) || !member.value) return undefined;
  const isMethod = !('kind' in member) || ['init', 'method'].includes(member.kind);
  return isMethod && !isDecorated(member) && isFunction(member.value) ? member.value : undefined;
}

/** The one element of an object literal or a class of the file that a property access names. */
export function elementAt(bindings: Bindings, member: TSESTree.MemberExpression): Member | undefined {
  const name = memberName(member);
  const members = name === undefined ? undefined : membersOf(bindings, member.object);
  const found = members?.named.get(name!) ?? [];
  return found.length === 1 && !members!.hasSpread ? found[0] : undefined;
}

/** The one function with a body where a name is declared by overloads, too. */
function overloaded(bindings: Bindings, callee: TSESTree.Node): FunctionNode | undefined {
  const value = initialValue(callee, bindings);
  const variable = value.type === 'Identifier' ? bindings.variableOf(value) : undefined;
  // The node of a parameter's definition is the function that has the parameter.
  if (!variable?.defs.every(({ type }) => type === 'FunctionName')) return undefined;
  const bodies = variable.defs.map(({ node }) => node as TSESTree.Node).filter(isFunction);
  return bodies.length === 1 && !variable.references.some((one) => one.isWrite()) ? bodies[0] : undefined;
}

/** `f` in `f(…)`, `f.call(…)` and `f.apply(…)`; an object may have a method `call` of its own. */
function runningFunction(bindings: Bindings, callee: TSESTree.Node): TSESTree.Node {
  const called = calledExpression(callee);
  return called.type === 'MemberExpression' || isFunction(initialValue(called, bindings)) ? called : callee;
}
