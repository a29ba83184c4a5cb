import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type PresetName, presetNames } from '../configs/index.js';
import plugin from '../index.js';
import { evidenceFolder } from '../recorder/index.js';
import type { Changes } from './files/changed-files.js';
import { recoveries, type Recovery } from './files/recover.js';
import { skippedByDefault } from './files/source-files.js';
import type { RecordRequest } from './record.js';
import { UserError } from './user-error.js';

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
  /** Patterns of files to leave out. */
  readonly ignorePatterns: readonly string[];
  readonly honoursIgnoreFiles: boolean;
  /** Missing where all files are checked. */
  readonly changes?: Changes;
  /** The name of the file that is read from the standard input. */
  readonly stdinFilename?: string;
  /** Whether to ask about each conversion. */
  readonly interactive: boolean;
  /** The command that says which conversions can stay. */
  readonly test?: string;
  /** Whether to commit what passes. */
  readonly commit: boolean;
  /** What to do about an interrupted run; missing where a person is asked. */
  readonly recover?: Recovery;
  readonly cache: boolean;
  /** Missing where the command's own folder is taken. */
  readonly cacheLocation?: string;
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
  $ native-async src --interactive        ask about each conversion
  $ native-async src --test "npm test"    keep what the tests accept, put back the rest
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
    .addArgument(new Argument('[paths...]', 'files, directories and quoted globs').default(['.'], 'the current one'))
    .option('--fix', 'write the fixes')
    .addOption(
      new Option('--interactive', 'ask about each conversion, and write it').conflicts(
        writing.filter((name) => name !== 'interactive'),
      ),
    )
    .addOption(
      new Option('--test <command>', 'write what a test command accepts, and name what it does not').conflicts(
        writing.filter((name) => name !== 'test'),
      ),
    )
    .addOption(new Option('--commit', 'with --test: commit each file that is kept'))
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
    .option('--ignore-pattern <pattern>', 'leave files out, as a line of .gitignore would; repeatable', collect, [])
    .option('--no-ignore', 'honour no ignore file, and pass over nothing but node_modules')
    .addOption(new Option('--changed', 'only files that differ from the last commit').conflicts(['staged', 'since']))
    .addOption(new Option('--staged', 'only files that are staged').conflicts(['changed', 'since']))
    .option('--since <revision>', 'only files that changed since the branch left a revision')
    .option('--stdin', 'read one file from the standard input; its fixed text goes to the standard output')
    .option('--stdin-filename <path>', 'what that file is called', 'stdin.js')
    .option('--unknown', 'list the generator functions of which nothing is known')
    .option('--cache', 'check only files that changed since the last run')
    .option('--cache-location <path>', 'where to keep it (default: node_modules/.cache/native-async)')
    .option('--concurrency <number>', 'worker threads: a number, auto or off', parseConcurrency)
    .option('--no-evidence', 'leave out what `native-async record` has recorded')
    .addOption(
      new Option('--recover <how>', 'what to do about a run that was interrupted while it wrote').choices(recoveries),
    )
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
  const { fix, diff, ignore, ignorePattern, stdin, stdinFilename, ...options } = command.opts<Options>();
  const { cache = false, unknown = false, interactive = false, commit = false } = options;
  if (commit && options.test === undefined) throw new UserError('--commit needs --test.');
  const changes = changesOf(options);
  return {
    ...options,
    ...{ cache, unknown, interactive, commit },
    mode: fix || interactive || options.test !== undefined ? 'fix' : diff ? 'diff' : 'check',
    ignorePatterns: ignorePattern,
    honoursIgnoreFiles: ignore,
    ...(changes && { changes }),
    ...(stdin && { stdinFilename }),
    paths: command.processedArgs[0] as string[],
  };
}

function changesOf({ changed, staged, since }: Partial<Options>): Changes | undefined {
  if (since !== undefined) return { kind: 'since', revision: since };
  return changed ? { kind: 'changed' } : staged ? { kind: 'staged' } : undefined;
}

/** What commander reads, by the names that it gives to options. */
interface Options extends Pick<
  CommandLine,
  'cacheLocation' | 'color' | 'evidence' | 'concurrency' | 'format' | 'preset' | 'recover' | 'test'
> {
  readonly ignorePattern: readonly string[];
  readonly ignore: boolean;
  readonly stdinFilename: string;
  readonly since?: string;
  readonly cache?: boolean;
  readonly changed?: boolean;
  readonly commit?: boolean;
  readonly diff?: boolean;
  readonly fix?: boolean;
  readonly interactive?: boolean;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly unknown?: boolean;
}

const writing = ['fix', 'diff', 'format', 'interactive', 'stdin', 'test'];

function collect(pattern: string, patterns: readonly string[]): string[] {
  return [...patterns, pattern];
}

function parseConcurrency(value: string): number | 'auto' | 'off' {
  if (value === 'auto' || value === 'off') return value;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a number from 1, auto or off.');
}
