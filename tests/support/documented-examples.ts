import { mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { rules } from '../../rules/index.js';
import plugin from '../../src/index.js';
import { configFor } from './lint-text.js';

/**
 * - `incorrect` is reported, `correct` is not.
 * - `fixed` is what the autofix makes of the `incorrect` example before it,
 *   `suggested` what the first suggestion of its first report makes of it.
 */
type Kind = 'incorrect' | 'correct' | 'fixed' | 'suggested';

/**
 * A fenced block of a document, such as ` ```js incorrect { "options": {…}, "settings": {…} } `. With `"dependencies"`, it
 * stands in a project whose `package.json` names them, and with `"file"` at that place of it.
 */
export interface Example {
  readonly kind: Kind;
  readonly code: string;
  /** Name of the file that the example stands for; the fence's language is its extension. */
  readonly filename: string;
  /** The directory of the project that the file is in. */
  readonly cwd: string;
  /** How the example is linted: in the documentation of a rule by that rule, elsewhere by all. */
  readonly config: Linter.Config[];
  /** Line of the fence in the document. */
  readonly line: number;
  /** For `fixed` and `suggested`: the example that it comes from. */
  readonly from?: Example;
}

const fence = /^(`{3,})(.*)\n([\s\S]*?)^\1$/gm;
const tagged = /^(\w+) +(incorrect|correct|fixed|suggested)(?: +(\{.*\}))?$/;

/** The documents whose tagged examples are executed. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** The document of a rule. */
export function documentOf(ruleId: string): string {
  return join('docs', 'rules', `${ruleId}.md`);
}

/** The tagged examples of a document, in order. Throws where one is tagged wrongly. */
export function readExamples(document: string): Example[] {
  const text = readFileSync(document, 'utf8');
  const examples: Example[] = [];
  let incorrect: Example | undefined;
  for (const { 2: info, 3: code, index } of text.matchAll(fence)) {
    const tag = tagged.exec(info!);
    if (!tag) continue;
    const [, language, kind, json] = tag as unknown as [string, string, Kind, string | undefined];
    const line = text.slice(0, index).split('\n').length;
    const derived = kind === 'fixed' || kind === 'suggested';
    if (derived && !incorrect) throw new Error(`${document}:${line}: no incorrect example comes before this one.`);
    const given = JSON.parse(json ?? '{}') as Configuration & Place;
    const config = configure(document, given);
    const example = {
      kind,
      code: code!,
      ...placeFile(given, language),
      config,
      line,
      ...(derived && incorrect && { from: incorrect }),
    };
    examples.push(example);
    if (!derived) incorrect = kind === 'incorrect' ? example : undefined;
  }
  return examples;
}

interface Place {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly file?: string;
}

/** A file, which need not exist, in a project that does. */
function placeFile({ dependencies, file }: Place, language: string): Pick<Example, 'cwd' | 'filename'> {
  const filename = file ?? `example.${language}`;
  if (!dependencies) return { cwd: process.cwd(), filename };
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ dependencies }));
  return { cwd, filename: join(cwd, filename) };
}

interface Configuration {
  readonly options?: object;
  readonly settings?: Record<string, unknown>;
}

function configure(document: string, { options, settings = {} }: Configuration): Linter.Config[] {
  const ids = Object.keys(rules);
  const documented = ids.filter((id) => document === documentOf(id));
  const entry: Linter.RuleEntry = options ? ['error', options] : 'error';
  const linted = documented.length > 0 ? documented : ids;
  return configFor({
    plugins: { 'native-async': plugin },
    settings: { 'native-async': settings },
    rules: Object.fromEntries(linted.map((id) => [`native-async/${id}`, entry])),
  });
}
