import type { TSESTree } from '@typescript-eslint/utils';
import { memoize, once } from '../../collections/index.js';
import { type Evidence, evidence } from '../../reasons/index.js';
import { type GeneratorFunction, isGeneratorFunction } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { BodyEvidence } from './body-evidence.js';
import { type FloatingUse, normalForIterators, sayNothing } from './floating-uses.js';
import type { GeneratorUse } from './generator-uses.js';
import { findEvidence, type Found } from './role-evidence.js';

/**
 * What a generator function is for.
 *
 * - `coroutine`: it waits for promises, and something must run it.
 * - `iterator`: it gives out values to whoever goes through it.
 * - `own-meaning`: a library gives its `yield` another meaning.
 * - `unknown`: the file does not tell, or something unknown drives it.
 */
export type Role = 'coroutine' | 'iterator' | 'own-meaning' | 'unknown';

/** A generator function of the file and what is known of it. */
export interface GeneratorRole {
  readonly function: GeneratorFunction;
  readonly role: Role;
  /** What shows the role, the strongest first; never empty, except for `unknown`. */
  readonly evidence: readonly Evidence[];
  /** For a coroutine: where it is iterated all the same. */
  readonly iterated: readonly Evidence[];
  readonly uses: readonly GeneratorUse[];
  /** The uses by which its body never runs, as far as the role makes them mistakes. */
  readonly floating: readonly FloatingUse[];
  /** A wrapper, a runner or a host is handed the function, which is theirs to report. */
  readonly isHandedOver: boolean;
}

/** `from` runs `to` by `yield` or `yield*`. */
interface Edge {
  readonly from: GeneratorFunction;
  readonly to: GeneratorFunction;
  readonly node: TSESTree.YieldExpression;
  /** By way of a function of another file, which does not show whether it delegates. */
  readonly isElsewhere?: boolean;
}

/** What shows something, put together when somebody asks for more than that it is shown. */
type Shown = () => readonly Evidence[];

const nothing: Shown = () => [];

/** The role of every sync generator function in the file, with its evidence. Computed once per file. */
export const rolesOf = memoize((model: SemanticModel): ReadonlyMap<GeneratorFunction, GeneratorRole> => {
  const found = findEvidence(model);
  const edges = findEdges(found);
  const own = new Map(
    [...found.values()].filter(({ own: seen }) => seen.length > 0).map((each) => [each.node, () => each.own] as const),
  );
  propagate(own, [...edges, ...edges.map(({ from, to, node }) => ({ from: to, to: from, node }))], (_, known) => known);
  const foreign = new Map([...found.values()].filter(({ isForeign }) => isForeign).map(({ node }) => [node, nothing]));
  // What a known runner runs runs others as coroutines, whatever else drives it.
  const openEdges = edges.filter(({ from }) => found.get(from)!.run.length === 0);
  propagate(foreign, openEdges, () => nothing);
  const coroutines = findCoroutines(
    found,
    edges,
    (node) => own.has(node),
    (node) => foreign.has(node),
  );
  const iterators = new Map(
    [...found.values()]
      .filter(({ node }) => !own.has(node) && !coroutines.has(node))
      .map(({ node, body, iterated }) => [node, [...iterated, ...body().iterator]] as const)
      .filter(([, seen]) => seen.length > 0)
      .map(([node, seen]) => [node, () => seen] as const),
  );
  const delegations = edges.filter(
    ({ node, from, isElsewhere }) => node.delegate && !isElsewhere && !coroutines.has(from),
  );
  propagate(iterators, delegations, ({ from, node }) =>
    once(() => [evidence('delegated-by-iterator', node, { name: from })]),
  );
  return new Map([...found.values()].map((each) => [each.node, roleOf(each)]));

  function roleOf(each: Found): GeneratorRole {
    const { node, uses, iterated, isHandedOver } = each;
    const known = { function: node, uses, isHandedOver };
    const ownMeaning = own.get(node);
    if (ownMeaning) return { ...known, role: 'own-meaning', evidence: ownMeaning(), iterated: [], floating: [] };
    const coroutine = coroutines.get(node);
    if (coroutine)
      return {
        ...known,
        role: 'coroutine',
        get evidence() {
          return coroutine();
        },
        iterated,
        floating: each.floating,
      };
    const iterator = iterators.get(node);
    const role = iterator ? 'iterator' : 'unknown';
    const floating = each.floating.filter(({ kind }) => !normalForIterators.has(kind));
    return { ...known, role, evidence: iterator?.() ?? [], iterated: [], floating };
  }
});

