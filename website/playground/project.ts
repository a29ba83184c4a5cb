/** What the playground works on: the whole state that a permalink carries. */
export interface Project {
  /** The first one is the program's entry. */
  readonly files: readonly ProjectFile[];
  readonly preset: PresetName;
  /** Whether a misplaced `await` is let pass by the parser, so that it is reported. */
  readonly tolerant: boolean;
  /** `settings['native-async']`, on top of those of the preset. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Options of rules, and `off`, by their names without a prefix. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** What the documentation says of running it, as long as nothing is changed. */
  readonly note: string;
}

export interface ProjectFile {
  readonly name: string;
  readonly text: string;
}

export const presetNames = ['recommended', 'strict', 'migrate'] as const;
export type PresetName = (typeof presetNames)[number];

/** A project of some files with everything else as it is by default. */
export function projectOf(files: readonly ProjectFile[], given: Partial<Project> = {}): Project {
  return { preset: 'recommended', tolerant: true, settings: {}, rules: {}, note: '', ...given, files };
}

/** Whether a file is code, which is linted, and not `package.json`. */
export function isCode({ name }: ProjectFile): boolean {
  return /\.[cm]?[jt]sx?$/.test(name);
}

/** Whether a file is linted: what is installed is not. */
export function isLinted(file: ProjectFile): boolean {
  return isCode(file) && !file.name.startsWith('node_modules/');
}

/** Whether a file needs a parser for TypeScript. */
export function isTypeScript({ name }: ProjectFile): boolean {
  return /\.[cm]?tsx?$/.test(name);
}
