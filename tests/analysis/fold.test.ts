import { describe, expect, it } from 'vitest';
import { convertProgram } from '../behaviour/conversion.js';

const header = "import co from 'co';\n";

/** A TypeScript program after its conversion, without the line that loads co. */
function converted(code: string): string {
  return convertProgram(`${header}${code}\n`, { preset: 'migrate', filename: 'program.ts' }).text.replace(header, '');
}

describe('a body goes to the method around it', () => {
  it.each([
    ['that has no decorator', 'load()', 'async load()'],
    ['that declares a promise', 'load(): Promise<number>', 'async load(): Promise<number>'],
  ])('%s', (_name, before, after) => {
    const method = (head: string, body: string) => `class A { ${head} { ${body} } }\nuse(A);\n`;
    expect(converted(method(before, 'return co(function* () { return yield Promise.resolve(1); });').trim())).toBe(
      method(after, 'return await Promise.resolve(1);'),
    );
  });
});

describe('a body stays out of the method around it', () => {
  it.each([
    ['that a decorator is given', '@dec load()'],
    ['that declares another type than a promise', 'load(): PromiseLike<number>'],
    ['that reads a property', 'get load()'],
  ])('%s', (_name, head) => {
    const method = (body: string) => `class A { ${head} { return ${body}; } }\nuse(A);\n`;
    expect(converted(method('co(function* () { return yield Promise.resolve(1); })').trim())).toBe(
      method('(async () => { return await Promise.resolve(1); })()'),
    );
  });
});
