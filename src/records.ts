import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { runsNoTest } from './catalogue/index.js';
import { memoize } from './collections/index.js';
import { findingsOf, functionsDecidedElsewhere } from './analysis/coroutines/index.js';
import { type GeneratorRole, rolesOf } from './analysis/generators/index.js';
import { functionKeys, functionName, shortText } from './analysis/scope/index.js';
import {
  type EvaluationSource,
  type FileContext,
  isLeftAlone,
  mayHaveGenerator,
  type SemanticModel,
  semanticModelOf,
} from './analysis/semantics/index.js';
import { codesOf, isFixed, type Reason, type ReasonCode, type Verdict } from './reasons/index.js';
import {
  functionHead,
  type FunctionNode,
  isAsyncGeneratorFunction,
  isFunction,
  isGeneratorFunction,
  propertyName,
  unwrapExpression,
} from './syntax/index.js';

type Outcome = Verdict<unknown>['outcome'];

/** `elsewhere` where nothing is in the way but that other files have to change with it. */
type GeneratorVerdict = Outcome | 'elsewhere' | 'suggested';

/** A place as ESLint's messages give it: both counted from one. */
export interface RecordedPlace {
  readonly line: number;
  readonly column: number;
  readonly range: readonly [number, number];
}

/** What a rule found at one place, without words. */
export interface FindingRecord extends RecordedPlace {
  /** Rule id without the plugin's prefix. */
  readonly rule: string;
  /**
   * Of the conversion, where the finding is about one; `fixed` where the same behaviour rests on something, and
   * `suggested` where an intended one is no fix.
   */
  readonly verdict?: Outcome | 'fixed' | 'suggested';
  /** The codes of all reasons. */
  readonly codes: readonly ReasonCode[];
  /** The library or host it is about. */
  readonly library?: string;
  /** The package that makes a test runner run generators. */
  readonly support?: string;
  /** The code that it names, in short. */
  readonly subject?: string;
}

/** A generator function and what it is for. */
export interface GeneratorRecord extends RecordedPlace {
  /** What tells it from others of the file while the text changes. */
  readonly key: string;
  readonly role: GeneratorRole['role'];
  /** Of the conversion that it is part of; `suggested` where an intended one is no fix. */
  readonly verdict?: GeneratorVerdict;
  /** The function that it is handed to, where nothing is known of that. */
  readonly handedTo?: UnknownReceiver;
  /** For each of its operands, where a recorded run is known: what told what it is. */
  readonly operands?: readonly OperandSource[];
}

/** A function of which nothing is known, and that is handed a generator function. */
export interface UnknownReceiver {
  /** The specifier; global when missing. */
  readonly module?: string;
  /** The path of its export; `default` where it is the module itself. */
  readonly name: string;
  /** What it seems to be: as co, as `co.wrap`, or as what registers a handler under a name. */
  readonly kind: 'host' | 'runner' | 'wrapper';
}

/** What told what an operand is, or why nothing did. */
export type OperandSource = EvaluationSource | 'file' | 'never-ran' | 'open';

/** What linting a file found: ESLint hands on texts alone, and says nothing of what has no report. */
export interface FileRecord {
  readonly findings: readonly FindingRecord[];
  readonly generators: readonly GeneratorRecord[];
}

interface OpenRecord extends FileRecord {
  readonly findings: FindingRecord[];
  readonly generators: GeneratorRecord[];
}

/** Records by file name; only kept where somebody asked for them. */
let records: Map<string, FileRecord> | undefined;

/** Starts to keep a record of each file that is linted in this process: that of its last pass. */
export function startRecording(): ReadonlyMap<string, FileRecord> {
  return (records ??= new Map());
}

type AnyContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** What a rule knows of a finding besides its message. */
interface FoundFacts {
  readonly loc: TSESTree.SourceLocation;
  readonly verdict?: FindingRecord['verdict'];
  readonly reasons?: readonly Reason[];
  readonly library?: string | undefined;
  readonly support?: string | undefined;
  readonly subject?: TSESTree.Node;
}

/** Notes a finding that is about to be reported. */
export function recordFinding(
  context: AnyContext,
  { loc, verdict, reasons = [], library, support, subject }: FoundFacts,
): void {
  recordOf(context)?.findings.push({
    ...placeOf(context, loc),
    rule: context.id.slice(context.id.lastIndexOf('/') + 1),
    ...(verdict && { verdict }),
    codes: codesOf(reasons),
    ...(library !== undefined && { library }),
    ...(support !== undefined && { support }),
    ...(subject && { subject: textOf(context, subject) }),
  });
}

