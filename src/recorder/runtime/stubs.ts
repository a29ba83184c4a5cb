/** Functions that stand in for others, as far as no mark of the library that made them tells. */
const stubs = new WeakSet<object>();

/** Notes what a test puts in the place of something: a function, or an object of functions. */
export function noteStub(value: unknown): void {
  if (typeof value === 'function') stubs.add(value);
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
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

/** The function that `object.name` is, without running an accessor. */
export function memberOf(object: unknown, name: string): unknown {
  let holder: unknown = object;
  while ((typeof holder === 'object' && holder !== null) || typeof holder === 'function') {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor) return descriptor.value;
    holder = Object.getPrototypeOf(holder);
  }
  return undefined;
}
