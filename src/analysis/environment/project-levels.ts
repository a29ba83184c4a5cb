import { type TestRunner, testRunners } from '../../catalogue/index.js';
import { literalPattern } from '../../syntax/index.js';
import { createFileCache } from './file-cache.js';
import { ancestors, path } from './file-system.js';
import { type Manifest, packagesOf, readManifest } from './package-manifest.js';

/** What one of the folders above a file says about tests. */
export interface ProjectLevel {
  readonly folder: string;
  /** What its `package.json` is, and asks for. */
  readonly packages: ReadonlySet<string>;
  /** The commands of its `package.json` and its `Makefile`. */
  readonly scripts: string;
  /** The runners that are configured in it. */
  readonly configured: ReadonlySet<TestRunner>;
  /** The texts that say what is loaded before tests run: commands, configuration, and the files that these name. */
  readonly loaded: readonly ProjectText[];
}

/** A text that has to do with tests, and where it stands. */
export interface ProjectText {
  /** An absolute path. */
  readonly file: string;
  readonly text: string;
}

/** Files of other tools that start test runners with code of their own. */
const taskFiles = ['Gruntfile.js', 'gulpfile.js', 'karma.conf.js', 'testem.json', 'wallaby.js'];

/** A setup file is short, and few are named; lists of other things are not gone through. */
const longestList = 50;

/** In characters. What is longer is a bundle or data, and is not kept. */
const longestText = 200_000;

const readText = createFileCache((text) => (text.length > longestText ? '' : text));

/** The folders above a file that have something to say about tests, from the inside out. */
export function projectLevels(filename: string): readonly ProjectLevel[] {
  if (!path.isAbsolute(filename)) return [];
  return ancestors(path.dirname(filename)).flatMap((folder) => levelOf(folder) ?? []);
}

function levelOf(folder: string): ProjectLevel | undefined {
  const manifestFile = path.join(folder, 'package.json');
  const manifest = readManifest(manifestFile);
  const fields = manifest ? configuredFields(manifest) : [];
  const files = testRunners.flatMap((runner) =>
    (runner.configFiles ?? []).flatMap((name) => textAt(folder, name).map((found) => ({ ...found, runner }))),
  );
  const makefile = textAt(folder, 'Makefile');
  if (!manifest && files.length + makefile.length === 0) return undefined;
  const commands = { file: manifestFile, text: Object.values(manifest?.scripts ?? {}).join('\n') };
  const configuration = [
    ...[commands, ...makefile, ...files],
    ...fields.map(({ text }) => ({ file: manifestFile, text })),
  ];
  return {
    folder,
    packages: new Set(manifest && packagesOf(manifest)),
    scripts: [commands, ...makefile].map(({ text }) => text).join('\n'),
    configured: new Set([...files, ...fields].map(({ runner }) => runner)),
    loaded: [
      ...configuration,
      ...configuration.flatMap(({ text }) => namedFiles(folder, text)),
      ...taskFiles.flatMap((name) => textAt(folder, name)),
    ],
  };
}

function configuredFields(manifest: Manifest): { readonly runner: TestRunner; readonly text: string }[] {
  return testRunners.flatMap((runner) => {
    const field = manifest[runner.name];
    return typeof field === 'object' ? [{ runner, text: JSON.stringify(field) }] : [];
  });
}

/** The files of the project that a configuration names, with or without extension. */
function namedFiles(folder: string, text: string): ProjectText[] {
  const names = new Set(text.match(/[\w.@/-]+/g));
  return [...names]
    .filter((name) => isPath(name) && !name.includes('node_modules'))
    .slice(0, longestList)
    .flatMap((name) => localModule(folder, name));
}

/** Whether a name is that of a file, rather than that of a package. */
function isPath(name: string): boolean {
  return !name.startsWith('@') && (/\/[\w.@-]/.test(name) || /\.[cm]?[jt]s$/.test(name));
}

/** The text of a local module, by a path relative to a folder. */
export function localModule(folder: string, name: string): ProjectText[] {
  const candidates = ['', '.js', '.cjs', '.mjs', '.ts', '/index.js'];
  return candidates.flatMap((end) => textAt(folder, name + end)).slice(0, 1);
}

function textAt(folder: string, name: string): ProjectText[] {
  const file = path.join(folder, name);
  const text = readText(file);
  return text === undefined ? [] : [{ file, text }];
}

/** Whether a text names a package, or a command of that name, by itself: `mocha` is not in `co-mocha`. */
export function namesPackage(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  return new RegExp(`(?<![\\w@-])_?${literalPattern(name)}(?![\\w.-])`).test(text);
}
