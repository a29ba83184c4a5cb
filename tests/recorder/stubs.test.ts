import { beforeAll, describe, expect, it } from 'vitest';
import { isReplaced, isStub, noteOriginals } from '../../src/recorder/runtime/stubs.js';
import { installRunners, RecordedProject } from './recorded-project.js';

describe('a method', () => {
  class Store {
    find?: unknown;
    load(): number {
      return 1;
    }
  }
  const exported = { Store, find: () => 1, ready: undefined as unknown };
  noteOriginals(exported, false);

  it('is replaced where another function is in its place', () => {
    const find = exported.find;
    exported.find = () => 2;

    expect(isReplaced(exported, 'find')).toBe(true);
    exported.find = find;
    expect(isReplaced(exported, 'find')).toBe(false);
  });

  it('is replaced where an instance has another function of its name', () => {
    const store = new Store();
    expect(isReplaced(store, 'load')).toBe(false);
    store.load = () => 2;

    expect(isReplaced(store, 'load')).toBe(true);
    expect(isReplaced(new Store(), 'load')).toBe(false);
  });

  it('is not replaced by that of a class that extends the one it is of', () => {
    class Cached extends Store {
      override load(): number {
        return 2;
      }
    }
    noteOriginals({ Cached }, false);
    class Own extends Cached {
      override load(): number {
        return 3;
      }
    }

    expect([isReplaced(new Cached(), 'load'), isReplaced(new Own(), 'load')]).toEqual([false, false]);
    Cached.prototype.load = () => 4;
    expect([isReplaced(new Cached(), 'load'), isReplaced(new Own(), 'load')]).toEqual([true, false]);
  });

  it('is not replaced by a plugin of the package that its class is of, and is in an instance', () => {
    class Assertion {
      equal(): number {
        return 1;
      }
    }
    noteOriginals({ Assertion }, true);
    Assertion.prototype.equal = () => 2;
    const assertion = new Assertion();

    expect(isReplaced(assertion, 'equal')).toBe(false);
    assertion.equal = () => 3;
    expect(isReplaced(assertion, 'equal')).toBe(true);
  });

  it('is not replaced by binding it', () => {
    const store = new Store();
    store.load = store.load.bind(store);

    expect(isReplaced(store, 'load')).toBe(false);
  });

  it('is not replaced where there was none before', () => {
    exported.ready = () => 1;
    const store = Object.assign(new Store(), { find: () => 1 });

    expect([isReplaced(exported, 'ready'), isReplaced(store, 'find'), isReplaced(undefined, 'x')]).toEqual([
      ...[false, false, false],
    ]);
  });
});

it('a function of testdouble tells what it is', () => {
  const double = Object.assign(() => undefined, { toString: () => '[test double for "load"]' });

  expect([isStub(double), isStub(() => 'test double')]).toEqual([true, false]);
});

describe('a run whose tests replace functions by hand', () => {
  beforeAll(installRunners, 600_000);

  it.each([
    ['a name', 'store.find(id)'],
    ['a name in brackets', 'store[name](id)'],
    ['a string in brackets', "store['find'](id)"],
    ['a name, of what a call returns', 'get().find(id)'],
    ['a name, of a new object', 'new Stores().find(id)'],
  ])('notes what these gave as given by stubs, called by %s', async (_, call) => {
    const project = new RecordedProject({
      'store.js': 'exports.find = (id) => Promise.resolve(id);',
      'service.js': `const co = require('co');
const store = require('./store');
const name = 'find';
const get = () => store;
class Stores { constructor() { return store; } }
exports.load = co.wrap(function* (id) { return yield ${call}; });
`,
      'test.js': `const { load } = require('./service');
const store = require('./store');
(async () => {
  await load(1);
  store.find = () => [1];
  await load(2);
})();`,
    });

    const { status, stderr } = await project.record('node', 'test.js');

    expect(status, stderr).toBe(0);
    const { suspensions } = project.recorded('service.js', /load/);
    expect(suspensions[0]!.yields).toMatchObject({ kinds: { promise: 1, array: 1 }, stubbed: { array: 1 } });
  });
});