/** Notes every generator function of a file, reported or not. */
export function recordGenerators(context: FileContext & AnyContext): void {
  const record = recordOf(context);
  if (!record || !mayHaveGenerator(context.sourceCode)) return;
  const model = semanticModelOf(context);
  const roles = rolesOf(model);
  const keys = functionKeys(model.syntax, model.sourceCode);
  const verdicts = isLeftAlone(context) ? undefined : verdictsByFunction(context);
  for (const node of model.syntax.functions.keys()) {
    const known = isGeneratorFunction(node) ? roles.get(node)?.role : undefined;
    if (!isGeneratorFunction(node) && !isAsyncGeneratorFunction(node)) continue;
    // An async one produces values, whatever it is taken for.
    const role = known ?? 'iterator';
    const verdict = verdicts?.get(node);
    const handedTo = role === 'unknown' && !verdict ? unknownReceiver(model, node) : undefined;
    record.generators.push({
      ...placeOf(context, functionHead(context.sourceCode, node)),
      key: keys.get(node)!,
      role: verdict && role === 'unknown' ? 'coroutine' : role,
      ...(verdict && { verdict }),
      ...(handedTo && { handedTo }),
      ...(role !== 'iterator' && model.settings.evidence !== undefined && { operands: operandSources(model, node) }),
    });
  }
}

/** The function that a generator function is handed to where it is written. A generator, which has to be run itself, runs none. */
function unknownReceiver(model: SemanticModel, node: FunctionNode): UnknownReceiver | undefined {
  const { origins } = model;
  const { parent: call } = node;
  if (call.type !== 'CallExpression' || model.evaluate(call).kind === 'generator') return undefined;
  const kind = kindOf(call, node);
  if (!kind) return undefined;
  const origin = origins.originOf(call.callee);
  if (!origin || origin.from === 'inlined') return undefined;
  const isModule = origin.from === 'module';
  const name = (isModule ? origin.path : [origin.name, ...origin.path]).join('.');
  // To say of these that they run coroutines would not make them run one.
  if (runsNoTest.test(name)) return undefined;
  return { ...(isModule && { module: origin.name }), name: name || 'default', kind };
}

function kindOf(
  { arguments: given, parent }: TSESTree.CallExpression,
  node: FunctionNode,
): UnknownReceiver['kind'] | undefined {
  const [first] = given;
  if (first !== node) return first?.type === 'Literal' && typeof first.value === 'string' ? 'host' : undefined;
  const isWaitedFor =
    /^(?:Await|Yield)Expression$/.test(parent.type) ||
    (parent.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(propertyName(parent) ?? ''));
  return isWaitedFor || parent.type === 'ExpressionStatement' ? 'runner' : 'wrapper';
}

function operandSources(model: SemanticModel, node: FunctionNode): OperandSource[] {
  return model.syntax.functions.get(node)!.yields.flatMap(({ argument }) => {
    if (!argument) return [];
    const { kind, source } = model.evaluate(argument);
    if (kind !== 'opaque') return [source ?? 'file'];
    return [model.run?.hasRun(unwrapExpression(argument)) ? 'open' : 'never-ran'];
  });
}

function verdictsByFunction(context: FileContext): Map<TSESTree.Node, GeneratorVerdict> {
  const { fixIntended } = semanticModelOf(context).settings;
  const outcomeOf = (verdict: Verdict<unknown>) =>
    verdict.outcome === 'intended' && !isFixed(verdict, fixIntended) ? 'suggested' : verdict.outcome;
  const { calls, floating, generators, handlers } = findingsOf(context);
  const verdicts = new Map<TSESTree.Node, GeneratorVerdict>();
  for (const { function: node, verdict } of [...generators, ...handlers]) verdicts.set(node, outcomeOf(verdict));
  for (const { verdict } of [...floating, ...calls, ...generators, ...handlers]) {
    if (verdict.outcome === 'refused') continue;
    for (const { node } of verdict.plan.functions) verdicts.set(node, outcomeOf(verdict));
  }
  for (const node of functionsDecidedElsewhere(context)) verdicts.set(node, 'elsewhere');
  return verdicts;
}

/** The record of the text that is linted now: each pass of a fix has a tree of its own. */
function recordOf({ filename, sourceCode: { ast } }: AnyContext): OpenRecord | undefined {
  if (!records) return undefined;
  const record = openRecord(ast);
  records.set(filename, record);
  return record;
}

const openRecord = memoize<[TSESTree.Program], OpenRecord>(() => ({ findings: [], generators: [] }));

function placeOf({ sourceCode }: AnyContext, { start, end }: TSESTree.SourceLocation): RecordedPlace {
  return {
    line: start.line,
    column: start.column + 1,
    range: [sourceCode.getIndexFromLoc(start), sourceCode.getIndexFromLoc(end)],
  };
}

function textOf({ sourceCode }: AnyContext, subject: TSESTree.Node): string {
  return isFunction(subject) ? (functionName(subject) ?? '') : shortText(sourceCode, subject);
}
