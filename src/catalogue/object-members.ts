import { words } from './words.js';

/** What every object has, so that promises have it, too (ECMA-262, 20.1.3). */
export const objectMembers: ReadonlySet<string> = new Set(
  words(`__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty
    isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf`),
);

/** Properties that assertion libraries add to `Object.prototype`: chai and should.js, must. */
export const assertionProperties: ReadonlySet<string | undefined> = new Set(['must', 'should']);

/** What fails wherever it is reached, of assertion libraries and test runners: `assert.fail()`, `t.fail()`, `fail()`. */
export const failures: ReadonlySet<string | undefined> = new Set(['fail']);

/** What chai-as-promised, should.js and must assert of a promise itself. */
export const promiseAssertions: ReadonlySet<string | undefined> = new Set(
  words(`Promise become eventually fulfilled fulfilledWith notify promise reject rejected rejectedWith resolve
    resolvedWith`),
);

/**
 * Assertions that are promises themselves, and those that make promises of all that follow them. Measured with
 * chai-as-promised 7.1.2, should 13.2.3 and vitest 4.1.12.
 */
export const awaitedAssertions: Readonly<Record<'themselves' | 'following', ReadonlySet<string>>> = {
  themselves: new Set(words('become fulfilled fulfilledWith rejected rejectedWith')),
  following: new Set(words('eventually rejects resolves')),
};
