import { name, repository, version } from '../manifest.js';

/** What to say of an error that is a bug of this project. */
export function crashReport(stack: string): string {
  return (
    `native-async crashed. This is a bug: please report it, with the following text, at\n${repository}/issues\n\n` +
    `${name} ${version}, Node.js ${process.version}\n${stack}`
  );
}
