import fc from 'fast-check';

/** How the programs of one family are written. */
export interface Driver {
  readonly name: string;
  /** The statements that make the wrapper known. */
  readonly header: string;
  /** The statement that declares a coroutine with the parameter `x`. */
  readonly declare: (name: string, body: string) => string;
  /** What `yield` takes: promises, also what co resolves, or everything. */
  readonly yields: 'promises' | 'co' | 'everything';
  /** Whether the coroutine goes on in the same turn of the microtask queue as an async function. */
  readonly keepsTurns: boolean;
}

const co = { header: `const co = require('co');`, yields: 'co', keepsTurns: true } as const;
const compiled = { yields: 'everything', keepsTurns: true } as const;
const declareWith = (wrapper: string) => (name: string, body: string) =>
  `const ${name} = ${wrapper}(function* (x) ${body});`;

const drivers: readonly Driver[] = [
  { ...co, name: 'co.wrap', declare: declareWith('co.wrap') },
  {
    ...co,
    name: 'a function around co',
    declare: (name, body) => `function ${name}(x) { return co(function* () ${body}); }`,
  },
  {
    ...co,
    name: 'co with an argument',
    declare: (name, body) => `const ${name} = (y) => co(function* (x) ${body}, y);`,
  },
  {
    ...compiled,
    name: '__awaiter',
    header: `const { __awaiter } = require('tslib');`,
    declare: (name, body) => `function ${name}(x) { return __awaiter(this, void 0, void 0, function* () ${body}); }`,
  },
  {
    ...compiled,
    name: '_asyncToGenerator',
    header: `const _asyncToGenerator = require('@babel/runtime/helpers/asyncToGenerator');`,
    declare: declareWith('_asyncToGenerator'),
  },
  {
    name: 'Q.async',
    header: `const Q = require('q');`,
    declare: declareWith('Q.async'),
    yields: 'everything',
    keepsTurns: false,
  },
  {
    name: 'Bluebird.coroutine',
    header: `const Bluebird = require('bluebird');`,
    declare: declareWith('Bluebird.coroutine'),
    yields: 'promises',
    keepsTurns: false,
  },
];

export interface RandomProgram {
  readonly driver: Driver;
  readonly source: string;
}

/**
 * Programs of coroutines that call each other, with their `yield`s in all kinds of places. They always end, and what they
 * compute are values that can be compared.
 */
export const randomPrograms: fc.Arbitrary<RandomProgram> = fc
  .record({ driver: fc.constantFrom(...drivers), hasGenerators: fc.boolean(), isConcurrent: fc.boolean() })
  .chain(({ driver, hasGenerators, isConcurrent }) => {
    const none = {
      coroutines: [],
      generators: [],
      isDelegate: false,
      isConcurrent: isConcurrent && driver.yields === 'co',
    };
    const generators = hasGenerators && driver.yields !== 'promises' ? ['first', 'second'] : [];
    return fc
      .record({
        second: body(driver, { ...none, isDelegate: true }),
        first: body(driver, { ...none, generators: generators.slice(1), isDelegate: true }),
        inner: body(driver, { ...none, generators }),
        outer: body(driver, { ...none, coroutines: ['inner'], generators }),
      })
      .map(({ second, first, inner, outer }) => ({
        driver,
        source: [
          driver.header,
          'let a = 1, b = "two", c = [3];',
          'let kept;',
          ...(generators.length > 0 ? [`function* second(x) ${second}`, `function* first(x) ${first}`] : []),
          driver.declare('inner', inner),
          // A generator that nothing runs stays one, and so do the ones that it needs.
          driver.declare('outer', `{ ${[outer, ...generators.map((name) => run(driver, name))].join('\n')} }`),
          'exports.main = async () => { try { return await outer(5); } finally { log([a, b, c]); } };',
          '',
        ].join('\n'),
      }));
  });

