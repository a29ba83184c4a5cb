import plugin from '../../../src/index.js';
import { configFor, linters } from '../../lint-text.js';

const config = configFor({
  plugins: { 'native-async': plugin },
  rules: { 'native-async/no-unprimed-generator': 'error' },
});

/** What is said of the values that generators are sent in a file. */
export function reported(code: string): (string | undefined)[] {
  return linters['10']()
    .verify(code, config, 'file.js')
    .map(({ messageId }) => messageId);
}
