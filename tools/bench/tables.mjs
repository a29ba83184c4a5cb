import { coroutineFiles, generatorFiles, ordinaryFiles, typescriptFiles } from './corpora.mjs';
import { growthOfFamilies, growthWithCoroutines, growthWithFileSize } from './growth.mjs';
import { figure, table } from './markdown.mjs';
import { measurePrograms } from './migration-speed.mjs';
import { measureParser } from './parser-time.mjs';
import { astGrep, biome, checks, conversions, jscodeshift, oxlint } from './programs.mjs';
import { measureRules } from './rule-cost.mjs';
import { countRules, ruleSets } from './rule-sets.mjs';
import { measureStartUp } from './start-up.mjs';
import { denseTree, ordinaryTree } from './trees.mjs';

/** The set that the budgets are relative to. */
const reference = 'ESLint `recommended`';

/** @param {number} repetitions */
export function startTable(repetitions) {
  const { without, with: all } = measureStartUp(repetitions);
  return table(
    ['ESLint on one small file', 'CPU ms'],
    [
      ['with its own recommended rules', figure(without)],
      ['and with those of the plugin', figure(all)],
      ['difference', figure(all - without)],
    ],
  );
}

/** @param {number} rounds */
export function parserTable(rounds) {
  const { files, plain, wrapped } = measureParser(rounds);
  return table(
    [`${files} valid files`, 'ms'],
    [
      ['by espree', figure(plain)],
      ['by espree, wrapped', figure(wrapped)],
    ],
  );
}

export function growthTables() {
  const heads = ['KB', 'ESLint ms', 'plugin ms', 'µs each'];
  /** @param {import('./growth.mjs').Growth} growth */
  const row = ({ size, kilobytes, base, rules }) => [
    size.toLocaleString('en'),
    figure(kilobytes),
    figure(base),
    figure(rules),
    figure((rules / size) * 1000),
  ];
  return [
    table(['coroutines', ...heads], growthWithCoroutines().map(row)),
    table(['other functions', ...heads], growthWithFileSize().map(row)),
    familiesTable([100, 10_000]),
  ].join('\n\n');
}

/** @param {readonly [number, number]} sizes */
function familiesTable([from, to]) {
  return table(
    ['what grows', `ms for ${from}`, `ms for ${to.toLocaleString('en')}`, 'exponent'],
    growthOfFamilies([from, to]).map(({ name, small, large, exponent }) => [
      name,
      figure(small.rules),
      figure(large.rules),
      exponent.toFixed(2),
    ]),
  );
}

/** The command, and the codemod, where a third of the files has coroutines. */
export function commandTables() {
  return speedTables(denseTree(), [...conversions, jscodeshift()]);
}

/** The command where few files have coroutines, beside programs that do the nearest thing that they can. */
export async function ordinaryTreeTables() {
  return speedTables(ordinaryTree(), [...checks, jscodeshift(), await oxlint(), astGrep(), biome()]);
}

/**
 * @param {readonly string[]} texts
 * @param {readonly import('./programs.mjs').Program[]} programs One of them is jscodeshift, which the others are compared with.
 */
function speedTables(texts, programs) {
  const { files, megabytes, speeds } = measurePrograms(texts, programs);
  const other = speeds.find(({ name }) => name.startsWith('jscodeshift'));
  /**
   * @param {'cpu' | 'wall' | 'memory'} what
   * @param {import('./migration-speed.mjs').Speed} speed
   */
  const ratio = (what, speed) => figure(speed[what] / (other?.[what] ?? NaN));
  const rows = speeds.map((speed) => [
    speed.name,
    ...[figure(speed.cpu / 1000), ratio('cpu', speed)],
    ...[figure(speed.wall / 1000), ratio('wall', speed)],
    ...[figure(speed.memory), ratio('memory', speed)],
  ]);
  return [
    `${files.toLocaleString('en')} files, ${figure(megabytes)} MB; x is what jscodeshift takes.`,
    table(['program', 'CPU s', 'x', 'clock s', 'x', 'memory MB', 'x'], rows),
  ].join('\n\n');
}

/**
 * Some of many, evenly.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {number} count
 */
function sample(all, count) {
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) < Math.floor(((index + 1) * count) / all.length),
  );
}

/** @param {number} repetitions */
export async function ruleTables(repetitions) {
  const corpora = [
    { title: 'Ordinary JavaScript', files: sample(ordinaryFiles(), 1_100), isTypeScript: false },
    { title: 'Files full of coroutines', files: coroutineFiles(), isTypeScript: false },
    {
      title: 'Files with generators that iterate or have their own meaning',
      files: generatorFiles(),
      isTypeScript: false,
    },
    { title: 'Ordinary TypeScript', files: typescriptFiles(), isTypeScript: true },
  ];
  const tables = [];
  for (const { title, files, isTypeScript } of corpora) {
    const sets = await ruleSets(isTypeScript);
    const measured = measureRules(files, sets, { isTypeScript, repetitions });
    const whole = measured.sets.get(reference)?.cost ?? NaN;
    const rows = [...measured.sets].map(([name, { cost, reports }]) => [
      name,
      countRules(sets.get(name) ?? {}),
      figure(cost),
      figure(cost / measured.parse),
      figure(cost / whole),
      reports,
    ]);
    // Shown at once, since the others take minutes.
    console.error(`${title}: ${rows.map(([name, , , , ratio]) => `${name} ${ratio}`).join(', ')}`);
    tables.push(
      `### ${title}`,
      `${measured.files.toLocaleString('en')} files; parsing takes ${figure(measured.parse)} ms; two equal sets differ by ${figure(measured.noise)} ms.`,
      table(['set', 'rules', 'ms', 'x parse', 'x ESLint', 'reports'], rows),
    );
  }
  return tables.join('\n\n');
}
