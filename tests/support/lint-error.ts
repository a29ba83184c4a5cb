import { Linter } from 'eslint';
import plugin from '../../src/index.js';

/** What ESLint dies of when it checks a file of coroutines under these settings. */
export function lintError(settings: unknown): string {
  try {
    new Linter().verify("require('co').wrap(function* () {});", {
      plugins: { 'native-async': plugin },
      settings: { 'native-async': settings },
      rules: { 'native-async/no-coroutine-wrapper': 'error' },
    });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
