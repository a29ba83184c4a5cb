export { mayAwait } from './await-place.js';
export { neverCompletes } from './completion.js';
export { isDecorated } from './decorators.js';
export {
  argumentIndex,
  comparedWith,
  isData,
  isEmptyLiteral,
  isTransparentParent,
  mayShortCircuit,
  needsParenthesesUnderAwait,
  unwrapExpression,
} from './expressions.js';
export {
  type AsyncGeneratorFunction,
  canThrow,
  functionHead,
  type FunctionNode,
  type GeneratorFunction,
  isArguments,
  isAsyncGeneratorFunction,
  isFunction,
  isGeneratorFunction,
  methodOf,
  parameterCount,
  parametersStart,
  starOf,
} from './functions.js';
export { literalPattern } from './literal-pattern.js';
export {
  calledExpression,
  callMethods,
  isMapCall,
  isPropertyName,
  isWholeExport,
  isWriteTarget,
  memberKey,
  memberName,
  promiseMethods,
  propertyName,
  targetOfCall,
} from './members.js';
export { misreadAwait } from './misread-await.js';
export { exportStatementOf, moduleSpecifier } from './modules.js';
export { overloadsOf } from './overloads.js';
export { isInside } from './range.js';
export { continuesExpression, needsSemicolonBefore, previousStatement } from './statement-boundary.js';
