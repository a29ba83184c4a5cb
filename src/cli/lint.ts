import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { namespace, type PresetName } from '../configs/index.js';
import type { RecordedEvidence } from '../evidence/index.js';
import plugin from '../index.js';
import { loadRules } from '../on-demand/index.js';
import { type FileRecord, startRecording } from '../records.js';
import { carryOut, type DecisionData, decisionsOf, everything } from '../project/index.js';
import { type ConfigOptions, createConfig, type OnPass, ownRules, type Pass } from './eslint-config.js';
import type { Checked, Crash } from './findings.js';
import type { LoadedESLint } from './load-eslint.js';
import type { Done } from './progress.js';
import type { SharedSettings } from './shared-settings.js';

/** What the command passes through to ESLint. */
export interface LintOptions extends ConfigOptions {
  readonly preset: PresetName;
  readonly fix: boolean;
  /** What a run showed. */
  readonly evidence: RecordedEvidence | undefined;
  /** In place of those of the preset. */
  readonly settings: SharedSettings;
  /** What is converted together in all files; what is not said is decided file by file. */
  readonly decisions?: DecisionData;
  /** What a text is that is no file; files are looked at. */
  readonly sourceType?: 'commonjs' | 'module';
}

/** Files, and how they are linted. */
export interface LintTask {
  readonly directory: string;
  /** Absolute paths below the directory. */
  readonly files: readonly string[];
  readonly options: LintOptions;
}

/** Called after each batch of files with how far it is. */
export type OnProgress = (done: Done) => void;

/**
 * An ESLint that runs the plugin with a preset and nothing else.
 *
 * @param directory its working directory, which contains every file to check
 */
export function createESLint(loaded: LoadedESLint, directory: string, options: LintOptions, onPass?: OnPass): ESLint {
  const { decisions } = options;
  carryOut(decisions && decisionsOf(decisions));
  const { rules = {} } = plugin.configs[options.preset];
  return startESLint(loaded, directory, options, { ...rules, [`${ownRules}/generators`]: 'warn' }, onPass);
}

/** An ESLint that surveys files for a plan, as if all generators of the project became async. */
export function createSurveyor(loaded: LoadedESLint, directory: string, options: LintOptions): ESLint {
  carryOut(everything);
  return startESLint(loaded, directory, options, { [`${ownRules}/survey`]: 'warn' });
}

/** An ESLint that surveys what follows from functions that become async for an `await`. */
export function createAwaitSurveyor(loaded: LoadedESLint, directory: string, options: LintOptions): ESLint {
  // A plan is made of all files.
  carryOut({ ...everything, converts: () => false });
  return startESLint(loaded, directory, options, { [`${ownRules}/awaits`]: 'warn' });
}

/** The shared settings of the rules under the options of a run. */
export function settingsUnder({ preset, evidence, settings }: LintOptions): Record<string, unknown> {
  const ofPreset = plugin.configs[preset].settings?.[namespace] as object | undefined;
  return { ...ofPreset, ...(evidence && { evidence }), ...settings };
}

function startESLint(
  loaded: LoadedESLint,
  directory: string,
  options: LintOptions,
  rules: Record<string, unknown>,
  onPass?: OnPass,
): ESLint {
  // What they know of other files and of recorded runs is there for the command's own rules, too.
  loadRules();
  const { preset, fix, sourceType } = options;
  const config = createConfig(loaded, options, onPass);
  const { settings = {} } = plugin.configs[preset];
  const shared = settingsUnder(options);
  return new loaded.ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [
      ...config,
      {
        rules: rules as never,
        settings: { ...settings, [namespace]: shared },
        ...(sourceType && { languageOptions: { sourceType } }),
      },
    ],
    globInputPaths: false,
    // Without a cache ESLint deletes the cache file, which may be that of the project.
    cacheLocation: path.join(directory, 'node_modules/.cache/native-async/none'),
    fix,
  });
}

/**
 * Checks files in this process, or works out their fixes. A file that makes ESLint throw is told with the error, and the
 * others are checked all the same.
 */
