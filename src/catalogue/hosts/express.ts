import type { Host } from '../hosts.js';
import { words } from '../words.js';

/**
 * express, measured with 3.21.2, 4.22.1 and 5.3.0: it never ran generator functions. What a handler returns is dropped up
 * to 4; 5 hands a rejection on to the next handler of errors.
 */
const handlersOfParameters: Host = {
  name: 'express',
  modules: ['express'],
  makers: ['Router'],
  methods: ['param'],
  convention: 'function',
  awaitsFrom: 5,
  before: 'dropped',
  versions: [{ treatment: 'ignores', consequence: 'never-answered' }],
};

/** A function with four parameters or more is no handler of requests. */
const handlers: Host = {
  ...handlersOfParameters,
  methods:
    words(`all connect copy delete get head link lock merge move notify options patch post purge put report search
    subscribe trace unlink unlock unsubscribe use`),
  errorLength: 4,
};

/** express, by what its methods take. */
export const expressHosts: readonly Host[] = [handlers, handlersOfParameters];
