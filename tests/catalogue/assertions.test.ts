import { createRequire } from 'node:module';
import { expect as expectOfVitest, it } from 'vitest';
import { awaitedAssertions } from '../../src/catalogue/index.js';

const require = createRequire(import.meta.url);
const chai = require('chai4') as { use(plugin: unknown): void; expect(value: unknown): Assertion };
chai.use(require('chai-as-promised7'));
const should = require('should/as-function') as (value: unknown) => Assertion;

type Method = (...args: unknown[]) => unknown;

interface Assertion {
  readonly to: Assertion;
  readonly be: Assertion;
  readonly eventually: Assertion;
  readonly ok: unknown;
  readonly become: Method;
  readonly equal: Method;
  readonly fulfilled: Method;
  readonly fulfilledWith: Method;
  readonly rejected: Method;
  readonly rejectedWith: Method;
}

const one = () => Promise.resolve(1);
const none = () => Promise.reject(new Error('none'));

/** What stands for each word in the code of tests, by the library that has it. */
const assertions: Readonly<Record<string, readonly (() => unknown)[]>> = {
  become: [() => chai.expect(one()).to.become(1)],
  eventually: [
    () => chai.expect(one()).to.eventually.equal(1),
    () => chai.expect(one()).to.eventually.be.ok,
    () => should(one()).eventually.equal(1),
  ],
  fulfilled: [() => chai.expect(one()).to.be.fulfilled, () => should(one()).be.fulfilled()],
  fulfilledWith: [() => should(one()).be.fulfilledWith(1)],
  rejected: [() => chai.expect(none()).to.be.rejected, () => should(none()).be.rejected()],
  rejectedWith: [() => chai.expect(none()).to.be.rejectedWith('none'), () => should(none()).be.rejectedWith('none')],
  rejects: [() => expectOfVitest(none()).rejects.toThrow('none')],
  resolves: [() => expectOfVitest(one()).resolves.toBe(1)],
};

it.each([...awaitedAssertions.themselves, ...awaitedAssertions.following])('makes a promise with %s', async (word) => {
  for (const assert of assertions[word]!) {
    const made = assert() as PromiseLike<unknown>;
    expectOfVitest(typeof made.then).toBe('function');
    await made;
  }
});
