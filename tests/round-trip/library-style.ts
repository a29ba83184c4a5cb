/** How coroutines of one library are written. */
export interface LibraryStyle {
  readonly name: string;
  /** The name of the module, and the one that it gets in the file. */
  readonly module: string;
  readonly local: string;
  /** Makes a function of a generator function. */
  readonly wrap: (generator: string) => string;
  /** Runs a generator function without parameters; `usesThis` where it needs the `this` around it. */
  readonly run: (generator: string, usesThis: boolean) => string;
  /** A statement that follows the import. */
  readonly setup?: string;
  /** The function is handed to a host, and what was its first parameter is `this`. */
  readonly isHandler?: true;
  /** The callees that `wrap` and `run` write. */
  readonly callees: readonly string[];
}

function byWrapper(name: string, module: string, local: string, callee: string): LibraryStyle {
  const wrap = (generator: string): string => `${callee}(${generator})`;
  const run = (generator: string, usesThis: boolean): string => `${wrap(generator)}${usesThis ? '.call(this)' : '()'}`;
  return { name, module, local, wrap, run, callees: [callee] };
}

export const coWrap: LibraryStyle = {
  ...byWrapper('co.wrap', 'co', 'co', 'co.wrap'),
  run: (generator, usesThis) => (usesThis ? `co.call(this, ${generator})` : `co(${generator})`),
  callees: ['co.wrap', 'co', 'co.call'],
};

export const coroutine = byWrapper('Promise.coroutine', 'bluebird', 'Bluebird', 'Bluebird.coroutine');
export const qAsync = byWrapper('Q.async', 'q', 'Q', 'Q.async');

export const koaHandler: LibraryStyle = {
  ...byWrapper('koa 1 handler', 'koa', 'Koa', 'app.use'),
  setup: 'const app = new Koa();',
  isHandler: true,
};
