import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type PresetName, presetNames } from '../configs/index.js';
import plugin from '../index.js';
import { evidenceFolder } from '../recorder/index.js';
import type { RecordRequest } from './record.js';
import { skippedByDefault } from './source-files.js';

/** What is done with the fixes: nothing, they are shown, or they are written. */
export type Mode = 'check' | 'diff' | 'fix';

/** The command line, parsed. */
export interface CommandLine {
  readonly paths: readonly string[];
  readonly mode: Mode;
  readonly preset: PresetName;
  /** Name or path of an ESLint formatter; the command's own readable report when missing. */
  readonly format?: string;
  /** Whether to list generator functions of which nothing is known. */
  readonly unknown: boolean;
  readonly cache: boolean;
  readonly cacheLocation: string;
  readonly concurrency?: number | 'auto' | 'off';
  /** Whether what `native-async record` has recorded counts. */
  readonly evidence: boolean;
  /** Missing where neither `--color` nor `--no-color` was given. */
  readonly color?: boolean;
}

const afterHelp = `
Checks .js .cjs .mjs .jsx .ts .cts .mts .tsx files. Passed over inside a directory:
${skippedByDefault}.

Presets, each including the one before:
  recommended   no false positives, and every fix preserves behaviour
  strict        adds findings that are only likely
  migrate       for moving a code base once: also fixes what is otherwise only suggested

Examples:
  $ native-async                          check everything below the current directory
  $ native-async src test                 check two directories
  $ native-async src --diff               show what --fix would change
  $ native-async src --fix                convert what is safe to convert
  $ native-async src --diff --preset migrate
                                          show the suggestions as well
  $ native-async src --format json        ESLint's own JSON

Exit codes: 0 nothing left to report, 1 findings or files that do not parse, 2 the command could not run.
`;

/**
 * The definition of the command's arguments and options.
 *
 * @param onRecord called where the subcommand `record` is asked for
 */
export function createCommand(onRecord: (request: RecordRequest) => void): Command {
  return new Command('native-async')
    .enablePositionalOptions()
    .action(() => undefined)
    .addCommand(recordCommand(onRecord))
    .description('Finds generator coroutines and converts them to native async functions. Needs no configuration.')
    .addArgument(new Argument('[paths...]', 'files and directories').default(['.'], 'the current one'))
    .option('--fix', 'write the fixes')
    .addOption(
      new Option('--diff', 'print what --fix would change as a unified diff, and write nothing').conflicts([
        'fix',
        'format',
      ]),
    )
    .addOption(
      new Option('--preset <name>', 'which findings, and which conversions are fixes')
        .choices(presetNames)
        .default('recommended'),
    )
    .option('--format <name>', 'json, or the name or path of any ESLint formatter (default: a report to read)')
    .option('--unknown', 'list the generator functions of which nothing is known')
    .option('--cache', 'check only files that changed since the last run')
    .option('--cache-location <path>', 'where to keep the cache', '.native-async-cache')
    .option('--concurrency <number>', 'worker threads: a number, auto or off', parseConcurrency)
    .option('--no-evidence', 'leave out what `native-async record` has recorded')
    .option('--color', 'use colors even when the output is no terminal')
    .option('--no-color', 'use no colors')
    .version(plugin.meta.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', afterHelp)
    .showHelpAfterError('Run native-async --help for the options.');
}

function recordCommand(onRecord: (request: RecordRequest) => void): Command {
  return new Command('record')
    .description('Runs a command, such as your tests, and keeps what its coroutines did, so that more can be fixed.')
    .argument('[command...]', 'the command, after --')
    .option('--out <folder>', 'where to keep it', evidenceFolder)
    .option('--merge', 'merge what earlier runs left, such as those that were killed', false)
    .option('--clean', 'remove what earlier runs left, first', false)
    .helpOption('-h, --help', 'print this help')
    .passThroughOptions()
    .action((command: string[], options: Omit<RecordRequest, 'command'>) => onRecord({ ...options, command }));
}

/** Reads a parsed command's values. */
export function readCommandLine(command: Command): CommandLine {
  const { fix = false, diff = false, cache = false, unknown = false, ...options } = command.opts<Options>();
  const mode = fix ? 'fix' : diff ? 'diff' : 'check';
  return { ...options, mode, cache, unknown, paths: command.processedArgs[0] as string[] };
}

type Flags = 'cache' | 'diff' | 'fix' | 'unknown';
type Options = Omit<CommandLine, Flags | 'mode' | 'paths'> & { readonly [Flag in Flags]?: boolean };

function parseConcurrency(value: string): number | 'auto' | 'off' {
  if (value === 'auto' || value === 'off') return value;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a number from 1, auto or off.');
}
