import type { TSESTree } from '@typescript-eslint/utils';
import { functionName, shortText } from '../../analysis/scope/index.js';
import type { Evaluation, EvaluationSource, Place, SemanticModel } from '../../analysis/semantics/index.js';
import { type FunctionNode, unwrapExpression } from '../../syntax/index.js';

/** What a generator function waits for at one place, and how that is known. Plain data. */
export interface SurveyedOperand {
  readonly line: number;
  /** The code, in short. */
  readonly code: string;
  readonly kind: Evaluation['kind'];
  /** What all elements of an array are. */
  readonly element?: Evaluation['kind'];
  /** Missing where nothing tells what it is; `file` where its own file shows it. */
  readonly source?: EvaluationSource | 'file';
  /** The function whose definition shows it. */
  readonly definition?: Pick<Place, 'file' | 'line' | 'name'>;
}

/** What a generator function yields: of arrays and objects that are written there, each part. */
export function operandsOf(model: SemanticModel, node: FunctionNode): SurveyedOperand[] {
  const { yields } = model.syntax.functions.get(node)!;
  return yields
    .flatMap(({ argument }) => (argument ? partsOf(argument) : []))
    .map((part) => surveyOperand(model, part));
}

function partsOf(operand: TSESTree.Node): TSESTree.Node[] {
  const node = unwrapExpression(operand);
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => (element ? partsOf(element) : []));
  if (node.type === 'SpreadElement') return partsOf(node.argument);
  if (node.type !== 'ObjectExpression') return [node];
  return node.properties.flatMap((property) => partsOf(property.type === 'Property' ? property.value : property));
}

function surveyOperand(model: SemanticModel, node: TSESTree.Node): SurveyedOperand {
  const whole = model.evaluate(node);
  const value = whole.kind === 'array' ? whole.element : whole;
  const source = value.source ?? whole.source ?? 'file';
  const definition = definitionOf(model, value) ?? whole.place;
  return {
    line: node.loc.start.line,
    code: shortText(model.sourceCode, node),
    kind: kindOf(whole),
    ...(whole.kind === 'array' && { element: kindOf(value) }),
    ...(whole.kind !== 'opaque' && { source }),
    ...(definition && { definition: { file: definition.file, line: definition.line, name: definition.name } }),
  };
}

/** While a plan is looked for, what calls of generators give is taken for the promise that it may become. */
function kindOf(value: Evaluation): Evaluation['kind'] {
  return value.kind === 'promise' && value.planned ? 'generator' : value.kind;
}

function definitionOf(model: SemanticModel, value: Evaluation): SurveyedOperand['definition'] {
  if (value.place) return value.place;
  const generator = value.kind === 'generator' || value.kind === 'generator-function' ? value.generator : undefined;
  if (!generator) return undefined;
  const { function: definition } = generator;
  return { file: model.filename, line: definition.loc.start.line, name: functionName(definition) ?? '' };
}
