import fc from 'fast-check';
import type { Abilities } from './abilities.js';
import type { Family } from './families.js';
import type { Parts } from './random-body.js';
import { text } from './random-text.js';

/** Statements that end, and after which the next line may begin with anything. */
export function statement(
  { value, argument, promise, block, depth }: Parts,
  { yields, suspend, takesYields, run }: Family,
  { isDelegate, isConcurrent, isNesting, hasAwaitAsName }: Abilities,
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
    text`try { log(1); ${block} } finally { return ${argument}; }`,
    text`try { ${block} throw ${argument}; } catch (error«: any») { log(error) }`,
    text`for (const [y = ${value}] of [[${argument}]]) log(y);`,
    text`for (a of [1, ${argument}]) ${block}`,
    text`for (let i = 0, n = (${argument}) ? 1 : 2; i < n; i++) ${block}`,
    text`var v = ${argument}, w = ${argument}; log([v, w]);`,
    fc.constant('var x; log(x);'),
    text`var x = ${argument};`,
    text`{ let x = ${argument}; log(x); }`,
    text`{ log(h()); function h() { return [x]; } }`,
    text`[a, b = ${argument}] = [${argument}];`.map((assignment) => `;${assignment}`),
    text`{ function* each() { yield 1; yield 2; } for (const y of each()) log([y, ${argument}]); }`,
    fc.constant('{ const y = () => x; log(y()); }'),
    rarely(
      'log([this?.id, (() => this?.id)()]);',
      'log(arguments.length);',
      ...(hasAwaitAsName ? ['{ var await = ¤[1]; log(await); }', 'await: { log(1); break await; ¤}'] : []),
      ...(yields === 'co' ? ['{ const Promise = ¤null; log(Promise); log(yield [later(5)]); }'] : []),
    ),
  ];
  if (isNesting) {
    all.push(
      text`a = ${value}\n${fc.constant(run('{ log(2); }'))}`,
      text`if (${value}) ${fc.constant(run('{ log(3); }'))}\nelse ${fc.constant(run('{ log(4); }'))}`,
      text`log(typeof ${fc.constant(run('{}'))});`,
    );
  }
  if (yields === 'everything') all.push(fc.constant(suspend('void 0')));
  if (takesYields && yields === 'everything') all.push(text`yield\n;(log)(${argument})`);
  if (yields === 'co' && !isConcurrent)
    all.push(
      fc.constant('{ const { k, l } = yield { k: later(log(1)), l: [later(2)] }; log([k, l]); }'),
      fc.constant('log(({ k: a } = yield { k: later(log(1)) }));'),
      fc.constant('for (const y of yield [later(1), 2]) log(y);'),
    );
  return fc.oneof(depth, ...(all as [fc.Arbitrary<string>]));
}

/** What keeps so many coroutines from being converted that most programs have to be without it. */
function rarely(...statements: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant('c = [...c, 4];') }, fc.constantFrom(...statements));
}
