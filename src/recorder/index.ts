export { recordedEnvironment } from './environment.js';
export {
  type Counts,
  type Evidence,
  evidenceFile,
  evidenceFolder,
  type RecordedFunction,
  type RecordedKinds,
} from './evidence.js';
export { type GeneratorSite, generatorSitesOf } from './sites/generator-functions.js';
export { type SyntaxNode } from './sites/syntax-node.js';
export { type EvidenceStore, openStore, readEvidence } from './store.js';
