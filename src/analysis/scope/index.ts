export {
  type Bindings,
  initialValue,
  isRequire,
  isStable,
  mentionsOf,
  placeOf,
  readBindings,
  stableDeclaration,
} from './bindings.js';
export { type CalledFunction, createCalledFunctions, elementAt } from './called-function.js';
export { handedFor, type HandedOver } from './closed-function.js';
export { firstChangeOf } from './changed-value.js';
export { type Exposure, exposureOf, isExported, isExportedVariable, namesHolding } from './exposure.js';
export { assignedProperties } from './given-properties.js';
export { getterNames, propertyOf, readOf } from './getter-names.js';
export { functionKeys } from './function-keys.js';
export { functionName } from './function-name.js';
export { isConstructed, isLengthSeen, usesOfFunction } from './function-uses.js';
export { certainFunction, isSealed, readsOfMethod } from './member-functions.js';
export { enclosingMember, type Member } from './members.js';
export { handedOn, type HandedOn } from './handed-on.js';
export { lastWriteBefore } from './last-write.js';
export { type MissingArgument, missingArgumentOf } from './missing-argument.js';
export { possibleTexts } from './possible-texts.js';
export { createPropertyReads, isOfFunction } from './property-reads.js';
export { runsOfParameter } from './run-parameters.js';
export { shortText } from './short-text.js';
export { type FunctionBody, indexSyntax, type SyntaxIndex } from './syntax-index.js';
export { enclosingFunction, passesOn, usesOfValue, type ValueUse } from './value-uses.js';
