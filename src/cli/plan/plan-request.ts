import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { PresetName } from '../../configs/index.js';
import type { Recovery } from '../files/recovery.js';
import { presetOption, withColorOptions, withIgnoreOptions, withRunOptions } from '../shared-options.js';

/** What `native-async plan` is asked for. */
export interface PlanRequest {
  readonly paths: readonly string[];
  readonly preset: PresetName;
  /** Missing where a person is to read it. */
  readonly format?: 'json';
  /** The islands to show in full, by their numbers in the list. */
  readonly show?: readonly number[];
  /** The islands to convert. */
  readonly apply?: readonly number[];
  readonly ignorePattern: readonly string[];
  readonly ignore: boolean;
  readonly evidence: boolean;
  readonly recover?: Recovery;
  readonly color?: boolean;
}

/** The subcommand that shows what is converted together, and what is in the way. */
export function planCommand(onPlan: (request: PlanRequest) => void): Command {
  const command = new Command('plan')
    .description('Shows which generators of a project are converted together, over all files, and what is in the way.')
    .addArgument(new Argument('[paths...]', 'files, directories and quoted globs').default(['.'], 'the current one'))
    .addOption(presetOption('which conversions are fixes'))
    .option('--show <numbers>', 'what decides these of the list, and their diff: 1,3', parseNumbers)
    .addOption(
      new Option('--apply <numbers>', 'convert these of the list, and what they need: 1,3')
        .argParser(parseNumbers)
        .conflicts(['show', 'format']),
    )
    .addOption(new Option('--format <name>', 'json (default: a text to read)').choices(['json']));
  return withColorOptions(withRunOptions(withIgnoreOptions(command)))
    .helpOption('-h, --help', 'print this help')
    .action((paths: string[], options: Omit<PlanRequest, 'paths'>) => onPlan({ ...options, paths }));
}

function parseNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new InvalidArgumentError('It must be numbers of the list, separated by commas.');
}
