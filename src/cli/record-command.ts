import { Command } from 'commander';
import { recordDefaults, type RecordRequest } from './record-request.js';

/**
 * The definition of the subcommand `record`.
 *
 * @param onRecord called where it is asked for
 */
export function recordCommand(onRecord: (request: RecordRequest) => void): Command {
  return new Command('record')
    .description('Runs a command, such as your tests, and keeps what its coroutines did, so that more can be fixed.')
    .argument('[command...]', 'the command, after --')
    .option('--out <folder>', 'where to keep it', recordDefaults.out)
    .option('--merge', 'merge what earlier runs left, such as those that were killed', recordDefaults.merge)
    .option('--clean', 'remove what earlier runs left, first', recordDefaults.clean)
    .helpOption('-h, --help', 'print this help')
    .passThroughOptions()
    .action((command: string[], options: Omit<RecordRequest, 'command'>) => onRecord({ ...options, command }));
}

/** Reads a command line that begins with `record`, of whose options alone commander has to know then. */
export function readRecordCommand(onRecord: (request: RecordRequest) => void): void {
  const command = recordCommand(onRecord).exitOverride();
  new Command('native-async').enablePositionalOptions().addCommand(command).parse();
}
