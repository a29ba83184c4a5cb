import type { PresetName } from '../../src/configs/index.js';
import { babelOnly, type CompiledStyle, typescript } from './compiled-style.js';
import { coroutinesFromAsync } from './coroutines-from-async.js';
import { coroutine, coWrap, koaHandler, type LibraryStyle, qAsync } from './library-style.js';
import type { Journey } from './round-trip.js';
import type { Parsed } from './syntax-tree.js';

/** A way to write async functions as coroutines. */
export interface Style {
  readonly name: string;
  /** The share of functions that has to come back as it was. */
  readonly floor: number;
  /** The journey of a file; undefined where it has nothing that can be written so. */
  readonly journeyOf: (text: string, parsed: Parsed) => Journey | undefined;
}

function ofLibrary(style: LibraryStyle, floor: number, preset: PresetName): Style {
  const comparison = { callees: new Set(style.callees), isHandler: style.isHandler === true };
  return {
    name: style.name,
    floor,
    journeyOf: (original, parsed) => {
      const coroutines = coroutinesFromAsync(original, parsed, style);
      const { sourceType } = parsed;
      return coroutines === undefined ? undefined : { original, coroutines, sourceType, preset, comparison };
    },
  };
}

function byCompiler(style: CompiledStyle, floor: number): Style {
  const { name, comparison, isFit = () => true } = style;
  return {
    name,
    floor,
    journeyOf: (text, { sourceType }) => {
      if (!isFit(text)) return undefined;
      const { before, after } = style.compile(text, sourceType);
      if (before === after) return undefined;
      return { original: before, coroutines: after, sourceType, preset: 'recommended', comparison };
    },
  };
}

export const styles: readonly Style[] = [
  ofLibrary(coWrap, 0.98, 'migrate'),
  ofLibrary(coroutine, 0.9, 'migrate'),
  ofLibrary(qAsync, 0.9, 'migrate'),
  ofLibrary(koaHandler, 0.9, 'migrate'),
  byCompiler(typescript, 0.98),
  byCompiler(babelOnly, 0.98),
];
