import { words } from './words.js';

/** What a function over collections gives: an array or an object of what its callback returns, or of something else. */
export interface CollectionHelper {
  readonly gives: 'array' | 'object';
  /** Which argument the callback is whose results are the elements; those are not known if missing. */
  readonly callbackAt?: number;
}

/** Functions over collections that packages have under the same names. Pure data. */
interface CollectionHelpers {
  /** A package, whose value has the functions, and which may have each as a module of its own: `lodash/map`, `lodash.map`. */
  readonly modules: readonly string[];
  readonly functions: ReadonlyMap<string, CollectionHelper>;
}

const helpers = (names: string, helper: CollectionHelper): [string, CollectionHelper][] =>
  words(names).map((name) => [name, helper]);

const arrays = `chunk compact concat difference filter flatten flattenDeep initial intersection keys orderBy pluck range reject
  reverse sampleSize shuffle slice sortBy tail take takeRight toArray toPairs union uniq uniqBy uniqWith unzip values
  without xor zip`;
const objects = `assign assignIn defaults defaultsDeep extend fromPairs groupBy invert keyBy mapKeys merge omit omitBy pick
  pickBy zipObject`;

/** lodash and underscore, measured with lodash 4.17 and underscore 1.13. */
const lodash: CollectionHelpers = {
  modules: words('lodash lodash-es underscore'),
  functions: new Map([
    ...helpers('collect map times', { gives: 'array', callbackAt: 1 }),
    ...helpers('flatMap', { gives: 'array' }),
    ...helpers('mapObject mapValues', { gives: 'object', callbackAt: 1 }),
    ...helpers(arrays, { gives: 'array' }),
    ...helpers(objects, { gives: 'object' }),
  ]),
};

/** lodash/fp and ramda, which take the callback first. */
const curried: CollectionHelpers = {
  modules: words('lodash/fp ramda'),
  functions: new Map([
    ...helpers('map times', { gives: 'array', callbackAt: 0 }),
    ...helpers('chain flatMap', { gives: 'array' }),
    ...helpers('mapValues mapObjIndexed', { gives: 'object', callbackAt: 0 }),
  ]),
};

/** Packages of functions over collections. */
export const collectionHelpers: readonly CollectionHelpers[] = [lodash, curried];
