import { expect, it } from 'vitest';
import { asyncFunctions } from './canonical.js';
import { parse } from './syntax-tree.js';

const comparison = { callees: new Set(['app.use']), isHandler: true };

function shapeOf(text: string): string {
  return asyncFunctions(parse(text)!.ast, comparison)[0]!.text;
}

it('tells the context of a handler from another variable of its name', () => {
  const original = shapeOf(
    'use(async (r) => { save(r.a); { const r = await load(); save(r.b); } return { r: r.c }; });',
  );
  const right =
    'use(async (ctx, next) => { save(ctx.a); { const r = await load(); save(r.b); } return { r: ctx.c }; });';
  const wrong =
    'use(async (ctx, next) => { save(ctx.a); { const r = await load(); save(ctx.b); } return { r: ctx.c }; });';
  expect(shapeOf(right)).toBe(original);
  expect(shapeOf(wrong)).not.toBe(original);
});
