/**
 * Functions of packages that tell whether their argument is a generator or a generator function, by the name that they
 * are called by: of is-generator-function, is-generator-fn, is-type-of and their like.
 */
export const generatorTests: ReadonlySet<string> = new Set([
  ...['isGenerator', 'isGeneratorFn', 'isGeneratorFunction', 'isGeneratorObject'],
  ...['generator', 'generatorFn', 'generatorFunction'],
]);
