import type { TSESTree } from '@typescript-eslint/utils';
import { runnerOf } from '../../catalogue/index.js';
import {
  createGeneratorUses,
  type GeneratorUse,
  type GeneratorUses,
  isCondition,
} from '../../analysis/generators/index.js';
import { handsOnBoth, isContextCall } from '../../analysis/hosts/index.js';
import { enclosingFunction } from '../../analysis/scope/index.js';
import { type FoundGenerator, memberReplacedBy, type SemanticModel } from '../../analysis/semantics/index.js';
import {
  calledExpression,
  callMethods,
  type FunctionNode,
  isFunction,
  isGeneratorFunction,
  isWriteTarget,
  memberName,
  unwrapExpression,
} from '../../syntax/index.js';
import { gatheredUse, mappedUse, returnedUse } from './gathered-uses.js';
import { tiesOfHanded } from './handed-generators.js';
import { useByHost } from './use-by-host.js';
import type { FileSurvey, NamedUse, SurveyedUse, Target } from './survey.js';

/** What the survey of the uses in one file asks. */
interface Survey {
  readonly model: SemanticModel;
  readonly keys: ReadonlyMap<FunctionNode, string>;
  readonly usesOf: GeneratorUses;
}

/**
 * The uses in a file of generators that other files, or nothing but the whole project, show.
 *
 * @param names that generators of the project have
 */
export function surveyUses(
  model: SemanticModel,
  keys: ReadonlyMap<FunctionNode, string>,
  names: ReadonlySet<string>,
): Pick<FileSurvey, 'namedUses' | 'uses'> {
  const survey: Survey = { model, keys, usesOf: createGeneratorUses(model) };
  const uses: (SurveyedUse & { of: Target })[] = [];
  const namedUses: NamedUse[] = [];
  for (const call of model.syntax.calls) {
    uses.push(...tiesOfHanded(survey, call));
    if (model.calledFunction(call).function) continue;
    const found = model.project.generatorsIn(call);
    if (found.length > 0) note(found, call);
    else noteNamed(call);
  }
  for (const node of [...model.syntax.functions.keys()].filter(isGeneratorFunction)) {
    const by = keys.get(node)!;
    // Whoever calls one of them by the object may run the other.
    for (const { file, key } of model.project.overriddenBy(node))
      uses.push({ effect: 'tied', by, line: node.loc.start.line, of: { file, key } });
    // What stands in for another changes with it.
    for (const mention of [node, ...model.mentionsOf(node)]) {
      const replaced = memberReplacedBy(model, mention);
      const found = replaced ? model.project.generatorsAt(replaced.object, replaced.name) : [];
      const line = mention.loc.start.line;
      for (const { file, key } of found)
        if (file !== model.filename || key !== by) uses.push({ effect: 'tied', by, line, of: { file, key } });
    }
  }
  for (const expression of valuesRead(model))
    if (!isOwn(model, expression)) note(model.project.generatorsIn(expression), expression);
  return { uses, namedUses };

  function note(found: readonly FoundGenerator[], expression: TSESTree.Node): void {
    for (const { place, isObject } of found) {
      const of = { file: place.file, key: place.key };
      // What holds an object is followed from the call that gives it.
      if (isObject && expression.type !== 'CallExpression') continue;
      const all = isObject
        ? survey.usesOf.ofObject(expression as TSESTree.CallExpression)
        : isCallee(expression)
          ? []
          : survey.usesOf
              .ofMention(expression)
              .filter(({ made, node }) => !made && !isCondition(node) && !isKept(model, node));
      for (const use of all) {
        const surveyed = isObject ? objectUse(survey, use) : functionUse(survey, use);
        if (surveyed) uses.push({ ...surveyed, of });
      }
    }
  }

  function noteNamed(call: TSESTree.CallExpression): void {
    const callee = unwrapExpression(call.callee);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (name === undefined || !names.has(name)) return;
    const isKnown = model.project.isKnown(callee);
    const isSpread = call.arguments.some(({ type }) => type === 'SpreadElement');
    const given = isSpread ? 0 : call.arguments.length;
    for (const use of survey.usesOf.ofObject(call)) {
      const surveyed = objectUse(survey, use);
      if (surveyed) namedUses.push({ ...surveyed, name, given, isDropped: use.kind === 'dropped', isKnown });
    }
  }
}

