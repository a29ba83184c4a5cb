import type { Convention, HostVersions } from '../hosts.js';
import { words } from '../words.js';

/** Functions that egg finds in files by where they stand, and that no call hands to it. Pure data. */
export interface HostedPlace {
  /** What egg finds there, for messages: `a controller of egg`. */
  readonly name: string;
  /** Which files of a project, by their absolute path with forward slashes. */
  readonly files: RegExp;
  /**
   * - `exported`: the function that the file exports as a whole
   * - `returned`: what an exported function returns, where that is a function
   * - `members`: the functions of an exported object or class, or of one that an exported function returns
   */
  readonly functions: readonly ('exported' | 'returned' | 'members')[];
  /** The names of the members that are called; all, where missing. */
  readonly members?: readonly string[];
  readonly convention: Convention;
  /** Who calls them: egg itself, or other files, which yield what a call gives. */
  readonly calledBy: 'host' | 'callers';
  /** By the major version of the package `egg`. */
  readonly versions: readonly HostVersions[];
}

/** Classes whose methods are hosted wherever the file stands: those that extend one of egg's. */
export interface HostedClass extends Pick<HostedPlace, 'name' | 'members' | 'convention' | 'calledBy' | 'versions'> {
  /** An export of `egg` (`require('egg').Controller`), and a property of the application (`app.Controller`). */
  readonly base: string;
}

/** Methods of egg's objects that are handed functions. */
export interface HostedMethods extends Pick<HostedPlace, 'convention' | 'versions'> {
  /** The files where the first parameter of the exported function is the application; all files, where missing. */
  readonly files?: RegExp;
  /**
   * What has the methods: the application (`app`) and properties of it (`app.router`), by the path from that parameter.
   * Where missing, the names of the methods say enough.
   */
  readonly receivers?: readonly string[];
  readonly methods: readonly string[];
  /** Which of the functions of a call: those before the last, or the last alone; all, where missing. */
  readonly which?: 'before-last' | 'last';
  /** Where the context stands among the parameters of what replaces the generator, for convention `koa-1`. */
  readonly contextAt?: number;
}

/** A project has to do with egg when it depends on one of these. */
export const eggPackages: readonly string[] = ['egg', 'egg-bin', 'egg-core', 'egg-mock'];

const untilEgg3: readonly HostVersions[] = [{ to: 3, treatment: 'runs' }];

/** egg 4 throws `Support for generators was removed` while it loads one that it looks at. */
const refusedByEgg4: HostVersions = { from: 4, treatment: 'refuses' };

/** A function that stands for itself must be a generator function under egg 1. */
const asyncFromEgg2: readonly HostVersions[] = [
  { to: 1, treatment: 'runs', asyncFrom: 'egg 2' },
  { from: 2, to: 3, treatment: 'runs' },
  refusedByEgg4,
];

const controller = { name: 'a controller of egg', convention: 'function', calledBy: 'host' } as const;
const service = { name: 'a service of egg', convention: 'function', calledBy: 'callers', versions: untilEgg3 } as const;
const schedule = { name: 'a schedule of egg', convention: 'function', calledBy: 'host', versions: untilEgg3 } as const;

/**
 * Measured with egg-core 1.8.0, 2.1.2 and 3.21.4 (egg 0.x and 1), 4.31.0 (egg 2), 5.5.1 (egg 3) and @eggjs/core 6.5.0
 * (egg 4), and with egg-schedule 2.6.0, 3.7.0 and 4.0.1.
 *
 * Controllers and schedules run like `co.wrap(fn).call(ctx, ctx)`; methods of classes have their instance as `this`.
 */
