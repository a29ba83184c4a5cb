import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type PresetName, presetNames } from '../../configs/index.js';

/** What `native-async plan` is asked for. */
export interface PlanRequest {
  readonly paths: readonly string[];
  readonly preset: PresetName;
  readonly json: boolean;
  /** The islands to convert, by their numbers in the list. */
  readonly apply?: readonly number[];
  readonly ignorePattern: readonly string[];
  readonly ignore: boolean;
  readonly color?: boolean;
}

/** The subcommand that shows what is converted together, and what is in the way. */
export function planCommand(onPlan: (request: PlanRequest) => void): Command {
  return new Command('plan')
    .description('Shows which generators of a project are converted together, over all files, and what is in the way.')
    .addArgument(new Argument('[paths...]', 'files, directories and quoted globs').default(['.'], 'the current one'))
    .addOption(new Option('--preset <name>', 'which conversions are fixes').choices(presetNames).default('recommended'))
    .option('--json', 'print the plan as JSON', false)
    .option('--apply <numbers>', 'convert these of the list, and what they need: 1,3', parseNumbers)
    .option('--ignore-pattern <pattern>', 'leave files out, as a line of .gitignore would; repeatable', collect, [])
    .option('--no-ignore', 'honour no ignore file, and pass over nothing but node_modules')
    .option('--color', 'use colors even when the output is no terminal')
    .option('--no-color', 'use no colors')
    .helpOption('-h, --help', 'print this help')
    .action((paths: string[], options: Omit<PlanRequest, 'paths'>) => onPlan({ ...options, paths }));
}

function parseNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new InvalidArgumentError('It must be numbers of the list, separated by commas.');
}

function collect(pattern: string, patterns: readonly string[]): string[] {
  return [...patterns, pattern];
}
