import type { TSESTree } from '@typescript-eslint/utils';

/** Why a conversion is no fix: `intended` leaves a suggestion, `refused` leaves the report alone. */
export interface ReasonDescription {
  readonly outcome: 'intended' | 'refused';
  /** A clause that follows "because", with `{{names}}` that each reason of the kind fills in. */
  readonly sentence: string;
  /** What the documentation says of it, in a sentence or two. */
  readonly explanation: string;
}

const intended = (sentence: string, explanation: string) => ({ outcome: 'intended', sentence, explanation }) as const;
const refused = (sentence: string, explanation: string) => ({ outcome: 'refused', sentence, explanation }) as const;

/** Every kind of reason. Messages, the documentation and the tests are made from this list. */
export const reasonDescriptions = {
  opaqueOperand: intended(
    '`yield {{operand}}` may be given an array, object, thunk or generator, which {{library}} resolves and `await` does not.',
    'What the operand evaluates to cannot be told from the file. If it is a promise, the suggestion is right. With types, or with the setting `opaqueOperand: "await"`, it becomes a fix.',
  ),
  opaquePart: intended(
    '`{{operand}}`, a part of what is yielded, may be an array, object, thunk or generator, which {{library}} resolves and native code does not.',
    'A part of a yielded array, object or condition cannot be told from the file. If it is a promise, the suggestion is right.',
  ),
  plainBranch: intended(
    '`{{operand}}` throws under {{library}} where the condition selects it, and would stop doing so.',
    'One branch of what is yielded is nothing that the library accepts, such as `undefined`. `await` takes it as it is.',
  ),
  opaqueElements: intended(
    'the elements of `{{operand}}` may be arrays, objects, thunks or generators, which {{library}} resolves and `Promise.all` does not.',
    'The operand is an array or object of values that cannot be told from the file. If they are promises or plain values, the suggestion is right.',
  ),
  notCertainlyArray: intended(
    '`{{operand}}` is taken for an array because of its `map`, which other objects have too.',
    '`yield xs.map(…)` becomes `await Promise.all(xs.map(…))`. That is right when `xs` is an array, which the file does not show.',
  ),
  startOrder: intended(
    '`{{name}}()` would start before what stands after it is evaluated.',
    'A generator in a yielded array or object starts once the whole array is there; an async function starts where it is called. Where the elements after it do something, the order of effects changes.',
  ),
  returnedPromise: intended(
    '`{{operand}}` gives what `{{name}}` returns (line {{line}}) as it is, and `await` would wait for it.',
    '`yield*` hands a returned promise on without waiting for it; an async function waits. Where the value is used as a promise, the conversion changes it.',
  ),
  coPackage: refused(
    '`yield {{operand}}` uses `{{module}}`, a package made for co, which may give a thunk or a generator.',
    'Packages called `co-…` return what co resolves. Replace the package, or wrap its functions, first.',
  ),
  thunkOperand: intended(
    'the thunk `{{operand}}` is wrapped in a promise by hand.',
    'co calls a yielded function with a callback. `await` does not, so the call is written out. The result is right but long; a function that returns a promise is better.',
  ),
  arity: intended(
    '`{{callee}}` hides the parameters: the length of the function goes from 0 to {{length}}, and what it is passed to may look at that.',
    'Wrappers return functions of length 0. express, mocha and others decide by `length` what a function takes: one with four parameters is an error handler, one with a `done` parameter takes a callback.',
  ),
  parameterDefault: intended(
    'an error in a parameter default or pattern is thrown synchronously today and would become a rejection.',
    'Wrappers evaluate parameters outside of their promise. An async function does it inside.',
  ),
  libraryPromise: intended(
    'callers that are not in sight get a native promise, without the methods of {{library}}.',
    'The result is a promise of the library. Where all its uses are `await`, `then`, `catch` with one function, or `finally`, nobody can tell; where it leaves the file, callers may use `.tap`, `.asCallback` or `.fail`.',
  ),
  libraryMethod: intended(
    'the result is used with `{{method}}` in a way that only promises of {{library}} allow.',
    'A use in the file needs a promise of the library: a method such as `.tap`, a filter as in `.catch(SomeError, f)`, or `instanceof`. Change that use first.',
  ),
  libraryType: intended(
    'the result is declared to be `{{type}}`, which a native promise is not.',
    'A type annotation names the promise type of the library. Change the annotation to `Promise<…>` first.',
  ),
  unhandledErrors: intended(
    'an error that nobody handles is not seen as an unhandled rejection today, and would be.',
    '`Q.spawn` throws what its body throws, outside of any promise; the coroutines of Q 2 swallow it. An async function rejects its promise, which ends the process where nobody handles it.',
  ),
  laterStart: intended(
    '`{{callee}}` starts the body after the code around the call has gone on; an async function starts it at the call.',
    'A runner that begins with `Promise.resolve().then(…)` runs nothing before the code that calls it waits or ends. Where the call is awaited at once, nobody can tell.',
  ),
  firstErrors: intended(
    'an error before the first `yield` is thrown by the call today and would become a rejection.',
    'A hand-rolled runner may take the first step outside of its promise. Where the call is awaited at once, nobody can tell.',
  ),
  yieldHandler: intended(
    'a yield handler changes what `yield` accepts here.',
    'Bluebird can be taught to accept other values with `coroutine.addYieldHandler` or the option `yieldHandler`. What the handler does with each operand is not known.',
  ),
  libraryPromiseInScope: intended(
    'the conversion writes `Promise.all`, and `Promise` is that of {{library}} here.',
    'The library’s `Promise.all` gives the same values, but at other moments.',
  ),
  typedResult: intended(
    '`yield` gives `any` in TypeScript and `await` does not, so the file may no longer type-check.',
    'Values that come out of `yield` are not checked. Values that come out of `await` are, which can reveal errors. The running code is the same.',
  ),
  neverRuns: intended(
    '`{{use}}` on line {{line}} does not run the body today, and would.',
    'A generator object that is dropped, awaited or handed to something that does not step it does nothing. Once the function is async, its body runs there, with all its effects and errors. That is what was meant, and not what happens today.',
  ),
  olderHost: intended(
    '{{host}} takes no async function; {{newer}} does.',
    'The installed version runs generator functions alone. Update it together with the conversion, in the order that the guide for it names.',
  ),
  unknownHost: intended(
    'which version of {{host}} runs it cannot be told, and not every version takes an async function.',
    'No `package.json` and no installed copy in sight says which version it is.',
  ),
  testReceiver: intended(
    'under {{host}} its `this` is an empty object, and that of an async function is what tests and hooks share.',
    'jest runs generators by co before version 30, and gives them no `this`. What the body reads from it is undefined today, and what it keeps there is lost.',
  ),
  testValue: intended(
    '{{host}} takes the value on line {{line}} for an error, unless it is falsy, and would not any more.',
    'mocha-generators hands what the body returns to the callback of the test. A test that returns something fails today.',
  ),
  handlerOutOfSight: intended(
    '{{name}} leaves the file, and whatever runs it elsewhere has to take an async function.',
    'What is exported, kept or returned is run elsewhere. koa 2 and egg take the converted function; koa 1 does not, and neither does code that delegates to it with `yield*`.',
  ),
  tiedToSuggestion: intended(
    'it is converted together with {{name}} (line {{line}}), which is a suggestion.',
    'Coroutines that call each other change together, so the least certain of them decides for all.',
  ),
  nextTwice: refused(
    '`yield {{name}}` on line {{line}} may be reached a second time, which koa 1 ignores and koa 2 answers with an error.',
    'koa 1 hands over a generator object, which runs once. koa 2 hands over a function that throws “next() called multiple times”. Only a `yield next` that is reached at most once is converted.',
  ),
  nextKept: refused(
    '`{{name}}` is used on line {{line}} in another way than by `yield {{name}}`.',
    'koa 1 hands over a generator object, koa 2 a function. Where it is stored, passed on, returned, or yielded in an array, what becomes of it is not known.',
  ),
  nestedThis: refused(
    'a function in it uses a `this` of its own on line {{line}}, which may be the context.',
    '`this` of the middleware and of its arrow functions becomes the parameter. Who calls the inner function, and with what, is not known.',
  ),
  handlerArguments: refused(
    'the body uses `arguments`, which begins with the context in koa 2.',
    'Name the parameters instead.',
  ),
  contextName: refused(
    '`ctx` and `context` already mean something in it.',
    'The context needs a name as a parameter. Rename one of them.',
  ),
  testCallback: refused(
    '{{host}} hands a function with a parameter a callback, and waits for it.',
    'A test with a `done` parameter ends when it is called. A promise besides is an error, or is ignored. Remove the parameter.',
  ),
  callbackFamily: refused(
    '{{library}} resumes the body by callbacks, which no async function can do.',
    'suspend, genny, gens and their kin give the body a callback. The code has to be rewritten with promises by hand.',
  ),
  returnsThunk: refused(
    '`{{callee}}` returns a thunk, which starts the body only once it is called.',
    'co 3 and vo return a function that takes a callback. Nothing runs before it is called, and its callers pass a callback.',
  ),
  resultCalled: refused(
    'what `{{callee}}` returns is called as a function, as in co 3.',
    '`co(function* () {…})()` is how co 3 is used. co 4 returns a promise, which cannot be called.',
  ),
  maybePlain: refused(
    '`{{callee}}` may return a plain value today; an async function always returns a promise.',
    'when returns a value that is no promise where nothing was pending.',
  ),
  returnsNothing: refused(
    '`{{callee}}` returns nothing, and its result is used.',
    'What takes the result gets undefined today and would get a promise.',
  ),
  customPromiseClass: refused(
    'the third argument names another promise class, whose promises native ones are not.',
    'TypeScript passes the declared return type of the function to `__awaiter`. Only without one is the result a native promise.',
  ),
  receiver: refused(
    '`{{callee}}` runs the body with {{receiver}} as `this`, which an async function would not have.',
    'Under `co(…)` the body’s `this` is the global object; under `Q.spawn` it is `undefined`. Where the body uses `this`, decide what it should be: `co.call(this, …)` is converted.',
  ),
  spreadArguments: refused(
    'which argument of `{{callee}}` is the generator cannot be told from `...`.',
    'A spread stands before it, so that its place among the arguments is not known.',
  ),
  callee: refused(
    'the body uses `arguments.callee`, which would be another function.',
    '`arguments.callee` is the generator function itself.',
  ),
  olderEdition: refused(
    'the file is set to ECMAScript {{edition}}, which has no async functions: set `ecmaVersion: 2017` or later.',
    'Code in async functions would not parse any more. Raise `ecmaVersion` in the configuration of ESLint first, if what runs the code knows async functions.',
  ),
  directEval: refused('the body calls `eval`, which can see everything in it.', 'Code in a string cannot be checked.'),
  awaitName: refused(
    'something in the body is called `await`, which is a keyword in an async function.',
    'Rename it first.',
  ),
  unknownGenerator: refused(
    'what `{{callee}}` is given is not a generator function written in this file.',
    'The generator comes from elsewhere: a parameter, an import, a property. Its definition has to change together with this call.',
  ),
  asyncGenerator: refused(
    'an async generator function is not a coroutine, and `{{callee}}` cannot run it.',
    'co fails once the stack is full, bluebird throws, and under Q and the functions of compilers nothing ever comes of it. Decide whether the function should produce values or wait.',
  ),
  alwaysThrows: refused(
    '`yield{{operand}}` always throws under {{library}} today, and would stop doing so.',
    'The operand is nothing that the library accepts. It is a bug today; `await` would hide it.',
  ),
  uncalledAsyncFunction: refused(
    '`yield {{operand}}` never continues under {{library}}: an async function that is not called is taken for a thunk.',
    'Call it: `yield f()`.',
  ),
  asyncGeneratorOperand: refused(
    '`yield {{operand}}` fails under {{library}}: an async generator is not a coroutine.',
    'co takes an async generator for a generator and recurses until the stack is full.',
  ),
  resolvedElement: refused(
    'the elements of `{{operand}}` are arrays, objects, functions or generators, which {{library}} resolves and `Promise.all` does not.',
    'co resolves what is nested. Where the elements are written in the operand itself they are converted; behind a name or a callback they are not.',
  ),
  foreignGenerator: refused(
    '`yield {{operand}}` runs a generator that is not written in this file.',
    'co runs a generator object; `await` gives it back. The function that makes it has to become async at the same time.',
  ),
  delegation: refused(
    '`yield* {{operand}}` delegates to something that is not converted together with it.',
    '`yield*` of a coroutine in this file becomes `await`. Of an import, a method or an array it has no counterpart that is certain.',
  ),
  lazyGenerator: refused(
    '`{{name}}()` only starts when it is yielded; an async function would start where it is called.',
    'A generator object that is kept before it is yielded runs later than the call of an async function would.',
  ),
  exportedGenerator: refused(
    '{{name}} is exported, and callers elsewhere need a generator.',
    'Whoever delegates to it with `yield*`, or runs it, has to change at the same time.',
  ),
  generatorUsedElsewhere: refused(
    '{{name}} is also used on line {{line}}, where a generator is needed or may be.',
    'The definition changes together with all its uses. This use cannot be converted.',
  ),
  publicMethod: refused(
    '{{name}} is a method that code elsewhere may call or override, and that needs a generator.',
    'A method may be called, overridden or required by a type in other files. Only a private method (`#name`), and a method of an object that stays in the file, has all its uses in sight.',
  ),
  mixedFamilies: refused(
    '{{name}} is run by libraries that do not agree on what `yield` means.',
    'One async function cannot do what both of them do.',
  ),
  functionIdentity: refused(
    'the result is used with `{{use}}`, which an async function answers differently.',
    'Async functions cannot be constructed, have no `prototype`, and have their real `length`.',
  ),
  cancelled: refused(
    'the promise is cancelled somewhere; async functions cannot be.',
    'Bluebird runs the `finally` blocks of a cancelled coroutine. There is no native counterpart.',
  ),
  earlyReturn: refused(
    'the body ends by an exception that {{library}} turns into a result.',
    '`Q.return(v)` and `throw new Task.Result(v)` end the coroutine from anywhere. Use `return`.',
  ),
  promiseShadowed: refused(
    'the conversion writes `{{name}}`, which means something else here.',
    'A variable of that name hides the global one. Rename it first.',
  ),
  returnType: refused(
    'the declared return type `{{type}}` has no counterpart for an async function that is certain.',
    '`Generator<Y, R, N>` and its kin become `Promise<R>`. What an alias or a class should become cannot be told.',
  ),
  stateMachine: refused(
    'it is compiled to a state machine, from which the original is not recovered.',
    'Compile the source again for a target that has async functions.',
  ),
  tiedToRefusal: refused(
    'it can only be converted together with {{name}} (line {{line}}), which is not.',
    'Coroutines that call each other change together or not at all.',
  ),
  tiedToLeftAlone: refused(
    'it can only be converted together with {{name}} (line {{line}}), which is left alone.',
    'An option of its rule, or a comment that disables the rule there, says so. Coroutines that need each other change together or not at all.',
  ),
} satisfies Record<string, ReasonDescription>;

export type ReasonKind = keyof typeof reasonDescriptions;

/** One reason at one place. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly node: TSESTree.Node;
  readonly data: Readonly<Record<string, string>>;
}

export function makeReason(kind: ReasonKind, node: TSESTree.Node, data: Readonly<Record<string, string>> = {}): Reason {
  return { kind, node, data };
}

/** Whether a reason forbids the conversion altogether. */
export function isRefusal(reason: Reason): boolean {
  return reasonDescriptions[reason.kind].outcome === 'refused';
}
