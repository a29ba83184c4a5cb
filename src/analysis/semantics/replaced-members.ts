import type { TSESTree } from '@typescript-eslint/utils';
import { type Replacer, replacers } from '../../catalogue/index.js';
import { memberName } from '../../syntax/index.js';
import type { Origin } from './known-exports.js';
import type { SemanticModel } from './semantic-model.js';

/** A member of an object, in the place of which something is put. */
export interface ReplacedMember {
  readonly object: TSESTree.Node;
  readonly name: string;
}

/** The member in the place of which a value is put where it stands: by an assignment, or by what tests do that with. */
export function memberReplacedBy(model: SemanticModel, value: TSESTree.Node): ReplacedMember | undefined {
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression' && parent.right === value) return memberAt(parent.left);
  return parent?.type === 'CallExpression' ? memberInCall(model, parent, value) : undefined;
}

function memberAt(target: TSESTree.Node): ReplacedMember | undefined {
  const name = target.type === 'MemberExpression' ? memberName(target) : undefined;
  return name === undefined ? undefined : { object: (target as TSESTree.MemberExpression).object, name };
}

function memberInCall(
  model: SemanticModel,
  call: TSESTree.CallExpression,
  value: TSESTree.Node,
): ReplacedMember | undefined {
  const replacer = replacerAt(model, call.callee);
  if (replacer) return call.arguments[replacer.by] === value ? memberNamedIn(call, replacer) : undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return undefined;
  const before = replacerAt(model, callee.object.callee);
  return before?.methods?.includes(memberName(callee) ?? '') ? memberNamedIn(callee.object, before) : undefined;
}

function replacerAt({ origins }: SemanticModel, callee: TSESTree.Node): Replacer | undefined {
  const origin = origins.originOf(callee);
  return origin && replacers.find((replacer) => isFrom(replacer, origin));
}

function isFrom({ modules, functions }: Replacer, { name, path }: Origin): boolean {
  return modules.includes(name) && functions.includes(path.filter((part) => part !== 'default').join('.') || 'default');
}

function memberNamedIn(
  { arguments: given }: TSESTree.CallExpression,
  { object, name }: Replacer,
): ReplacedMember | undefined {
  const [at, key] = [given[object], given[name]];
  const isNamed = key?.type === 'Literal' && typeof key.value === 'string';
  return at && isNamed ? { object: at, name: key.value } : undefined;
}
