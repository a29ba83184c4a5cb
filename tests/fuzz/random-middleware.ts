import fc from 'fast-check';
import type { Abilities } from './abilities.js';
import { families } from './families.js';
import { randomBody } from './random-body.js';
import { text } from './random-text.js';

/** koa 1 runs its middleware by co. */
const co = families.find(({ name }) => name === 'co')!;
const abilities: Abilities = {
  coroutines: [],
  recursions: [],
  generators: [],
  isDelegate: true,
  isNesting: false,
  hasAwaitAsName: false,
  isConcurrent: false,
};

const block = randomBody(co, abilities);

/** How a middleware runs the ones after it, once at most. */
const downstream = fc.constantFrom(
  'yield next;',
  'yield* next;',
  'log(yield next);',
  'const down = yield* next; log(down);',
  'if (log(this.path)) yield next;',
  'if (x) { log(1); yield next; } else { yield* next; }',
  'try { yield next; } catch (error) { log(error.message); this.status = 500; } finally { log("back"); }',
  'try { yield next; } finally { this.body = [this.body, "back"]; }',
  'return yield next;',
  'if (!x) return; return yield* next;',
  'log("last");',
);

const context = fc.constantFrom(
  'this.body = "one";',
  'this.body = [this.path, x];',
  'const self = this; log(self.path);',
  '[1].forEach(() => log(this.path));',
  'this.state.seen = [this.state.seen, 1]; log(this.state);',
  '',
);

const middleware = text`function* (next) {\n${block}\n${context}\n${downstream}\n${context.map((inner) => `{ ${inner} }`)}\n${block}\n}`;

/** Programs that export a stack of koa 1 middleware, made by koa-compose. */
export const randomMiddleware: fc.Arbitrary<string> = fc
  .array(middleware, { minLength: 1, maxLength: 3 })
  .map((stack) =>
    [
      `const compose = require('koa-compose');`,
      'let a = 1, b = "two", c = [3], x = 5, kept, budget = 3;',
      'let opaque = later(9);\nopaque = later(8);\nconst promises = [later(6), 5];',
      `exports.stack = compose([${stack.join(', ')}]);`,
      'exports.end = () => log([a, b, c, x, kept === undefined]);\n',
    ]
      .join('\n')
      .replaceAll(/«[^»]*»|¤/g, ''),
  );
