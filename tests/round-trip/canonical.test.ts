import { expect, it } from 'vitest';
import { asyncFunctions, type Comparison } from './canonical.js';
import { parse } from './syntax-tree.js';

const handlers = { callees: new Set(['app.use']), isHandler: true };

function shapeOf(text: string, comparison: Comparison = handlers): string {
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

it('takes a method of the superclass for itself, however it gets its receiver', () => {
  const compiled = { callees: new Set<string>(), thisNames: /^_this$/ };
  const withBody = (body: string): string => shapeOf(`class B extends A { async m() { ${body} } }`, compiled);
  expect(withBody('return super.m.call(this, 1);')).toBe(withBody('return super.m(1);'));
  expect(withBody('return super.m.call(other, 1);')).not.toBe(withBody('return super.m(1);'));
  expect(withBody('return this.m.call(this, 1);')).not.toBe(withBody('return this.m(1);'));
});
