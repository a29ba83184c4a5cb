import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../../collections/index.js';
import { type Evidence, evidence } from '../../reasons/index.js';
import {
  calledExpression,
  type GeneratorFunction,
  isDecorated,
  isGeneratorFunction,
  methodOf,
} from '../../syntax/index.js';
import { hostHandlersOf } from '../hosts/index.js';
import { isExported } from '../scope/index.js';
import { type SemanticModel, findOwnMeaning } from '../semantics/index.js';
import { type BodyEvidence, readBody } from './body-evidence.js';
import { type FloatingUse, floatingUse } from './floating-uses.js';
import { createGeneratorUses, type GeneratorUse } from './generator-uses.js';
import { type RunThrough, runsThrough } from './run-through.js';
import { starterOfMapped } from './started-elements.js';

/** What is found of one generator function, before evidence travels. */
export interface Found {
  readonly node: GeneratorFunction;
  readonly uses: readonly GeneratorUse[];
  readonly floating: readonly FloatingUse[];
  /** Read when it is asked for: what a runner is handed needs none. */
  body(): BodyEvidence;
  readonly own: readonly Evidence[];
  readonly run: readonly Evidence[];
  /** What runs it by way of what it is handed to. */
  readonly runsThrough: readonly RunThrough[];
  readonly iterated: readonly Evidence[];
  /** Something that the plugin does not know drives it, or may. */
  readonly isForeign: boolean;
  readonly isHandedOver: boolean;
}

/** What the text of each generator function and its uses show by themselves. */
export function findEvidence(model: SemanticModel): ReadonlyMap<GeneratorFunction, Found> {
  const nodes = [...model.syntax.functions.keys()].filter(isGeneratorFunction);
  if (nodes.length === 0) return new Map();
  const usesOf = createGeneratorUses(model).ofFunction;
  const handlingOf = hostHandlersOf(model).ofCall;
  const meaning = findOwnMeaning(model);
  return new Map(nodes.map((node) => [node, find(node)]));

  function find(node: GeneratorFunction): Found {
    const uses = usesOf(node);
    const floating = mayBeReplaced(node) ? [] : uses.flatMap((use) => floatingUse(model, use, handlingOf) ?? []);
    const ofFloating = new Set(floating.map(({ use }) => use));
    const own = meaning.library ? [evidence('own-meaning', node, { library: meaning.library })] : [];
    const run: Evidence[] = [];
    const runs: RunThrough[] = [];
    let isForeign = isReachable(node, uses);
    let isHandedOver = false;
    for (const use of uses) {
      const given = use.kind === 'passed' ? evidenceOfPassing(model, use, handlingOf) : undefined;
      if (given) {
        isHandedOver = true;
        (given.code === 'run-by' ? run : own).push(given);
      } else if (!ofFloating.has(use) && isUnknownDriver(use)) {
        const through = runsThrough(model, use);
        runs.push(...through);
        isForeign ||= through.length === 0;
      }
    }
    isHandedOver ||= floating.some(({ kind }) => kind === 'host' || kind === 'suite');
    const iterated = uses.flatMap((use) => (use.kind === 'iterated' ? evidence('iterated', use.node) : []));
    return {
      node,
      uses,
      floating,
      body: once(() => readBody(model, node)),
      ...{ own, run, runsThrough: runs, iterated },
      ...{ isForeign, isHandedOver },
    };
  }

  /** Whether code out of sight may give the generator another meaning: by a decorator, a base class or its own runner. */
  function mayBeReplaced(node: GeneratorFunction): boolean {
    const { parent } = node;
    if (parent.type === 'Property' && parent.parent.type === 'ObjectExpression') {
      if (model.readsOfMethod(node)) return false;
      // Frameworks take objects of objects of generators, which they run as they like.
      const isNested = parent.parent.parent.type === 'Property';
      const isKept = isExported(parent.parent) || isOnlyAsked(model, parent.parent);
      return isNested || !isKept || meaning.isInProject();
    }
    if (parent.type !== 'MethodDefinition') return false;
    if (isDecorated(parent)) return true;
    if (parent.key.type === 'PrivateIdentifier') return false;
    return parent.parent.parent.superClass !== null || meaning.isInProject();
  }

  function isReachable(node: GeneratorFunction, uses: readonly GeneratorUse[]): boolean {
    if (mayBeReplaced(node)) return true;
    const isPublic = methodOf(node) !== undefined || uses.some(({ kind }) => kind === 'exported');
    return isPublic && meaning.isInProject();
  }
}

/** What a call does with a generator that it is handed, if that is known. */
function evidenceOfPassing(
  model: SemanticModel,
  { call, node }: Extract<GeneratorUse, { kind: 'passed' }>,
  handlingOf: ReturnType<typeof hostHandlersOf>['ofCall'],
): Evidence | undefined {
  const { callee } = call;
  const known = model.knownExportOf(callee) ?? model.knownExportOf(calledExpression(callee));
  const role = known?.export.role;
  if (role === 'own-meaning') return evidence('own-meaning', node, { library: known!.library.name });
  const isRun = role === 'runner' || role === 'wrapper' || handlingOf(call, node)?.versions?.treatment === 'runs';
  const starter = isRun ? callee : starterOfMapped(model, call);
  return starter && evidence('run-by', node, { callee: starter });
}

/** Whether an object has a name, and all that is done with it is to ask for its members. */
function isOnlyAsked(model: SemanticModel, object: TSESTree.ObjectExpression): boolean {
  return object.parent.type === 'VariableDeclarator' && model.usesOf(object).every(({ kind }) => kind === 'member');
}

/** Whether something that is not known may step the generator by this use. */
function isUnknownDriver({ kind }: GeneratorUse): boolean {
  return ['given-back', 'passed', 'returned', 'stepped', 'stored'].includes(kind);
}
