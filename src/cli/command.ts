import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../manifest.js';
import { type ReasonCode, reasonKinds } from '../reasons/index.js';
import { skippedByDefault } from './files/skipped-files.js';
import type { IndexRequest } from './write-index.js';
import { planCommand, type PlanRequest } from './plan/plan-request.js';
import type { RecordRequest } from './record-request.js';
import { recordCommand } from './record-command.js';
import {
  collect,
  presetOption,
  repeatable,
  withColorOptions,
  withIgnoreOptions,
  withRunOptions,
} from './shared-options.js';
import { wrap } from './style.js';

const afterHelp = `
Checks .js .cjs .mjs .jsx .ts .cts .mts .tsx .vue .svelte files.
Passed over inside a directory: ${wrap(skippedByDefault, 48).join('\n')}.

Presets, each including the one before:
  recommended   no false positives, and every fix preserves behaviour
  strict        adds findings that are only likely
  migrate       for moving a code base once: fixes what is else only suggested

Examples:
  $ native-async                        check all below the current directory
  $ native-async src test               check two directories
  $ native-async src --diff             show what --fix would change
  $ native-async src --fix              convert what is safe to convert
  $ native-async src --interactive      ask about each conversion
  $ native-async src --test "npm test"  keep what the tests accept
  $ native-async src --diff --preset migrate
                                        show the suggestions as well
  $ native-async src --format json      ESLint's own JSON

Exit codes: 0 nothing left to report, 1 findings or files that do not parse,
2 the command could not run.
`;

/** What is called where a subcommand is asked for. */
export interface Subcommands {
  onRecord(request: RecordRequest): void;
  onPlan(request: PlanRequest): void;
  onIndex(request: IndexRequest): void;
}

/** The definition of the command's arguments and options. */
export function createCommand({ onRecord, onPlan, onIndex }: Subcommands): Command {
  const command = new Command('native-async')
    .enablePositionalOptions()
    .action(() => undefined)
    .addCommand(recordCommand(onRecord))
    .addCommand(planCommand(onPlan))
    .addCommand(indexCommand(onIndex))
    .description('Finds generator coroutines and converts them to native async functions. Needs no configuration.')
    .addArgument(new Argument('[paths...]', 'files, directories and quoted globs').default(['.'], 'the current one'));
  withFileOptions(withFixOptions(command))
    .option('--unknown', 'list the generator functions of which nothing is known')
    .option('--cache', 'check only files that changed since the last run')
    .option('--cache-location <path>', 'where to keep it (default: node_modules/.cache/native-async)')
    .option('--concurrency <number>', 'worker threads: a number, auto or off', parseConcurrency);
  withRunOptions(command).option(
    '--no-target-packages',
    'load no ESLint and no parser of the code, only those of this command',
  );
  return withColorOptions(command)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', afterHelp)
    .showHelpAfterError('Run native-async --help for the options.');
}

/** What is done about which findings, and what is shown of them. */
function withFixOptions(command: Command): Command {
  return command
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
    .addOption(new Option('--commit', 'with --test: commit each conversion it keeps'))
    .addOption(
      new Option('--diff', 'print what --fix would change as a unified diff, and write nothing').conflicts([
        'fix',
        'format',
      ]),
    )
    .addOption(presetOption('which findings, and which conversions are fixes'))
    .addOption(repeatable('--only <name>', 'only what one rule reports, or what is about one library', collect))
    .addOption(repeatable('--reason <code>', 'fix also what is only suggested, for this reason alone', collectReason))
    .option('--config <file>', 'shared settings, as JSON or a module (default: package.json#native-async)')
    .option('--code-frame', 'show the code of each finding')
    .option('--summary', 'leave out the findings, and print the counts alone')
    .addOption(
      new Option('--max-findings <number>', 'show so many findings at most')
        .argParser(parseMaximum)
        .default(Infinity, 'all'),
    )
    .option('--format <name>', 'json, github, or the name or path of any ESLint formatter (default: a report to read)');
}

/** Which files are checked. */
function withFileOptions(command: Command): Command {
  return withIgnoreOptions(command)
    .addOption(new Option('--changed', 'only files that differ from the last commit').conflicts(['staged', 'since']))
    .addOption(new Option('--staged', 'only files that are staged').conflicts(['changed', 'since']))
    .option('--since <revision>', 'only files that changed since the branch left a revision')
    .option('--stdin', 'read one file from the standard input; its fixed text goes to the standard output')
    .option('--stdin-filename <path>', 'what that file is called', 'stdin.js');
}

function indexCommand(onIndex: (request: IndexRequest) => void): Command {
  return new Command('index')
    .description('Writes what the files of a package say of themselves, for the setting `project`.')
    .addArgument(new Argument('[folders...]', 'folders with a package.json').default(['.'], 'the current one'))
    .helpOption('-h, --help', 'print this help')
    .action((folders: string[]) => onIndex({ folders }));
}

const writing = ['fix', 'diff', 'format', 'interactive', 'stdin', 'test'];

function collectReason(code: string, codes: readonly ReasonCode[]): ReasonCode[] {
  const isKnown = Object.hasOwn(reasonKinds, code) && reasonKinds[code as ReasonCode].severity === 'intended';
  if (!isKnown) throw new InvalidArgumentError('It must be a code that stands in brackets at the end of a suggestion.');
  return [...codes, code as ReasonCode];
}

function parseMaximum(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a number.');
}

function parseConcurrency(value: string): number | 'auto' | 'off' {
  if (value === 'auto' || value === 'off') return value;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a number from 1, auto or off.');
}
