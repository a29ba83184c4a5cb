// The linter and its parsers look at these while they load.
Object.assign(globalThis, {
  process: { env: {}, argv: [], versions: {}, platform: 'browser', cwd: () => '/', emitWarning: () => undefined },
  global: globalThis,
});
