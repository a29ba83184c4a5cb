import type { RealPackage } from './installation.js';

/** Of the generator era, or compiled to it, and a few that only look like it. */
export const packages: readonly RealPackage[] = [
  { name: 'koa-send', version: '3.3.0', holds: 'co() folded into the function that returns it' },
  { name: 'co-stream', version: '0.3.2', holds: 'co.wrap, co() and a thunk written in place' },
  { name: 'koa-convert', version: '1.2.0', holds: 'co.wrap in its tests; generators that are middleware' },
  { name: 'bandage', version: '0.5.0', holds: 'co() followed by then and catch, and co() of a parameter' },
  { name: 'chan', version: '0.6.1', holds: 'co 3, whose result is a function to call' },
  { name: 'taskr', version: '1.1.0', holds: 'Promise.coroutine of bluebird, also under the name co' },
  { name: 'beanstalkify', version: '2.1.0', holds: 'Q.async, bound and called at once, imported through Babel' },
  { name: 'typed-rest-client', version: '1.8.11', holds: '__awaiter of TypeScript, in methods and nested arrows' },
  { name: 'map-age-cleaner', version: '0.1.3', holds: '__awaiter of TypeScript, in arrows' },
  { name: 'type-graphql', version: '0.17.6', holds: '__awaiter imported from tslib' },
  { name: 'prompts', version: '2.4.2', holds: '_asyncToGenerator of Babel 7, written into each file' },
  { name: '@expo/osascript', version: '1.9.2', holds: '_asyncToGenerator of Babel 6 around state machines' },
  { name: '@babel/core', version: '7.20.12', holds: '_asyncToGenerator beside generators that belong to gensync' },
  { name: 'caf', version: '15.0.1', holds: 'generators that can be cancelled, wrapped under their own names' },
  { name: 'effection', version: '4.1.1', holds: 'generators that are operations of their own kind' },
  { name: 'js-combinatorics', version: '2.1.4', holds: 'generators that iterate' },
];

/** What the tests that packages ship need. */
export const testTools: readonly RealPackage[] = [
  { name: 'koa', version: '2.16.4', holds: 'applications' },
  { name: 'koa-v1', version: 'npm:koa@1.7.0', holds: 'applications that run generators' },
  { name: 'mocha', version: '11.7.5', holds: 'the runner' },
  { name: 'supertest', version: '6.3.4', holds: 'requests' },
];

/** Packages that are needed to install the others and never loaded, replaced by one that does nothing. */
export const replaced: Readonly<Record<string, string>> = {
  // A hundred megabytes. Only the part of beanstalkify that is not tested loads it.
  'aws-sdk': 'npm:noop2@2.0.0',
};
