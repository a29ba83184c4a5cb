import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ancestors, readManifest } from '../../analysis/environment/index.js';
import { sourceFiles } from '../files/source-files.js';
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

/** The names that generator functions of the files may have, and perhaps some more. */
export function namesOfGenerators(files: readonly ProjectFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of files)
    for (const [, held, own, standingIn] of text.matchAll(namedGenerators)) names.add((held ?? own ?? standingIn)!);
  return names;
}

/** The files that can say anything of generators: that have some, or mention what may be one by its name. */
export function filesToSurvey(files: readonly ProjectFile[], names: ReadonlySet<string>): string[] {
  return files
    .filter(({ text }) => hasGenerator(text) || (text.match(/[\w$]+/g) ?? []).some((word) => names.has(word)))
    .map(({ file }) => file);
}

function hasGenerator(text: string): boolean {
  return /\byield\b|function\s*\*/.test(text);
}
