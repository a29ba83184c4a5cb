import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstrumentedFile, InstrumentOptions, InstrumentedText } from '../instrument.js';
import type { Instrument } from '../languages/instrument.js';
import { type Instrumentation, openInstrumentedFiles } from './instrumented-files.js';

/** What can be loaded to instrument texts, by what it reads: JavaScript as the standard has it, or all that loaders run. */
export type Languages = 'standard' | 'all';

/** Instruments the texts of files that belong to the project. */
export interface Sources {
  /** Whether a file lies in the folder of the project, and in no package that is installed there. */
  isOfProject(file: string): boolean;
  /** @returns the text with calls inserted, or as it is */
  instrumented(text: string, file: string, options?: InstrumentOptions): string;
}

interface SourcesOptions {
  /** The folder of the project. */
  readonly root: string;
  /** Where instrumented texts are kept. */
  readonly cache: string;
  /** Loads what the first text needs that is not kept. */
  loadInstrument(languages: Languages): Instrument;
  /** Told of each text, and of its path relative to the root. */
  onFile(file: InstrumentedFile, path: string): void;
}

/** In characters. What is larger is no source that a person wrote. */
const maxLength = 2_000_000;

/** Makes the part of all hooks that knows which files are looked at, and what they are on disk. */
export function createSources({ root, cache, loadInstrument, onFile }: SourcesOptions): Sources {
  const kept = openInstrumentedFiles(cache);
  const results = new Map<string, { text: string; result: string }>();

  const start = root.endsWith(path.sep) ? root : root + path.sep;
  // Asked for each module that is loaded: that paths begin alike is seen sooner than how they differ.
  const isOfProject = (file: string): boolean =>
    isBelow(file.startsWith(start) ? file.slice(start.length) : path.relative(root, file));

  return {
    isOfProject,
    instrumented(text, file, options = {}) {
      if (!isOfProject(file) || text.length > maxLength || !mayYield(text)) return text;
      // The same file may be loaded many times, by tests that give it stubs.
      const last = results.get(file);
      if (last?.text === text) return last.result;
      const result = instrumentedAnew(text, file, options);
      results.set(file, { text, result });
      return result;
    },
  };

  function instrumentedAnew(text: string, file: string, options: InstrumentOptions): string {
    try {
      const relative = path.relative(root, file).split(path.sep).join('/');
      const disk = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      const sameText = withoutHashbang(disk) === withoutHashbang(text);
      const { sourceMap = process.env['NODE_V8_COVERAGE'] !== undefined && sameText } = options;
      const given = { ...options, text, path: relative, sourceMap, disk: sameText ? text : disk };
      const instrumented = kept.get(given, () => instrument(given));
      if (!instrumented) return text;
      onFile(instrumented.file, relative);
      return instrumented.text;
    } catch {
      // What cannot be read or parsed here runs as it is.
      return text;
    }
  }

  function instrument({ text, path: name, ...options }: Instrumentation): InstrumentedText | undefined {
    if (options.disk === text && /\.[cm]?js$/.test(name)) {
      try {
        return loadInstrument('standard')(text, name, options);
      } catch {
        // It may be JSX or Flow.
      }
    }
    return loadInstrument('all')(text, name, options);
  }
}

/** Loaders may have taken the first line away. */
function withoutHashbang(text: string): string {
  return text.replace(/^#!.*/, '');
}

function mayYield(text: string): boolean {
  return text.includes('yield') && text.includes('*') && !text.includes('__nativeAsync');
}

function isBelow(relative: string): boolean {
  return (
    relative !== '' &&
    !relative.startsWith('..') &&
    !path.isAbsolute(relative) &&
    !/(?:^|[\\/])node_modules[\\/]/.test(relative)
  );
}
