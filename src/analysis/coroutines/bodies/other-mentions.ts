import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../../reasons/index.js';
import type { GeneratorFunction } from '../../../syntax/index.js';
import { getterNames, isExported, namesHolding, placeOf } from '../../scope/index.js';
import { memberReplacedBy, type SemanticModel } from '../../semantics/index.js';

/** Runners that do the same with an async function, by how a record of a run calls them. */
const takeAsync: ReadonlySet<string> = new Set(['co']);

/**
 * Why a definition cannot change: mentions of it that nothing converts, exports, and callers out of sight.
 *
 * @param mayLeave whether what is out of sight takes the converted function, too
 */
export function reasonsInOtherMentions(
  model: SemanticModel,
  node: GeneratorFunction,
  covered: ReadonlySet<TSESTree.Node>,
  mayLeave: boolean,
): Reason[] {
  const name = node;
  if (model.project.isPlanned(node)) return reasonsInPlanned(model, node, covered);
  if (isExported(node) && !mayLeave) return [makeReason('exported-generator', node, { name })];
  const reads = isMember(node) ? model.readsOfMethod(node) : placeOf(node);
  if (!reads) return mayLeave ? [] : [makeReason('public-method', node, { name })];
  const other = [...model.mentionsOf(node), ...reads].find((mention) => !covered.has(mention));
  if (!other) return [];
  if (isExported(other)) return [makeReason('exported-generator', other, { name })];
  const steppers = model.run?.steppersOf(node) ?? [];
  if (steppers.length > 0 && steppers.every((stepper) => takeAsync.has(stepper))) {
    return [makeReason('recorded-steppers', node, { name, steppers: steppers.join(', ') })];
  }
  return [makeReason('generator-used-elsewhere', other, { name, line: other.loc.start.line })];
}

/** The names by which other files reach a function, through the places where it is mentioned. */
export function namesReaching(model: SemanticModel, node: GeneratorFunction): string[] {
  const mentions = [node, ...model.mentionsOf(node)];
  return [...new Set(mentions.flatMap((mention) => [...namesAt(model, mention), ...getterNames(mention)]))];
}

function namesAt(model: SemanticModel, mention: TSESTree.Node): string[] {
  const replaced = memberReplacedBy(model, mention);
  return [...namesHolding(holderOfObjects(model, mention)), ...(replaced ? [replaced.name] : [])];
}

/** What gives the objects of a generator function: itself, or what a wrapper makes of it, as `unyield` does. */
function holderOfObjects(model: SemanticModel, mention: TSESTree.Node): TSESTree.Node {
  const { parent } = mention;
  const known = parent?.type === 'CallExpression' && parent.callee !== mention && model.knownExportOf(parent.callee);
  const makesGenerators = known && known.export.role === 'wrapper' && known.export.contract.returns === 'generator';
  return makesGenerators ? holderOfObjects(model, parent) : mention;
}

/** Where all that reaches it by a name changes with it, in whichever file: mentions that hand it on without one. */
function reasonsInPlanned(
  model: SemanticModel,
  node: GeneratorFunction,
  covered: ReadonlySet<TSESTree.Node>,
): Reason[] {
  const other = [...model.mentionsOf(node), ...placeOf(node)].find(
    (mention) =>
      !covered.has(mention) &&
      namesAt(model, mention).length === 0 &&
      !isYieldedAtOnce(mention) &&
      !isHandedOn(model, mention),
  );
  const place = other && { name: node, line: other.loc.start.line };
  return place ? [makeReason('generator-used-elsewhere', other, place)] : [];
}

/** Whether its object is yielded where it is made, by what the plan knows to be a coroutine, which takes a promise, too. */
function isYieldedAtOnce(mention: TSESTree.Node): boolean {
  const { parent: call } = mention;
  if (call?.type !== 'CallExpression' || call.callee !== mention) return false;
  return call.parent.type === 'YieldExpression' && !call.parent.delegate;
}

/** Whether a plain function returns its object, which is looked for where that function is called. */
function isHandedOn(model: SemanticModel, mention: TSESTree.Node): boolean {
  const { parent: call } = mention;
  if (call?.type !== 'CallExpression' || call.callee !== mention) return false;
  return model.usesOf(call).every((use) => {
    const from = use.kind === 'returned' ? use.from : undefined;
    return from !== undefined && !from.async && !from.generator && from.parent.type !== 'CallExpression';
  });
}

function isMember({ parent }: GeneratorFunction): boolean {
  return (
    parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.parent.type === 'ObjectExpression')
  );
}
