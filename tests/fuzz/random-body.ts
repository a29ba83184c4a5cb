import fc from 'fast-check';
import type { Family } from './families.js';
import { text } from './random-text.js';

/** What a body may do. */
export interface Abilities {
  /** Functions that give a promise, as they are called. */
  readonly coroutines: readonly string[];
  /** The same of functions that may be called a few times alone, since they may call this one. */
  readonly recursions: readonly string[];
  /** Generator functions that may be delegated to. */
  readonly generators: readonly string[];
  /** What `yield*` delegates to returns no promise: `yield*` would not wait for it. */
  readonly isDelegate: boolean;
  /**
   * Runs coroutines at the same time. Then nothing may take another number of turns than an async function does: `yield*`
   * takes none, and an object that co is given one more.
   */
  readonly isConcurrent: boolean;
  /** Writes a coroutine inside of the body, which is run at once. */
  readonly nested?: (body: string, argument: string) => string;
}

type Texts = Record<'statement' | 'block' | 'value' | 'argument' | 'suspension' | 'promise' | 'quiet', string>;
type Parts = Record<'value' | 'argument' | 'promise' | 'block', fc.Arbitrary<string>> & {
  readonly depth: fc.OneOfConstraints;
};

/**
 * Blocks of a coroutine with the parameter `x`, with their `yield`s in all kinds of places. They always end, and what they
 * compute are values that can be compared. What stands between `«` and `»` is for TypeScript alone.
 */
export function randomBody(family: Family, abilities: Abilities): fc.Arbitrary<string> {
  const depth = { depthSize: 'small', maxDepth: 7, depthIdentifier: fc.createDepthIdentifier() } as const;
  const { block } = fc.letrec<Texts>((tie) => {
    const parts = {
      value: tie('value'),
      argument: tie('argument'),
      promise: tie('promise'),
      block: tie('block'),
      depth,
    };
    const quiet = tie('quiet');
    return {
      block: fc.array(tie('statement'), { maxLength: 4, size: 'small' }).map((all) => `{\n${all.join('\n')}\n}`),
      statement: statement(parts, family, abilities),
      value: value(parts, tie('suspension')),
      argument: fc.oneof(depth, tie('value'), tie('suspension')),
      suspension: suspension(parts, family, abilities),
      promise: promise(parts, quiet, abilities),
      /** Evaluated without a suspension, so that it may stand in an array of promises. */
      quiet: fc.oneof(
        depth,
        fc.nat(99).map((number) => `later(log(${number}))`),
        fc.nat(99).map((number) => `fail("${number}")`),
        ...abilities.coroutines.map((name) => fc.nat(99).map((number) => `${name}(${number})`)),
        text`later(a).then(() => ${quiet})`,
      ),
    };
  });
  return block;
}

/** May stand next to any operator. */
function value({ value, argument, depth }: Parts, suspension: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    depth,
    fc.constantFrom('a', 'b', 'c', 'x', '1', '"s"', 'null', 'true'),
    fc.nat(99).map((number) => `log(${number})`),
    suspension.map((inner) => `(${inner})`),
    text`(${value} ${fc.constantFrom('+', '-', '*', '<', '===', '&&', '||', '??', '**', ',')} ${value})`,
    text`(${value} ? ${argument} : ${argument})`,
    text`[${argument}, , ...[${argument}]].length`,
    text`[${argument}, ${argument}][0]`,
    text`({ k: ${argument}, [String(${value})]: ${argument} }).k`,
    text`\`\${${argument}}-\${${argument}}\``,
    text`log\`<\${${argument}}>\`[0]`,
    text`log(${argument})`,
    text`String(${argument}, ...[${argument}])`,
    text`new Array(${argument}, 2).length`,
    text`(${fc.constantFrom('a', 'b')} ${fc.constantFrom('=', '+=', '||=', '??=')} ${argument})`,
    text`${fc.constantFrom('typeof', '!', 'void')} ${value}`.map((unary) => `(${unary})`),
    text`((y«: any») => [y, x])(${argument})`,
    text`(${value})?.length`,
    text`(${value})?.[String(${argument})]`,
    text`({ get k() { return 1; }, m(y«: any») { return [y]; } }).m(${argument})`,
    text`(${value}« as any»)`,
    text`(${value}« satisfies unknown»)`,
    text`((${argument})«!»)`,
  );
}

function promise(
  { argument, value, depth }: Parts,
  quiet: fc.Arbitrary<string>,
  { coroutines, recursions }: Abilities,
): fc.Arbitrary<string> {
  return fc.oneof(
    depth,
    text`later(${argument})`,
    text`Promise.resolve(${argument})`,
    text`fail(String(${value}))`,
    text`later(${argument}).then((y«: any») => log(y))`,
    text`new Promise«<any>»((resolve) => resolve(${fc.constantFrom('a', 'x', 'log(0)')}))`,
    text`(later(${argument})« as Promise<any>»)`,
    ...coroutines.map((name) => text`${fc.constant(name)}(${argument})`),
    ...recursions.map((name) => text`(budget-- > 0 ? ${fc.constant(name)}(${value}) : later(1))`),
    quiet,
  );
}

