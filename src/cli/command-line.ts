import type { Command } from 'commander';
import type { PresetName } from '../configs/index.js';
import type { ReasonCode } from '../reasons/index.js';
import type { Changes } from './files/changed-files.js';
import type { Recovery } from './files/recovery.js';
import { UserError } from './user-error.js';

/** What is done with the fixes: nothing, they are shown, or they are written. */
export type Mode = 'check' | 'diff' | 'fix';

/** The command line, parsed. */
export interface CommandLine {
  readonly paths: readonly string[];
  readonly mode: Mode;
  readonly preset: PresetName;
  /** Rules and libraries that the run is limited to; none where it is not. */
  readonly only: readonly string[];
  /** Codes of reasons for which what is only suggested is fixed as well. */
  readonly reasons: readonly ReasonCode[];
  /** The file of the shared settings; missing where `package.json` may have them. */
  readonly config?: string;
  /** Name or path of an ESLint formatter; the command's own readable report when missing. */
  readonly format?: string;
  /** Whether to show the code of each finding. */
  readonly codeFrame: boolean;
  /** How many findings are shown at most. */
  readonly maxFindings: number;
  /** Whether to leave out the findings, and tell of all of them together alone. */
  readonly summary: boolean;
  /** Whether to list generator functions of which nothing is known. */
  readonly unknown: boolean;
  /** Patterns of files to leave out. */
  readonly ignorePatterns: readonly string[];
  readonly honoursIgnoreFiles: boolean;
  /** Missing where all files are checked. */
  readonly changes?: Changes;
  /** The name of the file that is read from the standard input. */
  readonly stdinFilename?: string;
  /** Whether to ask about each conversion. */
  readonly interactive: boolean;
  /** The command that says which conversions can stay. */
  readonly test?: string;
  /** Whether to commit what passes. */
  readonly commit: boolean;
  /** What to do about an interrupted run; missing where a person is asked. */
  readonly recover?: Recovery;
  readonly cache: boolean;
  /** Missing where the command's own folder is taken. */
  readonly cacheLocation?: string;
  readonly concurrency?: number | 'auto' | 'off';
  /** Whether what `native-async record` has recorded counts. */
  readonly evidence: boolean;
  /** Whether ESLint, parsers and plugins of parsers that the code has may be loaded. */
  readonly usesTargetPackages: boolean;
  /** Missing where neither `--color` nor `--no-color` was given. */
  readonly color?: boolean;
}

/** Reads a parsed command's values. */
export function readCommandLine(command: Command): CommandLine {
  const { fix, diff, ignore, ignorePattern, stdin, stdinFilename, targetPackages, reason, ...options } =
    command.opts<Options>();
  const { cache = false, unknown = false, interactive = false, commit = false } = options;
  const { codeFrame = false, summary = false } = options;
  if (commit && options.test === undefined) throw new UserError('--commit needs --test.');
  if (reason.length > 0 && options.preset === 'migrate') {
    throw new UserError('--preset migrate fixes what is suggested for any reason: leave out --reason.');
  }
  const changes = changesOf(options);
  return {
    ...options,
    ...{ cache, unknown, interactive, commit, codeFrame, summary },
    mode: fix || interactive || options.test !== undefined ? 'fix' : diff ? 'diff' : 'check',
    ignorePatterns: ignorePattern,
    honoursIgnoreFiles: ignore,
    usesTargetPackages: targetPackages,
    reasons: reason,
    ...(changes && { changes }),
    ...(stdin && { stdinFilename }),
    paths: command.processedArgs[0] as string[],
  };
}

function changesOf({ changed, staged, since }: Partial<Options>): Changes | undefined {
  if (since !== undefined) return { kind: 'since', revision: since };
  return changed ? { kind: 'changed' } : staged ? { kind: 'staged' } : undefined;
}

/** What commander reads, by the names that it gives to options. */
interface Options extends Pick<
  CommandLine,
  | 'cacheLocation'
  | 'color'
  | 'config'
  | 'evidence'
  | 'maxFindings'
  | 'only'
  | 'concurrency'
  | 'format'
  | 'preset'
  | 'recover'
  | 'test'
> {
  readonly ignorePattern: readonly string[];
  readonly reason: readonly ReasonCode[];
  readonly ignore: boolean;
  readonly stdinFilename: string;
  readonly since?: string;
  readonly cache?: boolean;
  readonly codeFrame?: boolean;
  readonly summary?: boolean;
  readonly changed?: boolean;
  readonly commit?: boolean;
  readonly diff?: boolean;
  readonly fix?: boolean;
  readonly interactive?: boolean;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly targetPackages: boolean;
  readonly unknown?: boolean;
}
