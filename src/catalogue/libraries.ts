import { babel, babel6, babelAsyncGenerators, babelModuleInterop } from './libraries/babel.js';
import { bluebirdCo, bluebirdCoManual } from './libraries/bluebird-co.js';
import { bluebird } from './libraries/bluebird.js';
import { coPackages } from './libraries/co-packages.js';
import { co, coThunks } from './libraries/co.js';
import { esbuild } from './libraries/esbuild.js';
import { genny } from './libraries/genny.js';
import { gens } from './libraries/gens.js';
import type { Library } from './library.js';
import { node } from './libraries/node.js';
import { ownMeaningLibraries } from './libraries/own-meaning.js';
import { platform } from './libraries/platform.js';
import { promiseLibraries } from './libraries/promise-libraries.js';
import { q, q2 } from './libraries/q.js';
import { regenerator, regeneratorAsync, regeneratorHelpers } from './libraries/regenerator.js';
import { mappers } from './libraries/sequelize.js';
import { requestLibraries } from './libraries/supertest.js';
import { suspend } from './libraries/suspend.js';
import { swc, swcAsyncGenerators, swcGenerators, swcModuleInterop } from './libraries/swc.js';
import { task, taskJs } from './libraries/task.js';
import { thunkLibraries } from './libraries/thunk-libraries.js';
import { typescript } from './libraries/typescript.js';
import { unyield } from './libraries/unyield.js';
import { vo } from './libraries/vo.js';
import { when, whenGenerator, whenNode } from './libraries/when.js';

/** Everything the plugin knows about. Where two entries share a module, the one for the common version comes first. */
export const libraries: readonly Library[] = [
  co,
  coThunks,
  bluebird,
  bluebirdCo,
  bluebirdCoManual,
  q,
  q2,
  when,
  whenGenerator,
  whenNode,
  vo,
  unyield,
  suspend,
  genny,
  gens,
  task,
  taskJs,
  typescript,
  babel,
  babel6,
  babelAsyncGenerators,
  babelModuleInterop,
  swc,
  swcGenerators,
  swcAsyncGenerators,
  swcModuleInterop,
  esbuild,
  regenerator,
  regeneratorAsync,
  regeneratorHelpers,
  platform,
  ...node,
  ...promiseLibraries,
  ...thunkLibraries,
  ...coPackages,
  ...requestLibraries,
  ...mappers,
  ...ownMeaningLibraries,
];

/** The entries among them that run, wrap or compile coroutines. */
export const coroutineLibraries: readonly Library[] = libraries.filter(({ exports }) =>
  exports.some(({ role }) => role === 'wrapper' || role === 'runner' || role === 'state-machine'),
);
