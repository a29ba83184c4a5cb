export { isCondition } from './object-uses.js';
export { gatheringFunction } from './gathered.js';
export { readBody } from './body-evidence.js';
export { type FloatingUse, isDiscardedBy, sayNothing, takesKeyword } from './floating-uses.js';
export { createGeneratorUses, type GeneratorUse, type GeneratorUses } from './generator-uses.js';
export { floatingForeignUses } from './imported-floating-uses.js';
export { type GeneratorRole, rolesOf } from './roles.js';
export { usesOnceSettled } from './settled-uses.js';
export { elementsStartedBy, usesOfElements } from './started-elements.js';
