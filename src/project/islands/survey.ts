import type { TSESTree } from '@typescript-eslint/utils';
import { type FileGroup, groupsOf, leavesWork, nameOfUnknown, namesReaching } from '../../analysis/coroutines/index.js';
import { type GeneratorRole, rolesOf } from '../../analysis/generators/index.js';
import { findHandlers } from '../../analysis/hosts/index.js';
import { functionKeys, functionName } from '../../analysis/scope/index.js';
import {
  type FileContext,
  isLeftAlone,
  memberReplacedBy,
  type SemanticModel,
  semanticModelOf,
} from '../../analysis/semantics/index.js';
import { isPremise, isRefusal, type Reason, type ReasonCode } from '../../reasons/index.js';
import {
  type FunctionNode,
  type GeneratorFunction,
  isGeneratorFunction,
  unwrapExpression,
} from '../../syntax/index.js';
import { operandsOf, type SurveyedOperand } from './operands.js';
import { surveyUses } from './uses.js';

/** A generator function of the project. */
export interface Target {
  readonly file: string;
  readonly key: string;
}

/** A text that is the same for the same function. */
export function idOf({ file, key }: Target): string {
  return `${file}\0${key}`;
}

/**
 * What a use of a generator in some file means for its conversion.
 *
 * - `runs`: a coroutine yields its object, which a promise in its place does not change; the coroutine needs it.
 * - `driven`: a known runner is handed it, which takes an async function or its promise as well: it is a coroutine.
 * - `tied`: it can only change together with the function around.
 * - `handed`: a coroutine yields its object, and hands it a context, which only changes together if it is a handler.
 * - `hosted`: a host runs it, which takes an async function.
 * - `doubt`: something may change.
 * - `blocks`: it needs a generator.
 */
export type UseEffect = 'runs' | 'driven' | 'tied' | 'handed' | 'hosted' | 'doubt' | 'blocks';

/** A use of a generator function, or of an object that it made. */
export interface SurveyedUse {
  readonly effect: UseEffect;
  readonly line: number;
  /** The generator function around it. */
  readonly by?: string;
  readonly code?: ReasonCode;
  /** The version that something else has to have first. */
  readonly precondition?: string;
}

/** A use of what a method call gives, which may be of a generator by its name alone. */
export interface NamedUse extends SurveyedUse {
  readonly name: string;
  /** How many arguments it hands over at least. */
  readonly given: number;
  /** Nothing is done with what it gives. */
  readonly isDropped: boolean;
  /** It is known what is called, unless something has been put in the place of that. */
  readonly isKnown: boolean;
}

export interface SurveyedReason {
  readonly code: ReasonCode;
  readonly line: number;
  readonly isRefusal: boolean;
  readonly leavesWork: boolean;
  /** The version that something else has to have first: `koa 2`. */
  readonly precondition?: string;
}

/** A generator function of a file. */
export interface SurveyedGenerator {
  readonly key: string;
  readonly name: string;
  readonly line: number;
  readonly role: GeneratorRole['role'];
  /** By which other files may reach it; one is empty where a file exports it as a whole. */
  readonly names: readonly string[];
  /** The names of the members in the place of which it is put. */
  readonly standsInFor: readonly string[];
  /** Whether a host runs it, which hands it a context. */
  readonly isHandled: boolean;
  /** How many arguments it can do something with; missing where that has no end. */
  readonly takes?: number;
  /** The names of the methods that it yields calls of, and of the getters that it yields, where it is not known what they give. */
  readonly namesYielded: readonly string[];
  readonly operands: readonly SurveyedOperand[];
}

/** Generator functions of a file that only change together. */
export interface SurveyedGroup {
  readonly keys: readonly string[];
  readonly reasons: readonly SurveyedReason[];
  /** The keys of others that they run, and need. */
  readonly needs: readonly string[];
}

/** What one file says of the generators of a project. Plain data. */
export interface FileSurvey {
  readonly generators: readonly SurveyedGenerator[];
  readonly groups: readonly SurveyedGroup[];
  /** Uses of generators of other files, and of those of its own that only the whole project shows. */
  readonly uses: readonly (SurveyedUse & { readonly of: Target })[];
  /** Uses of what is called as some generators are. */
  readonly namedUses: readonly NamedUse[];
}