export async function lintFiles(
  loaded: LoadedESLint,
  { directory, files, options }: LintTask,
  onProgress?: OnProgress,
): Promise<Checked> {
  const recorded = startRecording();
  const first = new Map<string, Pass>();
  const onPass: OnPass = (file, pass) => {
    if (!first.has(file)) first.set(file, pass);
  };
  const eslint = createESLint(loaded, directory, options, options.fix ? onPass : undefined);
  const { results, crashes } = await lintInBatches(eslint, files, onProgress);
  const records = new Map<string, FileRecord>();
  for (const { filePath } of results) {
    const record = recorded.get(filePath);
    if (record) records.set(filePath, record);
  }
  const before = options.fix && beforeFixes(results, first);
  return { results, records, ...(crashes.length > 0 && { crashes }), ...(before && { before }) };
}

/** The results of the first pass, which ESLint does not give where it fixes. */
function beforeFixes(
  results: readonly ESLint.LintResult[],
  first: ReadonlyMap<string, Pass>,
): NonNullable<Checked['before']> {
  const records = new Map([...first].flatMap(([file, { record }]) => (record ? [[file, record] as const] : [])));
  return {
    records,
    results: results.map((result) => {
      const pass = first.get(result.filePath);
      return pass ? resultOf(result.filePath, pass.messages, pass.source) : result;
    }),
  };
}

/** The results of files, and those that made ESLint throw. */
export async function lintInBatches(eslint: ESLint, files: readonly string[], onProgress?: OnProgress) {
  const results: ESLint.LintResult[] = [];
  const crashes: Crash[] = [];
  let fixable = 0;
  for (const batch of batchesOf(files, onProgress)) {
    const start = results.length;
    try {
      results.push(...(await eslint.lintFiles([...batch])));
    } catch {
      results.push(...(await lintEach(eslint, batch, crashes)));
    }
    fixable += results.slice(start).filter(({ messages }) => messages.some(({ fix }) => fix)).length;
    onProgress?.({ files: results.length, fixable });
  }
  return { results, crashes };
}

/** Surveys files in this process: what is wrong with one of them is an error. */
export async function surveyFiles(eslint: ESLint, files: readonly string[], onProgress?: OnProgress): Promise<void> {
  let done = 0;
  for (const batch of batchesOf(files, onProgress)) {
    await eslint.lintFiles([...batch]);
    done += batch.length;
    onProgress?.({ files: done, fixable: 0 });
  }
}

/** ESLint says nothing until it returns, so that files go in parts where somebody waits to see progress. */
function batchesOf(files: readonly string[], onProgress: OnProgress | undefined): (readonly string[])[] {
  if (!onProgress) return files.length > 0 ? [files] : [];
  const size = Math.max(20, Math.ceil(files.length / 50));
  return Array.from({ length: Math.ceil(files.length / size) }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  );
}

async function lintEach(eslint: ESLint, files: readonly string[], crashes: Crash[]): Promise<ESLint.LintResult[]> {
  const results: ESLint.LintResult[] = [];
  for (const file of files) {
    try {
      results.push(...(await eslint.lintFiles([file])));
    } catch (error) {
      const { message, stack = message } = error as Error;
      crashes.push({ file, stack });
      results.push(crashed(file, message));
    }
  }
  return results;
}

/** The result of a file whose check threw an error. */
function crashed(filePath: string, reason: string): ESLint.LintResult {
  const [message = ''] = reason.split('\n');
  return resultOf(filePath, [{ ruleId: null, fatal: true, severity: 2, message, line: 0, column: 0 }]);
}

/** A result as ESLint gives it. */
export function resultOf(
  filePath: string,
  messages: readonly Linter.LintMessage[],
  source?: string,
): ESLint.LintResult {
  const count = (isCounted: (message: Linter.LintMessage) => boolean) => messages.filter(isCounted).length;
  return {
    filePath,
    messages: [...messages],
    suppressedMessages: [],
    errorCount: count(({ severity }) => severity === 2),
    fatalErrorCount: count(({ fatal }) => fatal === true),
    warningCount: count(({ severity }) => severity === 1),
    fixableErrorCount: count(({ severity, fix }) => severity === 2 && fix !== undefined),
    fixableWarningCount: count(({ severity, fix }) => severity === 1 && fix !== undefined),
    usedDeprecatedRules: [],
    ...(source !== undefined && messages.length > 0 && { source }),
  };
}