function run({ yields }: Driver, generator: string): string {
  return `log(${yields === 'co' ? 'yield' : 'yield*'} ${generator}(7));`;
}

/** What a body may do. */
interface Abilities {
  readonly coroutines: readonly string[];
  readonly generators: readonly string[];
  /** What `yield*` delegates to returns no promise: `yield*` would not wait for it. */
  readonly isDelegate: boolean;
  /**
   * Runs generators at the same time, where co resolves arrays of them. Then nothing may take another number of turns than
   * an async function does: `yield*` takes none, and an object one more.
   */
  readonly isConcurrent: boolean;
}

type Texts = Record<'statement' | 'block' | 'value' | 'argument' | 'suspension' | 'promise' | 'quiet', string>;

/** The block of a coroutine. */
function body(driver: Driver, abilities: Abilities): fc.Arbitrary<string> {
  const { block } = fc.letrec<Texts>((tie) => {
    const value = tie('value');
    const argument = tie('argument');
    const promise = tie('promise');
    const quiet = tie('quiet');
    const block = tie('block');
    return {
      block: fc.array(tie('statement'), { maxLength: 4, size: 'small' }).map((all) => `{\n${all.join('\n')}\n}`),
      statement: statement({ value, argument, promise, block }, driver, abilities),
      /** May stand next to any operator. */
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        fc.constantFrom('a', 'b', 'c', 'x', '1', '"s"', 'null', 'true'),
        fc.nat(99).map((number) => `log(${number})`),
        tie('suspension').map((text) => `(${text})`),
        text`(${value} ${fc.constantFrom('+', '-', '*', '<', '===', '&&', '||', '??', '**', ',')} ${value})`,
        text`(${value} ? ${argument} : ${argument})`,
        text`[${argument}, , ...[${argument}]].length`,
        text`[${argument}, ${argument}][0]`,
        text`({ k: ${argument}, [String(${value})]: ${argument} }).k`,
        text`\`\${${argument}}-\${${argument}}\``,
        text`log(${argument})`,
        text`String(${argument}, ${argument})`,
        text`(${fc.constantFrom('a', 'b')} ${fc.constantFrom('=', '+=', '||=', '??=')} ${argument})`,
        text`${fc.constantFrom('typeof', '!', 'void')} ${value}`.map((unary) => `(${unary})`),
        text`((y) => [y, x])(${argument})`,
        text`(${value})?.length`,
      ),
      argument: fc.oneof({ depthSize: 'small', maxDepth: 4 }, value, tie('suspension')),
      suspension: suspension({ value, argument, promise }, driver, abilities),
      promise: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        text`later(${argument})`,
        text`Promise.resolve(${argument})`,
        text`fail(String(${value}))`,
        text`later(${argument}).then((y) => log(y))`,
        text`new Promise((resolve) => resolve(${fc.constantFrom('a', 'x', 'log(0)')}))`,
        ...abilities.coroutines.map((name) => text`${fc.constant(name)}(${argument})`),
        quiet,
      ),
      /** Evaluated without a suspension, so that it may stand in an array of promises. */
      quiet: fc.oneof(
        { depthSize: 'small', maxDepth: 2 },
        fc.nat(99).map((number) => `later(log(${number}))`),
        fc.nat(99).map((number) => `fail("${number}")`),
        ...abilities.coroutines.map((name) => fc.nat(99).map((number) => `${name}(${number})`)),
        text`later(a).then(() => ${quiet})`,
      ),
    };
  });
  return block;
}

type Parts = Record<'value' | 'argument' | 'promise', fc.Arbitrary<string>>;

