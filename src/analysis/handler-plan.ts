import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/library.js';
import { type GeneratorFunction, methodOf } from '../syntax/function-node.js';
import type { Door } from './door.js';
import type { FunctionConversion } from './facts.js';
import type { FloatingPlan } from './floating-plan.js';
import { generatorName } from './generator-mentions.js';
import type { GeneratorRole } from './generator-roles.js';
import type { GeneratorUse } from './generator-uses.js';
import { findHandlers, type Handler } from './handlers.js';
import { type HostHandling, isGivenCallback } from './host-handlers.js';
import { type ContextPlan, planContext } from './koa-context.js';
import { makeReason, type Reason } from './reasons.js';

/** What becomes of a generator function that hosts run. */
export interface HandlerPlan extends Pick<Handler, 'function' | 'mentions' | 'isOutOfSight'> {
  /** What stands for the host in the plan of the function. */
  readonly library: Library;
  /** The name of the host that runs it; undefined where all that take it ignore it. */
  readonly host: string | undefined;
  readonly form: FunctionConversion['form'];
  /** What becomes of the context, where it is `this` today. */
  readonly context: ContextPlan | undefined;
  readonly reasons: readonly Reason[];
  /** The calls around it that go. */
  readonly adapters: readonly FloatingPlan[];
}

/** Plans every handler of a file. */
export function planHandlers(
  door: Door,
  filename: string,
  roles: ReadonlyMap<GeneratorFunction, GeneratorRole>,
): ReadonlyMap<GeneratorFunction, HandlerPlan> {
  return new Map(
    [...findHandlers(door, filename)].map(([node, handler]) => {
      const plan = planHandler(door, handler);
      const reasons = [...plan.reasons, ...reasonsInMethodCalls(node, roles.get(node)?.uses ?? [])];
      return [node, { ...plan, reasons }];
    }),
  );
}

/** A method has no mentions by name; what its calls make may only be run. */
function reasonsInMethodCalls(node: GeneratorFunction, uses: readonly GeneratorUse[]): Reason[] {
  if (!methodOf(node)) return [];
  const other = uses.find(({ kind, made }) => made && kind !== 'delegated' && kind !== 'yielded' && kind !== 'dropped');
  const place = other && { name: generatorName(node), line: String(other.node.loc.start.line) };
  return place ? [makeReason('generatorUsedElsewhere', other.node, place)] : [];
}

function planHandler(door: Door, handler: Handler): HandlerPlan {
  const { function: node, handlings, mentions, isOutOfSight } = handler;
  const [{ host, name, contextAt }] = handlings as readonly [HostHandling, ...HostHandling[]];
  const context = host.convention === 'koa-1' ? planContext(door, node, contextAt) : undefined;
  return {
    function: node,
    mentions,
    isOutOfSight,
    library: { name, modules: host.modules, family: 'co', exports: [] },
    host: handlings.find(({ versions }) => versions?.treatment !== 'ignores')?.name,
    form: context && mayBeArrow(node) ? 'arrow' : 'same',
    context,
    reasons: reasonsAgainst(handler),
    adapters: handler.adapters.map((call) => ({
      node: call,
      source: { function: node, reference: call.arguments[0]!, call: undefined },
      reasons: [],
      conversion: { kind: 'argument', call, argument: call.arguments[0]! },
    })),
  };
}

function reasonsAgainst({ function: node, handlings, isOutOfSight }: Handler): Reason[] {
  const [first] = handlings;
  const other = handlings.find(
    ({ host, contextAt }) => host.convention !== first!.host.convention || contextAt !== first!.contextAt,
  );
  return [
    ...(other ? [makeReason('mixedFamilies', node, { name: generatorName(node) })] : []),
    ...(isOutOfSight ? [makeReason('handlerOutOfSight', node, { name: generatorName(node) })] : []),
    ...handlings.flatMap((handling) => reasonInHandling(node, handling) ?? []).slice(0, 1),
  ];
}

function reasonInHandling(node: GeneratorFunction, { host, name, versions }: HostHandling): Reason | undefined {
  if (!versions) return makeReason('unknownHost', node, { host: name });
  if (versions.asyncFrom) return makeReason('olderHost', node, { host: name, newer: versions.asyncFrom });
  return isGivenCallback(host, node) ? makeReason('testCallback', node, { host: host.name }) : undefined;
}

/** Places where an arrow function may stand as it is. */
const placesOfArrows: ReadonlySet<TSESTree.Node['type']> = new Set<string>([
  ...['ArrayExpression', 'ArrowFunctionExpression', 'AssignmentExpression', 'CallExpression', 'Property'],
  ...['ReturnStatement', 'VariableDeclarator'],
] as const) as ReadonlySet<TSESTree.Node['type']>;

/** Whether an anonymous function expression may be an arrow function, once it does not use `this`. */
function mayBeArrow(node: GeneratorFunction): boolean {
  const { parent } = node;
  const isCallee = parent.type === 'CallExpression' && parent.callee === node;
  return (
    node.type === 'FunctionExpression' &&
    !node.id &&
    !node.typeParameters &&
    placesOfArrows.has(parent.type) &&
    !isCallee
  );
}
