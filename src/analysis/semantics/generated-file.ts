import type { TSESLint } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { readSettings } from '../environment/index.js';
import type { FileContext } from './semantic-model.js';

/** What tools write at the start of a file that they make: protoc, Thrift, CoffeeScript, Relay and their kin. */
const marks: readonly RegExp[] = [
  /(?:^|[\s*])@generated\b/,
  /\bDO NOT (?:EDIT|MODIFY)\b/,
  /\b(?:auto-?|automatically )generated\b/i,
  /^[ \t*!#-]*(?:(?:this )?(?:code|file|module)(?: (?:is|was|has been))? )?generated (?:by|from|with)\b/im,
];
/** Of all text on one line, as minifiers write it. */
const longLine = 500;

/** Whether nothing should be converted in a file, since a tool has made it and will make it again. */
export function isLeftAlone({ sourceCode, settings }: FileContext): boolean {
  return readSettings(settings['native-async']).generatedFiles === 'skip' && isGenerated(sourceCode);
}

/** Whether a file says that a tool made it: by a comment before its code, by naming its source map, or by its lines. */
const isGenerated = memoize(
  ({ ast, lines, text }: Readonly<TSESLint.SourceCode>): boolean => {
    if (text.length / lines.length >= longLine) return true;
    const { comments } = ast;
    if (/^[#@]\s*sourceMappingURL=/.test(comments.at(-1)?.value ?? '')) return true;
    const code = ast.body.find((statement) => !('directive' in statement && statement.directive));
    const end = code?.range[0] ?? Infinity;
    return comments.some(({ range, value }) => range[1] <= end && marks.some((mark) => mark.test(value)));
  },
  ({ ast }) => ast,
);
