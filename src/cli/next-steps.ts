import type { CommandLine } from './command-line.js';
import { invocation, shellWord } from './invocation.js';
import { displayPath } from './paths.js';
import type { SparePackage } from './spare-packages.js';
import { wrap } from './style.js';

/** What the advice depends on. */
export interface Situation {
  readonly commandLine: CommandLine;
  readonly hasFixes: boolean;
  readonly hasSuggestions: boolean;
  /** Whether some of it only changes together with other files. */
  readonly hasIslands: boolean;
  /** Whether there is some that a plan, which asks all files, may know more of. */
  readonly mayPlanTellMore: boolean;
  readonly spare: readonly SparePackage[];
  readonly columns: number;
}

/** What to do after a run, each as a sentence and a command that can be copied; nothing where nothing is left to do. */
export function nextSteps(situation: Situation): string[] {
  const { commandLine, hasFixes, hasIslands, hasSuggestions, mayPlanTellMore, spare, columns } = situation;
  const { mode, preset } = commandLine;
  const again = (...options: readonly string[]) =>
    `    ${[invocation(), ...repeated(commandLine), ...options].join(' ')}`;
  const plan = (...options: readonly string[]) =>
    `    ${[invocation(), 'plan', ...chosenFiles(commandLine), ...options].join(' ')}`;
  const withPreset = preset === 'recommended' ? [] : ['--preset', preset];
  const steps: string[] = [];
  if (hasFixes && mode === 'fix') steps.push('  Review the changes and run your tests.');
  if (hasFixes && mode === 'check') steps.push('  Show what --fix would change:', again('--diff', ...withPreset));
  if (mode === 'check' && (hasIslands || mayPlanTellMore)) {
    const what = hasIslands ? 'See what changes together with other files:' : 'See what other files tell of the rest:';
    steps.push(`  ${what}`, plan(...withPreset));
  }
  if (hasFixes && mode !== 'fix') steps.push('  Write the fixes:', again('--fix', ...withPreset));
  if (hasSuggestions && preset !== 'migrate') {
    steps.push('  Show what is only suggested as well:', again('--diff', '--preset', 'migrate'));
  }
  steps.push(...spare.flatMap((one) => removal(one, columns)));
  return steps.length === 0 ? [] : ['Next:', ...steps];
}

/** The paths and options that a run has in common with the next one. */
function repeated(commandLine: CommandLine): string[] {
  const { only, reasons, config, usesTargetPackages } = commandLine;
  const options: readonly (readonly [name: string, values: readonly string[]])[] = [
    ['--only', only],
    ['--reason', reasons],
    ['--config', config === undefined ? [] : [config]],
  ];
  const words = options.flatMap(([name, values]) => values.flatMap((value) => [name, shellWord(value)]));
  return [...chosenFiles(commandLine), ...words, ...(usesTargetPackages ? [] : ['--no-target-packages'])];
}

/** What says which files are looked at, and by what: the same for all that the command does. */
function chosenFiles({ paths, ignorePatterns, honoursIgnoreFiles, evidence }: CommandLine): string[] {
  const named = paths.length === 1 && paths[0] === '.' ? [] : paths;
  const words = [...named, ...ignorePatterns.flatMap((pattern) => ['--ignore-pattern', pattern])];
  return [
    ...words.map((word) => shellWord(word)),
    ...(honoursIgnoreFiles ? [] : ['--no-ignore']),
    ...(evidence ? [] : ['--no-evidence']),
  ];
}

/** How to get rid of a package that has nothing left to do. */
function removal({ names, folder, why, loads }: SparePackage, columns: number): string[] {
  const directory = displayPath(folder);
  const places = loads.map(({ file, line, text }) => [`${displayPath(file)}:${line}`, text] as const);
  const width = Math.max(...places.map(([place]) => place.length));
  const sentence = `${why}, so that ${names[0]} can be removed:`;
  return [
    ...wrap(sentence, columns - 2).map((line) => `  ${line}`),
    ...places.map(([place, text]) => `    ${place.padEnd(width)}   ${text}`),
    `    ${['npm uninstall', ...(directory === '' ? [] : ['--prefix', shellWord(directory)]), ...names].join(' ')}`,
  ];
}
