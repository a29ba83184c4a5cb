import { babel, babel6, babelAsyncGenerators, babelModuleInterop } from './babel.js';
import { bluebirdCo, bluebirdCoManual } from './bluebird-co.js';
import { bluebird } from './bluebird.js';
import { co, coThunks } from './co.js';
import { esbuild } from './esbuild.js';
import { genny } from './genny.js';
import { gens } from './gens.js';
import type { Library } from './library.js';
import { node } from './node.js';
import { ownMeaningLibraries } from './own-meaning.js';
import { platform } from './platform.js';
import { promiseLibraries } from './promise-libraries.js';
import { q, q2 } from './q.js';
import { regenerator, regeneratorAsync, regeneratorHelpers } from './regenerator.js';
import { suspend } from './suspend.js';
import { swc, swcAsyncGenerators, swcGenerators, swcModuleInterop } from './swc.js';
import { task, taskJs } from './task.js';
import { thunkLibraries } from './thunk-libraries.js';
import { typescript } from './typescript.js';
import { vo } from './vo.js';
import { when, whenGenerator, whenNode } from './when.js';

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
  ...ownMeaningLibraries,
];

/** The entries among them that run, wrap or compile coroutines. */
export const coroutineLibraries: readonly Library[] = libraries.filter(({ exports }) =>
  exports.some(({ role }) => role === 'wrapper' || role === 'runner' || role === 'state-machine'),
);
