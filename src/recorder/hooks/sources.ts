import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstrumentedFile, InstrumentOptions, InstrumentedText } from '../instrument.js';

/** What instruments texts: loaded by the first file that needs it. */
export type Instrument = (
  text: string,
  path: string,
  options: InstrumentOptions & { readonly disk?: string },
) => InstrumentedText | undefined;

/** Instruments the texts of files that belong to the project. */
export interface Sources {
  /** @returns the text with calls inserted, or as it is */
  instrumented(text: string, file: string, options?: InstrumentOptions): string;
}

interface SourcesOptions {
  /** The folder of the project. */
  readonly root: string;
  loadInstrument(): Instrument;
  /** Told of each text, and of its path relative to the root. */
  onFile(file: InstrumentedFile, path: string): void;
}

/** In characters. What is larger is no source that a person wrote. */
const maxLength = 2_000_000;

/** Makes the part of all hooks that knows which files are looked at, and what they are on disk. */
export function createSources({ root, loadInstrument, onFile }: SourcesOptions): Sources {
  const results = new Map<string, { text: string; result: string }>();

  return {
    instrumented(text, file, options = {}) {
      if (!mayYield(text) || text.length > maxLength) return text;
      const relative = path.relative(root, file).split(path.sep).join('/');
      if (!isOfProject(relative)) return text;
      // The same file may be loaded many times, by tests that give it stubs.
      const last = results.get(file);
      if (last?.text === text) return last.result;
      const result = instrumentedAnew(text, file, relative, options);
      results.set(file, { text, result });
      return result;
    },
  };

  function instrumentedAnew(text: string, file: string, relative: string, options: InstrumentOptions): string {
    try {
      const disk = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      const sameText = withoutHashbang(disk) === withoutHashbang(text);
      const { sourceMap = process.env['NODE_V8_COVERAGE'] !== undefined && sameText } = options;
      const instrumented = loadInstrument()(text, relative, { ...options, sourceMap, disk: sameText ? text : disk });
      if (!instrumented) return text;
      onFile(instrumented.file, relative);
      return instrumented.text;
    } catch {
      // What cannot be read or parsed here runs as it is.
      return text;
    }
  }
}

/** Loaders may have taken the first line away. */
function withoutHashbang(text: string): string {
  return text.replace(/^#!.*/, '');
}

function mayYield(text: string): boolean {
  return text.includes('yield') && text.includes('*') && !text.includes('__nativeAsync');
}

function isOfProject(relative: string): boolean {
  return (
    relative !== '' &&
    !relative.startsWith('..') &&
    !path.isAbsolute(relative) &&
    !/(?:^|\/)node_modules\//.test(relative)
  );
}
