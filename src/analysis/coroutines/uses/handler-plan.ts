import type { Library } from '../../../catalogue/index.js';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { type GeneratorFunction, methodOf } from '../../../syntax/index.js';
import { findHandlers, type Handler, type HostHandling, isGivenCallback } from '../../hosts/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { FunctionConversion } from '../conversion.js';
import type { FloatingPlan } from './floating-plan.js';
import { type ContextPlan, planContext } from './koa-context.js';

/** What becomes of a generator function that hosts run. */
export interface HandlerPlan extends Pick<Handler, 'function' | 'mentions' | 'isOutOfSight'> {
  /** What stands for the host in the plan of the function. */
  readonly library: Library;
  /** The host that is reported for it; undefined where all that take it ignore it, which is reported where it is handed over. */
  readonly host: Pick<HostHandling, 'name' | 'support' | 'versions'> | undefined;
  readonly form: FunctionConversion['form'];
  /** What becomes of the context, where it is `this` today. */
  readonly context: ContextPlan | undefined;
  readonly reasons: readonly Reason[];
  /** The calls around it that go. */
  readonly adapters: readonly FloatingPlan[];
}

/** Plans every handler of a file. */
export function planHandlers(model: SemanticModel): ReadonlyMap<GeneratorFunction, HandlerPlan> {
  return new Map([...findHandlers(model)].map(([node, handler]) => [node, planHandler(model, handler)]));
}

function planHandler(model: SemanticModel, handler: Handler): HandlerPlan {
  const { function: node, handlings, mentions, isOutOfSight } = handler;
  const [{ host, name, contextAt }] = handlings as readonly [HostHandling, ...HostHandling[]];
  const context = host.convention === 'koa-1' ? planContext(model, node, contextAt) : undefined;
  return {
    function: node,
    mentions,
    isOutOfSight,
    library: { name, modules: host.modules, family: host.family ?? 'co', exports: [] },
    host: reportedOf(handler),
    form: context && mayBeArrow(node) ? 'arrow' : 'same',
    context,
    reasons: reasonsAgainst(model, handler),
    adapters: handler.adapters.map((call) => ({
      node: call,
      source: { function: node, reference: call.arguments[0]!, call: undefined },
      reasons: [],
      conversion: { kind: 'argument', call, argument: call.arguments[0]! },
    })),
  };
}

function reportedOf({ handlings, isOutOfSight }: Handler): HostHandling | undefined {
  const found = handlings.find(({ versions }) => versions?.treatment !== 'ignores');
  return found ?? (isOutOfSight && handlings.length === 1 ? handlings[0] : undefined);
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
    ...(isOutOfSight ? [makeReason('handler-out-of-sight', node, { name })] : []),
    ...handlings.flatMap((handling) => reasonInHandling(model, node, handling) ?? []).slice(0, 1),
  ];
}

function reasonInHandling(model: SemanticModel, node: GeneratorFunction, handling: HostHandling): Reason | undefined {
  const { host, name, versions } = handling;
  if (!versions) return makeReason('unknown-host', node, { host: name });
  if (versions.asyncFrom) return makeReason('older-host', node, { host: name, newer: versions.asyncFrom });
  if (isGivenCallback(host, node)) return makeReason('test-callback', node, { host: host.name });
  const body = model.syntax.functions.get(node)!;
  if (versions.differsIn === 'receiver' && body.usesThis) return makeReason('test-receiver', node, { host: name });
  const value = versions.differsIn === 'value' ? body.returns.find(({ argument }) => argument) : undefined;
  return value && makeReason('test-value', value, { host: name, line: value.loc.start.line });
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
