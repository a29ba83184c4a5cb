import { describe, expect, it } from 'vitest';
import { type ConversionOptions, convertProgram } from '../support/conversion.js';
import { type Case, expectSilence, keepBehaviour, stayAsTheyAre } from '../support/expectations.js';

/** Shapes that published code has and that were once converted wrongly, reported for nothing, or written badly. */
const kept: readonly Case[] = [
  [
    'an array that is filled, yielded and begun again',
    `const co = require('co');
     exports.main = co.wrap(function* () {
       let tasks = [];
       for (const x of [1, 2, 3]) {
         tasks.push(later(x).then(log));
         if (tasks.length > 1) { log(yield tasks); tasks = []; }
       }
       if (tasks.length > 0) log(yield tasks);
       log('end');
     });`,
    { because: ['opaque-elements'] },
  ],
  [
    'an import that goes out of a declaration which calls a function of the file besides',
    `var co = require('co'), config = readConfig();
     function readConfig() { return { value: 1 }; }
     exports.main = co.wrap(function* () { return yield later(config.value); });`,
  ],
  [
    'arrows around __awaiter, one in the other',
    `const tslib_1 = require('tslib');
     function clean(map) {
       const cleanup = () => tslib_1.__awaiter(this, void 0, void 0, function* () {
         const remove = (key) => tslib_1.__awaiter(this, void 0, void 0, function* () {
           log(yield later(key));
           map.delete(key);
         });
         for (const key of map.keys()) yield remove(key);
       });
       return cleanup();
     }
     exports.main = () => clean(new Map([['a', 1], ['b', 2]])).then(() => log('clean'));`,
  ],
  [
    'a bound generator called at once inside a method',
    `var _q2 = _interopRequireDefault(require('q'));
     function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
     class Archive {
       upload(name) {
         return _q2.default.async(function* () {
           log(yield later(name));
           return this.prefix + name;
         }.bind(this))();
       }
     }
     exports.main = () => Object.assign(new Archive(), { prefix: 'x/' }).upload('a').then(log);`,
    { because: ['library-promise'] },
  ],
];

const refused: readonly Case[] = [
  [
    'a yielded call of a package that was made for co',
    `const co = require('co');
     const pause = require('co-pause');
     exports.main = co.wrap(function* () { yield pause(10); });`,
    { because: ['co-package'] },
  ],
  [
    'a runner whose result is called, where the project asks for co 3',
    `const co = require('co');
     exports.main = co(function* () { yield later(1); });`,
    { because: ['returns-thunk'], dependencies: { co: '3.0.4' } },
  ],
];

keepBehaviour('shapes of real code', kept);
stayAsTheyAre('shapes of real code that stay as they are', refused);

describe('shapes of real code that nothing is said of', () => {
  it.each([
    [
      'a declaration that own-meaning code replaces under its own name',
      `const { CAF } = require('caf');
       exports.main = async (signal) => {
         function* work() { yield CAF.delay(signal, 20); }
         work = CAF(work);
         await work(signal);
       };`,
    ],
    [
      'a call of a function that every object has, where a library might have put a global',
      `module.exports = () => toString() + hasOwnProperty('yield') + require('co');`,
    ],
    [
      'helpers for modules that a compiler wrote and nothing uses',
      `var __importStar = (this && this.__importStar) || function (mod) {
         if (mod && mod.__esModule) return mod;
         var result = {};
         if (mod != null) for (var k in mod) if (Object.hasOwnProperty.call(mod, k)) result[k] = mod[k];
         result["default"] = mod;
         return result;
       };
       exports.mentions = ['__awaiter', 'yield'];`,
    ],
  ])('%s', (_, program) => {
    expectSilence(program);
  });
});

describe('what is written', () => {
  const converted = (source: string, options?: ConversionOptions): string => convertProgram(source, options).text;

  it('has one space before the body of an arrow', () => {
    const source = `const co = require('co');\nco(function *(){\n  yield Promise.resolve();\n});\n`;
    expect(converted(source)).toBe('(async () => {\n  await Promise.resolve();\n})();\n');
  });

  it('takes the indentation of the statement when the generator stood on a line of its own', () => {
    const source = `const Promise = require('bluebird');
const save = Promise.coroutine(
    function* (id) {
        log(yield Promise.resolve(\`\${id}
        as it is\`));
    }
);
save(1).catch(log);
`;
    expect(converted(source)).toBe(`const Promise = require('bluebird');
const save = async function (id) {
    log(await Promise.resolve(\`\${id}
        as it is\`));
};
save(1).catch(log);
`);
  });

  it('leaves the indentation of an arrow whose body stood right', () => {
    const source = `const { __awaiter } = require('tslib');
function load() {
    const each = (x) => __awaiter(this, void 0, void 0, function* () {
        return yield x;
    });
    return each;
}
module.exports = load;
`;
    expect(converted(source)).toBe(`function load() {
    const each = async (x) => {
        return await x;
    };
    return each;
}
module.exports = load;
`);
  });
});

describe('what is said', () => {
  const messages = (source: string): string[] => convertProgram(source).reported.map(({ message }) => message);

  it('names each kind of reason once', () => {
    const [message] = messages(`const co = require('co');
      module.exports = co.wrap(function* (a) { yield a.build(); yield a.read(); yield a.dispose(); });`);
    expect(message).toContain('`a.build()` may not be a promise. [opaque-operand]');
    expect(message).not.toContain('a.dispose');
  });

  it('is one thing of a file that a compiler turned into state machines', () => {
    const machine = (name: string) => `
      function ${name}() {
        return __awaiter(this, void 0, void 0, function () {
          return __generator(this, function (_a) { return [2, 1]; });
        });
      }`;
    const found = messages(`const { __awaiter, __generator } = require('tslib');${machine('f')}${machine('g')}f(g());`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('state machine');
  });

  it('offers what native promises cannot do as a suggestion, whatever the preset', () => {
    const source = `const Q = require('q');\nQ.async(function* () { yield Promise.resolve(); })().done();\n`;
    const { text, reported, reasons } = convertProgram(source, { preset: 'migrate' });
    expect(text).toBe(source);
    expect(reasons).toEqual(new Set(['library-method']));
    expect(reported[0]?.suggestions).toHaveLength(1);
  });
});
