import * as espree from 'espree';
import fc from 'fast-check';
import * as prettier from 'prettier';

/** How the text of a program is laid out. */
export type Style = { readonly name: string; readonly write: (source: string, filename: string) => Promise<string> };

/** Where comments stand: each number names a token. */
const places = fc.array(fc.nat(1e6), { minLength: 1, maxLength: 12 });

/** As it is, without semicolons, or with comments between any two tokens. */
export const randomStyle: fc.Arbitrary<Style> = fc.oneof(
  fc.constant({ name: 'as it is', write: (source: string) => Promise.resolve(source) }),
  fc.record({
    name: fc.constant('without semicolons'),
    write: fc.integer({ min: 20, max: 120 }).map(withoutSemicolons),
  }),
  fc.record({ name: fc.constant('with comments'), write: places.map(withComments) }),
);

function withoutSemicolons(printWidth: number): Style['write'] {
  return (source, filepath) => prettier.format(source, { filepath, semi: false, printWidth });
}

function withComments(places: readonly number[]): Style['write'] {
  return (source, filename) => Promise.resolve(filename.endsWith('.ts') ? source : commented(source, filename, places));
}

function commented(source: string, filename: string, places: readonly number[]): string {
  const sourceType = filename.endsWith('.mjs') ? 'module' : 'commonjs';
  // Above are declarations that go, with their comments, or stay for them.
  const begin = source.indexOf('let a');
  const tokens = espree
    .tokenize(source, { ecmaVersion: 'latest', sourceType, range: true })
    .filter(({ range }) => range![0] >= begin);
  const indexes = [...new Set(places.map((place) => place % tokens.length))].sort((a, b) => b - a);
  return indexes.reduce((text, index) => {
    const [start] = tokens[index]!.range!;
    const isAfterPunctuation = index > 0 && /^[;{,]$/.test(tokens[index - 1]!.value);
    const comment = isAfterPunctuation && index % 2 === 0 ? ` // c${index}.\n` : ` /* c${index}. */ `;
    return text.slice(0, start) + comment + text.slice(start);
  }, source);
}
