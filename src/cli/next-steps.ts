import type { PresetName } from '../configs/presets.js';
import type { Mode } from './command-line.js';

/** What the advice depends on. */
export interface Situation {
  readonly mode: Mode;
  readonly preset: PresetName;
  /** As given on the command line. */
  readonly paths: readonly string[];
  readonly hasFixes: boolean;
  readonly hasSuggestions: boolean;
}

/** What to do after a run, as commands that can be copied; nothing where there is nothing left to do. */
export function nextSteps({ mode, preset, paths, hasFixes, hasSuggestions }: Situation): string[] {
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
  return lines.length + review.length === 0 ? [] : ['Next:', ...review, ...lines];
}

function shellWord(text: string): string {
  return /^[\w./@:+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