/**
 * Who is a coroutine: what is run by something known, what shows it by its body and is driven by nothing unknown, and
 * what runs one of these or is run by one.
 */
function findCoroutines(
  found: ReadonlyMap<GeneratorFunction, Found>,
  edges: readonly Edge[],
  hasOwnMeaning: (node: GeneratorFunction) => boolean,
  isForeign: (node: GeneratorFunction) => boolean,
): Map<GeneratorFunction, Shown> {
  const coroutines = new Map<GeneratorFunction, Shown>();
  for (const each of found.values()) {
    const { node, run, body } = each;
    if (hasOwnMeaning(node)) continue;
    const shown = once(() => shownBy(each, isForeign(node)));
    if (run.length > 0 || shown().length > 0)
      coroutines.set(
        node,
        once(() => [...shown(), ...run, ...body().promises]),
      );
  }
  const isOpen = (node: GeneratorFunction) => !hasOwnMeaning(node) && !isForeign(node);
  const down = edges.filter(({ to }) => isOpen(to));
  const up = edges
    .filter(({ from }) => isOpen(from) && found.get(from)!.iterated.length === 0)
    .map(({ from, to, node }) => ({ from: to, to: from, node }));
  propagate(coroutines, [...down, ...up], ({ from, to, node }) =>
    once(() => [
      evidence(enclosingFunction(node) === from ? 'run-by-coroutine' : 'runs-coroutine', node, { name: from }),
      ...found.get(to)!.body().promises,
    ]),
  );
  return coroutines;
}

/** What a generator function and its uses show of a coroutine where nothing is seen to run it. */
function shownBy({ body, iterated, floating }: Found, isForeign: boolean): Evidence[] {
  const misused = floating
    .filter(({ kind }) => !normalForIterators.has(kind) && !sayNothing.has(kind))
    .map(takenEvidence);
  const isShown = !isForeign && body().coroutine.length > 0 && !isOnlyIterated(body(), iterated);
  const mayWait =
    misused.length > 0 && (body().promises.length > 0 || (iterated.length === 0 && body().iterator.length === 0));
  return [...(isShown ? body().coroutine : []), ...(mayWait ? misused : [])];
}

/** What is iterated in sight must use what its promises become, to be a coroutine all the same. */
function isOnlyIterated({ coroutine }: BodyEvidence, iterated: readonly Evidence[]): boolean {
  return iterated.length > 0 && !coroutine.some(({ code }) => code === 'uses-promise');
}

/** Gives evidence to everything that edges lead to from what has some, until nothing changes; each is visited once. */
function propagate(
  known: Map<GeneratorFunction, Shown>,
  edges: readonly Edge[],
  evidenceFor: (edge: Edge, before: Shown) => Shown,
): void {
  const outgoing = new Map<GeneratorFunction, Edge[]>();
  for (const edge of edges) {
    const others = outgoing.get(edge.from);
    if (others) others.push(edge);
    else outgoing.set(edge.from, [edge]);
  }
  const waiting = [...known.keys()];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const edge of outgoing.get(node) ?? []) {
      if (known.has(edge.to)) continue;
      known.set(edge.to, evidenceFor(edge, known.get(node)!));
      waiting.push(edge.to);
    }
  }
}

function takenEvidence({ kind, at, use }: FloatingUse): Evidence {
  const isPromise = kind === 'awaited' || kind === 'chained' || kind === 'combined';
  return evidence(isPromise ? 'taken-for-promise' : 'taken-for-function', use.node, { use: at });
}

function findEdges(found: ReadonlyMap<GeneratorFunction, Found>): Edge[] {
  return [...found.values()].flatMap(({ node: to, uses, runsThrough }) => [
    ...uses.flatMap((use): Edge[] => {
      if (use.kind !== 'delegated' && use.kind !== 'yielded') return [];
      const from = enclosingFunction(use.node);
      return from && isGeneratorFunction(from) ? [{ from, to, node: use.node }] : [];
    }),
    ...runsThrough.map((through) => ({ ...through, to })),
  ]);
}
