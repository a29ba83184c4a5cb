import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../../src/index.js';

it.each(['toString', 'constructor', 'hasOwnProperty', '__proto__', 'valueOf'])(
  'takes the global `%s` for no library, although every object has one',
  (name) => {
    const code = `import co from 'co';\nexport default co;\n${name}(function* () {});\n`;
    expect(new Linter().verify(code, plugin.configs.recommended)).toEqual([]);
  },
);
