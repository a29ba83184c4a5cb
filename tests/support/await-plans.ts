import plugin from '../../src/index.js';
import { linters } from './lint-text.js';

/** What the suggestions for the first misplaced await of a file make of it, by the ids of their messages. */
export function suggested(code: string): Readonly<Record<string, string>> {
  const [message] = linters['10']().verify(code, [plugin.configs.tolerant], 'file.js');
  if (!message) throw new Error(`nothing is reported in ${code}`);
  return Object.fromEntries(
    (message.suggestions ?? []).map(({ messageId, fix }) => [
      messageId!,
      code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    ]),
  );
}
