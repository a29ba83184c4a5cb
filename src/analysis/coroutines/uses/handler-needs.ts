import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { type GeneratorFunction, methodOf } from '../../../syntax/index.js';
import { type Handler, type HostHandling, isGivenCallback } from '../../hosts/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import { parameterReason } from '../bodies/generator-plan.js';
import type { GeneratorNeed } from '../generator-need.js';
import { planContext } from './koa-context.js';

/** What a generator function that hosts run needs to be what they take instead. */
export function needOfHandler(model: SemanticModel, handler: Handler): GeneratorNeed {
  const { function: node, handlings, mentions } = handler;
  const [{ host, name, contextAt, versions }] = handlings as readonly [HostHandling, ...HostHandling[]];
  const converted = host.convention === 'koa-1' ? planContext(model, node, contextAt) : undefined;
  return {
    function: node,
    dependent: node,
    mentions,
    library: { name, modules: host.modules, family: versions?.family ?? host.family ?? 'co', exports: [] },
    form: converted && mayBeArrow(node) ? 'arrow' : 'same',
    ...converted,
    reasons: [...(converted?.reasons ?? []), ...reasonsAgainst(model, handler)],
  };
}

function reasonsAgainst(
  model: SemanticModel,
  { function: node, handlings, isOutOfSight, otherRead }: Handler,
): Reason[] {
  const [first] = handlings;
  const other = handlings.find(
    ({ host, contextAt }) => host.convention !== first!.host.convention || contextAt !== first!.contextAt,
  );
  const name = node;
  const read = otherRead && { name, line: otherRead.loc.start.line };
  return [
    ...(other ? [makeReason('mixed-families', node, { name })] : []),
    ...(read ? [makeReason('generator-used-elsewhere', otherRead, read)] : []),
    ...(isOutOfSight && !model.project.isPlanned(node) ? [makeReason('handler-out-of-sight', node, { name })] : []),
    ...handlings.flatMap((handling) => reasonInHandling(model, node, handling) ?? []).slice(0, 1),
  ];
}

function reasonInHandling(model: SemanticModel, node: GeneratorFunction, handling: HostHandling): Reason | undefined {
  const { host, name, versions, handsOnTo, parameterErrors } = handling;
  if (!versions) return makeReason('unknown-host', node, { host: name });
  const newer = versions.asyncFrom;
  if (newer && !model.project.isTakenForNewer(newer)) return makeReason('older-host', node, { host: name, newer });
  if (isGivenCallback(host, node)) return makeReason('test-callback', node, { host: host.name });
  if (handsOnTo !== undefined) return makeReason('handed-on', node, { host: name, library: handsOnTo });
  const parameter = parameterErrors && parameterReason(node, { parameterErrors });
  if (parameter) return parameter;
  const body = model.syntax.functions.get(node)!;
  if (versions.differsIn === 'receiver' && body.usesThis) return makeReason('test-receiver', node, { host: name });
  if (versions.differsIn === 'result') return reasonInResult(model, body.returns, name);
  const value = versions.differsIn === 'value' ? body.returns.find(({ argument }) => argument) : undefined;
  return value && makeReason('test-value', value, { host: name, line: value.loc.start.line });
}

const runnable: ReadonlySet<string> = new Set(['generator', 'generator-function', 'thunk']);

/** What is returned runs today, and an async function only waits for a promise. */
function reasonInResult(
  model: SemanticModel,
  returns: readonly TSESTree.ReturnStatement[],
  host: string,
): Reason | undefined {
  for (const { argument } of returns) {
    const value = argument && argument.type !== 'YieldExpression' ? model.evaluate(argument) : undefined;
    if (!argument || !value) continue;
    const line = argument.loc.start.line;
    if (runnable.has(value.kind) || (value.kind === 'opaque' && value.mayBe?.some((kind) => runnable.has(kind))))
      return makeReason('test-result', argument, { host, line });
    if (value.kind === 'opaque' && model.settings.opaqueOperand === 'suggest')
      return makeReason('opaque-operand', argument, { operand: argument, library: host });
  }
  return undefined;
}

/** Places where an arrow function may stand as it is. */
const placesOfArrows: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'CallExpression',
  'Property',
  'ReturnStatement',
  'VariableDeclarator',
]);

/** Whether an anonymous function expression may be an arrow function, once it does not use `this`. */
function mayBeArrow(node: GeneratorFunction): boolean {
  const { parent } = node;
  const isCallee = parent.type === 'CallExpression' && parent.callee === node;
  return (
    node.type === 'FunctionExpression' &&
    !node.id &&
    !node.typeParameters &&
    !methodOf(node) &&
    placesOfArrows.has(parent.type) &&
    !isCallee
  );
}