function suspension({ value, argument, promise }: Parts, driver: Driver, abilities: Abilities): fc.Arbitrary<string> {
  const { generators, isConcurrent } = abilities;
  const all = [
    text`yield ${promise}`,
    text`yield (${promise})`,
    text`yield kept = ${promise}`,
    text`yield ${value} ? ${promise} : ${promise}`,
    text`yield (${value}, ${promise})`,
    ...(isConcurrent ? [] : generators.map((name) => text`yield* ${fc.constant(name)}(${argument})`)),
  ];
  if (driver.yields === 'everything') all.push(text`yield ${argument}`, fc.constant('yield'));
  if (driver.yields === 'co') {
    const quiet = fc.nat(99).map((number) => `later(log(${number}))`);
    all.push(
      text`yield [${promise}]`,
      text`yield [${quiet}, [${quiet}], 5]`,
      text`yield [1, 2].map((y) => later(log(y)))`,
      ...generators.map((name) => text`yield ${fc.constant(name)}(${argument})`),
      ...(isConcurrent
        ? generators.map((name) => text`yield [${fc.constant(name)}(1), ${fc.constant(name)}(2)]`)
        : [text`yield { k: ${quiet}, l: [${quiet}] }`]),
    );
  }
  return fc.oneof({ depthSize: 'small', maxDepth: 4 }, ...(all as [fc.Arbitrary<string>]));
}

function statement(
  { value, argument, promise, block }: Parts & { block: fc.Arbitrary<string> },
  driver: Driver,
  { isDelegate, isConcurrent }: Abilities,
): fc.Arbitrary<string> {
  const leave = fc.constantFrom('', 'break;', 'continue;');
  const all = [
    text`log(${argument});`,
    text`${argument.map((expression) => (/^[{[(`"]/.test(expression) ? `void ${expression}` : expression))};`,
    text`a = ${argument}`,
    text`const y = ${argument}, z = ${argument}; log([y, z]);`.map((inner) => `{ ${inner} }`),
    text`{ const [y = ${argument}, ...z] = [${argument}, ${argument}]; log([y, z]); }`,
    text`{ const { y = ${argument}, [String(${value})]: z } = { y: ${argument} }; log([y, z]); }`,
    text`if (${argument}) ${block} else ${block}`,
    text`if (${argument}) log(${argument}); else ${block}`,
    text`for (let i = 0; i < 2; i++) { if (${value}) { ${leave} } ${block} }`,
    text`for (const y of [${argument}, ${argument}]) { log(y); ${block} ${leave} }`,
    text`for (const y in { k: ${argument}, l: 1 }) ${block}`,
    text`{ let n = 2; while (n-- && (${argument}, true)) ${block} }`,
    text`{ let n = 2; do ${block} while (--n && ${value}) }`,
    fc
      .record({ label: fc.nat(1e9), condition: argument, inner: block })
      .map(({ label, condition, inner }) => `l${label}: { if (${condition}) break l${label}; ${inner} }`),
    text`switch (${argument}) { case ${argument}: ${block} default: ${block} case 1: log("through"); }`,
    text`try { log(1); ${block} } catch (error) { log(error.message); } finally ${block}`,
    text`try { log(1); ${block} } catch { ${block} }`,
    text`try { log(1); ${block} return ${argument}; } catch (error) { log(error.message) }`,
    text`return ${argument};`,
    text`throw new Error(String(${argument}));`,
    text`return ${isDelegate ? argument : promise};`,
    text`class Y { static [String(${value})] = 1; static y() {} }`.map((inner) => `{ ${inner} log(Object.keys(Y)); }`),
  ];
  if (driver.yields === 'everything') all.push(fc.constant('yield'), text`yield\n;(log)(${argument})`);
  if (driver.yields === 'co' && !isConcurrent)
    all.push(fc.constant('{ const { k, l } = yield { k: later(log(1)), l: [later(2)] }; log([k, l]); }'));
  return fc.oneof({ depthSize: 'small', maxDepth: 3 }, ...(all as [fc.Arbitrary<string>]));
}

/** A template of texts that are made up. */
function text(strings: TemplateStringsArray, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((filled) => String.raw({ raw: strings }, ...filled));
}
