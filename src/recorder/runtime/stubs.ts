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
  (value) => Object.hasOwn(value, 'toString') && String(value['toString']).includes('test double'),
];

/** The functions that were in an object, or in the prototype of a class, when its module had just been loaded. */
const originals = new WeakMap<object, ReadonlyMap<string, unknown>>();
/** The prototypes of classes of packages, which plugins of theirs write to: those of chai do. */
const extensible = new WeakSet<object>();

/**
 * Notes the functions of a module that has been loaded: one that is not there later has been replaced by hand.
 *
 * @param isPackage whether it was loaded by the name of a package
 */
export function noteOriginals(exported: unknown, isPackage: boolean): void {
  if (!isObject(exported) || originals.has(exported)) return;
  originals.set(exported, functionsOf(exported));
  for (const value of [exported, ...originals.get(exported)!.values()]) {
    const prototype = typeof value === 'function' ? dataOf(value, 'prototype') : undefined;
    if (!isObject(prototype) || originals.has(prototype)) continue;
    // Each function has a prototype with its constructor.
    if (Object.getOwnPropertyNames(prototype).length > 1) originals.set(prototype, functionsOf(prototype));
    if (isPackage) extensible.add(prototype);
  }
}

/** Whether something has put another function in the place of a method: a test, as far as can be seen. */
export function isReplaced(object: unknown, name: string): boolean {
  const holder = holderOf(object, name);
  if (!holder || isOverride(holder, name)) return false;
  const current = dataOf(holder, name);
  for (let next: unknown = holder; isObject(next); next = Object.getPrototypeOf(next)) {
    const original = originals.get(next)?.get(name);
    if (original === undefined || original === current) continue;
    // `this.load = this.load.bind(this)` is what constructors do.
    return typeof current === 'function' && !current.name.startsWith('bound ');
  }
  return false;
}

/** Whether a class has a method of its own in the place of that of the class that it extends, or may get it by a plugin. */
function isOverride(holder: object, name: string): boolean {
  if (extensible.has(holder)) return true;
  const methods = originals.get(holder);
  if (methods) return methods.get(name) === dataOf(holder, name);
  const type = dataOf(holder, 'constructor');
  return typeof type === 'function' && dataOf(type, 'prototype') === holder;
}

function holderOf(object: unknown, name: string): object | undefined {
  for (let holder = object; isObject(holder); holder = Object.getPrototypeOf(holder)) {
    if (Object.hasOwn(holder, name)) return holder;
  }
  return undefined;
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
  const holder = holderOf(object, name);
  return holder && dataOf(holder, name);
}
