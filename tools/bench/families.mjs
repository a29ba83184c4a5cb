/**
 * Programs that grow in one thing each, by its name: what takes time that grows faster than the program is a fault.
 *
 * @type {Readonly<Record<string, (count: number) => string>>}
 */
export const families = {
  'coroutines that call each other': (count) =>
    withCo(lines(count, (at) => `const f${at} = co.wrap(function* (id) { return yield f${(at + 1) % count}(id); });`)),
  'generator methods of one object': (count) =>
    withCo([
      ...[
        'const o = {',
        ...lines(count, (at) => `  *m${at}(x) { return yield* o.m${(at * 7 + 1) % count}(x); },`),
        '};',
      ],
      'co(o.m0());',
    ]),
  'generator methods of one class': (count) =>
    withCo([
      ...['class A {', ...lines(count, (at) => `  *m${at}(x) { return yield this.m${(at + 1) % count}(x); }`), '}'],
      'co(new A().m0());',
    ]),
  'writes of one variable': (count) =>
    inCoroutine(['let a = fetch(0);', ...lines(count, (at) => `a = fetch(${at});\nyield a;`)]),
  'values of one coroutine': (count) => inCoroutine(lines(count, (at) => `const v${at} = yield get(${at});`)),
  'values that one name receives': (count) =>
    inCoroutine(['let a;', ...lines(count, (at) => `a = yield api.v${at};\nuse(a.b);`)]),
  'names for names': (count) =>
    inCoroutine(['const v0 = fetch(0);', ...lines(count, (at) => `const v${at + 1} = v${at};`), `yield v${count};`]),
  'dropped calls of one generator': (count) => [generator, ...lines(count, () => 'g();')].join('\n'),
  'awaited calls of one generator': (count) =>
    [generator, 'async function main() {', ...lines(count, (at) => `  await g(${at});`), '}'].join('\n'),
  'generator objects that are stepped': (count) =>
    [generator, ...lines(count, (at) => `const it${at} = g();\nit${at}.next(${at});`)].join('\n'),
  'misused promises': (count) =>
    ['async function get(x) { return x; }', ...lines(count, (at) => `function m${at}() { return get(${at}).y; }`)].join(
      '\n',
    ),
  'misplaced awaits': (count) => lines(count, (at) => `function f${at}() { return await(g(${at})); }`).join('\n'),
  'unused imports': (count) => lines(count, (at) => `const co${at} = require('co');`).join('\n'),
  'functions that hand on what they run': (count) =>
    withCo([
      'exports.start = (g) => (isGeneratorFunction(g) ? f0(g) : g());',
      ...lines(count, (at) => `function f${at}(g) { f${at + 1}(g); return co(function* () { return yield g(); }); }`),
    ]),
  'handlers of koa': (count) =>
    [
      "const app = require('koa')();",
      ...lines(count, (at) => `app.use(function* (next) { this.body = ${at}; yield next; });`),
    ].join('\n'),
};

const generator = 'function* g() { const x = yield fetch(1); return x; }';

/**
 * @param {number} count
 * @param {(at: number) => string} write
 */
function lines(count, write) {
  return Array.from({ length: count }, (_, at) => write(at));
}

/** @param {readonly string[]} body */
function withCo(body) {
  return ["const co = require('co');", ...body].join('\n');
}

/** @param {readonly string[]} body */
function inCoroutine(body) {
  return withCo(['co(function* () {', ...body, '});']);
}
