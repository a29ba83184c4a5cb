import { evidenceFolder } from '../recorder/index.js';

/** What `native-async record` is asked to do. */
export interface RecordRequest {
  /** The command to run, with its arguments; empty where none is to be run. */
  readonly command: readonly string[];
  readonly out: string;
  readonly merge: boolean;
  readonly clean: boolean;
}

/** What is asked for where nothing but the command is named. */
export const recordDefaults: Omit<RecordRequest, 'command'> = { out: evidenceFolder, merge: false, clean: false };
