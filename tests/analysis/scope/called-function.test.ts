import { describe, expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';

/** How sure it is which function the call runs that is the argument of `probe`. */
function certaintyOf(code: string): string | undefined {
  return openFile(code, ({ model, probed: [call] }) => {
    if (call?.type !== 'CallExpression') throw new Error('no call is probed');
    return model.calledFunction(call).certainty;
  });
}

/** Whether the call that is the argument of `probe` runs a function of the file, as far as the file tells. */
function isKnown(code: string): boolean {
  return openFile(code, ({ model, probed: [call] }) => {
    if (call?.type !== 'CallExpression') throw new Error('no call is probed');
    return model.calledFunction(call).function !== undefined;
  });
}

const object = 'const o = { *echo() {}, *other() {} };';
const ofClass = 'class S { static *all() {} *echo() {} run(m) { MIX } }';

describe('a method is not certain once the file gives its object members that it does not show', () => {
  it.each([
    'Object.assign(o, mixin);',
    'Object.assign(o, { other() {} }, mixin);',
    'Object.assign(o, { ...mixin });',
    'Object.defineProperty(o, name, { value: f });',
    'Object.defineProperties(o, descriptors);',
    'Reflect.defineProperty(o, name, { value: f });',
    'Reflect.set(o, name, f);',
    '_.extend(o, mixin);',
    'extend(o, mixin);',
    'for (const name in mixin) o[name] = mixin[name];',
    'for (const name of Object.keys(mixin)) { const alias = o; alias[name] = mixin[name]; }',
    'for (o[name] of functions);',
    '({ echo: o[name] } = mixin);',
    'delete o[name];',
  ])('of an object: %s', (mix) => {
    expect(isKnown(`${object} ${mix} probe(o.echo());`)).toBe(false);
  });

  it.each([
    'o.echo = f;',
    'o["echo"] = f;',
    '({ echo: o.echo } = mixin);',
    '[o.echo] = functions;',
    'for (o.echo of functions);',
    'delete o.echo;',
    'Object.assign(o, { echo() {} });',
    'Object.defineProperty(o, "echo", { value: f });',
    'Reflect.set(o, "echo", f);',
  ])('or this very one: %s', (mix) => {
    expect(isKnown(`${object} ${mix} probe(o.echo());`)).toBe(false);
  });

  it.each([
    ['Object.assign(S.prototype, mixin);', 'new S().echo()'],
    ['Object.assign(S, mixin);', 'S.all()'],
    ['for (const name of ["echo"]) S.prototype[name] = wrap(S.prototype[name]);', 'new S().echo()'],
    ['const p = S.prototype; for (const name in mixin) p[name] = mixin[name];', 'new S().echo()'],
    ['Object.defineProperty(S.prototype, name, {});', 'new S().echo()'],
    ['const s = new S(); Object.assign(s, mixin);', 's.echo()'],
  ])('of a class: %s', (mix, call) => {
    expect(isKnown(`${ofClass.replace('MIX', '')} ${mix} probe(${call});`)).toBe(false);
  });

  it.each(['this[m] = wrap(this[m]);', 'Object.assign(this, m);'])('of an instance, in its own class: %s', (mix) => {
    expect(isKnown(`${ofClass.replace('MIX', mix)} probe(new S().echo());`)).toBe(false);
    expect(isKnown(`${ofClass.replace('MIX', mix)} probe(S.all());`)).toBe(true);
  });

  it('of a class, in a static block', () => {
    expect(isKnown('class S { static *all() {} static { this[name] = f; } } probe(S.all());')).toBe(false);
  });
});

it.each([
  ['', 'o.echo()'],
  ['Object.assign(other, mixin);', 'o.echo()'],
  ['Object.assign(o, { third() {} });', 'o.echo()'],
  ['const copy = Object.assign({}, o);', 'o.echo()'],
  ['cache.set(o, 1); cache[name] = o; o.list[name] = 1;', 'o.echo()'],
  ['Object.defineProperty(o, "third", {});', 'o.echo()'],
  ['const value = o[name]; o[name]();', 'o.echo()'],
])('stays certain after %s', (mix, call) => {
  expect(isKnown(`${object} ${mix} probe(${call});`)).toBe(true);
});

describe('methods of what the file hands to code that may wrap them', () => {
  const wrapped = (mix: string, call = 'new S().echo()') => `${ofClass.replace('MIX', '')} ${mix} probe(${call});`;

  it.each([
    ...[wrapped('wrapAll(S);'), wrapped('wrapAll(S);', 'S.all()'), wrapped('wrapAll(S.prototype);')],
    ...[wrapped('lib.wrapAll(S);'), wrapped('const T = wrapAll(S);'), wrapped('class T extends wrapAll(S) {}')],
    wrapped('const s = new S(); wrapAll(s);', 's.echo()'),
    wrapped('function wrapAll(C) { for (const n of names(C)) C.prototype[n] = wrap(C.prototype[n]); } wrapAll(S);'),
    wrapped('function wrapAll(C) { wrapMethods(C); } wrapAll(S);'),
    'class S { *echo() {} constructor() { wrapAll(this); } run() { probe(this.echo()); } }',
    'class S { *echo() {} static { wrapAll(this); } run() { probe(this.echo()); } }',
    'class S { *echo() {} field = wrapAll(this); run() { probe(this.echo()); } }',
    'exports.S = wrapAll(class { *echo() {} run() { probe(this.echo()); } });',
    'exports.o = wrapAll({ *echo() {}, run() { probe(this.echo()); } });',
    'create({ methods: { *echo() {}, run() { probe(this.echo()); } } });',
    'class S { *echo() {} run() { probe(this.echo()); } } class T extends S { async echo() {} }',
    'class S { *echo() {} run() { probe(this.echo()); } } class T extends S { echo() { return run(super.echo()); } }',
    'class S { *echo() {} run() { probe(this.echo()); } } class T extends S { echo = async () => {}; }',
  ])('%s', (code) => {
    expect(certaintyOf(code)).toBe('unless-wrapped');
  });

  it.each([
    ...[wrapped('console.log(S);'), wrapped('Object.keys(S.prototype);'), wrapped('expect(new S());')],
    ...[wrapped('list.push(S);'), wrapped('use(other);'), wrapped('const s = new S(); set.add(s);', 's.echo()')],
    wrapped('function make(C) { const c = new C(); return C === c.x ? c : 1; } make(S);'),
    'class S { *echo() {} run() { log(this); probe(this.echo()); } }',
    'class S { *echo() {} run() { probe(this.echo()); } } class T extends S { *echo() {} async other() {} }',
  ])('but not by %s', (code) => {
    expect(certaintyOf(code)).toBe('unless-overridden');
  });
});

describe('a method is looked up through the classes that are extended', () => {
  const classes = 'class S { static *all() {} *echo() {} }';

  it.each([
    'class T extends S {} probe(new T().echo());',
    'class T extends S {} probe(T.prototype.echo());',
    'class T extends S {} probe(T.all());',
    'class T extends S { run() { probe(this.echo()); } }',
    'class T extends S { echo() { return () => probe(super.echo()); } }',
    'class T extends S { static run() { probe(super.all()); } }',
    'class M extends S {} class T extends M { echo() { probe(super.echo()); } }',
  ])('%s', (code) => {
    expect(certaintyOf(`${classes} ${code}`)).toBe('unless-overridden');
  });

  it.each([
    'class T extends S { echo = f; run() { probe(this.echo()); } }',
    'class T extends mix(S) {} probe(new T().echo());',
    'class T extends S {} Object.assign(T.prototype, mixin); probe(new T().echo());',
    'class T extends S {} probe(new T().all());',
    'class T extends S { static echo() { probe(super.echo()); } }',
    'class T extends U { run() { probe(this.echo()); } } class U extends T {}',
    'const o = { echo() { probe(super.echo()); } };',
  ])('but not in %s', (code) => {
    expect(isKnown(`${classes} ${code}`)).toBe(false);
  });
});
