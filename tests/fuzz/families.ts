import { transformSync } from 'esbuild';
import { exactRunners, exactWrappers } from '../support/runner-fixtures.js';
import { compilers } from '../support/compilers.js';
import { type FunctionForm, generatorFunction } from './function-form.js';
import { nativeForms } from './native-forms.js';
import { runningForms } from './running-forms.js';
import { wrappedForms } from './wrapped-forms.js';

/** How the programs of one family are written. */
export interface Family {
  readonly name: string;
  /** The statements that make the wrapper or runner known, in a script and in a module where it can be imported. */
  readonly header: { readonly script: string; readonly module?: string };
  readonly forms: readonly FunctionForm[];
  /** An expression that runs a body with an argument. */
  readonly nested: (body: string, argument: string) => string;
  /** An expression that runs a body. */
  readonly run: (body: string) => string;
  /** What `yield` takes: promises, also what co resolves, or everything. */
  readonly yields: 'promises' | 'co' | 'everything';
  /** Whether the coroutine goes on in the same turn of the microtask queue as an async function. */
  readonly keepsTurns: boolean;
  /** Waits for an operand. */
  readonly suspend: (operand: string) => string;
  /** The source has `yield`s of its own. */
  readonly takesYields: boolean;
  /** Turns the source into what is checked. */
  readonly compile?: (source: string) => string;
  /** Whether everything that is written becomes native with the preset `migrate`. */
  readonly converts: boolean;
}

type Traits = Pick<Family, 'yields' | 'keepsTurns'> & Partial<Family>;

const yielding = { suspend: (operand: string) => `yield ${operand}`, takesYields: true, converts: true };
const likeCo = { yields: 'co', keepsTurns: true } as const;
const likeAwait = { yields: 'everything', keepsTurns: true } as const;

function loaded(module: string, script: string, imported: string): Family['header'] {
  return { script: `const ${script} = require('${module}');`, module: `import ${imported} from '${module}';` };
}

function wrapper(callee: string, header: Family['header'], traits: Traits): Family {
  const wrap = (generator: string): string => `${callee}(${generator})`;
  const nested = (body: string, argument: string): string => `${wrap(generatorFunction('x', body))}(${argument})`;
  const run = (body: string): string => `${wrap(generatorFunction('', body))}()`;
  return { name: callee, header, forms: wrappedForms(wrap), nested, run, ...yielding, ...traits };
}

function runner(name: string, header: Family['header'], start: (generator: string) => string, traits: Traits): Family {
  const run = (body: string): string => start(generatorFunction('', body));
  const nested = (body: string, argument: string): string => `((x«: any») => ${run(body)})(${argument})`;
  return { name, header, forms: runningForms(start), nested, run, ...yielding, ...traits };
}

const co = loaded('co', 'co', 'co');
const bluebird = loaded('bluebird', 'Bluebird', 'Bluebird');
const tslib = loaded('tslib', '{ __awaiter }', '{ __awaiter }');
const bluebirdCo = loaded('bluebird-co', '{ coroutine, execute }', '{ coroutine, execute }');

const libraries: readonly Family[] = [
  wrapper('co.wrap', co, likeCo),
  wrapper('wrap', loaded('co', '{ wrap }', '{ wrap }'), likeCo),
  runner('co', co, (generator) => `co(${generator})`, likeCo),
  runner('co.call', co, (generator) => `co.call(this, ${generator})`, likeCo),
  runner('co with an argument', co, (generator) => `co(${generator.replace('()', '(x)')}, x)`, likeCo),
  wrapper('Bluebird.coroutine', bluebird, { yields: 'promises', keepsTurns: false }),
  runner('Bluebird.spawn', bluebird, (generator) => `Bluebird.spawn(${generator})`, {
    yields: 'promises',
    keepsTurns: false,
  }),
  wrapper('coroutine', bluebirdCo, { yields: 'co', keepsTurns: false }),
  runner('execute', bluebirdCo, (generator) => `execute(${generator})`, { yields: 'co', keepsTurns: false }),
  wrapper('Q.async', loaded('q', 'Q', 'Q'), { yields: 'everything', keepsTurns: false }),
  wrapper('lift', loaded('when/generator', '{ lift }', '{ lift }'), {
    yields: 'everything',
    keepsTurns: false,
    converts: false,
  }),
  runner('__awaiter', tslib, (generator) => `__awaiter(this, void 0, void 0, ${generator})`, likeAwait),
  wrapper(
    '_asyncToGenerator',
    loaded('@babel/runtime/helpers/asyncToGenerator', '_asyncToGenerator', '_asyncToGenerator'),
    likeAwait,
  ),
  wrapper(
    '_async_to_generator',
    loaded('@swc/helpers/_/_async_to_generator', '{ _: _async_to_generator }', '{ _ as _async_to_generator }'),
    likeAwait,
  ),
];

const handRolled = { yields: 'everything', keepsTurns: false } as const;

const ofTheFile: readonly Family[] = [
  ...Object.entries(exactRunners)
    .filter(([, script]) => !/\(body\)/.test(script))
    .map(([name, script]) => runner(name, { script }, (generator) => `run(${generator})`, handRolled)),
  ...Object.values(exactWrappers).map((script) => wrapper('wrap', { script }, handRolled)),
];

const compiled = Object.entries(compilers).map(([name, compile]): Family => ({
  ...likeAwait,
  name,
  header: { script: '' },
  forms: nativeForms,
  nested: (body, argument) => `(async (x) => ${body})(${argument})`,
  run: (body) => `(async () => ${body})()`,
  suspend: (operand) => `await (${operand})`,
  takesYields: false,
  compile: name === 'Babel 6' ? (source) => compile(toOlderStandard(source)) : compile,
  converts: true,
}));

/** Babel 6 reads nothing that came after async functions. */
function toOlderStandard(source: string): string {
  return transformSync(source, { target: 'es2017' }).code;
}

export const families: readonly Family[] = [...libraries, ...libraries, ...ofTheFile, ...compiled];
