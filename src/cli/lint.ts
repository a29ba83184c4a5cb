import path from 'node:path';
import type { ESLint } from 'eslint';
import { namespace, type PresetName } from '../configs/index.js';
import type { RecordedEvidence } from '../evidence/index.js';
import plugin from '../index.js';
import { type FileRecord, startRecording } from '../records.js';
import config from './eslint-config.js';
import type { Checked } from './findings.js';
import type { ESLintClass } from './load-eslint.js';

/** What the command passes through to ESLint. */
export interface LintOptions {
  readonly preset: PresetName;
  readonly fix: boolean;
  /** What a run showed. */
  readonly evidence: RecordedEvidence | undefined;
  /** What a text is that is no file; files are looked at. */
  readonly sourceType?: 'commonjs' | 'module';
}

/** Called after each batch of files with how many are done. */
export type OnProgress = (done: number) => void;

/**
 * An ESLint that runs the plugin with a preset and nothing else.
 *
 * @param directory its working directory, which contains every file to check
 */
export function createESLint(ESLint: ESLintClass, directory: string, options: LintOptions): ESLint {
  const { preset, fix, evidence, sourceType } = options;
  const { rules = {}, settings = {} } = plugin.configs[preset];
  const shared = evidence ? withEvidence(settings, evidence) : settings;
  return new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [...config, { rules, settings: shared, ...(sourceType && { languageOptions: { sourceType } }) }],
    globInputPaths: false,
    // Without a cache ESLint deletes the cache file, which may be that of the project.
    cacheLocation: path.join(directory, 'node_modules/.cache/native-async/none'),
    fix,
  });
}

function withEvidence(settings: Record<string, unknown>, evidence: RecordedEvidence): Record<string, unknown> {
  return { ...settings, [namespace]: { ...(settings[namespace] as object | undefined), evidence } };
}

/**
 * Checks files in this process. ESLint reports nothing until it returns, so they go in batches where somebody waits to
 * see progress.
 *
 * @param files absolute paths
 */
export async function lintFiles(eslint: ESLint, files: readonly string[], onProgress?: OnProgress): Promise<Checked> {
  const recorded = startRecording();
  const size = onProgress ? Math.max(20, Math.ceil(files.length / 50)) : Infinity;
  const results: ESLint.LintResult[] = [];
  for (let start = 0; start < files.length; start += size) {
    results.push(...(await eslint.lintFiles(files.slice(start, start + size))));
    onProgress?.(results.length);
  }
  const records = new Map<string, FileRecord>();
  for (const { filePath } of results) {
    const record = recorded.get(filePath);
    if (record) records.set(filePath, record);
  }
  return { results, records };
}
