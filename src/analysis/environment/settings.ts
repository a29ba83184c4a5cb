import { memoize } from '../../collections/index.js';
import type { Convention, Family } from '../../catalogue/index.js';
import { type FixIntended, type ReasonCode, reasonKinds } from '../../reasons/index.js';

/** A wrapper, runner, host or own-meaning function of the user's project, as written in the settings. */
export interface NamedFunction {
  /** Module specifier; one that starts with `.` or `/` is a path, relative to the working directory. Global when missing. */
  readonly module?: string;
  /** Export path, dotted; `default` is the module's value itself. */
  readonly name: string;
  /** What `yield` means under it; `co`, the most careful one, when missing. */
  readonly family?: Family;
}

/** A function that runs what it is handed, and how. */
export interface NamedHost extends NamedFunction {
  /** What the handlers are handed; `function`, what any function would be, when missing. */
  readonly convention?: Convention;
}

/** `settings['native-async']`, complete. */
export interface Settings {
  readonly wrappers: readonly NamedFunction[];
  readonly runners: readonly NamedFunction[];
  readonly hosts: readonly NamedHost[];
  readonly ownMeaning: readonly NamedFunction[];
  /** The major versions of packages by name, where what is installed here does not tell or should not. */
  readonly versions: Readonly<Record<string, number>>;
  /** What an operand is taken for that cannot be known, under families that resolve more than promises. */
  readonly opaqueOperand: 'suggest' | 'await';
  /** Which conversions with the same intent, but perhaps another behaviour, are fixes instead of suggestions. */
  readonly fixIntended: FixIntended;
  /** Whether calls that are to be converted are looked for in files that say a tool has made them. */
  readonly generatedFiles: 'skip' | 'check';
  /** Whether other files are read for what they show of this one, and whether an index of them is looked for first. */
  readonly project: 'off' | 'lazy' | 'index';
  /** The file of what a run of the program showed, relative to the working directory. */
  readonly evidence: string | undefined;
}

const families: readonly Family[] = ['await-all', 'co', 'promise-only', 'callback'];
const conventions: readonly Convention[] = ['function', 'koa-1'];
const entryKeys = ['module', 'name', 'family'];
const lists = ['wrappers', 'runners', 'hosts', 'ownMeaning'] as const;
const known: readonly string[] = [
  ...lists,
  ...['versions', 'opaqueOperand', 'fixIntended', 'generatedFiles', 'project', 'evidence'],
];

const defaults: Settings = {
  wrappers: [],
  runners: [],
  hosts: [],
  ownMeaning: [],
  versions: {},
  opaqueOperand: 'suggest',
  fixIntended: false,
  generatedFiles: 'skip',
  project: 'lazy',
  evidence: undefined,
};

/**
 * The shared settings of a configuration, with defaults.
 *
 * @param given the value of `context.settings['native-async']`
 * @throws TypeError that names the path of the first wrong value
 */
export function readSettings(given: unknown): Settings {
  if (given === undefined) return defaults;
  return parseSettings(requireObject(given, ''));
}

/** The first of those that are equal: what is read of other files is kept for it, and an editor has new ones each time. */
const firstOfEqual = memoize(
  (settings: Settings) => settings,
  (settings) => JSON.stringify(settings),
);

const parseSettings = memoize((given: Record<string, unknown>): Settings => {
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) fail(`.${key}`, `is not a setting; known are ${known.join(', ')}`);
  }
  const { opaqueOperand = defaults.opaqueOperand, generatedFiles = defaults.generatedFiles } = given;
  if (opaqueOperand !== 'suggest' && opaqueOperand !== 'await') fail('.opaqueOperand', "must be 'suggest' or 'await'");
  if (generatedFiles !== 'skip' && generatedFiles !== 'check') fail('.generatedFiles', "must be 'skip' or 'check'");
  const [wrappers, runners, hosts, ownMeaning] = lists.map((list) => parseList(given[list], list));
  return firstOfEqual({
    wrappers: wrappers!,
    runners: runners!,
    hosts: hosts!,
    ownMeaning: ownMeaning!,
    versions: parseVersions(given['versions']),
    opaqueOperand,
    fixIntended: parseFixIntended(given['fixIntended']),
    generatedFiles,
    project: parseProject(given['project']),
    evidence: parseEvidence(given['evidence']),
  });
});

/** A mode; with a digest of the index, as for evidence. */
function parseProject(given: unknown = defaults.project): Settings['project'] {
  const { mode, digest } = (typeof given === 'object' && given ? given : { mode: given }) as Record<string, unknown>;
  if (mode !== 'off' && mode !== 'lazy' && mode !== 'index') fail('.project', "must be 'off', 'lazy' or 'index'");
  if (digest !== undefined && typeof digest !== 'string') fail('.project.digest', 'must be a text');
  return mode;
}

/** A path; with a digest of the file where ESLint's cache is to notice that it changed, since it compares settings. */
function parseEvidence(given: unknown): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  const { file, digest } = requireObject(given, '.evidence');
  if (typeof file !== 'string') fail('.evidence.file', 'must be the path of a file');
  if (digest !== undefined && typeof digest !== 'string') fail('.evidence.digest', 'must be a text');
  return file;
}

function parseFixIntended(given: unknown = defaults.fixIntended): FixIntended {
  if (typeof given === 'boolean') return given;
  if (!Array.isArray(given)) fail('.fixIntended', 'must be true, false or an array of codes');
  for (const [index, code] of given.entries()) {
    const isKnown = typeof code === 'string' && Object.hasOwn(reasonKinds, code);
    if (!isKnown || reasonKinds[code as ReasonCode].severity !== 'intended') {
      fail(`.fixIntended[${index}]`, 'must be the code of a reason for which something is only suggested');
    }
  }
  return given as ReasonCode[];
}

function parseVersions(given: unknown): Settings['versions'] {
  if (given === undefined) return {};
  const versions = requireObject(given, '.versions');
  for (const [name, major] of Object.entries(versions)) {
    if (!Number.isInteger(major) || (major as number) < 0) fail(`.versions['${name}']`, 'must be a major version');
  }
  return versions as Settings['versions'];
}

function parseList(given: unknown, list: (typeof lists)[number]): NamedHost[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) fail(`.${list}`, 'must be an array');
  const keys = list === 'hosts' ? [...entryKeys, 'convention'] : entryKeys;
  return given.map((entry, index) => parseEntry(entry, `.${list}[${index}]`, keys));
}

function parseEntry(given: unknown, path: string, keys: readonly string[]): NamedHost {
  const entry = requireObject(given, path);
  const { module, name, family, convention } = entry;
  for (const key of Object.keys(entry)) {
    if (!keys.includes(key)) fail(`${path}.${key}`, `is not known; use ${keys.join(', ')}`);
  }
  if (convention !== undefined && !conventions.includes(convention as Convention)) {
    fail(`${path}.convention`, `must be one of ${conventions.join(', ')}`);
  }
  if (typeof name !== 'string' || name === '') fail(`${path}.name`, 'must be the name of an export or of a global');
  if (module !== undefined && typeof module !== 'string') fail(`${path}.module`, 'must be a module specifier');
  if (family !== undefined && !families.includes(family as Family)) {
    fail(`${path}.family`, `must be one of ${families.join(', ')}`);
  }
  return entry as unknown as NamedHost;
}

function requireObject(given: unknown, path: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) fail(path, 'must be an object');
  return given as Record<string, unknown>;
}

function fail(path: string, problem: string): never {
  throw new TypeError(`settings['native-async']${path} ${problem}.`);
}