function suspension({ value, argument, promise, block, depth }: Parts, family: Family, abilities: Abilities) {
  const { generators, isConcurrent, nested, coroutines } = abilities;
  const { suspend } = family;
  const all = [
    promise.map(suspend),
    promise.map((inner) => suspend(`(${inner})`)),
    promise.map((inner) => suspend(`kept = ${inner}`)),
    text`${value} ? ${promise} : ${promise}`.map(suspend),
    text`(${value}, ${promise})`.map(suspend),
    ...(isConcurrent ? [] : generators.map((name) => text`yield* ${fc.constant(name)}(${argument})`)),
    ...(nested ? [fc.tuple(block, argument).map(([body, given]) => suspend(nested(body, given)))] : []),
  ];
  if (family.yields === 'everything') all.push(argument.map(suspend), fc.constant(suspend('void 0')));
  if (family.yields === 'co') {
    const quiet = fc.nat(99).map((number) => `later(log(${number}))`);
    all.push(
      text`yield [${promise}]`,
      text`yield [${quiet}, [${quiet}], 5]`,
      text`yield [1, 2].map((y) => later(log(y)))`,
      ...generators.map((name) => text`yield ${fc.constant(name)}(${argument})`),
      ...(isConcurrent
        ? [...generators, ...coroutines].map((name) => fc.constant(`yield [${name}(1), ${name}(2)]`))
        : [text`yield { k: ${quiet}, l: [${quiet}] }`]),
    );
  }
  return fc.oneof(depth, ...(all as [fc.Arbitrary<string>]));
}

function statement(
  { value, argument, promise, block, depth }: Parts,
  { yields, suspend, takesYields }: Family,
  { isDelegate, isConcurrent }: Abilities,
): fc.Arbitrary<string> {
  const leave = fc.constantFrom('', 'break;', 'continue;');
  const label = fc.nat(1e6).map((number) => `l${number}`);
  const all = [
    text`log(${argument});`,
    text`${argument.map((expression) => (/^[{[(`"]/.test(expression) ? `void ${expression}` : expression))};`,
    text`a = ${argument}`,
    text`const y«: any» = ${argument}, z = ${argument}; log([y, z]);`.map((inner) => `{ ${inner} }`),
    text`{ const [y = ${argument}, ...z] = [${argument}, ${argument}]; log([y, z]); }`,
    text`{ const { y = ${argument}, [String(${value})]: z }«: any» = { y: ${argument} }; log([y, z]); }`,
    text`if (${argument}) ${block} else ${block}`,
    text`if (${argument}) log(${argument}); else ${block}`,
    text`for (let i = 0; i < 2; i++) { if (${value}) { ${leave} } ${block} }`,
    text`{ const all«: any[]» = []; for (let i = 0; i < 2; i++) { all.push(() => i + 1); log(${argument}); } log(all.map((f) => f())); }`,
    text`for (const y of [${argument}, ${argument}]) { log(y); ${block} ${leave} }`,
    text`for (const y in { k: ${argument}, l: 1 }) ${block}`,
    text`{ let n = 2; while (n-- && (${argument}, true)) ${block} }`,
    text`{ let n = 2; do ${block} while (--n && ${value}) }`,
    fc
      .record({ label, condition: argument, inner: block })
      .map(({ label, condition, inner }) => `${label}: { if (${condition}) break ${label}; ${inner} }`),
    fc
      .record({ label, condition: argument, inner: block })
      .map(
        ({ label, condition, inner }) =>
          `${label}: for (const y of [1, 2]) { for (;;) { if (${condition}) continue ${label}; ${inner} break; } log(y); }`,
      ),
    text`switch (${argument}) { case ${argument}: ${block} default: ${block} case 1: log("through"); }`,
    text`try { log(1); ${block} } catch (error«: any») { log(error.message); } finally ${block}`,
    text`try { log(1); ${block} } catch { ${block} }`,
    text`try { log(1); ${block} return ${argument}; } catch (error«: any») { log(error.message) }`,
    text`return ${argument};`,
    text`throw new Error(String(${argument}));`,
    isDelegate ? text`return ${argument};` : text`return ${promise};`,
    text`{ class Y { static [String(${value})] = 1; static y() {} } log(Object.keys(Y)); }`,
    text`{ function* each() { yield 1; yield 2; } for (const y of each()) log([y, ${argument}]); }`,
    fc.constant('{ const y = () => x; log(y()); }'),
    fc.constantFrom(
      ...Array<string>(5).fill('c = [...c, 4];'),
      'log([this?.id, (() => this?.id)()]);',
      'log(arguments.length);',
    ),
  ];
  if (yields === 'everything') all.push(fc.constant(suspend('void 0')));
  if (takesYields && yields === 'everything') all.push(text`yield\n;(log)(${argument})`);
  if (yields === 'co' && !isConcurrent)
    all.push(fc.constant('{ const { k, l } = yield { k: later(log(1)), l: [later(2)] }; log([k, l]); }'));
  return fc.oneof(depth, ...(all as [fc.Arbitrary<string>]));
}
