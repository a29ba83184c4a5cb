import type { Host, HostVersions, Consequence } from '../hosts.js';
import { words } from '../words.js';

/** Generator functions up to one major version, and async functions alone from the next one measured. */
function generatorsUntil(to: number, asyncFrom: string, consequence: Consequence): readonly HostVersions[] {
  return [
    { to, treatment: 'runs', asyncFrom },
    { from: to + 1, treatment: 'ignores', consequence },
  ];
}

/**
 * koa, measured with 1.7.1 (which refuses any other function), 2.16.4 (which converts them and prints a warning) and
 * 3.3.0 (which ends in 404).
 */
export const koa: Host = {
  name: 'koa',
  modules: ['koa'],
  classSince: 'koa 2',
  methods: ['use'],
  convention: 'koa-1',
  awaitsFrom: 2,
  versions: [
    { to: 1, treatment: 'runs', asyncFrom: 'koa 2' },
    { from: 2, to: 2, treatment: 'runs' },
    { from: 3, treatment: 'ignores', consequence: 'passed-by' },
  ],
};

/**
 * koa-convert, measured with 1.2.0 and 2.0.0 in koa 1.7.1, 2.16.4 and 3.3.0: what it makes runs in koa 2 and later.
 * `compose` and `back` take functions of both kinds.
 */
const koaConvert: Host = {
  name: 'koa-convert',
  modules: ['koa-convert'],
  functions: ['back', 'compose'],
  adapters: ['default'],
  convention: 'koa-1',
  versions: [{ treatment: 'runs' }],
};

/** koa-compose, measured with 2.5.1, 3.2.1 and 4.2.0. */
const koaCompose: Host = {
  name: 'koa-compose',
  modules: ['koa-compose'],
  functions: ['default'],
  convention: 'koa-1',
  awaitsFrom: 3,
  versions: generatorsUntil(2, 'koa-compose 3', 'passed-by'),
};

/** koa-mount, measured with 1.3.1, 2.0.0, 3.0.0 and 4.2.0. Without a path, or with `/`, it hands on what it is given. */
const koaMount: Host = {
  name: 'koa-mount',
  modules: ['koa-mount'],
  functions: ['default'],
  convention: 'koa-1',
  awaitsFrom: 2,
  versions: generatorsUntil(1, 'koa-mount 2', 'path-not-found'),
};

/** koa-route, measured with 1.1.4, 2.4.2, 3.2.0 and 4.0.1: the parts of the path stand between the context and `next`. */
const koaRoute: Host = {
  name: 'koa-route',
  modules: ['koa-route'],
  functions: words('all del delete get head options patch post put'),
  convention: 'koa-1',
  awaitsFrom: 3,
  versions: generatorsUntil(2, 'koa-route 3', 'route-not-found'),
};

const verbs = words('all del delete get head link options patch post put unlink');

const routing: Pick<Host, 'methods' | 'makers' | 'convention' | 'contextAt'> = {
  methods: [...verbs, ...words('param register use')],
  makers: ['Router'],
  convention: 'koa-1',
  contextAt: { param: 1 },
};

/**
 * koa-router, measured with the last version of each major from 3 (3.8.0) to 14 (14.0.0), in koa 1.7.1, 2.16.4 and
 * 3.3.0. Up to 4 it also adds its methods to the application (`app.use(router(app))`).
 */
const koaRouter: Host = {
  ...routing,
  name: 'koa-router',
  modules: ['koa-router'],
  mixesInto: ['koa'],
  awaitsFrom: 7,
  versions: generatorsUntil(5, 'koa-router 7', 'route-not-found'),
};

/** @koa/router is koa-router from version 8 on, measured with the last version of each major from 8 to 15 (15.7.0). */
const routerOfKoa: Host = {
  ...routing,
  name: '@koa/router',
  modules: ['@koa/router'],
  awaitsFrom: 8,
  versions: [{ treatment: 'ignores', consequence: 'route-not-found' }],
};

/** koa-trie-router, measured with 1.1.0, which adds its methods to the application, and 2.1.7. */
const koaTrieRouter: Host = {
  name: 'koa-trie-router',
  modules: ['koa-trie-router'],
  mixesInto: ['koa'],
  methods: [...verbs, 'use'],
  makers: ['Router'],
  convention: 'koa-1',
  versions: generatorsUntil(1, 'koa-trie-router 2', 'route-not-found'),
};

/** koa-joi-router, measured with 3.1.1, 5.3.0, 6.0.2, 7.0.0 and 8.0.0. */
const koaJoiRouter: Host = {
  ...routing,
  name: 'koa-joi-router',
  modules: ['koa-joi-router'],
  versions: [
    { to: 3, treatment: 'runs', asyncFrom: 'koa-joi-router 5' },
    { from: 5, treatment: 'refuses' },
  ],
};

/** koa-subdomain, measured with 1.0.7, 2.4.0 and 3.0.0. */
const koaSubdomain: Host = {
  name: 'koa-subdomain',
  modules: ['koa-subdomain'],
  methods: ['use'],
  convention: 'koa-1',
  versions: generatorsUntil(1, 'koa-subdomain 2', 'domain-not-found'),
};

/** koa, and packages that are handed its middleware. */
export const koaHosts: readonly Host[] = [
  koa,
  koaConvert,
  koaCompose,
  koaMount,
  koaRoute,
  koaRouter,
  routerOfKoa,
  koaTrieRouter,
  koaJoiRouter,
  koaSubdomain,
];

/** What handlers do with the context of koa 1, and hardly anybody with another `this`. */
export const contextUses = {
  written: words('body'),
  called: words('redirect throw'),
  read: words('cookies params request response'),
};

/** Packages whose users write middleware of koa, by name. */
export const koaPackages = /^(?:koa|egg|toa|@koa\/.+|@eggjs\/.+|(?:koa|egg)-.+)$/;
