import { name, version } from '../manifest.js';

const issues = 'https://github.com/eslint-plugin-native-async/eslint-plugin-native-async/issues';

/** What to say of an error that is a bug of this project. */
export function crashReport(stack: string): string {
  return (
    `native-async crashed. This is a bug: please report it, with the following text, at\n${issues}\n\n` +
    `${name} ${version}, Node.js ${process.version}\n${stack}`
  );
}
