import { readDisabledRegions } from '../../analysis/environment/index.js';
import {
  createAwaitFinder,
  createAwaitRemedies,
  type AwaitRemedies,
  type MisplacedAwait,
} from '../../analysis/misplaced-await/index.js';
import { functionKeys, functionName } from '../../analysis/scope/index.js';
import { type FileContext, type SemanticModel, semanticModelOf } from '../../analysis/semantics/index.js';
import { isFixed, type ReasonCode } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { PlannedFunction } from '../islands/plan.js';
import type { Target } from '../islands/survey.js';

/** A place where the value of a promise is needed and nothing can wait. */
export interface ChainEnd {
  readonly file: string;
  readonly line: number;
  readonly code: ReasonCode;
}

/** What follows in one file once something gives a promise. */
export interface ChainPart {
  readonly line: number;
  /** The functions of the file that return a promise then. */
  readonly gives: readonly PlannedFunction[];
  /** Whether anything in the file changes. */
  readonly isChanged: boolean;
  readonly ends: readonly ChainEnd[];
}

/** What one file says of functions that become async for an `await`. Plain data. */
export interface AwaitSurvey {
  /** The functions that become async, each with its key. */
  readonly roots: readonly (ChainPart & { readonly root: PlannedFunction })[];
  /** The calls of plain functions that only the project shows, and what follows if they give a promise. */
  readonly calls: readonly (ChainPart & { readonly of: Target; readonly isLeftAlone: boolean })[];
}

const rule = 'native-async/no-await-in-sync-function';

let surveys: Map<string, AwaitSurvey> | undefined;

/** Starts to survey the awaits and the calls of each file that is linted in this process from now on. */
export function startAwaitSurvey(): ReadonlyMap<string, AwaitSurvey> {
  return (surveys = new Map());
}

export function endAwaitSurvey(): void {
  surveys = undefined;
}

/** The listeners that survey a file. */
export function surveyAwaits(context: FileContext) {
  const finder = createAwaitFinder(context.sourceCode);
  return {
    ...finder.listeners,
    'Program:exit'() {
      const model = semanticModelOf(context);
      const { awaits, isAwait } = finder.found(model);
      const isDisabled = readDisabledRegions(context.sourceCode);
      const alone = awaits.filter(({ loc }) => isDisabled(rule, loc.start)).flatMap(({ site }) => functionIn(site));
      const remedies = createAwaitRemedies(model, isAwait, new Set(alone));
      const describe = createDescription(model);
      surveys?.set(context.filename, {
        roots: rootsOf(model, remedies, awaits, describe),
        calls: callsOf(model, remedies, describe, (call) => isDisabled(rule, call.loc.start)),
      });
    },
  };
}

function functionIn(site: MisplacedAwait['site']): FunctionNode[] {
  return site.kind === 'function' ? [site.function] : [];
}

type Chain = NonNullable<ReturnType<AwaitRemedies['chainIfPromised']>>;
type Description = ReturnType<typeof createDescription>;

function createDescription({ filename: file, syntax, sourceCode }: SemanticModel) {
  const keys = functionKeys(syntax, sourceCode);
  const functionOf = (node: FunctionNode): PlannedFunction => ({
    file,
    key: keys.get(node)!,
    name: functionName(node) ?? '',
    line: node.loc.start.line,
  });
  const part = (line: number, { functions, passing, calls, stops }: Chain): ChainPart => ({
    line,
    gives: [...functions, ...passing].map(functionOf),
    isChanged: functions.length + calls.length > 0,
    ends: stops.map(({ node, reason }) => ({ file, line: node.loc.start.line, code: reason.code })),
  });
  return { functionOf, part };
}

function rootsOf(
  { settings }: SemanticModel,
  remedies: AwaitRemedies,
  awaits: readonly MisplacedAwait[],
  { functionOf, part }: Description,
): AwaitSurvey['roots'] {
  return [...remedies.verdictsOn(awaits)].flatMap(([{ site, loc }, verdict]) => {
    if (verdict.outcome === 'refused' || site.kind !== 'function') return [];
    if (!isFixed(verdict, settings.fixIntended)) return [];
    return [{ ...part(loc.start.line, verdict.plan), root: functionOf(site.function) }];
  });
}

function callsOf(
  model: SemanticModel,
  remedies: AwaitRemedies,
  { part }: Description,
  isLeftAlone: (call: SemanticModel['syntax']['calls'][number]) => boolean,
): AwaitSurvey['calls'] {
  return model.syntax.calls.flatMap((call) => {
    const called = model.calledFunction(call).function ? [] : model.project.functionsCalledBy(call);
    const chain = called.length > 0 ? remedies.chainIfPromised(call) : undefined;
    if (!chain) return [];
    const follows = part(call.loc.start.line, chain);
    if (!follows.isChanged && follows.gives.length === 0 && follows.ends.length === 0) return [];
    return called.map(({ file, key }) => ({ ...follows, of: { file, key }, isLeftAlone: isLeftAlone(call) }));
  });
}
