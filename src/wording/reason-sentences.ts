import type { DataName, ReasonCode } from '../reasons/index.js';

/** For each reason, a clause that says it, without a full stop. */
export const reasonSentences: {
  readonly [Code in ReasonCode]: (data: Readonly<Record<DataName<Code>, string>>) => string;
} = {
  'state-machine': () => 'it is compiled to a state machine',
  'callback-family': ({ library }) => `${library} resumes the body through callbacks`,
  'returns-thunk': ({ callee }) => `\`${callee}\` returns a thunk, not a promise`,
  'returns-generator': ({ callee }) => `what \`${callee}\` makes returns a generator, not a promise`,
  'result-called': ({ callee }) => `the result of \`${callee}\` is called as a function, as in co 3`,
  'maybe-plain': ({ callee }) => `\`${callee}\` may return a plain value, not a promise`,
  'returns-nothing': ({ callee }) => `\`${callee}\` returns \`undefined\`, an async function a promise`,
  'custom-promise-class': () => 'the third argument is another promise class',
  'spread-arguments': ({ callee }) => `a spread hides which argument of \`${callee}\` is the generator`,
  'ignored-arguments': ({ callee }) => `\`${callee}\` ignores the arguments after the generator`,
  'async-generator': ({ callee }) => `\`${callee}\` cannot run an async generator function`,
  'unknown-generator': ({ argument }) => `\`${argument}\` cannot be traced to a generator function`,
  receiver: ({ callee, receiver }) =>
    `the body uses \`this\`, which \`${callee}\` sets to ${receiverWords[receiver] ?? receiver}`,
  'mixed-families': ({ name }) => `${name} is run by libraries that treat \`yield\` differently`,
  cancelled: () => 'the promise is cancelled, which an async function cannot be',
  'function-identity': ({ use }) => `an async function behaves differently with \`${use}\``,
  'older-edition': ({ keyword, edition, needed }) =>
    `\`${keyword}\` needs \`ecmaVersion\` ${needed}, which is ${edition}`,
  'arguments-callee': () => 'the body uses `arguments.callee`',
  'direct-eval': () => 'the body calls `eval`',
  'await-name': ({ name }) => `${name} uses \`await\` as a name`,
  'early-return': ({ library }) => `the body returns by an exception of ${library}`,
  'promise-shadowed': ({ global }) => `\`${global}\` is shadowed here`,
  'return-type': ({ type }) => `the return type \`${type}\` has no async counterpart`,
  'always-throws': ({ suspension, library }) => `\`${suspension}\` always throws under ${library}`,
  'handled-operand': ({ suspension }) => `a yield handler decides what \`${suspension}\` gives`,
  'uncalled-async-function': ({ operand }) => `\`yield ${operand}\` never resumes: the async function is not called`,
  'async-generator-operand': ({ operand, library }) =>
    `\`${operand}\` is an async generator, which ${library} cannot run`,
  'co-package': ({ module }) => `\`${module}\` may return a thunk or a generator`,
  'several-kinds': ({ operand, kinds, library }) =>
    `\`${operand}\` may be ${kindsInWords(kinds)}, which ${library} resolves and \`await\` does not`,
  'resolved-element': ({ operand, library }) =>
    `${library} resolves elements of \`${operand}\` that \`Promise.all\` does not`,
  'generator-elsewhere': ({ operand, definition, file, line, others }) =>
    `\`${definition || operand}\` (${file}:${line}) is a generator that has to change with it${inOthers(others)}: run \`native-async plan\``,
  'foreign-generator': ({ operand }) => `the generator function behind \`${operand}\` is not known`,
  delegation: ({ operand }) => `\`yield* ${operand}\` cannot become \`await\``,
  'lazy-generator': ({ callee }) => `\`${callee}()\` would start before it is yielded`,
  'exported-generator': ({ name }) => `${name} is exported; callers in other files expect a generator`,
  'public-method': ({ name }) => `other code may call or override ${name}`,
  'generator-used-elsewhere': ({ name, line }) => `line ${line} may need ${name} to be a generator`,
  'next-twice': ({ next, line }) => `\`yield ${next}\` on line ${line} may run twice, which koa 2 rejects`,
  'next-kept': ({ next, line }) => `line ${line} uses \`${next}\` in another way than \`yield ${next}\``,
  'nested-this': ({ line }) => `a nested function uses \`this\` on line ${line}`,
  'handler-arguments': () => 'the body uses `arguments`, which starts with the context in koa 2',
  'context-name': () => '`ctx` and `context` are taken',
  'handed-on': ({ host, library }) => `${host} hands it on to ${library}, which takes no async function`,
  'test-callback': ({ host }) => `${host} waits for the callback that it passes`,
  'test-result': ({ host, line }) => `${host} runs what is returned on line ${line}`,
  'tied-to-refusal': ({ name, line }) => `it depends on ${name} (line ${line}), which cannot be converted`,
  'tied-to-left-alone': ({ name, line }) => `it depends on ${name} (line ${line}), which is left alone`,
  'library-method': ({ method, library }) =>
    method
      ? `\`${method}\` is used as only ${library} promises allow`
      : `a computed method may be one that only ${library} promises have`,
  'library-type': ({ type }) => `the result is declared as \`${type}\``,
  'older-host': ({ host, newer }) => `${host} does not accept async functions, ${newer} does`,
  'unknown-host': ({ host }) => `the version of ${host} is unknown`,
  'yield-handler': () => 'a yield handler changes what `yield` accepts',
  'opaque-operand': ({ operand }) => `\`${operand}\` may not be a promise`,
  'opaque-part': ({ operand }) => `\`${operand}\` may not be a promise`,
  'opaque-elements': ({ operand }) => `elements of \`${operand}\` may not be promises`,
  'not-certainly-array': ({ operand }) => `\`${operand}\` may not be an array`,
  'generator-by-name': ({ operand, name }) =>
    `\`${operand}\` may run a generator: functions named \`${name}\` in this project are generators`,
  'kind-by-name': ({ operand, kind, library }) =>
    `\`${operand}\` may be ${kindsInWords(kind)} by its name, which ${library} resolves and \`await\` does not`,
  'changed-copy': ({ operand, library, line }) =>
    `if \`${operand}\` is a plain object or an array, ${library} gives a copy of it, which line ${line} changes`,
  'mixed-operand': ({ operand, kinds }) => `\`${operand}\` gave several kinds in a recorded run: ${kinds}`,
  'plain-branch': ({ operand, library }) => `yielding \`${operand}\` throws under ${library}`,
  'thunk-operand': ({ operand }) => `the thunk \`${operand}\` is wrapped in a promise`,
  'returned-promise': ({ callee }) => `\`await\` would wait for the promise that \`${callee}\` returns`,
  'resumes-at-once': ({ suspension, library }) =>
    `\`${suspension}\` yields no promise, which ${library} gives back at once and \`await\` later`,
  'start-order': ({ callee }) => `\`${callee}()\` would start earlier`,
  'later-start': ({ callee }) => `\`${callee}\` starts the body later`,
  'first-errors': () => 'errors before the first `yield` would become rejections',
  'parameter-default': () => 'errors in parameter defaults would become rejections',
  'unhandled-errors': ({ library }) =>
    `a rejection that nobody handles at once ends the process, unlike one of ${library}`,
  'never-runs': ({ use, line }) => `\`${use}\` (line ${line}) does not run the body today, and would`,
  'handler-out-of-sight': ({ name }) => `the code that runs ${name} is not in this file`,
  'test-receiver': ({ host }) => `${host} gives generators an empty \`this\``,
  'test-value': ({ host, line }) => `${host} takes the value returned on line ${line} for an error`,
  arity: ({ length }) => `the function's \`length\` changes from 0 to ${length}`,
  'library-promise': ({ library }) => `callers may need a ${library} promise`,
  'library-promise-in-scope': ({ library }) => `\`Promise\` is that of ${library} here`,
  'typed-result': () => 'TypeScript checks what `await` gives, not what `yield` gives',
  'tied-to-suggestion': ({ name, line }) => `it depends on ${name} (line ${line}), which is only suggested`,
  'older-node': ({ allowed }) => `async functions need Node.js 7.6, and package.json allows ${allowed}`,
  'recorded-operand': ({ operand }) => `a recorded run shows what \`${operand}\` is`,
  'recorded-promise': ({ library }) => `a recorded run needs no ${library} promise`,
  'recorded-function': () => "a recorded run never reads the function's `length`",
  'recorded-steppers': ({ name, steppers }) => `in a recorded run, only ${steppers} runs ${name}`,
  'top-level': () => 'top-level `await` needs an ES module',
  'ecma-version': () => 'top-level `await` needs `ecmaVersion` 2022',
  'rejected-by-parser': () => 'the parser rejects it here',
  constructor: () => 'a constructor cannot be async',
  accessor: ({ name }) => `${name} cannot be async`,
  'class-field': () => 'a class field cannot await its value',
  'static-block': () => 'a static block cannot await',
  'parameter-initializer': () => 'a parameter default cannot await',
  'typescript-namespace': () => 'a namespace cannot await',
  'enum-member': () => 'an enum member cannot await its value',
  'template-expression': () => 'an expression in a template cannot await',
  'generator-function': () => 'callers of an async generator would need `for await`',
  'coroutine-function': ({ name }) => `${name} is a coroutine, in which \`yield\` waits`,
  'statement-position': () => 'an async function cannot be the body of `if`, nor labelled',
  'block-function': ({ name }) => `${name} is used outside the block that declares it`,
  'duplicate-function': ({ name }) => `${name} is declared twice in its block`,
  'constructed-function': ({ name, use }) => `${name} is used with \`${use}\`, and async functions are no constructors`,
  'protocol-method': ({ name }) => `the language calls ${name} and expects no promise`,
  'proxy-trap': ({ name }) => `the proxy trap ${name} must return its value at once`,
  'type-predicate': ({ name }) => `${name} is a type predicate`,
  'left-alone': ({ name }) => `a comment disables this rule in ${name}`,
  'caller-elsewhere': ({ name, file, line }) => `${name} is called in ${file}:${line}, which cannot change with it`,
  'promise-executor': () => 'errors of an async executor are lost',
  'truthy-callback': ({ method }) => `\`${method}\` takes every promise for true`,
  comparator: ({ method }) => `\`${method}\` cannot compare promises`,
  accumulator: ({ method }) => `\`${method}\` would pass on a promise as the accumulator`,
  replacer: ({ method }) => `\`${method}\` would insert \`[object Promise]\``,
  'json-callback': ({ method }) => `\`${method}\` would take the promise for the value`,
  'test-suite': ({ method }) => `\`${method}\` does not wait for its callback`,
  'effect-callback': ({ method }) => `\`${method}\` takes what the callback returns for its cleanup`,
  'iteration-callback': ({ method }) => `\`${method}\` does not await its callback between iterations`,
  'mapped-callback': ({ method }) => `\`${method}\` would return an array of promises`,
  'unknown-callback': ({ method }) => `\`${method}\` may not expect an async callback`,
  decorator: ({ name }) => `a decorator receives ${name}`,
  'declared-type': ({ name }) => `${name} has to fit a type that may not allow a promise`,
};

const receiverWords: Readonly<Record<string, string>> = {
  global: 'the global object',
  library: 'an object of the library',
  outer: 'that of the outer call',
  undefined: '`undefined`',
  'wrapper-call': 'that of the call of the wrapper',
};

const kindWords: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  thunk: 'a thunk',
  generator: 'a generator',
  'generator-function': 'a generator function',
};

function kindsInWords(kinds: string): string {
  return kinds
    .split(' ')
    .map((kind) => kindWords[kind] ?? kind)
    .join(' or ');
}

/** That others have to change as well, in so many files more. */
function inOthers(files: string): string {
  if (files === '0') return '';
  return `, as have others in ${files === '1' ? 'another file' : `${files} more files`}`;
}
