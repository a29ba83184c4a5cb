import { fileURLToPath } from 'node:url';
import type { ESLint } from 'eslint';
import type { PresetName } from '../configs/index.js';
import plugin from '../index.js';
import type { ESLintClass } from './load-eslint.js';

/** What the command passes through to ESLint. */
export interface LintOptions {
  readonly preset: PresetName;
  readonly fix: boolean;
  readonly cache: boolean;
  /** Absolute path of the cache file. */
  readonly cacheLocation: string;
  readonly concurrency?: number | 'auto' | 'off';
}

/** Told after each batch of files how many are done. */
export type OnProgress = (done: number) => void;

/**
 * An ESLint that runs the plugin with a preset and nothing else.
 *
 * @param directory its working directory, which contains every file to check
 */
export function createESLint(ESLint: ESLintClass, directory: string, options: LintOptions): ESLint {
  const { preset, fix, cache, cacheLocation, concurrency } = options;
  const { rules = {}, settings = {} } = plugin.configs[preset];
  return new ESLint({
    cwd: directory,
    overrideConfigFile: fileURLToPath(new URL('eslint-config.js', import.meta.url)),
    overrideConfig: { rules, settings },
    globInputPaths: false,
    fix,
    cache,
    cacheLocation,
    ...(concurrency !== undefined && { concurrency }),
  });
}

/** Whether an ESLint has worker threads, which came in 9.34 together with `ESLint.fromOptionsModule`. */
export function supportsConcurrency(ESLint: ESLintClass): boolean {
  return 'fromOptionsModule' in ESLint;
}

/**
 * Works out the fixes for results of a check, without writing any. The check comes first because the results of a
 * fixing run say nothing of what was fixed.
 *
 * @param fixing an ESLint that fixes
 * @returns the results as they are once the fixes are written, with the text to write as their `output`
 */
export async function withFixes(fixing: ESLint, found: readonly ESLint.LintResult[]): Promise<ESLint.LintResult[]> {
  const fixable = found.filter(({ messages }) => messages.some(({ fix }) => fix)).map(({ filePath }) => filePath);
  const fixed = new Map((await lintFiles(fixing, fixable)).map((result) => [result.filePath, result]));
  return found.map((result) => fixed.get(result.filePath) ?? result);
}

/**
 * Checks files. ESLint tells nothing until it returns, so they go in batches where somebody waits to see progress.
 *
 * @param files absolute paths
 */
export async function lintFiles(
  eslint: ESLint,
  files: readonly string[],
  onProgress?: OnProgress,
): Promise<ESLint.LintResult[]> {
  const size = onProgress ? Math.max(20, Math.ceil(files.length / 50)) : Infinity;
  const results: ESLint.LintResult[] = [];
  for (let start = 0; start < files.length; start += size) {
    results.push(...(await eslint.lintFiles(files.slice(start, start + size))));
    onProgress?.(results.length);
  }
  return results;
}
