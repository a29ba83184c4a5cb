import fc from 'fast-check';
import type { Abilities } from './abilities.js';
import type { Parts } from './random-body.js';
import { text } from './random-text.js';

/** Expressions that may stand next to any operator. */
export function value({ value, argument, depth }: Parts, suspension: fc.Arbitrary<string>): fc.Arbitrary<string> {
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
    text`(${value} in { k: ${argument} })`,
    text`(${argument}, b)`,
    text`-${value}`.map((negative) => `(${negative})`),
    text`(${value}« as any»)`,
    text`(${value}« satisfies unknown»)`,
    text`((${argument})«!»)`,
  );
}

/** Expressions that give a promise. */
export function promise(
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
    text`(async () => log(8))()`,
    ...coroutines.map((name) => text`${fc.constant(name)}(${argument})`),
    ...recursions.map((name) => text`(budget-- > 0 ? ${fc.constant(name)}(${value}) : later(1))`),
    quiet,
  );
}
