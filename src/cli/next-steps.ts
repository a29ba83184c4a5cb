import type { PresetName } from '../configs/index.js';
import type { Mode } from './command-line.js';
import { displayPath } from './display-path.js';
import type { SparePackage } from './spare-packages.js';

/** What the advice depends on. */
export interface Situation {
  readonly mode: Mode;
  readonly preset: PresetName;
  /** As given on the command line. */
  readonly paths: readonly string[];
  readonly hasFixes: boolean;
  readonly hasSuggestions: boolean;
  readonly spare: readonly SparePackage[];
}

/** What to do after a run, as commands that can be copied; nothing where there is nothing left to do. */
export function nextSteps({ mode, preset, paths, hasFixes, hasSuggestions, spare }: Situation): string[] {
  const named = paths.length === 1 && paths[0] === '.' ? [] : paths.map(shellWord);
  const presetOption = preset === 'recommended' ? [] : ['--preset', preset];
  const steps: [words: string[], purpose: string][] = [];
  if (hasFixes && mode === 'check') steps.push([['--diff', ...presetOption], 'show what --fix would change']);
  if (hasFixes && mode !== 'fix') steps.push([['--fix', ...presetOption], 'write the fixes']);
  if (hasSuggestions && preset !== 'migrate') {
    steps.push([['--diff', '--preset', 'migrate'], 'convert what is only suggested, too']);
  }
  const commands = steps.map(([words]) => `  ${['native-async', ...named, ...words].join(' ')}`);
  const width = Math.max(...commands.map(({ length }) => length));
  const lines = steps.map(([, purpose], index) => `${(commands[index] ?? '').padEnd(width)}   ${purpose}`);
  const review = hasFixes && mode === 'fix' ? ['  Review the changes and run your tests.'] : [];
  const advice = [...review, ...lines, ...spare.flatMap(removal)];
  return advice.length === 0 ? [] : ['Next:', ...advice];
}

/** How to get rid of a package that has nothing left to do. */
function removal({ name, folder, loads }: SparePackage): string[] {
  const directory = displayPath(folder);
  const places = loads.map(({ file, line, text }) => [`${displayPath(file)}:${line}`, text] as const);
  const width = Math.max(...places.map(([place]) => place.length));
  return [
    `  No generator test is left in the checked files, so that ${name} can be removed:`,
    ...places.map(([place, text]) => `    ${place.padEnd(width)}   ${text}`),
    `    ${['npm uninstall', ...(directory === '' ? [] : ['--prefix', shellWord(directory)]), name].join(' ')}`,
  ];
}

function shellWord(text: string): string {
  return /^[\w./@:+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
