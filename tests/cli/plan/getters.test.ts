import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

/** A request whose session is a generator, which co runs and `await` does not. */
function filesWith(getter: string): Record<string, string> {
  return {
    'session.js': `module.exports = (request) => {
  ${getter}
  return request;
};
`,
    'lib.js': `exports.count = function* count(request) {
  return (yield request.session).count;
};
exports.name = function* name(request) {
  return yield request.user;
};
`,
    'main.js': `const co = require('co');
const lib = require('./lib');
const request = require('./session')(JSON.parse('{ "user": [1] }'));
request.user = Promise.resolve('a');
co(function* () {
  console.log(yield lib.count(request), yield lib.name(request));
}).catch(console.error);
`,
  };
}

describe('a property whose getter gives a generator', () => {
  const body = '{ yield* [Promise.resolve(1)]; return { count: 1 }; }';

  it.each([
    ['__defineGetter__', `request.__defineGetter__('session', function* () ${body});`],
    ['defineProperty', `Object.defineProperty(request, 'session', { get: function* () ${body} });`],
    ['a name', `Object.defineProperty(request, 'session', { get: get });\n  function* get() ${body}`],
  ])('is not awaited by its name in other files: %s', async (_, getter) => {
    const { before, after, text } = await convertProject(filesWith(getter), { preset: 'migrate' });
    expect(before).toBe('1 a\n');
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function* count');
    expect(text('lib.js')).toContain('async function name');
  });

  it('is awaited where the getter gives a promise then', async () => {
    const files = filesWith(
      "Object.defineProperty(request, 'session', { get: function* () { return { count: 1 }; } });",
    );
    const { before, after, generatorsIn } = await convertProject(files, { preset: 'migrate' });
    expect(before).toBe('1 a\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
  });

  it('is awaited where no generator is one', async () => {
    const files = filesWith("Object.defineProperty(request, 'session', { get: () => Promise.resolve({ count: 1 }) });");
    const { before, after, generatorsIn } = await convertProject(files, { preset: 'migrate' });
    expect(before).toBe('1 a\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
  });
});
