/** Functions that stand in for others, as far as no mark of the library that made them tells. */
const stubs = new WeakSet<object>();

/** Notes what a test puts in the place of something: a function, or an object of functions. */
export function noteStub(value: unknown): void {
  if (typeof value === 'function') stubs.add(value);
  if (!isObject(value)) return;
  for (const { value: member } of Object.values(Object.getOwnPropertyDescriptors(value))) {
    if (typeof member === 'function') stubs.add(member as object);
  }
}

/** Whether a test put a function in the place of another one. */
export function isStub(value: unknown): boolean {
  if (typeof value !== 'function') return false;
  return stubs.has(value) || marks.some((hasMark) => hasMark(value as unknown as Record<string, unknown>));
}

/** What the functions that test libraries make are known by: sinon, jest and vitest, `node:test`, testdouble. */
const marks: readonly ((value: Record<string, unknown>) => boolean)[] = [
  ({ isSinonProxy }) => isSinonProxy === true,
  ({ restore }) => typeof restore === 'function' && 'sinon' in restore,
  ({ _isMockFunction }) => _isMockFunction === true,
  ({ mock }) => typeof mock === 'object' && mock !== null && 'callCount' in mock && 'mockImplementation' in mock,
  (value) => Object.getPrototypeOf(value) !== null && String(value['toString']).includes('test double'),
];

/** The functions that were in an object, or in the prototype of a class, when its module had just been loaded. */
const originals = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** Notes the functions of a module that has been loaded: one that is not there later has been replaced by hand. */
export function noteOriginals(exported: unknown): void {
  if (!isObject(exported) || originals.has(exported)) return;
  originals.set(exported, functionsOf(exported));
  for (const value of [exported, ...originals.get(exported)!.values()]) {
    const prototype = typeof value === 'function' ? dataOf(value, 'prototype') : undefined;
    if (!isObject(prototype) || originals.has(prototype)) continue;
    const methods = functionsOf(prototype);
    // Each function has a prototype with its constructor.
    if (methods.size > 1) originals.set(prototype, methods);
  }
}

/** Whether something has put another function in the place of a method: a test, as far as can be seen. */
export function isReplaced(object: unknown, name: string): boolean {
  let current: unknown;
  for (let holder = object; isObject(holder); holder = Object.getPrototypeOf(holder)) {
    const value = dataOf(holder, name);
    const original = originals.get(holder)?.get(name);
    current ??= value;
    if (original === undefined || original === current) continue;
    // `this.load = this.load.bind(this)` is what constructors do.
    return typeof current === 'function' && !current.name.startsWith('bound ');
  }
  return false;
}

function functionsOf(object: object): ReadonlyMap<string, unknown> {
  const functions = new Map<string, unknown>();
  for (const name of Object.getOwnPropertyNames(object)) {
    const value = dataOf(object, name);
    if (typeof value === 'function') functions.set(name, value);
  }
  return functions;
}

function dataOf(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value as unknown;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The function that `object.name` is, without running an accessor. */
export function memberOf(object: unknown, name: string): unknown {
  let holder: unknown = object;
  while (isObject(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor) return descriptor.value;
    holder = Object.getPrototypeOf(holder);
  }
  return undefined;
}
