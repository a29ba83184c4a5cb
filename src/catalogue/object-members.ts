import { words } from './words.js';

/** What every object has, so that promises have it, too (ECMA-262, 20.1.3). */
export const objectMembers: ReadonlySet<string> = new Set(
  words(`__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty
    isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf`),
);

/** Properties that assertion libraries add to `Object.prototype`: chai and should.js, must. */
export const assertionProperties: ReadonlySet<string | undefined> = new Set(['must', 'should']);

/** What chai-as-promised, should.js and must assert of a promise itself. */
export const promiseAssertions: ReadonlySet<string | undefined> = new Set(
  words(`Promise become eventually fulfilled fulfilledWith notify promise reject rejected rejectedWith resolve
    resolvedWith`),
);
