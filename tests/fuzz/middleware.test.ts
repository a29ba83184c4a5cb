import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { loadProgram, prelude } from '../support/program.js';
import { fixProgram } from './fixed-program.js';
import { fuzz } from './fuzzing.js';
import { randomMiddleware } from './random-middleware.js';

const co = createRequire(import.meta.url)('co') as { call(context: Context, stack: Composed): Promise<unknown> };

interface Context {
  readonly path: string;
  readonly state: object;
}
type Composed = (this: unknown, context?: Context) => unknown;

/** What came of a request, and what was done on the way. */
async function serve(program: string, compose: string, run: (stack: Composed, context: Context) => unknown) {
  const { exports, trace } = loadProgram(program, { installed: { 'koa-compose': compose } });
  const context: Context = { path: '/', state: {} };
  const outcome = await Promise.resolve(run(exports['stack'] as Composed, context)).catch(String);
  (exports['end'] as () => void)();
  return { outcome, context, trace };
}

fuzz(
  'stacks of middleware do in koa-compose 4 what they did in koa-compose 2',
  60,
  randomMiddleware,
  (source) => source,
  async (source) => {
    const program = source + prelude;
    const options = { preset: 'migrate', suggestions: true, settings: { versions: { 'koa-compose': 2 } } } as const;
    const { text, faults } = fixProgram(program, 'program.cjs', options);
    expect(faults, text).toEqual([]);
    if (/function\s*\*\s*\(next/.test(text)) return;
    const before = await serve(program, 'koa-compose2', (stack, context) => co.call(context, stack));
    expect(await serve(text, 'koa-compose4', (stack, context) => stack(context)), text).toEqual(before);
  },
);
