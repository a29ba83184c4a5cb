import { type Command, Option } from 'commander';
import { presetNames } from '../configs/index.js';
import { recoveries } from './files/recovery.js';

/** The option that chooses a preset. */
export function presetOption(description: string): Option {
  return new Option('--preset <name>', description).choices(presetNames).default('recommended');
}

/** Which files are left out. */
export function withIgnoreOptions(command: Command): Command {
  return command
    .addOption(repeatable('--ignore-pattern <pattern>', 'leave files out, as a line of .gitignore would', collect))
    .option('--no-ignore', 'honour no ignore file, and pass over nothing but node_modules');
}

/** What earlier runs left. */
export function withRunOptions(command: Command): Command {
  return command
    .option('--no-evidence', 'leave out what `native-async record` has recorded')
    .addOption(
      new Option('--recover <how>', 'what to do about a run that was interrupted while it wrote').choices(recoveries),
    );
}

/** How the output looks. */
export function withColorOptions(command: Command): Command {
  return command
    .option('--color', 'use colors even when the output is no terminal')
    .option('--no-color', 'use no colors')
    .on('option:no-color', () => {
      // What draws progress and questions asks the environment when it is loaded, which is later.
      process.env['NO_COLOR'] = '1';
    });
}

/** An option that may be given several times. */
export function repeatable<T>(
  flags: string,
  description: string,
  add: (value: string, before: readonly T[]) => T[],
): Option {
  return new Option(flags, `${description}; repeatable`).argParser(add).default([], 'none');
}

/** Adds a value of an option to those before. */
export function collect(value: string, values: readonly string[]): string[] {
  return [...values, value];
}
