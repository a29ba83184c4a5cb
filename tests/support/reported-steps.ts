import plugin from '../../src/index.js';
import { configFor, linters } from './lint-text.js';

/** What is said of the values that generators are sent in a file. */
export function reported(code: string, sourceType: 'module' | 'script' = 'module'): (string | undefined)[] {
  const config = configFor({
    plugins: { 'native-async': plugin },
    languageOptions: { sourceType },
    rules: { 'native-async/no-unprimed-generator': 'error' },
  });
  return linters['10']()
    .verify(code, config, 'file.js')
    .map(({ messageId }) => messageId);
}
