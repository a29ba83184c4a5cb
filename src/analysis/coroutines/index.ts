export type {
  AliasUse,
  CallConversion,
  ContextConversion,
  Conversion,
  CoroutineFinding,
  FloatingFinding,
  FunctionConversion,
  GeneratorFinding,
  HandlerFinding,
  PropertyRewrite,
  RestoredAlias,
  SuspensionRewrite,
  ValueRewrite,
  Verdict,
} from './conversion.js';
export { type RunnerDefinition, runnerDefinitionsOf } from './custom-runners.js';
export { findingsOf } from './findings.js';
export { inlineDriversOf } from './inline-drivers.js';
export { type Leftover, leftoverAdaptersOf, leftoversOf, mentionsAdapter } from './leftovers.js';
export { planDelegation } from './uses/floating-plan.js';
