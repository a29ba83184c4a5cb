export type {
  AliasUse,
  CallConversion,
  ContextConversion,
  Conversion,
  DeclaredReturn,
  Finding,
  FloatingFinding,
  FunctionConversion,
  GeneratorFinding,
  LazyCallback,
  PropertyRewrite,
  RestoredAlias,
  SuspensionRewrite,
  ThunkLiteral,
  ValueRewrite,
} from './conversion.js';
export { type RunnerDefinition, runnerDefinitionsOf } from './custom-runners.js';
export { functionsDecidedElsewhere } from './decided-elsewhere.js';
export { type FileFindings, type FileGroup, findingsOf, groupsOf } from './findings.js';
export { namesReaching } from './bodies/other-mentions.js';
export { nameOfUnknown } from './bodies/unknown-names.js';
export { staleDeclarationsOf } from './stale-declarations.js';
export { leavesWork } from './verdicts.js';
export { inlineDriversOf } from './inline-drivers.js';
export { type Leftover, leftoverAdaptersOf, leftoversOf, mentionsAdapter, namesInUse } from './leftovers.js';