let surveys: Map<string, FileSurvey> | undefined;
let generatorNames: ReadonlySet<string> = new Set();

/**
 * Starts to survey each file that is linted in this process from now on.
 *
 * @param names that generators of the project have
 */
export function startSurvey(names: ReadonlySet<string>): ReadonlyMap<string, FileSurvey> {
  generatorNames = names;
  return (surveys = new Map());
}

export function endSurvey(): void {
  surveys = undefined;
}

/** Surveys a file, where somebody asked for it. */
export function surveyFile(context: FileContext): void {
  if (!surveys || isLeftAlone(context)) return;
  const model = semanticModelOf(context);
  const keys = functionKeys(model.syntax, model.sourceCode);
  surveys.set(context.filename, {
    generators: generatorsOf(model, keys),
    groups: groupsOf(context).map((group) => surveyGroup(group, keys)),
    ...surveyUses(model, keys, generatorNames),
  });
}

function generatorsOf(model: SemanticModel, keys: ReadonlyMap<FunctionNode, string>): SurveyedGenerator[] {
  const roles = rolesOf(model);
  const handled = new Set(findHandlers(model).keys());
  return [...model.syntax.functions.keys()].filter(isGeneratorFunction).map((node) => ({
    key: keys.get(node)!,
    name: functionName(node) ?? '',
    line: node.loc.start.line,
    role: roles.get(node)!.role,
    names: namesReaching(model, node),
    standsInFor: namesReplacedBy(model, node),
    isHandled: handled.has(node),
    ...takenBy(model, node),
    namesYielded: namesYieldedIn(model, node),
    operands: operandsOf(model, node),
  }));
}

function namesReplacedBy(model: SemanticModel, node: GeneratorFunction): string[] {
  return [node, ...model.mentionsOf(node)].flatMap((mention) => {
    const replaced = memberReplacedBy(model, mention);
    // An assignment to what the file has itself defines a member.
    const isForeign =
      replaced && mention.parent.type === 'AssignmentExpression' ? isImported(model, replaced.object) : true;
    return replaced && isForeign ? replaced.name : [];
  });
}

function isImported({ origins }: SemanticModel, object: TSESTree.Node): boolean {
  return origins.originOf(object)?.from === 'module';
}

function takenBy({ syntax }: SemanticModel, node: FunctionNode): Pick<SurveyedGenerator, 'takes'> {
  const hasNoEnd = syntax.functions.get(node)!.usesArguments || node.params.at(-1)?.type === 'RestElement';
  return hasNoEnd ? {} : { takes: node.params.length };
}

function namesYieldedIn(model: SemanticModel, node: FunctionNode): string[] {
  const { yields } = model.syntax.functions.get(node)!;
  return yields.flatMap(({ argument }) => (argument ? (unknownMember(model, argument) ?? []) : []));
}

function surveyGroup({ functions, reasons, needs }: FileGroup, keys: ReadonlyMap<FunctionNode, string>): SurveyedGroup {
  return {
    keys: functions.map((node) => keys.get(node)!),
    reasons: reasons.filter((reason) => !isPremise(reason)).map(surveyReason),
    needs: needs.map((node) => keys.get(node)!),
  };
}

function surveyReason(reason: Reason): SurveyedReason {
  const { newer } = reason.data;
  return {
    code: reason.code,
    line: reason.node.loc.start.line,
    isRefusal: isRefusal(reason),
    leavesWork: leavesWork(reason),
    ...(reason.code === 'older-host' && typeof newer === 'string' && { precondition: newer }),
  };
}

/** The method or import that an expression calls, or the property that it reads, where that may give anything. */
function unknownMember(model: SemanticModel, expression: TSESTree.Node): string | undefined {
  const node = unwrapExpression(expression);
  return model.evaluate(node).kind === 'opaque' ? nameOfUnknown(model, node) : undefined;
}
