import type { TSESTree } from '@typescript-eslint/utils';
import type { Verdict } from '../../reasons/index.js';
import type { SemanticModel } from '../semantics/index.js';
import {
  type Creation,
  type Delivery,
  deliveryOf,
  freshState,
  type GeneratorState,
  type SteppingMethod,
} from './generator-state.js';
import type { ImmediateStep } from './events.js';
import { type Lifetime, type Priming, primingOf } from './priming.js';
import type { Observer } from './propagate.js';
import { sendsValue } from './sent-value.js';

/** A call that steps a generator object and in which something is lost. */
export interface SteppingFinding {
  readonly call: TSESTree.CallExpression;
  readonly method: SteppingMethod;
  /** Why it is lost; `lost` where it depends on the path. */
  readonly loss: Exclude<Delivery, 'again' | 'delivered'> | 'lost';
  /** Whether the call may run again, and then deliver. */
  readonly isRepeated: boolean;
  readonly isAsync: boolean;
  readonly verdict: Verdict<SteppingRemedy>;
}

/** A change by which nothing is lost any more: the object is stepped before, or nothing is sent. */
export type SteppingRemedy =
  | { readonly kind: 'prime'; readonly priming: Priming }
  | { readonly kind: 'drop'; readonly call: TSESTree.CallExpression };

/** What was seen at a call, on all paths to it. */
interface Site {
  readonly method: SteppingMethod;
  readonly deliveries: Set<Delivery>;
  /** The creations of the objects that were fresh here. */
  readonly fresh: Set<Creation>;
  isAsync: boolean;
}

/** Collects what is seen while a group is followed, and says what is lost. */
export function collectFindings(
  model: SemanticModel,
  isLasting: boolean,
): { observe: Observer; findings(): SteppingFinding[] } {
  const sites = new Map<TSESTree.CallExpression, Site>();
  const lifetimes = new Map<Creation, Lifetime>();
  return { observe, findings };

  function observe(event: Parameters<Observer>[0], state: GeneratorState | 'unknown'): void {
    if (state !== 'unknown') noteLifetime(event, state);
    if (event.kind !== 'step' || !event.isSite) return;
    let site = sites.get(event.node);
    if (!site)
      sites.set(event.node, (site = { method: event.method, deliveries: new Set(), fresh: new Set(), isAsync: false }));
    site.deliveries.add(state === 'unknown' ? 'delivered' : deliveryOf(state, event.method, event.node));
    if (state === 'unknown') return;
    site.isAsync ||= state.creation.isAsync;
    if (state.phase === 'fresh') site.fresh.add(state.creation);
  }

  function noteLifetime(event: Parameters<Observer>[0], { creation, phase, steps }: GeneratorState): void {
    let lifetime = lifetimes.get(creation);
    if (!lifetime) lifetimes.set(creation, (lifetime = { firsts: new Set(), maxSteps: 0 }));
    if (phase === 'fresh') lifetime.firsts.add(event.node);
    if (event.kind === 'step')
      lifetime.maxSteps = Math.max(lifetime.maxSteps, phase === 'closed' ? Infinity : steps + 1);
  }

  function findings(): SteppingFinding[] {
    const lost = [...sites].flatMap(([call, site]) => lossAt(call, site) ?? []);
    const unprimed = new Set(lost.filter(({ loss }) => loss === 'unprimed').map(({ call }) => call));
    return lost.map(({ call, loss, site }) => ({
      call,
      loss,
      method: site.method,
      isRepeated: isLasting || site.deliveries.has('again'),
      isAsync: site.isAsync,
      verdict: verdictOn(call, site.method, loss === 'unprimed' ? primingFor(call, site, unprimed) : undefined),
    }));
  }

  function lossAt(call: TSESTree.CallExpression, site: Site) {
    const { method, deliveries } = site;
    const mayRunAgain = isLasting || deliveries.has('again');
    const losses = [...deliveries].filter((delivery) => delivery !== 'again');
    if (losses.length === 0 || losses.includes('delivered')) return undefined;
    if (method === 'next' && !sendsValue(call, mayRunAgain, model)) return undefined;
    const loss = (losses.length === 1 ? losses[0] : 'lost') as SteppingFinding['loss'];
    return { call, loss, site };
  }

  function primingFor(call: TSESTree.CallExpression, site: Site, unprimed: ReadonlySet<TSESTree.Node>) {
    const [creation] = site.fresh;
    const lifetime = creation && lifetimes.get(creation);
    if (!lifetime || site.fresh.size !== 1) return undefined;
    return primingOf({ call, method: site.method, creation, lifetime, unprimed, isLasting }, model);
  }
}

/** Without a value everything stays as it is, which is safer than a step more that may not be meant. */
function verdictOn(
  call: TSESTree.CallExpression,
  method: SteppingMethod,
  priming: Priming | undefined,
): Verdict<SteppingRemedy> {
  const drops = method === 'next' ? [{ kind: 'drop', call } as const] : [];
  if (!priming) return { outcome: 'refused', reasons: [], alternatives: drops };
  const plan = { kind: 'prime', priming } as const;
  return priming.isCertain
    ? { outcome: 'same', plan, reasons: [], alternatives: drops }
    : { outcome: 'refused', reasons: [], alternatives: [...drops, plan] };
}

/** What is lost in a call on an object that nothing holds. */
export function immediateFinding(
  { node, method, creations }: ImmediateStep,
  model: SemanticModel,
): SteppingFinding | undefined {
  const { observe, findings } = collectFindings(model, false);
  for (const creation of creations) {
    const event = { kind: 'step', node, method, sources: [], isSite: true, isOptional: false } as const;
    observe(event, freshState(creation));
  }
  return findings()[0];
}
