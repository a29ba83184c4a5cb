export { lastNameOf } from './callee-names.js';
export {
  arrayOf,
  either,
  type Evaluation,
  type EvaluationSource,
  type GeneratorSource,
  opaque,
  type FunctionElsewhere,
  type Place,
  type UnresolvedKind,
} from './evaluation.js';
export {
  callsMayRunGenerators,
  isLeftAlone,
  mayCallForeignGenerators,
  mayConcern,
  mayHaveGenerator,
  mayRunGenerators,
  mentionsGenerator,
  textConcerns,
  textMayHaveGenerator,
} from './file-mentions.js';
export { libraryGlobals, namesModule, wordsOf } from './file-words.js';
export { consumerOf } from './iterable-consumers.js';
export { kindSaidByName } from './kinds-by-name.js';
export { canonicalModule, type KnownExports, knownExports, type Origin } from './known-exports.js';
export { findOwnMeaning, ownMeaningOfFile } from './own-meaning.js';
export {
  type CallElsewhere,
  callsChange,
  type FoundGenerator,
  noProjectKnowledge,
  type ProjectFile,
  type ProjectKnowledge,
  type RunnerBehind,
  provideProjectKnowledge,
} from './project-knowledge.js';
export { type FileContext, perFile, type SemanticModel, semanticModelOf } from './semantic-model.js';
export { memberReplacedBy } from './replaced-members.js';
export { isPromiseType } from './types/promise-type.js';
export { mayBeIterable } from './types/iterable-type.js';
export { provideRunEvidence, type RecordedResultUses, type RunEvidence, type RunFile } from './run-evidence.js';