export const eggPlaces: readonly HostedPlace[] = [
  {
    ...controller,
    files: /\/app\/controller\/.+\.[jt]s$/,
    functions: ['members'],
    versions: [...untilEgg3, refusedByEgg4],
  },
  // egg 1 takes an async function there for one that makes the controller, and refuses its promise.
  {
    ...controller,
    files: /\/app\/controller\/.+\.[jt]s$/,
    functions: ['exported', 'returned'],
    versions: asyncFromEgg2,
  },
  { ...service, files: /\/app\/service\/.+\.[jt]s$/, functions: ['members'] },
  {
    name: 'an extension of egg',
    files: /\/app\/extend\/(?:agent|application|context|helper|request|response)(?:\.\w+)?\.[jt]s$/,
    functions: ['members'],
    convention: 'function',
    calledBy: 'callers',
    versions: untilEgg3,
  },
  {
    name: 'a middleware of egg',
    files: /\/app\/middleware\/.+\.[jt]s$/,
    functions: ['returned'],
    convention: 'koa-1',
    calledBy: 'host',
    // egg 1 runs an async function of koa 2 there as well, although its koa is version 1.
    versions: [{ to: 0, treatment: 'runs', asyncFrom: 'egg 1' }, { from: 1, to: 3, treatment: 'runs' }, refusedByEgg4],
  },
  { ...schedule, files: /\/app\/schedule\/.+\.[jt]s$/, functions: ['members'], members: ['subscribe', 'task'] },
  {
    name: 'a hook of egg',
    files: /\/(?:agent|app)\.[jt]s$/,
    functions: ['members'],
    members: ['beforeClose', 'didLoad', 'serverDidReady', 'willReady'],
    convention: 'function',
    calledBy: 'host',
    versions: [{ from: 2, to: 3, treatment: 'runs' }],
  },
  {
    name: 'a hook of egg',
    files: /\/(?:agent|app)\.[jt]s$/,
    functions: ['members'],
    members: ['configDidLoad', 'configWillLoad', 'didReady'],
    convention: 'function',
    calledBy: 'host',
    versions: [{ from: 2, to: 3, treatment: 'ignores', consequence: 'idle-hook' }],
  },
];

/** Measured as the places: `this` is the instance. */
export const eggClasses: readonly HostedClass[] = [
  { ...controller, base: 'Controller', versions: [...untilEgg3, refusedByEgg4] },
  { ...service, base: 'Service' },
  { ...schedule, base: 'Subscription', members: ['subscribe'] },
  { ...service, name: 'a class of egg', base: 'BaseContextClass' },
];

const routes = /\/app\/router(?:\/.+)?\.[jt]s$/;
const starts = /\/(?:agent|app|app\/router(?:\/.+)?)\.[jt]s$/;
const verbs = words('all del delete get head options patch post put register resources');

/**
 * Measured as the places. egg 1 has koa-router 5, whose handlers must be generator functions of koa 1. From egg 2 on the
 * last handler of a route is a controller, with the context as `this` and as first argument.
 */
export const eggMethods: readonly HostedMethods[] = [
  {
    files: routes,
    receivers: ['', 'router'],
    methods: verbs,
    which: 'before-last',
    convention: 'koa-1',
    versions: asyncFromEgg2,
  },
  {
    files: routes,
    receivers: ['', 'router'],
    methods: verbs,
    which: 'last',
    convention: 'koa-1',
    versions: [{ to: 1, treatment: 'runs', asyncFrom: 'egg 2' }],
  },
  {
    files: routes,
    receivers: ['', 'router'],
    methods: verbs,
    which: 'last',
    convention: 'function',
    versions: [{ from: 2, to: 3, treatment: 'runs' }, refusedByEgg4],
  },
  {
    files: routes,
    receivers: ['router'],
    methods: ['param'],
    convention: 'koa-1',
    contextAt: 1,
    versions: [
      { to: 1, treatment: 'runs', asyncFrom: 'egg 2' },
      { from: 2, to: 3, treatment: 'ignores', consequence: 'route-not-found' },
    ],
  },
  { files: starts, receivers: [''], methods: ['use'], convention: 'koa-1', versions: untilEgg3 },
  { methods: ['beforeClose', 'beforeStart', 'runInBackground'], convention: 'function', versions: untilEgg3 },
];
