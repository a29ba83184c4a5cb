import type { ReasonCode } from '../reasons/index.js';

/**
 * What each reason means whatever it was given for, as a clause without a full stop, and what can be done about it: for the
 * documentation and for the summary of the command.
 */
export const reasonExplanations: Readonly<Record<ReasonCode, readonly [title: string, explanation: string]>> = {
  'state-machine': [
    'it is compiled to a state machine',
    'Compile the source again for a target that has async functions.',
  ],
  'callback-family': [
    'the library resumes the body through callbacks',
    'suspend, genny, gens and their kin give the body a callback. The code has to be rewritten with promises by hand.',
  ],
  'returns-thunk': [
    'the runner returns a thunk',
    'co 3 and vo return a function that takes a callback. Nothing runs before it is called, and its callers pass a callback.',
  ],
  'returns-generator': [
    'what the wrapper makes returns a generator',
    'unyield makes functions that take a callback, or give a generator to whoever yields what they return. The callers have to be rewritten with them.',
  ],
  'result-called': [
    'the result is called as a function, as in co 3',
    '`co(function* () {…})()` is how co 3 is used. co 4 returns a promise, which cannot be called.',
  ],
  'maybe-plain': [
    'the wrapper may return a plain value',
    'when returns a value that is no promise where nothing was pending.',
  ],
  'returns-nothing': [
    'the runner returns nothing',
    'An async function gives its caller a promise, where there is `undefined` today.',
  ],
  'custom-promise-class': [
    'the third argument is another promise class',
    'TypeScript passes the declared return type of the function to `__awaiter`. Only without one is the result a native promise.',
  ],
  'spread-arguments': [
    'a spread hides which argument is the generator',
    'A spread stands before it, so that its place among the arguments is not known.',
  ],
  'ignored-arguments': [
    'the runner ignores some of its arguments',
    'A runner that is given a generator object passes no arguments to its body. What stands after it is evaluated and dropped.',
  ],
  'async-generator': [
    'an async generator function is run as a coroutine',
    'co fails once the stack is full, bluebird throws, and under Q and the functions of compilers nothing ever comes of it. Decide whether the function should produce values or wait.',
  ],
  'unknown-generator': [
    'the generator function is not known',
    'The generator comes from elsewhere, such as a parameter, an import or a property. Its definition has to change together with this call.',
  ],
  receiver: [
    'the body uses a `this` that an async function would not have',
    'Under `co(…)` the body’s `this` is the global object; under `Q.spawn` it is `undefined`. Where the body uses `this`, decide what it should be: `co.call(this, …)` is converted.',
  ],
  'mixed-families': [
    'libraries that disagree on `yield` run the generator',
    'One async function cannot do what both of them do.',
  ],
  cancelled: [
    'the promise is cancelled, which an async function cannot be',
    'Bluebird runs the `finally` blocks of a cancelled coroutine. There is no native counterpart.',
  ],
  'function-identity': [
    'the file tells an async function from the wrapped one',
    'Async functions cannot be constructed, have no `prototype`, and have their real `length`.',
  ],
  'older-edition': [
    'the file is set to an older edition of ECMAScript',
    'The code would not parse any more. Raise `ecmaVersion` in the configuration of ESLint first, if what runs the code knows async functions.',
  ],
  'arguments-callee': ['the body uses `arguments.callee`', '`arguments.callee` is the generator function itself.'],
  'direct-eval': ['the body calls `eval`', 'Code in a string cannot be checked.'],
  'await-name': ['`await` is used as a name', 'Rename it first.'],
  'early-return': [
    'the body returns by an exception of the library',
    '`Q.return(v)` and `throw new Task.Result(v)` end the coroutine from anywhere. Use `return`.',
  ],
  'promise-shadowed': [
    'a global that the conversion writes is shadowed',
    'A variable of that name hides the global one. Rename it first.',
  ],
  'return-type': [
    'the return type has no async counterpart',
    '`Generator<Y, R, N>` and its kin become `Promise<R>`. What an alias or a class should become cannot be told.',
  ],
  'always-throws': [
    'the yielded value always throws',
    'The operand is nothing that the library accepts. It is a bug today; `await` would hide it.',
  ],
  'handled-operand': [
    'a yield handler decides what a yielded value gives',
    'The library itself accepts no such value. The file teaches it to, by `coroutine.addYieldHandler` or the option `yieldHandler`, and what the handler makes of it is not known.',
  ],
  'uncalled-async-function': ['an async function is yielded without a call', 'Call it: `yield f()`.'],
  'async-generator-operand': [
    'an async generator is yielded',
    'co takes an async generator for a generator and recurses until the stack is full.',
  ],
  'co-package': [
    'a package made for co may return a thunk or a generator',
    'Packages called `co-…` return what co resolves. Replace the package, or wrap its functions, first.',
  ],
  'several-kinds': [
    'the operand may be more than a promise',
    'The file shows that the operand is an array, an object, a thunk or a generator at times: by one of several values that are written to a variable or a property, by what a call hands over for a parameter, by a default, or by the name `map`. co resolves these. `await` gives them back as they are. Make it one kind, or resolve it where it is made.',
  ],
  'resolved-element': [
    'elements of a yielded value are resolved by the library alone',
    'co resolves what is nested. Where the elements are written in the operand itself they are converted; behind a name or a callback they are not.',
  ],
  'generator-elsewhere': [
    'a generator of another file is yielded',
    'The file that is named has it. `await` would give the generator object back and not run it, so that its function has to become async at the same time. ESLint fixes one file at a time; `native-async plan` shows what has to change together in which files, and `native-async --fix` converts it all or not at all. Counted are the files of the generators that the conversion itself needs, not those that these need in turn.',
  ],
  'foreign-generator': [
    'the function of a yielded generator is not known',
    'co runs a generator object; `await` gives it back. The function that makes it has to become async at the same time.',
  ],
  delegation: [
    'a `yield*` cannot become `await`',
    '`yield*` of a coroutine in this file becomes `await`. Of an import, a method or an array it has no counterpart that is certain.',
  ],
  'lazy-generator': [
    'a generator would start before it is yielded',
    'A generator object that is kept before it is yielded runs later than the call of an async function would.',
  ],
  'exported-generator': [
    'the generator is exported',
    'Whoever delegates to it with `yield*`, or runs it, has to change at the same time.',
  ],
  'public-method': [
    'other code may call or override the method',
    'A method may be called, overridden or required by a type in other files. Where the methods of an object use `this`, they may read it under any name. Only a private method (`#name`), and a method of an object that stays in the file and whose methods do not use `this`, has all its uses in sight.',
  ],
  'generator-used-elsewhere': [
    'another use may need a generator',
    'The definition changes together with all its uses. This use cannot be converted.',
  ],
  'next-twice': [
    '`next` may run twice',
    'koa 1 hands over a generator object, which runs once. koa 2 hands over a function that throws “next() called multiple times”. Only a `yield next` that is reached at most once is converted.',
  ],
  'next-kept': [
    '`next` is used in another way than by `yield`',
    'koa 1 hands over a generator object, koa 2 a function. Where it is stored, passed on, returned, or yielded in an array, what becomes of it is not known.',
  ],
  'nested-this': [
    'a nested function uses `this`',
    '`this` of the middleware and of its arrow functions becomes the parameter. Who calls the inner function, and with what, is not known.',
  ],
  'handler-arguments': [
    'the body uses `arguments`, which starts with the context in koa 2',
    'Name the parameters instead.',
  ],
  'context-name': ['`ctx` and `context` are taken', 'The context needs a name as a parameter. Rename one of them.'],
  'handed-on': [
    'it is handed on to a library that takes no async functions',
    'A function of the program hands it on to a wrapper or runner that takes generator functions alone. Make that function call what it is handed, together with everything that it is handed.',
  ],
  'test-callback': [
    'the test takes a callback',
    'A test with a `done` parameter ends when it is called. A promise besides is an error, or is ignored. A wrapper hides the parameter, an async function does not. Remove the parameter.',
  ],
  'test-result': [
    'the test runner runs what the test returns',
    'thunk-mocha runs a generator or a thunk that a test returns, as if it were yielded. Write `return yield …`.',
  ],
  'tied-to-refusal': [
    'it depends on a generator that cannot be converted',
    'Coroutines that call each other change together or not at all.',
  ],
  'tied-to-left-alone': [
    'it depends on a coroutine that is left alone',
    'An option of its rule, or a comment that disables the rule there, says so. Coroutines that need each other change together or not at all.',
  ],
  'library-method': [
    'the result is used as only promises of the library allow',
    'A use in the file needs a promise of the library: a method such as `.tap`, a filter as in `.catch(SomeError, f)`, or `instanceof`. Change that use first.',
  ],
  'library-type': [
    'the result is declared as a promise of the library',
    'A type annotation names the promise type of the library. Change the annotation to `Promise<…>` first.',
  ],
  'older-host': [
    'the installed version accepts no async functions',
    'The installed version runs generator functions alone. Update it together with the conversion, in the order that the guide for it names.',
  ],
  'unknown-host': [
    'the version of the host is unknown',
    'No `package.json` and no installed copy in sight says which version it is.',
  ],
  'yield-handler': [
    'a yield handler changes what `yield` accepts',
    'Bluebird can be taught to accept other values with `coroutine.addYieldHandler` or the option `yieldHandler`. What the handler does with each operand is not known.',
  ],
  'opaque-operand': [
    'a yielded value may not be a promise',
    'co resolves yielded arrays, objects, thunks and generators, which `await` does not, and what the operand evaluates to cannot be told from the file. If it is a promise, the suggestion is right. With types, or with the setting `opaqueOperand: "await"`, it becomes a fix.',
  ],
  'generator-by-name': [
    'a generator of that name may be yielded',
    'The object is not known, and a function that the project has under that name is a generator which stays one. Once that one is converted, nothing speaks against it.',
  ],
  'kind-by-name': [
    'a value is named as what `await` does not resolve',
    'Nothing shows what is yielded, and its name says that it is no promise: `tasks` is most often an array, `gen()` makes a generator, `fn` is a function. Neither `opaqueOperand` nor `fixIntended: true` covers that. If it is a promise all the same, the suggestion is right; `fixIntended: ["kind-by-name"]` makes a fix of all such suggestions.',
  ],
  'changed-copy': [
    'what is received for a yielded value is changed, and may be a copy',
    'co gives a copy of a yielded plain object or array, and `await` the very one, so that changes of it show wherever it is kept. Nothing shows what is yielded: it is read from an object, or given by a function that is handed in, and code after it changes what it gets. Neither `opaqueOperand` nor `fixIntended: true` covers that. If it is a promise, the suggestion is right; if it is an object that nobody else keeps, too. `fixIntended: ["changed-copy"]` makes a fix of all such suggestions.',
  ],
  'mixed-operand': [
    'a recorded run yielded several kinds of values',
    'Some of them need another form than `await` gives them. Look at where each comes from, and make them one kind first.',
  ],
  'opaque-part': [
    'a part of a yielded value may not be a promise',
    'A part of a yielded array, object or condition cannot be told from the file. If it is a promise, the suggestion is right.',
  ],
  'opaque-elements': [
    'elements of a yielded value may not be promises',
    'The operand is an array or object of values that cannot be told from the file. If they are promises or plain values, the suggestion is right.',
  ],
  'not-certainly-array': [
    'a value with `map` may not be an array',
    '`yield xs.map(…)` becomes `await Promise.all(xs.map(…))`. That is right when `xs` is an array, which the file does not show.',
  ],
  'plain-branch': [
    'a branch of a yielded value throws under the library',
    'One branch of what is yielded is nothing that the library accepts, such as `undefined`. `await` takes it as it is.',
  ],
  'thunk-operand': [
    'a thunk is wrapped in a promise',
    'co calls a yielded function with a callback. `await` does not, so the call is written out. The result is right but long; a function that returns a promise is better.',
  ],
  'returned-promise': [
    '`await` would wait for a promise that is returned',
    '`yield*` hands a returned promise on without waiting for it; an async function waits. Where the value is used as a promise, the conversion changes it.',
  ],
  'resumes-at-once': [
    'a value that is no promise is given back at once',
    'A hand-rolled runner may go on without a pause where the body yields something else than a promise. `await` always pauses, so that other code may run in between.',
  ],
  'start-order': [
    'a generator would start earlier',
    'A generator in a yielded array or object starts once the whole array is there; an async function starts where it is called. Where the elements after it do something, the order of effects changes.',
  ],
  'later-start': [
    'the runner starts the body later',
    'A runner that begins with `Promise.resolve().then(…)` runs nothing before the code that calls it waits or ends. Where the call is awaited at once, nobody can tell.',
  ],
  'first-errors': [
    'errors before the first `yield` would become rejections',
    'A hand-rolled runner may take the first step outside of its promise. Where the call is awaited at once, nobody can tell.',
  ],
  'parameter-default': [
    'errors in parameter defaults would become rejections',
    'Wrappers evaluate parameters outside of their promise. An async function does it inside.',
  ],
  'unhandled-errors': [
    'a rejection that nobody handles at once would end the process',
    'Node.js ends a process for a rejected native promise that has no handler by the time nothing else is due. For promises of bluebird and Q it does not: bluebird prints a warning, Q nothing. `Q.spawn` throws what its body throws, outside of any promise. So a promise that is dropped, or kept while something else is awaited, gets a suggestion. Handle it, or await it where it is made.',
  ],
  'never-runs': [
    'a use does not run the body today, and would',
    'A generator object that is dropped, awaited or handed to something that does not step it does nothing. Once the function is async, its body runs there, with all its effects and errors. That is what was meant, and not what happens today.',
  ],
  'handler-out-of-sight': [
    'the code that runs it is not in the file',
    'What is exported, kept or returned is run elsewhere. koa 2 and egg take the converted function; koa 1 does not, and neither does code that delegates to it with `yield*`.',
  ],
  'test-receiver': [
    'the test runner gives generators an empty `this`',
    'jest runs generators by co before version 30, and gives them no `this`. What the body reads from it is undefined today, and what it keeps there is lost.',
  ],
  'test-value': [
    'the test runner takes the returned value for an error',
    'mocha-generators hands what the body returns to the callback of the test. A test that returns something fails today.',
  ],
  arity: [
    'the `length` of the function changes',
    'Wrappers return functions of length 0. express, mocha and others decide by `length` what a function takes: one with four parameters is an error handler, one with a `done` parameter takes a callback.',
  ],
  'library-promise': [
    'callers may need a promise of the library',
    'The result is a promise of the library. Where all its uses are `await`, `then`, `catch` with one function, or `finally`, nobody can tell; where it leaves the file, callers may use `.tap`, `.asCallback` or `.fail`, or drop a rejection, which ends the process once the promise is one of Node.js.',
  ],
  'library-promise-in-scope': [
    '`Promise` is that of the library',
    'The library’s `Promise.all` gives the same values, but at other moments.',
  ],
  'typed-result': [
    'TypeScript checks what `await` gives, not what `yield` gives',
    'Values that come out of `yield` are not checked. Values that come out of `await` are, which can reveal errors. The running code is the same.',
  ],
  'older-node': [
    'the package allows a Node.js without async functions',
    'What it has under `engines`, or `browserslist`, reaches below 7.6, the first version that runs async functions. Raise it with the conversion. The first fix of a file says so, and the command once for all.',
  ],
  'recorded-operand': [
    'a recorded run shows what is yielded',
    'The code does not tell. Each time that the run came here, it was a promise, or plain data beside promises; or always the same of what the library resolves.',
  ],
  'recorded-promise': [
    'a recorded run needs no promise of the library',
    'No method that native promises lack was used on the results, or on promises derived from them. Where the library survives a rejection that nobody handles, each of them was handled, awaited or taken in by another promise before Node.js would look.',
  ],
  'recorded-function': [
    "a recorded run never reads the function's `length`",
    'Nor its `prototype`, and nothing constructed it.',
  ],
  'recorded-steppers': [
    'in a recorded run, only a runner that takes async functions runs it',
    'Its generator objects were stepped by nothing else, so that the use which the code leaves open needs no generator.',
  ],
  'tied-to-suggestion': [
    'it depends on a generator that is only suggested',
    'Coroutines that call each other change together, so the least certain of them decides for all.',
  ],
  'top-level': [
    'top-level `await` needs an ES module',
    'Name the file `.mjs`, set `"type": "module"` in package.json, or put the code into `(async () => { … })()`.',
  ],
  'ecma-version': [
    'top-level `await` needs `ecmaVersion` 2022',
    'Modules can await at the top level since ECMAScript 2022. Raise `languageOptions.ecmaVersion`, or put the code into `(async () => { … })()`.',
  ],
  'rejected-by-parser': [
    'the parser rejects it here',
    'The place looks right, and the parser takes the word for something else.',
  ],
  constructor: ['a constructor cannot be async', 'Await in a static async method that then calls the constructor.'],
  accessor: ['a getter or setter cannot be async', 'Make it an async method, and call it where it is read.'],
  'class-field': [
    'a class field cannot await its value',
    'Assign the field in an async method, or in a static one that creates the object.',
  ],
  'static-block': ['a static block cannot await', 'Await before the class, or in a static async method.'],
  'parameter-initializer': [
    'a parameter default cannot await',
    'The default of a parameter cannot await, not even in an async function. Await in the body.',
  ],
  'typescript-namespace': [
    'a namespace cannot await',
    'A namespace is compiled to a function that is not async. Move the code to the module.',
  ],
  'enum-member': ['an enum member cannot await its value', 'Members of an enum are computed when it is declared.'],
  'template-expression': [
    'an expression in a template cannot await',
    'Move the expression to an async function of the script.',
  ],
  'generator-function': [
    'a generator would become an async generator',
    'With `async` it becomes an async generator, and `for await` has to take the place of `for` wherever it is used.',
  ],
  'coroutine-function': [
    'the function is a coroutine',
    'A library or a host runs the generator function, and `yield` is what waits in it: write `yield`. Once the function is converted to an async one, by its own report, `await` is right.',
  ],
  'statement-position': [
    'an async function cannot be the body of `if`, nor labelled',
    'Put it into a block, or declare it outside.',
  ],
  'block-function': [
    'the function is used outside the block that declares it',
    'A plain function in a block is visible outside of it in sloppy code; an async one is not.',
  ],
  'duplicate-function': [
    'the function is declared twice in its block',
    'Plain functions may be declared twice in a block in sloppy code; async ones may not.',
  ],
  'constructed-function': [
    'the function is used as a constructor',
    'Async functions cannot be called with `new` and have no `prototype`.',
  ],
  'protocol-method': [
    'the language calls the method and expects no promise',
    'Methods such as `toString` and `Symbol.iterator` have to return their value itself.',
  ],
  'proxy-trap': [
    'a proxy trap must return its value at once',
    'The result of a trap such as `has` or `set` is used at once, and a promise is always true.',
  ],
  'type-predicate': [
    'the function is a type predicate',
    '`x is T` has no async form. Return a boolean promise, and check the type where it is awaited.',
  ],
  'left-alone': [
    'a comment disables the rule for another `await` of the function',
    'One fix is for all of a function. Remove the comment to get it.',
  ],
  'caller-elsewhere': [
    'a caller in another file cannot change with it',
    'Once the function is async, its callers get a promise and have to wait for it. One of them is in a file that is not checked, that cannot be written, or in which a comment disables the rule there.',
  ],
  'promise-executor': [
    'errors of an async executor are lost',
    'An async executor rejects a promise that nobody sees, and the outer one stays pending. Move the `await` out of `new Promise`.',
  ],
  'truthy-callback': [
    'the method takes every promise for true',
    '`filter`, `some`, `find` and their kin do not await the callback. Await all the values first.',
  ],
  comparator: [
    'the method cannot compare promises',
    'A promise is no number, so the order stays as it was. Await the values first, and compare them then.',
  ],
  accumulator: [
    'the method would pass on a promise as the accumulator',
    'Each call would get a promise as its first argument. Use a `for` loop.',
  ],
  replacer: [
    'the method would insert `[object Promise]`',
    '`String.prototype.replace` uses the text of what it gets. Await the texts first.',
  ],
  'json-callback': [
    'the method would take the promise for the value',
    '`JSON.stringify` and `JSON.parse` do not await. Await the values first.',
  ],
  'test-suite': [
    'the suite does not wait for its callback',
    'Suites are collected at once, so tests that the callback defines later are lost. Await in a hook.',
  ],
  'effect-callback': [
    'what the callback returns is taken for its cleanup',
    'React calls what an effect returns. Call an async function inside the effect.',
  ],
  'iteration-callback': [
    'the method does not await its callback between iterations',
    'All calls start at once, one after the other, and nobody waits for them. Use a `for...of` loop, or `await Promise.all(...)`.',
  ],
  'mapped-callback': ['the method would return an array of promises', 'Put `await Promise.all(...)` around the call.'],
  'unknown-callback': [
    'the callee may not expect an async callback',
    'What receives the callback may use what it returns, or count on errors being thrown. If it does neither, the suggestion is right.',
  ],
  decorator: ['a decorator receives the function', 'The decorator may depend on what the method returns.'],
  'declared-type': [
    'the function has to fit a declared type',
    'A superclass, an interface or a function type declares what it returns. Change that type as well.',
  ],
};

/** What a reason means, as a clause without a full stop. */
export function reasonTitle(code: ReasonCode): string {
  return reasonExplanations[code][0];
}