/** Whether the file itself shows which generator function it is, so that its mentions are known without others. */
function isOwn(model: SemanticModel, expression: TSESTree.Node): boolean {
  const value = model.valueOf(expression);
  return isFunction(value) && isGeneratorFunction(value);
}

/** Whether a variable of the file is given the value, whose reads are looked for themselves. */
function isKept(model: SemanticModel, { parent }: TSESTree.Node): boolean {
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=') return false;
  return (model.variableOf(parent.left)?.defs.length ?? 0) > 0;
}

/** The expressions that read what may be a function of another file, and do not call it at once. */
function valuesRead(model: SemanticModel): TSESTree.Node[] {
  const members = model.syntax.members.filter((member) => !isWriteTarget(member) && !isCallee(member));
  const variables = model.sourceCode.scopeManager!.scopes.flatMap(({ variables: declared }) => declared);
  const names = variables.flatMap(({ defs, references }) => {
    if (!defs.some(({ type }) => type === 'ImportBinding' || type === 'Variable')) return [];
    const reads = references.filter((one) => one.isRead()).map(({ identifier }) => identifier as TSESTree.Node);
    const [first] = reads;
    return first && model.project.generatorsIn(first).length > 0 ? reads.filter((read) => !isCallee(read)) : [];
  });
  return [...members, ...names];
}

function isCallee(expression: TSESTree.Node): boolean {
  const { parent } = expression as { parent: TSESTree.Node };
  if (parent.type === 'CallExpression') return parent.callee === expression;
  const isMethod = parent.type === 'MemberExpression' && parent.object === expression;
  return isMethod && callMethods.has(memberName(parent) ?? '') && isCallee(parent);
}

function objectUse({ model, keys }: Survey, use: GeneratorUse): SurveyedUse | undefined {
  const { line } = use.node.loc.start;
  switch (use.kind) {
    case 'yielded':
    case 'delegated': {
      const around = enclosingFunction(use.node);
      const by = around && isGeneratorFunction(around) ? keys.get(around) : undefined;
      if (by === undefined) return { effect: 'blocks', line };
      const isAtOnce = use.kind === 'yielded' && unwrapExpression(use.node.argument!) === use.made;
      if (use.made && isContextCall(use.made)) return { effect: 'handed', by, line };
      if (use.made && handsOnBoth(use.made)) return { effect: 'handed', by, line, code: 'next-kept' };
      return { effect: isAtOnce ? 'runs' : 'tied', by, line };
    }
    case 'awaited':
    case 'chained':
    case 'combined':
    case 'dropped':
      return { effect: 'doubt', code: 'never-runs', line };
    case 'returned':
      return returnedUse({ model, keys }, use.from, line);
    case 'passed':
      return isRun(model, use, true) ? { effect: 'driven', line } : gatheredUse({ model, keys }, use);
    case 'stored':
      return gatheredUse({ model, keys }, use);
    default:
      return { effect: 'blocks', line };
  }
}

function functionUse({ model, keys }: Survey, use: GeneratorUse): SurveyedUse | undefined {
  const { line } = use.node.loc.start;
  switch (use.kind) {
    case 'exported':
    case 'dropped':
      return undefined;
    case 'passed': {
      if (isRun(model, use, false)) return { effect: 'driven', line };
      const hosted = useByHost(model, use.call, use.node);
      return hosted ? hosted.use : mappedUse({ model, keys }, use.call, line);
    }
    case 'given-back':
      // It is looked for where that function is called, unless nobody sees who calls it.
      return use.from.parent.type === 'CallExpression' ? { effect: 'blocks', line } : undefined;
    default:
      return { effect: 'blocks', line };
  }
}

/** Whether a call runs what it is given, and does the same with an async function or its promise. */
function isRun(
  model: SemanticModel,
  { call, node }: Extract<GeneratorUse, { kind: 'passed' }>,
  isObject: boolean,
): boolean {
  const callee = unwrapExpression(call.callee);
  const called = calledExpression(callee);
  // The first argument of `co.call(…)` is the receiver.
  if (called !== callee && call.arguments[0] === node) return false;
  const known = model.knownExportAnywhere(called);
  return runnerOf(known, isObject)?.contract.acceptsAsync === true;
}
