import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ancestors, readManifest } from '../../analysis/environment/index.js';
import { sourceFiles } from '../files/source-files.js';
import { fileMayHaveGenerator } from '../silent-files.js';
import { UserError } from '../user-error.js';

/** A source file of the project, whether it is checked or not. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string;
}

/** The folders of the packages that files belong to: of the workspace, where they are part of one. */
export function projectFolders(files: readonly string[]): string[] {
  const folders = [...new Set(files.map((file) => path.dirname(file)))];
  return [...new Set(folders.flatMap((folder) => projectFolder(folder) ?? []))].sort();
}

function projectFolder(folder: string): string | undefined {
  const packages = ancestors(folder).filter((above) => readManifest(path.join(above, 'package.json')));
  return packages.find((above) => isWorkspace(path.join(above, 'package.json'))) ?? packages[0];
}

function isWorkspace(manifest: string): boolean {
  return readFileSync(manifest, 'utf8').includes('"workspaces"');
}

/** Every source file of the projects, those that are checked included: uses that nobody changes count, too. */
export async function projectFiles(folders: readonly string[], checked: readonly string[]): Promise<ProjectFile[]> {
  const found = await Promise.all(folders.map(filesBelow));
  const files = [...new Set([...checked, ...found.flat()])].sort();
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    return await sourceFiles([folder], { directory: folder, ignorePatterns: [], honoursIgnoreFiles: true });
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

// Blanks are matched in one way only, and a word from its start, so that long runs of them cost no more than their length.
const namedGenerators =
  /(?<![\w$])([\w$]+)['"]?(?:\s*\])?\s*[=:]\s*(?:[\w$.]+\s*\(\s*)?function\s*\*|\*\s*(?:['"])?([\w$]+)(?:['"])?\s*\(|['"]([\w$]+)['"]\s*,\s*function\s*\*/g;

/** What is surveyed for a plan: all that can say anything of the generators of a project. */
export interface SurveyedFiles {
  readonly files: readonly string[];
  /** The names that generator functions may have, and perhaps some more. */
  readonly names: ReadonlySet<string>;
}

/** The files that have generators, or mention what may be one by its name. */
export function filesToSurvey(all: readonly ProjectFile[]): SurveyedFiles {
  const withGenerators = new Set(all.filter(({ file, text }) => fileMayHaveGenerator(file, text)));
  const names = new Set([...withGenerators].flatMap(({ text }) => namesOfGenerators(text)));
  const mentionsOne = (text: string) => (text.match(/[\w$]+/g) ?? []).some((word) => names.has(word));
  const surveyed = all.filter((one) => withGenerators.has(one) || mentionsOne(one.text));
  return { files: surveyed.map(({ file }) => file), names };
}

function namesOfGenerators(text: string): string[] {
  return Array.from(text.matchAll(namedGenerators), ([, held, own, standingIn]) => (held ?? own ?? standingIn)!);
}
