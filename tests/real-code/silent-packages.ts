import type { RealPackage } from './installation.js';

/** A package whose generators are no coroutines of promises. */
export interface SilentPackage extends RealPackage {
  /** The reports that were looked at and are right, with the reason. */
  readonly reviewed?: Reviewed;
  /** The folder to look at where the package has the same code several times. */
  readonly within?: string;
}

/** What is right about reports, by file, place, rule and message id. */
type Reviewed = Readonly<Record<string, string>>;

function reviewed(because: string, file: string, id: string, places: readonly string[]): Reviewed {
  return Object.fromEntries(places.map((place) => [`${file}:${place} ${id}`, because]));
}

const compiled = 'an async function as a compiler wrote it';

/** Generators that iterate. */
const iterating: readonly SilentPackage[] = [
  { name: '@thi.ng/transducers', version: '9.7.0', holds: 'reducers and iterators of them' },
  { name: 'css-tree', version: '3.2.1', holds: 'walks over trees' },
  { name: 'd3-array', version: '3.2.4', holds: 'iterators over arrays' },
  { name: 'generatorics', version: '1.1.0', holds: 'combinations' },
  { name: 'graphql', version: '17.1.0', holds: 'async iterators of results' },
  { name: 'it-batch', version: '3.0.11', holds: 'async generators, each file one' },
  { name: 'it-length-prefixed', version: '11.0.1', holds: 'async generators that decode' },
  { name: 'it-map', version: '3.1.6', holds: 'sync and async generators behind one function' },
  { name: 'it-merge', version: '3.0.15', holds: 'async generators that consume others' },
  { name: 'it-parallel', version: '3.0.16', holds: 'promises beside async generators' },
  { name: 'it-pipe', version: '3.0.1', holds: 'generators handed from one to the next' },
  { name: 'itertools', version: '2.7.1', holds: 'generators of TypeScript' },
  { name: 'js-combinatorics', version: '2.1.4', holds: 'iterable classes' },
  { name: 'linkedom', version: '0.18.15', holds: 'walks over documents' },
  { name: 'streaming-iterables', version: '8.0.1', holds: 'async generators with buffers' },
  { name: 'wu', version: '2.1.0', holds: 'generators compiled by an old compiler' },
];

/** Generators to which a library gives a meaning of its own. */
const ownMeaning: readonly SilentPackage[] = [
  { name: '@b9g/crank', version: '0.7.11', holds: 'components that yield elements' },
  {
    name: '@babel/core',
    version: '7.29.13',
    holds: 'gensync: one code for sync and async',
    reviewed: {
      ...reviewed(compiled, 'lib/config/files/module-types.js', 'no-coroutine-wrapper/fixed', ['66:26']),
      ...reviewed(compiled, 'lib/gensync-utils/async.js', 'no-coroutine-wrapper/deprecated', ['42:16', '77:17']),
    },
  },
  { name: '@babel/traverse', version: '7.29.7', holds: 'generators beside visitors' },
  { name: '@redux-saga/core', version: '1.5.1', holds: 'effects that a middleware runs' },
  { name: '@repeaterjs/repeater', version: '3.1.0', holds: 'async iterators by hand' },
  {
    name: 'caf',
    version: '15.0.1',
    holds: 'generators that can be cancelled',
  },
  { name: 'effect', version: '4.1.0', holds: 'effects that a runtime runs', within: 'src' },
  { name: 'effection', version: '4.1.1', holds: 'operations of structured concurrency' },
  { name: 'ember-concurrency', version: '5.2.1', holds: 'tasks' },
  { name: 'fluture', version: '14.0.0', holds: 'futures' },
  { name: 'gensync', version: '1.0.0-beta.2', holds: 'a driver of generators' },
  { name: 'js-csp', version: '1.0.1', holds: 'processes that communicate' },
  { name: 'mobx', version: '7.1.3', holds: 'flow' },
  { name: 'mobx-state-tree', version: '9.0.0', holds: 'flow' },
  { name: 'monio', version: '0.53.0', holds: 'monads' },
  {
    name: 'neverthrow',
    version: '8.2.0',
    holds: 'results that yield their errors',
    reviewed: {
      ...reviewed(compiled, 'dist/index.cjs.js', 'no-coroutine-wrapper/deprecated', [
        ...['112:43', '129:60', '137:60', '149:60', '163:60', '177:60', '196:60'],
      ]),
      ...reviewed(compiled, 'dist/index.es.js', 'no-coroutine-wrapper/deprecated', [
        ...['110:43', '127:60', '135:60', '147:60', '161:60', '175:60', '194:60'],
      ]),
    },
  },
  { name: 'starfx', version: '0.16.1', holds: 'operations of effection' },
  { name: 'typed-redux-saga', version: '1.5.0', holds: 'effects with types' },
  { name: 'yaml', version: '2.9.1', holds: 'a lexer and a parser as generators' },
];

export const silentPackages: readonly SilentPackage[] = [...iterating, ...ownMeaning];
