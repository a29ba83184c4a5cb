import type { CoroutineContract, Library } from '../../../catalogue/index.js';
import { memoize } from '../../../collections/index.js';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { canThrow, type GeneratorFunction, isGeneratorFunction } from '../../../syntax/index.js';
import { olderNodeAllowed, path } from '../../environment/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { FunctionConversion } from '../conversion.js';
import type { GeneratorNeed } from '../generator-need.js';
import { planReturnType, planSignatures } from './declared-types.js';
import { planOperands } from './operand-plan.js';
import type { NeededGenerator, PlanNotes } from './plan-notes.js';

/** What becomes of one generator function that a library runs. */
export interface GeneratorPlan {
  readonly node: GeneratorFunction;
  readonly library: Library;
  readonly conversion: FunctionConversion;
  readonly reasons: readonly Reason[];
  /** Generators it delegates to or yields. */
  readonly sources: readonly NeededGenerator[];
}

const noSignatures: ReturnType<typeof planSignatures> = { signatures: [], reasons: [] };

/** Makes the function that plans a generator function by itself, under the meaning that a library gives to its `yield`. */
export function createGeneratorPlanner(model: SemanticModel): (need: GeneratorNeed) => GeneratorPlan {
  const installedHandler = memoize(findHandler);

  return ({ function: node, library, form = 'same', call, context, downstream, keptParameters, reasons = [] }) => {
    const { yields } = model.syntax.functions.get(node)!;
    const handler = localHandler(call) ?? installedHandler(library);
    const family = handler === 'none' ? (library.family ?? 'unseen') : 'co';
    const notes = startNotes(model, library);
    const suspensions = planOperands(model, yields, family, notes, downstream);
    const returnType = node.returnType ? planReturnType(model, node.returnType) : undefined;
    const isRefusedType = returnType !== undefined && 'code' in returnType;
    const { reasons: typeReasons, signatures } = model.isTypeScript ? planSignatures(model, node) : noSignatures;
    return {
      node,
      library,
      conversion: {
        node,
        form,
        suspensions,
        ...(returnType && !isRefusedType && { returnType }),
        ...(signatures.length > 0 && { signatures }),
        ...(context && { context }),
        ...(keptParameters !== undefined && { keptParameters }),
      },
      reasons: [
        ...(handler === 'custom' ? notes.reasons.map(asHandled) : notes.reasons),
        ...reasonsAgainstAsync(model, node, library),
        ...(isRefusedType ? [returnType] : []),
        ...typeReasons,
        ...(handler === 'custom' ? [makeReason('yield-handler', node)] : []),
        ...mentionReasons(model, notes.mentions),
        ...reasons,
      ],
      sources: notes.sources,
    };
  };

  /** What the file shows of a yield handler: a call that installs one, or a module that does when it is loaded. */
  function findHandler(library: Library): YieldHandler {
    if (library.family !== 'promise-only') return 'none';
    if (model.syntax.calls.some(({ callee }) => model.knownExportOf(callee)?.export.role === 'yield-handler'))
      return 'custom';
    const installs = model.modules.some((module) =>
      model.known
        .librariesOf(module)
        .some(({ installsYieldHandlerFor }) => installsYieldHandlerFor?.includes(library.name)),
    );
    return installs ? 'co' : 'none';
  }
}

/** The notes of a coroutine that a library runs, before anything is planned. */
function startNotes(model: SemanticModel, library: Library): PlanNotes {
  const reasons: Reason[] = [];

  return {
    reasons,
    addElsewhere(node, { file, line, name }) {
      const shown = path.relative(model.cwd, file).replaceAll(path.sep, '/');
      reasons.push(
        makeReason('generator-elsewhere', node, { operand: node, definition: name, file: shown, line, others: 0 }),
      );
    },
    sources: [],
    mentions: [],
    add: (code, node, data) => reasons.push({ code, node, data: { library: library.name, operand: node, ...data } }),
  };
}

/** What `yield` accepts beyond the library's own rules: nothing, what co accepts, or what a function of the user says. */
type YieldHandler = 'none' | 'co' | 'custom';

/** What the library does not accept, a handler of the file does. */
function asHandled(reason: Reason): Reason {
  return reason.code === 'always-throws' ? { ...reason, code: 'handled-operand' } : reason;
}

function localHandler(call: GeneratorNeed['call']): YieldHandler | undefined {
  if (!call || call.role === 'state-machine') return undefined;
  const index = call.contract.yieldHandlerAt;
  return index !== undefined && call.given[index] ? 'custom' : undefined;
}

/** The new text may only mention globals that mean there what they mean everywhere. */
function mentionReasons(model: SemanticModel, mentions: PlanNotes['mentions']): Reason[] {
  const shadowed = mentions.find(({ name, node }) => !model.seesGlobal(node, name));
  if (!shadowed) return [];
  const library = libraryPromise(model, shadowed);
  return [
    library
      ? makeReason('library-promise-in-scope', shadowed.node, { library: library.name })
      : makeReason('promise-shadowed', shadowed.node, { global: shadowed.name }),
  ];
}

function libraryPromise(model: SemanticModel, { name, node }: PlanNotes['mentions'][number]): Library | undefined {
  const variable = model.variableSeenFrom(node, name);
  const origin = variable && model.origins.originOfVariable(variable);
  const found = origin && model.known.find({ ...origin, path: [...origin.path, 'all'] });
  return found?.export.role === 'promise' ? found.library : undefined;
}

/** The edition of ECMAScript that brought async functions. */
const asyncFunctions = 2017;

/** Why a generator function cannot simply get `async` for its star, whatever runs it. Its operands are planned apart. */
function reasonsAgainstAsync(model: SemanticModel, node: GeneratorFunction, library: Library): Reason[] {
  const reasons: Reason[] = [];
  const { edition } = model;
  const body = model.syntax.functions.get(node)!;
  if (edition !== undefined && edition < asyncFunctions)
    reasons.push(makeReason('older-edition', node, { keyword: 'async', edition, needed: asyncFunctions }));
  if (body.usesEval) reasons.push(makeReason('direct-eval', node));
  if (body.usesCallee) reasons.push(makeReason('arguments-callee', node));
  if (body.namesAwait) reasons.push(makeReason('await-name', node, { name: node }));
  const early = body.calls.find(({ callee }) => model.knownExportOf(callee)?.export.role === 'early-return');
  if (early) reasons.push(makeReason('early-return', early, { library: library.name }));
  const used = model.isTypeScript && body.yields.find(({ parent }) => parent.type !== 'ExpressionStatement');
  if (used) reasons.push(makeReason('typed-result', used));
  const older = node === firstGeneratorOf(model) ? olderNodeAllowed(model.filename) : undefined;
  if (older) reasons.push(makeReason('older-node', node, { allowed: older.oldest }));
  return reasons;
}

/** The function that says what holds for all generator functions of the file alike. */
const firstGeneratorOf = memoize(({ syntax }: SemanticModel) => [...syntax.functions.keys()].find(isGeneratorFunction));

/** The reason that errors of parameters would move from the call to the promise, if they can be thrown at all. */
export function parameterReason(
  node: GeneratorFunction,
  { parameterErrors }: Pick<CoroutineContract, 'parameterErrors'>,
): Reason | undefined {
  const throwing = parameterErrors === 'thrown' && node.params.find(canThrow);
  return throwing ? makeReason('parameter-default', throwing) : undefined;
}
