import fc from 'fast-check';
import type { Abilities } from './abilities.js';
import type { Family } from './families.js';
import type { Parts } from './random-body.js';
import { madeAgain } from './random-constructors.js';
import { text } from './random-text.js';

/** A `yield` or `yield*` that the family takes, or an `await`. */
export function suspension({ value, argument, promise, block, depth }: Parts, family: Family, abilities: Abilities) {
  const { generators, isConcurrent, isNesting, coroutines } = abilities;
  const { suspend, nested } = family;
  const all = [
    promise.map(suspend),
    promise.map((inner) => suspend(`(${inner})`)),
    promise.map((inner) => suspend(`kept = ${inner}`)),
    text`${value} ? ${promise} : ${promise}`.map(suspend),
    text`(${value}, ${promise})`.map(suspend),
    ...(isConcurrent ? [] : generators.map((name) => text`yield* ${fc.constant(name)}(${argument})`)),
    ...(isNesting ? [fc.tuple(block, argument).map(([body, given]) => suspend(nested(body, given)))] : []),
  ];
  if (family.yields === 'everything') all.push(argument.map(suspend), fc.constant(suspend('void 0')));
  if (family.yields === 'co') {
    const quiet = fc.nat(99).map((number) => `later(log(${number}))`);
    all.push(
      text`yield [${promise}]`,
      text`yield [${quiet}, [${quiet}], 5]`,
      text`yield [1, 2].map((y) => later(log(y)))`,
      text`yield [...[1, 2].map((y) => later(log(y))), ${quiet}]`,
      fc.constantFrom('yield opaque', 'yield promises', 'yield []', 'yield [[], 1]'),
      fc.constant('yield ¤((done«: any») => done(null, log(6)))'),
      fc.constant('yield ¤function (done«: any») { later(3).then((y) => done(null, y), done); }'),
      fc.constant('yield ¤{ then(done«: any») { done(log(7)); } }'),
      // Values that are only sometimes promises.
      text`yield ¤(${value} ? later(log(1)) : [later(log(2))])`,
      text`yield ¤(${value} ? later(log(3)) : (done«: any») => done(null, log(4)))`,
      text`yield ¤(${value} && later(log(5))) || later(log(6))`,
      ...generators.map((name) => text`yield ¤(${value} ? later(log(7)) : ${fc.constant(name)}(${argument}))`),
      ...generators.map((name) => text`yield ${fc.constant(name)}(${argument})`),
      ...(isNesting ? named(quiet, generators).map((handed) => handed.map(handedOver)) : []),
      ...(isNesting ? [fc.constantFrom(...changes).map(changedCopy)] : []),
      ...(isNesting ? [madeAgain(family, quiet)] : []),
      ...(isConcurrent
        ? [...generators, ...coroutines].map((name) => fc.constant(`yield [${name}(1), ${name}(2)]`))
        : [
            text`yield { k: ${quiet}, l: [${quiet}] }`,
            text`(yield { k: ${quiet}, [¤String(${value})]: ${quiet}, 3: 4, ...{ l: later(5) } }).k`,
            text`yield [{ k: ${quiet} }, ${quiet}]`,
            ...generators.map((name) => text`yield [¤${fc.constant(name)}(${argument}), ${quiet}]`),
          ]),
    );
  }
  return fc.oneof(depth, ...(all as [fc.Arbitrary<string>]));
  function handedOver([name, operand, given]: Named): string {
    return `yield ¤hand((${name}«: any») => ${family.nested(`{ return yield ${operand}; }`, '0')}, ${given})`;
  }

  function changedCopy(change: string): string {
    const body = `{ const got = yield box.data; ${change}; return JSON.stringify([got, box.data]); }`;
    return `yield ¤hand((box«: any») => ${family.nested(body, '0')}, { data: { k: [1] } })`;
  }
}

/** What may be done with an object of which co gives a copy. */
const changes = [
  ...[
    'got.k = 2',
    'delete got.k',
    'got.k.push(2)',
    'got.k[0]++',
    'Object.assign(got, { l: 3 })',
    '({ k: got.l } = got)',
  ],
  ...['const again = got; again.k = 4', 'const { k } = got; k.length = 0', 'log(got.k[0])'],
];

/** The name of a parameter, what is yielded of it, and what is handed over for it. */
type Named = readonly [name: string, operand: string, given: string];

/** Values that nothing but the name of a parameter tells from promises. */
function named(quiet: fc.Arbitrary<string>, generators: readonly string[]): fc.Arbitrary<Named>[] {
  const functions = ['generator', 'genFn'].flatMap((name) =>
    [`${name}(1)`, `${name}.call(null, 1)`, `${name}.bind(null)(1)`].map((operand) => [name, operand] as const),
  );
  return [
    quiet.map((value) => ['tasks', 'tasks', `[${value}]`]),
    quiet.map((value) => ['obj', 'obj', `{ k: ${value} }`]),
    quiet.map((value) => ['options', 'options.jobs', `{ jobs: [${value}] }`]),
    fc.constantFrom('fn', 'thunk', 'cb').map((name) => [name, name, '(done«: any») => done(null, log(8))']),
    ...generators.map((given) => fc.constant<Named>(['gen', 'gen', `${given}(1)`])),
    ...generators.map((given) => fc.constantFrom(...functions).map((called): Named => [...called, given])),
  ];
}
