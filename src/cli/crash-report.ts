import { name, repository, version } from '../manifest.js';

/**
 * What to say of an error that is a bug of this project.
 *
 * @param address where the project is, if it is anywhere
 */
export function crashReport(stack: string, address = repository): string {
  const where = address === undefined ? ':' : `, at\n${address}/issues`;
  return (
    `native-async crashed. This is a bug: please report it, with the following text${where}\n\n` +
    `${name} ${version}, Node.js ${process.version}\n${stack}`
  );
}
