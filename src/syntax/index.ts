export { argumentIndex } from './argument-index.js';
export { isArguments } from './arguments-object.js';
export { needsParenthesesUnderAwait } from './await-operand.js';
export { mayAwait } from './await-place.js';
export { comparedWith } from './compared-with.js';
export { neverCompletes } from './completion.js';
export { isDecorated } from './decorators.js';
export { isEmptyLiteral } from './empty-literal.js';
export { exportStatementOf } from './export-statement.js';
export { isTransparentParent, unwrapExpression } from './expression-wrapper.js';
export { functionHead, parametersStart, starOf } from './function-head.js';
export {
  type AsyncGeneratorFunction,
  type FunctionNode,
  type GeneratorFunction,
  isAsyncGeneratorFunction,
  isFunction,
  isGeneratorFunction,
  methodOf,
} from './function-node.js';
export { literalPattern } from './literal-pattern.js';
export { misreadAwait } from './misread-await.js';
export { moduleSpecifier } from './module-specifier.js';
export { mayShortCircuit } from './optional-chain.js';
export { parameterCount } from './parameter-count.js';
export { overloadsOf } from './overloads.js';
export { isPropertyName, memberKey, memberName, propertyName } from './property-name.js';
export { isInside } from './range.js';
export { continuesExpression, needsSemicolonBefore, previousStatement } from './statement-boundary.js';
export { calledExpression, callMethods, promiseMethods, targetOfCall } from './well-known-methods.js';
export { isWriteTarget } from './write-target.js';
