import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Parser } from './parser-contract.js';

/**
 * The espree of the installed ESLint, which is what parses when no parser is configured.
 *
 * Another copy would not do: each major version of ESLint has its own major version of espree.
 *
 * @param places Files to look for ESLint from: by default, this plugin's own and then the working directory.
 * @throws AggregateError if it is to be found from none of them.
 */
export function eslintEspree(places = [import.meta.url, join(process.cwd(), 'package.json')]): Parser {
  const causes: unknown[] = [];
  for (const place of places) {
    try {
      const eslint = createRequire(place).resolve('eslint/package.json');
      return createRequire(eslint)('espree') as Parser;
    } catch (cause) {
      causes.push(cause);
    }
  }
  throw new AggregateError(
    causes,
    `No ESLint with espree found from ${places.join(' or ')}: name a parser, as in tolerant(parser).`,
  );
}
